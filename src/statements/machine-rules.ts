import { countOf, isCovered, listMachines, plainMachineName } from '../model/index.js';
import type { Machine, Problem } from '../model/index.js';
import type { Resolved } from './resolve.js';
import { valuesOf } from './resolve.js';
import { contradiction } from './rule.js';
import type { ContradictionContext } from './rule.js';
import type { MachineGroupStatement, Statement } from './statement.js';
import { namesOf, placeOf, placesOf } from './words.js';

/** The machines of the inventories by name and, where that holds a domain, by its first label too. */
type Inventory = ReadonlyMap<string, Machine>;

const inventoryNames = (machine: Machine): readonly string[] => {
  const name = plainMachineName(machine.name);
  const label = name.split('.')[0] ?? '';
  return label === name || label === '' ? [name] : [name, label];
};

/** Templates are no machines that anybody counts. Null where no inventory was read. */
function machinesOf({ estate }: ContradictionContext): readonly Machine[] | null {
  return estate === null ? null : estate.machines.filter(({ isTemplate }) => !isTemplate);
}

/** An inventory, looked up by name; built once for all groups. */
interface Held {
  readonly machines: readonly Machine[];
  readonly byName: Inventory;
}

function heldBy(context: ContradictionContext): Held | null {
  const machines = machinesOf(context);
  return machines === null ? null : { machines, byName: inventoryOf(machines) };
}

const inventoryOf = (machines: readonly Machine[]): Inventory =>
  new Map(machines.flatMap((machine) => inventoryNames(machine).map((name) => [name, machine] as const)));

const groupsOf = ({ resolved }: ContradictionContext): readonly MachineGroupStatement[] =>
  resolved.machineGroup.flatMap((group: Resolved<MachineGroupStatement>) => valuesOf(group).slice(0, 1));

/** What a group's list of machines comes to, with the inventory where there is one. */
interface GroupCount {
  readonly group: MachineGroupStatement;
  /** As stated, else as listed by name, else as the inventory has them; null where only an inventory could tell. */
  readonly count: number | null;
  /** The machines that the list stands for; null where it has none, or patterns and no inventory. */
  readonly listed: number | null;
  readonly members: ReadonlySet<Machine>;
  readonly hasPatterns: boolean;
}

const isCoveredByAny = (patterns: readonly (readonly string[])[], machine: Machine): boolean =>
  patterns.some((parts) => inventoryNames(machine).some((name) => isCovered(parts, name)));

function countGroup(group: MachineGroupStatement, held: Held | null): GroupCount {
  const { names, patterns } = listMachines(group.machines);
  const found = names.map((name) => held?.byName.get(plainMachineName(name)) ?? null);
  const members = new Set(found.filter((machine) => machine !== null));
  const missing = found.length - found.filter((machine) => machine !== null).length;
  for (const machine of held === null || patterns.length === 0 ? [] : held.machines) {
    if (isCoveredByAny(patterns, machine)) members.add(machine);
  }
  const isOpen = patterns.length > 0 && held === null;
  const listed = group.machines.length === 0 || isOpen ? null : members.size + missing;
  return { group, count: group.count ?? listed, listed, members, hasPatterns: patterns.length > 0 };
}

/** The stated number, the sum of the groups and the inventory are one number, or somebody is asked. */
export function countsThatDoNotAddUp(context: ContradictionContext): readonly Problem[] {
  const held = heldBy(context);
  const machines = held?.machines ?? null;
  const stated = context.resolved.machineCount.flatMap(valuesOf);
  const groups = groupsOf(context).map((group) => countGroup(group, held));
  const first: Statement | undefined = stated[0] ?? groups[0]?.group;
  if (first === undefined) return [];
  const isSumKnown = groups.length > 0 && groups.every(({ count }) => count !== null);
  const sum = groups.reduce((total, { count }) => total + (count ?? 0), 0);
  const numbers = [
    ...stated.map(({ count }) => count),
    ...(isSumKnown ? [sum] : []),
    ...(machines === null ? [] : [machines.length]),
  ];
  if (new Set(numbers).size < 2) return [];
  const parts = [
    ...stated.map((one) => `${countOf(one.count, 'machine')} in ${placeOf(one)}`),
    ...(isSumKnown ? [`${sum} listed by group: ${groupWords(groups)}`] : []),
    ...(machines === null ? [] : [inventoryWords(machines, groups)]),
  ];
  return [
    contradiction({
      code: 'statements/machines-do-not-add-up',
      at: first,
      message: `the machines do not add up: ${parts.join('; ')}`,
      question: `ask the customer which of ${[...new Set(numbers)].join(', ')} is right, and which machines are not meant`,
    }),
  ];
}

const groupWords = (groups: readonly GroupCount[]): string =>
  `${groups.map(({ group, count }) => `${group.group} ${count ?? '?'}`).join(', ')} in ${placesOf(onePerPlace(groups))}`;

/** Groups listed in one sentence share their place; it is told once. */
const onePerPlace = (groups: readonly GroupCount[]): readonly MachineGroupStatement[] =>
  [
    ...new Map(groups.toReversed().map(({ group }) => [`${group.at.file}\n${group.said}`, group] as const)).values(),
  ].toReversed();

function inventoryWords(machines: readonly Machine[], groups: readonly GroupCount[]): string {
  const members = new Set(groups.flatMap((group) => [...group.members]));
  const others = machines.filter((machine) => !members.has(machine)).map(({ name }) => name);
  const isListedByName = groups.some(({ group }) => group.machines.length > 0);
  const beside = isListedByName && others.length > 0 ? `, of which no group lists ${namesOf(others)}` : '';
  return `${machines.length} in the inventory${beside}`;
}

/** A group's number is that of its list and of the inventory. Machines that no inventory has are told on their own. */
export function groupCounts(context: ContradictionContext): readonly Problem[] {
  const held = heldBy(context);
  return groupsOf(context).flatMap((one) => {
    const { group, listed, members, hasPatterns } = countGroup(one, held);
    if (group.count === null || listed === null || listed === group.count) return [];
    const named = namesOf([...members].map(({ name }) => name));
    const found = hasPatterns
      ? `the inventory has ${listed}${named === '' ? '' : ` (${named})`}`
      : `${listed} are listed`;
    return [
      contradiction({
        code: 'statements/group-count-differs',
        at: group,
        message: `"${group.group}" has ${countOf(group.count, 'machine')} in ${placeOf(group)}, but of ${group.machines.join(', ')} ${found}`,
        question: `ask the customer which machines "${group.group}" are`,
      }),
    ];
  });
}

/** Each machine has one purpose; one that two groups list is counted twice. */
export function machinesInTwoGroups(context: ContradictionContext): readonly Problem[] {
  const groups = groupsOf(context);
  const owners = new Map<string, MachineGroupStatement>();
  return groups.flatMap((group) => {
    const shared = new Map<MachineGroupStatement, string[]>();
    for (const name of listMachines(group.machines).names) {
      const owner = owners.get(plainMachineName(name));
      if (owner === undefined) owners.set(plainMachineName(name), group);
      else shared.set(owner, [...(shared.get(owner) ?? []), name]);
    }
    return [...shared].map(([owner, names]) =>
      contradiction({
        code: 'statements/machine-in-two-groups',
        at: group,
        message: `${namesOf(names)} ${names.length === 1 ? 'is' : 'are'} listed in "${owner.group}" in ${placeOf(owner)} and in "${group.group}" in ${placeOf(group)}`,
        question: 'ask the customer which group is meant; a machine in both is counted twice',
      }),
    );
  });
}

/** Kinds of input that list no machines of an inventory. */
const NO_INVENTORY: ReadonlySet<string> = new Set([
  'connections',
  'peaks-store',
  'rvtools-other',
  'samples-csv',
  'samples-parquet',
  'site',
  'statements',
  'unrecognised',
]);

/** A machine that somebody named and that no inventory has is missing, renamed or elsewhere. */
export function machinesNotInInventory(context: ContradictionContext): readonly Problem[] {
  const { resolved, estate } = context;
  const machines = machinesOf(context);
  if (estate === null || machines === null) return [];
  const inventory = inventoryOf(estate.machines);
  const files = namesOf(estate.inputs.filter(({ kind }) => !NO_INVENTORY.has(kind)).map(({ file }) => file));
  const naming: readonly (Statement & { readonly machines: readonly string[] })[] = [
    ...groupsOf(context),
    ...resolved.database.flatMap(valuesOf),
    ...resolved.singlePointOfFailure.flatMap(valuesOf),
  ];
  const told = new Set<string>();
  return naming.flatMap((statement) => {
    const missing = listMachines(statement.machines).names.filter((name) => {
      const plain = plainMachineName(name);
      return !inventory.has(plain) && !told.has(plain);
    });
    if (missing.length === 0) return [];
    for (const name of missing) told.add(plainMachineName(name));
    return [
      contradiction({
        code: 'statements/machine-not-in-inventory',
        at: statement,
        message: `${namesOf(missing)} ${missing.length === 1 ? 'is' : 'are'} named in ${placeOf(statement)}, but the inventory (${files}) has no such ${missing.length === 1 ? 'machine' : 'machines'} among its ${machines.length}`,
        question: `ask the customer whether ${missing.length === 1 ? 'it exists' : 'they exist'}, under which name, and for an inventory of where ${missing.length === 1 ? 'it runs' : 'they run'}`,
      }),
    ];
  });
}
