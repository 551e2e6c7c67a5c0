import type { MachineSource } from '../model/index.js';
import type { FactGuide } from '../rules/index.js';

/** What a rule reads and an input may lack. */
export type FactName =
  | 'cores'
  | 'memory'
  | 'disks'
  | 'diskCount'
  | 'diskModes'
  | 'nicCount'
  | 'chosenSize'
  | 'osVersion'
  | 'firmware'
  | 'secureBoot'
  | 'partitions'
  | 'snapshots'
  | 'changeTracking'
  | 'guestStorage'
  | 'nicTeaming'
  | 'kernel'
  | 'memoryUse';

/** What to do, by the platform of the machine: nobody with Hyper-V has a vCenter to look into. */
export type WordsBySource = Readonly<Record<MachineSource, string>>;

const words = (vmware: string, hyperv: string, elsewhere: string): WordsBySource => ({
  vmware,
  hyperv,
  physical: elsewhere,
  other: elsewhere,
});
const everywhere = (text: string): WordsBySource => words(text, text, text);

/** What a person must be allowed to. */
const RVTOOLS_ROLE = 'vCenter read-only role';
const HYPERV_ROLE = 'Hyper-V Administrators';

const rvtools = (tab: string, columns: string, powerCli: string): string =>
  `RVTools, tab ${tab}, ${columns} (${RVTOOLS_ROLE}); or PowerCLI: ${powerCli}`;
const hyperv = (command: string): string => `on each Hyper-V host: ${command} (${HYPERV_ROLE})`;
const inGuest = (windows: string, linux: string, column: string): string =>
  `inside the guest, Windows: ${windows} (local administrator); Linux: ${linux} (root); write the answer into the column ${column} of an inventory CSV`;

/** Only RVTools brings volumes; elsewhere the answer is for whoever installs the agent. */
const VOLUMES_IN_GUEST =
  'inside the guest, Windows: Get-Volume (any user); Linux: df -h (any user); no inventory brings it from here, so check it before the agent is installed';

/** How each fact is named to people, and where to get it: the command or tool with its column, and the privilege it asks for. */
export const FACTS: Readonly<Record<FactName, { readonly label: string; readonly howToGet: WordsBySource }>> = {
  cores: {
    label: 'the number of cores',
    howToGet: words(
      rvtools('vInfo', 'column CPUs', 'Get-VM | Select Name, NumCpu'),
      hyperv('Get-VM | Select Name, Id, ProcessorCount'),
      'add it to the inventory (column cores): (Get-CimInstance Win32_Processor).NumberOfCores, or lscpu; any user may ask',
    ),
  },
  memory: {
    label: 'the amount of memory',
    howToGet: words(
      rvtools('vInfo', 'column Memory', 'Get-VM | Select Name, MemoryMB'),
      hyperv('Get-VM | Select Name, Id, MemoryStartup, MemoryAssigned, DynamicMemoryEnabled'),
      'add it to the inventory (column memoryMiB): (Get-CimInstance Win32_ComputerSystem).TotalPhysicalMemory, or free -m; any user may ask',
    ),
  },
  disks: {
    label: 'the list of disks with their sizes',
    howToGet: words(
      rvtools('vDisk', 'columns Disk and Capacity MiB', 'Get-VM | Get-HardDisk | Select Parent, Name, CapacityGB'),
      hyperv(
        'Get-VM | Get-VMHardDiskDrive, and Get-VHD of each Path; a pass-through disk has a DiskNumber and no VHD: Get-Disk -Number of it',
      ),
      'add them to the inventory (column disks, or disk1Gib, disk2Gib): Get-Disk | Select Number, Size as local administrator, or lsblk -b',
    ),
  },
  diskCount: {
    label: 'the number of disks',
    howToGet: words(
      rvtools('vInfo', 'column Disks', 'Get-VM | Select Name, @{n="Disks";e={($_ | Get-HardDisk).Count}}'),
      hyperv('Get-VM | Get-VMHardDiskDrive'),
      'add it to the inventory (column diskCount): Get-Disk, or lsblk -d',
    ),
  },
  diskModes: {
    label: 'whether a disk is a raw device, independent or shared',
    howToGet: words(
      rvtools(
        'vDisk',
        'columns Raw, Disk Mode, Sharing mode and Shared Bus',
        'Get-VM | Get-HardDisk | Select Parent, Name, DiskType, Persistence, @{n="Sharing";e={$_.ExtensionData.Backing.Sharing}}',
      ),
      hyperv('Get-VM | Get-VMHardDiskDrive | Select VMName, Path, DiskNumber, SupportPersistentReservations'),
      'look at the machine itself before the move: disks of a SAN that another machine sees as well are shared',
    ),
  },
  nicCount: {
    label: 'the number of NICs',
    howToGet: words(
      rvtools('vInfo', 'column NICs', 'Get-VM | Get-NetworkAdapter'),
      hyperv('Get-VM | Get-VMNetworkAdapter'),
      'add it to the inventory (column nics): Get-NetAdapter -Physical, or ip -br link; any user may ask',
    ),
  },
  chosenSize: { label: 'the recommended size', howToGet: everywhere('supply what sizing lacks, and assess again') },
  osVersion: {
    label: 'the version of the operating system',
    howToGet: words(
      `let VMware Tools report it (RVTools, tab vInfo, column OS according to the VMware Tools; ${RVTOOLS_ROLE}), or run guest discovery with an account of the guest`,
      `let Integration Services report it: Get-CimInstance -Namespace root\\virtualization\\v2 Msvm_KvpExchangeComponent (${HYPERV_ROLE}), or run guest discovery with an account of the guest`,
      'name it in the inventory (columns os and osVersion): (Get-CimInstance Win32_OperatingSystem).Caption, or cat /etc/os-release; any user may ask',
    ),
  },
  firmware: {
    label: 'the boot type',
    howToGet: words(
      rvtools('vInfo', 'column Firmware', 'Get-VM | Select Name, @{n="Firmware";e={$_.ExtensionData.Config.Firmware}}'),
      hyperv('Get-VM | Select Name, Id, Generation'),
      'add it to the inventory (column firmware): $env:firmware_type in Windows, or test -d /sys/firmware/efi; any user may ask',
    ),
  },
  secureBoot: {
    label: 'whether Secure Boot is on',
    howToGet: words(
      rvtools(
        'vInfo',
        'column EFI Secure boot',
        'Get-VM | Select Name, @{n="SecureBoot";e={$_.ExtensionData.Config.BootOptions.EfiSecureBootEnabled}}',
      ),
      hyperv('Get-VM | Where Generation -eq 2 | Get-VMFirmware | Select VMName, VMId, SecureBoot'),
      'add it to the inventory (column secureBoot): Confirm-SecureBootUEFI as local administrator, or mokutil --sb-state',
    ),
  },
  partitions: {
    label: 'how full its volumes are',
    howToGet: words(
      `start VMware Tools, then ${rvtools('vPartition', 'columns Disk, Capacity MiB and Free MiB', '(Get-VM).Guest.Disks')}`,
      VOLUMES_IN_GUEST,
      VOLUMES_IN_GUEST,
    ),
  },
  snapshots: {
    label: 'whether it has snapshots',
    howToGet: words(
      rvtools('vSnapshot', 'all columns', 'Get-VM | Get-Snapshot | Select VM, Name, Created, SizeGB'),
      hyperv('Get-VM | Get-VMSnapshot | Select VMName, VMId, Name, SnapshotType, CreationTime'),
      'ask whoever runs its backup',
    ),
  },
  changeTracking: {
    label: 'whether changed block tracking is on',
    howToGet: words(
      rvtools(
        'vInfo',
        'column CBT',
        'Get-VM | Select Name, @{n="CBT";e={$_.ExtensionData.Config.ChangeTrackingEnabled}}',
      ),
      'this is a matter of vSphere',
      'this is a matter of vSphere',
    ),
  },
  guestStorage: {
    label: 'how the guest uses its disks (sector size, Storage Spaces, multipath, iSCSI, encryption)',
    howToGet: everywhere(
      inGuest(
        'Get-Disk | Select Number, LogicalSectorSize; Get-StoragePool -IsPrimordial $false; Get-MPIOSetting; Get-IscsiTarget; manage-bde -status',
        'lsblk -o NAME,LOG-SEC,TYPE; multipath -ll; iscsiadm -m session',
        's logicalSectorBytes, storageSpaces, multipath, iscsi and guestEncryption',
      ).replace('column s ', 'columns '),
    ),
  },
  nicTeaming: {
    label: 'whether the guest teams its NICs',
    howToGet: everywhere(inGuest('Get-NetLbfoTeam', 'cat /proc/net/bonding/*', 'nicTeaming')),
  },
  kernel: {
    label: 'the running kernel',
    howToGet: everywhere(
      'inside the guest: uname -r (any user); write the answer into the column kernel of an inventory CSV',
    ),
  },
  memoryUse: {
    label: 'how much of its memory is in use',
    howToGet: words(
      'give samples (portolan collect-script vsphere; vCenter read-only role), or the column memoryPercent of an inventory CSV',
      `give samples (portolan collect-script hyperv; ${HYPERV_ROLE}), or the column memoryPercent of an inventory CSV`,
      'give samples of its memory, or the column memoryPercent of an inventory CSV',
    ),
  },
};

/** How to have the guest system named where no source tells which it is. */
export const HOW_TO_NAME_GUEST: WordsBySource = words(
  'set the guest system in vCenter, start VMware Tools, or name the system in an inventory, and assess again',
  'let Integration Services report it (export Msvm_KvpExchangeComponent), or name the system in an inventory, and assess again',
  'name the system in an inventory (column os), and assess again',
);

/** Where the machine runs decides how a missing fact is got. */
export const machineFactGuide = (fact: FactName, source: MachineSource): FactGuide => ({
  label: FACTS[fact].label,
  howToGet: FACTS[fact].howToGet[source],
});
