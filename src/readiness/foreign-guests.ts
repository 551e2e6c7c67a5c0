import type { OperatingSystem } from '../model/index.js';

/**
 * Systems that no size of Azure can start, by their names: built for another processor, or licensed for the computers of one vendor.
 * HP-UX and OpenVMS ran on PA-RISC, Alpha and Itanium (OpenVMS 9 runs on x86, so its name alone tells nothing); AIX and IBM i on
 * POWER; z/OS and z/VM on IBM Z.
 */
const FOREIGN: readonly (readonly [pattern: RegExp, runsOn: string])[] = [
  [/\bmac ?os\b|\bos x\b|\bdarwin\b/i, 'computers of Apple, to which its licence binds it'],
  [/\baix\b/i, 'IBM POWER'],
  [/\bibm i\b|\bi5\/os\b|\bos\/400\b|\bas\/400\b/i, 'IBM POWER'],
  [/\bhp-?ux\b/i, 'HP Itanium and PA-RISC'],
  [/\btru64\b/i, 'Alpha'],
  [/\bz\/(?:os|vm|vse|tpf)\b|\bs390x?\b|\blinux (?:on|for) (?:ibm )?z\b/i, 'IBM Z'],
  [/\bppc64(?:le|el)?\b|\b(?:on|for) (?:ibm )?power\b/i, 'IBM POWER'],
  [/\bsparc\b/i, 'SPARC'],
  [/\bitanium\b|\bia-?64\b/i, 'Itanium'],
];

/** The computers that a system is bound to and Azure does not have; null where it is bound to none. */
export function boundTo({ name, product }: OperatingSystem): string | null {
  const words = name ?? (product === 'macos' ? 'macOS' : '');
  return FOREIGN.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
