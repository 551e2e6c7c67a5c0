import type { AddressTreatment } from './cutover-settings.js';
import { APPLIANCE_WORDS, planAddresses, rangeOf } from './address-plan.js';
import type { AddressPlan, AddressPlans } from './address-plan.js';
import type { StepDraft } from './draft.js';
import { isPrivateIpv4 } from './ipv4.js';
import { IP_RETENTION } from './ip-retention.js';
import { bridgeWords } from './bridge-words.js';
import type { FirewallRow } from './firewall-row.js';
import { forwarderLines, hostsLines, recordLine, splitName } from './name-lines.js';
import { translationLines } from './nat-rules.js';
import type { RuleLines, Translation } from './nat-rules.js';
import { loadBalancerLines, proxyLines } from './proxy-lines.js';
import { listWords } from './safe-text.js';
import { SOURCES } from './sources.js';
import { timetableSteps } from './ttl-timetable.js';
import type { WaveView } from './wave-view.js';

const TREATMENT_WORDS: Readonly<Record<AddressTreatment, string>> = {
  names: 'names instead of the address',
  nat: 'NAT in both directions on the old address',
  proxy: 'a reverse proxy on the old address',
  subnet: 'the address is kept, with its whole subnet',
};

/** The plan for each address that somebody has written down, what has to be found out, and the timetable of names. */
export function addressSteps(view: WaveView, rows: readonly FirewallRow[]): readonly StepDraft[] {
  const plans = planAddresses(view);
  return [
    ...plans.plans.map((plan, index) => planStep(plan, index + 1, { view, rows })),
    ...emergencySteps(plans, view),
    ...unknownSteps(plans, view),
    ...publicSteps(view),
    ...(plans.plans.length + plans.unknown.length === 0 ? [noneStep(view)] : []),
    ...timetableSteps(view),
  ];
}

function planStep(
  plan: AddressPlan,
  index: number,
  { view, rows }: { readonly view: WaveView; readonly rows: readonly FirewallRow[] },
): StepDraft {
  const { machine, oldAddress, newAddress, chosen, missing } = plan;
  const { add, remove } = linesOf(plan, index, view);
  const udpAssumed = plan.ports.some(({ protocol }) => protocol === null);
  return {
    title: `${listWords([machine.name])} is called by its address: ${chosen === null ? 'not decided' : TREATMENT_WORDS[chosen]}`,
    what: [
      ...plan.said,
      `From ${oldAddress ?? 'an address that is not stated'} to ${newAddress ?? 'an address that is not stated'}.`,
      `Chosen: ${chosen === null ? 'nothing yet' : TREATMENT_WORDS[chosen]}; ${plan.why}.`,
      ...plan.alternatives.map(({ treatment, why }) => `Instead of it, ${TREATMENT_WORDS[treatment]}: ${why}.`),
      ...missing.map((what) => `To be stated before the lines are whole: ${what}.`),
      ...(udpAssumed ? ['Where the source names no protocol, the rules are for TCP.'] : []),
      ...wordsOf(plan, view),
      ...bridgeWords(plan, view, rows),
    ],
    lines: add,
    machines: [machine.id],
    expect: expectOf(plan),
    rollback:
      chosen === null
        ? []
        : ['While nobody has written in Azure: the machine of the site on, and what was put in place away.'],
    rollbackLines: remove,
    warning: warningOf(plan, view),
    source: sourceOf(chosen),
  };
}

function sourceOf(chosen: AddressTreatment | null): string {
  if (chosen === 'names') return `${SOURCES.privateDns}; ${SOURCES.ttl}`;
  if (chosen === 'nat') return `${SOURCES.brief}; ${SOURCES.nat}`;
  if (chosen === 'proxy') return `${SOURCES.brief}; ${SOURCES.proxy}`;
  return chosen === 'subnet' ? IP_RETENTION.privateAddress.source : SOURCES.brief;
}

const NO_LINES: RuleLines = { add: [], remove: [] };

/** Lines are written only where every address in them is known. */
function linesOf(plan: AddressPlan, index: number, view: WaveView): RuleLines {
  const { machine, oldAddress, newAddress, chosen, ports } = plan;
  if (chosen === null || oldAddress === null || newAddress === null) return NO_LINES;
  if (chosen === 'subnet') return subnetLines(oldAddress, view);
  if (chosen === 'names') return nameLines(machine.host, { oldAddress, newAddress }, view);
  const clients = [...new Set(ports.flatMap((port) => port.clients.flatMap(({ addresses }) => addresses)))];
  const one: Translation = {
    index,
    wave: view.wave.number,
    name: machine.name,
    oldAddress,
    newAddress,
    ports,
    clients,
  };
  if (ports.length === 0) return NO_LINES;
  if (chosen === 'nat') return translationLines(one, view.settings.nat);
  const kind = view.settings.proxy ?? 'nginx';
  const frontend = machine.stated?.loadBalancer ?? null;
  if (frontend === null) return proxyLines(one, kind);
  const behind = proxyLines({ ...one, newAddress: frontend }, kind);
  return { add: [...loadBalancerLines(one, frontend, [newAddress]), ...behind.add], remove: behind.remove };
}

function nameLines(
  name: string | null,
  { oldAddress, newAddress }: { readonly oldAddress: string; readonly newAddress: string },
  { settings: { dns } }: WaveView,
): RuleLines {
  const split = name === null ? null : splitName(name);
  if (name === null || split === null) return NO_LINES;
  const forward = dns.resolver === null ? NO_LINES : forwarderLines(split.zone, dns.resolver);
  return {
    add: [
      `; today, so that clients can ask by name before anything moves`,
      recordLine(name, dns.ttlSeconds, oldAddress),
      `; at the cutover`,
      recordLine(name, dns.ttlSeconds, newAddress),
      ...forward.add,
    ],
    remove: [recordLine(name, dns.ttlSeconds, oldAddress), ...forward.remove],
  };
}

const subnetLines = (address: string, view: WaveView): RuleLines => {
  const range = rangeOf(address, view.settings);
  if (range === null) return NO_LINES;
  return {
    add: [`${range.text}: withdraw the route to the site, then announce it from Azure`],
    remove: [`${range.text}: withdraw the route from Azure, then announce the one to the site`],
  };
};

function wordsOf({ chosen, machine, ports }: AddressPlan, view: WaveView): readonly string[] {
  const { nat } = view.settings;
  switch (chosen) {
    case null:
      return [];
    case 'names':
      return [
        'In this order: the record with the old address; every client changed to the name and restarted while nothing has moved; the private zone linked to the networks in Azure; the resolver; the forwarder on the DNS servers of the site.',
        'The forwarder leads to the resolver inside the network in Azure, never to 168.63.129.16, which answers only what comes from inside.',
        ...clientWords(ports),
      ];
    case 'nat':
      return [
        `${APPLIANCE_WORDS[nat.appliance ?? 'nftables']} sends what is meant for the old address to the new one, and puts an address of its own in the place of the client, so that the answer comes back the same way.`,
        `Route back: Azure needs a route to ${nat.snat ?? 'the address of the outgoing interface'} over the link. Logs in Azure show that address, not the client.`,
        'Put the rules in place at the cutover, after the machine of the site is off; write them into the permanent configuration as well, or a restart loses them.',
      ];
    case 'proxy':
      return [
        'The proxy takes over the old address after the machine of the site is off. Logs in Azure show the proxy, not the client.',
        machine.stated?.loadBalancer == null
          ? 'No internal load balancer is stated (loadBalancer): the proxy leads to the machine itself.'
          : 'The internal load balancer is made beforehand, its probe is healthy before the proxy is switched.',
      ];
    case 'subnet':
      return [
        'Conditions: nothing else is left in the range on the site, also nothing that no inventory lists; the range exists once; the network in Azure has it before; the address is set for the target, else the next free one is taken.',
        'The range cannot be in both places: Azure stretches no subnet, and equal ranges cannot be connected.',
      ];
  }
}

const clientWords = (ports: AddressPlan['ports']): readonly string[] =>
  ports.map(
    ({ port, protocol, clients }) =>
      `To be changed for ${protocol ?? 'tcp'} ${port}: ${listWords(clients.map(({ name }) => name))}.`,
  );

function expectOf({ chosen, oldAddress }: AddressPlan): readonly string[] {
  switch (chosen) {
    case null:
      return ['It is decided, and the waves file says so.'];
    case 'names':
      return [
        'Before the cutover no connection to the address comes from a client that was changed; after it each client reaches the name.',
      ];
    case 'nat':
      return [
        'Counters of the rules rise, and each client gets its answer. A counter that stays at 0 means that the packets do not come by here.',
      ];
    case 'proxy':
      return [`Each client reaches its port on ${oldAddress ?? 'the old address'}, and the log of the proxy names it.`];
    case 'subnet':
      return ['The machine answers on its old address from the site, over the link.'];
  }
}

function warningOf({ chosen, machine }: AddressPlan, { settings: { nat } }: WaveView): string | null {
  if (chosen === 'nat' && nat.appliance === 'azureFirewall') {
    return 'Azure Firewall translates only what is addressed to itself: the router of the site has to lead the old address there first, or the clients are told the firewall.';
  }
  if (chosen === 'nat' && machine.roles.includes('firewall'))
    return 'This machine is a firewall itself: it cannot translate for itself while it moves.';
  return null;
}

/** Only for those that are to be asked by name: a hosts file holds names, and cures no written-down address. */
function emergencySteps({ plans }: AddressPlans, view: WaveView): readonly StepDraft[] {
  const named = plans.flatMap(({ machine, newAddress, chosen }, index) =>
    chosen === 'names' && machine.host !== null && newAddress !== null
      ? [{ machine, index: index + 1, name: machine.host, address: newAddress }]
      : [],
  );
  if (named.length === 0) return [];
  const lines = named.map((one) => hostsLines({ ...one, wave: view.wave.number }));
  return [
    {
      title: 'Emergency only: an entry in the hosts file of a client',
      what: [
        'Only where DNS does not answer during the window and rolling back would cost more. Note who put it where; it is taken away the same night.',
      ],
      lines: lines.flatMap(({ add }) => add),
      machines: named.map(({ machine }) => machine.id),
      expect: ['The list of clients with an entry is empty before the watch ends.'],
      rollback: ['Every entry bears a mark, by which exactly these are taken away.'],
      rollbackLines: lines.flatMap(({ remove }) => remove),
      warning:
        'An entry overrides DNS in silence: the next move, a failover or the way back breaks this client, and nobody will know why. It is meant for tests.',
      source: SOURCES.hostsFile,
    },
  ];
}

function unknownSteps({ unknown }: AddressPlans, view: WaveView): readonly StepDraft[] {
  if (unknown.length === 0) return [];
  const said = unknown.map(({ machine, ports }) => {
    const services = ports.map(
      ({ port, protocol, clients }) => `${protocol ?? 'tcp'} ${port} by ${listWords(clients.map(({ name }) => name))}`,
    );
    return `${listWords([machine.name])}: ${services.join('; ')}.`;
  });
  return [
    {
      title: 'To find out: are these machines called by name or by address?',
      what: [
        'The sources of these connections do not tell. Look for the old addresses in the configuration of the clients, and write the answer into the waves file (isCalledByAddress); nothing is planned on a guess.',
        ...said,
      ],
      lines: searchLines(unknown, view),
      machines: unknown.map(({ machine }) => machine.id),
      expect: ['Each machine has an answer before the wave is tested.'],
      source: 'rule R-IP-1; the connections that were seen',
    },
  ];
}

function searchLines(unknown: AddressPlans['unknown'], { known }: WaveView): readonly string[] {
  const addresses = unknown.flatMap(({ machine }) => known(machine.id).addresses);
  if (addresses.length === 0) return [];
  const all = [...new Set(addresses)];
  return [
    `grep -rIlFw ${all.map((address) => `-e ${address}`).join(' ')} /etc /opt /srv /var/www`,
    `Get-ChildItem -Path C:\\ -Include *.config,*.ini,*.xml,*.json,*.properties,*.udl -Recurse -ErrorAction SilentlyContinue | Select-String -SimpleMatch ${all.map((address) => `'${address}'`).join(',')} -List`,
  ];
}

function publicSteps({ machines, graph, known }: WaveView): readonly StepDraft[] {
  const own = new Set(machines.map(({ id }) => id));
  const asked = graph.outside.filter(({ machine, direction }) => direction === 'isAsked' && own.has(machine));
  const withPublic = machines.filter(({ addresses }) =>
    addresses.some((address) => !isPrivateIpv4(address) && !address.startsWith('127.')),
  );
  const ids = [...new Set([...asked.map(({ machine }) => machine), ...withPublic.map(({ id }) => id)])];
  if (ids.length === 0) return [];
  const ports = [...new Set(asked.map(({ machine, port }) => `${listWords([known(machine).name])}: port ${port}.`))];
  return [
    {
      title: 'Public addresses do not come along',
      what: [
        `${listWords(ids.map((id) => known(id).name))} ${ids.length === 1 ? 'is' : 'are'} asked by parties outside the estate, or ${ids.length === 1 ? 'has' : 'have'} a public address.`,
        'Azure gives another public address. Tell it to everyone who allows the old one by a list: partners, payment services, mail.',
        ...ports,
      ],
      machines: ids,
      expect: ['Each party has confirmed the new address before the cutover.'],
      source: IP_RETENTION.publicAddress.source,
    },
  ];
}

const noneStep = ({ machines }: WaveView): StepDraft => ({
  title: 'No machine of the wave is known to be called by address',
  what: [
    'Every connection to a machine of the wave that was seen names its destination, or none was seen. Connections that did not happen while somebody looked are not among them.',
  ],
  machines: machines.map(({ id }) => id),
  expect: ['Owners of applications have confirmed it.'],
  source: 'rule R-IP-1; the connections that were seen',
});
