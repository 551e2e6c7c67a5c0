import type { AvailabilityGroup } from '../graph/index.js';
import { compareText, plainMachineName } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { createElementPool } from './model-elements.js';
import type { BuiltElement, ElementPool } from './model-elements.js';
import { readyDatabaseWords } from './model-outside.js';
import type { OutsideNeed } from './model-outside.js';
import { askedBy, identityOf, keysOf, reachedFrom } from './model-reach.js';
import type { NodeKey } from './model-reach.js';
import type { UserService } from './model-services.js';
import { listed, takenForGranted } from './model-taken.js';
import type { TakenContext, TakenForGranted } from './model-taken.js';
import { evaluateModel } from './model.js';
import type { Need, ReliabilityModel } from './model.js';
import type { Figure } from './recovery-settings.js';

/** A group of the model with the node that stands for it; null where it stands for machines in no inventory. */
interface BuiltGroup {
  readonly node: number | null;
  readonly name: string;
  readonly members: number;
  readonly needed: number;
  readonly basis: string;
}

export interface BuiltModel {
  readonly model: ReliabilityModel;
  readonly elements: readonly BuiltElement[];
  readonly groups: readonly BuiltGroup[];
  /** Machines of the estate in it. */
  readonly machines: readonly MachineId[];
  /** What was taken for granted, in sentences. */
  readonly said: readonly string[];
  /** What the failover counts on by somebody's word alone, or has nothing for: told beside the verdict. */
  readonly recoveryRests: readonly string[];
  readonly taken: TakenForGranted;
}

export type ModelContext = TakenContext;

/**
 * The blocks of one service: its entries, and all that they need, over as many steps as there are. A machine works while it itself, its
 * host and its site work and all that it asks does; a member of an availability group is asked as its group, of which so many members have
 * to work. Every dependency that was seen counts as needed.
 */
export function buildModel({ entries }: UserService, context: ModelContext): BuiltModel {
  const { wiring } = context;
  const order = reachedFrom(entries, wiring);
  const places = new Map(order.map((key, place) => [identityOf(key), place] as const));
  const nodeOf = (key: NodeKey): Need => ({ kind: 'node', node: places.get(identityOf(key))! });
  const machines = order.flatMap((key) => (key.kind === 'machine' ? key.id : []));
  const pool = createElementPool(machines, wiring, context);
  const groups = new Map<string, BuiltGroup>();
  const nodes = order.map((key, node): Need => {
    if (key.kind === 'group') return groupNeed(key.group, { node, groups, nodeOf, context });
    const asked = askedBy(key.id, wiring).map(nodeOf);
    const outside = outsideNeeds(context.outside.byMachine.get(key.id) ?? [], { pool, groups, context });
    const own = [...pool.under(key.id), pool.machine(key.id)].map((element): Need => ({ kind: 'element', element }));
    return { kind: 'all', of: [...own, ...asked, ...outside] };
  });
  const root: Need = { kind: 'all', of: keysOf(entries, wiring).map(nodeOf) };
  const model: ReliabilityModel = { elements: pool.elements.length, nodes, root };
  const taken = takenForGranted(machines, pool, context);
  return {
    ...{ model, elements: pool.elements, groups: [...groups.values()], machines, taken },
    said: [...taken.said, ...missingInRecovery(model, pool.elements)],
    recoveryRests: [...missingInRecovery(model, pool.elements), ...readyWords(machines, context)],
  };
}

interface GroupPlace {
  readonly node: number;
  readonly groups: Map<string, BuiltGroup>;
  readonly nodeOf: (key: NodeKey) => Need;
  readonly context: ModelContext;
}

function groupNeed(group: AvailabilityGroup, { node, groups, nodeOf, context }: GroupPlace): Need {
  const members = group.machines.length;
  const stated = statedCount(context.book.neededOf([group.name]), members);
  const { needed, why } = usuallyNeeded(group.kind, members);
  const count = stated?.value ?? needed;
  const basis = stated === null ? `ours: ${why}` : stated.basis;
  groups.set(`group:${node}`, { node, name: group.name, members, needed: count, basis });
  return { kind: 'atLeast', needed: count, of: group.machines.map((id) => nodeOf({ kind: 'machine', id })) };
}

/** How many of so many are needed by somebody's word; null where nobody says, or it cannot be. */
const statedCount = (stated: Figure | null, members: number): Figure | null =>
  stated !== null && stated.value <= members ? stated : null;

/** Ours, where nobody states it: connections do not tell how many of a pool carry its load. */
function usuallyNeeded(
  kind: AvailabilityGroup['kind'],
  members: number,
): { readonly needed: number; readonly why: string } {
  if (kind === 'replicas') return { needed: 1, why: 'one of the replicas takes over' };
  if (kind === 'cluster') return { needed: Math.floor(members / 2) + 1, why: 'a majority of the cluster votes' };
  return { needed: Math.ceil(members / 2), why: 'half of the pool carries its load' };
}

interface OutsidePlace {
  readonly pool: ElementPool;
  readonly groups: Map<string, BuiltGroup>;
  readonly context: ModelContext;
}

/** Machines of one database stand in for each other, as people say that they are its machines; everything else is needed by itself. */
function outsideNeeds(needs: readonly OutsideNeed[], { pool, groups, context }: OutsidePlace): readonly Need[] {
  const single: Need[] = [];
  const databases = new Map<string, Need[]>();
  for (const need of needs) {
    const element = pool.outside(need);
    if (element === null) continue;
    const part: Need = { kind: 'element', element };
    if (need.database === null) single.push(part);
    else databases.set(need.database, [...(databases.get(need.database) ?? []), part]);
  }
  return [
    ...single,
    ...[...databases].map(([name, of]): Need => {
      const stated = statedCount(context.book.neededOf([name]), of.length);
      const needed = stated?.value ?? 1;
      const why = 'ours: one of the machines of a database takes over';
      const group = { node: null, name, members: of.length, needed, basis: stated?.basis ?? why };
      if (of.length > 1) groups.set(`database:${plainMachineName(name)}`, group);
      return { kind: 'atLeast', needed, of };
    }),
  ];
}

/** Where the service cannot run in the recovery site at all, what it lacks there. */
function missingInRecovery(model: ReliabilityModel, elements: readonly BuiltElement[]): readonly string[] {
  const isUp = Uint8Array.from(elements, ({ downInRecovery }) => (downInRecovery === 1 ? 0 : 1));
  if (evaluateModel(model, isUp)) return [];
  const missing = elements.filter(({ downInRecovery }) => downInRecovery === 1).map(({ name }) => name);
  return [`a failover does not help: the recovery site has nothing for ${listed(missing.toSorted(compareText))}`];
}

/** Databases outside of every inventory that count as present in the recovery site, and on whose word. */
function readyWords(machines: readonly MachineId[], { outside, databases }: ModelContext): readonly string[] {
  const asked = new Set(
    machines.flatMap((id) =>
      (outside.byMachine.get(id) ?? []).flatMap(({ isOnSite, database }) => (isOnSite ? (database ?? []) : [])),
    ),
  );
  return [...databases.inRecovery]
    .filter(([plain]) => asked.has(plain))
    .map(([, ready]) => `it counts on ${readyDatabaseWords(ready)}`);
}
