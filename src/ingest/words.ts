import type { Environment, Firmware, MachineSource, Origin, PowerState, Problem } from '../model/index.js';
import { badUuid, unknownEnvironment, unknownPowerState } from './problems.js';
import type { Found } from './sourced.js';

const POWER: ReadonlyMap<string, PowerState> = new Map([
  ...['poweredon', 'on', 'running', 'true', '1', 'up', 'started'].map((word) => [word, 'on'] as const),
  ...['poweredoff', 'off', 'stopped', 'false', '0', 'down', 'shutdown'].map((word) => [word, 'off'] as const),
  ...['suspended', 'saved', 'paused'].map((word) => [word, 'suspended'] as const),
  ['unknown', 'unknown'] as const,
]);

/** `poweredOn`, `Powered On`, `Running`, `off`… */
export function parsePowerState(found: Found<string> | null, problems: Problem[]): Found<PowerState> | null {
  if (found === null) return null;
  const value = POWER.get(letters(found.value));
  if (value !== undefined) return { value, origin: found.origin };
  problems.push(unknownPowerState(found.origin, found.value));
  return null;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const PRODUCTION = new Set(['production', 'prod', 'prd', 'p', 'live', 'produktion', 'produktiv']);
const NON_PRODUCTION = new Set([
  ...[
    'nonproduction',
    'nonprod',
    'development',
    'dev',
    'devtest',
    'test',
    'testing',
    'qa',
    'quality',
    'uat',
    'staging',
  ],
  ...['stage', 'stg', 'preproduction', 'preprod', 'sandbox', 'lab', 'training', 'acceptance', 'integration', 'int'],
  ...['demo', 'poc', 'entwicklung', 'abnahme', 'schulung', 'np', 'd', 't', 'q'],
]);

/** What customers call their environments, in English and German. */
export function parseEnvironment(found: Found<string> | null, problems: Problem[]): Found<Environment> | null {
  if (found === null) return null;
  const word = letters(found.value);
  if (PRODUCTION.has(word)) return { value: 'production', origin: found.origin };
  if (NON_PRODUCTION.has(word)) return { value: 'nonProduction', origin: found.origin };
  problems.push(unknownEnvironment(found.origin, found.value));
  return null;
}

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/;

/** A UUID in lower case, or null; braces around it are left out. */
export function parseUuid(found: Found<string> | null, problems: Problem[]): Found<string> | null {
  if (found === null) return null;
  const value = found.value.toLowerCase().replace(/^\{(.*)\}$/, '$1');
  if (UUID.test(value)) return { value, origin: found.origin };
  problems.push(badUuid(found.origin, found.value));
  return null;
}

const SOURCES: ReadonlyMap<string, MachineSource> = new Map([
  ['vmware', 'vmware'],
  ['vsphere', 'vmware'],
  ['hyperv', 'hyperv'],
  ['microsofthyperv', 'hyperv'],
  ['physical', 'physical'],
  ['baremetal', 'physical'],
  ['other', 'other'],
  ['xen', 'other'],
  ['kvm', 'other'],
  ['nutanix', 'other'],
  ['aws', 'other'],
  ['gcp', 'other'],
]);

/** The platform that a word names, or null. */
export const parseSource = (text: string): MachineSource | null => SOURCES.get(letters(text)) ?? null;

/** The path and the type of a machine in Azure Migrate hold the kind of its site. */
export function sourceOfSite(path: string): MachineSource | null {
  const kind = /\/(vmware|hyperv|server)sites\//i.exec(path)?.[1]?.toLowerCase();
  if (kind === undefined) return null;
  return kind === 'server' ? 'physical' : parseSource(kind);
}

/** `BIOS`; `EFI`, `UEFI`; null for anything else. */
export function parseFirmware(text: string): Firmware | null {
  const word = letters(text);
  if (word === 'bios' || word === 'legacy') return 'bios';
  return word === 'efi' || word === 'uefi' ? 'efi' : null;
}

/** The texts of a list in one cell: `10.0.0.1, fe80::1`, `[a,b];[c];`. Repeats are left out. */
export function splitList(text: string): string[] {
  const parts = text.split(/[\s,;|[\]{}]+/u).filter((part) => part !== '');
  return [...new Set(parts)];
}

/** Where several cells gave one list: the place of the first. */
export function joinLists(...lists: readonly (Found<string> | null)[]): Found<string[]> | null {
  const known = lists.filter((list) => list !== null);
  const value = [...new Set(known.flatMap((list) => splitList(list.value)))];
  const origin: Origin | undefined = known[0]?.origin;
  return origin === undefined || value.length === 0 ? null : { value, origin };
}
