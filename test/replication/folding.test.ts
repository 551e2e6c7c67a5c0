import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import type { ChangedBlocks, ChangedInterval, Instant, Machine, Milliseconds } from '../../src/model/index.js';
import {
  DEFAULT_REPLICATION_SETTINGS,
  deriveChurn,
  deriveFolding,
  deriveSent,
  resolveReplicationSettings,
} from '../../src/replication/index.js';
import type { ReplicatedDisk, ReplicatedMachine, ReplicationSettings } from '../../src/replication/index.js';
import { writtenBetween } from '../../src/replication/fold-figures.js';
import { differingMinutes } from '../../src/replication/folded-minutes.js';
import type { BucketSeries, PeakSet } from '../../src/timeseries/index.js';
import { aMachine } from '../support/a-machine.js';

const START = Date.parse('2026-10-05T00:00:00Z');
const MINUTE = 60_000;
const ID = toMachineId('db01');
const DISK_BYTES = 2 ** 40;

const series = (instance: string, perMinute: readonly number[]): BucketSeries => ({
  key: { machine: ID, channel: 'diskWriteBytesPerSecond', instance },
  granularity: { intervalMs: 20_000 as Milliseconds, kind: 'sample' },
  bucketMs: 600_000 as Milliseconds,
  startMs: START as Instant,
  maxima: new Float64Array(Math.ceil(perMinute.length / 10)).fill(1),
  sums: new Float64Array(Math.ceil(perMinute.length / 10)).fill(1),
  counts: new Uint32Array(Math.ceil(perMinute.length / 10)).fill(30),
  minuteSums: Float64Array.from(perMinute),
});

const disk = (name: string, overrides: Partial<ReplicatedDisk> = {}): ReplicatedDisk => ({
  ...{
    name,
    isOs: false,
    sizeBytes: DISK_BYTES,
    sizeBasis: 'stated',
    usedBytes: null,
    target: null,
    instance: name,
    leftOut: null,
  },
  ...overrides,
});

const machineOf = (overrides: Partial<ReplicatedMachine> = {}): ReplicatedMachine => ({
  ...{ id: ID, name: 'db01', source: 'vmware', generation: 'agentless', because: 'nothing forbids it', wave: 1 },
  ...{ manager: null, host: null, memoryBytes: null, firmware: null, disks: [disk('d0'), disk('d1')] },
  ...overrides,
});

const ESTATE: { readonly machines: readonly Machine[] } = { machines: [{ ...aMachine({ name: 'db01' }), id: ID }] };

const interval = (
  [from, to]: readonly [number, number],
  changedBytes: number,
  overrides: Partial<ChangedInterval> = {},
): ChangedInterval => ({
  ...{ machine: 'db01', disk: 'd0', fromMs: START + from * MINUTE, toMs: START + to * MINUTE, changedBytes },
  ...{ granularityBytes: null, source: null, at: { file: 'changed.csv', line: 2 } },
  ...overrides,
});

const blocks = (intervals: readonly ChangedInterval[]): ChangedBlocks => ({
  files: [{ file: 'changed.csv', rowsRead: intervals.length, rowsSkipped: 0 }],
  ...{ intervals, problems: [] },
});

const resolvedWith = (changes: Partial<ReplicationSettings> = {}) =>
  resolveReplicationSettings({ ...DEFAULT_REPLICATION_SETTINGS, ...changes }, null);

const HOURS = 6;
/** Disk d0 writes 1,000 bytes a minute for six hours, d1 500. */
const PEAKS: PeakSet = {
  series: [
    series('d0', new Array<number>(HOURS * 60).fill(1000)),
    series('d1', new Array<number>(HOURS * 60).fill(500)),
  ],
  spanMs: null,
};

const fold = (
  intervals: readonly ChangedInterval[],
  changes: Partial<ReplicationSettings> = {},
  machine = machineOf(),
) =>
  deriveFolding({
    ...{ machines: [machine], estate: ESTATE, peaks: PEAKS },
    ...{ changed: blocks(intervals), resolved: resolvedWith(changes) },
  });

const codes = ({ problems }: ReturnType<typeof fold>): readonly string[] => problems.map(({ code }) => code);

describe('the example worked by hand', () => {
  // Two hours of 60,000 bytes each; 24,000 and 12,000 of them differ in the end: 40 and 20 %, together 36,000 / 120,000 = 30 %.
  const hours = [interval([0, 60], 24_000), interval([60, 120], 12_000)];
  const found = fold(hours, { foldPercent: 50 });

  it('is changed by written over the same time', () => {
    expect(found.plan.disks[0]).toMatchObject({
      ...{ disk: 'd0', percent: 30, from: 'measured', longer: null },
      carrying: {
        ...{ intervals: 2, shortestMinutes: 60, longestMinutes: 60, writtenBytes: 120_000, changedBytes: 36_000 },
        ...{ percent: 30, minPercent: 20, medianPercent: 20, maxPercent: 40, overWritten: 0 },
      },
    });
    expect(found.plan.disks[1]).toMatchObject({ disk: 'd1', percent: 50, from: 'estate' });
    expect(found.problems).toEqual([]);
  });

  it('lets 30 % of the one disk cross and 50 % of the other', () => {
    const churn = deriveChurn({ machines: [machineOf()], peaks: PEAKS, folds: found.own });
    const terms = { growthPercent: 0, compressionPercent: 0, foldPercent: 50 };
    const sent = deriveSent(churn.estate, resolvedWith(terms))!;
    // 1,000 x 0.3 + 500 x 0.5 = 550 bytes of 8 bits.
    expect(sent.bits[0]).toBeCloseTo(550 * 8, 9);
    expect(deriveSent(churn.estate, resolvedWith({ ...terms, foldPercent: null }))!.bits[0]).toBeCloseTo(800 * 8, 9);
    expect(differingMinutes(churn.foldedByMinute(ID)!, 50).bytes[0]).toBeCloseTo(550, 9);
  });

  it('reconciles', () => {
    expect(found.plan.counts).toEqual({ read: 2, skipped: 0, aside: [], carrying: 2, longer: 0 });
  });
});

describe('intervals that are not as long as cycles', () => {
  it('carry where they are shorter, as an upper bound, and bound from below where they are longer', () => {
    const short = fold([interval([0, 15], 9000), interval([0, 360], 36_000)]).plan.disks[0]!;
    expect(short).toMatchObject({ percent: 60, from: 'measured', longer: { percent: 10, intervals: 1 } });
    const long = fold([interval([0, 360], 36_000)]).plan.disks[0]!;
    expect(long).toMatchObject({ percent: null, from: 'nobody', carrying: null, longer: { percent: 10 } });
    expect(long.said).toBe(
      'nobody knows, and every write counts; over longer intervals 10 % over 1 interval of 360 minutes each (least 10, median 10, most 10 %): a lower bound, since more folds in them',
    );
  });

  it('refute a share that is stated below what was measured', () => {
    const found = fold([interval([0, 360], 180_000)], { foldPercent: 40 });
    expect(found.plan.disks[0]).toMatchObject({ percent: 50, from: 'estate' });
    expect(codes(found)).toEqual(['replication/fold-refuted']);
  });

  it('pass for an hour where a task drifts', () => {
    expect(fold([interval([0, 65], 6500)]).plan.disks[0]).toMatchObject({ percent: 10, from: 'measured' });
    expect(fold([interval([0, 67], 6700)]).plan.disks[0]).toMatchObject({ percent: null });
  });
});

describe('shares that people state', () => {
  const at = { file: 'plans.yaml', line: 3 };
  const stated = (percent: number, name: string | null = null) => ({
    ...{ machine: 'DB01', disk: name, percent, who: 'Kim', at },
  });

  it('hold of the disk before the machine, and of the machine before all', () => {
    const found = fold([], { foldPercent: 90, folds: [stated(70), stated(20, 'd1')] });
    expect(found.plan.disks.map(({ percent, from }) => [percent, from])).toEqual([
      [70, 'machine'],
      [20, 'disk'],
    ]);
    expect(found.own.get(ID)).toEqual({ disks: [70, 20], rest: 70 });
  });

  it('are told where they mean nothing', () => {
    const strange = { ...stated(5), machine: 'db02' };
    expect(codes(fold([], { folds: [strange, stated(1, 'd9'), stated(70), stated(60)] }))).toEqual(
      new Array(3).fill('replication/bad-fold'),
    );
    expect(codes(fold([], { folds: [stated(5)] }, machineOf({ generation: 'agentBased' })))).toEqual([
      'replication/bad-fold',
    ]);
  });
});

describe('shares that are stated twice', () => {
  const stated = (percent: number, line: number, disk: string | null = null) => ({
    ...{ machine: 'DB01', disk, percent, who: 'Kim', at: { file: 'plans.yaml', line } },
  });

  it('are not used where they differ, whoever wrote first, and both places are named', () => {
    const found = fold([], { foldPercent: 90, folds: [stated(20, 3), stated(30, 4), stated(20, 5)] });
    expect(found.plan.disks.map(({ percent }) => percent)).toEqual([90, 90]);
    expect(found.problems).toMatchObject([
      {
        ...{ code: 'replication/bad-fold', severity: 'error', at: { line: 4 } },
        message:
          'the share stated for "DB01" is not used: plans.yaml:3 states 20 % and plans.yaml:4 30 %; neither is used',
      },
    ]);
    const ofDisk = fold([], { folds: [stated(70, 3), stated(20, 4, 'd1'), stated(30, 5, 'D1')] });
    expect(ofDisk.plan.disks.map(({ percent }) => percent)).toEqual([70, 70]);
  });

  it('count once where they say the same', () => {
    const found = fold([], { folds: [stated(20, 3), stated(20, 4)] });
    expect(found.plan.disks.map(({ percent }) => percent)).toEqual([20, 20]);
    expect(found.problems).toMatchObject([
      {
        code: 'replication/fold-twice',
        severity: 'warning',
        message: expect.stringContaining('plans.yaml:3') as string,
      },
    ]);
  });
});

describe('rows that contradict something', () => {
  it('are set aside with the reason, and nothing is lost', () => {
    const found = fold([
      interval([0, 60], 1, { machine: 'db99' }),
      interval([0, 60], 1, { disk: 'Hard disk 7' }),
      interval([0, 60], DISK_BYTES + 1),
      interval([HOURS * 60, HOURS * 60 + 60], 1),
      interval([0, 60], 0),
      interval([60, 120], 6000),
      interval([60, 120], 6000),
      interval([90, 150], 9000),
    ]);
    expect(found.plan.counts).toEqual({
      ...{ read: 8, skipped: 0, carrying: 1, longer: 0 },
      aside: [
        { reason: 'no machine, or several, of that name', count: 1 },
        { reason: 'no such disk', count: 1 },
        { reason: 'more than the disk holds', count: 1 },
        { reason: 'samples do not show what the disk wrote meanwhile', count: 1 },
        { reason: 'nothing changed although something was written', count: 1 },
        { reason: 'overlapping with another, or the same twice', count: 2 },
      ],
    });
    expect(codes(found)).toEqual([
      ...['replication/changed-unknown-machine', 'replication/changed-unknown-disk', 'replication/changed-over-disk'],
      ...['replication/changed-nothing', 'replication/changed-overlap'],
    ]);
  });

  it('are told where more changed than was written, and fold nothing away that is negative', () => {
    const found = fold([interval([0, 60], 90_000, { granularityBytes: 65_536 })]);
    expect(found.plan.disks[0]).toMatchObject({ percent: 100, carrying: { maxPercent: 100, overWritten: 1 } });
    expect(found.problems[0]).toMatchObject({ code: 'replication/changed-over-written', severity: 'warning' });
    expect(found.problems[0]!.remedy).toContain('64 KiB');
  });

  it('take the larger of two counts of one interval', () => {
    const found = fold([interval([0, 60], 6000), interval([0, 60], 12_000)]);
    expect(found.plan.disks[0]!.percent).toBe(20);
    expect(codes(found)).toEqual(['replication/changed-twice']);
  });

  it.each(['agentBased', 'modernized', 'classic', 'hyperV'] as const)('fold nothing of %s', (generation) => {
    const found = fold([interval([0, 60], 6000)], { foldPercent: 40 }, machineOf({ generation }));
    expect(found.plan.disks).toEqual([]);
    expect(found.own.size).toBe(0);
    expect(found.plan.counts.aside[0]!.reason).toContain('sends every write');
  });
});

/** Hours of disk d0 with what changed in each, from 1 byte on. */
const someChanges = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: HOURS });
const hoursOf = (changes: readonly number[]): readonly ChangedInterval[] =>
  changes.map((changed, hour) => interval([hour * 60, hour * 60 + 60], changed));

const sentBits = (changes: readonly number[], foldPercent: number | null): number => {
  const { own } = fold(hoursOf(changes), { foldPercent });
  const churn = deriveChurn({ machines: [machineOf()], peaks: PEAKS, folds: own });
  return deriveSent(churn.estate, resolvedWith({ foldPercent }))!.bits.reduce((sum, one) => sum + one, 0);
};

describe('what holds for any changes', () => {
  it('never counts more than what was written', () => {
    fc.assert(
      fc.property(someChanges, fc.constantFrom(null, 1, 40, 100), (changes, foldPercent) => {
        const [first] = fold(hoursOf(changes), { foldPercent }).plan.disks;
        expect(first!.percent).toBeLessThanOrEqual(100);
        expect(first!.percent).toBeGreaterThan(0);
        const { minPercent, medianPercent, maxPercent } = first!.carrying!;
        expect(minPercent).toBeLessThanOrEqual(medianPercent);
        expect(medianPercent).toBeLessThanOrEqual(maxPercent);
        expect(maxPercent).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('never sends less where more changed', () => {
    fc.assert(
      fc.property(someChanges, fc.nat(HOURS - 1), fc.integer({ min: 0, max: 50_000 }), (changes, at, more) => {
        const larger = changes.map((changed, hour) => changed + (hour === at % changes.length ? more : 0));
        expect(sentBits(larger, 40)).toBeGreaterThanOrEqual(sentBits(changes, 40) * (1 - 1e-12));
      }),
    );
  });

  it('is a stated share where that share is what was measured', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (percent) => {
        const measured = new Array<number>(HOURS).fill(600 * percent);
        expect(sentBits(measured, percent)).toBeCloseTo(sentBits([], percent), 3);
      }),
    );
  });
});

/** Shares of minutes that lie in part in an interval, joined by an independent database. */
const QUERY = `
  select i.nr, sum(m.bytes * (least(i.upto, m.begins + 60000) - greatest(i.since, m.begins)) / 60000.0) as written
  from intervals as i join minutes as m on m.begins < i.upto and m.begins + 60000 > i.since
  group by i.nr order by i.nr`;

describe('a join of an independent database', () => {
  it('finds the same bytes for intervals that begin and end within minutes', async () => {
    let state = 7;
    const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    const minutes = Array.from({ length: 2000 }, () => Math.floor(random() * 1e6));
    const intervals = Array.from({ length: 300 }, () => {
      const from = Math.floor(random() * 1900 * MINUTE);
      return [from, from + 1 + Math.floor(random() * 99 * MINUTE)] as const;
    });
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run('create table minutes (begins bigint, bytes double)');
    await connection.run('create table intervals (nr integer, since bigint, upto bigint)');
    const append = await connection.createAppender('minutes');
    for (const [at, written] of minutes.entries()) {
      append.appendBigInt(BigInt(at * MINUTE));
      append.appendDouble(written);
      append.endRow();
    }
    append.closeSync();
    const asked = await connection.createAppender('intervals');
    for (const [nr, [since, upto]] of intervals.entries()) {
      asked.appendInteger(nr);
      asked.appendBigInt(BigInt(since));
      asked.appendBigInt(BigInt(upto));
      asked.endRow();
    }
    asked.closeSync();
    const rows = (await connection.runAndReadAll(QUERY)).getRowsJS().map(([, written]) => Number(written));
    connection.closeSync();
    instance.closeSync();
    const ours = writtenBetween({ startMs: START, bytes: Float64Array.from(minutes) });
    expect(rows).toHaveLength(300);
    for (const [nr, [since, upto]] of intervals.entries())
      expect(ours(START + since, START + upto)! / rows[nr]!).toBeCloseTo(1, 6);
  });

  it('takes the mean for minutes in which nothing was measured, and nothing where there are many', () => {
    const some = Float64Array.from({ length: 40 }, (_, minute) => (minute === 3 ? Number.NaN : 100));
    const ours = writtenBetween({ startMs: 0, bytes: some });
    expect(ours(0, 40 * MINUTE)).toBe(4000);
    expect(ours(0, 10 * MINUTE)).toBeNull();
    expect(ours(0, 60 * MINUTE)).toBeNull();
  });
});
