import type { TrafficStep } from './cutover-settings.js';
import type { StepDraft } from './draft.js';
import { groupAlike } from './group-alike.js';
import { isHostName, listWords, quoteForPowerShell, quoteForShell } from './safe-text.js';
import { SOURCES } from './sources.js';
import { estimateShiftSeconds, methodFor, shiftFactsOf, TRAFFIC_MANAGER } from './traffic-shift.js';
import type { CutoverMethod, ShiftProduct } from './traffic-shift.js';
import type { KnownMachine, WaveView } from './wave-view.js';

/** The probe of the estimate; our own choice, the same as common defaults: every 30 s, three failures. */
const PROBE = { intervalSeconds: 30, toleratedFailures: 3 };

/** Applications of a wave whose users are moved in the same way. */
export interface TrafficFront {
  readonly applications: readonly string[];
  readonly machines: readonly KnownMachine[];
  readonly publicNames: readonly string[];
  readonly method: CutoverMethod;
  readonly through: ShiftProduct;
}

const isFront = ({ roles }: KnownMachine): boolean => roles.some((role) => role === 'web' || role === 'gateway');

/**
 * Fronts of the wave: of applications with a web server or gateway in it, and of those that people named and that have none in any
 * wave. An application is swapped with its front, not again with each wave that moves more of it.
 */
export function frontsOf(view: WaveView): readonly TrafficFront[] {
  const { settings, machines, plan, known, applicationOf } = view;
  const fronted = new Set(plan.machines.filter(({ id }) => isFront(known(id))).map(({ application }) => application));
  const named = machines.filter((machine) => {
    const application = machine.planned?.application ?? null;
    if (isFront(machine)) return true;
    return !fronted.has(application) && (applicationOf(application)?.publicNames.length ?? 0) > 0;
  });
  const fronts = groupAlike(named, ({ planned }) => planned?.application ?? '').map((own): TrafficFront => {
    const application = own[0]?.planned?.application ?? null;
    const stated = applicationOf(application);
    return {
      applications: application === null ? [] : [application],
      machines: own,
      publicNames: stated?.publicNames ?? [],
      method: stated?.method ?? settings.method,
      through: stated?.through ?? settings.through,
    };
  });
  return groupAlike(fronts, ({ method, through }) => `${method} ${through}`).map((alike) => ({
    ...alike[0]!,
    applications: alike.flatMap(({ applications }) => applications),
    machines: alike.flatMap((front) => front.machines),
    publicNames: [...new Set(alike.flatMap(({ publicNames }) => publicNames))],
  }));
}

const wordsOf = ({ applications, machines }: TrafficFront): string =>
  applications.length > 0 ? listWords(applications) : listWords(machines.map(({ name }) => name));

const idsOf = ({ machines }: TrafficFront): readonly KnownMachine['id'][] => machines.map(({ id }) => id);

const namesOf = (front: TrafficFront): readonly string[] => {
  const good = front.publicNames.filter(isHostName);
  return good.length === 0
    ? ['The names that users type are not stated (publicNames under applications): list them first.']
    : [`Names: ${listWords(good)}.`];
};

/** Days before: both sides stand behind the front, and all users are still on the site. */
export function prepareFront(front: TrafficFront): StepDraft {
  const facts = shiftFactsOf(front.through);
  const good = front.publicNames.filter(isHostName);
  return {
    title: `Put ${facts.words} in front of ${wordsOf(front)}, with every user still on the site`,
    what: [
      ...namesOf(front),
      `${facts.words}: ${facts.said}.${facts.rank === null ? '' : ` Number ${facts.rank} of three where each would do: ours, after what programmes of this kind report.`}`,
      ...setUpWords(front),
    ],
    lines: good.flatMap((name) => [...frontRecords(front.through, name), ...hostHeaderLines(name)]),
    machines: idsOf(front),
    expect: [
      'Both sides are healthy in the probes; a request with the real host header to the new front is answered by the site.',
      'After the record points to the front, nobody notices anything.',
    ],
    rollback: ['Point the record back to the old address of the site.'],
    source: sourceOf(front.through),
  };
}

function sourceOf(product: ShiftProduct): string {
  return product === 'trafficManager' ? TRAFFIC_MANAGER.source : `${shiftFactsOf(product).source}; ${SOURCES.brief}`;
}

function setUpWords({ through, method }: TrafficFront): readonly string[] {
  const gradual = method === 'gradual';
  switch (through) {
    case 'frontDoor':
      return [
        'Add the domain to the profile before any DNS record changes: a TXT record proves that it is yours, and only a CNAME record moves users.',
        `One origin group with two origins, the site and Azure, each with a probe; ${gradual ? 'the origin of Azure stays disabled until its first step' : 'the site with priority 1, Azure with priority 2'}.`,
        'Ask the new endpoint with the real host header, then change the CNAME while the site still has everything.',
      ];
    case 'applicationGateway':
      return [
        'One backend pool with the address of the site, reached over the link, and one with the machines in Azure; a probe for each.',
        gradual
          ? 'It spreads requests evenly over the members of a pool: the share of Azure is the number of its members among all, as our own steps have it.'
          : 'The rule leads to the pool of the site; the swap leads it to the pool of Azure.',
        'What is not HTTP needs a public load balancer beside it.',
      ];
    case 'loadBalancer':
      return [
        'Its backend pool holds the machines in Azure only, and its probe is healthy before anyone is sent there.',
        gradual
          ? 'A gradual move needs Traffic Manager above it: method Weighted, both endpoints External.'
          : 'The swap is the record of the name: from the address of the site to that of the load balancer.',
      ];
    case 'trafficManager':
      return trafficManagerWords(gradual);
    case 'dns':
      return gradual
        ? [
            'A record cannot be weighed: a gradual move needs Traffic Manager behind the name, method Weighted, both endpoints External.',
          ]
        : ['The swap is the record itself: how fast users follow is its TTL.'];
  }
}

function trafficManagerWords(gradual: boolean): readonly string[] {
  const profile = methodFor(gradual ? 'gradual migration' : 'dr');
  const endpoints = profile.endpoints.map(
    ({ name, type, priority }) => `${name}, ${type}${priority === null ? '' : `, priority ${priority}`}`,
  );
  return [
    `A profile with the method ${profile.method}; endpoints: ${endpoints.join('; ')}. ${profile.said.charAt(0).toUpperCase()}${profile.said.slice(1)}.`,
    `It answers names and sees no traffic, its endpoints face the internet, and profiles nest up to ${TRAFFIC_MANAGER.maxNestedLevels} levels without loops.`,
  ];
}

function frontRecords(through: ShiftProduct, name: string): readonly string[] {
  if (through === 'frontDoor') {
    return [
      `_dnsauth.${name}. 3600 IN TXT "TOKEN_SHOWN_BY_FRONT_DOOR"`,
      `${name}. 60 IN CNAME ENDPOINT_NAME.azurefd.net.`,
    ];
  }
  return through === 'trafficManager' ? [`${name}. 60 IN CNAME PROFILE_NAME.trafficmanager.net.`] : [];
}

const hostHeaderLines = (name: string): readonly string[] => [
  `curl -sS -o /dev/null -w '%{http_code} %{remote_ip}\\n' --connect-to ${quoteForShell(`${name}:443:FRONT_NAME:443`)} ${quoteForShell(`https://${name}/`)}`,
];

/** In the window: users go to Azure, at once or by steps. The first of them opens Azure to writes. */
export function shiftSteps(front: TrafficFront, view: WaveView): readonly StepDraft[] {
  return front.method === 'blueGreen'
    ? [swap(front, view)]
    : view.settings.steps.map((step, index) => weigh(front, step, { index, view }));
}

function swapWords({ through }: TrafficFront): string {
  switch (through) {
    case 'frontDoor':
      return 'Swap the priorities of the two origins: Azure 1, the site 2.';
    case 'applicationGateway':
      return 'Lead the rule to the backend pool of Azure.';
    case 'loadBalancer':
      return 'Change the record to the public address of the load balancer.';
    case 'trafficManager':
      return 'Swap the priorities of the two endpoints: Azure 1, the site 2.';
    case 'dns':
      return 'Change the record to the address in Azure.';
  }
}

function swap(front: TrafficFront, { settings }: WaveView): StepDraft {
  const byName = front.through === 'trafficManager' || front.through === 'dns' || front.through === 'loadBalancer';
  const { ttlSeconds } = settings.dns;
  const seconds = estimateShiftSeconds({ ...PROBE, ttlSeconds });
  return {
    title: `Swap ${wordsOf(front)} to Azure`,
    what: [
      swapWords(front),
      ...(byName
        ? [
            `Users follow within the TTL of ${ttlSeconds} s; resolvers that ignore it come later. Where a side fails by itself, expect about ${seconds} s (probes every ${PROBE.intervalSeconds} s, ${PROBE.toleratedFailures} failures, and the TTL; our own estimate).`,
          ]
        : ['Requests go to the other side at once; the name does not change.']),
    ],
    lines: probeLines(front),
    machines: idsOf(front),
    expect: [
      'Requests are answered by Azure; the rate of errors is what it was before; the log of the site becomes silent.',
    ],
    rollback: [
      'Swap back. Allowed while no user has written anything in Azure; after that, the part on rolling back says how.',
    ],
    source: sourceOf(front.through),
    opensWrites: true,
  };
}

function weigh(
  front: TrafficFront,
  { percent, minutes }: TrafficStep,
  { index, view }: { readonly index: number; readonly view: WaveView },
): StepDraft {
  const gradualThrough = shiftFactsOf(front.through).gradualThrough;
  const how = {
    itself: `Set the weights to ${percent} for Azure and ${100 - percent} for the site${percent === 100 ? ', and disable the endpoint of the site' : ''}.`,
    poolMembers: `Let ${percent} of 100 members of the pool be in Azure, as near as their number allows.`,
    trafficManager: `In the profile of Traffic Manager above it (Weighted, both endpoints External), set the weights to ${percent} for Azure and ${100 - percent} for the site${percent === 100 ? ', and disable the endpoint of the site' : ''}.`,
  }[gradualThrough];
  return {
    title: `${percent} % of the users of ${wordsOf(front)} go to Azure`,
    what: [how, `Watch for ${minutes} minutes before the next step; users of both sides work with the same data.`],
    lines: probeLines(front),
    machines: idsOf(front),
    expect: [`Errors and times of answer in Azure are as on the site; about ${percent} % of the requests are there.`],
    rollback: [
      'Set the weights of the step before.',
      index === 0 ? 'All users go back to the site.' : 'Or send all users back to the site at once.',
    ],
    warning:
      index === 0 && view.machines.some(({ planned }) => planned?.tier === 'data')
        ? 'This wave moves data as well. Both sides serve users in the meantime: there must be one writer, which both reach, or users of each side see different data.'
        : null,
    source: `${SOURCES.trafficManager}; ${SOURCES.brief}`,
    opensWrites: index === 0,
  };
}

const probeLines = (front: TrafficFront): readonly string[] =>
  front.publicNames
    .filter(isHostName)
    .flatMap((name) => [
      `curl -sS -o /dev/null -w '%{http_code} %{remote_ip} %{time_total}\\n' ${quoteForShell(`https://${name}/`)}`,
      `Resolve-DnsName -Name ${quoteForPowerShell(name)}`,
    ]);
