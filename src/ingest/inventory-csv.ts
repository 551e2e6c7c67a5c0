import type { DiskPart, FlatColumnRule, FlatField, FlatFormat } from './flat-columns.js';

const column = (
  maps: FlatField,
  field: string,
  meaning: string,
  more: Partial<Pick<FlatColumnRule, 'headers' | 'mandatory' | 'validValues'>> = {},
): FlatColumnRule => ({
  field,
  headers: more.headers ?? [field],
  maps,
  mandatory: more.mandatory ?? false,
  validValues: more.validValues ?? null,
  meaning,
});

/**
 * The columns of Portolan's own inventory CSV: one row per machine, columns in any order. Only `machine` is mandatory:
 * a file that adds environments and tags to the machines of another input needs no more. Headers are compared without
 * case, spaces and punctuation. Sizes are binary (MiB, GiB), MB/s is 10^6 bytes per second.
 *
 * Disks are given either packed in `disks` (`128;512`, in GiB, the boot disk first) or in numbered columns, one set per
 * disk: `disk1Gib`, `disk1UsedGib`, `disk1ReadIops`, `disk1WriteIops`, `disk1ReadMBps`, `disk1WriteMBps`, `disk2Gib`…
 */
export const INVENTORY_CSV_COLUMNS: readonly FlatColumnRule[] = [
  column('name', 'machine', 'the name of the machine', { mandatory: true }),
  column('uuid', 'id', 'the UUID that the platform gives it', { headers: ['id', 'uuid'] }),
  column('source', 'source', 'the platform', { validValues: ['vmware', 'hyperv', 'physical', 'other'] }),
  column('power', 'power', 'on, off or suspended'),
  column('template', 'template', 'true for a template'),
  column('cores', 'cores', 'virtual or physical processor cores; needed for a size'),
  column('memoryMib', 'memoryMiB', 'memory in MiB; needed for a size'),
  column('os', 'os', 'the name of the operating system; needed for a judgement of readiness'),
  column('osVersion', 'osVersion', 'its version, where the name lacks it'),
  column('architecture', 'architecture', 'of the operating system', {
    validValues: ['x64', 'x86', 'arm64', 'amd64', '32-bit', '64-bit'],
  }),
  column('guestId', 'guestId', 'the vSphere guest id, such as windows9Server64Guest'),
  column('firmware', 'firmware', 'the firmware', { validValues: ['bios', 'efi', 'uefi'] }),
  column('secureBoot', 'secureBoot', 'true where Secure Boot is on'),
  column('disksPacked', 'disks', 'sizes of all disks in GiB, separated by semicolons, the boot disk first'),
  column('diskCount', 'diskCount', 'the number of disks, where they are not listed'),
  column('storageGib', 'storageGib', 'provisioned GiB over all disks, where they are not listed'),
  column('storageUsedGib', 'storageUsedGib', 'used GiB over all disks'),
  column('nicCount', 'nics', 'the number of network adapters', { headers: ['nics', 'nicCount'] }),
  column('macs', 'macs', 'MAC addresses, separated by semicolons', { headers: ['macs', 'mac'] }),
  column('addresses', 'addresses', 'IP addresses, separated by semicolons', { headers: ['addresses', 'ip', 'ips'] }),
  column('manager', 'manager', 'the vCenter, or the Hyper-V host or cluster'),
  column('datacenter', 'datacenter', 'the data centre'),
  column('cluster', 'cluster', 'the cluster'),
  column('host', 'host', 'the host'),
  column('folder', 'folder', 'the folder in the platform'),
  column('environment', 'environment', 'production, or non-production such as dev or test'),
  column('application', 'application', 'what the machine belongs to'),
  column('criticality', 'criticality', 'how much depends on it, in your words'),
  column('annotation', 'annotation', 'any text', { headers: ['annotation', 'notes'] }),
  column('tags', 'tags', 'key=value pairs, separated by semicolons'),
  column('changeTracking', 'changeTracking', 'true where changed block tracking is on'),
  column('cpuPercent', 'cpuPercent', 'use of its cores in percent'),
  column('memoryPercent', 'memoryPercent', 'use of its memory in percent'),
  column('diskReadIops', 'diskReadIops', 'read operations/s over all disks'),
  column('diskWriteIops', 'diskWriteIops', 'write operations/s over all disks'),
  column('diskReadMbps', 'diskReadMBps', 'MB/s read over all disks'),
  column('diskWriteMbps', 'diskWriteMBps', 'MB/s written over all disks'),
  column('networkInMbps', 'networkInMBps', 'MB/s received over all adapters'),
  column('networkOutMbps', 'networkOutMBps', 'MB/s sent over all adapters'),
  column('logicalSectorBytes', 'logicalSectorBytes', 'the largest logical sector of its disks, in bytes'),
  column('usesStorageSpaces', 'storageSpaces', 'true where the guest has a storage pool'),
  column('usesMultipath', 'multipath', 'true where the guest reaches disks over several paths'),
  column('usesIscsi', 'iscsi', 'true where the guest connects to iSCSI targets'),
  column('usesNicTeaming', 'nicTeaming', 'true where the guest teams or bonds its adapters'),
  column('isGuestEncrypted', 'guestEncryption', 'true for BitLocker, dm-crypt or the like inside the guest'),
  column('kernel', 'kernel', 'the running Linux kernel, as uname -r prints it'),
  column('licenceBoundTo', 'licenceBoundTo', 'what a licence is bound to: a dongle, a MAC address, the processor'),
];

const PARTS: ReadonlyMap<string, DiskPart> = new Map([
  ['gb', 'size'],
  ['sizegb', 'size'],
  ['usedgb', 'used'],
  ['readiops', 'readIops'],
  ['writeiops', 'writeIops'],
  ['readmbps', 'readMbps'],
  ['writembps', 'writeMbps'],
]);

function diskColumn(header: string): { readonly disk: number; readonly part: DiskPart } | null {
  const found = /^disk(\d{1,4})(\D+)$/.exec(header);
  const part = PARTS.get(found?.[2] ?? '');
  return found === null || part === undefined ? null : { disk: Number(found[1]), part };
}

export const INVENTORY_CSV: FlatFormat = {
  kind: 'inventory-csv',
  columns: INVENTORY_CSV_COLUMNS,
  diskColumn,
  nameColumn: 'machine',
};
