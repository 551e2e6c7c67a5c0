import type { DependencyGraph, GraphEdge, OutsideEdge } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { protocolsOf, whereIs } from '../waves/index.js';
import { isOfAzure } from './endpoints.js';
import { readyDatabaseWords } from './model-outside.js';
import { nameOfParty } from './security-replicas.js';
import type { DatabaseReplica, FoundReplicas } from './security-replicas.js';
import { ageOf, firstPlace, INFERRED, laterOf, OLD_EVIDENCE_DAYS, SEEN, sumOf } from './security-rules.js';
import type { DraftRule } from './security-rules.js';
import type { SecurityUnit, SecurityUnits } from './security-units.js';

export interface OutsideRulesInput {
  readonly graph: DependencyGraph;
  readonly units: SecurityUnits;
  /** Firewalls through which others go out: in Azure a NAT gateway or a firewall stands in their place. */
  readonly waysOut: readonly MachineId[];
  readonly replicaOf: FoundReplicas['replicaOf'];
  /** To which evidence is as old as it says. */
  readonly asOf: string;
}

/** One way that was seen to or from a party outside: what one rule is made of, or two where the other end stands here too. */
interface OutsideWay {
  readonly unit: SecurityUnit;
  readonly direction: OutsideEdge['direction'];
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  /** What answers in the recovery site in place of the party. */
  readonly replica: DatabaseReplica | null;
  /** What rules call the party. */
  readonly there: readonly string[];
  readonly isUser: boolean;
  readonly edges: Set<OutsideEdge>;
  /** The connections of its own machines: to the party, or to the way out. */
  readonly proofs: Set<Pick<OutsideEdge, 'connections' | 'to' | 'origin'>>;
  /** Ways out of the site that they went through, by name. */
  readonly through: Set<string>;
}

/**
 * Rules for parties outside, one for each unit, party, protocol and port: outbound to what was asked, by the addresses that were seen, and
 * inbound from who asked. What machines asked through a way out of the site goes to what that way out asked on the same port. What they asked
 * of a database on the site goes to its replica in the recovery site, where one stands ready: there it is let in too.
 */
export function draftOutsideRules({ graph, units, waysOut, replicaOf, asOf }: OutsideRulesInput): readonly DraftRule[] {
  const ways = new Map<string, OutsideWay>();
  const add = (unit: SecurityUnit, edge: OutsideEdge, through: Through | null): void => {
    for (const protocol of protocolsOf(edge).protocols) {
      const way = wayOf(unit, edge, { protocol, replica: edge.direction === 'asks' ? replicaOf(edge) : null });
      const key = [unit.id, edge.direction, protocol, edge.port, way.there.join()].join('\n');
      const known = ways.get(key) ?? way;
      known.edges.add(edge);
      known.proofs.add(through?.proof ?? edge);
      if (through !== null) known.through.add(through.name);
      ways.set(key, known);
    }
  };
  for (const edge of graph.outside) {
    const unit = units.unitOf.get(edge.machine);
    if (unit !== undefined) add(unit, edge, null);
  }
  const nameOf = new Map(graph.machines.map(({ id, name }) => [id, name] as const));
  for (const way of waysOut) {
    const beyond = graph.outside.filter(({ machine, direction }) => machine === way && direction === 'asks');
    for (const proof of graph.edges) {
      const unit = units.unitOf.get(proof.client);
      if (proof.server !== way || proof.kind === 'noise' || unit === undefined) continue;
      const through = { name: nameOf.get(way) ?? way, proof };
      for (const edge of beyond.filter(({ port }) => port === proof.port)) add(unit, edge, through);
    }
  }
  return [...ways.values()].flatMap((way) => draftsOf(way, asOf));
}

/** A way out of the site, and the connection of a machine to it. */
interface Through {
  readonly name: string;
  readonly proof: GraphEdge;
}

function wayOf(
  unit: SecurityUnit,
  edge: OutsideEdge,
  { protocol, replica }: Pick<OutsideWay, 'protocol' | 'replica'>,
): OutsideWay {
  const { addresses, direction, port } = edge;
  const isUser = direction === 'isAsked' && whereIs(addresses) === 'internet';
  const seen = addresses.length === 0 || isUser ? ['Internet'] : addresses.toSorted(compareText);
  const there = replica === null ? seen : replica.unit.named;
  return {
    unit,
    direction,
    protocol,
    port,
    replica,
    there,
    isUser,
    edges: new Set(),
    proofs: new Set(),
    through: new Set(),
  };
}

function draftsOf(way: OutsideWay, asOf: string): readonly DraftRule[] {
  const { unit, direction, protocol, port, replica, there, isUser, through } = way;
  const [edges, proofs] = [[...way.edges], [...way.proofs]];
  const isAsking = direction === 'asks';
  const lastSeen = proofs.reduce<string | null>((last, { to }) => laterOf(last, to), null);
  const age = ageOf({ lastSeen }, asOf);
  const names = namesOf(edges);
  const name = replica?.unit.named[0] ?? (isUser ? 'internet' : names[0]!);
  const ends = isAsking ? [unit.named[0]!, name] : [name, unit.named[0]!];
  const isInferred = replica !== null || through.size > 0;
  const draft: DraftRule = {
    title: [...ends, protocol, port].join('-'),
    ...{ subnet: unit.subnet, direction: isAsking ? 'outbound' : 'inbound', access: 'allow', protocol },
    ...(isAsking ? { sources: unit.named, destinations: there } : { sources: there, destinations: unit.named }),
    ports: [String(port)],
    evidence: {
      ...{ edges: proofs.length, lastSeen, ...age },
      connections: proofs.reduce<number | null>((sum, { connections }) => sumOf(sum, connections), null),
    },
    ...(isInferred ? INFERRED : SEEN),
    at: proofs.map(({ origin }) => origin).reduce(firstPlace),
    said: [...outsideWords(way, names), ...evidenceWords(edges, lastSeen, age.isOld)].join('; '),
  };
  return replica === null ? [draft] : [draft, letIn(draft, replica)];
}

/** The other end of what goes to a replica, which stands in the recovery site too. */
const letIn = (draft: DraftRule, { unit }: DatabaseReplica): DraftRule => ({
  ...draft,
  ...{ subnet: unit.subnet, direction: 'inbound' },
});

const MOST_NAMED = 5;

/** Parties by name in order; of many only the first. */
function namesOf(edges: readonly OutsideEdge[]): readonly string[] {
  const names = [...new Set(edges.map(nameOfParty))].sort(compareText);
  return names.length <= MOST_NAMED ? names : [...names.slice(0, MOST_NAMED), `${names.length - MOST_NAMED} more`];
}

function outsideWords(way: OutsideWay, names: readonly string[]): readonly string[] {
  const { direction, replica, isUser, through } = way;
  const edges = [...way.edges];
  if (isUser) return ['users on the internet ask it'];
  const parties = names.join(', ');
  if (direction === 'isAsked') return [`${parties} asks it`, ...standsWords(edges)];
  if (replica !== null) {
    return [
      `inferred: ${way.unit.named[0]!} asks ${parties} on the site today, lost with it; in their place answers ${readyDatabaseWords(replica.ready)}`,
      `its address is not known: put its network card into ${replica.unit.named[0]!}`,
    ];
  }
  if (through.size === 0) return [`asks ${parties}`, ...standsWords(edges)];
  const by = [...through].sort(compareText).join(', ');
  return [
    `inferred: asks ${by}, which asks ${parties} on the same port, and in whose place Azure has its own way out`,
    ...standsWords(edges),
  ];
}

function standsWords(edges: readonly OutsideEdge[]): readonly string[] {
  return [
    ...(edges.every(({ addresses }) => addresses.length === 0)
      ? ['no address is known: narrow it as soon as one is']
      : []),
    ...(edges.some(
      ({ party, addresses, direction }) => direction === 'asks' && addresses.length > 0 && isOfAzure(party),
    )
      ? [
          'by the address that was seen, which Azure may change: a private endpoint or a service tag has to replace it (see what is to be answered)',
        ]
      : []),
    ...(edges.some(({ addresses }) => whereIs(addresses) === 'site')
      ? [
          'stands on the site, over the link: while the site is lost nothing answers there, and what does in its place nobody states (see what is to be answered)',
        ]
      : []),
  ];
}

const evidenceWords = (edges: readonly OutsideEdge[], lastSeen: string | null, isOld: boolean): readonly string[] => [
  lastSeen === null ? 'seen on no stated day' : `seen last on ${lastSeen}`,
  ...(isOld ? [`older than ${OLD_EVIDENCE_DAYS} days: ask before it is opened`] : []),
  ...(edges.some((edge) => protocolsOf(edge).by === 'assumed') ? ['no source states the protocol, TCP is taken'] : []),
];
