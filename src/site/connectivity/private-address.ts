import { isInRange } from '../addresses.js';

/** RFC 1918, and RFC 6598, which carriers and some virtual networks use. */
const PRIVATE_RANGES: readonly string[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** An IPv4 address that the internet does not route. */
export const isPrivateAddress = (address: string): boolean =>
  PRIVATE_RANGES.some((range) => isInRange(address, range) === true);

/** Whether a text is a range such as `10.20.3.0/27`. */
export const isRange = (text: string): boolean => isInRange('0.0.0.0', text) !== null;
