import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cores, record, sorted } from '../recording.js';

const GIB = 1024 ** 3;
const COLUMNS = [
  'Value',
  'Timestamp',
  'MetricId',
  'Unit',
  'Description',
  'Entity',
  'EntityId',
  'IntervalSecs',
  'Instance',
];
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number>>>;

const row = (metric: string, unit: string, value: string | number, more: Row = {}): Row => ({
  ...{ Value: value, Timestamp: '11/20/2026 12:09:40 AM', MetricId: metric, Unit: unit, Description: 'Some, words' },
  ...{ Entity: 'web01', EntityId: 'VirtualMachine-vm-90', IntervalSecs: 20, Instance: '' },
  ...more,
});

/** As Export-Csv of Windows PowerShell prints it. */
function exported(
  rows: readonly Row[],
  { columns = COLUMNS, separator = ',', type = '#TYPE VMware.VimAutomation.Stat.Sample\r\n' } = {},
): string {
  const line = (cells: readonly (string | number)[]): string =>
    `${cells.map((cell) => `"${cell}"`).join(separator)}\r\n`;
  return type + line(columns) + rows.map((one) => line(columns.map((name) => one[name] ?? ''))).join('');
}

const options = { zone: 'UTC', coresOf: () => cores(4), memoryOf: () => (8 * GIB) as never };

describe('an export of Get-Stat', () => {
  it('reads the counters of machines, disk by disk and adapter by adapter', () => {
    const { told, problems, summary, intervalMs } = record(
      exported([
        row('cpu.usage.average', '%', '25.5'),
        row('cpu.usage.average', '%', '90', { Instance: '0' }),
        row('cpu.usagemhz.average', 'MHz', 2400),
        row('mem.usage.average', '%', 50),
        row('mem.consumed.average', 'KB', 1024),
        row('virtualDisk.read.average', 'KBps', 3, { Instance: 'scsi0:0' }),
        row('virtualDisk.numberWriteAveraged.average', 'Number', 12, { Instance: 'scsi0:1' }),
        row('disk.write.average', 'KBps', 9),
        row('disk.numberwrite.summation', 'number', 283, { Instance: 'naa.60060160' }),
        row('net.received.average', 'KBps', 2, { Instance: '4000' }),
        row('net.received.average', 'KBps', 2),
        row('cpu.usage.average', '%', 80, { Entity: 'esx01', EntityId: 'HostSystem-host-12' }),
      ]),
      options,
    );
    expect(problems).toEqual([]);
    expect(sorted(told)).toEqual(
      sorted(
        [
          'cpuUsedCores 1.02',
          `memoryActiveBytes ${4 * GIB}`,
          'memoryConsumedBytes 1048576',
          'diskReadBytesPerSecond[scsi0:0] 3072',
          'diskWriteIops[scsi0:1] 12',
          'diskWriteBytesPerSecond 9216',
          'networkInBytesPerSecond[4000] 2048',
          'networkInBytesPerSecond 2048',
        ].map((what) => `web01 2026-11-20T00:09:40.000Z ${what}`),
      ),
    );
    expect(summary).toMatchObject({ dialect: 'powercli-stat', rowsRead: 12, rowsUsed: 8 });
    expect(summary.rowsSkipped).toEqual([
      { reason: 'counter not needed', count: 3 },
      { reason: 'not of a machine', count: 1 },
    ]);
    // By the counter, with `(…)` where they are of a part of the machine.
    expect(summary.countersIgnored).toEqual([
      { name: 'cpu.usage.average(…)', rows: 1 },
      { name: 'cpu.usagemhz.average', rows: 1 },
      { name: 'disk.numberwrite.summation(…)', rows: 1 },
    ]);
    expect(intervalMs).toBe(20_000);
  });

  it('names what is not needed and what is not known by counter, most rows first', () => {
    const { summary, codes } = record(
      exported([
        row('cpu.usage.average', '%', 25),
        row('cpu.ready.summation', 'millisecond', 3),
        ...[1, 2].map((value) => row('mem.swapped.average', 'KB', value)),
        ...[1, 2, 3].map((value) => row('vendor.own.metric', 'KB', value)),
      ]),
      options,
    );
    expect(codes.filter((code) => code.endsWith('unknown-metric'))).toHaveLength(1);
    expect(summary.countersIgnored).toEqual([
      { name: 'vendor.own.metric', rows: 3 },
      { name: 'mem.swapped.average', rows: 2 },
      { name: 'cpu.ready.summation', rows: 1 },
    ]);
    expect(summary).toMatchObject({ rowsRead: 7, rowsUsed: 1 });
  });

  it('makes no machine of a host, a cluster or a pool, nor a sample of its interval and stamp', () => {
    const of = (Entity: string, EntityId: string): Row =>
      row('cpu.usage.average', '%', 80, { Entity, EntityId, IntervalSecs: 300, Timestamp: 'never' });
    const { machines, summary, problems, intervalMs } = record(
      exported([
        of('esx01', 'HostSystem-host-1'),
        of('Cluster A', 'ClusterComputeResource-domain-c8'),
        row('cpu.usage.average', '%', 25),
        of('', 'ResourcePool-resgroup-9'),
      ]),
      options,
    );
    expect([problems, machines.map(({ name }) => name), intervalMs]).toEqual([[], ['web01'], 20_000]);
    expect(summary).toMatchObject({ machines: 1, rowsRead: 4, rowsUsed: 1 });
    expect(summary.rowsSkipped).toEqual([{ reason: 'not of a machine', count: 3 }]);
  });

  it.each([
    ['20.11.2026 00:09:40', ';', '25,5'],
    ['20/11/2026 00:09:40', ';', '25,5'],
    ['20-11-2026 0:09:40', ',', '25,5'],
    ['11/20/2026 12:09:40 AM', ',', '25.5'],
    ['11/20/2026 12:09:40\u202fAM', ',', '25.5'],
    ['20/11/2026 12:09:40 am', ',', '25.5'],
    ['20.11.2026 0.09.40', '\t', '25,5'],
    ['2026-11-20 00:09:40', ',', '25.5'],
    ['2026-11-20T00:09:40.0000000+00:00', ',', '25.5'],
    ['2026/11/20 0:09:40', ',', '25.5'],
  ])('reads %s between "%s" and %s', (stamp, separator, value) => {
    const { told, problems } = record(
      exported([row('cpu.usage.average', '%', value, { Timestamp: stamp })], { separator, type: '' }),
      options,
    );
    expect(problems).toEqual([]);
    expect(told).toEqual(['web01 2026-11-20T00:09:40.000Z cpuUsedCores 1.02']);
  });

  it('takes the order of day and month from a later row, and never guesses it', () => {
    const at = (stamp: string): Row => row('cpu.usage.average', '%', 25, { Timestamp: stamp });
    const later = record(exported([at('01.11.2026 10:00:00'), at('13.11.2026 10:00:00')]), options);
    expect(later.told.map((line) => line.split(' ')[1])).toEqual([
      ...['2026-11-01T10:00:00.000Z', '2026-11-13T10:00:00.000Z'],
    ]);
    const none = exported([at('01.11.2026 10:00:00'), at('02.11.2026 10:00:00')]);
    expect(record(none, options)).toMatchObject({ told: [], codes: ['2 ambiguous-dates'] });
    const stated = record(`# time: dd.MM.yyyy HH:mm:ss\n${none}`, options);
    expect(stated.problems).toEqual([]);
    expect(stated.told[1]).toBe('web01 2026-11-02T10:00:00.000Z cpuUsedCores 1');
  });

  it('keeps averages of vCenter apart from samples, and takes MHz only for what they are', () => {
    const of = (seconds: number): Row => row('cpu.usage.average', '%', 25, { IntervalSecs: seconds });
    expect(record(exported([of(300), of(300)]), options).intervalMs).toBe(300_000);
    expect(record(exported([of(300), of(7200)]), options).intervalMs).toBeNull();
    const mhz = record(exported([row('cpu.usagemhz.average', 'MHz', 2400)]), options);
    expect(mhz.codes).toEqual(['2 mhz-without-capacity', '- no-samples']);
  });

  it('needs a zone, and reads a few columns in any order', () => {
    const columns = ['Entity', 'Value', 'MetricId', 'Timestamp'];
    const text = exported([row('cpu.usage.average', '', 25)], { columns, type: '' });
    expect(record(text, { ...options, zone: null }).codes).toEqual(['2 stamp-without-zone', '- no-samples']);
    expect(record(text, options).told).toEqual(['web01 2026-11-20T00:09:40.000Z cpuUsedCores 1']);
  });

  it('tells a metric and a unit that it does not know, and ragged rows', () => {
    const rows = [
      row('gpu2.heat', 'C', 5),
      row('cpu.usage.average', 'furlongs', 5),
      row('net.usage.average', 'KBps', 5),
    ];
    const { codes, summary } = record(`${exported(rows)}"1","2"\r\n`, options);
    expect(codes).toEqual(['3 unknown-metric', '4 unknown-metric', '6 ragged-row', '- no-samples']);
    expect(summary).toMatchObject({ rowsRead: 4, rowsUsed: 0 });
  });

  it('gives the same whatever the order of its columns', () => {
    const rows = [
      row('cpu.usage.average', '%', 25),
      row('virtualDisk.read.average', 'KBps', 3, { Instance: 'scsi0:0' }),
    ];
    const wanted = sorted(record(exported(rows), options).told);
    expect(wanted).toHaveLength(2);
    fc.assert(
      fc.property(fc.shuffledSubarray(COLUMNS, { minLength: COLUMNS.length }), (columns) => {
        expect(sorted(record(exported(rows, { columns }), options).told)).toEqual(wanted);
      }),
    );
  });
});
