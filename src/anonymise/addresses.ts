import { sha256 } from '../recovery/index.js';

/** An IPv4 or IPv6 address, perhaps with the length of a prefix. */
export interface Address {
  /** 32 or 128 bits, the first one first. */
  readonly bits: string;
  /** Null: one address. */
  readonly prefix: number | null;
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = `(?<![\\d.])${OCTET}(?:\\.${OCTET}){3}(?!\\d|\\.\\d)(?:/(?:3[0-2]|[12]?\\d)(?!\\d))?`;
const IPV6 =
  '(?<![\\w:.])(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){7}|(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6})?::(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6})?)(?![\\w:])(?:/(?:12[0-8]|1[01]\\d|\\d?\\d)(?!\\d))?';

const ADDRESSES = RegExp(`${IPV6}|${IPV4}`, 'gu');
const WHOLE = new RegExp(`^(?:${IPV6}|${IPV4})$`, 'u');

/** Addresses and networks within a text. */
export const addressesIn = (text: string): readonly string[] => text.match(ADDRESSES) ?? [];

/** The text with each of them replaced. */
export const replaceAddresses = (text: string, by: (address: string) => string): string =>
  text.replaceAll(ADDRESSES, by);

/** Reads one; null where a text is none. */
export function readAddress(text: string): Address | null {
  if (!WHOLE.test(text)) return null;
  const [body = '', length] = text.split('/');
  const bits = body.includes(':') ? bitsOfIpv6(body) : bitsOf(body.split('.').map(Number), 8);
  return bits === null ? null : { bits, prefix: length === undefined ? null : Number(length) };
}

const bitsOf = (parts: readonly number[], width: number): string =>
  parts.map((part) => part.toString(2).padStart(width, '0')).join('');

function bitsOfIpv6(body: string): string | null {
  const [head = '', tail] = body.split('::');
  const groups = (text: string): readonly number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const gap = 8 - first.length - last.length;
  if (gap < 0 || (tail === undefined && gap !== 0)) return null;
  return bitsOf([...first, ...Array.from({ length: gap }, () => 0), ...last], 16);
}

/** As people write it: IPv6 in lower case with its longest run of zeros left out (RFC 5952). */
export function writeAddress({ bits, prefix }: Address): string {
  const end = prefix === null ? '' : `/${prefix}`;
  if (bits.length === 32)
    return `${(bits.match(/.{8}/gu) ?? []).map((part) => Number.parseInt(part, 2)).join('.')}${end}`;
  const groups = (bits.match(/.{16}/gu) ?? []).map((part) => Number.parseInt(part, 2).toString(16));
  let [start, length] = [0, 0];
  for (let from = 0; from < 8; from += 1) {
    let to = from;
    while (to < 8 && groups[to] === '0') to += 1;
    if (to - from > length) [start, length] = [from, to - from];
  }
  if (length < 2) return `${groups.join(':')}${end}`;
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}${end}`;
}

/** Ranges with a meaning of their own: how many of their leading bits say it, and stay. */
const MEANINGS: readonly { readonly range: string; readonly keep: number }[] = [
  // This host, loopback, link-local, multicast, broadcast and reserved; the platform address of Azure.
  ...['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32'].map((range) => ({
    range,
    keep: 32,
  })),
  ...['::/127', 'ff00::/8'].map((range) => ({ range, keep: 128 })),
  // Private by RFC 1918, RFC 6598 and RFC 4193; the addresses that an interface gives itself.
  { range: '10.0.0.0/8', keep: 8 },
  { range: '172.16.0.0/12', keep: 12 },
  { range: '192.168.0.0/16', keep: 16 },
  { range: '100.64.0.0/10', keep: 10 },
  { range: 'fc00::/7', keep: 8 },
  { range: 'fe80::/10', keep: 64 },
];

/** Everything within the global IPv6 addresses lands here, RFC 3849. */
const DOCUMENTED = bitsOfIpv6('2001:db8::') ?? '';
/** Public IPv4 addresses are numbered within these: RFC 5737, and RFC 2544 once those are full. */
const PUBLIC_RANGES = ['203.0.113.0/24', '198.51.100.0/24', '192.0.2.0/24', '198.18.0.0/15'];
const LEFT_OVER = bitsOf([198, 19, 255, 255], 8);
/** Keys tried before a pseudonym within a network of the originals is put up with: an estate may use all of a private range. */
const MOST_TRIES = 64;

const parsed = (text: string): Address => {
  const address = readAddress(text);
  if (address === null) throw new RangeError(`not an address: ${text}`);
  return address;
};
const MEANT = MEANINGS.map(({ range, keep }) => ({ ...parsed(range), keep }));
const PUBLIC = PUBLIC_RANGES.map(parsed);

function meaningOf({ bits, prefix }: Address): number | null {
  // `0.0.0.0/0` and the like: everything, and nobody's.
  if (prefix !== null && prefix < 8) return bits.length;
  for (const meant of MEANT) {
    const length = meant.prefix ?? 0;
    if (meant.bits.length !== bits.length || (prefix !== null && prefix < length)) continue;
    if (bits.startsWith(meant.bits.slice(0, length))) return meant.keep;
  }
  return null;
}

/**
 * Pseudonyms of addresses. Private ones keep their range and their neighbourhood: two that share their first n bits share n bits of their
 * pseudonyms, so an address is still within its subnet. The bit that follows a prefix is turned or not by a keyed hash of that prefix.
 *
 * Source of the method: Xu, Fan, Ammar, Moon, "Prefix-Preserving IP Address Anonymization", ICNP 2002; with SHA-256 in place of AES.
 * Public IPv4 addresses are numbered within documentation ranges and keep nothing.
 *
 * @param originals every address of the data, as written
 * @param key what only the owner knows
 */
export function addressPseudonyms(originals: ReadonlySet<string>, key: string): (text: string) => string {
  const taken = new Set<string>();
  const read: Address[] = [];
  for (const text of originals) {
    const address = readAddress(text);
    if (address === null) continue;
    read.push(address);
    if (meaningOf(address) !== address.bits.length) taken.add(address.bits);
  }
  const numbered = numberPublic(read);
  let best: { readonly map: (address: Address) => Address; readonly clashes: number } | null = null;
  for (const map of mappingsByOverlap(read, key, numbered)) {
    let clashes = 0;
    for (const address of read) {
      if (meaningOf(address) !== address.bits.length && taken.has(map(address).bits)) clashes += 1;
    }
    if (best === null || clashes < best.clashes) best = { map, clashes };
    if (clashes === 0) break;
  }
  return (text) => {
    const address = readAddress(text);
    return address === null || best === null ? text : writeAddress(best.map(address));
  };
}

type Mapping = (address: Address) => Address;

/** Those first that put the fewest networks into networks of the originals; ends with the first that puts none there. */
function mappingsByOverlap(
  read: readonly Address[],
  key: string,
  numbered: ReadonlyMap<string, string>,
): readonly Mapping[] {
  const networks = networksOf(read);
  const tried: { readonly map: Mapping; readonly overlaps: number }[] = [];
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const map = mapping(`${key}\u0000${attempt}`, numbered);
    const pseudonyms = networks.map((network) => map(network));
    const overlaps = pseudonyms.filter((one) => networks.some((other) => doOverlap(one, other))).length;
    if (overlaps === 0) return [map];
    tried.push({ map, overlaps });
  }
  return tried.sort((left, right) => left.overlaps - right.overlaps).map(({ map }) => map);
}

/**
 * Private networks that addresses are on: the /16 of each, since plans keep away from whole ones of them and say so; within 192.168.0.0/16, which
 * a pseudonym does not leave, the /24; the /48 of IPv6. A shorter prefix that is stated stands as it is. Each once.
 */
function networksOf(read: readonly Address[]): readonly Address[] {
  const found = new Map<string, Address>();
  for (const address of read) {
    const { bits } = address;
    const keep = meaningOf(address);
    if (keep === null || keep >= (bits.length === 32 ? 24 : 48)) continue;
    const natural = bits.length === 32 ? (keep < 16 ? 16 : 24) : 48;
    const prefix = Math.min(natural, address.prefix ?? natural);
    if (prefix <= keep) continue;
    const front = bits.slice(0, prefix);
    found.set(front, { bits: front.padEnd(bits.length, '0'), prefix });
  }
  return [...found.values()];
}

const doOverlap = (one: Address, other: Address): boolean => {
  const length = Math.min(one.prefix ?? one.bits.length, other.prefix ?? other.bits.length);
  return one.bits.length === other.bits.length && one.bits.slice(0, length) === other.bits.slice(0, length);
};

/** Public addresses in their order; one that is an original of the data is left out as a pseudonym. */
function numberPublic(read: readonly Address[]): ReadonlyMap<string, string> {
  const originals = new Set(read.map(({ bits }) => bits));
  const wanted = [...originals]
    .filter((bits) => bits.length === 32 && meaningOf({ bits, prefix: null }) === null)
    .sort();
  const numbered = new Map<string, string>();
  let [range, number] = [0, 1];
  for (const bits of wanted) {
    for (;;) {
      const within = PUBLIC[range];
      if (within === undefined) return numbered;
      const length = within.prefix ?? 0;
      if (number >= 2 ** (32 - length) - 1) {
        range += 1;
        number = 1;
        continue;
      }
      const pseudonym = within.bits.slice(0, length) + number.toString(2).padStart(32 - length, '0');
      number += 1;
      if (originals.has(pseudonym)) continue;
      numbered.set(bits, pseudonym);
      break;
    }
  }
  return numbered;
}

function mapping(key: string, numbered: ReadonlyMap<string, string>): (address: Address) => Address {
  const turns = new Map<string, string>();
  const encoder = new TextEncoder();
  const turned = (before: string, bit: string): string => {
    let turn = turns.get(before);
    if (turn === undefined) {
      const odd = Number.parseInt(sha256(encoder.encode(`${key}\u0000${before}`)).slice(0, 2), 16) % 2 === 1;
      turns.set(before, (turn = odd ? '1' : '0'));
    }
    return turn === bit ? '0' : '1';
  };
  return (address) => {
    const { bits, prefix } = address;
    const keep = meaningOf(address);
    // More public addresses than there are numbers: those left over share one, and none shows.
    if (keep === null && bits.length === 32) return { bits: numbered.get(bits) ?? LEFT_OVER, prefix };
    const kept = keep ?? 32;
    let pseudonym = keep === null ? DOCUMENTED.slice(0, 32) : bits.slice(0, kept);
    const end = meantBits(address);
    for (let at = kept; at < end; at += 1) pseudonym += turned(bits.slice(0, at), bits[at] ?? '0');
    return { bits: pseudonym.slice(0, bits.length).padEnd(bits.length, '0'), prefix };
  };
}

/** The bits of a network behind its prefix are zeros and stay so. */
const meantBits = ({ bits, prefix }: Address): number =>
  prefix !== null && !bits.slice(prefix).includes('1') ? prefix : bits.length;
