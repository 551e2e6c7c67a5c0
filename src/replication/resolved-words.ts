import type { Machine } from '../model/index.js';
import type { Generation, Throttle } from '../site/index.js';
import { GENERATION_LIMITS } from './generations.js';
import type { Resolved, ResolvedReplication } from './resolved-replication.js';

const PURPOSE_WORDS = {
  migrate: 'Machines move for good',
  protect: 'Machines get a copy in Azure that stands by',
} as const;

type Values = Omit<ResolvedReplication, 'words' | 'problems'>;

/** `100 Mb/s from 07:00 to 19:00 on monday, tuesday`. */
export const throttleWords = ({ from, to, mbps, days }: Throttle): string =>
  `${mbps} Mb/s from ${from} to ${to}${days === undefined ? ' every day' : ` on ${days.join(', ')}`}`;

/** The resolved settings in sentences, each with its origin. */
export function wordsOfResolved(values: Values): readonly string[] {
  const { purpose, rpoMinutes, mbps, zone, throttles, blackouts, highChurn } = values;
  return [
    `${PURPOSE_WORDS[purpose.value]} (${purpose.from}).`,
    replicatedBy(values, PLATFORMS),
    objectiveOfReplication({ rpoMinutes }),
    mbps.value === null
      ? `Bandwidth of replication: ${mbps.from}.`
      : `Bandwidth of replication where nothing is throttled: ${mbps.value} Mb/s (${mbps.from}).`,
    `Clock of throttles and blackouts: ${zone.value} (${zone.from}).`,
    listed('Throttles', throttles.value.map(throttleWords), throttles.from),
    listed(
      'Blackouts',
      blackouts.value.map(({ text }) => text),
      blackouts.from,
    ),
    `High Churn: ${highChurn.value ? 'yes' : 'no'} (${highChurn.from}).`,
    ...shareWords(values),
    ...streamWords(throttles.value),
  ];
}

/** The objective by which replication and its bandwidth are planned; recovery points have one of their own. */
export const objectiveOfReplication = ({ rpoMinutes }: Pick<Values, 'rpoMinutes'>): string =>
  `Objective: no byte older than ${rpoMinutes.value} minutes (${rpoMinutes.from}).`;

type Platform = keyof Values['generation'];

const PLATFORMS: readonly Platform[] = ['vmware', 'hyperv', 'physical'];
const PLATFORM_WORDS: Readonly<Record<Platform, string>> = {
  vmware: 'VMware',
  hyperv: 'Hyper-V',
  physical: 'physical machines',
};

function replicatedBy({ generation }: Pick<Values, 'generation'>, platforms: readonly Platform[]): string {
  const words = platforms.map((platform) => {
    const [name, how] = [PLATFORM_WORDS[platform], generationWords(generation[platform])];
    return how.startsWith(name) ? how : `${name} ${how}`;
  });
  return `Replicated by: ${words.length === 0 ? 'nothing, since no machine runs on VMware, on Hyper-V or by itself' : words.join(', ')}.`;
}

/** The same settings, whose sentences name what replicates the platforms of these machines alone. */
export function forPlatformsOf(
  resolved: ResolvedReplication,
  machines: readonly Pick<Machine, 'source'>[],
): ResolvedReplication {
  const there = new Set<string>(machines.map(({ source }) => source));
  const own = PLATFORMS.filter((platform) => there.has(platform));
  const all = replicatedBy(resolved, PLATFORMS);
  return { ...resolved, words: resolved.words.map((words) => (words === all ? replicatedBy(resolved, own) : words)) };
}

const generationWords = ({ value, from }: Resolved<Generation | null>): string =>
  value === null ? `by ${from}` : `${GENERATION_LIMITS[value].name} (${from})`;

const listed = (what: string, items: readonly string[], from: string): string =>
  `${what}: ${items.length === 0 ? 'none' : items.join('; ')} (${from}).`;

const shareWords = ({ growthPercent, compressionPercent, foldPercent }: Values): readonly string[] => [
  `Churn is planned ${growthPercent.value} % larger than measured (${growthPercent.from}).`,
  `Compression keeps ${compressionPercent.value} % of it off the link (${compressionPercent.from}): an assumption until the first cycles show it.`,
  foldPercent.value === null
    ? `All that is written counts as changed (${foldPercent.from}): an upper bound, since a block that is written twice between two cycles crosses once.`
    : `Of what machines write that are copied in cycles, ${foldPercent.value} % is still different when it is sent (${foldPercent.from}): an assumption. An agent and the log of Hyper-V send every write: nothing folds there.`,
];

/** Two tools throttle two streams; the one link of this plan takes both limits for the sum. */
function streamWords(throttles: readonly Throttle[]): readonly string[] {
  const by = new Set(throttles.flatMap((throttle) => throttle.by ?? []));
  if (by.size < 2) return [];
  return [
    'The appliance and the recovery agent of Hyper-V each throttle their own stream; the plan takes every limit for both streams together, which is the safer reading.',
  ];
}
