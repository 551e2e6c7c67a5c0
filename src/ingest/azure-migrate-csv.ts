import type { DiskPart, FlatColumnRule, FlatField, FlatFormat } from './flat-columns.js';

/** Azure Migrate takes no more servers from one file [IMP20: tutorial-discover-import.md, 09/14/2020]; more are read all the same. */
export const AZURE_MIGRATE_MAX_SERVERS = 20_000;
/** Disks that the newer template numbers [IMP23]; the one of 2020 had 8. */
export const AZURE_MIGRATE_MAX_DISKS = 20;
export const AZURE_MIGRATE_MAX_DISKS_2020 = 8;

const column = (
  maps: FlatField,
  field: string,
  more: Partial<Pick<FlatColumnRule, 'headers' | 'mandatory' | 'validValues'>> & { readonly meaning: string },
): FlatColumnRule => ({
  field,
  headers: more.headers ?? [field],
  maps,
  mandatory: more.mandatory ?? false,
  validValues: more.validValues ?? null,
  meaning: more.meaning,
});

/**
 * The columns of Azure Migrate's import template in both of its forms. Headers are compared without case, spaces, brackets
 * and the `*` of mandatory columns. "MB" and "GB" of sizes are MiB and GiB; MB/s is 10^6 bytes per second.
 *
 * Source: tutorial-discover-import.md (09/14/2020 and the later copy), common-questions-discovery-assessment.md
 * (06/06/2023): only name, cores, memory and operating system are mandatory.
 */
export const AZURE_MIGRATE_CSV_COLUMNS: readonly FlatColumnRule[] = [
  column('name', 'Server name', {
    headers: ['Server name', 'Server'],
    mandatory: true,
    meaning: 'the key; an FQDN is advised',
  }),
  column('addresses', 'IP addresses', { headers: ['IP addresses', 'IP address'], meaning: 'separated by semicolons' }),
  column('cores', 'Cores', { headers: ['Cores', 'Number of cores'], mandatory: true, meaning: 'processor cores' }),
  column('memoryMib', 'Memory', {
    headers: ['Memory (In MB)', 'Memory (MB)', 'Memory'],
    mandatory: true,
    meaning: 'MiB',
  }),
  column('os', 'OS name', {
    headers: ['OS name', 'Operating system'],
    mandatory: true,
    meaning: 'matches or contains the name of a supported system',
  }),
  column('osVersion', 'OS version', { meaning: 'where the name lacks it' }),
  column('architecture', 'OS architecture', {
    headers: ['OS architecture', 'Architecture'],
    validValues: ['x64', 'x86', 'amd64', '32-bit', '64-bit'],
    meaning: 'of the operating system',
  }),
  column('serverType', 'Server type', {
    validValues: ['Virtual', 'Physical'],
    meaning: 'whether it is a machine of metal',
  }),
  column('hypervisor', 'Hypervisor', { validValues: ['VMware', 'Hyper-V'], meaning: 'what runs a virtual machine' }),
  column('cpuPercent', 'CPU utilization percentage', { meaning: 'used as it is: there are no samples' }),
  column('memoryPercent', 'Memory utilization percentage', { meaning: 'used as it is: there are no samples' }),
  column('nicCount', 'Network adapters', {
    headers: ['Network adapters', 'Number of network adapters'],
    meaning: 'their number',
  }),
  column('networkInMbps', 'Network In throughput', {
    headers: ['Network In throughput', 'Network In throughput (MB per second)'],
    meaning: 'MB/s over all adapters',
  }),
  column('networkOutMbps', 'Network Out throughput', {
    headers: ['Network Out throughput', 'Network Out throughput (MB per second)'],
    meaning: 'MB/s over all adapters',
  }),
  column('firmware', 'Firmware type', {
    headers: ['Boot type', 'Firmware type'],
    validValues: ['BIOS', 'UEFI'],
    meaning: 'BIOS is assumed by Azure Migrate where it is missing',
  }),
  column('macs', 'MAC address', { headers: ['MAC address', 'MAC addresses'], meaning: 'separated by semicolons' }),
  column('diskCount', 'Number of disks', { meaning: 'not needed where the disks are given one by one' }),
  column('storageUsedGib', 'Storage in use (In GB)', { meaning: 'GiB over all disks' }),
  column('storageUsedMib', 'Storage in use (In MB)', { meaning: 'MiB over all disks' }),
  column('storageMib', 'Storage allocated (In MB)', {
    headers: ['Storage allocated (In MB)', 'Storage allocated'],
    meaning: 'MiB over all disks; in the newer template',
  }),
  column('storageGib', 'Storage allocated (In GB)', { meaning: 'GiB over all disks' }),
  column('diskReadIops', 'Total disks read ops', {
    headers: ['Total disks read ops', 'Total disks read ops (operations per second)', 'Total disk read ops'],
    meaning: 'operations/s over all disks',
  }),
  column('diskWriteIops', 'Total disks write ops', {
    headers: ['Total disks write ops', 'Total disks write ops (operations per second)', 'Total disk write ops'],
    meaning: 'operations/s over all disks',
  }),
  column('diskReadMbps', 'Total disks read throughput', {
    headers: [
      'Total disks read throughput',
      'Total disks read throughput (MB per second)',
      'Total disk read throughput',
    ],
    meaning: 'MB/s over all disks',
  }),
  column('diskWriteMbps', 'Total disks write throughput', {
    headers: [
      'Total disks write throughput',
      'Total disks write throughput (MB per second)',
      'Total disk write throughput',
    ],
    meaning: 'MB/s over all disks',
  }),
];

const PART_OF_WORDS: readonly (readonly [words: string, part: DiskPart])[] = [
  ['size', 'size'],
  ['readthroughput', 'readMbps'],
  ['writethroughput', 'writeMbps'],
  ['readops', 'readIops'],
  ['writeops', 'writeIops'],
];

/** `Disk 3 read throughput (MB per second)` and its relatives. */
function diskColumn(header: string): { readonly disk: number; readonly part: DiskPart } | null {
  const found = /^disk(\d{1,4})(\D+)/.exec(header);
  if (found === null) return null;
  const part = PART_OF_WORDS.find(([words]) => found[2]!.startsWith(words))?.[1];
  return part === undefined ? null : { disk: Number(found[1]), part };
}

export const AZURE_MIGRATE_CSV: FlatFormat = {
  kind: 'azure-migrate-csv',
  columns: AZURE_MIGRATE_CSV_COLUMNS,
  diskColumn,
  nameColumn: 'Server name',
};

/**
 * Azure Migrate's own discovery report, one sheet of a workbook: what the appliance found, without sizes of disks. Lists are
 * packed as `[a,b];[c];`; a row that lacks an operating system has an empty cell.
 */
export const AZURE_MIGRATE_DISCOVERY: FlatFormat = {
  kind: 'azure-migrate-discovery',
  columns: [
    column('name', 'Machine Name', { mandatory: true, meaning: 'the name of the machine' }),
    column('environment', 'Environment', { meaning: 'as tagged in the project' }),
    column('os', 'Operating System', { mandatory: true, meaning: 'as vCenter or the guest says' }),
    column('cores', 'Cores', { mandatory: true, meaning: 'processor cores' }),
    column('memoryMib', 'Memory (in MB)', { mandatory: true, meaning: 'MiB' }),
    column('diskCount', 'Total Disks', { meaning: 'their number' }),
    column('addresses', 'IP Addresses', { meaning: 'one list per adapter' }),
    column('macs', 'MAC Addresses', { meaning: 'one list per adapter' }),
    column('nicCount', 'Total Network Adapters', { meaning: 'their number' }),
    column('firmware', 'Boot Type', { validValues: ['BIOS', 'EFI', 'UEFI'], meaning: 'the firmware' }),
    column('power', 'Power Stats', { headers: ['Power Stats', 'Power Status', 'Power State'], meaning: 'ON or OFF' }),
    column('sqlServers', 'SQL Discovery Server Count', { meaning: 'servers of SQL Server; -1 where nobody looked' }),
    column('sqlService', 'Is SQL Service Present', { meaning: '1 or 0; 0 says nothing where nobody looked' }),
    column('source', 'Machine ID', { headers: ['Machine ID'], meaning: 'its path tells the platform' }),
  ],
  diskColumn: () => null,
  nameColumn: 'Machine Name',
};

/**
 * What Azure Migrate itself takes from an RVTools workbook, for comparison: Portolan reads more (`readRvtools`).
 *
 * Source: tutorial-import-vmware-using-rvtools-xlsx.md (05/12/2025).
 */
export const AZURE_MIGRATE_RVTOOLS_IMPORT: {
  readonly sheets: Readonly<Record<'vInfo' | 'vPartition' | 'vMemory', readonly string[]>>;
  readonly disksPerServer: number;
  readonly serversFewerThan: number;
} = {
  sheets: {
    vInfo: [
      'VM',
      'Powerstate',
      'CPUs',
      'Memory',
      'Provisioned MiB',
      'In use MiB',
      'OS according to the configuration file',
      'VM UUID',
    ],
    vPartition: ['VM', 'VM UUID', 'Capacity MiB', 'Consumed MiB'],
    vMemory: ['VM', 'VM UUID', 'Size MiB', 'Reservation'],
  },
  disksPerServer: 1,
  serversFewerThan: AZURE_MIGRATE_MAX_SERVERS,
};
