import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridsOfJson, looksLikeJson } from '../../../src/ingest/index.js';
import type { InventoryFile } from '../../../src/ingest/index.js';
import type { Estate, Problem } from '../../../src/model/index.js';
import { leafPaths } from '../../support/leaf-paths.js';
import { codesOf, estateOf } from '../../support/workbook.js';

const WEB = '6f225311-b793-49cf-98a3-0a32108e49bb';
const GIB = 1_073_741_824;

function jsonFile(text: string, file = 'vms.json'): InventoryFile {
  const problems: Problem[] = [];
  return { file, group: '', isWorkbook: false, grids: gridsOfJson(text, file, problems), problems };
}
const estateOfJson = (...values: readonly unknown[]): Estate =>
  estateOf(...values.map((value, index) => jsonFile(JSON.stringify(value, null, 4), `part${index}.json`)));

/** As `Get-VM | Select … | ConvertTo-Json -Depth 4` prints it: enumerations as numbers, what is attached nested. */
const MACHINE = {
  Name: 'web01',
  Id: WEB,
  State: 2,
  ProcessorCount: 4,
  MemoryStartup: 4 * GIB,
  DynamicMemoryEnabled: false,
  Generation: 2,
  ComputerName: 'HV1',
  CreationTime: '/Date(1700000000000)/',
  Uptime: { Ticks: 5, Days: 0, TotalSeconds: 0.5 },
  Notes: null,
  HardDrives: [
    {
      Path: 'C:\\vm\\web01.vhdx',
      DiskNumber: null,
      SupportPersistentReservations: false,
      ControllerLocation: 0,
      ControllerNumber: 0,
      ControllerType: 1,
      Name: 'Hard Drive on SCSI controller number 0 at location 0',
      VMId: WEB,
      VMName: 'web01',
      VMSnapshotId: '00000000-0000-0000-0000-000000000000',
    },
  ],
  DVDDrives: { DvdMediaType: 1, Path: 'C:\\deb.iso', ControllerLocation: 2, ControllerNumber: 0, ControllerType: 1 },
  NetworkAdapters: {
    value: [
      {
        Name: 'NIC',
        SwitchName: 'prod',
        MacAddress: '00155D010203',
        Connected: true,
        IPAddresses: ['10.0.0.5', 'fe80::1'],
      },
    ],
    Count: 1,
  },
};
const FILES = {
  ComputerName: 'HV1',
  Path: 'C:\\vm\\web01.vhdx',
  VhdFormat: 3,
  VhdType: 3,
  FileSize: 9 * GIB,
  Size: 40 * GIB,
  ParentPath: '',
};

describe('the output of ConvertTo-Json', () => {
  it('is read with what is nested in it, and joins another file', () => {
    const { machines, problems, counts } = estateOfJson([MACHINE], FILES);
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ rows: 1, machines: 1 });
    expect(machines[0]).toMatchObject({
      id: WEB,
      power: 'on',
      firmware: 'efi',
      memoryBytes: 4 * GIB,
      disks: [{ name: 'SCSI 0:0', sizeBytes: 40 * GIB, usedBytes: 9 * GIB, isThin: true, isRawDevice: false }],
      nics: [{ name: 'NIC', network: 'prod', mac: '00:15:5d:01:02:03', addresses: ['10.0.0.5', 'fe80::1'] }],
    });
  });

  it('names the line of each object and the property', () => {
    const { machines } = estateOfJson([MACHINE], FILES);
    expect(machines[0]?.origins['cores']).toMatchObject({ file: 'part0.json', line: 2, column: 'ProcessorCount' });
    expect(machines[0]?.origins['nics[0].mac']).toMatchObject({
      sheet: 'NetworkAdapters',
      line: JSON.stringify([MACHINE], null, 4)
        .split('\n')
        .findIndex((text) => text.includes('"NIC"')),
      column: 'MacAddress',
    });
    expect(machines[0]?.origins['disks[0].sizeBytes']).toMatchObject({ file: 'part1.json', line: 1, column: 'Size' });
  });

  it.each([
    ['one object', MACHINE],
    ['a list', [MACHINE]],
    ['an object of lists', { VMs: [MACHINE], Host: { Name: 'HV1', Cores: 64 } }],
    ['a host around its machines', { Name: 'HV1', Machines: { value: [MACHINE], Count: 1 } }],
    ['states of another host', { ...MACHINE, State: { value: 2, Value: 'Running' } }],
  ])('is read as %s', (_, value) => {
    const { machines } = estateOfJson(value);
    expect(machines).toMatchObject([{ name: 'web01', power: 'on', nicCount: 1, diskCount: 1 }]);
  });

  it('is read where several documents follow one another', () => {
    const { machines, problems } = estateOf(
      jsonFile(`${JSON.stringify(MACHINE)}\n${JSON.stringify({ ...MACHINE, Name: 'b', Id: null })}\n`),
    );
    expect(codesOf({ problems } as Estate)).not.toContain('bad-json');
    expect(machines.map(({ name, origins }) => [name, origins['cores']?.line])).toEqual([
      ['web01', 1],
      ['b', 2],
    ]);
  });

  it('finds the guest in the key-value exchange', () => {
    const item = (name: string, data: string): string =>
      `<INSTANCE CLASSNAME="Msvm_KvpExchangeDataItem"><PROPERTY NAME="Caption" TYPE="string"/><PROPERTY NAME="Data" TYPE="string"><VALUE>${data}</VALUE></PROPERTY><PROPERTY NAME="Name" TYPE="string"><VALUE>${name}</VALUE></PROPERTY></INSTANCE>`;
    const guest = {
      SystemName: WEB.toUpperCase(),
      GuestIntrinsicExchangeItems: [
        item('OSName', 'Red Hat Enterprise Linux 8.6 &amp; more'),
        item('ProcessorArchitecture', '9'),
        item('NetworkAddressIPv4', '10.0.0.9;10.0.0.10'),
      ],
    };
    const { machines } = estateOfJson([MACHINE], guest);
    expect(machines[0]).toMatchObject({
      os: { name: 'Red Hat Enterprise Linux 8.6 & more', product: 'rhel', architecture: 'x64' },
      addresses: ['10.0.0.5', 'fe80::1', '10.0.0.9', '10.0.0.10'],
    });
  });

  it('knows secure boot by its number, where 0 is on', () => {
    const firmware = [{ VMId: WEB, VMName: 'web01', SecureBoot: 0 }];
    expect(estateOfJson([MACHINE], firmware).machines[0]?.secureBoot).toBe(true);
  });

  it('reports a text that is cut off, with the line where it begins', () => {
    const text = `{"Name":"a"}\n${JSON.stringify([MACHINE], null, 2).slice(0, 200)}`;
    const { problems } = jsonFile(text);
    expect(problems).toMatchObject([{ code: 'ingest/bad-json', at: { line: 2 } }]);
    expect(jsonFile('{"a": nothing}').problems).toMatchObject([{ code: 'ingest/bad-json', at: { line: 1 } }]);
  });

  it('says of JSON of another kind what it saw', () => {
    const estate = estateOfJson([{ policy: 'x', rules: [{ a: 1 }] }]);
    expect(codesOf(estate)).toEqual(['unrecognised']);
    expect(estate.problems[0]?.message).toContain('"policy"');
  });

  it('is told from tables', () => {
    expect(['{"a":1}', ' [\n {', '[]', '{}'].map(looksLikeJson)).toEqual([true, true, true, true]);
    expect(['machine,cores\n', '[section]\n', '{guid},x\n', ''].map(looksLikeJson)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('does not fall over deep nesting', () => {
    const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(jsonFile(text).grids).toEqual([]);
  });

  it('has an origin for each value of whatever is exported', () => {
    const scalar = fc.oneof(
      fc.constantFrom('a', 'b', '', 'On', WEB, 'C:\\a.vhdx', '__proto__'),
      fc.integer(),
      fc.constant(null),
      fc.boolean(),
    );
    const part = fc.dictionary(
      fc.constantFrom(
        'Path',
        'Size',
        'FileSize',
        'ControllerLocation',
        'ControllerType',
        'MacAddress',
        'VMName',
        'VMId',
        'Name',
        'IPAddresses',
      ),
      scalar,
    );
    const machine = fc.record({
      Name: scalar,
      Id: scalar,
      State: scalar,
      ProcessorCount: scalar,
      MemoryStartup: scalar,
      Generation: scalar,
      HardDrives: fc.array(part, { maxLength: 3 }),
      NetworkAdapters: fc.oneof(part, fc.array(part, { maxLength: 3 })),
    });
    fc.assert(
      fc.property(fc.array(machine, { maxLength: 4 }), (machines) => {
        const estate = estateOfJson(machines);
        expect(estate.counts.rows).toBe(estate.counts.machines + estate.counts.merged + estate.counts.skipped);
        for (const one of estate.machines) {
          expect(Object.keys(one.origins).toSorted()).toEqual(leafPaths(one).toSorted());
          for (const origin of Object.values(one.origins)) {
            expect(origin.line).toBeGreaterThan(0);
            if (origin.how !== 'read') expect(origin.note).toBeTruthy();
          }
        }
      }),
    );
  });
});
