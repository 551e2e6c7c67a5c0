import { csvText } from './csv-text.js';
import type { CsvCell } from './csv-text.js';
import type { EstateMachine } from './estate-machine.js';
import { diskName } from './sample-files.js';

const MIB = 1_048_576;
const GIB = 1_073_741_824;

/** One export of one host of Hyper-V. */
export interface HypervExport {
  readonly name: string;
  readonly text: string;
}

/** What the cmdlets of `docs/collectors.md` write on each host. */
export function hypervExports(machines: readonly EstateMachine[]): readonly HypervExport[] {
  const own = machines.filter(({ platform }) => platform === 'hyperv');
  return [...new Set(own.map(({ host }) => host))].sort().flatMap((host) => {
    const there = own.filter((machine) => machine.host === host);
    const csv = (name: string, rows: readonly (readonly CsvCell[])[]): HypervExport => ({
      name: `${host}-${name}.csv`,
      text: csvText(rows, 'all'),
    });
    return [
      csv('vms', machineRows(there)),
      csv('drives', driveRows(there)),
      csv('vhds', vhdRows(there)),
      csv('nics', nicRows(there)),
      csv('snapshots', snapshotRows(there)),
      csv('firmware', firmwareRows(there)),
      { name: `${host}-guests.json`, text: guestsJson(there) },
    ];
  });
}

type Rows = readonly (readonly CsvCell[])[];
type Machines = readonly EstateMachine[];

const machineRows = (machines: Machines): Rows => [
  [
    ...['Name', 'Id', 'State', 'ProcessorCount', 'MemoryStartup', 'MemoryAssigned', 'MemoryMinimum', 'MemoryMaximum'],
    ...['DynamicMemoryEnabled', 'Generation', 'ComputerName', 'IsClustered', 'Notes', 'ReplicationMode'],
    'IntegrationServicesState',
  ],
  ...machines.map((machine) => {
    const { name, id, isOn, cores, memoryMiB, hasDynamicMemory, isEfi, host } = machine;
    const memory = memoryMiB * MIB;
    return [
      ...[name, id, isOn ? 'Running' : 'Off', cores, memory, isOn ? memory : 0, hasDynamicMemory ? memory / 4 : memory],
      ...[memory, hasDynamicMemory, isEfi ? 2 : 1, host, true, '', 'None', isOn ? 'Up to date' : ''],
    ];
  }),
];

const pathOf = ({ name }: EstateMachine, index: number): string =>
  `C:\\ClusterStorage\\Volume1\\${name}\\${name}-${index}.vhdx`;

/** As the platform prints a disk of the host that a machine was given whole. */
const hostDisk = (gib: number): string => `Disk 3 ${gib}.00 GB Bus 0 Lun 3 Target 0`;

const driveRows = (machines: Machines): Rows => [
  [
    ...['VMName', 'VMId', 'ComputerName', 'Path', 'ControllerType', 'ControllerNumber', 'ControllerLocation'],
    ...['DiskNumber', 'SupportPersistentReservations'],
  ],
  ...machines.flatMap((machine) =>
    machine.disks.map(({ gib, isRaw }, index) => {
      const [type, place] = diskName(machine, index).split(' ') as [string, string];
      const [number, location] = place.split(':') as [string, string];
      const path = isRaw ? hostDisk(gib) : pathOf(machine, index);
      return [machine.name, machine.id, machine.host, path, type, number, location, isRaw ? 3 : '', false];
    }),
  ),
];

const vhdRows = (machines: Machines): Rows => [
  ['ComputerName', 'Path', 'VhdFormat', 'VhdType', 'FileSize', 'Size', 'ParentPath'],
  ...machines.flatMap((machine) =>
    machine.disks.flatMap(({ gib, isRaw }, index) => {
      const size = gib * GIB;
      const fileSize = Math.round((size * (40 + (machine.name.length % 5) * 9)) / 100 / MIB) * MIB;
      return isRaw ? [] : [[machine.host, pathOf(machine, index), 'VHDX', 'Dynamic', fileSize, size, '']];
    }),
  ),
];

const nicRows = (machines: Machines): Rows => [
  ['VMName', 'VMId', 'ComputerName', 'Name', 'SwitchName', 'MacAddress', 'Connected', 'IPAddresses'],
  ...machines.map(({ name, id, host, mac, isOn, address }) => [
    ...[name, id, host, 'Network Adapter', 'vSwitch-Plant', mac, true, isOn ? address : ''],
  ]),
];

const snapshotRows = (machines: Machines): Rows => [
  ['VMName', 'VMId', 'ComputerName', 'Name', 'SnapshotType'],
  ...machines.flatMap(({ name, id, host, snapshots }) =>
    Array.from({ length: snapshots }, (_, index) => [
      name,
      id,
      host,
      `${name} - before change ${index + 1}`,
      'Standard',
    ]),
  ),
];

const firmwareRows = (machines: Machines): Rows => [
  ['VMName', 'VMId', 'SecureBoot'],
  ...machines.filter(({ isEfi }) => isEfi).map(({ name, id, isWindows }) => [name, id, isWindows ? 'On' : 'Off']),
];

const item = (name: string, data: string): string =>
  `<INSTANCE CLASSNAME="Msvm_KvpExchangeDataItem"><PROPERTY NAME="Data" TYPE="string"><VALUE>${data}</VALUE></PROPERTY>` +
  `<PROPERTY NAME="Name" TYPE="string"><VALUE>${name}</VALUE></PROPERTY></INSTANCE>`;

/** What running guests tell the host of themselves. */
function guestsJson(machines: Machines): string {
  const told = machines
    .filter(({ isOn }) => isOn)
    .map(({ id, os, address }) => ({
      SystemName: id.toUpperCase(),
      GuestIntrinsicExchangeItems: [
        item('OSName', os),
        item('ProcessorArchitecture', '9'),
        item('NetworkAddressIPv4', address),
      ],
    }));
  return `${JSON.stringify(told, null, 2)}\n`;
}
