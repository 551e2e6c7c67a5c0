import type { MachineId } from '../model/index.js';
import { minutesIn } from './bucket-length.js';
import { roundedSum } from './exact-sum.js';
import { sharedBuckets } from './join-parts.js';
import type { BucketPart } from './overlapping-parts.js';
import { ALL_INSTANCES, WHOLE_MACHINE } from './series.js';
import type { BucketSeries, Channel, PeakSet } from './series.js';

/** The series of one machine in one set. */
export type MachineSeries = ReadonlyMap<Channel, ReadonlyMap<string, BucketSeries>>;

/** What a derived series is the sum of: channels of disks or NICs. */
const SIDES: Readonly<Partial<Record<Channel, readonly Channel[]>>> = {
  diskReadIops: ['diskReadIops'],
  diskWriteIops: ['diskWriteIops'],
  diskReadBytesPerSecond: ['diskReadBytesPerSecond'],
  diskWriteBytesPerSecond: ['diskWriteBytesPerSecond'],
  diskIops: ['diskReadIops', 'diskWriteIops'],
  diskBytesPerSecond: ['diskReadBytesPerSecond', 'diskWriteBytesPerSecond'],
  networkInBytesPerSecond: ['networkInBytesPerSecond'],
  networkOutBytesPerSecond: ['networkOutBytesPerSecond'],
};

/** The channels that a series adds up; null for one that was read. */
export function sidesOf({ channel, instance }: BucketSeries['key']): readonly Channel[] | null {
  const sides = SIDES[channel] ?? null;
  const isSum = sides !== null && (sides.length > 1 || instance === ALL_INSTANCES);
  return isSum ? sides : null;
}

/**
 * Puts right, in place, the derived series of a machine where sets hold different disks or NICs at one time: each has the total of its own only.
 * Sums and minutes are those of the parts, which is exact. Of the maximum only bounds are known: at least the largest of the partial
 * totals, at most their sum, nor more than the sum of the maxima of the parts. The upper bound is taken, since a size must
 * not rest on less than there was.
 *
 * @param sources what each set has of the machine, as it was
 * @param merged all of it joined, in the order of a `PeakSet`
 * @returns the series that were bounded, with the lower bound as maxima
 */
export function boundTotals(
  sources: readonly MachineSeries[],
  merged: readonly BucketSeries[],
): readonly BucketSeries[] {
  const bounded: BucketSeries[] = [];
  const whole = machineSeriesOf(merged);
  for (const total of merged) {
    const sides = sidesOf(total.key);
    if (sides === null) continue;
    const held = sources.filter((source) => seriesAt(source, total.key.channel, total.key.instance) !== undefined);
    if (held.length < 2 || !haveOtherParts(held, sides, total.key.instance)) continue;
    const least = boundOne({ total, sides, held, whole });
    if (least !== null) bounded.push(least);
  }
  return bounded;
}

export function machineSeriesOf(series: readonly BucketSeries[]): MachineSeries {
  const channels = new Map<Channel, Map<string, BucketSeries>>();
  for (const one of series) {
    const { channel, instance } = one.key;
    channels.set(channel, (channels.get(channel) ?? new Map<string, BucketSeries>()).set(instance, one));
  }
  return channels;
}

/** The series of each set, by machine. */
export function sourcesByMachine(sets: readonly PeakSet[]): ReadonlyMap<MachineId, readonly MachineSeries[]> {
  const sources = new Map<MachineId, MachineSeries[]>();
  for (const { series } of sets) {
    const machines = new Map<MachineId, BucketSeries[]>();
    for (const one of series) {
      const known = machines.get(one.key.machine);
      if (known === undefined) machines.set(one.key.machine, [one]);
      else known.push(one);
    }
    for (const [machine, its] of machines)
      sources.set(machine, [...(sources.get(machine) ?? []), machineSeriesOf(its)]);
  }
  return sources;
}

const seriesAt = (source: MachineSeries, channel: Channel, instance: string): BucketSeries | undefined =>
  source.get(channel)?.get(instance);

/** The disks or NICs of a channel that a total is over, or the one that it is of. */
const partsOf = (source: MachineSeries, channel: Channel, instance: string): readonly string[] =>
  [...(source.get(channel)?.keys() ?? [])].filter(
    (name) => name !== ALL_INSTANCES && name !== WHOLE_MACHINE && (instance === ALL_INSTANCES || name === instance),
  );

function haveOtherParts(held: readonly MachineSeries[], sides: readonly Channel[], instance: string): boolean {
  const names = held.map((source) => JSON.stringify(sides.map((side) => [...partsOf(source, side, instance)].sort())));
  return new Set(names).size > 1;
}

interface Bounding {
  readonly total: BucketSeries;
  readonly sides: readonly Channel[];
  readonly held: readonly MachineSeries[];
  readonly whole: MachineSeries;
}

/** Null where every bucket is known. */
function boundOne(bounding: Bounding): BucketSeries | null {
  const { total, held } = bounding;
  const { channel, instance } = total.key;
  const sourceOf = new Map(held.map((source) => [seriesAt(source, channel, instance)!, source]));
  const least = total.maxima.slice();
  let isBounded = false;
  for (const [at, sharing] of sharedBuckets([...sourceOf.keys()], total.startMs)) {
    const atMs = total.startMs + at * total.bucketMs;
    const covers = sharing.map(({ part }) => coverOf(sourceOf.get(part)!, bounding, atMs));
    const summands = summandsOf(bounding, atMs);
    if (!hasOwnTotal(bounding, covers)) addSummands(total, at, { summands, isPlain: isPlain(covers) });
    if (isCovered(covers)) continue;
    const partial = sumOfMaxima(sharing);
    const apart = sumOfMaxima(summands);
    total.maxima[at] = Math.max(least[at]!, Math.min(partial, apart));
    isBounded ||= total.maxima[at] > least[at]!;
  }
  return isBounded ? { ...total, maxima: least } : null;
}

/** Exact and rounded once: the order of the appends must not show. */
const sumOfMaxima = (parts: readonly BucketPart[]): number =>
  roundedSum(parts.map(({ part, index }) => part.maxima[index]!));

/** The parts of which a set has a sample in a bucket, side by side; `*` for a total of the source over parts that it does not name. */
type Cover = readonly ReadonlySet<string>[];

const hasSample = (series: BucketSeries | undefined, atMs: number): boolean =>
  series !== undefined && (series.counts[(atMs - series.startMs) / series.bucketMs] ?? 0) > 0;

const coverOf = (source: MachineSeries, { total, sides }: Bounding, atMs: number): Cover =>
  sides.map((side) => {
    const { instance } = total.key;
    const named = partsOf(source, side, instance).filter((name) => hasSample(seriesAt(source, side, name), atMs));
    const isOwn = named.length === 0 && instance === ALL_INSTANCES;
    return new Set(isOwn && hasSample(seriesAt(source, side, ALL_INSTANCES), atMs) ? [ALL_INSTANCES] : named);
  });

/** Whether one set knows at least the parts of another; a total of the source is over all of them. */
const covers = (one: Cover, other: Cover): boolean =>
  one.every((parts, side) => parts.has(ALL_INSTANCES) || [...other[side]!].every((name) => parts.has(name)));

const isPlain = (all: readonly Cover[]): boolean => all.every((one) => covers(one, all[0]!) && covers(all[0]!, one));
const isCovered = (all: readonly Cover[]): boolean => all.some((one) => all.every((other) => covers(one, other)));

/** A total of the source is no sum of parts. What reads and writes add up to is, whatever they are themselves. */
const hasOwnTotal = ({ sides }: Bounding, all: readonly Cover[]): boolean =>
  sides.length === 1 && all.some((cover) => cover[0]!.has(ALL_INSTANCES));

/** What a total adds up in a bucket: disks or NICs, or reads and writes. */
function summandsOf({ total, sides, whole }: Bounding, atMs: number): readonly BucketPart[] {
  const { instance } = total.key;
  const series =
    sides.length > 1
      ? sides.map((side) => seriesAt(whole, side, instance))
      : partsOf(whole, sides[0]!, instance).map((name) => seriesAt(whole, sides[0]!, name));
  return series.flatMap((part) =>
    part !== undefined && hasSample(part, atMs) ? [{ part, index: (atMs - part.startMs) / part.bucketMs }] : [],
  );
}

/**
 * Stamps of a sum are at least those of the part that has most; where all sets have the same parts in the bucket, those that were counted, and
 * never more than all parts have.
 */
function addSummands(
  total: BucketSeries,
  at: number,
  { summands, isPlain: isSame }: { readonly summands: readonly BucketPart[]; readonly isPlain: boolean },
): void {
  const counts = summands.map(({ part, index }) => part.counts[index]!);
  const all = counts.reduce((sum, count) => sum + count, 0);
  total.sums[at] = roundedSum(summands.map(({ part, index }) => part.sums[index]!));
  total.counts[at] = isSame ? Math.min(total.counts[at]!, all) : Math.max(...counts);
  if (total.minuteSums === null) return;
  const width = minutesIn(total.bucketMs);
  for (let minute = 0; minute < width; minute++) {
    const values = summands
      .map(({ part, index }) => part.minuteSums?.[index * width + minute] ?? NaN)
      .filter((value) => !Number.isNaN(value));
    total.minuteSums[at * width + minute] = values.length === 0 ? NaN : roundedSum(values);
  }
}
