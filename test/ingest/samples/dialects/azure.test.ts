import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../../src/model/index.js';
import { cores, record, sorted } from '../recording.js';

const GIB = 1024 ** 3;
const options = { coresOf: () => cores(4), memoryOf: () => (8 * GIB) as Bytes };
const text = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

describe('a chart of the Azure portal', () => {
  it('reads the columns below lines about the chart', () => {
    const { told, codes, summary, intervalMs } = record(
      `\ufeff${text(
        'Metrics chart',
        'Resource,vm9',
        '',
        'Timestamp (UTC+02:00),"Percentage CPU (Avg), vm1","Percentage CPU (Max), vm1","Network In Total (Sum), vm1","Available Memory Bytes (Avg), vm1","Disk Write Bytes (Avg), vm2",Disk Read Operations/Sec (Avg),"OS Disk Latency (Avg), vm1"',
        `2026-03-01 02:00:00,10,25,300000,${2 * GIB},6000,7,1`,
        '2026-03-01 02:05:00,,,-,,,,1',
      )}`,
      options,
    );
    expect(codes).toEqual(['4 maximum-of-averages']);
    expect(sorted(told)).toEqual(
      sorted(
        [
          'vm1 cpuUsedCores 1',
          'vm1 networkInBytesPerSecond 1000',
          `vm1 memoryGuestUsedBytes ${6 * GIB}`,
          'vm2 diskWriteBytesPerSecond 100',
          'vm9 diskReadIops 7',
        ].map((line) => line.replace(' ', ' 2026-03-01T00:00:00.000Z ')),
      ),
    );
    expect(summary).toMatchObject({ dialect: 'azure-portal', rowsRead: 2, rowsUsed: 1 });
    expect(intervalMs).toBe(300_000);
  });

  it('tells columns of no machine and statistics of no use, and does not guess days', () => {
    const of = (header: string, ...stamps: readonly string[]) =>
      record(text(`Time,${header}`, ...stamps.map((stamp) => `${stamp},10`)), { ...options, zone: 'UTC' });
    expect(of('Percentage CPU (Avg)', '2026-03-01 00:00').codes).toEqual(['1 no-machine', '- no-samples']);
    expect(of('"Percentage CPU (Min), vm1"', '2026-03-01 00:00').codes).toEqual([
      '1 unusable-statistic',
      '- no-samples',
    ]);
    expect(of('"Percentage CPU (Avg), vm1"', '3/1/2026 1:00 AM').codes).toEqual(['1 ambiguous-dates']);
    expect(of('"Percentage CPU (Avg), vm1"', '3/1/2026 1:00 AM', '3/13/2026 1:00 AM').told).toHaveLength(2);
  });
});

const PERF =
  '"TenantId","Computer","ObjectName","CounterName","InstanceName","Min","Max","SampleCount","CounterValue","TimeGenerated [UTC]","Type"';
const perf = (object: string, counter: string, instance: string, value: string | number): string =>
  `t,web01,${object},${counter},${instance},,,,${value},"5/25/2026, 4:32:49.469 AM",Perf`;

describe('the table Perf of Log Analytics', () => {
  it('reads the counters of Windows and Linux, each thing once', () => {
    const { told, problems, summary } = record(
      text(
        PERF,
        perf('Processor', '% Processor Time', '_Total', 50),
        perf('Processor Information', '% Processor Time', '_Total', 50),
        perf('Processor', '% Processor Time', '0', 99),
        perf('Memory', 'Available MBytes', '', 2048),
        perf('LogicalDisk', 'Disk Reads/sec', 'C:', 5),
        perf('PhysicalDisk', 'Disk Reads/sec', '0 C:', 5),
        perf('LogicalDisk', '% Free Space', 'C:', 5),
        perf('Network Interface', 'Bytes Sent/sec', 'vmxnet3', 77),
        perf('Logical Disk', 'Disk Write Bytes/sec', 'sda1', 4),
        perf('Process', 'Working Set', 'sql', 5),
      ),
      options,
    );
    expect(problems).toEqual([]);
    expect(sorted(told)).toEqual(
      sorted(
        [
          'cpuUsedCores 2',
          `memoryGuestUsedBytes ${6 * GIB}`,
          'diskReadIops[C:] 5',
          'diskWriteBytesPerSecond[sda1] 4',
          'networkOutBytesPerSecond[vmxnet3] 77',
        ].map((line) => `web01 2026-05-25T04:32:49.469Z ${line}`),
      ),
    );
    expect(summary).toMatchObject({ dialect: 'azure-perf-table', rowsRead: 10, rowsUsed: 5 });
    expect(summary.rowsSkipped).toEqual([{ reason: 'counter not needed', count: 5 }]);
  });

  it('reads ISO stamps, and tells values that are none', () => {
    const { told, codes } = record(
      text(
        'TimeGenerated,Computer,ObjectName,CounterName,InstanceName,CounterValue',
        '2026-03-01T00:00:00.123Z,db01,Memory,Available MBytes Memory,Memory,1024',
        '2026-03-01T00:01:00.123Z,db01,Processor,% Processor Time,_Total,n/a',
      ),
      options,
    );
    expect(told).toEqual([`db01 2026-03-01T00:00:00.123Z memoryGuestUsedBytes ${7 * GIB}`]);
    expect(codes).toEqual(['3 bad-number']);
  });
});
