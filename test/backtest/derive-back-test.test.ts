import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import { deriveBackTest, METRICS, parseRules } from '../../src/backtest/index.js';
import type { BackTest, BackTestInput } from '../../src/backtest/index.js';
import { bytesOfGib } from '../../src/model/index.js';
import type { Instant, Machine } from '../../src/model/index.js';
import type { BucketSeries } from '../../src/timeseries/index.js';
import { bruteForce } from './brute-force.js';
import { aBigMachine, aPeakSet, aPolicy, aSeries, anInput, DAY, GIB, START, WEEK } from './weekly-machine.js';

const repeat = (count: number, value: number | ((index: number) => number)): number[] =>
  Array.from({ length: count }, (_, index) => (typeof value === 'number' ? value : value(index)));

/**
 * Four weeks. Two of 3 used cores; one with 6 in every 12th bucket (84 of 1,008, 8.3 %); one with 6 in every 12th and 13 in the last
 * two buckets.
 *
 * P95 before week 3: 3 cores -> 4 vCPU; week 3 overloads 84 of 1,008.
 * P95 before week 4: of 3,024 values 84 are above 3 (2.8 %) -> 3 cores -> 4 vCPU; week 4 overloads 84 + 2 = 86, since 1,006 and 1,007
 * are no multiples of 12.
 * The maximum takes 3 -> 4 vCPU, then 6 -> 8 vCPU: 84, then 2.
 */
function fourWeeks(): number[] {
  const busy = repeat(WEEK, (index) => (index % 12 === 0 ? 6 : 3));
  const last = [...busy];
  last.splice(WEEK - 2, 2, 13, 13);
  return [...repeat(2 * WEEK, 3), ...busy, ...last];
}

const ruleOf = (test: BackTest, name: string): BackTest['machines'][number]['rules'][number] =>
  test.machines[0]!.rules.find(({ rule }) => rule === name)!;

describe('a machine with four weeks of a known pattern', () => {
  const machine = aBigMachine();
  const input = async (values = fourWeeks(), over: Partial<BackTestInput> = {}): Promise<BackTestInput> =>
    anInput([{ ...machine, memoryBytes: bytesOfGib(16) }], [aSeries(machine.id, 'cpuUsedCores', values)], {
      rules: parseRules('max', aPolicy()),
      ...over,
    });

  it('is sized on the past and counted on the week behind it', async () => {
    const test = deriveBackTest(await input());
    expect(test.weeks).toEqual([
      { from: '2026-03-04', to: '2026-03-10' },
      { from: '2026-03-11', to: '2026-03-17' },
      { from: '2026-03-18', to: '2026-03-24' },
      { from: '2026-03-25', to: '2026-03-31' },
    ]);
    const told = (name: string): unknown =>
      ruleOf(test, name).weeks.map(({ week, size, any }) => [week, size, any?.buckets, any?.overloaded]);
    expect(told('mine')).toEqual([
      [2, 'Standard_D4as_v5', 1008, 84],
      [3, 'Standard_D4as_v5', 1008, 86],
    ]);
    expect(told('max')).toEqual([
      [2, 'Standard_D4as_v5', 1008, 84],
      [3, 'Standard_D8as_v5', 1008, 2],
    ]);
    expect(test.machines[0]?.notMeasured).toEqual(['memory', 'diskIops', 'diskThroughput', 'network']);
  });

  it('has its worst hour where most buckets are overloaded', async () => {
    const test = deriveBackTest(await input());
    expect(ruleOf(test, 'mine').worstHour).toEqual({
      from: '2026-03-31T23:00:00.000Z',
      overloaded: 2,
      highestShare: 3.25,
    });
    expect(ruleOf(test, 'mine').weeks[0]?.any?.worstHour).toEqual({
      from: '2026-03-18T00:00:00.000Z',
      overloaded: 1,
      highestShare: 1.5,
    });
  });

  it('costs the mean of its weeks, and totals pair the rules', async () => {
    const test = deriveBackTest(await input());
    const [mine, max] = test.totals;
    const [four, eight] = ruleOf(test, 'max').weeks.map(({ perMonth }) => perMonth!);
    expect(mine).toMatchObject({ buckets: 2016, overloaded: 170, overloadedPercent: 8.4325, perMonth: four });
    expect(max).toMatchObject({ overloaded: 86, machinesOverloaded: 1, perMonth: (four! + eight!) / 2 });
    expect(mine?.metrics.cores).toEqual({ buckets: 2016, overloaded: 170 });
    expect(test.machineWeeks).toEqual({ compared: 2, leftOut: 0 });
  });

  it('has no count for a gap, and says how many buckets there were', async () => {
    const values = fourWeeks();
    values.fill(NaN, 3 * WEEK, 3 * WEEK + DAY);
    const week = ruleOf(deriveBackTest(await input(values)), 'mine').weeks[1];
    expect(week?.any).toMatchObject({ buckets: 1008 - DAY, overloaded: 86 - 12 });
  });

  it('takes the cheapest size that keeps a target, and tells what it trades', async () => {
    // 0.1 % of 2,016 buckets are 2: on 8 vCPU the two of 13 cores are too much, on 4 vCPU 170. P95 takes 4: 4.2 % of all are above 3.
    const test = deriveBackTest(await input(fourWeeks(), { targetPercent: 0.1 }));
    const { target } = test.machines[0]!;
    expect(target).toMatchObject({
      size: { name: 'Standard_D8as_v5', buckets: 2016, overloaded: 2 },
      policy: { name: 'Standard_D4as_v5', overloaded: 170 },
      nextCheaper: { name: 'Standard_D4as_v5', overloaded: 170 },
      ahead: { weeks: 2, kept: 0 },
    });
    expect(target?.trade).toMatch(
      /^Standard_D8as_v5 in place of Standard_D4as_v5 for [\d.]+ USD a month more: 2 of 2016 buckets overloaded, with Standard_D4as_v5 170; the nearest cheaper, Standard_D4as_v5, comes for [\d.]+ USD a month less, with 170 overloaded$/,
    );
    const strict = deriveBackTest(await input(fourWeeks(), { targetPercent: 0 })).machines[0]?.target;
    expect(strict?.size).toMatchObject({ name: 'Standard_D16as_v5', overloaded: 0 });
    expect(strict?.nextCheaper).toMatchObject({ name: 'Standard_D8as_v5', overloaded: 2 });
  });

  it('says that no size keeps a target where none does', async () => {
    const values = fourWeeks();
    values[3 * WEEK] = 500;
    const { target } = deriveBackTest(await input(values, { targetPercent: 0 })).machines[0]!;
    expect(target).toMatchObject({ size: null, trade: 'no size stays within 0 %' });
    expect(target?.unsized).toMatch(/^no allowed size stays within 0 %/);
  });

  it('is refused below three weeks, with the reason', async () => {
    const short = await input(fourWeeks().slice(0, 3 * WEEK - 1));
    expect(() => deriveBackTest(short)).toThrow(/span 2 whole weeks .*and a back-test takes 3/);
    const asOf = await input(fourWeeks(), { asOf: '2026-03-20' });
    expect(() => deriveBackTest(asOf)).toThrow(/from 2026-03-04 to 2026-03-20/);
    expect(() => deriveBackTest({ ...asOf, peaks: null })).toThrow(/no sample/);
  });
});

describe('two machines, one with samples for too short', () => {
  it('tests the one and refuses the other by name', async () => {
    const [long, short] = [aBigMachine('long'), aBigMachine('short')];
    const series = [
      aSeries(long.id, 'cpuUsedCores', fourWeeks()),
      aSeries(short.id, 'cpuUsedCores', repeat(2 * WEEK, 3)),
    ];
    const test = deriveBackTest(await anInput([long, short], series));
    expect(test.machines.map(({ name }) => name)).toEqual(['long']);
    expect(test.refused).toMatchObject([{ name: 'short', reason: expect.stringContaining('2 whole weeks') as string }]);
  });
});

const LEVELS: Readonly<Record<string, readonly number[]>> = {
  cpuUsedCores: [1, 2.5, 5, 9, 17],
  memoryGuestUsedBytes: [2, 6, 14, 30, 62].map((value) => value * GIB),
  diskIops: [100, 3000, 7000, 13_000],
  diskBytesPerSecond: [1e6, 5e7, 9e7, 3e8],
  networkOutBytesPerSecond: [1e5, 1e8, 1.4e9, 2e9],
};

/** Five weeks of noise about levels that change from day to day, with gaps: small numbers, many sizes. */
interface Noise {
  readonly channel: string;
  readonly days: readonly (readonly [level: number, gap: number])[];
}

const noise: fc.Arbitrary<readonly Noise[]> = fc.array(
  fc.record({
    channel: fc.constantFrom(...Object.keys(LEVELS)),
    days: fc.array(fc.tuple(fc.nat(4), fc.nat(12)), { minLength: 28, maxLength: 37 }),
  }),
  { minLength: 1, maxLength: 4 },
);

function noisyMachine(given: readonly Noise[]): {
  readonly machine: Machine;
  readonly series: readonly BucketSeries[];
} {
  const machine = aBigMachine();
  const seen = new Set<string>();
  const series = given.flatMap(({ channel, days }) => {
    if (seen.has(channel)) return [];
    seen.add(channel);
    const levels = LEVELS[channel]!;
    const values = days.flatMap(([level, gap]) =>
      repeat(DAY, (index) => {
        if (gap > 10 && index % gap < 6) return NaN;
        return (
          levels[Math.min(level, levels.length - 1) - (index % (gap + 3) === 0 ? 0 : Math.min(level, 1))] ?? levels[0]!
        );
      }),
    );
    return [aSeries(machine.id, channel as Parameters<typeof aSeries>[1], values)];
  });
  return { machine, series };
}

describe('against a count that shares no code', () => {
  it('counts and chooses the same on any samples', async () => {
    const base = aPolicy(95, 1.3);
    const rules = parseRules('p50x1.0,p99x1.0,max', base);
    await fc.assert(
      fc.asyncProperty(noise, fc.constantFrom(0, 0.5, 5), async (given, targetPercent) => {
        const { machine, series } = noisyMachine(given);
        const input = await anInput([machine], series, { policy: base, rules, targetPercent });
        const test = deriveBackTest(input);
        expect(bruteForce(input, test)).toEqual([]);
      }),
      { numRuns: 3, endOnFailure: true, seed: 20260304 },
    );
  });

  it('gives every size that a full assessment of the same window gives', async () => {
    const machine = aBigMachine();
    const memory = repeat(4 * WEEK, (index) => (index % 50 === 0 ? 40 : 9 + Math.floor(index / WEEK)) * GIB);
    const series = [
      aSeries(machine.id, 'cpuUsedCores', fourWeeks()),
      aSeries(machine.id, 'memoryGuestUsedBytes', memory),
      aSeries(
        machine.id,
        'diskIops',
        repeat(4 * WEEK, (index) => 100 + (index % 97) * 40),
      ),
    ];
    const rules = parseRules('p95x1.3,p99x1.0,max', aPolicy());
    const input = await anInput([machine], series, { rules });
    const test = deriveBackTest(input);
    for (const { rule, weeks } of test.machines[0]!.rules.slice(1)) {
      for (const { week, size, perMonth } of weeks) {
        const dayBefore = new Date(START + week * 7 * 86_400_000 - 1).toISOString().slice(0, 10);
        const { policy } = rules.find(({ name }) => name === rule)!;
        const assessed = deriveAssessment({ ...input, policy, asOf: dayBefore }).machines[0]!;
        expect([size, perMonth]).toEqual([assessed.size?.name, assessed.cost?.perMonth]);
        const cut = {
          ...input,
          policy,
          asOf: null,
          peaks: aPeakSet(
            series.map((one) => ({
              ...one,
              maxima: one.maxima.slice(0, week * WEEK),
              sums: one.sums.slice(0, week * WEEK),
              counts: one.counts.slice(0, week * WEEK),
            })),
          ),
        };
        expect(deriveAssessment(cut).machines[0]?.size?.name).toBe(size);
      }
    }
  });

  it('never lets the week tested into the size: shuffled or multiplied, it changes none', async () => {
    await fc.assert(
      fc.asyncProperty(noise, fc.nat(1000), async (given, salt) => {
        const { machine, series } = noisyMachine(given);
        const rules = parseRules('p99x1.0,max', aPolicy());
        const sizes = async (asked: typeof series): Promise<unknown> => {
          const test = deriveBackTest(await anInput([machine], asked, { rules, targetPercent: 0.5 }));
          // Of the first week tested: what comes behind it would be the past of the next.
          return test.machines[0]?.rules.map(({ rule, weeks }) => [rule, weeks[0]?.size, weeks[0]?.perMonth]);
        };
        const shuffled = series.map((one) => {
          const maxima = one.maxima.slice();
          for (let at = maxima.length - 1; at > 2 * WEEK; at -= 1) {
            const other = 2 * WEEK + ((at * 7919 + salt) % (at - 2 * WEEK + 1));
            [maxima[at], maxima[other]] = [maxima[other]! * (salt % 3 === 0 ? 50 : 1), maxima[at]!];
          }
          return { ...one, maxima, counts: Uint32Array.from(maxima, (value) => (Number.isNaN(value) ? 0 : 30)) };
        });
        expect(await sizes(shuffled)).toEqual(await sizes(series));
      }),
      { numRuns: 6, endOnFailure: true, seed: 7 },
    );
  });

  it('has counts that add up, and a dearer rule of the same kind overloads no more', async () => {
    const machine = aBigMachine();
    const rules = parseRules('p50x1.0,p95x1.0,p99x1.0,max', aPolicy(50));
    const test = deriveBackTest(
      await anInput([machine], [aSeries(machine.id, 'cpuUsedCores', fourWeeks())], { policy: aPolicy(50), rules }),
    );
    const overloads = test.totals.map(({ overloaded }) => overloaded);
    expect([...overloads].sort((left, right) => right - left)).toEqual(overloads);
    for (const { metrics, any } of test.machines[0]!.rules.flatMap(({ weeks }) => weeks)) {
      const most = Math.max(...METRICS.map((metric) => metrics?.[metric].overloaded ?? 0));
      expect(any?.overloaded).toBeGreaterThanOrEqual(most);
    }
  });
});

describe('a run of many machines', () => {
  it('does not depend on their order but for the order itself', async () => {
    const [one, two] = [aBigMachine('one'), aBigMachine('two')];
    const series = [
      aSeries(one.id, 'cpuUsedCores', fourWeeks()),
      aSeries(
        two.id,
        'cpuUsedCores',
        fourWeeks().map((value) => value * 2),
      ),
    ];
    const flips = { draws: 20, seed: 5 };
    const forth = deriveBackTest(await anInput([one, two], series, { flips }));
    const back = deriveBackTest(await anInput([two, one], [...series].reverse(), { flips }));
    expect([...back.machines].reverse()).toEqual(forth.machines);
    expect(back.totals).toEqual(forth.totals);
  });

  it('begins its weeks at the first midnight behind the first sample', async () => {
    const machine = aBigMachine();
    const late = { ...aSeries(machine.id, 'cpuUsedCores', repeat(4 * WEEK, 3)), startMs: (START + 600_000) as Instant };
    const input = await anInput([machine], [late]);
    const spanMs = [START + 600_000, START + 4 * WEEK * 600_000 + 580_000] as unknown as readonly [Instant, Instant];
    const test = deriveBackTest({ ...input, peaks: { series: [late], spanMs } });
    expect(test.weeks.map(({ from }) => from)).toEqual(['2026-03-05', '2026-03-12', '2026-03-19']);
  });
});
