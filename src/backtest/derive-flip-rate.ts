import { compareText } from '../model/index.js';
import type { Instant, Micros } from '../model/index.js';
import { windowOf } from '../timeseries/index.js';
import type { BucketSeries } from '../timeseries/index.js';
import type { FlipRate } from './flip-rate.js';
import { describeFlips } from './flip-words.js';
import { seededDays } from './seeded-days.js';
import { sizeOnPast } from './size-on-past.js';
import type { Sizer } from './size-on-past.js';
import { testedWindow } from './test-rule.js';
import type { MachineUnderTest } from './test-rule.js';
import { isOfUse } from './weeks.js';

const DAY_MS = 86_400_000;

/** The day of a window that a bucket belongs to, and its place in it. */
const dayStart = (startMs: number, day: number): number => startMs + day * DAY_MS;

/** The days of the window, as starts, in which any series of use holds a sample. */
function sampledDays(
  series: readonly BucketSeries[],
  { startMs, days }: { startMs: number; days: number },
): readonly number[] {
  const seen = new Set<number>();
  for (const { bucketMs, counts, startMs: from } of series.filter(isOfUse)) {
    counts.forEach((count, index) => {
      const day = Math.floor((from + index * bucketMs - startMs) / DAY_MS);
      if (count > 0 && day >= 0 && day < days) seen.add(day);
    });
  }
  return [...seen].sort((left, right) => left - right).map((day) => dayStart(startMs, day));
}

/** A series of the days drawn, one behind the other up to `endMs`; what the series does not hold of a day is a gap. */
function drawSeries(series: BucketSeries, days: readonly number[], endMs: number): BucketSeries {
  const bucketsADay = DAY_MS / series.bucketMs;
  const length = days.length * bucketsADay;
  const maxima = new Float64Array(length).fill(NaN);
  const sums = new Float64Array(length).fill(NaN);
  const counts = new Uint32Array(length);
  days.forEach((day, place) => {
    const from = (day - series.startMs) / series.bucketMs;
    const start = Math.max(0, from);
    const end = Math.min(series.maxima.length, from + bucketsADay);
    if (end <= start) return;
    const at = place * bucketsADay + (start - from);
    maxima.set(series.maxima.subarray(start, end), at);
    sums.set(series.sums.subarray(start, end), at);
    counts.set(series.counts.subarray(start, end), at);
  });
  const startMs = (endMs - days.length * DAY_MS) as Instant;
  return { ...series, startMs, maxima, sums, counts, minuteSums: null };
}

const NO_SIZE = 'no size';

interface Drawn {
  readonly size: string;
  readonly perMonth: Micros | null;
  draws: number;
}

/**
 * Sizes a machine on other choices of its own days: each draw takes as many of the days of the window as hold samples, whole and with
 * replacement, the same for every series, and asks the policy again. The share that leads to another size says how much the size hangs
 * on which days were seen. It is no probability that the size is right: see `flip-words.ts` for what it is worth.
 *
 * @returns null where the machine has no size on its own days
 */
export function deriveFlipRate(
  under: MachineUnderTest,
  sizer: Sizer,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): FlipRate | null {
  const { machine, series } = under;
  const { endMs } = testedWindow(under);
  const chosen = sizeOnPast(machine, sizer, { series, endMs }).assessed.size;
  if (chosen === null) return null;
  const { windowDays } = sizer.rule.policy.sizing;
  const { startMs } = windowOf({ series: [], spanMs: null }, { days: Math.floor(windowDays), endMs })!;
  const days = sampledDays(series, { startMs, days: Math.floor(windowDays) });
  const drawDays = seededDays(days.length, seed, machine.id);
  const sizes = new Map<string, Drawn>();
  for (let draw = 0; draw < draws; draw += 1) {
    const taken = drawDays().map((place) => days[place]!);
    const drawn = series.map((one) => drawSeries(one, taken, endMs));
    const { assessed, perMonth } = sizeOnPast(machine, sizer, { series: drawn, endMs });
    const size = assessed.size?.name ?? NO_SIZE;
    const known = sizes.get(size);
    if (known === undefined) sizes.set(size, { size, perMonth, draws: 1 });
    else known.draws += 1;
  }
  const others = [...sizes.values()].filter(({ size }) => size !== chosen.name);
  const flips = others.reduce((sum, other) => sum + other.draws, 0);
  const [nearest] = others.sort((left, right) => right.draws - left.draws || compareText(left.size, right.size));
  return {
    draws,
    seed,
    days: days.length,
    size: chosen.name,
    flips,
    nearest: nearest ?? null,
    words: describeFlips({ flips, draws, nearest: nearest?.size ?? null }),
  };
}
