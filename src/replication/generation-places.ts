import type { Problem, SourceLocation } from '../model/index.js';
import type { ReplicatedMachine } from './replicated.js';
import { BY_SETTINGS, BY_SITE, OUT_OF_CLASSIC } from './resolved-replication.js';
import type { PlaceOf, ResolvedReplication } from './resolved-replication.js';
import { classicFound, classicGeneration } from './settings-problems.js';

/** Planned with the modernized generation in place of the classic one, which the site file states for what stands there. */
export const isOutOfClassic = (
  { source, generation }: Pick<ReplicatedMachine, 'source' | 'generation'>,
  resolved: Pick<ResolvedReplication, 'generation'>,
): boolean =>
  generation === 'modernized' &&
  (source === 'vmware' || source === 'physical') &&
  resolved.generation[source].from === OUT_OF_CLASSIC;

type Source = 'vmware' | 'physical';
const SOURCES: readonly Source[] = ['vmware', 'physical'];

/** Where people stated the generation of a source; null: it is a default, or nobody can tell. */
export function placeOfGeneration(
  source: Source,
  { generation }: Pick<ResolvedReplication, 'generation'>,
  placeOf: PlaceOf,
): SourceLocation | null {
  const { from } = generation[source];
  if (from === BY_SITE || from === OUT_OF_CLASSIC) return placeOf(BY_SITE, 'replication.generation');
  return from === BY_SETTINGS ? placeOf(BY_SETTINGS, `generation.${source}`) : null;
}

/**
 * The classic generation, where any machine is planned with it, or with the modernized one because the site file states that classic stands
 * there; one that is stated for machines that are not there plans nothing.
 */
export function classicProblems(
  machines: readonly ReplicatedMachine[],
  resolved: Pick<ResolvedReplication, 'generation'>,
  placeOf: PlaceOf,
): readonly Problem[] {
  const classic = machines.filter(({ generation }) => generation === 'classic');
  const replaced = machines.filter((machine) => isOutOfClassic(machine, resolved));
  const told = (all: readonly ReplicatedMachine[], problem: typeof classicGeneration): readonly Problem[] => {
    const source = SOURCES.find((one) => all.some((machine) => machine.source === one));
    return source === undefined ? [] : [problem(all.length, placeOfGeneration(source, resolved, placeOf))];
  };
  return [...told(classic, classicGeneration), ...told(replaced, classicFound)];
}
