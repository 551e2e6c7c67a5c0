import { compareText } from '../model/index.js';
import type { Machine, MachineId } from '../model/index.js';
import { parseAddress } from '../site/index.js';
import type { Site, Subnet } from '../site/index.js';
import type { RecoverySettings } from './recovery-settings.js';
import { createNamer } from './security-names.js';
import {
  formatAddress,
  formatRange,
  holdsAddress,
  overlaps,
  parseRange,
  powerOfTwo,
  rangeAround,
} from './subnets-ranges.js';
import type { AddressRange } from './subnets-ranges.js';
import type { SettingsFault } from './settings-problems.js';
import type { TargetDesign, TargetSubnet } from './target-design.js';
import { clashingVnet, overlappingKept, overlappingRanges, readVnet, smallVnet } from './vnet-range.js';

export interface SubnetsInput {
  /** Machines of the plan, in the order of their names, which is that of the addresses that are proposed. */
  readonly machines: readonly Machine[];
  /** Domain controllers of the site that stay behind: the recovery site gets new ones in their place. */
  readonly controllers: readonly Machine[];
  /** All addresses that are in use on the site, those of parties outside too. */
  readonly used: readonly string[];
  readonly site: Site | null;
  readonly settings: RecoverySettings;
  /** Machines that go out of the site. */
  readonly goesOut: (id: MachineId) => boolean;
}

export interface SubnetsPlan {
  readonly vnet: TargetDesign['vnet'];
  readonly subnets: readonly TargetSubnet[];
  /** By machine of the plan. */
  readonly addressOf: ReadonlyMap<MachineId, string>;
  /** Where the new domain controllers stand; null: there are none. */
  readonly directory: string | null;
  /** Subnets that mirror a network of the site; where no network is known, the one of machines of which that holds. */
  readonly rooms: readonly string[];
  readonly open: readonly string[];
  /** What is wrong with the range that the settings state, and with ranges that are kept. */
  readonly faults: readonly SettingsFault[];
}

/**
 * Azure keeps the first four addresses of a subnet and the last one.
 *
 * Source: Azure Virtual Network FAQ, restrictions on addresses within subnets.
 */
const RESERVED_FIRST = 4;
const RESERVED = 5;

/** Smallest subnet for machines that we propose, and room for as many machines again; ours. */
const LEAST_SUBNET = 32;

/**
 * Sizes of subnets that Azure knows by name. Sources: GatewaySubnet /27 or larger (about virtual network gateways of ExpressRoute),
 * AzureBastionSubnet /26 or larger (Azure Bastion, configuration settings), AzureFirewallSubnet /26 (Azure Firewall FAQ).
 */
const NAMED = {
  gateway: ['GatewaySubnet', 32],
  bastion: ['AzureBastionSubnet', 64],
  firewall: ['AzureFirewallSubnet', 64],
} as const;

/** The private ranges (RFC 1918) cut to /16, 10.0.0.0/8 first, the last of it before the others, since sites start at its front. */
const CANDIDATES: readonly AddressRange[] = [
  ...Array.from({ length: 256 }, (_, second) => ({ first: 10 * 2 ** 24 + (255 - second) * 2 ** 16, size: 2 ** 16 })),
  ...Array.from({ length: 16 }, (_, second) => ({ first: 172 * 2 ** 24 + (31 - second) * 2 ** 16, size: 2 ** 16 })),
  { first: 192 * 2 ** 24 + 168 * 2 ** 16, size: 2 ** 16 },
];

/**
 * A virtual network whose subnets mirror those of the site: one for each network that machines of the plan are on, else for each /24 of their
 * addresses. Ranges are new and proposed, away from the whole /16 of every address that is known, unless people chose to keep a subnet
 * (`hardCodedAddresses`, plan `keepSubnet`). New domain controllers stand where the network of those that they replace is mirrored, else in a
 * subnet of their own: never among machines whose network nobody knows.
 */
export function planSubnets(input: SubnetsInput): SubnetsPlan {
  const { site, settings } = input;
  const groups = withControllers(groupsOf(input.machines), input.controllers);
  const kept = keptRanges(site);
  const wanted = [
    ...groups.map((group) => ({ group, purpose: 'machines' as const, ...rangeOf(group, kept) })),
    ...namedSubnets(site, settings).map((purpose) => ({
      ...{ group: { network: NAMED[purpose][0], machines: [], by: 'Azure', controllers: [] }, purpose },
      ...{ kept: null, size: NAMED[purpose][1] },
    })),
  ];
  const sum = wanted.reduce((all, one) => all + (one.kept === null ? one.size : 0), 0);
  const keptHere = wanted.flatMap((one) => one.kept ?? []);
  const { vnet, range, open, faults } = chooseVnet(input, sum, keptHere);
  const nameOf = createNamer('snet-');
  const addressOf = new Map<MachineId, string>();
  const { placed, end } = placeRanges(wanted, range.first);
  const isOver = end > range.first + range.size;
  const tooSmall = isOver ? [`the range ${formatRange(range)} is too small for the subnets: give a larger one`] : [];
  let directory: string | null = null;
  const mirrors: { readonly name: string; readonly isKnown: boolean }[] = [];
  const subnets = wanted.map((one): TargetSubnet => {
    const own = placed.get(one)!;
    giveAddresses(one.group.machines, { range: own, isKept: one.kept !== null }, addressOf);
    const name = one.purpose === 'machines' ? nameOf(one.group.network) : one.group.network;
    if (one.group.controllers.length > 0) directory = name;
    if (one.group.machines.length > 0) mirrors.push({ name, isKnown: one.group.network !== UNKNOWN_NETWORK });
    return {
      ...{ name, range: formatRange(own), purpose: one.purpose, isRangeKept: one.kept !== null },
      ...egressOf({ name, group: one.group, purpose: one.purpose }, input),
      machines: one.group.machines.map(({ id }) => id),
      from: fromWords(one.group, one.purpose),
    };
  });
  const known = mirrors.filter(({ isKnown }) => isKnown);
  const rooms = (known.length === 0 ? mirrors : known).map(({ name }) => name);
  return { vnet, subnets, addressOf, directory, rooms, open: [...open, ...tooSmall], faults };
}

interface WantedRange {
  readonly kept: AddressRange | null;
  readonly size: number;
}

/** Where each subnet lies: the largest first, so that every range starts where one of its size may, around those that are kept. */
function placeRanges<T extends WantedRange>(
  wanted: readonly T[],
  first: number,
): { readonly placed: ReadonlyMap<T, AddressRange>; readonly end: number } {
  const kept = wanted.flatMap((one) => one.kept ?? []);
  const placed = new Map<T, AddressRange>();
  let next = first;
  for (const one of wanted.toSorted((left, right) => right.size - left.size)) {
    if (one.kept !== null) {
      placed.set(one, one.kept);
      continue;
    }
    const { size } = one;
    const inTheWay = (): AddressRange | undefined => kept.find((range) => overlaps(range, { first: next, size }));
    for (let range = inTheWay(); range !== undefined; range = inTheWay()) {
      next = Math.ceil((range.first + range.size) / size) * size;
    }
    placed.set(one, { first: next, size });
    next += size;
  }
  return { placed, end: next };
}

const distinct = (ranges: readonly AddressRange[]): readonly AddressRange[] => [
  ...new Map(ranges.map((range) => [formatRange(range), range] as const)).values(),
];

interface SubnetGroup {
  readonly network: string;
  readonly machines: readonly Machine[];
  /** What the name is of. */
  readonly by: string;
  /** Those of the site whose new partners stand here; mostly none. */
  readonly controllers: readonly Machine[];
}

/** Of machines of which no source tells a network or an address. */
const UNKNOWN_NETWORK = 'not known';

const keyOf = ({ network, by }: Pick<SubnetGroup, 'network' | 'by'>): string => `${by}\n${network}`;

/** Where most of the controllers stand on the site, as far as a subnet mirrors that, else one of their own behind all others. */
function withControllers(groups: readonly SubnetGroup[], controllers: readonly Machine[]): readonly SubnetGroup[] {
  if (controllers.length === 0) return groups;
  const counts = new Map<string, number>();
  for (const one of controllers) {
    const key = keyOf(networkOf(one));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const mirrored = groups.filter((one) => one.network !== UNKNOWN_NETWORK && counts.has(keyOf(one)));
  const [home] = mirrored.toSorted((left, right) => counts.get(keyOf(right))! - counts.get(keyOf(left))!);
  return home === undefined
    ? [...groups, { network: DIRECTORY, machines: [], by: 'ours', controllers }]
    : groups.map((one) => (one === home ? { ...one, controllers } : one));
}

const DIRECTORY = 'directory';

function fromWords({ network, by, machines, controllers }: SubnetGroup, purpose: TargetSubnet['purpose']): string {
  if (purpose !== 'machines') return 'needed by Azure under this name';
  if (controllers.length === 0) return `${by} ${network}`;
  return machines.length === 0
    ? 'for new domain controllers alone: no other subnet mirrors the network of those on the site'
    : `${by} ${network}, with new domain controllers, since those on the site stand there`;
}

function groupsOf(machines: readonly Machine[]): readonly SubnetGroup[] {
  const groups = new Map<string, SubnetGroup & { readonly machines: Machine[] }>();
  for (const machine of machines) {
    const { network, by } = networkOf(machine);
    const key = keyOf({ network, by });
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { network, by, machines: [machine], controllers: [] });
    else known.machines.push(machine);
  }
  return [...groups.values()].sort(
    (left, right) => compareText(left.network, right.network) || compareText(left.by, right.by),
  );
}

function networkOf({ nics, addresses }: Machine): { readonly network: string; readonly by: string } {
  const named = nics.find(({ network, isConnected }) => network !== null && network !== '' && isConnected !== false);
  if (named !== undefined) return { network: named.network!, by: 'network' };
  const address = addresses.map(parseAddress).find((one) => one !== null) ?? null;
  if (address !== null) return { network: formatRange(rangeAround(address, 256)), by: 'range' };
  return { network: UNKNOWN_NETWORK, by: 'network' };
}

const keptRanges = (site: Site | null): readonly AddressRange[] =>
  (site?.hardCodedAddresses?.found ?? [])
    .filter(({ plan }) => plan === 'keepSubnet')
    .flatMap(({ address = '' }) => {
      const range = parseRange(address);
      const single = parseAddress(address);
      if (range !== null) return [range];
      return single === null ? [] : [rangeAround(single, 256)];
    })
    .sort((left, right) => left.first - right.first || left.size - right.size);

/** A subnet keeps its range where all of its machines have their address in one that is kept. */
function rangeOf(
  { machines, controllers }: SubnetGroup,
  kept: readonly AddressRange[],
): { readonly kept: AddressRange | null; readonly size: number } {
  const first = machines.map(({ addresses }) => addresses.map(parseAddress).find((one) => one !== null) ?? null);
  const isMirror = machines.length > 0;
  const range = kept.find(
    (one) => isMirror && first.every((address) => address !== null && holdsAddress(one, address)),
  );
  if (range !== undefined) return { kept: range, size: range.size };
  return {
    kept: null,
    size: Math.max(LEAST_SUBNET, powerOfTwo(2 * (machines.length + controllers.length) + RESERVED)),
  };
}

function namedSubnets(site: Site | null, { network }: RecoverySettings): readonly (keyof typeof NAMED)[] {
  const hasLink = (site?.network?.links ?? []).some(({ kind }) => kind !== 'internet');
  return [
    ...(hasLink ? (['gateway'] as const) : []),
    'bastion',
    ...(network.egress === 'firewall' ? (['firewall'] as const) : []),
  ];
}

interface ChosenVnet {
  readonly vnet: TargetDesign['vnet'];
  readonly range: AddressRange;
  readonly open: readonly string[];
  readonly faults: readonly SettingsFault[];
}

function chooseVnet(input: SubnetsInput, sum: number, kept: readonly AddressRange[]): ChosenVnet {
  const stated = input.settings.network.vnet;
  const read = stated === null ? { range: null, faults: [] } : readVnet(stated);
  const isSmall = stated !== null && read.range !== null && sum > read.range.size;
  const range = isSmall ? null : read.range;
  const refused = isSmall ? [smallVnet(stated, read.range, sum)] : [];
  const twins = kept.flatMap((one, place) =>
    kept.slice(place + 1).flatMap((other) => (overlaps(one, other) ? overlappingKept(...texts(one, other)) : [])),
  );
  const faults = [...read.faults, ...refused, ...twins];
  if (stated === null || range === null) return proposedVnet(input, { sum, kept, faults });
  const isClashing = (address: number): boolean =>
    holdsAddress(range, address) && !kept.some((one) => holdsAddress(one, address));
  const clashing = input.used.filter((text) => isClashing(parseAddress(text) ?? -1)).length;
  const torn = distinct(kept).filter((one) => overlaps(one, range) && !isWithin(one, range));
  const all = [
    ...faults,
    ...(clashing === 0 ? [] : [clashingVnet(stated, clashing)]),
    ...torn.map((one) => overlappingRanges(...texts(range, one))),
  ];
  return {
    vnet: { name: VNET, ranges: rangesOf(range, kept), basis: 'stated in the settings' },
    ...{ range, open: all.map(({ message }) => message), faults: all },
  };
}

const VNET = 'vnet-recovery';
const texts = (one: AddressRange, other: AddressRange): [string, string] => [formatRange(one), formatRange(other)];
const isWithin = (one: AddressRange, other: AddressRange): boolean =>
  one.first >= other.first && one.first + one.size <= other.first + other.size;

/** Of the whole network: what is kept within the range is no range of its own. */
const rangesOf = (range: AddressRange, kept: readonly AddressRange[]): readonly string[] =>
  [range, ...distinct(kept).filter((one) => !isWithin(one, range))].map(formatRange);

interface Proposal {
  readonly sum: number;
  readonly kept: readonly AddressRange[];
  readonly faults: readonly SettingsFault[];
}

function proposedVnet({ used }: SubnetsInput, { sum, kept, faults }: Proposal): ChosenVnet {
  const taken = used.flatMap((text) => parseAddress(text) ?? []).map((address) => rangeAround(address, 2 ** 16));
  const free = CANDIDATES.find((one) => taken.every((range) => !overlaps(one, range)));
  const range = { first: (free ?? CANDIDATES[0]!).first, size: Math.max(2 ** 10, powerOfTwo(sum)) };
  const open = faults.map(({ message }) => message);
  return {
    vnet: {
      ...{ name: VNET, ranges: rangesOf(range, kept) },
      basis:
        'ours: a private range away from the /16 of every address that the estate and its connections know; ranges that nobody listed may overlap',
    },
    ...{ range, faults },
    open:
      free === undefined ? [...open, 'no private range is free of addresses of the site: choose one by hand'] : open,
  };
}

function giveAddresses(
  machines: readonly Machine[],
  { range, isKept }: { readonly range: AddressRange; readonly isKept: boolean },
  addressOf: Map<MachineId, string>,
): void {
  machines.forEach(({ id, addresses }, place) => {
    const own = addresses.find((one) => parseAddress(one) !== null);
    addressOf.set(id, isKept && own !== undefined ? own : formatAddress(range.first + RESERVED_FIRST + place));
  });
}

const SOURCE =
  'a network made after 31 March 2026 has no outbound access by itself (Microsoft Community Hub, "Private subnets by default in Azure virtual networks")';

function egressOf(
  {
    name,
    group: { machines, controllers },
    purpose,
  }: { readonly name: string; readonly group: SubnetGroup; readonly purpose: TargetSubnet['purpose'] },
  { site, settings, goesOut }: SubnetsInput,
): Pick<TargetSubnet, 'egress' | 'egressSaid'> {
  if (purpose !== 'machines') return { egress: 'none', egressSaid: 'the service in it brings its own way out' };
  const stated = (site?.network?.subnets ?? []).find((one) => one.name === name);
  const said = statedEgress(stated);
  if (said !== null) return said;
  const going = machines.filter(({ id }) => goesOut(id)).length;
  const goingToo = controllers.filter(({ id }) => goesOut(id)).length;
  const noteDefault =
    stated?.egress === 'default' ? '; the site file counts on default outbound access, which it will not have' : '';
  if (going + goingToo === 0) {
    return { egress: 'none', egressSaid: `no machine in it was seen to go out, and ${SOURCE}${noteDefault}` };
  }
  const egress = settings.network.egress ?? 'natGateway';
  const basis = settings.network.egress === null ? 'ours' : 'stated in the settings';
  return { egress, egressSaid: `${goingWords(going, goingToo)}; ${SOURCE}; ${basis}${noteDefault}` };
}

const goingWords = (machines: number, controllers: number): string =>
  [
    ...(machines === 0 ? [] : [`${machines} of its machines go out`]),
    ...(controllers === 0 ? [] : [`${controllers} of the domain controllers that new ones replace go out`]),
  ].join(', ');

function statedEgress(stated: Subnet | undefined): Pick<TargetSubnet, 'egress' | 'egressSaid'> | null {
  const egress = stated?.egress;
  if (egress !== 'natGateway' && egress !== 'firewall' && egress !== 'none') return null;
  return { egress, egressSaid: 'stated in the site file' };
}
