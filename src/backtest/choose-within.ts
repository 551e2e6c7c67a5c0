import { bytes, bytesPerSecond, BYTES_PER_GIB, cores, iops } from '../model/index.js';
import { matchSize } from '../sizing/index.js';
import type { MachineNeed, SizeChoice, SizeMarket, SizingPolicy } from '../sizing/index.js';
import type { Window } from '../timeseries/index.js';
import { countAnyOverload, METRICS, offeredBy } from './overload.js';
import type { Metric, MetricSeries } from './overload.js';
import { allowedBy } from './rules.js';

/** A size that would have cost less and is overloaded too often. */
export interface TurnedDown {
  readonly name: string;
  readonly overloaded: number;
}

/** What a target is held against. */
export interface TargetTerms {
  readonly targetPercent: number;
  readonly series: MetricSeries;
  /** Where overload is counted. */
  readonly window: Window;
  readonly sizing: SizingPolicy;
  /** Hears of every size that is overloaded too often. */
  readonly onTurnedDown?: (size: TurnedDown) => void;
  /** Take this size alone and count nothing: what it would have cost, with the disks that it would have. */
  readonly only?: string;
}

const NOTHING: Readonly<Record<Metric, number>> = {
  cores: Infinity,
  memory: Infinity,
  diskIops: Infinity,
  diskThroughput: Infinity,
  network: Infinity,
};

const UNKNOWN: Readonly<Record<Metric, null>> = {
  cores: null,
  memory: null,
  diskIops: null,
  diskThroughput: null,
  network: null,
};

/** The metrics that the window measures: those the count judges in place of the need. */
function measuredIn({ series, window }: TargetTerms): ReadonlySet<Metric> {
  const isMeasured = (metric: Metric): boolean =>
    countAnyOverload(series, { ...UNKNOWN, [metric]: NOTHING[metric] }, window).buckets > 0;
  return new Set(METRICS.filter(isMeasured));
}

/** The need without what overload is counted of; the policy's floors stay, and so does all that was not measured. */
function relaxed(need: MachineNeed, measured: ReadonlySet<Metric>, { floors }: SizingPolicy): MachineNeed {
  const memoryGiB = need.isWindows ? floors.memoryGiBWindows : floors.memoryGiBLinux;
  const memoryFloor = Math.min(need.memoryBytes, Math.ceil(memoryGiB * BYTES_PER_GIB));
  return {
    ...need,
    ...(measured.has('cores') ? { cores: cores(Math.min(need.cores, floors.vcpus)) } : {}),
    ...(measured.has('memory') ? { memoryBytes: bytes(memoryFloor) } : {}),
    ...(measured.has('diskIops') ? { totalIops: iops(0) } : {}),
    ...(measured.has('diskThroughput') ? { totalBytesPerSecond: bytesPerSecond(0) } : {}),
    ...(measured.has('network') ? { networkOutBytesPerSecond: bytesPerSecond(0) } : {}),
  };
}

/**
 * The cheapest size and disks of which at most `targetPercent` of the measured 10-minute buckets of a window are overloaded, in any
 * metric. All other limits hold as ever: disks, NICs, generation, zones, the policy's series and floors. A size of which the catalogue
 * does not know the network limit is not turned down for it.
 *
 * Exact: every size that fits is asked, in the order of `matchSize`.
 */
export function chooseWithin(need: MachineNeed, market: SizeMarket, terms: TargetTerms): SizeChoice {
  const { targetPercent, series, window, onTurnedDown, only } = terms;
  const choice = matchSize(relaxed(need, measuredIn(terms), terms.sizing), market, (offered, disks) => {
    if (only !== undefined) return offered.size.name === only;
    const { buckets, overloaded } = countAnyOverload(series, offeredBy(offered, disks), window);
    const isWithin = overloaded <= allowedBy(targetPercent, buckets);
    if (!isWithin) onTurnedDown?.({ name: offered.size.name, overloaded });
    return isWithin;
  });
  if (choice.kind === 'match') return choice;
  return { ...choice, reason: `no allowed size stays within ${targetPercent} %: ${choice.reason}` };
}

/** The least overloaded of them, as they were turned down: ties go to the cheapest compute. Null where there is none. */
export const nearestTurnedDown = (sizes: readonly TurnedDown[]): TurnedDown | null =>
  [...sizes].sort((left, right) => left.overloaded - right.overloaded)[0] ?? null;
