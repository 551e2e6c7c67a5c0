import type { Machine } from '../model/index.js';
import { ALL_INSTANCES, percentileOfSeries, WHOLE_MACHINE } from '../timeseries/index.js';
import type { BucketSeries, Channel, PercentileMethod } from '../timeseries/index.js';
import { classifyUtilisation } from './classify-utilisation.js';
import type { UsedPercent, Utilisation, UtilisationFigures, UtilisationThresholds } from './classify-utilisation.js';

/** What a class is read from. */
export interface UtilisationQuestion {
  readonly thresholds: UtilisationThresholds;
  /** The percentile held against the thresholds. */
  readonly percent: number;
  readonly method: PercentileMethod;
  /** What 100 % of the network is; no inventory states the speed of a link. */
  readonly linkBytesPerSecond: number;
  /** Fewer days, or fewer of their buckets, and nothing that was not seen counts as not done. */
  readonly leastDays: number;
  readonly leastCoveragePercent: number;
}

const DAY_MS = 86_400_000;
const NO_SAMPLES = 'no samples in the window';

type Find = (channel: Channel, instance: string) => BucketSeries | null;

const finderOf =
  (series: readonly BucketSeries[]): Find =>
  (channel, instance) =>
    series.find(({ key }) => key.channel === channel && key.instance === instance) ?? null;

function usedPercent(
  found: BucketSeries | null,
  whole: number | null,
  question: UtilisationQuestion,
): UsedPercent | null {
  if (found === null || whole === null || whole <= 0) return null;
  const usual = percentileOfSeries(found.maxima, question.percent, question.method);
  const highest = percentileOfSeries(found.maxima, 100, 'nearestRank');
  if (usual === null || highest === null) return null;
  return { usual: (100 * usual.value) / whole, highest: (100 * highest.value) / whole };
}

type NetworkFigures = Pick<UtilisationFigures, 'network' | 'oneDirection'>;

/** The busier direction of a link that carries both at once; one direction alone proves use but never its absence. */
function networkOf(find: Find, question: UtilisationQuestion): NetworkFigures {
  const of = (channel: Channel): UsedPercent | null =>
    usedPercent(find(channel, ALL_INSTANCES), question.linkBytesPerSecond, question);
  const incoming = of('networkInBytesPerSecond');
  const outgoing = of('networkOutBytesPerSecond');
  if (incoming !== null && outgoing !== null) {
    const usual = Math.max(incoming.usual, outgoing.usual);
    return { network: { usual, highest: Math.max(incoming.highest, outgoing.highest) }, oneDirection: null };
  }
  const seen = incoming ?? outgoing;
  if (seen === null) return { network: null, oneDirection: null };
  if (seen.usual > question.thresholds.networkPercent) return { network: seen, oneDirection: null };
  return { network: null, oneDirection: { direction: incoming === null ? 'outgoing' : 'incoming', used: seen } };
}

/** Why what was seen may miss use; null where enough was seen. Every series that a class rests on must be seen so far. */
function issueOf(
  judged: readonly BucketSeries[],
  { leastDays, leastCoveragePercent }: UtilisationQuestion,
): string | null {
  for (const { key, counts, bucketMs, granularity } of judged) {
    const seen = counts.reduce((sum, count) => sum + Number(count > 0), 0);
    // An average of two hours fills one bucket of ten minutes in twelve, and nothing is missing.
    const stepMs = Math.max(bucketMs, granularity.intervalMs);
    const buckets = counts.findLastIndex((count) => count > 0) - counts.findIndex((count) => count > 0);
    const spanMs = seen === 0 ? 0 : buckets * bucketMs + stepMs;
    const days = spanMs / DAY_MS;
    if (days < leastDays) return `${key.channel} was seen over ${days.toFixed(1)} days, fewer than ${leastDays}`;
    const percent = (100 * seen * stepMs) / spanMs;
    if (percent < leastCoveragePercent) {
      return `${key.channel} was seen for ${percent.toFixed(1)} % of that time, less than ${leastCoveragePercent} %`;
    }
  }
  return null;
}

/**
 * The class of a machine from its samples, already cut to the window. Without samples it is unknown and never idle; single
 * figures that an inventory states say nothing of what was done when.
 *
 * @param series of this machine; null for none
 */
export function deriveUtilisation(
  { power, cores, memoryBytes }: Pick<Machine, 'power' | 'cores' | 'memoryBytes'>,
  series: readonly BucketSeries[] | null,
  question: UtilisationQuestion,
): Utilisation {
  const isOn = power !== 'off' && power !== 'suspended';
  if (series === null) {
    const nothing = { isOn, cpu: null, memory: null, network: null, oneDirection: null, issue: NO_SAMPLES };
    return classifyUtilisation(nothing, question.thresholds);
  }
  const find = finderOf(series);
  const cpu = find('cpuUsedCores', WHOLE_MACHINE);
  const memory = find('memoryGuestUsedBytes', WHOLE_MACHINE) ?? find('memoryConsumedBytes', WHOLE_MACHINE);
  const judged = [
    cpu,
    memory,
    find('networkInBytesPerSecond', ALL_INSTANCES),
    find('networkOutBytesPerSecond', ALL_INSTANCES),
  ].filter((one) => one !== null);
  const figures = {
    isOn,
    cpu: usedPercent(cpu, cores, question),
    memory: usedPercent(memory, memoryBytes, question),
    ...networkOf(find, question),
    issue: issueOf(judged, question),
  };
  return classifyUtilisation(figures, question.thresholds);
}
