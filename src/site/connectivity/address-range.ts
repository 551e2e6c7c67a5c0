/** The 32 bits of an IPv4 address, or null where the text is none. */
export function parseAddress(text: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text.trim());
  if (parts === null) return null;
  const bytes = parts.slice(1).map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes.reduce((sum, byte) => sum * 256 + byte, 0) : null;
}

/** A range such as `10.20.3.0/27`. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
}

/** Reads a range, or one address as a range of itself; null where the text is neither. Bits beyond the prefix may be set. */
export function parseRange(text: string): AddressRange | null {
  const [address = '', prefix = '32', rest] = text.trim().split('/');
  const bits = /^\d{1,2}$/.test(prefix) ? Number(prefix) : Number.NaN;
  const number = parseAddress(address);
  if (number === null || rest !== undefined || !(bits <= 32)) return null;
  const size = 2 ** (32 - bits);
  const first = Math.floor(number / size) * size;
  return { first, last: first + size - 1 };
}

export const isWithin = (address: number, { first, last }: AddressRange): boolean =>
  first <= address && address <= last;

/** RFC 1918, and RFC 6598, which carriers and some virtual networks use. */
const PRIVATE_RANGES: readonly AddressRange[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(
  (range) => parseRange(range)!,
);

export const isPrivateAddress = (address: number): boolean => PRIVATE_RANGES.some((range) => isWithin(address, range));
