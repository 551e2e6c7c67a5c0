import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import type { Instant, Milliseconds } from '../../src/model/index.js';
import { DEFAULT_BUCKET_MS, mergePeaks, mergePeaksTold } from '../../src/timeseries/index.js';
import type { BucketSeries, PeakSet } from '../../src/timeseries/index.js';
import { aReading, MARCH, plain, rollUp } from './readings.js';

const WIDTH = 10;

interface Cell {
  readonly count: number;
  readonly sum: number;
  readonly max: number;
  /** Two of the ten minutes, the others are gaps. */
  readonly minutes: readonly [number, number];
}

interface Part {
  readonly start: number;
  readonly intervalMs: number;
  readonly cells: readonly (Cell | null)[];
}

const someCell = fc.record({
  count: fc.integer({ min: 1, max: 6 }),
  sum: fc.integer({ min: 0, max: 3 }),
  max: fc.integer({ min: 0, max: 2 }),
  minutes: fc.tuple(fc.constantFrom(NaN, 0, 1), fc.constantFrom(NaN, 2)),
});
const somePart: fc.Arbitrary<Part> = fc.record({
  start: fc.integer({ min: -3, max: 3 }),
  intervalMs: fc.constantFrom(90_000, 100_000, 200_000, 300_000, 600_000, 7_200_000),
  cells: fc.array(fc.option(someCell, { nil: null, freq: 4 }), { minLength: 1, maxLength: 4 }),
});

const seriesOf = ({ start, intervalMs, cells }: Part): BucketSeries => ({
  key: { machine: toMachineId('m'), channel: 'diskWriteBytesPerSecond', instance: 'a' },
  granularity: { intervalMs: intervalMs as Milliseconds, kind: 'average' },
  bucketMs: DEFAULT_BUCKET_MS,
  startMs: (MARCH + start * DEFAULT_BUCKET_MS) as Instant,
  maxima: Float64Array.from(cells, (cell) => cell?.max ?? NaN),
  sums: Float64Array.from(cells, (cell) => cell?.sum ?? NaN),
  counts: Uint32Array.from(cells, (cell) => cell?.count ?? 0),
  minuteSums: Float64Array.from(cells.flatMap((cell) => [...(cell?.minutes ?? [NaN, NaN]), ...EIGHT_GAPS])),
});
const EIGHT_GAPS = Array.from({ length: WIDTH - 2 }, () => NaN);
const setOf = (part: Part): PeakSet => ({ series: [seriesOf(part)], spanMs: null });

interface Held extends Cell {
  readonly part: Part;
}
const endOf = ({ start, cells }: Part): number => start + cells.length;

/** One sentence of the rule after the other, bucket by bucket, on plain lists. */
function twinOf(parts: readonly Part[]): { readonly buckets: ReadonlyMap<number, Cell>; readonly overlapped: number } {
  const buckets = new Map<number, Cell>();
  let overlapped = 0;
  for (let at = -3; at < 8; at++) {
    const held = parts.flatMap((part): Held[] => {
      const cell = part.cells[at - part.start];
      return cell == null ? [] : [{ ...cell, part }];
    });
    if (held.length === 0) continue;
    const telling = held.filter(({ part }) => part.cells.length > 1 || part.intervalMs !== DEFAULT_BUCKET_MS);
    const finest = Math.min(...(telling.length > 0 ? telling : held).map(({ part }) => part.intervalMs));
    const places = Array.from({ length: 7 }, (_, place) => place).filter((place) => place * finest < DEFAULT_BUCKET_MS);
    const rest = [...held];
    const counting: Held[] = [];
    while (rest.length > 0) {
      const best = rest.reduce((most, one) => (outweighs(one, most) ? one : most));
      rest.splice(rest.indexOf(best), 1);
      const before = counting.reduce((sum, { count }) => sum + count, 0);
      const fits = counting.length === 0 || before + best.count <= places.length;
      if (fits && !counting.some((other) => isCopy(best, other))) counting.push(best);
    }
    if (counting.length < held.length) overlapped++;
    const minute = (place: 0 | 1): number => {
      const seen = counting.map(({ minutes }) => minutes[place]).filter((value) => !Number.isNaN(value));
      return seen.length === 0 ? NaN : seen.reduce((sum, value) => sum + value, 0);
    };
    buckets.set(at, {
      count: counting.reduce((sum, one) => sum + one.count, 0),
      sum: counting.reduce((sum, one) => sum + one.sum, 0),
      max: Math.max(...held.map(({ max }) => max)),
      minutes: [minute(0), minute(1)],
    });
  }
  return { buckets, overlapped };
}

const rankOf = ({ count, sum, max, minutes, part }: Held): readonly number[] => [
  count,
  sum,
  max,
  ...minutes.map((value) => (Number.isNaN(value) ? -1 : value)),
  -part.start,
  -endOf(part),
];
function outweighs(one: Held, other: Held): boolean {
  const [left, right] = [rankOf(one), rankOf(other)];
  const at = left.findIndex((value, index) => value !== right[index]);
  return at >= 0 && left[at]! > right[at]!;
}
function isCopy(one: Held, other: Held): boolean {
  const isAlike = rankOf(one)
    .slice(0, 5)
    .every((value, index) => value === rankOf(other)[index]);
  const [left, right] = [one.part, other.part];
  const isSameRange = left.start === right.start && endOf(left) === endOf(right);
  const isCut = !isSameRange && (endOf(left) - 1 === right.start || endOf(right) - 1 === left.start);
  return isAlike && !isCut;
}

describe('parts that share buckets', () => {
  it('count by the rule that a twin follows word by word, in any order', () => {
    fc.assert(
      fc.property(fc.array(somePart, { minLength: 2, maxLength: 4 }), (parts) => {
        fc.pre(parts.every(({ cells }) => cells.some((cell) => cell !== null)));
        const { buckets, overlapped } = twinOf(parts);
        for (const order of [parts, parts.toReversed(), [...parts.slice(1), parts[0]!]]) {
          const { peaks, overlaps } = mergePeaksTold(order.map(setOf));
          const [{ startMs, maxima, sums, counts, minuteSums }] = peaks.series as [BucketSeries];
          const found = Array.from(counts, (count, index): [number, Cell] => [
            (startMs - MARCH) / DEFAULT_BUCKET_MS + index,
            {
              count,
              sum: sums[index]!,
              max: maxima[index]!,
              minutes: [0, 1].map((at) => minuteSums![index * WIDTH + at]!) as [number, number],
            },
          ]);
          expect(new Map(found.filter(([, { count }]) => count > 0))).toEqual(buckets);
          expect(overlaps.map((one) => one.buckets)).toEqual(overlapped === 0 ? [] : [overlapped]);
        }
      }),
      { numRuns: 2000, seed: 20_261_121 },
    );
  });

  it('are one day given twice, or the two halves of a bucket', () => {
    const day = Array.from({ length: 75 }, (_, at) => aReading(MARCH + at * 20_000, at % 11));
    const whole = rollUp(day).peaks;
    const again = rollUp(day.toReversed()).peaks;
    // 30, 30 and 15 samples: the last bucket would have room for both, and holds the same.
    expect(plain(mergePeaks([whole, again]))).toEqual(plain(whole));
    expect(mergePeaksTold([whole, again, whole]).overlaps.map(({ buckets }) => buckets)).toEqual([3]);
    const halves = [rollUp(day.slice(0, 40)).peaks, rollUp(day.slice(40)).peaks];
    expect(plain(mergePeaks(halves))).toEqual(plain(whole));
    expect(mergePeaksTold(halves).overlaps).toEqual([]);
    // Cut in the middle of a bucket, and nothing ever changes: two halves all the same.
    const steady = Array.from({ length: 60 }, (_, at) => aReading(MARCH + at * 20_000, 4));
    const cut = [rollUp(steady.slice(0, 45)).peaks, rollUp(steady.slice(45)).peaks];
    expect([...mergePeaks(cut).series[0]!.counts]).toEqual([30, 30]);
  });

  it('take the finest interval for what fits, of the parts that share the bucket', () => {
    const fine = rollUp(Array.from({ length: 30 }, (_, at) => aReading(MARCH + at * 20_000, 2))).peaks;
    const coarse = rollUp([0, 300_000].map((at) => aReading(MARCH + at, 9))).peaks;
    const [series] = mergePeaks([coarse, fine]).series;
    expect([series!.counts[0], series!.sums[0], series!.maxima[0]]).toEqual([30, 60, 9]);
    // Samples of another day leave no more room for averages.
    const later = rollUp(Array.from({ length: 60 }, (_, at) => aReading(MARCH + 86_400_000 + at * 20_000, 2))).peaks;
    const other = rollUp([0, 300_000].map((at) => aReading(MARCH + at, 7))).peaks;
    const [mixed] = mergePeaks([later, coarse, other]).series;
    expect([mixed!.counts[0], mixed!.sums[0], mixed!.maxima[0]]).toEqual([2, 18, 9]);
  });

  it('tell of the series that were read, and not of what was formed of them', () => {
    const disk = { channel: 'diskReadIops', instance: 'a' } as const;
    const total = { channel: 'diskReadIops', instance: '*' } as const;
    const rows = (over: object) =>
      rollUp(Array.from({ length: 60 }, (_, at) => aReading(MARCH + at * 20_000, at, over))).peaks;
    const told = (over: object) =>
      mergePeaksTold([rows(over), rows(over)]).overlaps.map(({ key }) => `${key.channel} ${key.instance}`);
    expect(told(disk)).toEqual(['diskReadIops a']);
    expect(told(total)).toEqual(['diskReadIops *']);
  });
});
