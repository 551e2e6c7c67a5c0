import type { AvailabilityGroup, DependencyGraph, GraphMachine } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { Estate, Machine, MachineId } from '../model/index.js';

/** A node of the model: a machine, or a group of machines that stand in for each other. */
export type NodeKey =
  { readonly kind: 'machine'; readonly id: MachineId } | { readonly kind: 'group'; readonly group: AvailabilityGroup };

/** What tells two nodes apart. */
type Identity = AvailabilityGroup | MachineId;
export const identityOf = (key: NodeKey): Identity => (key.kind === 'machine' ? key.id : key.group);

/** The graph as the builder of models looks things up in it. */
export interface ModelWiring {
  readonly groupOf: ReadonlyMap<MachineId, AvailabilityGroup>;
  readonly serversOf: ReadonlyMap<MachineId, readonly MachineId[]>;
  readonly graphMachines: ReadonlyMap<MachineId, GraphMachine>;
  readonly machines: ReadonlyMap<MachineId, Machine>;
}

export function createModelWiring(graph: DependencyGraph, estate: Pick<Estate, 'machines'>): ModelWiring {
  const servers = new Map<MachineId, Set<MachineId>>();
  for (const { client, server, kind } of graph.edges) {
    if (kind !== 'dependency') continue;
    const known = servers.get(client);
    if (known === undefined) servers.set(client, new Set([server]));
    else known.add(server);
  }
  return {
    groupOf: new Map(graph.availabilityGroups.flatMap((group) => group.machines.map((id) => [id, group] as const))),
    serversOf: new Map([...servers].map(([id, all]) => [id, [...all].sort(compareText)] as const)),
    graphMachines: new Map(graph.machines.map((one) => [one.id, one] as const)),
    machines: new Map(estate.machines.map((one) => [one.id, one] as const)),
  };
}

/** Machines as nodes; members of one group are asked as that group, once. */
export function keysOf(ids: readonly MachineId[], { groupOf }: ModelWiring): readonly NodeKey[] {
  const found = new Map<Identity, NodeKey>();
  for (const id of ids) {
    const group = groupOf.get(id);
    if (group === undefined) found.set(id, { kind: 'machine', id });
    else found.set(group, { kind: 'group', group });
  }
  return [...found.values()];
}

/** What a machine asks, without its own group, whose members stand in for it. */
export function askedBy(id: MachineId, wiring: ModelWiring): readonly NodeKey[] {
  const own = wiring.groupOf.get(id);
  return keysOf(wiring.serversOf.get(id) ?? [], wiring).filter((key) => key.kind === 'machine' || key.group !== own);
}

/**
 * Everything that entries need over any number of steps, what is asked before who asks it as far as there are no circles. Without
 * recursion, since chains may be long.
 */
export function reachedFrom(entries: readonly MachineId[], wiring: ModelWiring): readonly NodeKey[] {
  const done: NodeKey[] = [];
  const seen = new Set<Identity>();
  const stack: { readonly key: NodeKey; readonly next: NodeKey[] }[] = [];
  const open = (key: NodeKey): void => {
    if (seen.has(identityOf(key))) return;
    seen.add(identityOf(key));
    const next = key.kind === 'machine' ? askedBy(key.id, wiring) : key.group.machines.map(machineKey);
    stack.push({ key, next: next.toReversed() });
  };
  for (const key of keysOf(entries, wiring)) {
    open(key);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.next.pop();
      if (next !== undefined) open(next);
      else {
        done.push(top.key);
        stack.pop();
      }
    }
  }
  return done;
}

const machineKey = (id: MachineId): NodeKey => ({ kind: 'machine', id });
