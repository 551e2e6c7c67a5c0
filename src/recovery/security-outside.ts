import type { DependencyGraph, OutsideEdge } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { Machine, MachineId } from '../model/index.js';
import { DIRECTORY_PORTS, protocolsOf, whereIs } from '../waves/index.js';
import { draftWithout } from './security-number.js';
import type { DraftRule } from './security-rules.js';
import type { SecurityUnit, SecurityUnits } from './security-units.js';
import type { TargetSubnet } from './target-design.js';

export interface OutsideRulesInput {
  readonly graph: DependencyGraph;
  readonly units: SecurityUnits;
  /** Firewalls through which others go out: in Azure a NAT gateway or a firewall stands in their place. */
  readonly waysOut: readonly MachineId[];
}

/**
 * Rules for parties outside, one for each unit, party, protocol and port: outbound to what was asked, by the addresses that were seen, and
 * inbound from who asked. What machines asked through a way out of the site goes to what that way out asked on the same port.
 */
export function draftOutsideRules({ graph, units, waysOut }: OutsideRulesInput): readonly DraftRule[] {
  const drafts = new Map<string, DraftRule>();
  const add = (unit: SecurityUnit, edge: OutsideEdge, through: string | null): void => {
    for (const protocol of protocolsOf(edge).protocols) {
      const draft = draftOf(unit, edge, { protocol, through });
      const key = [unit.id, edge.direction, protocol, edge.port, draft.sources.join(), draft.destinations.join()].join(
        '\n',
      );
      const known = drafts.get(key);
      drafts.set(key, known === undefined ? draft : joined(known, edge));
    }
  };
  for (const edge of graph.outside) {
    const unit = units.unitOf.get(edge.machine);
    if (unit !== undefined) add(unit, edge, null);
  }
  const nameOf = new Map(graph.machines.map(({ id, name }) => [id, name] as const));
  for (const way of waysOut) {
    const beyond = graph.outside.filter(({ machine, direction }) => machine === way && direction === 'asks');
    for (const { client, server, port, kind } of graph.edges) {
      const unit = units.unitOf.get(client);
      if (server !== way || kind === 'noise' || unit === undefined) continue;
      for (const edge of beyond.filter((one) => one.port === port)) add(unit, edge, nameOf.get(way) ?? way);
    }
  }
  return [...drafts.values()];
}

interface DraftTerms {
  readonly protocol: 'tcp' | 'udp';
  readonly through: string | null;
}

function draftOf(unit: SecurityUnit, edge: OutsideEdge, { protocol, through }: DraftTerms): DraftRule {
  const { addresses, direction, port, connections, origin } = edge;
  const isAsking = direction === 'asks';
  const isUser = !isAsking && whereIs(addresses) === 'internet';
  const there = addresses.length === 0 || isUser ? ['Internet'] : addresses.toSorted(compareText);
  const [from, to] = isAsking ? [unit.named, there] : [there, unit.named];
  const name = isUser ? 'internet' : nameOfParty(edge);
  const ends = isAsking ? [unit.named[0]!, name] : [name, unit.named[0]!];
  return {
    title: [...ends, protocol, port].join('-'),
    ...{ subnet: unit.subnet, direction: isAsking ? 'outbound' : 'inbound', access: 'allow', protocol },
    ...{ sources: from, destinations: to, ports: [String(port)] },
    evidence: { edges: 1, connections, lastSeen: null, ageDays: null, isOld: false },
    at: origin,
    said: [outsideWords(edge, { isUser, through }), ...outsideNotes(edge)].join('; '),
  };
}

const nameOfParty = ({ party, addresses }: OutsideEdge): string => (party === '' ? (addresses[0] ?? 'unnamed') : party);

function outsideWords(
  edge: OutsideEdge,
  { isUser, through }: { readonly isUser: boolean; readonly through: string | null },
): string {
  if (isUser) return 'users on the internet ask it';
  if (edge.direction === 'isAsked') return `${nameOfParty(edge)} asks it`;
  const way = through === null ? '' : ` through ${through}, in whose place Azure has its own way out`;
  return `asks ${nameOfParty(edge)}${way}`;
}

const outsideNotes = ({ addresses }: OutsideEdge): readonly string[] => [
  ...(addresses.length === 0 ? ['no address is known: narrow it as soon as one is'] : []),
  ...(whereIs(addresses) === 'site' ? ['stands on the site: over the link, and lost with the site'] : []),
];

function joined(known: DraftRule, { connections }: OutsideEdge): DraftRule {
  const { evidence } = known;
  const sum =
    evidence.connections === null && connections === null ? null : (evidence.connections ?? 0) + (connections ?? 0);
  return { ...known, evidence: { ...evidence, edges: evidence.edges + 1, connections: sum } };
}

export interface PlatformInput {
  readonly subnets: readonly TargetSubnet[];
  /** Machines of the plan. */
  readonly machines: readonly Machine[];
  readonly addressOf: ReadonlyMap<MachineId, string>;
  /** Machines that users meet, which a load balancer would probe. */
  readonly entries: readonly MachineId[];
  /** Domain controllers on the site by address, and those of the recovery site by unit. */
  readonly directory: { readonly onSite: readonly string[]; readonly here: readonly SecurityUnit[] };
}

const LOGON = { windows: { port: '3389', what: 'Remote Desktop' }, linux: { port: '22', what: 'SSH' } } as const;

/** What a subnet needs beside what was seen: people who log on through Bastion, probes of a load balancer, and the directory to its own. */
export function draftPlatformRules(input: PlatformInput): readonly DraftRule[] {
  return [...managementRules(input), ...probeRules(input), ...directoryRules(input)];
}

function managementRules({ subnets, machines, addressOf }: PlatformInput): readonly DraftRule[] {
  const bastion = subnets.find(({ purpose }) => purpose === 'bastion');
  if (bastion === undefined) return [];
  const byId = new Map(machines.map((one) => [one.id, one] as const));
  return subnets.flatMap(({ name: subnet, machines: ids }) =>
    (['linux', 'windows'] as const).flatMap((family) => {
      const destinations = ids.filter((id) => byId.get(id)?.os.family === family).map((id) => addressOf.get(id)!);
      if (destinations.length === 0) return [];
      const { port, what } = LOGON[family];
      return [
        draftWithout({
          ...{ title: `bastion-${family}`, subnet, direction: 'inbound', protocol: 'tcp', ports: [port] },
          ...{ sources: [bastion.range], destinations },
          said: `management: ${what} from Azure Bastion alone; who logged on before stands among the operations`,
        }),
      ];
    }),
  );
}

function probeRules({ subnets, entries, addressOf }: PlatformInput): readonly DraftRule[] {
  const meeting = new Set(entries);
  return subnets.flatMap(({ name: subnet, machines }) => {
    const destinations = machines.filter((id) => meeting.has(id)).map((id) => addressOf.get(id)!);
    if (destinations.length === 0) return [];
    return [
      draftWithout({
        ...{ title: 'load-balancer', subnet, direction: 'inbound', protocol: 'any', ports: ['*'] },
        ...{ sources: ['AzureLoadBalancer'], destinations },
        said: 'probes of a load balancer before the machines that users meet, which the last rule would deny',
      }),
    ];
  });
}

const SOURCE = 'MicrosoftDocs/SupportArticles-docs, config-firewall-for-ad-domains-and-trusts.md, 12/26/2023';

function directoryRules({ directory: { onSite, here } }: PlatformInput): readonly DraftRule[] {
  if (onSite.length === 0) return [];
  const sides = onSite.toSorted(compareText);
  return here.flatMap(({ named, subnet }) =>
    (['tcp', 'udp'] as const).flatMap((protocol) => {
      const ports = DIRECTORY_PORTS.filter(({ protocols }) => protocols.includes(protocol)).map(({ from, to }) =>
        from === to ? String(from) : `${from}-${to}`,
      );
      const said = `the directory keeps itself in step with the site (${SOURCE}); it rests on no connection that was seen`;
      const shared = { subnet, protocol, ports, said };
      return [
        draftWithout({
          ...shared,
          title: `site-directory-${protocol}`,
          direction: 'inbound',
          sources: sides,
          destinations: named,
        }),
        draftWithout({
          ...shared,
          title: `site-directory-${protocol}`,
          direction: 'outbound',
          sources: named,
          destinations: sides,
        }),
      ];
    }),
  );
}
