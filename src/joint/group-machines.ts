import { compareText } from '../model/index.js';
import type { Machine } from '../model/index.js';

/** By what machines are grouped. */
export type Grouping =
  | { readonly kind: 'host' }
  | { readonly kind: 'cluster' }
  | { readonly kind: 'application' }
  /** The value of a tag, such as a wave; the key is compared without case. */
  | { readonly kind: 'tag'; readonly key: string };

/** `host`, `cluster`, `application` or `tag:NAME`; null for anything else. */
export function parseGrouping(text: string): Grouping | null {
  if (text === 'host' || text === 'cluster' || text === 'application') return { kind: text };
  const key = /^tag:(.*\S.*)$/.exec(text)?.[1]?.trim();
  return key === undefined ? null : { kind: 'tag', key };
}

export interface GroupOfMachines {
  readonly name: string;
  readonly manager: string | null;
  readonly machines: readonly Machine[];
}

export interface GroupedMachines {
  /** By name, then manager, in code-unit order. */
  readonly groups: readonly GroupOfMachines[];
  readonly ungrouped: readonly Machine[];
  /** Machines whose tags name more than one group; each counts in all of them. */
  readonly inSeveral: readonly MachineOfSeveral[];
}

/** A machine that counts in more than one group, with the values of its tags. */
interface MachineOfSeveral {
  readonly machine: Machine;
  readonly groups: readonly string[];
}

/**
 * Machines by group; templates are in none. A machine whose tags name several groups is in each of them once. Names differ by more than case, and hosts and clusters of two managers are two, whatever
 * they are called. A name is shown as it is printed first in code-unit order.
 */
export function groupMachines(machines: readonly Machine[], grouping: Grouping): GroupedMachines {
  const groups = new Map<
    string,
    { readonly names: string[]; readonly manager: string | null; readonly machines: Machine[] }
  >();
  const ungrouped: Machine[] = [];
  const inSeveral: MachineOfSeveral[] = [];
  for (const machine of machines) {
    if (machine.isTemplate) continue;
    const found = groupsOf(machine, grouping);
    if (found.length === 0) ungrouped.push(machine);
    if (found.length > 1) inSeveral.push({ machine, groups: found.map(({ name }) => name) });
    for (const { name, manager } of found) {
      const key = JSON.stringify([name.toLowerCase(), manager?.toLowerCase() ?? null]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { names: [name], manager, machines: [machine] });
      else {
        group.names.push(name);
        group.machines.push(machine);
      }
    }
  }
  const named = [...groups.values()].map(({ names, manager, machines: members }) => ({
    name: names.reduce((least, name) => (compareText(name, least) < 0 ? name : least)),
    manager,
    machines: members,
  }));
  return {
    groups: named.sort(
      (left, right) => compareText(left.name, right.name) || compareText(left.manager ?? '', right.manager ?? ''),
    ),
    ungrouped,
    inSeveral,
  };
}

interface NamedGroup {
  readonly name: string;
  readonly manager: string | null;
}

const groupOr = (name: string | null, manager: string | null): readonly NamedGroup[] =>
  name === null ? [] : [{ name, manager }];

function groupsOf({ placement, application, tags }: Machine, grouping: Grouping): readonly NamedGroup[] {
  switch (grouping.kind) {
    case 'host':
      return groupOr(placement.host, placement.manager);
    case 'cluster':
      return groupOr(placement.cluster, placement.manager);
    case 'application':
      return groupOr(application, null);
    case 'tag':
      return valuesOfTag(tags, grouping.key).map((name) => ({ name, manager: null }));
  }
}

/** The values of a tag without those that differ by case alone, in code-unit order. */
function valuesOfTag(tags: Machine['tags'], key: string): readonly string[] {
  const wanted = key.toLowerCase();
  const values = tags
    .filter(([own]) => own.toLowerCase() === wanted)
    .map(([, value]) => value.trim())
    .filter((value) => value !== '')
    .sort(compareText);
  const seen = new Map<string, string>();
  for (const value of values) if (!seen.has(value.toLowerCase())) seen.set(value.toLowerCase(), value);
  return [...seen.values()];
}
