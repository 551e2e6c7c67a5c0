import type { OperatingSystem } from '../model/index.js';
import { isClientOf, isServerOf } from './os-lists.js';
import { isAtLeast, majorOf } from './os-support.js';

/**
 * Guests that Trusted Launch supports. A name without a minor version counts where any minor of it is listed: vCenter tells no more.
 * Source: trusted-launch.md (04/21/2025), "Operating systems supported", read 2026-11-21.
 */
const LINUX: readonly (readonly [product: string, from: string, until: string])[] = [
  ['almalinux', '8.7', '9.0'],
  ['debian', '11', '12'],
  ['oracle-linux', '8.3', '9.1'],
  ['rhel', '8.6', '9.6'],
  ['rocky-linux', '8.6', '9.6'],
  ['sles', '15.3', '15.5'],
  ['ubuntu', '18.04', '23.10'],
];
const SERVERS: readonly string[] = ['2016', '2019', '2022', '2025'];

/** Whether Trusted Launch supports a guest; false also where the name lacks what decides. */
export function isTrustedLaunchGuest(os: OperatingSystem): boolean {
  if (isServerOf(os, SERVERS)) return true;
  if (isClientOf(os, ['10', '11'])) return /Professional|Enterprise/.test(os.edition ?? '');
  const { product, version } = os;
  const row = LINUX.find(([name]) => name === product);
  if (row === undefined || version === null) return false;
  const [, from, until] = row;
  const isMajorOnly = !/[.-]/.test(version);
  return isMajorOnly
    ? majorOf(version) >= majorOf(from) && majorOf(version) <= majorOf(until)
    : isAtLeast(version, from) && isAtLeast(until, version);
}
