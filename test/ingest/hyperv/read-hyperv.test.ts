import { describe, expect, it } from 'vitest';
import { bytesOfGib, bytesOfMib } from '../../../src/model/index.js';
import { codesOf, estateOf, estateOfSheets, estateOfText, textFile } from '../../support/workbook.js';
import { leafPaths } from '../../support/leaf-paths.js';

const WEB = '6f225311-b793-49cf-98a3-0a32108e49bb';
const DB = '0b6f5f1e-22d4-4a6e-9a53-1f4a3c2d9e10';

/** Quoted as Export-Csv does. */
const csv = (rows: readonly (readonly (string | number | boolean)[])[], separator = ','): string =>
  rows.map((row) => row.map((cell) => `"${String(cell)}"`).join(separator)).join('\r\n') + '\r\n';

const VM_HEADER = [
  ...['Name', 'Id', 'State', 'ProcessorCount', 'MemoryStartup', 'MemoryAssigned', 'MemoryMinimum', 'MemoryMaximum'],
  ...['DynamicMemoryEnabled', 'Generation', 'ComputerName', 'IsClustered', 'Notes', 'Version', 'ReplicationMode'],
];
const GIB = 1_073_741_824;
const WEB_ROW = [
  'web01',
  WEB,
  'Running',
  4,
  4 * GIB,
  6 * GIB,
  GIB,
  1024 * GIB,
  true,
  2,
  'HV1',
  false,
  'front',
  '9.0',
  'None',
];
const DB_ROW = ['db01', DB, 'Off', 8, 32 * GIB, 0, 0, 1024 * GIB, false, 1, 'HV2', false, '', '9.0', 'Primary'];
const VMS = csv([VM_HEADER, WEB_ROW, DB_ROW]);

const DRIVE_HEADER = [
  'VMName',
  'VMId',
  'ComputerName',
  'Path',
  'ControllerType',
  'ControllerNumber',
  'ControllerLocation',
  'DiskNumber',
  'SupportPersistentReservations',
];
const VHD_HEADER = ['ComputerName', 'Path', 'VhdFormat', 'VhdType', 'FileSize', 'Size', 'ParentPath'];

const file = (name: string, text: string) => textFile(text, name, 'hyperv');

describe('the output of Get-VM', () => {
  it('has the machines', () => {
    const { machines, problems, inputs, counts } = estateOfText(VMS);
    expect(problems).toEqual([]);
    expect(inputs[0]).toMatchObject({ kind: 'hyperv', recognisedBy: 'the properties that Get-VM of Hyper-V writes' });
    expect(counts).toEqual({ rows: 2, machines: 2, merged: 0, skipped: 0 });
    expect(machines).toMatchObject([
      {
        id: WEB,
        name: 'web01',
        source: 'hyperv',
        power: 'on',
        cores: 4,
        memoryBytes: bytesOfGib(6),
        firmware: 'efi',
        annotation: 'front',
        placement: { host: 'HV1', manager: 'HV1' },
      },
      { id: DB, power: 'off', cores: 8, memoryBytes: bytesOfGib(32), firmware: 'bios', placement: { host: 'HV2' } },
    ]);
  });

  it('says of dynamic memory where the figure comes from', () => {
    const [web, db] = estateOfText(VMS).machines;
    expect(web?.origins['memoryBytes']).toMatchObject({
      column: 'MemoryAssigned',
      how: 'derived',
      note: 'dynamic memory between 1024 and 1048576 MiB: the greater of what it starts with and what it has now',
    });
    expect(db?.origins['memoryBytes']).toMatchObject({ column: 'MemoryStartup', how: 'read' });
  });

  it.each([
    ['with the line #TYPE', `#TYPE Selected.Microsoft.HyperV.PowerShell.VirtualMachine\r\n${VMS}`],
    ['with semicolons', csv([VM_HEADER, WEB_ROW, DB_ROW], ';')],
    ['with tabs', csv([VM_HEADER, WEB_ROW, DB_ROW], '\t')],
    ['with Windows PowerShell 5.1 and >', new Uint8Array(Buffer.from(`\ufeff${VMS}`, 'utf16le'))],
  ])('is read %s', (_, text) => {
    const { machines, problems } = estateOfText(text);
    expect(problems).toEqual([]);
    expect(machines.map(({ cores, memoryBytes }) => [cores, memoryBytes])).toEqual([
      [4, 6 * GIB],
      [8, 32 * GIB],
    ]);
  });

  it.each([
    ['Running', 'on'],
    ['2', 'on'],
    ['Off', 'off'],
    ['3', 'off'],
    ['OffCritical', 'off'],
    ['Saved', 'suspended'],
    ['6', 'suspended'],
    ['Paused', 'suspended'],
    ['9', 'suspended'],
  ])('knows the state %s', (state, power) => {
    const { machines, problems } = estateOfText(
      csv([
        ['VMName', 'State', 'ProcessorCount'],
        ['a', state, 1],
      ]),
    );
    expect(problems).toEqual([]);
    expect(machines[0]?.power).toBe(power);
  });

  it('reports what it cannot know and reads the rest', () => {
    const estate = estateOfText(
      csv([
        ['Name', 'State', 'ProcessorCount', 'MemoryStartup', 'Generation', 'IPAddresses'],
        ['a', 'Molten', 2, 4096, 3, 'System.String[]'],
        ['', 'Off', 2, GIB, 1, ''],
      ]),
    );
    expect(codesOf(estate)).toEqual(['unknown-power-state', 'out-of-range', 'bad-value', 'unexpanded-list', 'no-name']);
    expect(estate.counts).toEqual({ rows: 2, machines: 1, merged: 0, skipped: 1 });
    expect(estate.machines[0]).toMatchObject({ cores: 2, memoryBytes: null, firmware: null, addresses: [] });
  });

  it('leaves replicas out, and their parts with them', () => {
    const replica = [...WEB_ROW.slice(0, 2), 'Off', ...WEB_ROW.slice(3, 10), 'HV9', false, '', '9.0', 'Replica'];
    const estate = estateOf(
      file('vms.csv', csv([VM_HEADER, WEB_ROW, replica])),
      file(
        'nics.csv',
        csv([
          ['VMName', 'VMId', 'ComputerName', 'Name', 'MacAddress'],
          ['web01', WEB, 'HV9', 'n', '00155D000001'],
        ]),
      ),
    );
    expect(codesOf(estate)).toEqual(['hyperv-replica']);
    expect(estate.counts).toEqual({ rows: 2, machines: 1, merged: 0, skipped: 1 });
    expect(estate.machines[0]).toMatchObject({ power: 'on', nics: [] });
  });

  it('knows a machine on two hosts by its GUID, and tells machines of one name apart by their hosts', () => {
    const moved = WEB_ROW.map((cell) => (cell === 'HV1' ? 'HV2' : cell));
    const twice = estateOfText(csv([VM_HEADER, WEB_ROW, moved]));
    expect(twice.counts).toMatchObject({ machines: 1, merged: 1 });
    const header = ['Name', 'ProcessorCount', 'MemoryStartup', 'ComputerName'];
    const named = estateOfText(csv([header, ['a', 1, GIB, 'HV1'], ['a', 2, GIB, 'HV2']]));
    expect(named.counts).toMatchObject({ machines: 2, merged: 0 });
    expect(codesOf(named)).toEqual(['shared-name']);
  });
});

describe('the output of several cmdlets', () => {
  const drives = csv([
    DRIVE_HEADER,
    ['db01', DB, 'HV2', 'D:\\vm\\db01-data.vhdx', 'SCSI', 0, 0, '', false],
    ['db01', DB, 'HV2', 'D:\\vm\\db01_A1.avhdx', 'IDE', 0, 0, '', false],
    ['db01', DB, 'HV2', 'Disk 3 127.25 GB Bus 0 Lun 3 Target 0', 'SCSI', 0, 1, 3, false],
    ['db01', DB, 'HV2', 'C:\\iso\\setup.iso', 'IDE', 1, 0, '', ''],
    ['web01', WEB, 'HV1', '\\\\fs\\vm\\quorum.vhds', 'SCSI', 0, 1, '', true],
    ['web01', WEB, 'HV1', 'D:\\vm\\web01.vhdx', 'SCSI', 0, 0, '', false],
    ['web01', WEB, 'HV1', 'D:\\vm\\lost.vhdx', 'SCSI', 0, 2, '', false],
  ]);
  const vhds = csv([
    VHD_HEADER,
    ['HV2', 'd:\\VM\\db01-data.vhdx', 'VHDX', 'Dynamic', 100 * GIB, 500 * GIB, ''],
    ['HV2', 'D:\\vm\\db01_A1.avhdx', 'VHDX', 'Differencing', 2 * GIB, 80 * GIB, 'D:\\vm\\db01.vhdx'],
    ['HV2', 'D:\\vm\\db01.vhdx', 'VHDX', 'Dynamic', 60 * GIB, 80 * GIB, ''],
    ['HV1', 'D:\\vm\\web01.vhdx', 'VHD', 'Fixed', 40 * GIB, 40 * GIB, ''],
    ['HV2', 'D:\\vm\\web01.vhdx', 'VHD', 'Fixed', 999 * GIB, 999 * GIB, ''],
    ['HV1', '\\\\fs\\vm\\quorum.vhds', 'VHDSet', 'Dynamic', GIB, 2 * GIB, ''],
  ]);
  const estate = estateOf(file('vhds.csv', vhds), file('drives.csv', drives), file('vms.csv', VMS));
  const [web, db] = estate.machines;

  it('is one inventory, whatever the order of the files', () => {
    expect(estate.counts).toEqual({ rows: 2, machines: 2, merged: 0, skipped: 0 });
    expect(estate.inputs.map(({ kind, sheets }) => [kind, sheets[0]?.rowsUsed])).toEqual([
      ['hyperv', 5],
      ['hyperv', 6],
      ['hyperv', 2],
    ]);
  });

  it('gives each drive the size of its file on its host', () => {
    expect(web?.disks).toMatchObject([
      { name: 'SCSI 0:1', sizeBytes: bytesOfGib(2), isShared: true, isOs: false, isThin: true },
      {
        name: 'SCSI 0:0',
        sizeBytes: bytesOfGib(40),
        usedBytes: bytesOfGib(40),
        isThin: false,
        isOs: true,
        isShared: false,
      },
    ]);
    expect(db?.disks).toMatchObject([
      { name: 'SCSI 0:0', sizeBytes: bytesOfGib(500), usedBytes: bytesOfGib(100), isOs: false, isRawDevice: false },
      { name: 'IDE 0:0', controller: 'IDE controller 0', sizeBytes: bytesOfGib(80), isOs: true },
      { name: 'SCSI 0:1', sizeBytes: bytesOfGib(128), sizeBasis: 'estimated', isRawDevice: true },
    ]);
  });

  it('adds a checkpoint to what its base uses, and knows its size', () => {
    expect(db?.disks[1]?.usedBytes).toBe(62 * GIB);
    expect(db?.condition.snapshotBytes).toBe(2 * GIB);
    expect(web?.condition.snapshotBytes).toBeNull();
  });

  it('reports a drive whose file is not listed, and still counts it', () => {
    expect(codesOf(estate)).toEqual(['no-size']);
    expect(estate.problems[0]?.message).toBe('the disk "SCSI 0:2" has no size and is left out');
    expect(web?.diskCount).toBe(3);
  });

  it('takes the files for the disks where no drive is listed', () => {
    const header = ['VMName', 'VMId', ...VHD_HEADER];
    const own = csv([
      header,
      ['db01', DB, 'HV2', 'D:\\a.avhdx', 'VHDX', 'Differencing', GIB, 10 * GIB, 'D:\\a.vhdx'],
      ['db01', DB, 'HV2', 'D:\\a.vhdx', 'VHDX', 'Fixed', 10 * GIB, 10 * GIB, ''],
    ]);
    const { machines } = estateOf(file('vms.csv', VMS), file('vhds.csv', own));
    expect(machines[1]?.disks).toMatchObject([
      { name: 'a.avhdx', sizeBytes: 10 * GIB, usedBytes: 11 * GIB, isOs: true },
    ]);
  });

  it('has a place for every value', () => {
    for (const machine of estate.machines) {
      expect(Object.keys(machine.origins).toSorted()).toEqual(leafPaths(machine).toSorted());
    }
    expect(db?.origins['disks[1].sizeBytes']).toMatchObject({ file: 'vhds.csv', line: 3, column: 'Size', how: 'read' });
  });

  it('joins adapters, processors, memory, firmware, checkpoints and guests', () => {
    const joined = estateOf(
      file(
        'vms.csv',
        csv([
          ['VMName', 'VMId', 'State', 'MemoryAssigned'],
          ['web01', WEB, 'Running', 2 * GIB],
        ]),
      ),
      file(
        'cpu.csv',
        csv([
          ['VMName', 'Count', 'RelativeWeight', 'Reserve'],
          ['WEB01', 6, 100, 0],
        ]),
      ),
      file(
        'mem.csv',
        csv([
          ['VMName', 'Startup', 'Minimum', 'Maximum', 'DynamicMemoryEnabled'],
          ['web01', 4 * GIB, 512, 8 * GIB, true],
        ]),
      ),
      file(
        'fw.csv',
        csv([
          ['VMName', 'VMId', 'SecureBoot'],
          ['web01', WEB, 'On'],
        ]),
      ),
      file(
        'snap.csv',
        csv([
          ['VMName', 'VMId', 'Name', 'SnapshotType'],
          ['web01', WEB, 'before', 'Standard'],
          ['web01', WEB, 'after', 'Standard'],
        ]),
      ),
      file(
        'guest.csv',
        csv([
          ['VMId', 'OSName', 'OSVersion', 'ProcessorArchitecture'],
          [`{${WEB.toUpperCase()}}`, 'Windows Server 2019 Standard', '10.0.17763', 9],
        ]),
      ),
      file(
        'nics.csv',
        csv([
          ['VMName', 'VMId', 'Name', 'SwitchName', 'MacAddress', 'IPAddresses', 'Connected', 'IsManagementOs'],
          ['web01', WEB, 'Network Adapter', 'prod', '00155D010203', '10.0.0.5, fe80::1', true, false],
          ['web01', WEB, 'Network Adapter', '', '000000000000', '', false, false],
          ['', '', 'Management', 'prod', '00155D010299', '', true, true],
        ]),
      ),
    );
    expect(joined.problems).toEqual([]);
    expect(joined.machines[0]).toMatchObject({
      cores: 6,
      memoryBytes: bytesOfMib(2048),
      secureBoot: true,
      os: { name: 'Windows Server 2019 Standard', product: 'windows-server', version: '2019', architecture: 'x64' },
      condition: { snapshotCount: 2 },
      nicCount: 2,
      addresses: ['10.0.0.5', 'fe80::1'],
      nics: [
        { name: 'Network Adapter 00155D010203', network: 'prod', mac: '00:15:5d:01:02:03', isConnected: true },
        { name: 'Network Adapter 2', network: null, mac: null, isConnected: false },
      ],
    });
  });

  it('reports rows of unknown machines and of several', () => {
    const header = ['Name', 'ProcessorCount', 'MemoryStartup', 'ComputerName'];
    const joined = estateOf(
      file('vms.csv', csv([header, ['a', 1, GIB, 'HV1'], ['a', 2, GIB, 'HV2']])),
      file(
        'cpu.csv',
        csv([
          ['VMName', 'ComputerName', 'Count', 'Reserve'],
          ['a', 'hv2', 2, 0],
          ['a', '', 2, 0],
          ['b', '', 2, 0],
        ]),
      ),
    );
    expect(codesOf(joined)).toEqual(['shared-name', 'ambiguous-row', 'orphan-row']);
  });

  it('makes do without Get-VM and says so', () => {
    const joined = estateOf(file('drives.csv', drives), file('vhds.csv', vhds));
    expect(codesOf(joined)).toEqual(['no-get-vm', 'no-size']);
    expect(joined.machines.map(({ name, source, cores }) => [name, source, cores])).toEqual([
      ['db01', 'hyperv', null],
      ['web01', 'hyperv', null],
    ]);
    expect(joined.machines[1]?.disks).toHaveLength(2);
  });

  it('is read from a workbook with a sheet per cmdlet', () => {
    const { machines, inputs } = estateOfSheets({
      VMs: [VM_HEADER, WEB_ROW],
      NICs: [
        ['VMName', 'Name', 'MacAddress'],
        ['web01', 'n', '00155D010203'],
      ],
    });
    expect(inputs[0]?.kind).toBe('hyperv');
    expect(machines[0]).toMatchObject({ cores: 4, nicCount: 1 });
  });
});
