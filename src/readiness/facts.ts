import { derivePressure } from '../model/index.js';
import type {
  Bytes,
  Condition,
  Disk,
  Firmware,
  Machine,
  MachineDecisions,
  MachineSource,
  Nic,
  OperatingSystem,
  Partition,
  PowerState,
  PressureSign,
  RoleEvidence,
} from '../model/index.js';

/** What the rules may know of one disk. `null` is unknown, which no rule takes for "no". */
export interface DiskFacts {
  readonly name: string;
  readonly sizeBytes: Bytes;
  /** The size stems from partitions or totals; it may cover several disks. */
  readonly isEstimated: boolean;
  readonly isOs: boolean;
  readonly isRawDevice: boolean | null;
  readonly isIndependent: boolean | null;
  readonly isShared: boolean | null;
  readonly isEncrypted: boolean | null;
  /** As the source prints it: `SCSI controller 0`, `NVME controller 0`. */
  readonly controller: string | null;
}

/** What the rules may know of one volume of the guest. */
export interface PartitionFacts {
  /** Drive letter or mount point. */
  readonly name: string;
  readonly capacityBytes: Bytes;
  readonly freeBytes: number | null;
}

export type NicFacts = Pick<Nic, 'name' | 'adapter' | 'isConnected' | 'startsConnected'>;

/** The size that sizing chose, for the rules that ask about the target and not the source. */
export interface ChosenSizeFacts {
  readonly vcpus: number;
  readonly memoryBytes: number;
  /** Whether Azure gives it a local disk that is emptied at will; null where nothing states it. */
  readonly hasTemporaryDisk: boolean | null;
}

/** Everything the rules may look at, as plain values: no rule reaches past this into the estate or the catalogue of sizes. */
export interface ReadinessFacts {
  readonly name: string;
  readonly source: MachineSource;
  /** Written into a file by hand, not discovered: a missing boot type then means BIOS. */
  readonly fromImport: boolean;
  readonly os: OperatingSystem;
  readonly firmware: Firmware | null;
  readonly secureBoot: boolean | null;
  readonly power: PowerState;
  readonly isTemplate: boolean;
  /** What people wrote of it: its annotation and its application. */
  readonly notes: readonly string[];
  /** As needed: used x comfort where utilisation is known, else as allocated. */
  readonly cores: number | null;
  readonly memoryBytes: number | null;
  /** Empty where no source lists disks. */
  readonly disks: readonly DiskFacts[];
  readonly diskCount: number | null;
  readonly nicCount: number | null;
  readonly nics: readonly NicFacts[];
  readonly addresses: readonly string[];
  /** Empty where no source looks into the guest. */
  readonly partitions: readonly PartitionFacts[];
  readonly condition: Condition;
  /** As configured, whatever is needed. */
  readonly allocatedMemoryBytes: number | null;
  /** Share of the configured memory that is in use. */
  readonly memoryUsedPercent: number | null;
  /** Signs that it is held back where it runs. */
  readonly pressure: readonly PressureSign[];
  /** What it is for, as far as anything tells. */
  readonly roles: readonly RoleEvidence[];
  /** How many other machines of the estate bear its name. */
  readonly namesakes: number;
  /** Null before a size is chosen, and where none was found. */
  readonly chosen: ChosenSizeFacts | null;
  /** Sizing looked and found none that is large enough: such a machine is not ready for Azure. Absent: it found one, or did not look. */
  readonly noSizeFits?: true;
  /** Rules whose findings people live with; absent: none. */
  readonly accepted?: MachineDecisions['accepted'];
}

/** What a machine was found to need and what was chosen for it; each null until it is known. */
export interface FactsOptions {
  readonly need: { readonly cores: number; readonly memoryBytes: number } | null;
  readonly chosen: ChosenSizeFacts | null;
  /** See {@link ReadinessFacts.noSizeFits}; absent: no. */
  readonly noSizeFits?: boolean;
  /** See {@link ReadinessFacts.fromImport}. */
  readonly fromImport: boolean;
  /** Share of its memory that was measured in use; absent or null: what its source states, if it does. */
  readonly memoryUsedPercent?: number | null;
  /** Beside those that were decided; absent: none is known. */
  readonly roles?: readonly RoleEvidence[];
  /** Absent: none. */
  readonly namesakes?: number;
}

const diskFacts = (disk: Disk): DiskFacts => ({
  name: disk.name,
  sizeBytes: disk.sizeBytes,
  isEstimated: disk.sizeBasis === 'estimated',
  isOs: disk.isOs,
  isRawDevice: disk.isRawDevice,
  isIndependent: disk.isIndependent,
  isShared: disk.isShared,
  isEncrypted: disk.isEncrypted,
  controller: disk.controller,
});

const partitionFacts = ({ name, capacityBytes, usedBytes }: Partition): PartitionFacts => ({
  name,
  capacityBytes,
  freeBytes: usedBytes === null ? null : Math.max(0, capacityBytes - usedBytes),
});

const countOf = (stated: number | null, listed: readonly unknown[]): number | null =>
  stated ?? (listed.length > 0 ? listed.length : null);

/** What people decided counts beside what was found. */
const rolesOf = ({ decided }: Machine, found: readonly RoleEvidence[]): readonly RoleEvidence[] =>
  decided === undefined ? found : [...decided.roles, ...found];
const acceptedOf = ({ decided }: Machine): Pick<ReadinessFacts, 'accepted'> =>
  decided === undefined ? {} : { accepted: decided.accepted };

/**
 * The facts of one machine. Cores and memory are those of `need`, since Azure Migrate compares what a machine uses with
 * its limits (concepts-assessment-calculation.md, 02/06/2025); without a need, what is allocated.
 */
export function factsOf(machine: Machine, options: FactsOptions): ReadinessFacts {
  const { need, chosen, fromImport, roles = [], namesakes = 0 } = options;
  const fromNics = machine.nics.flatMap((nic) => nic.addresses);
  return {
    name: machine.name,
    source: machine.source,
    fromImport,
    os: machine.os,
    firmware: machine.firmware,
    secureBoot: machine.secureBoot,
    power: machine.power,
    isTemplate: machine.isTemplate,
    notes: [machine.annotation, machine.application].filter((note) => note !== null),
    cores: need?.cores ?? machine.cores,
    memoryBytes: need?.memoryBytes ?? machine.memoryBytes,
    disks: machine.disks.map(diskFacts),
    diskCount: countOf(machine.diskCount, machine.disks),
    nicCount: countOf(machine.nicCount, machine.nics),
    nics: machine.nics,
    addresses: fromNics.length === 0 ? machine.addresses : [...new Set([...machine.addresses, ...fromNics])],
    partitions: machine.partitions.map(partitionFacts),
    condition: machine.condition,
    allocatedMemoryBytes: machine.memoryBytes,
    memoryUsedPercent: options.memoryUsedPercent ?? machine.statedUse?.memoryPercent ?? null,
    pressure: derivePressure(machine),
    roles: rolesOf(machine, roles),
    namesakes,
    chosen,
    ...(options.noSizeFits === true ? { noSizeFits: true } : {}),
    ...acceptedOf(machine),
  };
}
