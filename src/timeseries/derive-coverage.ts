import { invariant } from '../model/index.js';
import type { Instant, MachineId, Milliseconds, Percent } from '../model/index.js';
import { monthEndsIn } from './month-ends.js';
import type { MonthEnd } from './month-ends.js';
import { commonBucketLength, seenLength, SLOT_MS, wholeSlots } from './bucket-length.js';
import { ALL_INSTANCES } from './series.js';
import type { BucketSeries, Channel, PeakSet } from './series.js';
import { sliceWindow } from './slice-window.js';
import type { Window } from './slice-window.js';

/** How many disks and NICs the inventory knows; one without any sample then lowers the coverage. */
export interface ExpectedInstances {
  readonly disks: number;
  readonly nics: number;
}

/** One of the series that sizing needs, and how much of it is there. */
export interface SeriesCoverage {
  /** `memory` stands for guest-used, consumed and active memory together: any of them counts. */
  readonly channel: Channel | 'memory';
  readonly instance: string;
  /** Slots of 10 minutes that surely hold a sample. */
  readonly presentBuckets: number;
}

const DAY_MS = 86_400_000;

/** A turn of the month in the window, and whether the samples show it. */
export interface MonthEndSeen extends MonthEnd {
  /** At least half of the slots of its last day and of both its days hold a sample of the machine: of a day 144, or of longer buckets fewer. */
  readonly isSeen: boolean;
}

/** How much of a window the samples of one machine cover. */
export interface MachineCoverage {
  readonly machine: MachineId;
  /** Slots of 10 minutes in the window times the series needed: CPU, memory, four to a disk and two to a NIC. */
  readonly expectedPoints: number;
  readonly presentPoints: number;
  readonly percent: Percent;
  readonly stars: Stars;
  /** The series that were sampled, in the order of a `PeakSet`, memory after CPU. */
  readonly series: readonly SeriesCoverage[];
  /** Start of the first slot or longer bucket with any sample, and end of the last; null where there is none in the window. */
  readonly sampledMs: readonly [start: Instant, end: Instant] | null;
  /** The longest stretch of the window without a sample of any series, its edges included. */
  readonly longestGapMs: Milliseconds;
  /** Every turn of the month that the window touches; empty where it touches none. */
  readonly monthEnds: readonly MonthEndSeen[];
}

/** 1 (worst) to 5. */
export type Stars = 1 | 2 | 3 | 4 | 5;

/**
 * The stars of Azure Migrate's confidence rating: to 20 % one, to 40 % two, to 60 % three, to 80 % four, above five. The
 * upper bound belongs to the lower star.
 *
 * Source: Microsoft Learn, "Confidence ratings" (2024-10-24), with the closed bounds of azure-migrate-export's code.
 */
export function starsOf(percent: number): Stars {
  invariant(percent >= 0 && percent <= 100, `a percentage lies between 0 and 100, found ${percent}`);
  if (percent <= 20) return 1;
  if (percent <= 40) return 2;
  if (percent <= 60) return 3;
  return percent <= 80 ? 4 : 5;
}

const MEMORY: ReadonlySet<Channel> = new Set(['memoryGuestUsedBytes', 'memoryConsumedBytes', 'memoryActiveBytes']);
const DISK: ReadonlySet<Channel> = new Set([
  'diskReadIops',
  'diskWriteIops',
  'diskReadBytesPerSecond',
  'diskWriteBytesPerSecond',
]);
const NIC: ReadonlySet<Channel> = new Set(['networkInBytesPerSecond', 'networkOutBytesPerSecond']);

/**
 * The coverage of every machine that has series, in the order of the set. A machine without any is not in the answer: its
 * coverage is 0 %, one star.
 *
 * Coverage = points present / points expected, a point being a slot of 10 minutes of one needed series, whatever the length of
 * buckets: stars of two runs can be compared. A source that gives only totals over all disks (or NICs) counts as having one disk (or
 * NIC).
 *
 * Buckets of 1, 2, 5 and 10 minutes tell which slots were filled. Others do not, and count for as many slots as their samples fill at
 * the least, packed as closely as their interval allows: 180 samples of 20 s fill all six slots of an hour, 90 of them three, one value
 * of an hour one. The coverage is then a lower bound: never more stars than buckets of 10 minutes would give.
 *
 * @param expected what the inventory says by machine; the larger of it and what was sampled counts
 *
 * Source: the needed series from "Confidence ratings" (2024-10-24); the quotient is our choice, the vendor publishes none.
 */
export function deriveCoverage(
  { series }: PeakSet,
  window: Window,
  expected: ReadonlyMap<MachineId, ExpectedInstances> = new Map(),
): readonly MachineCoverage[] {
  const byMachine = new Map<MachineId, BucketSeries[]>();
  for (const one of series) {
    const sliced = sliceWindow(one, window.startMs, window.endMs);
    const known = byMachine.get(one.key.machine);
    if (known === undefined) byMachine.set(one.key.machine, [sliced]);
    else known.push(sliced);
  }
  const bucketMs = commonBucketLength(series);
  const slotMs = seenLength(bucketMs);
  const monthEnds = monthEndsIn(window.startMs, window.endMs);
  return [...byMachine].map(([machine, ofMachine]) => {
    const seen = presenceOf(ofMachine, window, slotMs);
    const present = neededSeries(ofMachine, window, wholeSlots(bucketMs));
    const slots = Math.ceil(Math.max(0, window.endMs - window.startMs) / SLOT_MS);
    const expectedPoints = slots * seriesExpected(present, expected.get(machine));
    const presentPoints = present.reduce((sum, { presentBuckets }) => sum + presentBuckets, 0);
    const percent = (expectedPoints === 0 ? 0 : (100 * presentPoints) / expectedPoints) as Percent;
    return {
      machine,
      expectedPoints,
      presentPoints,
      percent,
      stars: starsOf(percent),
      series: present,
      sampledMs: sampledSpan(seen, window, slotMs),
      longestGapMs: (longestRunOfGaps(seen) * slotMs) as Milliseconds,
      monthEnds: monthEnds.map((monthEnd) => ({ ...monthEnd, isSeen: isSeen(monthEnd, seen, { window, slotMs }) })),
    };
  });
}

/** 1 for every slot, or longer bucket, of the window in which any of the series holds a sample. */
function presenceOf(series: readonly BucketSeries[], { startMs, endMs }: Window, slotMs: number): Uint8Array {
  const seen = new Uint8Array(Math.max(0, Math.ceil((endMs - startMs) / slotMs)));
  for (const one of series) {
    const beforeMs = one.startMs - startMs;
    const { counts, bucketMs } = one;
    for (let index = 0; index < counts.length; index++)
      if (counts[index]! > 0) seen[Math.floor((beforeMs + index * bucketMs) / slotMs)] = 1;
  }
  return seen;
}

/** Slots of 10 minutes that the samples of any of the series fill at the least; `wholeMs`: whole buckets and whole slots. */
function presentSlotsOf(series: readonly BucketSeries[], { startMs, endMs }: Window, wholeMs: number): number {
  const least = new Uint32Array(Math.max(0, Math.ceil((endMs - startMs) / wholeMs)));
  for (const one of series) {
    const mostInSlot = Math.ceil(SLOT_MS / one.granularity.intervalMs);
    const samples = new Uint32Array(least.length);
    const { counts, bucketMs } = one;
    const beforeMs = one.startMs - startMs;
    for (let index = 0; index < counts.length; index++)
      samples[Math.floor((beforeMs + index * bucketMs) / wholeMs)]! += counts[index]!;
    for (let at = 0; at < samples.length; at++) {
      const filled = Math.min(wholeMs / SLOT_MS, Math.ceil(samples[at]! / mostInSlot));
      if (filled > least[at]!) least[at] = filled;
    }
  }
  return least.reduce((sum, filled) => sum + filled, 0);
}

function neededSeries(series: readonly BucketSeries[], window: Window, wholeMs: number): readonly SeriesCoverage[] {
  const only = (channel: Channel | 'memory', instance: string, parts: readonly BucketSeries[]): SeriesCoverage[] =>
    parts.length === 0 ? [] : [{ channel, instance, presentBuckets: presentSlotsOf(parts, window, wholeMs) }];
  const perInstance = (channels: ReadonlySet<Channel>): SeriesCoverage[] => {
    const all = series.filter(({ key }) => channels.has(key.channel));
    const named = all.filter(({ key }) => key.instance !== ALL_INSTANCES);
    // Totals that were derived from disks say nothing that the disks do not.
    return (named.length > 0 ? named : all).flatMap((one) => only(one.key.channel, one.key.instance, [one]));
  };
  return [
    ...only(
      'cpuUsedCores',
      '',
      series.filter(({ key }) => key.channel === 'cpuUsedCores'),
    ),
    ...only(
      'memory',
      '',
      series.filter(({ key }) => MEMORY.has(key.channel)),
    ),
    ...perInstance(DISK),
    ...perInstance(NIC),
  ];
}

/** CPU and memory, four to a disk and two to a NIC. */
function seriesExpected(present: readonly SeriesCoverage[], expected: ExpectedInstances | undefined): number {
  const instancesOf = (channels: ReadonlySet<string>): number =>
    new Set(present.filter(({ channel }) => channels.has(channel)).map(({ instance }) => instance)).size;
  const disks = Math.max(instancesOf(DISK), expected?.disks ?? 0);
  const nics = Math.max(instancesOf(NIC), expected?.nics ?? 0);
  return 2 + DISK.size * disks + NIC.size * nics;
}

function sampledSpan(seen: Uint8Array, { startMs }: Window, slotMs: number): readonly [Instant, Instant] | null {
  const first = seen.indexOf(1);
  if (first === -1) return null;
  return [(startMs + first * slotMs) as Instant, (startMs + (seen.lastIndexOf(1) + 1) * slotMs) as Instant];
}

function longestRunOfGaps(seen: Uint8Array): number {
  let longest = 0;
  let run = 0;
  for (const bit of seen) {
    run = bit === 1 ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

function isSeen(
  monthEnd: MonthEnd,
  seen: Uint8Array,
  { window, slotMs }: { readonly window: Window; readonly slotMs: number },
): boolean {
  const placeOf = (atMs: number): number => Math.max(0, (atMs - window.startMs) / slotMs);
  const isHalfSeen = (fromMs: number, toMs: number): boolean => {
    const present = seen.subarray(placeOf(fromMs), placeOf(toMs)).reduce((sum, bit) => sum + bit, 0);
    return present * slotMs * 2 >= toMs - fromMs;
  };
  const { startMs, endMs } = monthEnd;
  return isHalfSeen(startMs, startMs + DAY_MS) && isHalfSeen(startMs, endMs);
}
