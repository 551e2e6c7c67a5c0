import { utils, write } from '@e965/xlsx';
import { demoMachines } from './demo-machines.js';
import type { DemoMachine } from './demo-machines.js';

type Cell = string | number | boolean | null;
type Rows = readonly (readonly Cell[])[];

const MIB_PER_GIB = 1024;
const VCENTER = 'vcenter.plant.example';
const DATACENTER = 'DC-Plant';

const provisionedMiB = (machine: DemoMachine): number =>
  machine.disks.reduce((sum, size) => sum + size * MIB_PER_GIB, 0) + (machine.isOn ? machine.memoryMiB : 0);

const power = ({ isOn }: DemoMachine): string => (isOn ? 'poweredOn' : 'poweredOff');

function infoRows(machines: readonly DemoMachine[]): Rows {
  const header = [
    'VM',
    'Powerstate',
    'Template',
    'CPUs',
    'Memory',
    'NICs',
    'Disks',
    'Primary IP Address',
    'Provisioned MiB',
    'In Use MiB',
    'Firmware',
    'Datacenter',
    'Cluster',
    'Host',
    'OS according to the configuration file',
    'OS according to the VMware Tools',
    'VM UUID',
    'VI SDK Server',
    'Environment',
    'Application',
  ];
  return [
    header,
    ...machines.map((machine) => [
      machine.name,
      power(machine),
      machine.isTemplate,
      machine.cores,
      machine.memoryMiB,
      1,
      machine.disks.length,
      machine.addresses[0] ?? null,
      provisionedMiB(machine),
      Math.round(provisionedMiB(machine) * 0.62),
      machine.isEfi ? 'efi' : 'bios',
      DATACENTER,
      machine.cluster,
      machine.host,
      machine.os,
      machine.isOn ? machine.os : null,
      machine.uuid,
      VCENTER,
      machine.environment,
      machine.application,
    ]),
  ];
}

function diskRows(machines: readonly DemoMachine[]): Rows {
  const header = [
    'VM',
    'Powerstate',
    'Disk',
    'Disk Key',
    'Capacity MiB',
    'Raw',
    'Disk Mode',
    'Sharing mode',
    'Thin',
    'Controller',
    'Unit #',
    'VM UUID',
  ];
  return [
    header,
    ...machines.flatMap((machine) =>
      machine.disks.map((size, unit) => [
        machine.name,
        power(machine),
        `Hard disk ${unit + 1}`,
        2000 + unit,
        size * MIB_PER_GIB,
        machine.hasRawDisk && unit === machine.disks.length - 1,
        'persistent',
        'sharingNone',
        true,
        'SCSI controller 0',
        unit,
        machine.uuid,
      ]),
    ),
  ];
}

const networkRows = (machines: readonly DemoMachine[]): Rows => [
  ['VM', 'NIC label', 'Adapter', 'Network', 'Connected', 'Mac Address', 'IPv4 Address', 'VM UUID'],
  ...machines.map((machine, index) => [
    machine.name,
    'Network adapter 1',
    'Vmxnet3',
    `vlan-${machine.environment === 'Production' ? 110 : 210}`,
    machine.isOn,
    `00:50:56:${[index >> 16, index >> 8, index].map((part) => (part & 255).toString(16).padStart(2, '0')).join(':')}`,
    machine.addresses[0] ?? null,
    machine.uuid,
  ]),
];

const snapshotRows = (machines: readonly DemoMachine[]): Rows => [
  ['VM', 'Name', 'Size MiB (total)', 'VM UUID'],
  ...machines.flatMap((machine) =>
    Array.from({ length: machine.snapshots }, (_, index) => [
      machine.name,
      `before change ${index + 1}`,
      2048,
      machine.uuid,
    ]),
  ),
];

const toolsRows = (machines: readonly DemoMachine[]): Rows => [
  ['VM', 'Tools', 'Tools Version', 'VM UUID'],
  ...machines.map((machine) => [machine.name, machine.isOn ? 'toolsOk' : 'toolsNotRunning', 12_352, machine.uuid]),
];

function hostRows(machines: readonly DemoMachine[]): Rows {
  const hosts = new Map(machines.map(({ host, cluster }) => [host, cluster]));
  return [
    ['Host', 'Datacenter', 'Cluster', 'CPU Model', 'Speed', '# CPU', 'Cores per CPU', '# Cores'],
    ...[...hosts]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([host, cluster]) => [
        host,
        DATACENTER,
        cluster,
        'Intel(R) Xeon(R) Gold 6248R CPU @ 3.00GHz',
        3000,
        2,
        24,
        48,
      ]),
  ];
}

/** An RVTools-like workbook of the demo's vSphere half; the same bytes on every machine. */
function workbookOf(machines: readonly DemoMachine[]): Uint8Array {
  const tabs: Readonly<Record<string, Rows>> = {
    vInfo: infoRows(machines),
    vDisk: diskRows(machines),
    vNetwork: networkRows(machines),
    vSnapshot: snapshotRows(machines),
    vTools: toolsRows(machines),
    vHost: hostRows(machines),
  };
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(tabs)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  return bytes as Uint8Array;
}

const DISK_COLUMNS = 3;

/** Azure Migrate's import form of the measured half: percentages of use and figures for each disk. */
function importCsvOf(machines: readonly DemoMachine[]): string {
  const disks = Array.from({ length: DISK_COLUMNS }, (_, index) => `Disk ${index + 1}`);
  const header = [
    '*Server name',
    'IP addresses',
    '*Cores',
    '*Memory (In MB)',
    '*OS name',
    'Server type',
    'CPU utilization percentage',
    'Memory utilization percentage',
    'Network adapters',
    'Network In throughput',
    'Network Out throughput',
    'Boot type',
    'Number of disks',
    ...disks.flatMap((disk) => [
      `${disk} size (In GB)`,
      `${disk} read throughput (MB per second)`,
      `${disk} write throughput (MB per second)`,
      `${disk} read ops (operations per second)`,
      `${disk} write ops (operations per second)`,
    ]),
  ];
  const rows = machines.map((machine) => [
    `${machine.name}.plant.example`,
    machine.addresses.join(';'),
    machine.cores,
    machine.memoryMiB,
    machine.os,
    'Virtual',
    machine.cpuPercent,
    machine.memoryPercent,
    1,
    machine.networkMBps,
    machine.networkMBps,
    machine.isEfi ? 'UEFI' : 'BIOS',
    machine.disks.length,
    ...disks.flatMap((_, index) => diskCells(machine, index)),
  ]);
  return `${[header, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}

/** The OS disk is quiet; the load lies on the others, or on it where there are none. */
function diskCells(machine: DemoMachine, index: number): readonly (number | string)[] {
  const size = machine.disks[index];
  if (size === undefined) return ['', '', '', '', ''];
  const dataDisks = machine.disks.length - 1;
  const share = dataDisks === 0 ? 1 : index === 0 ? 0.1 : 0.9 / dataDisks;
  const part = (value: number): number => Math.round(value * share * 50) / 100;
  return [size, part(machine.diskMBps), part(machine.diskMBps), part(machine.diskIops), part(machine.diskIops)];
}

/** One input file of the demo. */
export interface DemoFile {
  readonly name: string;
  readonly content: Uint8Array | string;
}

/** The demo's inputs: an RVTools-like workbook and an Azure Migrate import file of an invented manufacturer. */
export function demoFiles(): readonly DemoFile[] {
  const { vsphere, measured } = demoMachines();
  return [
    { name: 'rvtools-plant.xlsx', content: workbookOf(vsphere) },
    { name: 'measured-servers.csv', content: importCsvOf(measured) },
  ];
}
