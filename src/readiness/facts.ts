import type { Bytes, Disk, Firmware, Machine, MachineSource, OperatingSystem } from '../model/index.js';

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
}

/** The size that sizing chose, for the rules that ask about the target and not the source. */
export interface ChosenSizeFacts {
  readonly vcpus: number;
  readonly memoryBytes: number;
}

/** Everything the rules may look at, as plain values: no rule reaches past this into the estate or the catalogue of sizes. */
export interface ReadinessFacts {
  readonly name: string;
  readonly source: MachineSource;
  /** Written into a file by hand, not discovered: a missing boot type then means BIOS. */
  readonly fromImport: boolean;
  readonly os: OperatingSystem;
  readonly firmware: Firmware | null;
  /** As needed: used x comfort where utilisation is known, else as allocated. */
  readonly cores: number | null;
  readonly memoryBytes: number | null;
  /** Empty where no source lists disks. */
  readonly disks: readonly DiskFacts[];
  readonly diskCount: number | null;
  readonly nicCount: number | null;
  readonly addresses: readonly string[];
  readonly snapshotCount: number | null;
  /** VMware's changed block tracking. */
  readonly changeTracking: boolean | null;
  /** Null before a size is chosen, and where none was found. */
  readonly chosen: ChosenSizeFacts | null;
}

/** What a rule reads and an input may lack. */
export type FactName =
  'cores' | 'memory' | 'disks' | 'diskCount' | 'diskModes' | 'nicCount' | 'chosenSize' | 'osVersion' | 'firmware';

/** How each fact is named to people, and where to get it. */
export const FACTS: Readonly<Record<FactName, { readonly label: string; readonly howToGet: string }>> = {
  cores: { label: 'the number of cores', howToGet: 'add it to the inventory (RVTools: tab vInfo, column CPUs)' },
  memory: { label: 'the amount of memory', howToGet: 'add it to the inventory (RVTools: tab vInfo, column Memory)' },
  disks: {
    label: 'the list of disks with their sizes',
    howToGet: 'export the inventory with its disks (RVTools: tab vDisk) and assess again',
  },
  diskCount: { label: 'the number of disks', howToGet: 'add it to the inventory (RVTools: tab vInfo, column Disks)' },
  diskModes: {
    label: 'whether a disk is a raw device, independent or shared',
    howToGet: 'export the inventory with RVTools (tab vDisk, columns Raw, Disk Mode and Sharing mode) and assess again',
  },
  nicCount: { label: 'the number of NICs', howToGet: 'add it to the inventory (RVTools: tab vInfo, column NICs)' },
  chosenSize: { label: 'the recommended size', howToGet: 'supply what sizing lacks, and assess again' },
  osVersion: {
    label: 'the version of the operating system',
    howToGet: 'let VMware Tools or Integration Services report it, or run guest discovery, and assess again',
  },
  firmware: { label: 'the boot type', howToGet: 'add it to the inventory (RVTools: tab vInfo, column Firmware)' },
};

/** What a machine was found to need and what was chosen for it; each null until it is known. */
export interface FactsOptions {
  readonly need: { readonly cores: number; readonly memoryBytes: number } | null;
  readonly chosen: ChosenSizeFacts | null;
  /** See {@link ReadinessFacts.fromImport}. */
  readonly fromImport: boolean;
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
});

const countOf = (stated: number | null, listed: readonly unknown[]): number | null =>
  stated ?? (listed.length > 0 ? listed.length : null);

/**
 * The facts of one machine. Cores and memory are those of `need`, since Azure Migrate compares what a machine uses with
 * its limits (concepts-assessment-calculation.md, 02/06/2025); without a need, what is allocated.
 */
export function factsOf(machine: Machine, { need, chosen, fromImport }: FactsOptions): ReadinessFacts {
  const fromNics = machine.nics.flatMap((nic) => nic.addresses);
  return {
    name: machine.name,
    source: machine.source,
    fromImport,
    os: machine.os,
    firmware: machine.firmware,
    cores: need?.cores ?? machine.cores,
    memoryBytes: need?.memoryBytes ?? machine.memoryBytes,
    disks: machine.disks.map(diskFacts),
    diskCount: countOf(machine.diskCount, machine.disks),
    nicCount: countOf(machine.nicCount, machine.nics),
    addresses: [...new Set([...machine.addresses, ...fromNics])],
    snapshotCount: machine.condition.snapshotCount,
    changeTracking: machine.condition.changeTracking,
    chosen,
  };
}
