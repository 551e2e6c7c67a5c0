import type { DependencyGraph, OutsideEdge } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { whereIs } from '../waves/index.js';
import { endpointOf, insteadOfAddress } from './endpoints-table.js';
import { databaseOfParty, readyDatabaseWords } from './model-outside.js';
import type { DatabaseFacts } from './model-outside.js';
import type { DatabaseReplica } from './security-replicas.js';
import type { NeededEndpoint, SecurityRule } from './target-design.js';

export interface EndpointsContext {
  readonly isPlanned: (id: MachineId) => boolean;
  /** Machines that stay behind and have something in Azure in their place: what they ask, it has to ask. */
  readonly replaced: ReadonlySet<MachineId>;
  readonly databases: DatabaseFacts;
  /** What rules point to in place of parties of the site. */
  readonly replicas: readonly DatabaseReplica[];
}

interface Party {
  readonly party: string;
  readonly addresses: Set<string>;
  readonly ports: Set<number>;
  readonly askedBy: Set<MachineId>;
  /** Replaced machines that ask it, by name; for whom they do stands in `askedBy`. */
  readonly through: Set<string>;
}

/**
 * Parties outside that machines of the plan ask, themselves or through one that is replaced, once each, in the order of names: what has to be
 * reachable from the recovery region. A name tells the service by its end (`endpoints-table.ts`); a private address stands on the site and is
 * lost with it; what neither tells is unknown.
 */
export function findEndpoints(
  { outside, edges, machines }: Pick<DependencyGraph, 'outside' | 'edges' | 'machines'>,
  { isPlanned, replaced, databases, replicas }: EndpointsContext,
): readonly NeededEndpoint[] {
  const parties = new Map<string, Party>();
  const nameOf = new Map(machines.map(({ id, name }) => [id, name] as const));
  const clients = clientsOf(edges, { isPlanned, replaced });
  for (const { machine, party, addresses, direction, port } of outside) {
    if (direction !== 'asks' || !(isPlanned(machine) || replaced.has(machine))) continue;
    const key = party === '' ? `\n${addresses.join()}` : party.toLowerCase();
    const known = parties.get(key) ?? {
      party,
      addresses: new Set<string>(),
      ports: new Set<number>(),
      askedBy: new Set<MachineId>(),
      through: new Set<string>(),
    };
    for (const address of addresses) known.addresses.add(address);
    known.ports.add(port);
    if (isPlanned(machine)) known.askedBy.add(machine);
    else {
      known.through.add(nameOf.get(machine) ?? machine);
      for (const client of clients.get(`${machine}\n${port}`) ?? []) known.askedBy.add(client);
    }
    parties.set(key, known);
  }
  return [...parties.values()]
    .map(({ party, addresses, ports, askedBy, through }): NeededEndpoint => {
      const all = [...addresses].sort(compareText);
      const { kind, service, said } = kindOf(party, all, { databases, replicas });
      return {
        name: party === '' ? (all[0] ?? 'without name and address') : party,
        addresses: all,
        ...{ kind, service },
        ports: [...ports].sort((left, right) => left - right),
        askedBy: [...askedBy].sort(compareText),
        said: [said, ...throughWords([...through].sort(compareText), askedBy.size)].join('; '),
      };
    })
    .sort(
      (left, right) => compareText(left.name, right.name) || compareText(left.addresses.join(), right.addresses.join()),
    );
}

/** Who of the plan asks a replaced machine, by that machine and the port: for them it asks the parties outside on the same port. */
function clientsOf(
  edges: DependencyGraph['edges'],
  { isPlanned, replaced }: Pick<EndpointsContext, 'isPlanned' | 'replaced'>,
): ReadonlyMap<string, ReadonlySet<MachineId>> {
  const clients = new Map<string, Set<MachineId>>();
  for (const { client, server, port, kind } of edges) {
    if (kind === 'noise' || !replaced.has(server) || !isPlanned(client)) continue;
    const key = `${server}\n${port}`;
    clients.set(key, (clients.get(key) ?? new Set<MachineId>()).add(client));
  }
  return clients;
}

const throughWords = (through: readonly string[], askedBy: number): readonly string[] =>
  through.length === 0
    ? []
    : [
        `on the site it is asked through ${through.join(', ')}, in whose place something of Azure asks it after recovery${askedBy === 0 ? ': for whom, no connection tells' : ''}`,
      ];

function kindOf(
  party: string,
  addresses: readonly string[],
  context: Pick<EndpointsContext, 'databases' | 'replicas'>,
): Pick<NeededEndpoint, 'kind' | 'service' | 'said'> {
  const known = party === '' ? null : endpointOf(party);
  if (known !== null) {
    const { kind, service, source } = known;
    return {
      ...{ kind, service },
      said: `${service}, by the end of its name (${source}): its firewall has to know the recovery region, or it gets a private endpoint there; whether it is there while its own region is lost is the matter of its own plan`,
    };
  }
  const where = whereIs(addresses);
  if (where === 'site') {
    return {
      kind: 'site',
      service: null,
      said: `a private address, taken for the site, in no inventory: it is lost with the site${replicaWords(party === '' ? (addresses[0] ?? '') : party, context)}`,
    };
  }
  if (where === 'internet') {
    return {
      kind: 'internet',
      service: null,
      said: 'on the internet: it may know the site by its public address, which is another one in Azure',
    };
  }
  return { kind: 'unknown', service: null, said: 'neither its name nor an address tells where it stands' };
}

/** Where somebody says that a replica answers there, who does, and what rules call it. */
function replicaWords(name: string, { databases, replicas }: Pick<EndpointsContext, 'databases' | 'replicas'>): string {
  const database = databaseOfParty(name, databases);
  const ready = database === null ? undefined : databases.inRecovery.get(database);
  if (ready === undefined) return '';
  const group = replicas.find(({ parties }) => parties.includes(name))?.unit.named[0];
  const rules = group === undefined ? '' : `, rules call it ${group}`;
  return `; in its place ${readyDatabaseWords(ready)}: its address is not known here${rules}`;
}

/** A service of Azure that keeps data, or answers for one: it has a name that stays and addresses that do not. */
export const isOfAzure = (party: string): boolean => {
  const known = endpointOf(party);
  return known !== null && known.kind !== 'cdn';
};

/** Services of Azure that rules let through by an address that was seen, one question each, in the order of names. */
export function askedByAddress(outside: readonly OutsideEdge[], rules: readonly SecurityRule[]): readonly string[] {
  const opened = new Set(
    rules.flatMap(({ direction, destinations }) => (direction === 'outbound' ? destinations : [])),
  );
  const parties = new Map<string, { readonly party: string; readonly addresses: Set<string> }>();
  for (const { party, addresses, direction } of outside) {
    if (direction !== 'asks' || !isOfAzure(party)) continue;
    const key = party.toLowerCase();
    const known = parties.get(key) ?? { party, addresses: new Set<string>() };
    for (const address of addresses) if (opened.has(address)) known.addresses.add(address);
    parties.set(key, known);
  }
  return [...parties.values()]
    .filter(({ addresses }) => addresses.size > 0)
    .sort((left, right) => compareText(left.party, right.party))
    .map(({ party, addresses }) => {
      const known = endpointOf(party)!;
      const seen = [...addresses].sort(compareText).join(', ');
      return `${party} (${known.service}) is let through by the address that was seen, ${seen}, which Azure may change and which need not be the one after recovery: what replaces it in the rules, ${insteadOfAddress(known)}`;
    });
}
