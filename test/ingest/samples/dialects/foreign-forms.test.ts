import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseSamples } from '../../../../src/ingest/index.js';
import { cores, record } from '../recording.js';

const FORMS: Readonly<Record<string, string>> = {
  'powercli-stat':
    '#TYPE X\n"Value","Timestamp","MetricId","Unit","Entity","EntityId","IntervalSecs","Instance"\n"5","11/20/2026 1:00:00 AM","cpu.usage.average","%","a","VirtualMachine-vm-1","20",""\n',
  'aria-operations': 'Name;Time;CPU|Usage (%)\na;20.11.2026 01:00;5,5\n',
  'vsphere-chart': 'Time,Usage in MHz for a,Usage for a\n2026-03-01T00:00:00Z,100,5\n',
  sadf: 'a;-1;2026-03-01 00:00:01 UTC;LINUX-RESTART (4 CPU)\n# hostname;interval;timestamp;CPU;%user;%idle\na;600;2026-03-01 00:10:01 UTC;-1;5;95\n',
  'azure-perf-table':
    'Computer,ObjectName,CounterName,InstanceName,CounterValue,"TimeGenerated [UTC]"\na,Processor,% Processor Time,_Total,5,"5/25/2026, 1:00:00.000 AM"\n',
  'azure-portal': 'Chart\nTime,"Percentage CPU (Avg), a"\n2026-03-01T00:00:00Z,5\n',
  cloudwatch: 'Timestamp,Average,Unit,Label,InstanceId\n2026-03-01T00:00:00Z,5,Percent,CPUUtilization,i-0abcdef1\n',
};

describe('forms of other tools', () => {
  it.each(Object.entries(FORMS))('%s is known by its first lines, and gives a reading', (dialect, text) => {
    expect(recogniseSamples(text)?.dialect?.dialect).toBe(dialect);
    const { told, summary } = record(text, { zone: 'UTC', coresOf: () => cores(2) });
    expect(summary.dialect).toBe(dialect);
    expect(told).toHaveLength(1);
  });

  it.each([
    // Usage columns of RVTools are single values of the time of the export, and no samples.
    'VM,Powerstate,Template,CPUs,Sockets,Cores p/s,Max,Overall,Level,Shares,Reservation\nweb01,poweredOn,False,4,4,1,9600,2400,normal,4000,0\n',
    'VM,Powerstate,Size MiB,Overhead,Max,Consumed,Active,Shares\nweb01,poweredOn,8192,70,8000,7000,600,1\n',
    '*Server name,IP addresses,*Cores,*Memory (In MB),*OS name,CPU utilization percentage\nweb01,,4,8192,Linux,50\n',
    '#TYPE Microsoft.HyperV.PowerShell.VirtualMachine\n"Name","State","CPUUsage","MemoryAssigned","Uptime"\n"web01","Running","5","1","1.00:00:00"\n',
    'Name,Time,Note\nweb01,2026-03-01 00:00,moved\n',
    'Resource group,Name\nrg,vm1\nrg,vm2\n',
    'Metric names\nthat nobody knows\n',
    'hostname;interval;value\na;600;1\n',
  ])('leaves alone %j', (text) => {
    expect(recogniseSamples(text)).toBeNull();
  });

  it('never make reading throw, however damaged they are, and account for every row', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(FORMS)),
        fc.array(fc.tuple(fc.nat(300), fc.nat(30), fc.string({ maxLength: 4 })), { maxLength: 6 }),
        fc.integer({ min: 1, max: 3 }),
        (form, cuts, times) => {
          const whole = form + form.split('\n').slice(-2).join('\n').repeat(times);
          const text = cuts.reduce(
            (all, [from, length, put]) => all.slice(0, from) + put + all.slice(from + length),
            whole,
          );
          const { summary } = record(text, { zone: 'UTC', coresOf: () => cores(2) });
          const skipped = summary.rowsSkipped.reduce((sum, { count }) => sum + count, 0);
          expect(summary.rowsUsed + skipped).toBe(summary.rowsRead);
        },
      ),
      { numRuns: 500 },
    );
  });
});
