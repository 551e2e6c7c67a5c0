import type {
  Bytes,
  Disk,
  Firmware,
  Machine,
  MachineDecisions,
  MachineSource,
  OperatingSystem,
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
  /** Rules whose findings people live with; absent: none. */
  readonly accepted?: MachineDecisions['accepted'];
}

/** What a rule reads and an input may lack. */
export type FactName =
  'cores' | 'memory' | 'disks' | 'diskCount' | 'diskModes' | 'nicCount' | 'chosenSize' | 'osVersion' | 'firmware';

/** What to do, by the platform of the machine: nobody with Hyper-V has a vCenter to look into. */
export type WordsBySource = Readonly<Record<MachineSource, string>>;

const words = (vmware: string, hyperv: string, elsewhere: string): WordsBySource => ({
  vmware,
  hyperv,
  physical: elsewhere,
  other: elsewhere,
});
const everywhere = (text: string): WordsBySource => words(text, text, text);
const inInventory = (vmware: string, hyperv: string, column: string): WordsBySource =>
  words(
    `add it to the inventory (RVTools: tab vInfo, column ${vmware})`,
    `add it to the inventory (${hyperv})`,
    `add it to the inventory (column ${column})`,
  );

/** How each fact is named to people, and where to get it. */
export const FACTS: Readonly<Record<FactName, { readonly label: string; readonly howToGet: WordsBySource }>> = {
  cores: { label: 'the number of cores', howToGet: inInventory('CPUs', 'Get-VM: ProcessorCount', 'cores') },
  memory: { label: 'the amount of memory', howToGet: inInventory('Memory', 'Get-VM: MemoryStartup', 'memoryMiB') },
  disks: {
    label: 'the list of disks with their sizes',
    howToGet: words(
      'export the inventory with its disks (RVTools: tab vDisk) and assess again',
      'export the inventory with its disks (Get-VMHardDiskDrive and Get-VHD) and assess again',
      'add them to the inventory (column disks) and assess again',
    ),
  },
  diskCount: { label: 'the number of disks', howToGet: inInventory('Disks', 'Get-VMHardDiskDrive', 'diskCount') },
  diskModes: {
    label: 'whether a disk is a raw device, independent or shared',
    howToGet: words(
      'export the inventory with RVTools (tab vDisk, columns Raw, Disk Mode and Sharing mode) and assess again',
      'export Get-VMHardDiskDrive with SupportPersistentReservations and assess again',
      'look at the machine itself before the move',
    ),
  },
  nicCount: { label: 'the number of NICs', howToGet: inInventory('NICs', 'Get-VMNetworkAdapter', 'nics') },
  chosenSize: { label: 'the recommended size', howToGet: everywhere('supply what sizing lacks, and assess again') },
  osVersion: {
    label: 'the version of the operating system',
    howToGet: words(
      'let VMware Tools report it, or run guest discovery, and assess again',
      'let Integration Services report it (export Msvm_KvpExchangeComponent), or run guest discovery, and assess again',
      'name it in the inventory (columns os and osVersion), or run guest discovery, and assess again',
    ),
  },
  firmware: { label: 'the boot type', howToGet: inInventory('Firmware', 'Get-VM: Generation', 'firmware') },
};

/** How to have the guest system named where no source tells which it is. */
export const HOW_TO_NAME_GUEST: WordsBySource = words(
  'set the guest system in vCenter, start VMware Tools, or name the system in an inventory, and assess again',
  'let Integration Services report it (export Msvm_KvpExchangeComponent), or name the system in an inventory, and assess again',
  'name the system in an inventory (column os), and assess again',
);

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
    ...(machine.decided === undefined ? {} : { accepted: machine.decided.accepted }),
  };
}
