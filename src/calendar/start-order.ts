import type { DependencyGraph, Tier } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { PlannedMachine } from '../waves/index.js';

/** Machines start in this order, and stop the other way round: data, then what works with it, then what users see. Our own. */
export const START_ORDER: readonly Tier[] = ['foundation', 'data', 'middleware', 'operations', 'unknown', 'stateless'];

/** Machines that are cut over together: members of one set of replicas or one cluster, or one machine. */
type Unit = readonly PlannedMachine[];

/**
 * The machines of a wave in the order in which they are cut over, parted into batches of at most `most`. By tier as `START_ORDER` has it;
 * within a tier who serves comes before who asks, as far as they do not ask in a circle; otherwise by name. Members of one set of replicas
 * or one cluster are in one batch where it holds them, so that one step hands over who writes. The order of `planned` changes nothing.
 *
 * @param planned the machines of one wave
 * @param most at least 1
 * @returns each machine once; no batch is empty
 */
export function deriveBatches(
  planned: readonly PlannedMachine[],
  graph: Pick<DependencyGraph, 'edges' | 'availabilityGroups'>,
  most: number,
): readonly (readonly MachineId[])[] {
  const units = unitsOf(planned, graph);
  const servers = serversOf(units, graph);
  const ordered = START_ORDER.flatMap((tier) =>
    serversFirst(
      units.filter((unit) => tierOf(unit) === tier),
      servers,
    ),
  );
  const batches: MachineId[][] = [];
  for (const unit of ordered) {
    for (const part of partsOf(unit, most)) {
      const last = batches.at(-1);
      if (last === undefined || last.length + part.length > most) batches.push([...part]);
      else last.push(...part);
    }
  }
  return batches;
}

const byName = (left: PlannedMachine, right: PlannedMachine): number =>
  compareText(left.name, right.name) || compareText(left.id, right.id);

function unitsOf(
  planned: readonly PlannedMachine[],
  { availabilityGroups }: Pick<DependencyGraph, 'availabilityGroups'>,
): readonly Unit[] {
  const groupOf = new Map<MachineId, number>();
  for (const [index, { kind, machines }] of availabilityGroups.entries()) {
    if (kind === 'pool') continue;
    for (const id of machines) if (!groupOf.has(id)) groupOf.set(id, index);
  }
  const units = new Map<string, PlannedMachine[]>();
  for (const machine of planned.toSorted(byName)) {
    const group = groupOf.get(machine.id);
    const key = group === undefined ? `machine ${machine.id}` : `group ${group}`;
    const known = units.get(key);
    if (known === undefined) units.set(key, [machine]);
    else known.push(machine);
  }
  return [...units.values()];
}

const rankOf = ({ tier }: PlannedMachine): number => START_ORDER.indexOf(tier);

/** That of the member which starts first. */
const tierOf = (unit: Unit): Tier => START_ORDER[Math.min(...unit.map(rankOf))]!;

function serversOf(
  units: readonly Unit[],
  { edges }: Pick<DependencyGraph, 'edges'>,
): ReadonlyMap<Unit, readonly Unit[]> {
  const unitOf = new Map(units.flatMap((unit) => unit.map(({ id }) => [id, unit] as const)));
  const servers = new Map<Unit, Set<Unit>>();
  for (const { client, server, kind } of edges) {
    const [asks, serves] = [unitOf.get(client), unitOf.get(server)];
    if (kind !== 'dependency' || asks === undefined || serves === undefined || asks === serves) continue;
    const known = servers.get(asks);
    if (known === undefined) servers.set(asks, new Set([serves]));
    else known.add(serves);
  }
  return new Map(
    [...servers].map(([unit, set]) => [unit, [...set].sort((left, right) => byName(left[0]!, right[0]!))]),
  );
}

/** Depth first, each behind those that it asks; without calls to itself, since chains of an estate may be long. */
function serversFirst(units: readonly Unit[], servers: ReadonlyMap<Unit, readonly Unit[]>): readonly Unit[] {
  const own = new Set(units);
  const begun = new Set<Unit>();
  const done: Unit[] = [];
  for (const start of units) {
    const stack: { readonly unit: Unit; next: number }[] = [];
    const begin = (unit: Unit): void => {
      if (!own.has(unit) || begun.has(unit)) return;
      begun.add(unit);
      stack.push({ unit, next: 0 });
    };
    begin(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const server = servers.get(top.unit)?.[top.next];
      if (server === undefined) {
        done.push(top.unit);
        stack.pop();
      } else {
        top.next += 1;
        begin(server);
      }
    }
  }
  return done;
}

function partsOf(unit: Unit, most: number): readonly (readonly MachineId[])[] {
  const ids = unit.map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / most) }, (_, part) => ids.slice(part * most, (part + 1) * most));
}
