import { PRODUCTS } from '../dependency/index.js';
import type { DependencyGraph, OutsideEdge } from '../graph/index.js';
import { compareText, listMachines, plainMachineName, visibleLine } from '../model/index.js';
import type { MachineId, MachineRole } from '../model/index.js';
import type { Site } from '../site/index.js';
import type { DatabaseStatement, RecoverySiteDatabaseStatement, Resolved } from '../statements/index.js';
import { whereIs } from '../waves/index.js';
import { endpointOf } from './endpoints-table.js';

/** Something that a machine needs and that is no machine of the estate. */
export interface OutsideNeed {
  readonly id: string;
  readonly name: string;
  readonly kind: 'machine' | 'service' | 'network';
  /** What it keeps, by the port; null where the port does not tell. */
  readonly role: MachineRole | null;
  /** The database that people say it is part of; members of one stand in for each other. */
  readonly database: string | null;
  /** It stands on the site, so that a failover has to replace it. */
  readonly isOnSite: boolean;
}

/** What is known of databases beside the connections. */
export interface DatabaseFacts {
  /** By the plain name of a machine. */
  readonly databaseOf: ReadonlyMap<string, string>;
  /** Databases of which somebody says that they stand ready in the recovery site and can be promoted, by plain name. */
  readonly inRecovery: ReadonlyMap<string, ReadyDatabase>;
}

/** What only words tell: no inventory lists the machines, and no drill has shown them. */
export interface ReadyDatabase {
  readonly name: string;
  readonly machineCount: number;
  /** Where it is stated. */
  readonly said: string;
}

export function createDatabaseFacts(
  site: Site | null,
  statements: {
    readonly database: readonly Resolved<DatabaseStatement>[];
    readonly recoverySiteDatabase: readonly Resolved<RecoverySiteDatabaseStatement>[];
  } | null,
): DatabaseFacts {
  const said = (statements?.database ?? []).flatMap((one) => one.statements);
  const listed: readonly (readonly [name: string, machines: readonly string[]])[] = [
    ...(site?.databases ?? []).map(({ name, machines = [] }) => [name, machines] as const),
    ...said.map(({ database, machines }) => [database, machines] as const),
  ];
  const ready = (statements?.recoverySiteDatabase ?? []).flatMap((one) => (one.kind === 'stated' ? one.value : []));
  return {
    databaseOf: new Map(
      listed.flatMap(([name, machines]) =>
        listMachines(machines).names.map((machine) => [plainMachineName(machine), plainMachineName(name)] as const),
      ),
    ),
    inRecovery: new Map(
      ready
        .filter(({ isPromotable }) => isPromotable === true)
        .map(({ database, machineCount, said: where }) => [
          plainMachineName(database),
          { name: database, machineCount, said: where },
        ]),
    ),
  };
}

/** `a replica of shop in the recovery site, which only ... states`. */
export const readyDatabaseWords = ({ name, machineCount, said }: ReadyDatabase): string =>
  `a replica of ${visibleLine(name)} that runs in the recovery site on ${machineCount === 1 ? 'one machine' : `${machineCount} machines`} and can be promoted: stated (${visibleLine(said)}), in no inventory and shown by no drill`;

const KEEPS: ReadonlySet<MachineRole> = new Set(['database', 'queue', 'file', 'cache', 'directory', 'dns']);
const ROLE_BY_PORT: ReadonlyMap<number, MachineRole> = new Map(
  PRODUCTS.flatMap(({ ports, roles }) => {
    const role = roles.find((one) => KEEPS.has(one));
    return role === undefined ? [] : ports.map((port) => [port, role] as const);
  }),
);

/** What is in the model beside machines of the estate, and what was left out of it. */
export interface OutsideNeeds {
  readonly byMachine: ReadonlyMap<MachineId, readonly OutsideNeed[]>;
  readonly left: ReadonlyMap<MachineId, readonly LeftParty[]>;
}

/** A party that is asked and that counts as always there, with the port. */
interface LeftParty {
  /** By its name, else its address. */
  readonly name: string;
  readonly port: number;
}

/**
 * What machines of the estate need outside of it: machines on the site that are in no inventory, where the port tells that they keep what
 * the client works with or somebody calls them part of a database; services in Azure and elsewhere that are known by name; and ways out
 * that the site file names and no inventory has. Other parties are told and count as always there, unless somebody states figures of them.
 */
export function findOutsideNeeds(
  graph: DependencyGraph,
  site: Site | null,
  facts: DatabaseFacts,
  isStated: (name: string) => boolean = () => false,
): OutsideNeeds {
  const byMachine = new Map<MachineId, Map<string, OutsideNeed>>();
  const left = new Map<MachineId, Map<string, LeftParty>>();
  const names = new Set(graph.machines.map(({ name }) => plainMachineName(name)));
  const ways = (site?.network?.egressPoints ?? []).filter(({ name }) => !names.has(plainMachineName(name)));
  const add = (machine: MachineId, need: OutsideNeed): void => {
    const known = byMachine.get(machine);
    if (known === undefined) byMachine.set(machine, new Map([[need.id, need]]));
    else known.set(need.id, need);
  };
  for (const edge of graph.outside) {
    if (edge.direction !== 'asks') continue;
    const need = needOf(edge, facts) ?? statedNeed(edge, isStated);
    if (need !== null) add(edge.machine, need);
    else noteLeft(left, edge);
    if (whereIs(edge.addresses) !== 'site') for (const { name } of ways) add(edge.machine, wayOut(name));
  }
  return {
    byMachine: new Map([...byMachine].map(([id, needs]) => [id, [...needs.values()].sort(byId)] as const)),
    left: new Map([...left].map(([id, said]) => [id, [...said.values()]] as const)),
  };
}

const byId = (left: OutsideNeed, right: OutsideNeed): number => compareText(left.id, right.id);

/** The database that people say a machine of that name is part of, by its plain name; null: nobody does. */
export const databaseOfParty = (name: string, { databaseOf }: DatabaseFacts): string | null =>
  databaseOf.get(plainMachineName(name)) ?? databaseOf.get(plainMachineName(name).split('.')[0]!) ?? null;

function needOf({ party, addresses, port }: OutsideEdge, facts: DatabaseFacts): OutsideNeed | null {
  const name = party === '' ? (addresses[0] ?? '') : party;
  const database = databaseOfParty(name, facts);
  const role = ROLE_BY_PORT.get(port) ?? null;
  const isOnSite = whereIs(addresses) === 'site';
  if (isOnSite && (role !== null || database !== null)) {
    return { id: `outside:${name}`, name, kind: 'machine', role, database, isOnSite };
  }
  const isService = party !== '' && endpointOf(party) !== null;
  return isService ? { id: `service:${name}`, name, kind: 'service', role, database, isOnSite } : null;
}

const wayOut = (name: string): OutsideNeed => ({
  ...{ id: `network:${name}`, name, kind: 'network', role: null, database: null },
  isOnSite: true,
});

/** A party of which the port tells nothing, and of which somebody states how often it fails. */
function statedNeed(edge: OutsideEdge, isStated: (name: string) => boolean): OutsideNeed | null {
  const name = partyName(edge);
  if (!isStated(name)) return null;
  const isOnSite = whereIs(edge.addresses) === 'site';
  return { id: `service:${name}`, name, kind: 'service', role: null, database: null, isOnSite };
}

const partyName = ({ party, addresses }: OutsideEdge): string =>
  party === '' ? (addresses[0] ?? 'a party without name and address') : party;

function noteLeft(left: Map<MachineId, Map<string, LeftParty>>, edge: OutsideEdge): void {
  const [name, port] = [partyName(edge), edge.port];
  const own = left.get(edge.machine) ?? new Map<string, LeftParty>();
  left.set(edge.machine, own.set(`${name} ${port}`, { name, port }));
}
