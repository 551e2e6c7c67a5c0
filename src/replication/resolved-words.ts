import type { Generation, Throttle } from '../site/index.js';
import { GENERATION_LIMITS } from './generations.js';
import type { Resolved, ResolvedReplication } from './resolved-replication.js';

const PURPOSE_WORDS = { migrate: 'Machines move for good', protect: 'Machines are had a second time' } as const;

type Values = Omit<ResolvedReplication, 'words' | 'problems'>;

/** `100 Mb/s from 07:00 to 19:00 on monday, tuesday`. */
export const throttleWords = ({ from, to, mbps, days }: Throttle): string =>
  `${mbps} Mb/s from ${from} to ${to}${days === undefined ? ' every day' : ` on ${days.join(', ')}`}`;

/** The resolved settings in sentences, each with its origin. */
export function wordsOfResolved(values: Values): readonly string[] {
  const { purpose, generation, rpoMinutes, mbps, zone, throttles, blackouts, highChurn } = values;
  return [
    `${PURPOSE_WORDS[purpose.value]} (${purpose.from}).`,
    `Replicated by: VMware ${generationWords(generation.vmware)}, Hyper-V ${generationWords(generation.hyperv)}, physical machines ${generationWords(generation.physical)}.`,
    `Objective: no byte older than ${rpoMinutes.value} minutes (${rpoMinutes.from}).`,
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
