import type { AssessedMachine } from '../assessment/index.js';
import type { ReadinessState } from '../readiness/index.js';
import { findingsWithWork } from './complexity.js';
import type { WaveMachine } from './wave-input.js';
import type { WaveSettings } from './wave-settings.js';

type Criticality = WaveMachine['criticality'];

/** The words that inventories use; whole words alone, so that `not critical` is no match for `critical`. */
const CRITICALITY_WORDS: ReadonlyMap<string, Criticality> = new Map([
  ...['high', 'critical', 'very high', 'business critical', 'mission critical', 'tier 0', 'tier 1', 'gold'].map(
    (word) => [word, 'high'] as const,
  ),
  ...['medium', 'normal', 'moderate', 'important', 'tier 2', 'silver'].map((word) => [word, 'medium'] as const),
  ...['low', 'very low', 'minor', 'not critical', 'none', 'tier 3', 'tier 4', 'bronze'].map(
    (word) => [word, 'low'] as const,
  ),
]);

/** A criticality as people stated it; null where the words are not known. */
export function readCriticality(stated: string): Criticality | null {
  const plain = stated
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^tier(\d)$/, 'tier $1')
    .trim();
  return CRITICALITY_WORDS.get(plain) ?? null;
}

/** Hours of people: so many for a machine, and for each finding that asks for work. */
export const hoursOf = (assessed: AssessedMachine | null, settings: WaveSettings): number =>
  settings.hoursPerMachine + (assessed === null ? 0 : findingsWithWork(assessed).length) * settings.hoursPerFinding;

/**
 * Bytes that the first replication carries: what is provisioned, since how much of it the platform skips as never written is not
 * known beforehand. Nothing is copied of what is built anew or replicates itself by its own means, which has its own traffic.
 */
export function transferBytesOf(assessed: AssessedMachine | null): number | null {
  if (assessed === null) return null;
  const { kind } = assessed.method;
  if (kind === 'rebuild' || kind === 'paas' || kind === 'retire' || kind === 'leave') return 0;
  return assessed.source.storageBytes;
}

const OF_CRITICALITY: Readonly<Record<Criticality, number>> = { low: 100, medium: 50, high: 0 };
const OF_READINESS: Readonly<Record<ReadinessState, number>> = {
  ready: 100,
  readyWithConditions: 60,
  unknown: 30,
  notReady: 0,
};
/** Parts of 100. Azure Migrate names the factors (common-questions-wave-planning.yml, 09/01/2026) and publishes no weights: these are ours. */
const PRIORITY_WEIGHTS = { complexity: 25, criticality: 25, readiness: 20, effort: 15, value: 15 } as const;
/** Effort of so many plain machines and more is no quick win at all. */
const MOST_EFFORT = 4;

/** An end of support that is past or near is what makes waiting dear. */
const URGENT: ReadonlySet<string> = new Set([
  'os/extended-updates-end-soon',
  'os/linux-past-end-of-life',
  'os/past-end-of-support',
  'os/support-ends-soon',
  'os/windows-out-of-support',
  'os/without-updates',
]);
const isUrgent = ({ findings }: AssessedMachine): boolean =>
  findings.some(({ rule, accepted }) => accepted === undefined && URGENT.has(rule));

/**
 * Azure Migrate's priority score, 0 to 100, higher earlier: the weighted mean of complexity, criticality, readiness, effort and
 * business value, each on a scale of 0 to 100; what is not known is left out of the mean. Rounded down. It is shown, and
 * decides nothing by itself: the plan weighs the same facts wave by wave.
 */
export function deriveScore(
  facts: Pick<WaveMachine, 'complexity' | 'criticality' | 'readiness' | 'hours'>,
  assessed: AssessedMachine | null,
  hoursPerMachine: number,
): number {
  const most = MOST_EFFORT * Math.max(1, hoursPerMachine);
  const parts: readonly (readonly [weight: number, value: number | null])[] = [
    [PRIORITY_WEIGHTS.complexity, 100 - facts.complexity],
    [PRIORITY_WEIGHTS.criticality, OF_CRITICALITY[facts.criticality]],
    [PRIORITY_WEIGHTS.readiness, assessed === null ? null : OF_READINESS[facts.readiness]],
    [PRIORITY_WEIGHTS.effort, 100 - Math.min(100, Math.floor((100 * facts.hours) / most))],
    [PRIORITY_WEIGHTS.value, assessed !== null && isUrgent(assessed) ? 100 : null],
  ];
  const known = parts.filter((part): part is readonly [number, number] => part[1] !== null);
  const weight = known.reduce((sum, [part]) => sum + part, 0);
  return Math.floor(known.reduce((sum, [part, value]) => sum + part * value, 0) / weight);
}
