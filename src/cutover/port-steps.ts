import { protocolsOf } from '../waves/index.js';
import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { GraphEdge } from '../graph/index.js';
import type { StepDraft } from './draft.js';
import { groupAlike } from './group-alike.js';
import { outsideSteps } from './outside-steps.js';
import { reachLines } from './reach-commands.js';
import type { ReachTarget } from './reach-commands.js';
import { commentLine, listWords } from './safe-text.js';
import { SOURCES } from './sources.js';
import type { KnownMachine, Place, WaveView } from './wave-view.js';

/** Where a dependency runs while the wave is in Azure and the others are where the plan has them. */
type Crossing = 'within' | 'toSite' | 'toAzure' | 'inAzure' | 'gone';

/** @returns `toSite`: a client of the wave asks the site; `toAzure`: the site asks the wave; `inAzure`: neither end is at the site */
function crossingOf({ client, server }: GraphEdge, placeOf: (id: MachineId) => Place): Crossing {
  const asks = placeOf(client);
  const serves = placeOf(server);
  if (asks === 'thisWave' && serves === 'thisWave') return 'within';
  const other = asks === 'thisWave' ? serves : asks;
  if (other === 'replaced' || other === 'retired') return 'gone';
  if (other === 'azure') return 'inAzure';
  // What is extended beforehand answers in Azure too; where it asks, it may ask from either side.
  if (other === 'extended') return asks === 'thisWave' ? 'inAzure' : 'toAzure';
  return asks === 'thisWave' ? 'toSite' : 'toAzure';
}

interface Kind {
  readonly crossing: Exclude<Crossing, 'gone'>;
  readonly title: string;
  readonly what: string;
  readonly expect: string;
  /** Where its commands run, before the names of the clients. */
  readonly on: string;
}

const PROBE = 'on a probe machine in the target subnet of ';

const KINDS: readonly Kind[] = [
  {
    crossing: 'within',
    title: 'Ports within the wave answer in the test network',
    what: 'Run on the copies of the clients, in the test network.',
    expect: 'Every port answers.',
    on: 'on the copies of ',
  },
  {
    crossing: 'inAzure',
    title: 'Ports of what is in Azure already answer',
    what: 'Not from the copies, which must not reach production: from a probe machine in the target subnet of the client.',
    expect: 'Every port answers from the target subnet.',
    on: PROBE,
  },
  {
    crossing: 'toSite',
    title: 'Ports of the site answer across the link, from Azure',
    what: 'Not from the copies, which must not reach production: from a probe machine in the target subnet of the client, over the link.',
    expect:
      'Every port answers from the target subnet. What does not is missing in a firewall, a route or a network security group.',
    on: PROBE,
  },
  {
    crossing: 'toAzure',
    title: 'The ports of the wave can be reached from where their clients stay',
    what: 'Before the cutover nothing answers there: let a probe machine in the target subnet listen on the port, and ask it from the client by the new address. After the cutover run the same again with the name.',
    expect: 'Every port answers from the client.',
    on: 'on the site, on ',
  },
];

/** Ports of dependencies with the actual list of the graph, by where they run; clients that ask the same are one step. */
export function portSteps(view: WaveView): readonly StepDraft[] {
  const { edges, placeOf, machines, graph } = view;
  const steps = KINDS.flatMap((kind) => {
    const own = edges.filter((edge) => crossingOf(edge, placeOf) === kind.crossing);
    const byNewAddress = kind.crossing === 'toAzure';
    return clientGroups(own, view, byNewAddress).map((group) => portStep(kind, group));
  });
  const gone = edges.filter((edge) => crossingOf(edge, placeOf) === 'gone');
  const unseen = new Set(graph.unseen);
  const blind = machines.filter(({ id }) => unseen.has(id));
  return [
    ...steps,
    ...outsideSteps(view),
    ...cannotPass(view),
    ...(gone.length === 0 ? [] : [goneStep(gone, view)]),
    ...(blind.length === 0 ? [] : [blindStep(blind)]),
  ];
}

/** Counts of what an isolated network keeps from passing, each with its reason, so that nobody opens it for them. */
function cannotPass({ edges, placeOf, plan, wave, machines }: WaveView): readonly StepDraft[] {
  const crossings = groupAlike(edges, (edge) => crossingOf(edge, placeOf));
  const counts = new Map(crossings.map((own) => [crossingOf(own[0]!, placeOf), own.length]));
  const outside = plan.outside.filter((one) => one.wave === wave.number && one.direction === 'asks').length;
  const said = [
    countWords(
      counts.get('inAzure') ?? 0,
      'to machines that are in Azure already or were extended there: the test network has no peering to them',
    ),
    countWords(
      (counts.get('toSite') ?? 0) + (counts.get('toAzure') ?? 0),
      'across the link: the test network has no gateway and no route to the site',
    ),
    countWords(
      outside,
      'to parties outside the inventory: the test network has no way out, or a copy would order, pay and mail for real',
    ),
  ].flat();
  if (said.length === 0) return [];
  return [
    {
      title: 'What cannot pass in the test network, and why',
      what: [
        'Tried from the copies, these fail, and that is right; the steps before try them from probe machines outside the test network. A service that does not start without them is noted with which one it lacks, not mended by a peering.',
        ...said,
        'Names of machines that have no copy in the test network resolve there to addresses of the site, and do not answer.',
      ],
      machines: machines.map(({ id }) => id),
      expect: ['Every check that failed on a copy is in this list; any other is a fault.'],
      source: `${SOURCES.testFailover}; ${SOURCES.own}`,
    },
  ];
}

const countWords = (count: number, why: string): readonly string[] =>
  count === 0 ? [] : [`${count === 1 ? '1 dependency' : `${count} dependencies`} ${why}.`];

interface ClientGroup {
  readonly clients: readonly KnownMachine[];
  readonly targets: readonly (ReachTarget & { readonly id: MachineId; readonly product: string | null })[];
}

/** Clients of one system that ask the same ports of the same machines. */
function clientGroups(edges: readonly GraphEdge[], { known }: WaveView, byNewAddress: boolean): readonly ClientGroup[] {
  const byClient = groupAlike(edges, ({ client }) => client).map((own) => ({
    client: known(own[0]!.client),
    targets: own
      .map(({ server, port, protocol, product }) => {
        const { id, host, name, stated } = known(server);
        return { id, host: (byNewAddress ? stated?.newAddress : null) ?? host, name, port, protocol, product };
      })
      .sort(
        (left, right) =>
          left.port - right.port ||
          compareText(left.id, right.id) ||
          compareText(`${left.protocol}`, `${right.protocol}`),
      ),
  }));
  const keyOf = ({ client, targets }: (typeof byClient)[number]): string =>
    JSON.stringify([client.family, targets.map(({ id, port, protocol }) => [id, port, protocol])]);
  return groupAlike(byClient, keyOf).map((alike) => ({
    clients: alike.map(({ client }) => client),
    targets: alike[0]!.targets,
  }));
}

const nameOf = ({ name }: { readonly name: string }): string => name;

function portStep({ title, what, expect, on }: Kind, { clients, targets }: ClientGroup): StepDraft {
  const servers = [...new Set(targets.map(nameOf))];
  const withoutProtocol = targets.some(({ protocol }) => protocol === null);
  return {
    title: `${title}: ${listWords(clients.map(nameOf))}`,
    what: [
      `${listWords(clients.map(nameOf))} ${clients.length === 1 ? 'asks' : 'ask'} ${listWords(servers)}.`,
      what,
      ...(withoutProtocol ? ['Where the source of a connection names no protocol, TCP is tried.'] : []),
    ],
    lines: [
      commentLine(`${on}${clients.map(nameOf).join(', ')}`),
      ...reachLines(clients[0]?.family ?? 'unknown', targets),
    ],
    machines: clients.map(({ id }) => id),
    expect: [expect, ...targets.map(targetWords)],
    source: `${SOURCES.brief}; the connections that were seen`,
  };
}

const targetWords = ({ name, port, protocol, product }: ClientGroup['targets'][number]): string =>
  `${listWords([name])}: ${protocolsOf({ port, protocol, product }).protocols.join('+')} ${port}${product === null ? '' : `, ${product}`}.`;

function goneStep(edges: readonly GraphEdge[], { known, placeOf }: WaveView): StepDraft {
  const said = edges.map(({ client, server, port }) => {
    const other = placeOf(client) === 'thisWave' ? server : client;
    const fate = placeOf(other) === 'retired' ? 'is retired' : 'is replaced by a service';
    return `${listWords([known(client).name])} asks ${listWords([known(server).name])} on port ${port}; ${listWords([known(other).name])} ${fate}.`;
  });
  return {
    title: 'Dependencies on machines that do not move',
    what: ['Settle each of them before the cutover: nothing of it can be tested now.', ...said],
    machines: [...new Set(edges.flatMap(({ client, server }) => [client, server]))].filter(
      (id) => placeOf(id) === 'thisWave',
    ),
    expect: ['Each client is told the new service, or does without.'],
    source: 'the plan, and the connections that were seen',
  };
}

function blindStep(machines: readonly KnownMachine[]): StepDraft {
  return {
    title: 'Machines of which no connection was seen',
    what: [
      `${listWords(machines.map(nameOf))}: what they ask and who asks them is unknown, which is not the same as nothing.`,
      'Ask their owners, or look on the machine of the site while it works.',
    ],
    lines: [
      commentLine('Linux: who is connected, and what listens'),
      'ss -tunap',
      commentLine('Windows'),
      'netstat -ano',
    ],
    machines: machines.map(({ id }) => id),
    expect: ['A list of ports for each of them, tried like the others.'],
    source: SOURCES.own,
  };
}
