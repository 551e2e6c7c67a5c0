import { bytesOfGib, bytesOfMib, BYTES_PER_GIB, BYTES_PER_MIB } from '../model/index.js';
import type { Disk, Machine, OperatingSystem } from '../model/index.js';
import { MACHINE_ROLES } from './decision.js';
import type { FactValue } from './decision.js';
import { isAddressList, isDiskSize, isOneOf, isShortText, isTruth, isWhole, MOST } from './fact-values.js';

/** How the name of an operating system is taken apart; the readers of inventories know. */
export type ReadOperatingSystem = (name: string) => OperatingSystem;

/** What a decision may set, without where it goes. */
interface FactRule {
  readonly name: string;
  /** What it takes, in words. */
  readonly takes: string;
  readonly isValid: (value: FactValue) => boolean;
}

/** A field of a machine that a decision may set. */
export interface FactField extends FactRule {
  /** Its path among the origins of a machine. */
  readonly path: string;
  /** The value as a decision would write it; null where no source says. */
  readonly read: (machine: Machine) => FactValue | null;
  readonly write: (machine: Machine, value: FactValue, readOs: ReadOperatingSystem) => Machine;
}

const TRUTH = 'true or false';
const text = (name: string): FactRule => ({
  name,
  takes: `a text of at most ${MOST.text} characters`,
  isValid: isShortText,
});
const truth = (name: string): FactRule => ({ name, takes: TRUTH, isValid: isTruth });
const oneOf = (name: string, allowed: readonly string[]): FactRule => ({
  name,
  takes: allowed.join(', '),
  isValid: isOneOf(allowed),
});
const whole = (name: string, least: number, most: number): FactRule => ({
  name,
  takes: `a whole number from ${least} to ${most}`,
  isValid: isWhole(least, most),
});

/** A value that stands in the machine as a decision writes it. */
const plain = (rule: FactRule, key: keyof Machine): FactField => ({
  ...rule,
  path: key,
  read: (machine) => machine[key] as FactValue | null,
  write: (machine, value) => ({ ...machine, [key]: value }),
});

/** The name says product and version, unless another decision says them too. */
const OS_NAME: FactField = {
  ...text('os'),
  path: 'os.name',
  read: ({ os }) => os.name,
  write: (machine, value, readOs) => ({ ...machine, os: readOs(String(value)) }),
};
const OS_VERSION: FactField = {
  ...text('osVersion'),
  path: 'os.version',
  read: ({ os }) => os.version,
  write: (machine, value) => ({ ...machine, os: { ...machine.os, version: String(value), isOrLater: false } }),
};
const OS_ARCHITECTURE: FactField = {
  ...oneOf('osArchitecture', ['x64', 'x86', 'arm64']),
  path: 'os.architecture',
  read: ({ os }) => os.architecture,
  write: (machine, value) => ({
    ...machine,
    os: { ...machine.os, architecture: value as OperatingSystem['architecture'] },
  }),
};
const MEMORY: FactField = {
  ...whole('memoryMiB', 1, MOST.memoryMiB),
  path: 'memoryBytes',
  read: ({ memoryBytes }) => (memoryBytes === null ? null : memoryBytes / BYTES_PER_MIB),
  write: (machine, value) => ({ ...machine, memoryBytes: bytesOfMib(Number(value)) }),
};
/** The addresses of single NICs go too: they are what is wrong. */
const ADDRESSES: FactField = {
  name: 'addresses',
  takes: `a list of at most ${MOST.addresses} IP addresses`,
  isValid: isAddressList,
  path: 'addresses',
  read: ({ addresses, nics }) => [...new Set([...addresses, ...nics.flatMap((nic) => nic.addresses)])],
  write: (machine, value) => ({
    ...machine,
    addresses: value as readonly string[],
    nics: machine.nics.map((nic) => ({ ...nic, addresses: [] })),
  }),
};
const ofCondition = (rule: FactRule, key: 'snapshotCount' | 'changeTracking'): FactField => ({
  ...rule,
  path: `condition.${key}`,
  read: ({ condition }) => condition[key],
  write: (machine, value) => ({ ...machine, condition: { ...machine.condition, [key]: value } }),
});

/** In the order in which they are set: the name of a system before its parts, which may correct what the name says. */
const FIELDS: readonly FactField[] = [
  OS_NAME,
  OS_VERSION,
  OS_ARCHITECTURE,
  plain(whole('cores', 1, MOST.cores), 'cores'),
  MEMORY,
  plain(oneOf('firmware', ['bios', 'efi']), 'firmware'),
  plain(truth('secureBoot'), 'secureBoot'),
  plain(oneOf('power', ['on', 'off', 'suspended']), 'power'),
  plain(oneOf('environment', ['production', 'nonProduction']), 'environment'),
  plain(text('criticality'), 'criticality'),
  plain(text('application'), 'application'),
  plain(whole('diskCount', 0, MOST.parts), 'diskCount'),
  plain(whole('nicCount', 0, MOST.parts), 'nicCount'),
  ADDRESSES,
  ofCondition(whole('snapshotCount', 0, MOST.parts), 'snapshotCount'),
  ofCondition(truth('changeTracking'), 'changeTracking'),
];

/** A role is no value of a source, but evidence beside other evidence; a machine may have several. */
export const ROLE_FIELD: FactRule = oneOf('role', MACHINE_ROLES);

interface DiskRule extends FactRule {
  readonly key: keyof Disk;
  readonly read: (disk: Disk) => FactValue | null;
  readonly change: (value: FactValue) => Partial<Disk>;
}

const truthOfDisk = (key: 'isShared' | 'isEncrypted' | 'isRawDevice' | 'isIndependent' | 'isThin'): DiskRule => ({
  ...truth(key),
  key,
  read: (disk) => disk[key],
  change: (value) => ({ [key]: value }),
});

const DISK_RULES: readonly DiskRule[] = [
  {
    name: 'sizeGiB',
    takes: `GiB, more than 0 and at most ${MOST.diskGiB}`,
    isValid: isDiskSize,
    key: 'sizeBytes',
    read: ({ sizeBytes }) => sizeBytes / BYTES_PER_GIB,
    change: (value) => ({ sizeBytes: bytesOfGib(Number(value)), sizeBasis: 'stated' }),
  },
  truthOfDisk('isShared'),
  truthOfDisk('isEncrypted'),
  truthOfDisk('isRawDevice'),
  truthOfDisk('isIndependent'),
  truthOfDisk('isThin'),
];

const diskField = ({ key, read, change, ...rule }: DiskRule, place: number): FactField => ({
  ...rule,
  name: `disks[${place}].${rule.name}`,
  path: `disks[${place}].${key}`,
  read: ({ disks }) => {
    const disk = disks[place];
    return disk === undefined ? null : read(disk);
  },
  write: (machine, value) => ({
    ...machine,
    disks: machine.disks.map((disk, index) => (index === place ? { ...disk, ...change(value) } : disk)),
  }),
});

const DISK_PATH = /^disks\[(\d{1,4})\]\.(\w+)$/;

/** Which disk a field is of, counted from 0; null for a field of the machine. */
export function diskOfField(field: string): number | null {
  const found = DISK_PATH.exec(field);
  return found === null ? null : Number(found[1]);
}

/** The field of this name; null where there is none, and for `role`, which no source has. */
export function factField(name: string): FactField | null {
  const found = DISK_PATH.exec(name);
  if (found === null) return FIELDS.find((field) => field.name === name) ?? null;
  const rule = DISK_RULES.find((one) => one.name === found[2]);
  return rule === undefined ? null : diskField(rule, Number(found[1]));
}

/** Where a field stands in the order in which they are set. */
export function fieldRank(name: string): number {
  const index = FIELDS.findIndex((field) => field.name === name);
  return index < 0 ? FIELDS.length : index;
}

/** What a field takes; null where there is no such field. */
export const factRule = (name: string): FactRule | null => (name === ROLE_FIELD.name ? ROLE_FIELD : factField(name));

/** Every field, with what it takes; of a disk with `disks[0]` for any disk. */
export const FACT_FIELDS: readonly Pick<FactRule, 'name' | 'takes'>[] = [
  ...FIELDS,
  ROLE_FIELD,
  ...DISK_RULES.map((rule) => diskField(rule, 0)),
].map(({ name, takes }) => ({ name, takes }));
