import { utils, write } from '@e965/xlsx';
import { fullPercent, inventedDatastores, placeOnDatastores } from './datastores.js';
import type { EstateMachine, InventedEstate } from './estate-machine.js';

type Cell = string | number | boolean | null;
type Rows = readonly (readonly Cell[])[];
type Machines = readonly EstateMachine[];

const MIB_PER_GIB = 1024;

const diskMiB = ({ disks }: EstateMachine): number => disks.reduce((sum, { gib }) => sum + gib * MIB_PER_GIB, 0);
const power = ({ isOn }: EstateMachine): string => (isOn ? 'poweredOn' : 'poweredOff');

function infoRows(machines: Machines, estate: InventedEstate): Rows {
  const { vcenter, datacenter } = estate;
  const datastoreOf = placeOnDatastores(estate);
  const header = [
    ...['VM', 'Powerstate', 'Template', 'CPUs', 'Memory', 'NICs', 'Disks', 'Primary IP Address', 'Provisioned MiB'],
    ...['In Use MiB', 'Firmware', 'Datacenter', 'Cluster', 'Host', 'OS according to the configuration file'],
    ...['OS according to the VMware Tools', 'Path', 'VM UUID', 'VI SDK Server'],
  ];
  const rows = machines.map((machine): Cell[] => {
    const { name, isTemplate, cores, memoryMiB, disks, address, isOn, isEfi, cluster, host, os, id } = machine;
    const provisioned = diskMiB(machine) + (isOn ? memoryMiB : 0);
    return [
      ...[name, power(machine), isTemplate, cores, memoryMiB, 1, disks.length, isOn ? address : null, provisioned],
      ...[Math.round((diskMiB(machine) * fullPercent(machine)) / 100), isEfi ? 'efi' : 'bios', datacenter, cluster],
      ...[host, os, isOn ? os : null, `[${datastoreOf(machine)}] ${name}/${name}.vmx`, id, vcenter],
    ];
  });
  return [header, ...rows];
}

const cpuRows = (machines: Machines): Rows => [
  ['VM', 'Powerstate', 'Template', 'CPUs', 'Sockets', 'Cores p/s', 'Hot Add', 'VM UUID'],
  ...machines.map((machine): Cell[] => {
    const { name, isTemplate, cores, id } = machine;
    const perSocket = cores % 2 === 0 ? 2 : 1;
    return [name, power(machine), isTemplate, cores, cores / perSocket, perSocket, false, id];
  }),
];

const memoryRows = (machines: Machines): Rows => [
  ['VM', 'Powerstate', 'Size MiB', 'Consumed', 'Ballooned', 'Swapped', 'VM UUID'],
  ...machines.map((machine): Cell[] => {
    const { name, memoryMiB, isOn, id } = machine;
    return [name, power(machine), memoryMiB, isOn ? Math.trunc(memoryMiB * 0.97) : 0, 0, 0, id];
  }),
];

function diskRows(machines: Machines, estate: InventedEstate): Rows {
  const datastoreOf = placeOnDatastores(estate);
  const header = [
    ...['VM', 'Powerstate', 'Disk', 'Disk Key', 'Capacity MiB', 'Raw', 'Disk Mode', 'Sharing mode', 'Thin'],
    ...['Controller', 'Unit #', 'Path', 'VM UUID'],
  ];
  const rows = machines.flatMap((machine) =>
    machine.disks.map(({ gib, isRaw }, unit): Cell[] => [
      ...[machine.name, power(machine), `Hard disk ${unit + 1}`, 2000 + unit, gib * MIB_PER_GIB, isRaw],
      ...[isRaw ? 'independent_persistent' : 'persistent', 'sharingNone', !isRaw, 'SCSI controller 0', unit],
      `[${datastoreOf(machine)}] ${machine.name}/${machine.name}${unit === 0 ? '' : `_${unit}`}.vmdk`,
      machine.id,
    ]),
  );
  return [header, ...rows];
}

/** Partitions are known where the tools of the guest run. */
function partitionRows(machines: Machines): Rows {
  const drives = (machine: EstateMachine): Cell[][] =>
    machine.disks.map(({ gib }, index) => {
      const capacity = gib * MIB_PER_GIB - 512;
      const consumed = Math.round((capacity * fullPercent(machine)) / 100);
      const path = machine.isWindows ? `${'CDEFGH'[index]!}:\\` : index === 0 ? '/' : `/data${index}`;
      return [machine.name, path, 2000 + index, capacity, consumed, capacity - consumed, machine.id];
    });
  return [
    ['VM', 'Disk', 'Disk Key', 'Capacity MiB', 'Consumed MiB', 'Free MiB', 'VM UUID'],
    ...machines.filter(({ isOn }) => isOn).flatMap(drives),
  ];
}

const networkRows = (machines: Machines): Rows => [
  ['VM', 'NIC label', 'Adapter', 'Network', 'Connected', 'Mac Address', 'IPv4 Address', 'VM UUID'],
  ...machines.map(({ name, environment, isOn, mac, address, id }): Cell[] => [
    ...[name, 'Network adapter 1', 'Vmxnet3', `vlan-${environment === 'production' ? 110 : 210}`, isOn],
    ...[mac.toLowerCase().replace(/(..)(?!$)/g, '$1:'), isOn ? address : null, id],
  ]),
];

const snapshotRows = (machines: Machines): Rows => [
  ['VM', 'Name', 'Size MiB (total)', 'VM UUID'],
  ...machines.flatMap(({ name, snapshots, id }) =>
    Array.from({ length: snapshots }, (_, index): Cell[] => [name, `before change ${index + 1}`, 2048, id]),
  ),
];

const toolsRows = (machines: Machines): Rows => [
  ['VM', 'Tools', 'Tools Version', 'VM UUID'],
  ...machines.map(({ name, isOn, id }): Cell[] => [name, isOn ? 'toolsOk' : 'toolsNotRunning', 12_352, id]),
];

function hostRows(machines: Machines, { vcenter, datacenter }: InventedEstate): Rows {
  const clusters = new Map(machines.map(({ host, cluster }) => [host, cluster]));
  const header = ['Host', 'Datacenter', 'Cluster', 'CPU Model', 'Speed', '# CPU', 'Cores per CPU', '# Cores'];
  const rows = [...clusters.keys()]
    .sort()
    .map((host): Cell[] => [
      ...[host, datacenter, clusters.get(host)!, 'Intel(R) Xeon(R) Gold 6248R CPU @ 3.00GHz', 3000, 2, 24, 48],
      vcenter,
    ]);
  return [[...header, 'VI SDK Server'], ...rows];
}

function datastoreRows(estate: InventedEstate): Rows {
  const header = ['Name', 'Address', 'Accessible', 'Type', '# VMs', 'Capacity MiB', 'Provisioned MiB', 'In Use MiB'];
  const rows = inventedDatastores(estate).map(({ name, cluster, machines, ...size }): Cell[] => {
    const { capacityGiB, provisionedGiB, usedGiB } = size;
    const free = capacityGiB - usedGiB;
    return [
      ...[name, '', true, 'VMFS', machines, capacityGiB * MIB_PER_GIB, provisionedGiB * MIB_PER_GIB],
      ...[usedGiB * MIB_PER_GIB, free * MIB_PER_GIB, Math.round((free * 100) / capacityGiB), cluster, estate.vcenter],
    ];
  });
  return [[...header, 'Free MiB', 'Free %', 'Cluster name', 'VI SDK Server'], ...rows];
}

/** An RVTools-like workbook of the machines on vSphere; the same bytes everywhere. */
export function rvtoolsWorkbook(estate: InventedEstate, machines: Machines): Uint8Array {
  const own = machines.filter(({ platform }) => platform === 'vsphere');
  const tabs: Readonly<Record<string, Rows>> = {
    vInfo: infoRows(own, estate),
    vCPU: cpuRows(own),
    vMemory: memoryRows(own),
    vDisk: diskRows(own, estate),
    vPartition: partitionRows(own),
    vNetwork: networkRows(own),
    vSnapshot: snapshotRows(own),
    vTools: toolsRows(own),
    vHost: hostRows(own, estate),
    vDatastore: datastoreRows(estate),
  };
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(tabs)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  const bytes: unknown = write(book, { type: 'array', bookType: 'xlsx', compression: true });
  return new Uint8Array(bytes as ArrayBuffer);
}
