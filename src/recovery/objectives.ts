import { formatLocation } from '../model/index.js';
import type { Replication, Site } from '../site/index.js';
import { deriveResolvedStatements, DOCUMENTED_RECOVERY_POINT_LIMITS } from '../statements/index.js';
import type { Resolved, ResolvedStatements, Statement } from '../statements/index.js';
import type { RecoverySettings } from './recovery-settings.js';
import type { PointGeneration, PointStorage } from './retention.js';

/** A value that several may have stated, and who did; it is null where nobody did, or where two say different things. */
export interface StatedValue<T> {
  readonly value: T | null;
  /** In words: `the settings`, `the site file`, `the brief, section 3`; empty where nobody states it. */
  readonly from: string;
  /** What contradicts what, in words; null without a contradiction. */
  readonly contradiction: string | null;
}

export interface RecoveryObjectives {
  readonly generation: StatedValue<PointGeneration>;
  readonly storage: StatedValue<PointStorage>;
  readonly rpoMinutes: StatedValue<number>;
  /** Which points the objective is meant for; null where nobody says. */
  readonly rpoConsistency: 'app' | 'crash' | null;
  readonly rtoMinutes: StatedValue<number>;
  readonly retentionHours: StatedValue<number>;
  /** Hours within which somebody expects to go back to any moment; null where nobody does. */
  readonly anyPointHours: number | null;
  /** Who expects it, in words with the place of the statement; empty where nobody does. */
  readonly anyPointFrom: string;
  readonly appConsistentMinutes: StatedValue<number>;
}

export interface ObjectivesInput {
  readonly site: Site | null;
  readonly statements: readonly Statement[];
  readonly settings: RecoverySettings;
}

/** Topics are all that is asked of the statements, so regions need not be known. */
const FACTS = { regions: [], recoveryPoints: DOCUMENTED_RECOVERY_POINT_LIMITS };

export const resolvedOf = (statements: readonly Statement[]): ResolvedStatements =>
  deriveResolvedStatements(statements, FACTS);

/**
 * What is to be reached: the settings decide; else the site file and the statements, where they agree. Two that differ leave the value
 * unknown, with both in words, since it is not ours to choose.
 */
export function deriveObjectives({ site, statements, settings }: ObjectivesInput): RecoveryObjectives {
  const resolved = resolvedOf(statements);
  const replication = site?.replication ?? {};
  const architectures = resolved.replicationArchitecture;
  const minutes = (value: number): string => `${value} min`;
  const rpoSaid = saidOf(resolved.recoveryPointObjective, (one) => one.minutes);
  return {
    generation: join({
      set: settings.generation,
      site: generationOf(replication),
      said: saidOf(architectures, ({ architecture }) => architecture),
      words: (value) => value,
    }),
    storage: join({
      set: settings.pointStorage,
      site: replication.storage ?? null,
      said: saidOf(architectures, ({ storage }) => storage),
      words: (value) => value,
    }),
    rpoMinutes: join({
      set: settings.rpoMinutes,
      site: replication.rpoThresholdMinutes ?? null,
      said: rpoSaid,
      words: minutes,
    }),
    rpoConsistency:
      resolved.recoveryPointObjective.flatMap(valuesOf).find(({ consistency }) => consistency !== null)?.consistency ??
      null,
    rtoMinutes: join({
      set: settings.rtoMinutes,
      site: null,
      said: saidOf(resolved.recoveryTimeObjective, (one) => one.minutes),
      words: minutes,
    }),
    retentionHours: join({
      set: settings.retentionHours,
      site: replication.retentionHours ?? null,
      said: saidOf(resolved.retention, ({ hours }) => hours),
      words: (value) => `${value} h`,
    }),
    ...anyPointOf(resolved),
    appConsistentMinutes: join({
      set: settings.appConsistentMinutes,
      site: replication.appConsistentMinutes ?? null,
      said: saidOf(resolved.appConsistentFrequency, (one) => one.minutes),
      words: minutes,
    }),
  };
}

/** The generations of a migration, and Hyper-V, keep no points of this kind. */
function generationOf({ generation, scenario }: Replication): PointGeneration | null {
  if (generation === 'classic' || generation === 'modernized') return generation;
  return scenario === 'azureRecovery' ? 'azureToAzure' : null;
}

const valuesOf = <S extends Statement>(resolved: Resolved<S>): readonly S[] =>
  resolved.kind === 'stated' ? [resolved.value] : resolved.values;

function anyPointOf({ retention }: ResolvedStatements): Pick<RecoveryObjectives, 'anyPointHours' | 'anyPointFrom'> {
  const [longest] = retention
    .flatMap(({ statements }) => statements)
    .filter(({ isAnyPoint }) => isAnyPoint)
    .toSorted((one, other) => other.hours - one.hours);
  if (longest === undefined) return { anyPointHours: null, anyPointFrom: '' };
  return { anyPointHours: longest.hours, anyPointFrom: `${longest.said}, ${formatLocation(longest.at)}` };
}

interface SaidValue<T> {
  readonly value: T;
  readonly where: string;
}

function saidOf<S extends Statement, T>(
  resolved: readonly Resolved<S>[],
  valueOf: (statement: S) => T | null,
): readonly SaidValue<T>[] {
  const found: SaidValue<T>[] = [];
  for (const statement of resolved.flatMap(valuesOf)) {
    const value = valueOf(statement);
    if (value !== null && !found.some((one) => one.value === value)) found.push({ value, where: statement.said });
  }
  return found;
}

interface Sources<T> {
  readonly set: T | null;
  readonly site: T | null;
  readonly said: readonly SaidValue<T>[];
  readonly words: (value: T) => string;
}

function join<T>({ set, site, said, words }: Sources<T>): StatedValue<T> {
  if (set !== null) return { value: set, from: 'the settings', contradiction: null };
  const all = [...(site === null ? [] : [{ value: site, where: 'the site file' }]), ...said];
  const first = all[0];
  if (first === undefined) return { value: null, from: '', contradiction: null };
  if (all.every(({ value }) => value === first.value)) {
    return { value: first.value, from: all.map(({ where }) => where).join('; '), contradiction: null };
  }
  const both = all.map(({ value, where }) => `${words(value)} in ${where}`).join(', but ');
  return { value: null, from: '', contradiction: both };
}
