import { TIER_OF_ROLE } from '../graph/index.js';
import type { DependencyGraph } from '../graph/index.js';
import { plainMachineName } from '../model/index.js';
import type { Estate, Problem } from '../model/index.js';
import type { Site } from '../site/index.js';
import type { ResolvedStatements } from '../statements/index.js';
import { faultsOfElement, withoutFaults } from './element-faults.js';
import type { ElementFault } from './element-faults.js';
import { RESERVED_ELEMENTS } from './model-figures.js';
import { createDatabaseFacts, findOutsideNeeds } from './model-outside.js';
import type { ElementFigures } from './recovery-settings.js';
import { didYouMean, faultAt } from './settings-problems.js';
import type { RecoveryPlaces, SettingsFault } from './settings-problems.js';

/** What names of elements may stand for. */
interface ElementNames {
  /** As people would write them, those of the estate first. */
  readonly names: readonly string[];
  /** By plain name, how many members a group or database has, at most. */
  readonly membersOf: ReadonlyMap<string, number>;
}

interface NamesInput {
  readonly graph: DependencyGraph;
  readonly estate: Pick<Estate, 'machines'>;
  readonly site: Site | null;
  readonly statements: ResolvedStatements | null;
}

/** Everything that the model of availability asks figures of, or would ask. */
export function elementNames({ graph, estate, site, statements }: NamesInput): ElementNames {
  const databases = createDatabaseFacts(site, statements);
  const { byMachine, left } = findOutsideNeeds(graph, site, databases);
  const needs = [...byMachine.values()].flat();
  const membersOf = new Map<string, number>();
  const raise = (name: string, members: number): void => {
    const plain = plainMachineName(name);
    membersOf.set(plain, Math.max(membersOf.get(plain) ?? 0, members));
  };
  for (const { name, machines } of graph.availabilityGroups) raise(name, machines.length);
  for (const own of byMachine.values()) {
    const parts = new Map<string, number>();
    for (const { database } of own) if (database !== null) parts.set(database, (parts.get(database) ?? 0) + 1);
    for (const [database, members] of parts) raise(database, members);
  }
  const names = [
    ...graph.machines.map(({ name }) => name),
    ...graph.availabilityGroups.map(({ name }) => name),
    ...estate.machines.flatMap(({ placement: { host, datacenter } }) => [
      ...(host === null ? [] : [host]),
      datacenter ?? 'the site',
    ]),
    ...needs.flatMap(({ name, database }) => [name, ...(database === null ? [] : [database])]),
    ...[...left.values()].flat().map(({ name }) => name),
    ...(site?.network?.egressPoints ?? []).map(({ name }) => name),
    ...RESERVED_ELEMENTS,
    ...Object.keys(TIER_OF_ROLE),
  ];
  return { names: [...new Set(names)], membersOf };
}

/**
 * The figures that count of what people stated, and what is wrong with the others, each with its place. What is wrong is left out and never
 * mended: of two entries for one name that differ neither counts.
 */
export function checkElements(
  elements: readonly ElementFigures[],
  names: ElementNames,
  places: RecoveryPlaces,
): { readonly elements: readonly ElementFigures[]; readonly problems: readonly Problem[] } {
  const known = new Set(names.names.map(plainMachineName));
  const problems: Problem[] = [];
  const kept: ElementFigures[] = [];
  const twins = twinsOf(elements);
  elements.forEach((element, index) => {
    const tell = (fault: SettingsFault, key: string | null): void => {
      problems.push(faultAt(fault, places.recovery(`elements.${index}${key === null ? '' : `.${key}`}`)));
    };
    if (!known.has(plainMachineName(element.name))) {
      tell(unknownElement(element, names), 'name');
      return;
    }
    const twin = twins.get(index);
    // Of entries that say the same the first counts.
    if (twin !== undefined && !(twin.isFirst && twin.isSame)) {
      tell(twinFault(element, twin, places), 'name');
      return;
    }
    const own = faultsOfElement(element);
    const ofGroup = groupFaults(withoutFaults(element, own), names);
    for (const fault of [...own, ...ofGroup]) tell(fault, fault.key);
    kept.push(withoutFaults(element, [...own, ...ofGroup]));
  });
  return { elements: kept, problems };
}

interface Twin {
  /** The first of them, or the second where this is the first. */
  readonly other: number;
  readonly isFirst: boolean;
  readonly isSame: boolean;
}

/** Entries that share their name with another. */
function twinsOf(elements: readonly ElementFigures[]): ReadonlyMap<number, Twin> {
  const byName = new Map<string, number[]>();
  elements.forEach(({ name }, index) => {
    const plain = plainMachineName(name);
    byName.set(plain, [...(byName.get(plain) ?? []), index]);
  });
  const valuesOf = ({ mtbfHours, mttrHours, availabilityPercent, needed }: ElementFigures): string =>
    [mtbfHours, mttrHours, availabilityPercent, needed].map((one) => String(one?.value ?? null)).join();
  const twins = new Map<number, Twin>();
  for (const [first, ...more] of byName.values()) {
    if (first === undefined || more.length === 0) continue;
    const isSame = more.every((index) => valuesOf(elements[index]!) === valuesOf(elements[first]!));
    twins.set(first, { other: more[0]!, isFirst: true, isSame });
    for (const index of more) twins.set(index, { other: first, isFirst: false, isSame });
  }
  return twins;
}

function twinFault({ name }: ElementFigures, { other, isSame }: Twin, places: RecoveryPlaces): SettingsFault {
  const line = places.recovery(`elements.${other}`)?.line;
  const where = line === undefined ? `entry ${other + 1}` : `line ${line}`;
  if (isSame) {
    return {
      ...{ code: 'twice-stated', severity: 'warning' },
      message: `the element "${name}" is stated again as in ${where}: it counts once`,
      remedy: 'leave one of the two out',
    };
  }
  return {
    ...{ code: 'contradicted-figures', severity: 'error' },
    message: `the element "${name}" is stated with other figures in ${where}: neither is used, and what holds without them stands in their place`,
    remedy: 'keep the entry that is right; what both say of different keys goes into one entry',
  };
}

const unknownElement = ({ name }: ElementFigures, { names }: ElementNames): SettingsFault => ({
  ...{ code: 'unknown-name', severity: 'error' },
  message: `the element "${name}" is no machine, group, host, site, database, role or name that is kept for something: its figures are not used`,
  remedy: didYouMean(name, names, 'name'),
});

/** `needed` asks for a group, and for no more than it has. */
function groupFaults({ name, needed = null }: ElementFigures, { membersOf }: ElementNames): readonly ElementFault[] {
  if (needed === null) return [];
  const members = membersOf.get(plainMachineName(name));
  const place = { key: 'needed', drops: ['needed'] } as const;
  if (members === undefined) {
    return [
      {
        ...{ code: 'needed-of-no-group', severity: 'error', ...place },
        message: `needed of the element "${name}" is not used: it is no group of machines that stand in for each other`,
        remedy: 'state it of a group or database by the name that the plan prints, or leave it out',
      },
    ];
  }
  if (needed.value <= members) return [];
  return [
    {
      ...{ code: 'bad-figure', severity: 'error', ...place },
      message: `needed of the element "${name}" is ${needed.value}, more than the ${members} that it has: it is left out, and what holds without it stands in its place`,
      remedy: `write a whole number from 0 to ${members}`,
    },
  ];
}
