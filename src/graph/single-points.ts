import { compareText, countOf } from '../model/index.js';
import { findArticulations } from './articulation.js';
import type { AvailabilityGroup, GraphMachine, OutsideEdge, SinglePoint } from './graph.js';
import { ascending, groupBy } from './wiring.js';
import type { Wiring } from './wiring.js';

/** Longer lists are cut: of a long chain of machines each would name half of the others. */
const MOST_AFFECTED = 1000;

interface Beside {
  readonly availability: readonly AvailabilityGroup[];
  readonly outside: readonly OutsideEdge[];
}

/**
 * Machines whose loss takes others with it, by machine and kind. `articulation`: machines that were connected lose each other.
 * `singleInstance`: something serves others and no availability group has a second one. `egress`: the only way out of those who go
 * through it.
 */
export function findSinglePoints(wiring: Wiring, beside: Beside): readonly SinglePoint[] {
  const found = [...articulations(wiring), ...singleInstances(wiring, beside), ...egresses(wiring, beside)];
  return found.sort((left, right) => compareText(left.machine, right.machine) || compareText(left.kind, right.kind));
}

interface Affecting {
  readonly place: number;
  readonly kind: SinglePoint['kind'];
  readonly affected: readonly number[];
  readonly said: string;
}

function pointOf({ place, kind, affected, said }: Affecting, machines: readonly GraphMachine[]): SinglePoint {
  const { id, role } = machines[place]!;
  const applications = new Set(affected.flatMap((one) => machines[one]!.application ?? []));
  const isCut = affected.length > MOST_AFFECTED;
  return {
    ...{ machine: id, kind, role },
    affects: affected.slice(0, MOST_AFFECTED).map((one) => machines[one]!.id),
    applications: [...applications].sort(compareText),
    said: isCut ? `${said}; the first ${MOST_AFFECTED} of ${affected.length} are listed` : said,
  };
}

function articulations({ machines, edges }: Wiring): readonly SinglePoint[] {
  const neighbours: number[][] = machines.map(() => []);
  for (const { client, server } of edges) {
    neighbours[client]!.push(server);
    neighbours[server]!.push(client);
  }
  return findArticulations(neighbours, MOST_AFFECTED).map(({ node, cutOff, cutOffCount, pieces }) => {
    const said = `without it the machines that it connects fall into ${pieces} pieces, and ${countOf(cutOffCount, 'machine')} ${cutOffCount === 1 ? 'is' : 'are'} cut off from the largest`;
    const cut = cutOffCount > cutOff.length ? `; ${cutOff.length} of them are listed` : '';
    return pointOf({ place: node, kind: 'articulation', affected: cutOff, said: `${said}${cut}` }, machines);
  });
}

function singleInstances({ machines, edges }: Wiring, { availability }: Beside): readonly SinglePoint[] {
  const inGroup = new Set(availability.flatMap((group) => group.machines));
  return [...groupBy(edges, ({ server }) => server)].flatMap(([place, own]) => {
    const { id, role } = machines[place]!;
    if (inGroup.has(id) || role === null) return [];
    const clients = [...new Set(own.map(({ client }) => client))].sort(ascending);
    const ports = [...new Set(own.map(({ edge }) => edge.port))].sort(ascending);
    const said = `the only ${role} that ${countOf(clients.length, 'machine')} ask${clients.length === 1 ? 's' : ''} on port${ports.length === 1 ? '' : 's'} ${ports.slice(0, 5).join(', ')}${ports.length > 5 ? ' and others' : ''}: no second one stands in for it`;
    return [pointOf({ place, kind: 'singleInstance', affected: clients, said }, machines)];
  });
}

/** A firewall or gateway that goes out, and through which others go: they ask it where it asks parties outside. */
function egresses({ machines, edges }: Wiring, { availability, outside }: Beside): readonly SinglePoint[] {
  const inGroup = new Set(availability.flatMap((group) => group.machines));
  const going = outside.filter(({ direction }) => direction === 'asks');
  const goingBy = groupBy(going, ({ machine }) => machine);
  const clientsOf = groupBy(edges, ({ server }) => server);
  return machines.flatMap(({ id, role }, place) => {
    const own = goingBy.get(id) ?? [];
    const isWayOut = (role === 'firewall' || role === 'gateway') && own.length > 0 && !inGroup.has(id);
    const clients = [...new Set((clientsOf.get(place) ?? []).map(({ client }) => client))].sort(ascending);
    if (!isWayOut || clients.length < 2) return [];
    const others = new Set(going.filter(({ machine }) => machine !== id).map(partyOf));
    const parties = new Set(own.map(partyOf));
    const alone = [...parties].filter((party) => !others.has(party)).length;
    const said = `${countOf(clients.length, 'machine')} go out through it alone; of ${countOf(parties.size, 'party', 'parties')} outside that it asks, ${alone === parties.size ? 'all are asked' : `${alone} ${alone === 1 ? 'is' : 'are'} asked`} by no other machine`;
    return [pointOf({ place, kind: 'egress', affected: clients, said }, machines)];
  });
}

const partyOf = ({ party, addresses }: OutsideEdge): string => `${party} ${addresses.join()}`;
