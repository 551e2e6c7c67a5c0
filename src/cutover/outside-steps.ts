import { protocolsOf } from '../waves/index.js';
import type { OutsideDependency } from '../waves/index.js';
import { compareText } from '../model/index.js';
import type { StepDraft } from './draft.js';
import { groupAlike } from './group-alike.js';
import { isIpv4 } from './ipv4.js';
import { familyWords, nameOf } from './port-checks.js';
import { reachLines, resolveLines } from './reach-commands.js';
import { commentLine, isHostName, listWords } from './safe-text.js';
import { SOURCES } from './sources.js';
import type { KnownMachine, WaveView } from './wave-view.js';

const IPV6 = /^[0-9a-f:]*:[0-9a-f:]*$/i;

interface Party {
  /** What a command can ask: a name, else an address; null: neither is known. */
  readonly host: string | null;
  readonly name: string;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
  readonly product: string | null;
  readonly addresses: readonly string[];
}

type Where = OutsideDependency['where'];

interface Kind {
  readonly title: string;
  readonly what: readonly string[];
  readonly expect: readonly string[];
}

const PROBE =
  'Not from the copies, which must not reach anyone: from a probe machine in the target subnet of the client';

const KINDS: Readonly<Record<Where, Kind>> = {
  internet: {
    title: 'Parties of the internet answer, from Azure',
    what: [
      `${PROBE}, with the way out that the machine will have.`,
      'What must be true: the way out in Azure (NAT gateway, firewall or proxy) lets the port pass; the name resolves to a public address there; and the party takes requests from the public address of that way out, which is another one than the site has. Where it allows addresses by a list, the new one is on the list before the cutover, and the old one stays on it until nobody goes back.',
    ],
    expect: [
      'Every party answers from the new public address, and the application is accepted, not only the port: an open port may still refuse an unknown sender.',
    ],
  },
  site: {
    title: 'Parties on the site that are in no inventory answer across the link',
    what: [
      `${PROBE}, over the link.`,
      'What must be true: the route to the address leads over the link and back, the rule of firewall.csv is in place, and where the party allows addresses by a list (its own firewall, pg_hba.conf, grants of a database by host), the new address of the machine is on it.',
    ],
    expect: ['Every port answers from the target subnet, and the account of the application is accepted.'],
  },
  unknown: {
    title: 'Parties of which nobody knows the address',
    what: [
      `${PROBE}, once it is known where they are: on the site they need a rule across the link, in the internet a way out and their list of allowed addresses.`,
    ],
    expect: ['Each of them has an address, an owner and a way that is tried.'],
  },
};

/** Parties in no inventory that machines of the wave ask, each with how to try it and what has to be true; then who asks the machines. */
export function outsideSteps(view: WaveView): readonly StepDraft[] {
  const own = view.plan.outside.filter(({ wave }) => wave === view.wave.number);
  const asks = own.filter(({ direction }) => direction === 'asks');
  return [
    ...(['internet', 'site', 'unknown'] as const).flatMap((where) =>
      groupsOf(
        asks.filter((one) => one.where === where),
        view,
      ).map((group) => askStep(KINDS[where], group)),
    ),
    ...askedSteps(
      own.filter(({ direction }) => direction === 'isAsked'),
      view,
    ),
  ];
}

interface Group {
  readonly clients: readonly KnownMachine[];
  readonly parties: readonly Party[];
}

/** Machines of one system are one step, those that ask the same parties one block of it. */
function groupsOf(asks: readonly OutsideDependency[], { known }: WaveView): readonly (readonly Group[])[] {
  const byClient = groupAlike(asks, ({ machine }) => machine).map((own) => ({
    client: known(own[0]!.machine),
    parties: own.map(partyOf).sort((left, right) => left.port - right.port || compareText(left.name, right.name)),
  }));
  return groupAlike(byClient, ({ client }) => client.family).map((family) =>
    groupAlike(family, ({ parties }) => JSON.stringify(parties)).map((alike) => ({
      clients: alike.map(({ client }) => client),
      parties: alike[0]!.parties,
    })),
  );
}

function partyOf({ party, addresses, port, protocol, product }: OutsideDependency): Party {
  const address = addresses.find((one) => isIpv4(one) || IPV6.test(one)) ?? null;
  const host = party !== '' && isHostName(party) ? party : address;
  const name = party === '' ? addresses.join(', ') || 'a party without name and address' : party;
  return { host, name, port, protocol, product, addresses };
}

function askStep({ title, what, expect }: Kind, groups: readonly Group[]): StepDraft {
  const clients = groups.flatMap((group) => group.clients);
  const family = clients[0]?.family ?? 'unknown';
  return {
    title: `${title}: ${familyWords(family)}`,
    what,
    lines: groups.flatMap((group) => [
      commentLine(`on a probe machine in the target subnet of ${group.clients.map(nameOf).join(', ')}`),
      ...resolveLines(family, namesOf(group)),
      ...reachLines(family, group.parties),
    ]),
    machines: clients.map(({ id }) => id),
    expect: [...groups.flatMap(rowsOf), ...expect],
    source: `${SOURCES.brief}; the connections that were seen`,
  };
}

const namesOf = ({ parties }: Group): readonly string[] => [
  ...new Set(parties.flatMap(({ host }) => (host !== null && /[a-z]/i.test(host) && !IPV6.test(host) ? [host] : []))),
];

/** Rows to be ticked: who asks, and whom. */
const rowsOf = ({ clients, parties }: Group): readonly string[] =>
  parties.map(
    (party) => `${listWords(clients.map(nameOf))} ${clients.length === 1 ? 'asks' : 'ask'} ${partyWords(party)}`,
  );

const partyWords = ({ name, addresses, port, protocol, product }: Party): string =>
  `${listWords([name])}${addresses.length === 0 || addresses.join(', ') === name ? '' : `, seen at ${addresses.join(', ')}`}: ${protocolsOf({ port, protocol, product }).protocols.join('+')} ${port}${product === null ? '' : `, ${product}`}.`;

/** Nobody can try these from Azure: whoever asks has to. */
function askedSteps(asked: readonly OutsideDependency[], view: WaveView): readonly StepDraft[] {
  if (asked.length === 0) return [];
  const machines = [...new Set(asked.map(({ machine }) => machine))];
  const said = asked.map(({ machine, party, addresses, parties, port, protocol }) => {
    const who =
      parties > 1 ? `${parties} users of the internet` : party || addresses.join(', ') || 'somebody without a name';
    return `${listWords([view.known(machine).name])}: ${protocol ?? 'tcp'} ${port} by ${listWords([who])}.`;
  });
  return [
    {
      title: 'Who asks the machines of the wave from outside the inventory',
      what: [
        'Only they can try it, from where they are: before the cutover against a probe machine that listens on the port in the target subnet, or against the new front with the real host header; after it by name. What must be true: the port is open in the network security group and on the front, the record leads there, and whoever wrote down the old address has the new one.',
        ...said,
      ],
      machines,
      expect: [
        'One of each kind has tried it and reached the probe machine or the front; users of the internet by a network that is not your own.',
      ],
      source: `${SOURCES.brief}; the connections that were seen`,
    },
  ];
}
