import type { OutsideEdge } from '../graph/index.js';
import { compareText } from '../model/index.js';
import { whereIs } from '../waves/index.js';
import { databaseOfParty } from './model-outside.js';
import type { DatabaseFacts, ReadyDatabase } from './model-outside.js';
import type { SecurityUnit, SecurityUnits } from './security-units.js';

/** A database that stands ready in the recovery site, in place of machines of the site that are in no inventory. */
export interface DatabaseReplica {
  readonly ready: ReadyDatabase;
  /** No address of it is known: a group of rules that its network cards are put into. */
  readonly unit: SecurityUnit;
  /** Those on the site that are asked, by name and by address. */
  readonly parties: readonly string[];
  readonly onSite: readonly string[];
  /** On which they are asked. */
  readonly ports: readonly number[];
}

export interface FoundReplicas {
  readonly replicas: readonly DatabaseReplica[];
  /** What answers in the recovery site in place of a party; null: nothing that is known. */
  readonly replicaOf: (edge: Pick<OutsideEdge, 'party' | 'addresses'>) => DatabaseReplica | null;
}

export interface ReplicasInput {
  /** With those of parties that machines of the plan ask. */
  readonly outside: readonly OutsideEdge[];
  readonly databases: DatabaseFacts;
  readonly units: SecurityUnits;
  /** Where they can be taken to stand, since nobody says. */
  readonly rooms: readonly string[];
}

/**
 * The databases that machines of the plan ask on the site and of which somebody says that a replica can be promoted in the recovery site, by
 * name: that replica is what rules have to point to, since what was asked is lost with the site. It is taken to stand beside most of those that
 * ask it (ours).
 */
export function findReplicas({ outside, databases, units, rooms }: ReplicasInput): FoundReplicas {
  const asked = new Map<string, OutsideEdge[]>();
  for (const edge of outside) {
    const database = edge.direction === 'asks' && units.unitOf.has(edge.machine) ? readyOf(edge, databases) : null;
    if (database !== null) asked.set(database, [...(asked.get(database) ?? []), edge]);
  }
  const taken = new Set(units.securityGroups.map(({ name }) => name));
  const replicas = new Map<string, DatabaseReplica>();
  for (const [database, edges] of [...asked].sort(([left], [right]) => compareText(left, right))) {
    const subnet = roomOf(edges, units, rooms);
    if (subnet === null) continue;
    const name = freeName(`asg-database-${plainGroup(database)}`, taken);
    taken.add(name);
    replicas.set(database, {
      ready: databases.inRecovery.get(database)!,
      unit: { id: `replica\n${database}`, named: [name], isGroup: true, subnet, machines: [] },
      parties: inOrder(edges.map(nameOfParty)),
      onSite: inOrder(edges.flatMap(({ addresses }) => addresses)),
      ports: [...new Set(edges.map(({ port }) => port))].sort((left, right) => left - right),
    });
  }
  return {
    replicas: [...replicas.values()],
    replicaOf: (edge) => replicas.get(readyOf(edge, databases) ?? '') ?? null,
  };
}

/** The room that most of those who ask stand in; null: there is none. */
function roomOf(edges: readonly OutsideEdge[], { unitOf }: SecurityUnits, rooms: readonly string[]): string | null {
  const askers = (room: string): number => edges.filter(({ machine }) => unitOf.get(machine)?.subnet === room).length;
  return rooms.toSorted((left, right) => askers(right) - askers(left))[0] ?? null;
}

/** By what a party is called: its name, else its first address. */
export const nameOfParty = ({ party, addresses }: Pick<OutsideEdge, 'party' | 'addresses'>): string =>
  party === '' ? (addresses[0] ?? 'unnamed') : party;

/** The plain name of the database on the site that a party is of, where a replica of it stands ready. */
function readyOf(edge: Pick<OutsideEdge, 'party' | 'addresses'>, databases: DatabaseFacts): string | null {
  if (whereIs(edge.addresses) !== 'site') return null;
  const database = databaseOfParty(nameOfParty(edge), databases);
  return database !== null && databases.inRecovery.has(database) ? database : null;
}

const inOrder = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(compareText);

const MOST = 50;
const plainGroup = (text: string): string => {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/gu, '');
  return plain === '' ? 'unnamed' : plain;
};

function freeName(base: string, taken: ReadonlySet<string>): string {
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  return name;
}
