import type { AssessedMachine } from '../assessment/index.js';
import type { VmSize } from '../catalog/index.js';
import type { Machine, Micros } from '../model/index.js';
import { micros, roundHalfEven } from '../model/index.js';
import type { HostIndex, KnownHost } from './host-index.js';
import type { LicenceLine } from './licences.js';
import type { Software } from './software-of.js';
import type { LicencePrices, LicenceRules } from './terms.js';

/** One machine of the assessment with all that counting its licences needs. */
export interface LicenceSubject {
  readonly machine: Machine;
  readonly assessed: AssessedMachine;
  readonly software: Software;
  readonly host: KnownHost | null;
  /** The chosen size; null where there is none, or where the catalogue does not know it. */
  readonly size: VmSize | null;
}

/** What all lines of one run share. */
export interface LicenceContext {
  readonly subjects: readonly LicenceSubject[];
  readonly hosts: HostIndex;
  readonly rules: LicenceRules;
  readonly prices: LicencePrices;
}

/** Windows Server, another Windows, no Windows, or nobody says. */
export type WindowsKind = 'server' | 'client' | 'none' | 'unknown';

export function windowsKindOf({ os }: Machine): WindowsKind {
  if (os.family === 'unknown') return 'unknown';
  if (os.family !== 'windows') return 'none';
  if (os.product === 'windows-server') return 'server';
  return os.product === null ? 'unknown' : 'client';
}

/** What a line lacks until it is known. */
const OPEN: Pick<LicenceLine, 'edition' | 'licences' | 'byEdition' | 'working' | 'missing' | 'perYear'> = {
  edition: null,
  licences: null,
  byEdition: null,
  working: '',
  missing: null,
  perYear: null,
};

/** A line of which so far only its subject is known. */
export const openLine = (
  line: Pick<LicenceLine, 'product' | 'when' | 'subject' | 'machines' | 'unit'>,
): LicenceLine => ({ ...line, ...OPEN });

export const machineSubject = ({ machine }: LicenceSubject): LicenceLine['subject'] => ({
  kind: 'machine',
  name: machine.name,
  id: machine.id,
});

const MICROS_PER_USD = 1_000_000;

/** Licences at a price a year; null where either is unknown, and nothing for none. */
export function priceOfLicences(licences: number | null, price: number | null): Micros | null {
  if (licences === 0) return micros(0);
  return licences === null || price === null ? null : micros(roundHalfEven(licences * price * MICROS_PER_USD));
}

export const GIVE_SIZE = {
  what: 'a size in Azure',
  remedy: 'see why the machine has none: portolan explain MACHINE',
} as const;

export const GIVE_CORES = {
  what: 'the virtual cores of the machine',
  remedy: 'give an inventory with the column cores',
} as const;

export const GIVE_HOST = {
  what: 'the host that runs the machine',
  remedy: 'give an inventory with the column host: vInfo of RVTools, or host in the inventory CSV',
} as const;

export const GIVE_HOST_CORES = {
  what: 'processors and physical cores of the host',
  remedy:
    'export vHost of RVTools with # CPU, Cores per CPU and # Cores, or write the host under hosts of the file of licence terms',
} as const;
