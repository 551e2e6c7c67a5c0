import type { Problem, SourceLocation } from '../model/index.js';
import type { ReplicatedMachine } from './replicated.js';
import { BY_SETTINGS, BY_SITE } from './resolved-replication.js';
import type { PlaceOf, ResolvedReplication } from './resolved-replication.js';
import { classicGeneration } from './settings-problems.js';

type Source = 'vmware' | 'physical';
const SOURCES: readonly Source[] = ['vmware', 'physical'];

/** Where people stated the generation of a source; null: it is a default, or nobody can tell. */
export function placeOfGeneration(
  source: Source,
  { generation }: Pick<ResolvedReplication, 'generation'>,
  placeOf: PlaceOf,
): SourceLocation | null {
  const { from } = generation[source];
  if (from === BY_SITE) return placeOf(BY_SITE, 'replication.generation');
  return from === BY_SETTINGS ? placeOf(BY_SETTINGS, `generation.${source}`) : null;
}

/** The classic generation, where any machine is planned with it; one that is stated for machines that are not there plans nothing. */
export function classicProblems(
  machines: readonly ReplicatedMachine[],
  resolved: Pick<ResolvedReplication, 'generation'>,
  placeOf: PlaceOf,
): readonly Problem[] {
  const classic = machines.filter(({ generation }) => generation === 'classic');
  const source = SOURCES.find((one) => classic.some((machine) => machine.source === one));
  return source === undefined ? [] : [classicGeneration(classic.length, placeOfGeneration(source, resolved, placeOf))];
}
