const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const RANGE = /^([\d.]+)\/(\d{1,2})$/;
const OCTET = 256;
const BITS = 32;

/** The address as a number, or null for a text that is no IPv4 address; leading zeros are refused, since tools read them as octal. */
function numberOfIpv4(text: string): number | null {
  const octets = IPV4.exec(text)?.slice(1) ?? [];
  const wrong = octets.some((octet) => Number(octet) > 255 || (octet.length > 1 && octet.startsWith('0')));
  if (octets.length !== 4 || wrong) return null;
  return octets.reduce((sum, octet) => sum * OCTET + Number(octet), 0);
}

export const isIpv4 = (text: string): boolean => numberOfIpv4(text) !== null;

/** A range such as `10.1.2.0/24` with its first address and its size; null for any other text. */
export interface Ipv4Range {
  readonly text: string;
  readonly first: number;
  readonly size: number;
}

/** Null too where the address is not the first of its range: `10.1.2.7/24` is a slip. */
export function parseIpv4Range(text: string): Ipv4Range | null {
  const [, address = '', length = ''] = RANGE.exec(text) ?? [];
  const first = numberOfIpv4(address);
  const bits = Number(length);
  if (first === null || length === '' || bits < 1 || bits > BITS) return null;
  const size = 2 ** (BITS - bits);
  return first % size === 0 ? { text, first, size } : null;
}

export function isWithin(address: string, range: Ipv4Range): boolean {
  const number = numberOfIpv4(address);
  return number !== null && number >= range.first && number < range.first + range.size;
}

/** Private by RFC 1918. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].flatMap((text) => parseIpv4Range(text) ?? []);

export const isPrivateIpv4 = (address: string): boolean => PRIVATE.some((range) => isWithin(address, range));
