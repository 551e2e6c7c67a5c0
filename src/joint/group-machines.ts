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
}

/**
 * Machines by group; templates are in none. Names differ by more than case, and hosts and clusters of two managers are two, whatever
 * they are called. A name is shown as it is printed first in code-unit order.
 */
export function groupMachines(machines: readonly Machine[], grouping: Grouping): GroupedMachines {
  const groups = new Map<
    string,
    { readonly names: string[]; readonly manager: string | null; readonly machines: Machine[] }
  >();
  const ungrouped: Machine[] = [];
  for (const machine of machines) {
    if (machine.isTemplate) continue;
    const found = groupOf(machine, grouping);
    if (found === null) {
      ungrouped.push(machine);
      continue;
    }
    const key = JSON.stringify([found.name.toLowerCase(), found.manager?.toLowerCase() ?? null]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { names: [found.name], manager: found.manager, machines: [machine] });
    else {
      group.names.push(found.name);
      group.machines.push(machine);
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
  };
}

function groupOf(
  { placement, application, tags }: Machine,
  grouping: Grouping,
): { readonly name: string; readonly manager: string | null } | null {
  switch (grouping.kind) {
    case 'host':
      return placement.host === null ? null : { name: placement.host, manager: placement.manager };
    case 'cluster':
      return placement.cluster === null ? null : { name: placement.cluster, manager: placement.manager };
    case 'application':
      return application === null ? null : { name: application, manager: null };
    case 'tag': {
      const wanted = grouping.key.toLowerCase();
      const value = tags.find(([key]) => key.toLowerCase() === wanted)?.[1].trim() ?? '';
      return value === '' ? null : { name: value, manager: null };
    }
  }
}
