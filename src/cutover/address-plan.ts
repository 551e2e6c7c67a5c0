import type { GraphEdge } from '../graph/index.js';
import type { AddressTreatment, CutoverSettings } from './cutover-settings.js';
import { groupAlike } from './group-alike.js';
import { isWithin, parseIpv4Range } from './ipv4.js';
import type { Ipv4Range } from './ipv4.js';
import { listWords } from './safe-text.js';
import type { KnownMachine, WaveView } from './wave-view.js';

/** A service of a machine that clients ask by its address. */
interface AddressedPort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
  readonly product: string | null;
  readonly clients: readonly KnownMachine[];
}

/** Another way to treat an address, and why it is not the one. */
interface Alternative {
  readonly treatment: AddressTreatment;
  readonly why: string;
}

/** What becomes of the address of one machine, and why. */
export interface AddressPlan {
  readonly machine: KnownMachine;
  readonly oldAddress: string | null;
  readonly newAddress: string | null;
  readonly ports: readonly AddressedPort[];
  /** Why it is taken for called by address. */
  readonly said: readonly string[];
  /** Null: nothing that is known allows any of them. */
  readonly chosen: AddressTreatment | null;
  readonly why: string;
  readonly alternatives: readonly Alternative[];
  /** What has to be stated before its lines can be written. */
  readonly missing: readonly string[];
}

/** Machines of the wave that are called by address for certain, and those of which nobody knows. */
export interface AddressPlans {
  readonly plans: readonly AddressPlan[];
  readonly unknown: readonly { readonly machine: KnownMachine; readonly ports: readonly AddressedPort[] }[];
}

/** Sorts the machines of a wave by what the connections and the settings tell of how they are called. */
export function planAddresses(view: WaveView): AddressPlans {
  const plans: AddressPlan[] = [];
  const unknown: { machine: KnownMachine; ports: readonly AddressedPort[] }[] = [];
  const askedOf = new Map(groupAlike(view.edges, ({ server }) => server).map((own) => [own[0]!.server, own]));
  for (const machine of view.machines) {
    const asked = askedOf.get(machine.id) ?? [];
    const stated = machine.stated?.isCalledByAddress ?? null;
    const sure = asked.filter(({ isByAddress }) => isByAddress === true);
    const open = asked.filter(({ isByAddress }) => isByAddress === null);
    if (stated === true || (stated === null && sure.length > 0)) {
      // A statement means every service; the connections mean those that they show.
      plans.push(planOf(machine, stated === true ? asked : sure, view));
    }
    if (stated === null && open.length > 0) unknown.push({ machine, ports: portsOf(open, view) });
  }
  return { plans, unknown };
}

function portsOf(edges: readonly GraphEdge[], { known }: WaveView): readonly AddressedPort[] {
  const ports = new Map<string, { edge: GraphEdge; clients: KnownMachine[] }>();
  for (const edge of edges) {
    const key = `${edge.port}/${edge.protocol ?? 'tcp'}`;
    const entry = ports.get(key) ?? { edge, clients: [] };
    entry.clients.push(known(edge.client));
    ports.set(key, entry);
  }
  return [...ports.values()]
    .sort(
      (left, right) =>
        left.edge.port - right.edge.port ||
        (left.edge.protocol === 'udp' ? 1 : 0) - (right.edge.protocol === 'udp' ? 1 : 0),
    )
    .map(({ edge: { port, protocol, product }, clients }) => ({ port, protocol, product, clients }));
}

function planOf(machine: KnownMachine, edges: readonly GraphEdge[], view: WaveView): AddressPlan {
  const ports = portsOf(edges, view);
  const [only, ...others] = machine.addresses;
  const oldAddress = machine.stated?.oldAddress ?? (others.length === 0 ? (only ?? null) : null);
  const choice = choose(machine, oldAddress, view);
  return {
    machine,
    oldAddress,
    newAddress: choice.chosen === 'subnet' ? oldAddress : (machine.stated?.newAddress ?? null),
    ports,
    said: signsOf(machine, ports),
    ...choice,
    missing: missingOf(machine, { oldAddress, chosen: choice.chosen, ports }, view.settings),
  };
}

function signsOf({ name, stated }: KnownMachine, ports: readonly AddressedPort[]): readonly string[] {
  const own = listWords([name]);
  const seen = ports.map(
    ({ port, protocol, clients }) =>
      `${listWords(clients.map((client) => client.name))} ${clients.length === 1 ? 'asks' : 'ask'} ${own} on ${protocol ?? 'tcp'} ${port}.`,
  );
  return stated?.isCalledByAddress === true
    ? [`The settings say that ${own} is called by its address.`, ...seen]
    : ['These connections name no destination, so that the client asked by address:', ...seen];
}

interface Choice {
  readonly chosen: AddressTreatment | null;
  readonly why: string;
  readonly alternatives: readonly Alternative[];
}

const ORDER: readonly AddressTreatment[] = ['subnet', 'names', 'nat', 'proxy'];

/** The first that the facts allow, in an order of our own: what people asked for, names as the cure, then a bridge for old addresses. */
function choose(machine: KnownMachine, oldAddress: string | null, view: WaveView): Choice {
  const facts = ORDER.map((treatment) => ({ treatment, ...judge(treatment, { machine, oldAddress, view }) }));
  const wanted = machine.stated?.treatment ?? null;
  const chosen =
    wanted === null ? facts.find(({ allowed }) => allowed) : facts.find(({ treatment }) => treatment === wanted);
  const alternatives = facts.filter((fact) => fact !== chosen).map(({ treatment, why }) => ({ treatment, why }));
  if (chosen === undefined) {
    const why =
      'nothing that is stated allows any of them: say whether the clients can be changed, or what translates addresses';
    return { chosen: null, why, alternatives };
  }
  const why = wanted === null ? chosen.why : `the settings ask for it; by the facts: ${chosen.why}`;
  return { chosen: chosen.treatment, why, alternatives };
}

interface Judged {
  readonly allowed: boolean;
  readonly why: string;
}

function judge(
  treatment: AddressTreatment,
  on: { readonly machine: KnownMachine; readonly oldAddress: string | null; readonly view: WaveView },
): Judged {
  const { settings } = on.view;
  switch (treatment) {
    case 'subnet':
      return judgeSubnet(on.oldAddress, on.view);
    case 'names':
      return judgeNames(changeOf(on.machine, on.view));
    case 'nat':
      return settings.nat.appliance === null
        ? { allowed: false, why: 'what could translate addresses is not stated under nat.appliance' }
        : {
            allowed: true,
            why: `${APPLIANCE_WORDS[settings.nat.appliance]} translates the old address, and no client is touched; it stays until the clients ask by name`,
          };
    case 'proxy':
      return settings.proxy === null
        ? { allowed: false, why: 'no reverse proxy is stated under proxy' }
        : {
            allowed: true,
            why: `${settings.proxy} answers on the old address with an internal load balancer behind it, and no client is touched`,
          };
  }
}

export const APPLIANCE_WORDS: Readonly<Record<NonNullable<CutoverSettings['nat']['appliance']>, string>> = {
  nftables: 'the Linux firewall (nftables)',
  iptables: 'the Linux firewall (iptables)',
  azureFirewall: 'Azure Firewall',
};

function changeOf({ stated, planned }: KnownMachine, { settings, applicationOf }: WaveView): boolean | null {
  return stated?.canChangeCode ?? applicationOf(planned?.application ?? null)?.canChangeCode ?? settings.canChangeCode;
}

function judgeNames(canChange: boolean | null): Judged {
  if (canChange === true) {
    return { allowed: true, why: 'the clients can be changed, and a name is the only cure that lasts' };
  }
  return canChange === false
    ? { allowed: false, why: 'the code or configuration of the clients cannot be changed' }
    : {
        allowed: false,
        why: 'nobody said whether the clients can be changed (canChangeCode); where they can, this is the better way',
      };
}

function judgeSubnet(oldAddress: string | null, view: WaveView): Judged {
  const range = rangeOf(oldAddress, view.settings);
  if (range === null) return { allowed: false, why: 'its range is not among subnetsThatMove' };
  const left = leftInRange(range, view);
  if (left.length === 0) {
    return {
      allowed: true,
      why: `the whole of ${range.text} moves with this wave, as far as the inventory lists addresses`,
    };
  }
  return {
    allowed: false,
    why: `${range.text} cannot move with this wave: ${listWords(left.map(({ name }) => name))} ${left.length === 1 ? 'is' : 'are'} in it and not in the wave`,
  };
}

/** Whether a machine keeps its address: its whole range moves with its wave. */
export function keptAddressOf({ stated, addresses }: KnownMachine, view: WaveView): string | null {
  const address = stated?.oldAddress ?? (addresses.length === 1 ? addresses[0]! : null);
  const range = rangeOf(address, view.settings);
  return range !== null && leftInRange(range, view).length === 0 ? address : null;
}

/** The range that is to move and holds an address; null where there is none. */
export function rangeOf(address: string | null, { subnetsThatMove }: CutoverSettings): Ipv4Range | null {
  const ranges = subnetsThatMove.flatMap((text) => parseIpv4Range(text) ?? []);
  return address === null ? null : (ranges.find((range) => isWithin(address, range)) ?? null);
}

/** Machines with an address in a range that do not go with the wave: a subnet is in one place only. */
function leftInRange(range: Ipv4Range, { estate, known, placeOf }: WaveView): readonly KnownMachine[] {
  return estate.machines
    .map(({ id }) => known(id))
    .filter(({ id, addresses }) => placeOf(id) !== 'thisWave' && addresses.some((address) => isWithin(address, range)));
}

function missingOf(
  machine: KnownMachine,
  plan: Pick<AddressPlan, 'oldAddress' | 'chosen' | 'ports'>,
  settings: CutoverSettings,
): readonly string[] {
  const own = listWords([machine.name]);
  const { oldAddress, chosen, ports } = plan;
  const count = machine.addresses.length === 0 ? 'no IPv4 address' : `${machine.addresses.length} IPv4 addresses`;
  const old = oldAddress === null ? [`oldAddress of ${own}: the inventory has ${count}`] : [];
  if (chosen === 'subnet') return old;
  const fresh = machine.stated?.newAddress == null ? [`newAddress of ${own}`] : [];
  if (chosen === 'names') return [...old, ...fresh, ...missingNames(machine, settings)];
  return [...old, ...fresh, ...(ports.length === 0 ? [`the ports of ${own}: no connection to it was seen`] : [])];
}

const missingNames = ({ name, host }: KnownMachine, { dns }: CutoverSettings): readonly string[] => [
  ...(host?.includes('.') === true ? [] : [`name of ${listWords([name])}, or dns.zone`]),
  ...(dns.resolver === null ? ['dns.resolver, the inbound endpoint of the resolver in Azure'] : []),
];
