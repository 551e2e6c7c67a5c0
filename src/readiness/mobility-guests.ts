import type { OperatingSystem } from '../model/index.js';
import { isClientOf, isServerOf } from './os-lists.js';
import { isAtLeast, majorOf } from './os-support.js';

/** From one version to another of a product, both included; a version that names no minor is taken for a listed one. */
interface MobilityRange {
  readonly product: string;
  readonly from: string;
  readonly until: string;
}

/**
 * Guests on which the Mobility agent of Site Recovery runs; agent-based migration takes the same list.
 *
 * Source: vmware-physical-azure-support-matrix.md (09/28/2023), "For Windows" and "For Linux", read 2026-11-21. Later versions (Windows
 * Server 2025, RHEL 9.2, Ubuntu 24.04…) came after that copy, so they are told as not listed, never as refused.
 */
const LINUX: readonly MobilityRange[] = [
  { product: 'rhel', from: '5.2', until: '9.1' },
  { product: 'centos', from: '5.2', until: '8.7' },
  { product: 'ubuntu', from: '14.04', until: '22.04' },
  { product: 'debian', from: '7', until: '11' },
  { product: 'sles', from: '11.3', until: '15.4' },
  { product: 'oracle-linux', from: '6.4', until: '8.7' },
];
const SERVERS: readonly string[] = ['2008-r2', '2012', '2012-r2', '2016', '2019', '2022'];
const SERVERS_TOO_OLD: readonly string[] = ['2000', '2003', '2003-r2'];
const CLIENTS: readonly string[] = ['7', '8', '8.1', '10'];
/** Vista and XP stand under the numbers of their kernels in the catalogue. */
const CLIENTS_TOO_OLD: readonly string[] = ['5', '6', '98', '95', 'nt-4', 'me', '3.1', '2000'];

/** `migrationOnly`: the agent may move it and not protect it. `unknown`: the name lacks what decides. */
export type MobilitySupport = 'listed' | 'migrationOnly' | 'tooOld' | 'notListed' | 'unknown';

/** Whether the Mobility agent runs on a guest. */
export function deriveMobilitySupport(os: OperatingSystem): MobilitySupport {
  if (os.family === 'unknown') return 'unknown';
  if (os.family === 'windows') return ofWindows(os);
  return os.family === 'linux' ? ofLinux(os) : 'notListed';
}

function ofWindows(os: OperatingSystem): MobilitySupport {
  if (os.product === null || os.version === null) return 'unknown';
  if (isServerOf(os, SERVERS) || isClientOf(os, CLIENTS)) return 'listed';
  if (isServerOf(os, ['2008'])) return 'migrationOnly';
  return isServerOf(os, SERVERS_TOO_OLD) || isClientOf(os, CLIENTS_TOO_OLD) ? 'tooOld' : 'notListed';
}

function ofLinux({ product, version }: OperatingSystem): MobilitySupport {
  const range = LINUX.find((one) => one.product === product);
  if (range === undefined) return 'notListed';
  if (version === null) return 'unknown';
  if (!isAtLeast(version, bound(range.from, version))) return 'tooOld';
  return isAtLeast(bound(range.until, version), version) ? 'listed' : 'notListed';
}

/** `9` stands for any of 9.0 to 9.9, so it is held against `9` and not against `9.1`. */
const bound = (limit: string, version: string): string => (/[.-]/.test(version) ? limit : String(majorOf(limit)));
