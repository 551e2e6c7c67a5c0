import { parseAddress } from '../site/index.js';

/** A range of IPv4 addresses: the first one and how many. */
export interface AddressRange {
  readonly first: number;
  readonly size: number;
}

/** `10.1.2.0/24`; null for anything else, also where the address is not the first of its range. */
export function parseRange(text: string): AddressRange | null {
  const [address = '', bits = '', ...rest] = text.trim().split('/');
  const first = parseAddress(address);
  if (first === null || rest.length > 0 || !/^\d{1,2}$/u.test(bits) || Number(bits) > 32) return null;
  const size = 2 ** (32 - Number(bits));
  return first % size === 0 ? { first, size } : null;
}

export const formatAddress = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');

export function formatRange({ first, size }: AddressRange): string {
  let bits = 32;
  for (let part = size; part > 1; part /= 2) bits -= 1;
  return `${formatAddress(first)}/${bits}`;
}

export const overlaps = (left: AddressRange, right: AddressRange): boolean =>
  left.first < right.first + right.size && right.first < left.first + left.size;

export const holdsAddress = ({ first, size }: AddressRange, address: number): boolean =>
  address >= first && address < first + size;

/** The smallest power of two that is not less. */
export function powerOfTwo(count: number): number {
  let size = 1;
  while (size < count) size *= 2;
  return size;
}

/** The range of that size around an address. */
export const rangeAround = (address: number, size: number): AddressRange => ({
  first: Math.floor(address / size) * size,
  size,
});
