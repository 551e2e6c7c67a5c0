import { compareText, countOf } from '../model/index.js';
import type { MachineRole } from '../model/index.js';
import type { AvailabilityGroup, GraphMachine } from './graph.js';
import { groupName, nameStem } from './name-stem.js';
import { createUnionFind } from './union-find.js';
import { ascending, groupBy } from './wiring.js';
import type { Wiring } from './wiring.js';

/** Two of these hold data of their own, unless they are seen to copy it. */
const NO_POOL: ReadonlySet<MachineRole> = new Set([
  'database',
  'file',
  'clusterNode',
  'scanner',
  'backup',
  'compute',
  'batch',
]);

/**
 * Equals that nothing ties to each other, of machines that are in no other group: of one role, application and environment, and named
 * alike, or asked for the same by exactly the same machines.
 *
 * @param taken machines of other groups
 */
export function findPools(wiring: Wiring, taken: ReadonlySet<string>): readonly AvailabilityGroup[] {
  const { machines, edges } = wiring;
  const asked = groupBy(edges, ({ server }) => server);
  const clients = new Map([...asked].map(([place, own]) => [place, own.map(({ client }) => client)] as const));
  const ports = new Map([...asked].map(([place, own]) => [place, new Set(own.map(({ edge }) => edge.port))] as const));
  const free = machines.flatMap(({ id, role }, place) =>
    taken.has(id) || (role !== null && NO_POOL.has(role)) ? [] : [place],
  );
  const sets = createUnionFind(machines.length);
  const joinAll = (keyOf: (place: number) => string | null): void => {
    for (const [key, places] of groupBy(free, keyOf)) {
      if (key !== null) for (const place of places) sets.join(places[0]!, place);
    }
  };
  joinAll((place) => keyOfName(machines[place]!));
  joinAll((place) => keyOfClients(machines[place]!, clients.get(place) ?? [], ports.get(place) ?? new Set()));
  return [...groupBy(free, (place) => sets.rootOf(place)).values()]
    .filter((places) => places.length > 1)
    .map((places) => poolOf(places, machines, clients));
}

/** Of equal programs some are seen to answer on the port of an API, and some are seen only to ask. */
const kindOf = ({ role, application, environment }: GraphMachine): string =>
  JSON.stringify([role === 'application' ? 'api' : role, application, environment]);

function keyOfName(machine: GraphMachine): string | null {
  const stem = nameStem(machine.name);
  return stem === null || machine.role === null ? null : `${kindOf(machine)} ${stem}`;
}

function keyOfClients(machine: GraphMachine, clients: readonly number[], ports: ReadonlySet<number>): string | null {
  const asking = [...new Set(clients)].sort(ascending);
  if (machine.application === null || asking.length < 2) return null;
  return `${kindOf(machine)} ${[...ports].sort(ascending).join()} ${asking.join()}`;
}

function poolOf(
  places: readonly number[],
  machines: readonly GraphMachine[],
  clients: ReadonlyMap<number, readonly number[]>,
): AvailabilityGroup {
  const members = places.map((place) => machines[place]!);
  const [first] = members;
  const times = new Map<number, number>();
  for (const place of places) {
    for (const client of new Set(clients.get(place) ?? [])) times.set(client, (times.get(client) ?? 0) + 1);
  }
  const several = [...times.values()].filter((count) => count > 1).length;
  const isShared = several > 0 && several * 2 >= times.size;
  const isToldByNameAlone = members.some(({ roles }) =>
    roles.every(({ from }) => from === 'name' || from === 'annotation'),
  );
  const isNamedAlike = new Set(members.map(({ name }) => nameStem(name))).size === 1;
  return {
    name: groupName(members),
    kind: 'pool',
    role: first!.role,
    product: productOf(members),
    machines: members.map(({ id }) => id),
    said: [
      `the same role${first!.role === null ? '' : ` (${first!.role})`}${first!.application === null ? '' : `, application (${first!.application})`} and environment`,
      ...(isNamedAlike ? [`their names differ in their ends alone: ${nameStem(first!.name)}`] : []),
      ...(several > 0 ? [`${several} of ${countOf(times.size, 'client')} ask more than one of them`] : []),
    ],
    confidence: poolConfidence(isShared, isToldByNameAlone),
  };
}

function poolConfidence(isShared: boolean, isToldByNameAlone: boolean): AvailabilityGroup['confidence'] {
  if (isShared) return isToldByNameAlone ? 'medium' : 'high';
  return isToldByNameAlone ? 'low' : 'medium';
}

/** The product of the surest sign, where it is the same for all. */
function productOf(members: readonly GraphMachine[]): string | null {
  const products = members.map(({ role, roles }) =>
    roles.filter((sign) => sign.role === role && sign.product !== null).map(({ product }) => product!),
  );
  const common = products[0]!.filter((product) => products.every((own) => own.includes(product)));
  return [...new Set(common)].sort(compareText)[0] ?? null;
}
