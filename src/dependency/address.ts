const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const GROUPS = 8;

/**
 * An address in the one form in which it can be compared: IPv4 without leading zeros; IPv6 in lower case, its longest run of zeros
 * written `::` (RFC 5952), without brackets and zone; an IPv4 address within IPv6 as IPv4. Null for a text that is no address.
 */
export function parseAddress(text: string): string | null {
  const plain = text
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%.*$/, '');
  return plain.includes(':') ? parseIpv6(plain.toLowerCase()) : parseIpv4(plain);
}

function parseIpv4(text: string): string | null {
  const parts = IPV4.exec(text)?.slice(1).map(Number);
  return parts === undefined || parts.some((part) => part > 255) ? null : parts.join('.');
}

function parseIpv6(text: string): string | null {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (tail === null) return groupsOf(text, null);
  const ipv4 = parseIpv4(tail[2]!);
  return ipv4 === null ? null : groupsOf(tail[1]!, ipv4);
}

/** @param ipv4 written out at the end, in place of the last two groups */
function groupsOf(text: string, ipv4: string | null): string | null {
  const numbers = ipv4?.split('.').map(Number);
  const last =
    numbers === undefined
      ? ''
      : `${(numbers[0]! * 256 + numbers[1]!).toString(16)}:${(numbers[2]! * 256 + numbers[3]!).toString(16)}`;
  const halves = (text + last).split('::');
  if (halves.length > 2) return null;
  const [head = [], end = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = GROUPS - head.length - end.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...end];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  return compressed(groups.map((group) => Number.parseInt(group, 16)));
}

function compressed(groups: readonly number[]): string {
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.');
  let best = { start: -1, length: 1 };
  for (let start = 0; start < GROUPS; start += 1) {
    let length = 0;
    while (start + length < GROUPS && groups[start + length] === 0) length += 1;
    if (length > best.length) best = { start, length };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.start < 0) return hex.join(':');
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`;
}

/** Of the machine itself, whichever it is: `127.0.0.1`, `::1`. */
export const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1';

/** Given anew on every network, so that it names no machine: link-local and unspecified addresses. */
export const isNobodys = (address: string): boolean =>
  address === '0.0.0.0' || address === '::' || address.startsWith('169.254.') || /^fe[89ab][0-9a-f]:/.test(address);

/** Of many machines at once, so that none serves it: multicast and the broadcast of the own network. */
export const isMulticast = (address: string): boolean =>
  address === '255.255.255.255' ||
  /^(?:22[4-9]|23\d)\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address) ||
  /^ff[0-9a-f]{2}:/i.test(address);
