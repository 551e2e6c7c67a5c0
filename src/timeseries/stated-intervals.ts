import type { MachineId, Milliseconds, Problem, SourceLocation } from '../model/index.js';
import type { BucketSeries, PeakSet } from './series.js';
import { widenBuckets } from './widen-buckets.js';

/** Fewer buckets may be the ends of a run, or its repair. */
const LEAST_BUCKETS = 12;
/** Stamps of a collector waver; farther apart than this share of what is stated, they do not. */
const FARTHER = 1.25;
/** A bucket may hold a stamp more than its length allows for; almost twice as many are no accident. */
const MORE_STAMPS = 1.9;

/** The machine's name in messages, and where its samples stand. */
interface MachinePlaces {
  readonly nameOf: (machine: MachineId) => string;
  readonly fileOf: (machine: MachineId) => SourceLocation | null;
}

interface Difference {
  readonly machine: MachineId;
  readonly apartMs: number;
}

/**
 * Where the interval that all files state contradicts their stamps: both are told, and that the stated one counts. Averages that
 * pose as samples are told by `unmaskAverages`, which does not leave them their interval, and not here.
 *
 * Stamps farther apart show by their shortest distance, which is then longer than stated throughout. Stamps closer together show
 * by how many of them half of the buckets hold, since a single short distance may be a restart.
 *
 * @param peaks after `unmaskAverages`
 * @param statedMs what all files state
 * @param apartMs the shortest distance of stamps by machine (`createRepeatWatch`)
 * @returns a warning for each distance, in the order of machines. Code: `samples/interval-differs`
 */
export function describeStatedIntervals(
  { series }: PeakSet,
  { statedMs, apartMs }: { readonly statedMs: Milliseconds; readonly apartMs: ReadonlyMap<MachineId, Milliseconds> },
  places: MachinePlaces,
): readonly Problem[] {
  const byMachine = new Map<MachineId, BucketSeries[]>();
  for (const one of series) {
    if (one.granularity.intervalMs !== statedMs || one.key.channel.startsWith('allocated')) continue;
    const known = byMachine.get(one.key.machine);
    if (known === undefined) byMachine.set(one.key.machine, [one]);
    else known.push(one);
  }
  const groups = new Map<number, Difference[]>();
  for (const [machine, ofMachine] of byMachine) {
    const apart = differenceOf(ofMachine, statedMs, apartMs.get(machine) ?? null);
    if (apart !== null) groups.set(apart, [...(groups.get(apart) ?? []), { machine, apartMs: apart }]);
  }
  return [...groups.values()].map((group) => problemOf(group, statedMs, places));
}

/** How far apart the stamps of a machine lie where that is not what is stated; null where it is, or does not show. */
function differenceOf(series: readonly BucketSeries[], statedMs: number, shortestMs: number | null): number | null {
  if (shortestMs !== null && shortestMs > FARTHER * statedMs) return shortestMs;
  // In buckets of a minute a single stamp more would be twice as many.
  const wide = series.map(widenBuckets);
  const { bucketMs } = wide[0]!;
  // The densest series decides: others may have gaps.
  const counts = wide.map(({ counts: ofSeries }) => medianOfFilled(ofSeries)).filter((count) => count !== null);
  const most = counts.length === 0 ? 0 : Math.max(...counts);
  const expected = Math.max(1, bucketMs / statedMs);
  return most >= MORE_STAMPS * expected ? Math.round(bucketMs / most / 1000) * 1000 : null;
}

function medianOfFilled(counts: Uint32Array): number | null {
  const filled = counts.filter((count) => count > 0).sort();
  return filled.length < LEAST_BUCKETS ? null : filled[Math.floor(filled.length / 2)]!;
}

function problemOf(group: readonly Difference[], statedMs: number, { nameOf, fileOf }: MachinePlaces): Problem {
  const { machine, apartMs } = group[0]!;
  const others = group.length === 1 ? '' : ` and ${group.length - 1} more`;
  const stated = statedMs / 1000;
  return {
    code: 'samples/interval-differs',
    severity: 'warning',
    at: fileOf(machine),
    message: `the samples of "${nameOf(machine)}"${others} are stated as ${stated} s, but their stamps lie ${apartMs / 1000} s apart; the stated ${stated} s count`,
    remedy:
      'correct the interval that the file (# interval: or its column) or the mapping (intervalSeconds) states, or leave it out: it is then inferred from the stamps',
  };
}
