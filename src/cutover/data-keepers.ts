import type { AvailabilityGroup, GraphEdge } from '../graph/index.js';
import type { MachineId, MachineRole } from '../model/index.js';
import type { DatabaseCutover } from './cutover-settings.js';
import { engineOf } from './engines.js';
import type { Engine } from './engine.js';
import { listWords } from './safe-text.js';
import { coverMachines } from './wave-view.js';
import type { KnownMachine, WaveView } from './wave-view.js';

const KEEPING: readonly MachineRole[] = ['database', 'queue', 'cache'];

/** Machines that keep one set of data, of which one may write. */
export interface DataKeeper {
  /** What their names share, or their one name. */
  readonly name: string;
  readonly engine: Engine;
  /** In the wave. */
  readonly machines: readonly KnownMachine[];
  /** Of the same group, and not in the wave. */
  readonly elsewhere: readonly KnownMachine[];
  readonly stated: DatabaseCutover | null;
  readonly primary: string | null;
  /** Signs of the graph for what they are to each other. */
  readonly evidence: readonly string[];
}

/** Databases, queues and caches of the wave; members of one group of replicas are one. */
export function dataKeepersOf(view: WaveView): readonly DataKeeper[] {
  const keeping = view.machines.filter((machine) => keepsData(machine, view));
  const done = new Set<MachineId>();
  const keepers: DataKeeper[] = [];
  for (const machine of keeping) {
    if (done.has(machine.id)) continue;
    const group = groupOf(machine.id, view);
    const members = group === null ? [machine] : group.machines.map((id) => view.known(id));
    const own = members.filter(({ id }) => view.placeOf(id) === 'thisWave');
    for (const { id } of own) done.add(id);
    keepers.push(keeperOf(own, members, { group, view }));
  }
  return keepers;
}

/** By its role, or because clients keep with it what they work with. */
function keepsData({ id, roles }: KnownMachine, { edges, settings, known }: WaveView): boolean {
  if (roles.some((role) => KEEPING.includes(role))) return true;
  if (settings.databases.some(({ machines }) => coverMachines(machines)(known(id)))) return true;
  return edges.some(
    ({ server, isStateful, product }) => server === id && isStateful && engineOf(product).products.length > 0,
  );
}

const groupOf = (id: MachineId, { graph }: WaveView): AvailabilityGroup | null =>
  graph.availabilityGroups.find(({ kind, machines }) => kind !== 'pool' && machines.includes(id)) ?? null;

function keeperOf(
  own: readonly KnownMachine[],
  members: readonly KnownMachine[],
  { group, view }: { readonly group: AvailabilityGroup | null; readonly view: WaveView },
): DataKeeper {
  const stated =
    view.settings.databases.find(({ machines }) => members.some((member) => coverMachines(machines)(member))) ?? null;
  const product = group?.product ?? productOf(own, view);
  return {
    name: group?.name ?? own[0]?.name ?? '',
    engine: engineOf(product),
    machines: own,
    elsewhere: members.filter(({ id }) => view.placeOf(id) !== 'thisWave'),
    stated,
    primary: stated?.primary ?? null,
    evidence: [...(group?.said ?? []), ...replicationWords(members, view)],
  };
}

/** What the connections say that it serves, else the surest sign of its role. */
function productOf(machines: readonly KnownMachine[], { edges, graph }: WaveView): string | null {
  const own = new Set(machines.map(({ id }) => id));
  const served = edges.find(({ server, product }) => own.has(server) && engineOf(product).products.length > 0)?.product;
  if (served !== undefined) return served;
  const signs = graph.machines.filter(({ id }) => own.has(id)).flatMap(({ roles }) => roles);
  return signs.find(({ product }) => engineOf(product).products.length > 0)?.product ?? null;
}

function replicationWords(members: readonly KnownMachine[], { graph, known }: WaveView): readonly string[] {
  const ids = new Set(members.map(({ id }) => id));
  const between = graph.edges.filter(
    ({ client, server, kind }) => kind !== 'noise' && client !== server && ids.has(client) && ids.has(server),
  );
  return between.map((edge) => edgeWords(edge, known));
}

const edgeWords = (
  { client, server, port, connections, kind }: GraphEdge,
  known: (id: MachineId) => KnownMachine,
): string =>
  `${listWords([known(client).name])} asks ${listWords([known(server).name])} on port ${port}` +
  `${connections === null ? '' : `, ${connections} connections`}${kind === 'replication' ? ', taken for replication' : ''}.`;
