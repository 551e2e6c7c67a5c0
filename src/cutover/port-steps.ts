import type { GraphEdge } from '../graph/index.js';
import { keptAddressOf } from './address-plan.js';
import { bridgeStep, partBridged } from './bridge-steps.js';
import type { StepDraft } from './draft.js';
import { extendedSteps } from './extended-steps.js';
import { groupAlike } from './group-alike.js';
import { outsideSteps } from './outside-steps.js';
import { checkLines, checkRows, checksByFamily, checksOf, familyWords, machinesOf, nameOf } from './port-checks.js';
import type { PortCheck } from './port-checks.js';
import { commentLine, listWords } from './safe-text.js';
import { SOURCES } from './sources.js';
import type { KnownMachine, WaveView } from './wave-view.js';

/** Where a dependency runs while the wave is in Azure and the others are where the plan has them. */
type Crossing = 'within' | 'toSite' | 'toAzure' | 'fromAzure' | 'inAzure' | 'extended' | 'gone';

/**
 * @returns `toSite`: a client of the wave asks the site; `toAzure`: the site asks the wave; `fromAzure`: what is in Azure asks the wave;
 * `inAzure`: the wave asks what is there; `extended`: it asks what was extended there
 */
function crossingOf(edge: GraphEdge, { placeOf, isCut }: WaveView): Crossing {
  const { client, server } = edge;
  const asks = placeOf(client);
  const serves = placeOf(server);
  if (asks === 'thisWave' && serves === 'thisWave') return 'within';
  const other = asks === 'thisWave' ? serves : asks;
  if (other === 'replaced' || other === 'retired') return 'gone';
  if (asks !== 'thisWave') return other === 'azure' ? 'fromAzure' : 'toAzure';
  if (other === 'azure') return 'inAzure';
  if (other === 'site') return 'toSite';
  // A database on a domain controller is not extended with the directory: what the plan cuts is asked on the site.
  return isCut(edge) ? 'toSite' : 'extended';
}

interface Kind {
  readonly crossing: 'within' | 'inAzure' | 'toSite' | 'fromAzure' | 'toAzure';
  readonly title: string;
  readonly what: string;
  readonly expect: string;
  /** Where its commands run, before the names of the clients. */
  readonly on: string;
}

const PROBE = 'on a probe machine in the target subnet of ';
const LISTEN =
  'Before the cutover nothing answers there: let a probe machine in the target subnet listen on the port, and ask it from the client by the new address. After the cutover run the same again with the name.';

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
    crossing: 'fromAzure',
    title: 'The ports of the wave can be reached from clients that are in Azure already',
    what: LISTEN,
    expect: 'Every port answers from the client.',
    on: 'in Azure, on ',
  },
  {
    crossing: 'toAzure',
    title: 'The ports of the wave can be reached from where their clients stay',
    what: LISTEN,
    expect: 'Every port answers from the client.',
    on: 'on the site, on ',
  },
];

/**
 * Ports of dependencies with the actual list of the graph, by where they run: one step for each operating system of the clients, with its checks by
 * port to be ticked.
 */
export function portSteps(view: WaveView): readonly StepDraft[] {
  const { edges, machines, graph } = view;
  const crossings = new Map(
    groupAlike(edges, (edge) => crossingOf(edge, view)).map((own) => [crossingOf(own[0]!, view), own]),
  );
  const checksAt = (crossing: Crossing): readonly PortCheck[] => checksOf(crossings.get(crossing) ?? [], view);
  const { bridged } = partBridged([...checksAt('fromAzure'), ...checksAt('toAzure')], view);
  const steps = KINDS.flatMap((kind) => {
    const own = checksAt(kind.crossing);
    const asksWave = kind.crossing === 'toAzure' || kind.crossing === 'fromAzure';
    const direct = asksWave ? partBridged(own, view).direct : own;
    const hostOf = (server: KnownMachine): string | null =>
      asksWave ? (server.stated?.newAddress ?? keptAddressOf(server, view)) : server.host;
    return checksByFamily(direct).map((checks) => portStep(kind, checks, hostOf));
  });
  const gone = crossings.get('gone') ?? [];
  const unseen = new Set(graph.unseen);
  const blind = machines.filter(({ id }) => unseen.has(id));
  return [
    ...steps,
    ...bridged.map(bridgeStep),
    ...extendedSteps(checksAt('extended')),
    ...outsideSteps(view),
    ...cannotPass(view),
    ...(gone.length === 0 ? [] : [goneStep(gone, view)]),
    ...(blind.length === 0 ? [] : [blindStep(blind)]),
  ];
}

/** Counts of what an isolated network keeps from passing, each with its reason, so that nobody opens it for them. */
function cannotPass(view: WaveView): readonly StepDraft[] {
  const { edges, plan, wave, machines } = view;
  const crossings = groupAlike(edges, (edge) => crossingOf(edge, view));
  const counts = new Map(crossings.map((own) => [crossingOf(own[0]!, view), own.length]));
  const countOf = (...kinds: readonly Crossing[]): number =>
    kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
  const outside = plan.outside.filter((one) => one.wave === wave.number && one.direction === 'asks').length;
  const said = [
    countWords(
      countOf('inAzure', 'fromAzure', 'extended'),
      'to or from machines that are in Azure already or were extended there: the test network has no peering to them',
    ),
    countWords(
      countOf('toSite', 'toAzure'),
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

function portStep(
  { title, what, expect, on }: Kind,
  checks: readonly PortCheck[],
  hostOf: (server: KnownMachine) => string | null,
): StepDraft {
  const nameless = machinesOf(checks, 'server').filter((server) => hostOf(server) === null);
  return {
    title: `${title}: ${familyWords(checks[0]?.client.family ?? 'unknown')}`,
    what: [
      what,
      ...(nameless.length === 0
        ? []
        : [
            `To be stated under addresses before the lines are whole: newAddress, or a name that a host can have, of ${listWords(nameless.map(nameOf))}.`,
          ]),
      ...(checks.some(({ protocol }) => protocol === null)
        ? ['Where the source of a connection names no protocol, TCP is tried.']
        : []),
    ],
    lines: checkLines(checks, on, hostOf),
    machines: machinesOf(checks, 'client').map(({ id }) => id),
    expect: [expect, ...checkRows(checks)],
    source: `${SOURCES.brief}; the connections that were seen`,
  };
}

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
