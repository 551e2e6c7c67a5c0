import { compareText, countOf } from '../model/index.js';
import type { MachineRole } from '../model/index.js';
import type { AvailabilityGroup, GraphMachine, Hub } from './graph.js';
import { TIER_OF_ROLE } from './tier.js';
import { ascending, groupBy } from './wiring.js';
import type { Wiring } from './wiring.js';

/** A service that so many applications ask beside its own, and at least a quarter of all, is shared. */
const FOREIGN_APPLICATIONS = 3;
/** Whatever their applications: so many machines, and a quarter of all that are seen. */
const MOST_CLIENTS_OF_ONE = 10;
const SHARE = 4;

/**
 * Services that many applications share, most clients first, then by machine. Machines of one role are one hub where any of them
 * answers for the others: controllers of a directory, servers of names, and members of an availability group.
 *
 * What at least three applications beside its own and a quarter of all ask, or at least ten machines and a quarter of all seen, is a hub; so is
 * everything of the foundation that a machine of another application asks. The thresholds are our choice.
 */
export function findHubs(
  wiring: Wiring,
  availability: readonly AvailabilityGroup[],
): { readonly hubs: readonly Hub[]; readonly places: ReadonlySet<number> } {
  const clients = groupBy(wiring.edges, ({ server }) => server);
  const groupOf = new Map(availability.flatMap((group) => group.machines.map((id) => [id as string, group] as const)));
  const asked = [...clients].map(([place, edges]) => {
    const foreign = edges.filter(({ edge }) => edge.kind === 'dependency');
    return { place, machine: wiring.machines[place]!, clients: [...new Set(foreign.map(({ client }) => client))] };
  });
  const applications = applicationsOf([...wiring.machines.keys()], wiring.machines).length;
  const shared = asked.filter((one) => isHub(one, wiring, applications));
  const hubs = [...groupBy(shared, ({ machine }) => keyOf(machine, groupOf.get(machine.id))).values()].map((members) =>
    hubOf(members, wiring),
  );
  hubs.sort((left, right) => right.clients - left.clients || compareText(left.machines[0]!, right.machines[0]!));
  return { hubs, places: new Set(shared.map(({ place }) => place)) };
}

interface Asked {
  readonly place: number;
  readonly machine: GraphMachine;
  readonly clients: readonly number[];
}

function isHub({ machine, clients }: Asked, { machines, seen }: Wiring, applications: number): boolean {
  if (clients.length === 0) return false;
  const foreign = applicationsOf(clients, machines).filter((application) => application !== machine.application);
  if (machine.tier === 'foundation') return foreign.length > 0 || clients.length > 1;
  if (foreign.length >= FOREIGN_APPLICATIONS && foreign.length * SHARE >= applications) return true;
  return clients.length >= MOST_CLIENTS_OF_ONE && clients.length * SHARE >= seen;
}

const applicationsOf = (places: readonly number[], machines: Wiring['machines']): readonly string[] =>
  [...new Set(places.flatMap((place) => machines[place]!.application ?? []))].sort(compareText);

function keyOf({ id, role, tier }: GraphMachine, group: AvailabilityGroup | undefined): string {
  if (tier === 'foundation') return `role ${role}`;
  return group === undefined ? `machine ${id}` : `group ${group.machines[0]}`;
}

function hubOf(members: readonly Asked[], { machines, edges }: Wiring): Hub {
  const places = members.map(({ place }) => place).sort(ascending);
  const role = machines[places[0]!]!.role;
  const clients = [...new Set(members.flatMap((one) => one.clients))];
  const own = new Set(places);
  const asks = new Set(edges.filter(({ client }) => own.has(client)).map(({ server }) => server)).size;
  const applications = applicationsOf(clients, machines);
  return {
    machines: places.map((place) => machines[place]!.id),
    role,
    clients: clients.length,
    applications,
    ...adviceFor(role, { clients: clients.length, applications: applications.length, asks }),
  };
}

interface Figures {
  readonly clients: number;
  readonly applications: number;
  readonly asks: number;
}

/** By what it is for and which way it is asked; our own rule. */
function adviceFor(role: MachineRole | null, { clients, applications, asks }: Figures): Pick<Hub, 'advice' | 'why'> {
  const by = `asked by ${countOf(clients, 'machine')} of ${countOf(applications, 'application')}`;
  if (role === 'directory' || role === 'dns') {
    const why = `${by}; logons and names must answer on both sides as long as anything runs there, so a second one is set up in Azure before the first wave, and this one stays until the last`;
    return { advice: 'extend', why };
  }
  if (role === 'firewall') {
    const why = `${by}; it carries the traffic of what stays, and Azure has ways out of its own`;
    return { advice: 'leave', why };
  }
  if (role !== null && TIER_OF_ROLE[role] === 'operations') {
    const why = `${by}; it serves the running of the site, which gets its own in Azure, and it stays as long as it has something to watch or keep`;
    return { advice: 'leave', why };
  }
  if (asks > clients) {
    const why = `${by}, and asks ${countOf(asks, 'machine')} itself, more than ask it: moved first, most of its calls would cross the link`;
    return { advice: 'leave', why };
  }
  const why = `${by}, and asks ${asks === 0 ? 'none' : countOf(asks, 'machine')} itself: no application owns it alone, and each wave after it finds it there`;
  return { advice: 'migrateFirst', why };
}
