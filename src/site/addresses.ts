const OCTETS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** An IPv4 address as a number; null for anything else. */
export function parseAddress(text: string): number | null {
  const octets = OCTETS.exec(text.trim())?.slice(1).map(Number);
  if (octets === undefined || octets.some((octet) => octet > 255)) return null;
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

/** Lies an address in a range such as `10.20.3.0/27`? Null where either is not written as such. */
export function isInRange(address: string, range: string): boolean | null {
  const [base = '', bits = ''] = range.split('/');
  const [one, start] = [parseAddress(address), parseAddress(base)];
  const length = /^\d{1,2}$/.test(bits) ? Number(bits) : Number.NaN;
  if (one === null || start === null || !(length <= 32)) return null;
  const size = 2 ** (32 - length);
  return Math.floor(one / size) === Math.floor(start / size);
}
