import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, toMachineId } from '../../src/model/index.js';
import type { Instant, Milliseconds } from '../../src/model/index.js';
import { deriveChurn } from '../../src/replication/index.js';
import type { ReplicatedDisk, ReplicatedMachine } from '../../src/replication/index.js';
import { addWithMean, minuteBytesOf, sumOfMinutes, totalsOf } from '../../src/replication/minute-bytes.js';
import { ALL_INSTANCES } from '../../src/timeseries/index.js';
import type { BucketSeries, Channel, PeakSet } from '../../src/timeseries/index.js';

const START = Date.parse('2026-10-05T00:00:00Z');
const MEGABYTES = 60_000_000; // a minute of 1 MB/s
const ID = toMachineId('db01');

interface SeriesTerms {
  readonly channel?: Channel;
  readonly intervalMs?: number;
  readonly startMs?: number;
  readonly machine?: string;
}

/** Minutes of MB/s of one disk; `NaN` is a gap. Their buckets hold the same as rates of samples. */
function writes(instance: string, mbps: readonly number[], terms: SeriesTerms = {}): BucketSeries {
  const { channel = 'diskWriteBytesPerSecond', intervalMs = 20_000, startMs = START, machine = ID } = terms;
  const length = Math.ceil(mbps.length / 10) * 10;
  const minuteSums = Float64Array.from({ length }, (_, minute) => (mbps[minute] ?? NaN) * MEGABYTES);
  const perMinute = 60_000 / intervalMs;
  const buckets = Array.from({ length: length / 10 }, (_, at) =>
    mbps.slice(at * 10, at * 10 + 10).filter((value) => !Number.isNaN(value)),
  );
  return {
    key: { machine: toMachineId(machine), channel, instance },
    granularity: { intervalMs: intervalMs as Milliseconds, kind: intervalMs <= 60_000 ? 'sample' : 'average' },
    bucketMs: 600_000 as Milliseconds,
    startMs: startMs as Instant,
    maxima: Float64Array.from(buckets, (found) => (found.length === 0 ? NaN : Math.max(...found) * 1e6)),
    sums: Float64Array.from(buckets, (found) =>
      found.length === 0 ? NaN : found.reduce((sum, value) => sum + value, 0) * 1e6 * perMinute,
    ),
    counts: Uint32Array.from(buckets, (found) => found.length * perMinute),
    minuteSums: channel === 'diskWriteBytesPerSecond' ? minuteSums : null,
  };
}

const peaksOf = (...series: readonly BucketSeries[]): PeakSet => ({ series, spanMs: null });

const disk = (name: string, overrides: Partial<ReplicatedDisk> = {}): ReplicatedDisk => ({
  ...{
    name,
    isOs: false,
    sizeBytes: bytes(2 ** 37),
    sizeBasis: 'stated',
    usedBytes: null,
    target: null,
    instance: name,
    leftOut: null,
  },
  ...overrides,
});

const machineOf = (...disks: readonly ReplicatedDisk[]): ReplicatedMachine => ({
  ...{ id: ID, name: 'db01', source: 'vmware', generation: 'agentless', because: 'nothing forbids it', wave: 1 },
  ...{ manager: null, host: null, memoryBytes: null, firmware: null, disks },
});

describe('the churn of a machine', () => {
  const disks = [disk('d0'), disk('d1')];
  const peaks = peaksOf(writes('d0', [10, 0, 2]), writes('d1', [0, 10, 2]));
  const { machines, estate, bytesByMinute } = deriveChurn({ machines: [machineOf(...disks)], peaks });
  const [churn] = machines;

  it('peaks with the sum over its disks in a minute, and not with the sum of their peaks', () => {
    expect(churn!.disks.map(({ peakMBps }) => peakMBps)).toEqual([10, 10]);
    expect(churn).toMatchObject({ peakMBps: 10, peakAt: '2026-10-05T00:00:00.000Z', averageMBps: 8, p95MBps: 10 });
    expect(churn!.disks[1]).toMatchObject({ peakAt: '2026-10-05T00:01:00.000Z', averageMBps: 4, minutes: 3 });
  });

  it('is GB of 10^9 bytes a day at its mean', () => {
    expect(churn!.gbPerDay).toBe(8 * 86.4);
    expect(churn).toMatchObject({ unmeasuredDisks: 0, intervalSeconds: 20 });
  });

  it('can be asked for by the minute', () => {
    const minutes = bytesByMinute(ID)!;
    expect(minutes.startMs).toBe(START);
    expect([...minutes.bytes.subarray(0, 4)]).toEqual([10 * MEGABYTES, 10 * MEGABYTES, 4 * MEGABYTES, NaN]);
    expect(bytesByMinute(toMachineId('another'))).toBeNull();
  });

  it('is that of the estate, with its mean in minutes of which nothing is known', () => {
    expect(estate).toMatchObject({ startMs: START, machinesMeasured: 1, machinesUnmeasured: 0, averageMBps: 8 });
    expect(estate.bytes).toHaveLength(10);
    expect([...estate.bytes.subarray(2, 5)]).toEqual([4, 8, 8].map((mbps) => mbps * MEGABYTES));
    expect(estate.said.join(' ')).toContain('In 70 % of the minutes');
  });
});

describe('which samples count', () => {
  const two = [1, 2, 3, 4];
  it('leaves out what a disk writes that is left out', () => {
    const machine = machineOf(disk('d0'), disk('d1', { leftOut: 'left out by Kim' }));
    const { machines } = deriveChurn({
      machines: [machine],
      peaks: peaksOf(writes(ALL_INSTANCES, [9, 9, 9, 9]), writes('d0', two), writes('d1', [5, 5, 5, 5])),
    });
    expect(machines[0]).toMatchObject({ averageMBps: 2.5, unmeasuredDisks: 0 });
    expect(machines[0]!.disks[1]!.averageMBps).toBe(5);
  });

  it('counts samples that are called otherwise, which may be of any disk', () => {
    const machine = machineOf(disk('d0'), disk('d1', { instance: null }), disk('d2', { instance: null, leftOut: 'x' }));
    const { machines, estate } = deriveChurn({
      machines: [machine],
      peaks: peaksOf(writes('d0', two), writes('naa.6000', [1, 1, 1, 1])),
    });
    expect(machines[0]).toMatchObject({ averageMBps: 3.5, unmeasuredDisks: 1 });
    expect(machines[0]!.disks.map(({ basis }) => basis)).toEqual(['minuteSums', 'none', 'none']);
    expect(estate.said.join(' ')).toContain('do not tell disks that are left out');
  });

  it('takes totals where there is nothing else, for the machine and for none of its disks', () => {
    const machine = machineOf(disk('d0', { instance: null }), disk('d1', { instance: null }));
    const { machines, estate } = deriveChurn({ machines: [machine], peaks: peaksOf(writes(ALL_INSTANCES, two)) });
    expect(machines[0]).toMatchObject({ averageMBps: 2.5, unmeasuredDisks: 2 });
    expect(machines[0]!.disks.map(({ averageMBps }) => averageMBps)).toEqual([null, null]);
    expect(estate.said.join(' ')).toContain(
      'The samples of 1 machine tell totals over all disks: churn is that of a machine',
    );
  });

  it('gives the only disk of a machine its totals', () => {
    const { machines } = deriveChurn({
      machines: [machineOf(disk('d0', { instance: null }))],
      peaks: peaksOf(writes(ALL_INSTANCES, two)),
    });
    expect(machines[0]!.disks[0]).toMatchObject({ averageMBps: 2.5, basis: 'minuteSums' });
  });

  it('is unknown without samples, and says that sums are too low', () => {
    const { machines, estate } = deriveChurn({ machines: [machineOf(disk('d0'))], peaks: null });
    expect(machines[0]).toMatchObject({ peakMBps: null, p95MBps: null, gbPerDay: null, intervalSeconds: null });
    expect(estate).toMatchObject({ startMs: null, machinesMeasured: 0, machinesUnmeasured: 1, averageMBps: null });
    expect(estate.said.join(' ')).toContain('lower bounds');
  });

  it('takes no name for a key of an object', () => {
    const machine = machineOf(disk('__proto__'), disk('</script>'));
    const { machines } = deriveChurn({
      machines: [machine],
      peaks: peaksOf(writes('__proto__', two), writes('</script>', two)),
    });
    expect(machines[0]!.disks.map(({ averageMBps }) => averageMBps)).toEqual([2.5, 2.5]);
  });
});

describe('the size of a write', () => {
  it('is bytes by operations, in KB of 1,024 bytes, and unknown without either', () => {
    const operations = writes('d0', [0.0001, 0.0001], { channel: 'diskWriteIops' }); // 100 a second
    const written = writes('d0', [1.6384, 1.6384]);
    const [churn] = deriveChurn({ machines: [machineOf(disk('d0'))], peaks: peaksOf(written, operations) }).machines;
    expect(churn!.disks[0]!.ioKB).toBe(16);
    const [without] = deriveChurn({ machines: [machineOf(disk('d0'))], peaks: peaksOf(written) }).machines;
    expect(without!.disks[0]!.ioKB).toBeNull();
  });
});

describe('samples that are further apart than a minute', () => {
  it('are spread over the minutes behind them, so that none holds what five wrote', () => {
    const sums = [50, NaN, NaN, NaN, NaN, 100, NaN, NaN, NaN, NaN];
    const spread = minuteBytesOf(writes('d0', sums, { intervalMs: 300_000 }))!;
    expect([...spread.bytes.subarray(0, 10)].map((value) => value / MEGABYTES)).toEqual([
      ...[10, 10, 10, 10, 10],
      ...[20, 20, 20, 20, 20],
    ]);
    const { machines, estate } = deriveChurn({
      machines: [machineOf(disk('d0'))],
      peaks: peaksOf(writes('d0', sums, { intervalMs: 300_000 })),
    });
    expect(machines[0]).toMatchObject({ peakMBps: 20, averageMBps: 15, intervalSeconds: 300 });
    expect(estate.said.join(' ')).toContain('peaks and percentiles of minutes are too low');
  });

  it('keep their total, whatever is missing', () => {
    const minute = fc.oneof(fc.constant(NaN), fc.nat({ max: 1000 }));
    fc.assert(
      fc.property(fc.array(minute, { maxLength: 60 }), fc.integer({ min: 1, max: 15 }), (mbps, apart) => {
        const spread = minuteBytesOf(writes('d0', mbps, { intervalMs: apart * 60_000 }))!;
        const total = (values: Iterable<number>): number =>
          [...values].reduce((sum, one) => sum + (one >= 0 ? one : 0), 0);
        expect(total(spread.bytes) / MEGABYTES).toBeCloseTo(total(mbps), 6);
      }),
    );
  });
});

describe('sums of minutes', () => {
  const part = fc.record({
    startMs: fc.nat({ max: 30 }).map((minute) => START + minute * 60_000),
    bytes: fc
      .array(fc.oneof(fc.constant(NaN), fc.nat({ max: 1000 })), { minLength: 1, maxLength: 40 })
      .map((values) => Float64Array.from(values)),
  });

  it('hold in each minute what is known of it', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const sum = sumOfMinutes(parts)!;
        sum.bytes.forEach((value, at) => {
          const atMs = sum.startMs + at * 60_000;
          const known = parts
            .map(({ startMs, bytes: own }) => own[(atMs - startMs) / 60_000] ?? NaN)
            .filter((one) => !Number.isNaN(one));
          expect(value).toEqual(known.length === 0 ? NaN : known.reduce((total, one) => total + one, 0));
        });
      }),
    );
  });

  it('of an estate hold the mean of a machine where nothing is known of it', () => {
    fc.assert(
      fc.property(part, (one) => {
        const totals = totalsOf(one.bytes);
        fc.pre(totals.minutes > 0);
        const all = { startMs: START - 300_000, bytes: new Float64Array(100) };
        expect(addWithMean(all, one, totals)).toBe(100 - totals.minutes);
        const mean = totals.total / totals.minutes;
        expect(all.bytes.reduce((sum, value) => sum + value, 0)).toBeCloseTo(mean * 100, 6);
      }),
    );
  });
});
