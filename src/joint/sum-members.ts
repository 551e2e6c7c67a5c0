import { addExactly, hidesPeaks, percentileOfSeries, roundedSum } from '../timeseries/index.js';
import type { BucketSeries, Window } from '../timeseries/index.js';
import type { JointBound, JointComplete, JointCoverage, JointMeasure, JointMetric } from './joint.js';

const PERCENT = 95;

/** What is summed, and over which time. */
export interface JointTerms {
  readonly metric: JointMetric;
  /** Of the group, with those that have no series. */
  readonly machines: number;
  readonly window: Window;
  readonly bucketMs: number;
}

/** Sums by bucket that lose no bit: two halves a bucket, and what does not fit into them. */
interface ExactSums {
  readonly cells: Float64Array;
  readonly rests: Map<number, number[]>;
}

const emptySums = (buckets: number): ExactSums => ({ cells: new Float64Array(2 * buckets), rests: new Map() });

function addAt({ cells, rests }: ExactSums, index: number, value: number): void {
  const rest = addExactly(cells, 2 * index, value);
  if (rest === 0) return;
  const kept = rests.get(index);
  if (kept === undefined) rests.set(index, [rest]);
  else kept.push(rest);
}

/** The sums, each rounded once; `NaN` where no machine had a value. */
const roundedSums = ({ cells, rests }: ExactSums, present: Uint32Array): Float64Array =>
  Float64Array.from(present, (count, index) =>
    count === 0 ? NaN : roundedSum([cells[2 * index]!, cells[2 * index + 1]!, ...(rests.get(index) ?? [])]),
  );

/** What a group did over a window, while its machines come one after the other. */
interface Sums {
  readonly upper: ExactSums;
  readonly means: ExactSums;
  /** By bucket the greatest maximum of one machine; -Infinity where there is none. */
  readonly greatest: Float64Array;
  readonly present: Uint32Array;
  readonly peaks: number[];
  readonly p95s: number[];
  ofAverages: number;
  ofMaxima: number;
}

/**
 * One metric of a group: its machines' series summed bucket by bucket. The true peak of the sum in a bucket lies at or below the sum of
 * the maxima, and at or above the sum of the means and the greatest maximum of one machine, since no use is negative. A machine without a value in a bucket adds nothing to it and is counted as
 * unknown there. Sums are exact before they are rounded once, so the order of the machines changes nothing.
 *
 * @param members one series a machine, already cut to the window, of one length of buckets; taken one at a time and not kept
 * @returns null where no series has a value
 *
 * Cost: memory linear in the buckets of the window, time in those of all series.
 */
export function sumMembers(members: Iterable<BucketSeries>, terms: JointTerms): JointMeasure | null {
  const { window, bucketMs } = terms;
  const buckets = Math.round((window.endMs - window.startMs) / bucketMs);
  const sums: Sums = {
    upper: emptySums(buckets),
    means: emptySums(buckets),
    greatest: new Float64Array(buckets).fill(-Infinity),
    present: new Uint32Array(buckets),
    peaks: [],
    p95s: [],
    ofAverages: 0,
    ofMaxima: 0,
  };
  for (const series of members) addMember(sums, series, window);
  return sums.peaks.length === 0 ? null : measureOf(sums, terms);
}

function addMember(sums: Sums, series: BucketSeries, window: Window): void {
  const p95 = percentileOfSeries(series.maxima, PERCENT);
  if (p95 === null) return;
  const hasMeans = series.granularity.kind !== 'maximum';
  const offset = Math.round((series.startMs - window.startMs) / series.bucketMs);
  let peak = -Infinity;
  for (let index = 0; index < series.counts.length; index++) {
    const count = series.counts[index]!;
    if (count === 0) continue;
    const maximum = series.maxima[index]!;
    const at = offset + index;
    if (maximum > peak) peak = maximum;
    if (maximum > sums.greatest[at]!) sums.greatest[at] = maximum;
    sums.present[at]!++;
    addAt(sums.upper, at, maximum);
    // A mean of equal values may round above them.
    if (hasMeans) addAt(sums.means, at, Math.min(maximum, series.sums[index]! / count));
  }
  sums.peaks.push(peak);
  sums.p95s.push(p95.value);
  if (hidesPeaks(series.granularity)) sums.ofAverages++;
  if (!hasMeans) sums.ofMaxima++;
}

function measureOf(sums: Sums, { metric, machines, window, bucketMs }: JointTerms): JointMeasure {
  const { present, peaks, p95s } = sums;
  const boundOf = (column: Float64Array): JointBound => {
    const { value, bucketIndex } = percentileOfSeries(column, 100)!;
    return {
      peak: value,
      at: new Date(window.startMs + bucketIndex * bucketMs).toISOString(),
      machinesWithData: present[bucketIndex]!,
    };
  };
  const upperSums = roundedSums(sums.upper, present);
  const upper = boundOf(upperSums);
  const { greatest } = sums;
  const lower = boundOf(roundedSums(sums.means, present).map((sum, index) => Math.max(sum, greatest[index]!)));
  const sumOfPeaks = roundedSum(peaks);
  const sumOfP95s = roundedSum(p95s);
  const p95 = percentileOfSeries(upperSums, PERCENT)!.value;
  return {
    metric,
    machines,
    measured: peaks.length,
    ofAverages: sums.ofAverages,
    ofMaxima: sums.ofMaxima,
    sumOfPeaks,
    sumOfP95s,
    upper,
    lower,
    p95,
    complete: completeOf(upperSums, present, peaks.length),
    coverage: coverageOf(present, peaks.length),
    coincidence: {
      upper: ratio(upper.peak, sumOfPeaks),
      lower: ratio(lower.peak, sumOfPeaks),
      p95: ratio(p95, sumOfP95s),
    },
  };
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

function completeOf(upper: Float64Array, present: Uint32Array, measured: number): JointComplete | null {
  const whole = upper.map((sum, index) => (present[index] === measured ? sum : NaN));
  const p95 = percentileOfSeries(whole, PERCENT);
  if (p95 === null) return null;
  return { buckets: p95.count, peak: percentileOfSeries(whole, 100)!.value, p95: p95.value };
}

function coverageOf(present: Uint32Array, measured: number): JointCoverage {
  let buckets = 0;
  let filled = 0;
  for (const count of present) {
    if (count > 0) buckets++;
    filled += count;
  }
  const expected = buckets * measured;
  return { buckets, filled, expected, percent: Math.floor((10_000 * filled) / expected) / 100 };
}
