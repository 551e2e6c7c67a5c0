import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Estate, Machine, RoleEvidence } from '../../src/model/index.js';
import { readEstate } from '../../src/node/index.js';
import { estateOf, textFile, workbookFile } from '../support/workbook.js';
import type { SheetRows } from '../support/workbook.js';

// Estates for the rules, each out of files and through the readers. What no estate of ours has stands in three files of this page:
// a workbook with the tabs and columns of RVTools 4, the tables of Hyper-V's cmdlets, and an inventory CSV with what guests tell.

const DATASETS = resolve(import.meta.dirname, '../../datasets');

/** Both estates that ship with the package, as a user gives them. */
export async function datasetEstates(): Promise<readonly Estate[]> {
  const hyperv = readdirSync(`${DATASETS}/manufacturer/hyperv`).map(
    (name) => `${DATASETS}/manufacturer/hyperv/${name}`,
  );
  return [
    await readEstate([`${DATASETS}/webshop/rvtools.xlsx`, `${DATASETS}/webshop/applications.csv`]),
    await readEstate([
      `${DATASETS}/manufacturer/vsphere-rvtools.xlsx`,
      `${DATASETS}/manufacturer/applications.csv`,
      ...hyperv,
    ]),
  ];
}

const W2019 = 'Microsoft Windows Server 2019 (64-bit)';

/** One machine per line: what is odd about it, over a plain machine. */
type Oddities = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

const V_INFO: Oddities = {
  plain: {},
  'cores-129': { CPUs: 200 },
  'memory-4tb': { Memory: 4_194_304 },
  'nics-33': { NICs: 33 },
  'disks-66': { Disks: 66 },
  'disks-70': { Disks: 70 },
  'not linux': { 'OS according to the configuration file': 'Oracle Solaris 11 (64-bit)' },
  aix: { 'OS according to the configuration file': 'IBM AIX 7.2' },
  dos: { 'OS according to the configuration file': 'Microsoft MS-DOS' },
  other: { 'OS according to the configuration file': 'Other (64-bit)' },
  w2003: { 'OS according to the configuration file': 'Microsoft Windows Server 2003 (32-bit)' },
  w2008: { 'OS according to the configuration file': 'Microsoft Windows Server 2008 (64-bit)', Firmware: 'efi' },
  'w2008r2-efi': {
    'OS according to the configuration file': 'Microsoft Windows Server 2008 R2 (64-bit)',
    Firmware: 'efi',
  },
  w2012r2: { 'OS according to the configuration file': 'Microsoft Windows Server 2012 R2 (64-bit)' },
  w2016: { 'OS according to the configuration file': 'Microsoft Windows Server 2016 (64-bit)' },
  w2025: { 'OS according to the configuration file': 'Microsoft Windows Server 2025 (64-bit)' },
  w7: { 'OS according to the configuration file': 'Microsoft Windows 7 (64-bit)' },
  ubuntu: { 'OS according to the configuration file': 'Ubuntu Linux (64-bit)' },
  rhel6: { 'OS according to the configuration file': 'Red Hat Enterprise Linux 6 (64-bit)' },
  rhel8: { 'OS according to the configuration file': 'Red Hat Enterprise Linux 8 (64-bit)' },
  fedora: { 'OS according to the configuration file': 'Red Hat Fedora (64-bit)', Firmware: 'efi' },
  photon: { 'OS according to the configuration file': 'VMware Photon OS (64-bit)' },
  efi: { Firmware: 'efi', 'EFI Secure boot': true },
  'no-firmware': { Firmware: '' },
  'web 01': {},
  Exchange: {},
  'a-name-of-twenty-two-c': {},
  'dc1-asr-cs01': { Annotation: 'Azure Site Recovery configuration server' },
  twins: { 'VM UUID': '00000000-0000-4000-8000-00000000000a', Host: 'esx1' },
  suspended: { Powerstate: 'suspended' },
  off: { Powerstate: 'poweredOff' },
  template: { Template: true, Powerstate: 'poweredOff' },
  orphaned: { 'Connection state': 'orphaned' },
  hung: { 'Guest state': 'notRunning' },
  hw4: { 'HW version': 'vmx-04' },
  ft: { 'FT State': 'running' },
  latency: { 'Latency Sensitivity': 'high' },
  consolidate: { 'Consolidation Needed': true },
  'cbt-off': { CBT: false },
  'no-uuid': { EnableUUID: false },
  ready: { 'Overall Cpu Readiness': 7 },
  ipv6: { 'Primary IP Address': '2001:db8::1' },
  ...Object.fromEntries(
    [
      ...['limited', 'ballooned', 'reserved', 'hot', 'tools-missing', 'tools-stopped', 'tools-old', 'media', 'usb'],
      ...['sriov', 'unplugged', 'zombie', 'folder', 'snapshots', 'veeam', 'raw', 'raw-boot', 'independent', 'shared'],
      ...['encrypted', 'nvme', 'big-os', 'big-data', 'huge-data', 'tiny-data', 'full', 'tight', 'drive-d'],
    ].map((name) => [name, {}]),
  ),
};

const INFO_COLUMNS = [
  ...['VM', 'Powerstate', 'Template', 'CPUs', 'Memory', 'NICs', 'Disks', 'Primary IP Address', 'Firmware', 'Host'],
  ...[
    'OS according to the configuration file',
    'VM UUID',
    'Connection state',
    'Guest state',
    'Consolidation Needed',
    'CBT',
  ],
  ...[
    'HW version',
    'FT State',
    'Latency Sensitivity',
    'EnableUUID',
    'EFI Secure boot',
    'Overall Cpu Readiness',
    'Annotation',
  ],
];
const PLAIN: Readonly<Record<string, string | number | boolean>> = {
  Powerstate: 'poweredOn',
  Template: false,
  CPUs: 4,
  Memory: 16_384,
  NICs: 1,
  Disks: 1,
  'Primary IP Address': '10.0.0.1',
  Firmware: 'bios',
  Host: 'esx1',
  'OS according to the configuration file': W2019,
  'VM UUID': '',
  'Connection state': 'connected',
  'Guest state': 'running',
  'Consolidation Needed': false,
  CBT: true,
  'HW version': 19,
  'FT State': 'notConfigured',
  'Latency Sensitivity': 'normal',
  EnableUUID: true,
  'EFI Secure boot': false,
  'Overall Cpu Readiness': 0,
  Annotation: '',
};

const infoRow = (
  name: string,
  odd: Readonly<Record<string, string | number | boolean>>,
): (string | number | boolean)[] =>
  INFO_COLUMNS.map((column) => (column === 'VM' ? name : (odd[column] ?? PLAIN[column] ?? '')));

const disk = (
  vm: string,
  more: Readonly<Record<string, string | number | boolean>> = {},
): (string | number | boolean)[] => {
  const plain = {
    Disk: 'Hard disk 1',
    'Capacity MiB': 102_400,
    Raw: false,
    'Disk Mode': 'persistent',
    'Sharing mode': 'sharingNone',
    Controller: 'SCSI controller 0',
    Unit: 0,
    Encrypted: '',
  };
  return [vm, ...Object.entries({ ...plain, ...more }).map(([, value]) => value)];
};
const data = (vm: string, more: Readonly<Record<string, string | number | boolean>>): (string | number | boolean)[] =>
  disk(vm, { Disk: 'Hard disk 2', Unit: 1, ...more });
const MIB_PER_TIB = 1_048_576;

const SHEETS: SheetRows = {
  vInfo: [
    INFO_COLUMNS,
    ...Object.entries(V_INFO).map(([name, odd]) => infoRow(name, odd)),
    infoRow('twins', { 'VM UUID': '00000000-0000-4000-8000-00000000000b', Host: 'esx2' }),
  ],
  vCPU: [
    ['VM', 'CPUs', 'Max', 'Reservation', 'Limit', 'Hot Add'],
    ['limited', 4, 4000, 0, 4000, false],
    ['reserved', 4, 9600, 4800, -1, false],
    ['hot', 4, 9600, 0, 'Unlimited', true],
  ],
  vMemory: [
    ['VM', 'Size MiB', 'Ballooned', 'Swapped', 'Reservation', 'Limit', 'Hot Add'],
    ['ballooned', 16_384, 512, 64, 0, 8192, false],
    ['reserved', 16_384, 0, 0, 16_384, -1, false],
    ['hot', 16_384, 0, 0, 0, -1, true],
  ],
  vDisk: [
    ['VM', 'Disk', 'Capacity MiB', 'Raw', 'Disk Mode', 'Sharing mode', 'Controller', 'Unit #', 'Encrypted'],
    ...Object.keys(V_INFO)
      .filter((name) => !['big-os', 'raw-boot', 'ubuntu'].includes(name))
      .map((name) => disk(name)),
    disk('big-os', { 'Capacity MiB': 3 * MIB_PER_TIB }),
    disk('raw-boot', { Raw: true }),
    data('raw', { Raw: true }),
    data('independent', { 'Disk Mode': 'independent_persistent' }),
    data('shared', { 'Sharing mode': 'sharingMultiWriter' }),
    data('encrypted', { Encrypted: true }),
    data('nvme', { Controller: 'NVME controller 0' }),
    data('big-data', { 'Capacity MiB': 33 * MIB_PER_TIB }),
    data('huge-data', { 'Capacity MiB': 65 * MIB_PER_TIB }),
    data('tiny-data', { 'Capacity MiB': 512 }),
  ],
  vPartition: [
    ['VM', 'Disk', 'Capacity MiB', 'Consumed MiB', 'Free MiB'],
    ['full', 'C:\\', 102_000, 97_000, 5000],
    ['tight', 'C:\\', 102_000, 101_700, 300],
    ['rhel8', '/', 40_000, 39_000, 1000],
    ['drive-d', 'C:\\', 102_000, 50_000, 52_000],
    ['drive-d', 'D:\\', 204_000, 100_000, 104_000],
  ],
  vNetwork: [
    ['VM', 'NIC label', 'Adapter', 'Network', 'Connected', 'Starts Connected', 'IPv4 Address'],
    ['sriov', 'Network adapter 1', 'SriovEthernetCard', 'fast', true, true, '10.0.0.9'],
    ['unplugged', 'Network adapter 1', 'Vmxnet3', 'old', false, false, ''],
  ],
  vSnapshot: [
    ['VM', 'Name', 'Date / time', 'Size MiB (total)'],
    ['snapshots', 'before update', '2020/02/29 08:00:00', 2048],
    ['veeam', 'VEEAM BACKUP TEMPORARY SNAPSHOT', '2020/02/29 08:00:00', 10],
  ],
  vTools: [
    ['VM', 'Tools', 'Tools Version'],
    ['tools-missing', 'toolsNotInstalled', 0],
    ['tools-stopped', 'toolsNotRunning', 12_352],
    ['tools-old', 'toolsOld', 10_304],
  ],
  vCD: [
    ['VM', 'Device Node', 'Connected', 'Starts Connected', 'Device Type'],
    ['media', 'CD/DVD drive 1', true, true, 'ISO [ds] setup.iso'],
  ],
  vUSB: [
    ['VM', 'Device Node', 'Device Type', 'Connected'],
    ['usb', 'USB 1', 'HASP HL 3.25', true],
  ],
  vHealth: [
    ['Name', 'Message', 'Message type'],
    ['zombie', 'Possibly a Zombie VM! Please check.', 'Zombie'],
    ['folder', 'Inconsistent Foldername! VMname = folder Foldername = old', 'Foldername'],
  ],
};

/** An export of RVTools 4 with one machine for each thing that can be wrong. */
export const oddWorkbook = (): Estate => estateOf(workbookFile(SHEETS, 'odd.xlsx'));

const GUESTS = [
  'machine,source,cores,memoryMiB,os,firmware,secureBoot,disks,nics,power,logicalSectorBytes,storageSpaces,multipath,iscsi,nicTeaming,guestEncryption,kernel,licenceBoundTo,memoryPercent,changeTracking',
  'g-plain,physical,4,8192,Windows Server 2019,efi,false,100,1,on,512,false,false,false,false,false,,,50,',
  'g-4k,physical,4,8192,Windows Server 2019,bios,,100,1,on,4096,false,false,false,false,false,,,50,',
  'g-spaces,physical,4,8192,Windows Server 2019,bios,,100,1,on,512,true,false,false,false,false,,,50,',
  'g-paths,physical,4,8192,Windows Server 2019,bios,,100,1,on,512,false,true,false,false,false,,,50,',
  'g-iscsi,vmware,4,8192,Windows Server 2019,bios,,100,1,on,512,false,false,true,false,false,,,50,',
  'g-team,physical,4,8192,Windows Server 2019,bios,,100,1,on,512,false,false,false,true,false,,,50,',
  'g-bitlocker,physical,4,8192,Windows Server 2019,bios,,100,1,on,512,false,false,false,false,true,,,50,',
  'g-kernel,physical,4,8192,Red Hat Enterprise Linux 8.6,bios,,100,1,on,512,false,false,false,false,false,6.6.8-custom,,50,',
  'g-dongle,physical,4,8192,Windows Server 2019,bios,,100,1,on,512,false,false,false,false,false,,a dongle on the parallel port,50,',
  'g-busy,physical,4,8192,Windows Server 2019,bios,,100,1,on,512,false,false,false,false,false,,,98,',
  'g-small,physical,1,512,Windows Server 2019,bios,,1,1,on,512,false,false,false,false,false,,,50,',
].join('\n');

/** An inventory CSV in which somebody wrote what the guests tell. */
export const guestInventory = (): Estate => estateOf(textFile(GUESTS, 'guests.csv'));

const HYPERV: Readonly<Record<string, string>> = {
  'vms.csv': [
    'Name,Id,State,ProcessorCount,MemoryStartup,MemoryAssigned,MemoryMinimum,MemoryMaximum,DynamicMemoryEnabled,Generation,ComputerName,IsClustered,ReplicationMode,IntegrationServicesState,OSName',
    'hv-large,11111111-1111-4111-8111-111111111111,Running,4,8589934592,8589934592,1073741824,17179869184,True,2,HV1,False,None,Update required,Windows Server 2022 Standard',
    'hv-bsd,33333333-3333-4333-8333-333333333333,Running,4,8589934592,8589934592,8589934592,8589934592,False,1,HV1,False,None,Up to date,FreeBSD 13',
    'hv-citrix,44444444-4444-4444-8444-444444444444,Running,4,8589934592,8589934592,8589934592,8589934592,False,1,HV1,False,None,Up to date,Citrix ADC VPX',
    'hv-raw,22222222-2222-4222-8222-222222222222,Running,4,8589934592,8589934592,8589934592,8589934592,False,1,HV1,False,None,Up to date,Windows Server 2022 Standard',
  ].join('\n'),
  'drives.csv': [
    'VMName,VMId,ComputerName,Path,ControllerType,ControllerNumber,ControllerLocation,DiskNumber,SupportPersistentReservations',
    'hv-large,11111111-1111-4111-8111-111111111111,HV1,C:\\vhd\\large.vhdx,SCSI,0,0,,False',
    'hv-raw,22222222-2222-4222-8222-222222222222,HV1,C:\\vhd\\raw.vhdx,IDE,0,0,,False',
    'hv-raw,22222222-2222-4222-8222-222222222222,HV1,Disk 3 127.00 GB Bus 0 Lun 3 Target 0,SCSI,0,1,3,False',
  ].join('\n'),
  'vhds.csv': [
    'ComputerName,Path,VhdFormat,VhdType,FileSize,Size,ParentPath',
    'HV1,C:\\vhd\\large.vhdx,VHDX,Dynamic,65283293184,429496729600,',
    'HV1,C:\\vhd\\raw.vhdx,VHDX,Dynamic,65283293184,85899345920,',
  ].join('\n'),
  'security.csv': ['VMName,VMId,TpmEnabled', 'hv-large,11111111-1111-4111-8111-111111111111,True'].join('\n'),
  'dvds.csv': [
    'VMName,VMId,ComputerName,Path,ControllerType,ControllerNumber,ControllerLocation,DvdMediaType,VhdType',
    'hv-raw,22222222-2222-4222-8222-222222222222,HV1,C:\\iso\\setup.iso,IDE,1,0,ISO,',
  ].join('\n'),
};

/** Tables of Hyper-V's cmdlets. */
export const oddHyperv = (): Estate =>
  estateOf(...Object.entries(HYPERV).map(([name, text]) => textFile(text, name, 'hyperv')));

/** Signs of roles as the readers of dependencies and tags give them, for the machines that a tag or a name stands for here. */
export function rolesOf({ name }: Machine): readonly RoleEvidence[] {
  const roles: Readonly<Record<string, RoleEvidence['role']>> = {
    plain: 'directory',
    w2016: 'database',
    ubuntu: 'firewall',
    shared: 'clusterNode',
    usb: 'licenceServer',
  };
  const role = roles[name];
  return role === undefined
    ? []
    : [{ role, product: null, from: 'tag', confidence: 'high', said: `the tag role=${role}` }];
}
