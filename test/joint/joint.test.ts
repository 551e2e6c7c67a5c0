import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveJoint, groupMachines, parseGrouping, sumMembers } from '../../src/joint/index.js';
import type { JointMeasure } from '../../src/joint/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { Instant, Machine, MachineId, Milliseconds } from '../../src/model/index.js';
import { WHOLE_MACHINE } from '../../src/timeseries/index.js';
import type { BucketSeries, Channel, SeriesKind } from '../../src/timeseries/index.js';
import { aMachine } from '../support/a-machine.js';

const BUCKET = 600_000;
const START = Date.parse('2026-03-02T00:00:00Z');

/** What one machine had in a bucket: its samples, or null for a gap. */
type Samples = readonly number[] | null;

interface Given {
  readonly machine: string;
  readonly offset: number;
  readonly buckets: readonly Samples[];
  readonly kind?: SeriesKind;
  readonly intervalMs?: number;
  readonly channel?: Channel;
}

function aSeries({ machine, offset, buckets, kind = 'sample', intervalMs = 20_000, channel }: Given): BucketSeries {
  return {
    key: { machine: toMachineId(machine), channel: channel ?? 'cpuUsedCores', instance: WHOLE_MACHINE },
    granularity: { intervalMs: intervalMs as Milliseconds, kind },
    bucketMs: BUCKET as Milliseconds,
    startMs: (START + offset * BUCKET) as Instant,
    maxima: Float64Array.from(buckets, (samples) => (samples === null ? NaN : Math.max(...samples))),
    sums: Float64Array.from(buckets, (samples) =>
      samples === null ? NaN : samples.reduce((sum, one) => sum + one, 0),
    ),
    counts: Uint32Array.from(buckets, (samples) => samples?.length ?? 0),
    minuteSums: null,
  };
}

const windowOfBuckets = (buckets: number) => ({
  startMs: START as Instant,
  endMs: (START + buckets * BUCKET) as Instant,
});

const joint = (given: readonly Given[], buckets: number, machines: number = given.length): JointMeasure | null =>
  sumMembers(given.map(aSeries), {
    metric: 'cpuCores',
    machines,
    window: windowOfBuckets(buckets),
    bucketMs: BUCKET,
  });

describe('joint use, by hand', () => {
  // Buckets of 10 minutes from midnight; a peaks in the second, b in the third.
  const a: Given = {
    machine: 'a',
    offset: 0,
    buckets: [
      [1, 1],
      [8, 2],
      [2, 2],
    ],
  };
  const b: Given = {
    machine: 'b',
    offset: 1,
    buckets: [
      [3, 1],
      [6, 0],
      [5, 5],
    ],
  };

  it('holds the peak of the sum against the sum of the peaks', () => {
    // Sums of maxima: 1, 11, 8, 5. Sums of means: 1, 7, 5, 5; one machine alone reaches 8 in the second.
    expect(joint([a, b], 4, 3)).toEqual({
      metric: 'cpuCores',
      machines: 3,
      measured: 2,
      ofAverages: 0,
      ofMaxima: 0,
      sumOfPeaks: 14,
      sumOfP95s: 14,
      upper: { peak: 11, at: '2026-03-02T00:10:00.000Z', machinesWithData: 2 },
      lower: { peak: 8, at: '2026-03-02T00:10:00.000Z', machinesWithData: 2 },
      p95: 11,
      complete: { buckets: 2, peak: 11, p95: 11 },
      coverage: { buckets: 4, filled: 6, expected: 8, percent: 75 },
      coincidence: { upper: 11 / 14, lower: 8 / 14, p95: 11 / 14 },
    });
  });

  it('counts a machine without a value as unknown there, not as idle', () => {
    const alone = joint([a, { machine: 'c', offset: 3, buckets: [[2]] }], 4);
    expect(alone?.upper).toMatchObject({ peak: 8, machinesWithData: 1 });
    expect(alone?.complete).toBeNull();
    expect(alone?.coverage).toMatchObject({ buckets: 4, filled: 4, expected: 8, percent: 50 });
  });

  it('of one machine is that machine', () => {
    expect(joint([a], 3)).toMatchObject({
      upper: { peak: 8 },
      lower: { peak: 8 },
      coincidence: { upper: 1, lower: 1 },
    });
  });

  it('is null where nothing was measured, and has no ratio where nothing was used', () => {
    expect(joint([], 3)).toBeNull();
    expect(joint([{ machine: 'a', offset: 0, buckets: [null, null] }], 3)).toBeNull();
    expect(joint([{ machine: 'a', offset: 0, buckets: [[0]] }], 3)?.coincidence).toEqual({
      upper: null,
      lower: null,
      p95: null,
    });
  });

  it('says of averages that they hide peaks, and takes no mean from maxima of the source', () => {
    const averages: Given = { ...a, kind: 'average', intervalMs: 300_000 };
    const maxima: Given = { ...b, kind: 'maximum', intervalMs: 300_000 };
    // The means of a alone are 1, 5, 2; b's maxima 3, 6, 5 count where they are more.
    expect(joint([averages, maxima], 4)).toMatchObject({
      ofAverages: 1,
      ofMaxima: 1,
      upper: { peak: 11 },
      lower: { peak: 8 },
    });
    expect(joint([{ ...a, buckets: [[1]] }, maxima], 4)?.lower).toMatchObject({
      peak: 6,
      at: '2026-03-02T00:20:00.000Z',
    });
  });
});

// Eighths and counts that are powers of two: every sum and mean is exact, in any order.
const eighths = fc.integer({ min: 0, max: 800 }).map((value) => value / 8);
const samples: fc.Arbitrary<Samples> = fc.oneof(
  { arbitrary: fc.constant(null), weight: 1 },
  {
    arbitrary: fc.constantFrom(1, 2, 4).chain((count) => fc.array(eighths, { minLength: count, maxLength: count })),
    weight: 3,
  },
);
const WINDOW = 12;
const members: fc.Arbitrary<readonly Given[]> = fc
  .array(
    fc.record({
      offset: fc.integer({ min: -4, max: 14 }),
      buckets: fc.array(samples, { maxLength: 10 }),
      kind: fc.constantFrom<SeriesKind>('sample', 'average', 'maximum'),
      intervalMs: fc.constantFrom(20_000, 300_000, 600_000),
    }),
    { maxLength: 6 },
  )
  .map((all) => all.map((one, index) => ({ ...one, machine: `m${index}` })));

/** The same by trying every bucket with every machine. */
function bruteForce(given: readonly Given[]): Omit<JointMeasure, 'metric' | 'machines' | 'ofAverages'> | null {
  const within = given.map(({ offset, buckets, kind }) => ({
    kind,
    at: Array.from({ length: WINDOW }, (_, bucket) => buckets[bucket - offset] ?? null),
  }));
  const seen = within.filter(({ at }) => at.some((one) => one !== null));
  if (seen.length === 0) return null;
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const p95 = (values: readonly number[]): number => {
    const sorted = [...values].sort((left, right) => left - right);
    return sorted[Math.ceil((95 * sorted.length) / 100) - 1]!;
  };
  const rows = Array.from({ length: WINDOW }, (_, bucket) => {
    const here = seen.flatMap(({ at, kind }) => {
      const one = at[bucket];
      return one == null ? [] : [{ kind, maximum: Math.max(...one), mean: add(one) / one.length }];
    });
    return {
      bucket,
      count: here.length,
      upper: add(here.map(({ maximum }) => maximum)),
      lower: Math.max(
        add(here.flatMap(({ kind, mean }) => (kind === 'maximum' ? [] : [mean]))),
        ...here.map(({ maximum }) => maximum),
      ),
    };
  }).filter(({ count }) => count > 0);
  const boundOf = (key: 'upper' | 'lower'): JointMeasure['upper'] => {
    const peak = Math.max(...rows.map((row) => row[key]));
    const first = rows.find((row) => row[key] === peak)!;
    return { peak, at: new Date(START + first.bucket * BUCKET).toISOString(), machinesWithData: first.count };
  };
  const maximaOf = (at: readonly Samples[]): readonly number[] =>
    at.flatMap((one) => (one === null ? [] : [Math.max(...one)]));
  const upper = boundOf('upper');
  const lower = boundOf('lower');
  const sumOfPeaks = add(seen.map(({ at }) => Math.max(...maximaOf(at))));
  const sumOfP95s = add(seen.map(({ at }) => p95(maximaOf(at))));
  const joint95 = p95(rows.map((row) => row.upper));
  const whole = rows.filter(({ count }) => count === seen.length).map((row) => row.upper);
  const filled = add(rows.map(({ count }) => count));
  const expected = rows.length * seen.length;
  return {
    measured: seen.length,
    ofMaxima: seen.filter(({ kind }) => kind === 'maximum').length,
    sumOfPeaks,
    sumOfP95s,
    upper,
    lower,
    p95: joint95,
    complete: whole.length === 0 ? null : { buckets: whole.length, peak: Math.max(...whole), p95: p95(whole) },
    coverage: { buckets: rows.length, filled, expected, percent: Math.floor((10_000 * filled) / expected) / 100 },
    coincidence: {
      upper: sumOfPeaks > 0 ? upper.peak / sumOfPeaks : null,
      lower: sumOfPeaks > 0 ? lower.peak / sumOfPeaks : null,
      p95: sumOfP95s > 0 ? joint95 / sumOfP95s : null,
    },
  };
}

const aPeakSet = (given: readonly Given[]) => ({
  series: given.map(aSeries),
  spanMs: [START as Instant, (START + 1) as Instant] as const,
});

describe('joint use of any machines', () => {
  const machinesOf = (given: readonly Given[]): readonly Machine[] =>
    given.map(({ machine }) => aMachine({ name: machine, id: toMachineId(machine) }));

  it('is what trying every bucket with every machine gives, whatever starts, gaps and kinds', () => {
    fc.assert(
      fc.property(members, (given) => {
        const found = deriveJoint({
          machines: machinesOf(given),
          peaks: aPeakSet(given),
          window: windowOfBuckets(WINDOW),
          by: { kind: 'host' },
        });
        const [measure = null] = found.estate.measures;
        const expected = bruteForce(given);
        if (expected === null) expect(measure).toBeNull();
        else expect(measure).toMatchObject(expected);
      }),
      { seed: 20_261_121, numRuns: 500 },
    );
  });

  const anySamples: fc.Arbitrary<Samples> = fc.oneof(
    fc.constant(null),
    fc.array(fc.double({ min: 0, max: 1e15, noNaN: true }), { minLength: 1, maxLength: 3 }),
  );
  const anyMembers = fc
    .array(fc.record({ offset: fc.integer({ min: 0, max: 3 }), buckets: fc.array(anySamples, { maxLength: 6 }) }), {
      minLength: 2,
      maxLength: 7,
    })
    .map((all) => all.map((one, index): Given => ({ ...one, machine: `m${index}` })));

  it('does not depend on the order of the machines, to the last bit', () => {
    const shuffled = anyMembers.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(joint(other, WINDOW)).toEqual(joint(given, WINDOW));
      }),
      { seed: 20_261_121, numRuns: 300 },
    );
  });

  it('never lies above the sum of the peaks, nor its lower bound above its upper', () => {
    fc.assert(
      fc.property(anyMembers, (given) => {
        const found = joint(given, WINDOW);
        if (found === null) return;
        expect(found.upper.peak).toBeLessThanOrEqual(found.sumOfPeaks);
        expect(found.lower.peak).toBeLessThanOrEqual(found.upper.peak);
        expect(found.p95).toBeLessThanOrEqual(found.upper.peak);
        expect(found.coverage.filled).toBeLessThanOrEqual(found.coverage.expected);
      }),
      { seed: 20_261_121, numRuns: 300 },
    );
  });

  it('takes members one at a time', () => {
    let open = 0;
    const one = function* (): Generator<BucketSeries> {
      for (let index = 0; index < 50; index++) {
        open++;
        yield aSeries({ machine: `m${index}`, offset: 0, buckets: [[index]] });
        open--;
        expect(open).toBe(0);
      }
    };
    const terms = { metric: 'cpuCores', machines: 50, window: windowOfBuckets(2), bucketMs: BUCKET } as const;
    expect(sumMembers(one(), terms)?.upper.peak).toBe(1225);
  });
});

describe('groups', () => {
  const placed = (name: string, host: string | null, manager: string | null, tags: Machine['tags'] = []): Machine => {
    const machine = aMachine({ name, id: name as MachineId, tags });
    return { ...machine, placement: { ...machine.placement, host, manager, cluster: null } };
  };
  const machines = [
    placed('a', 'ESX1', 'vc1', [['Wave', '2']]),
    placed('b', 'esx1', 'VC1', [['wave', ' 2 ']]),
    placed('c', 'esx1', 'vc2'),
    placed('d', null, null, [['wave', '']]),
    { ...placed('t', 'esx1', 'vc1'), isTemplate: true },
  ];
  const named = (by: string) => {
    const { groups, ungrouped } = groupMachines(machines, parseGrouping(by)!);
    return [
      groups.map((group) => [group.name, group.machines.map(({ name }) => name)]),
      ungrouped.map(({ name }) => name),
    ];
  };

  it('are hosts by name and manager, without case and without templates', () => {
    expect(named('host')).toEqual([
      [
        ['ESX1', ['a', 'b']],
        ['esx1', ['c']],
      ],
      ['d'],
    ]);
  });

  it('are tags by their value', () => {
    expect(named('tag:WAVE')).toEqual([[['2', ['a', 'b']]], ['c', 'd']]);
  });

  it('hold a machine in every group that its tags name, once each, and tell it', () => {
    const both = placed('e', null, null, [
      ['wave', '2'],
      ['wave', 'One'],
      ['Wave', 'one'],
    ]);
    const { groups, inSeveral } = groupMachines([...machines, both], parseGrouping('tag:wave')!);
    expect(groups.map(({ name, machines: members }) => [name, members.map((one) => one.name)])).toEqual([
      ['2', ['a', 'b', 'e']],
      ['One', ['e']],
    ]);
    expect(inSeveral).toEqual([{ machine: both, groups: ['2', 'One'] }]);
  });

  it('are asked for by words that are known', () => {
    expect(['host', 'cluster', 'application', 'tag:x y'].map(parseGrouping)).toEqual([
      { kind: 'host' },
      { kind: 'cluster' },
      { kind: 'application' },
      { kind: 'tag', key: 'x y' },
    ]);
    expect(['', 'hosts', 'tag:', 'tag: '].map(parseGrouping)).toEqual([null, null, null, null]);
  });

  it('leave active memory alone out and say so, and prefer guest-used memory', () => {
    const memory = (machine: string, channel: Channel, value: number): Given => ({
      ...{ machine, offset: 0, channel },
      buckets: [[value]],
    });
    const found = deriveJoint({
      machines,
      peaks: aPeakSet([
        memory('a', 'memoryConsumedBytes', 70),
        memory('a', 'memoryGuestUsedBytes', 50),
        memory('b', 'memoryConsumedBytes', 7),
        memory('c', 'memoryActiveBytes', 1),
      ]),
      window: windowOfBuckets(WINDOW),
      by: { kind: 'host' },
    });
    expect(found.activeMemoryOnly).toBe(1);
    expect(found.groups.map(({ measures }) => measures.map(({ metric, upper }) => [metric, upper.peak]))).toEqual([
      [['memoryBytes', 57]],
      [],
    ]);
  });
});
