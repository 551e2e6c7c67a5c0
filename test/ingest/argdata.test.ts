import { describe, expect, it } from 'vitest';
import { bytesOfGib, bytesOfMib } from '../../src/model/index.js';
import type { SheetCell } from '../../src/ingest/index.js';
import { readEstate } from '../../src/node/index.js';
import { leafPaths } from '../support/leaf-paths.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared-material.js';
import { codesOf, estateOfSheets, estateOfText } from '../support/workbook.js';

const GIB = 1_073_741_824;
const MACHINE_TYPE = 'microsoft.offazure/vmwaresites/machines';

/** One machine by the names of its properties, as the report's sheet prints them. */
const ERP: Readonly<Record<string, SheetCell>> = {
  armId: '/subscriptions/s/resourceGroups/g/providers/Microsoft.OffAzure/VMwareSites/site/machines/vc_50',
  resourceName: 'vc_50',
  resourceType: MACHINE_TYPE,
  'properties.displayName': 'erp-db01',
  'properties.biosGuid': '423C1C4B-1F2D-4E30-9C1B-0123456789AB',
  'properties.isDeleted': false,
  'properties.powerStatus': 'ON',
  'properties.numberOfProcessorCore': 8,
  'properties.allocatedMemoryInMB': 32_768,
  'properties.operatingSystemDetails.osName': 'Microsoft Windows Server 2016 or later (64-bit)',
  'properties.guestOSDetails.osName': 'Microsoft Windows Server 2019 Standard',
  'properties.guestOSDetails.osVersion': '10.0.17763',
  'properties.guestOSDetails.osArchitecture': 'x64',
  'properties.firmware': 'EFI',
  'properties.secureBootEnabled': true,
  'properties.ipAddresses': '["10.0.0.7","fe80::7"]',
  'properties.vCenterFQDN': 'vc.example',
  'properties.hostName': 'esx1.example',
  'properties.hostProcessorInfo.name': 'Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz',
  'properties.description': 'ERP database',
  'properties.numberOfSnapshots': 1,
  'properties.changeTrackingEnabled': false,
  'properties.vMwareToolsStatus': 'OK',
  'properties.totalDiskSizeInGB': 600,
  diskCount: 2,
  tags: '{"env":"prod","owner":"ann"}',
  'properties.disks[0].name': 'scsi0:0',
  'properties.disks[0].label': 'Hard disk 1',
  'properties.disks[0].maxSizeInBytes': 100 * GIB,
  'properties.disks[0].usedSpaceInBytes': 40 * GIB,
  'properties.disks[0].diskMode': 'persistent',
  'properties.disks[0].controllerType': 'ParaVirtualSCSIController',
  'properties.disks[0].diskProvisioningPolicy': 'Thin',
  'properties.disks[0].isOSDisk': false,
  'properties.disks[0].uuid': '6000C29a-0000-0000-0000-000000000000',
  'properties.disks[10].name': 'scsi1:0',
  'properties.disks[10].maxSizeInBytes': 500 * GIB,
  'properties.disks[10].diskMode': 'independent_persistent',
  'properties.disks[10].diskType': 'RawDiskMappingVer1',
  'properties.disks[10].isOSDisk': true,
  'properties.networkAdapters[0].macAddress': '00:50:56:AA:00:01',
  'properties.networkAdapters[0].ipAddressList': '["10.0.0.7"]',
  'properties.networkAdapters[0].networkName': 'prod',
  'properties.networkAdapters[0].label': 'Network adapter 1',
  'properties.networkAdapters[0].adapterType': 'vmxnet3',
};

const sheetOf = (...rows: readonly Readonly<Record<string, SheetCell>>[]): SheetCell[][] => {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [header, ...rows.map((row) => header.map((name) => row[name] ?? null))];
};
const estateOfRows = (...rows: readonly Readonly<Record<string, SheetCell>>[]) =>
  estateOfSheets({ ARGData: sheetOf(...rows) });

describe('the sheet ARGData of a discovery report', () => {
  it('is read as an inventory', () => {
    const { machines, problems, inputs, counts } = estateOfRows(ERP);
    expect(problems).toEqual([]);
    expect(inputs[0]?.kind).toBe('azure-migrate-argdata');
    expect(counts).toEqual({ rows: 1, machines: 1, merged: 0, skipped: 0 });
    expect(machines[0]).toMatchObject({
      id: '423c1c4b-1f2d-4e30-9c1b-0123456789ab',
      name: 'erp-db01',
      source: 'vmware',
      power: 'on',
      cores: 8,
      memoryBytes: bytesOfMib(32_768),
      firmware: 'efi',
      secureBoot: true,
      os: { name: 'Microsoft Windows Server 2019 Standard', version: '2019', edition: 'Standard', architecture: 'x64' },
      diskCount: 2,
      storageBytes: bytesOfGib(600),
      addresses: ['10.0.0.7', 'fe80::7'],
      annotation: 'ERP database',
      placement: { manager: 'vc.example', host: 'esx1.example', hostCpu: 'Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz' },
      condition: { snapshotCount: 1, changeTracking: false, toolsStatus: 'OK' },
      tags: [
        ['env', 'prod'],
        ['owner', 'ann'],
      ],
      disks: [
        {
          name: 'Hard disk 1',
          sizeBytes: bytesOfGib(100),
          usedBytes: bytesOfGib(40),
          isOs: false,
          isThin: true,
          isIndependent: false,
          controller: 'ParaVirtualSCSIController',
        },
        { name: 'scsi1:0', sizeBytes: bytesOfGib(500), isOs: true, isIndependent: true, isRawDevice: true },
      ],
      nics: [
        {
          name: 'Network adapter 1',
          mac: '00:50:56:aa:00:01',
          network: 'prod',
          adapter: 'vmxnet3',
          addresses: ['10.0.0.7'],
        },
      ],
    });
  });

  it('has a place for every value', () => {
    const [machine] = estateOfRows(ERP).machines;
    expect(Object.keys(machine!.origins).toSorted()).toEqual(leafPaths(machine!).toSorted());
    expect(machine?.origins['disks[1].sizeBytes']).toMatchObject({
      sheet: 'ARGData',
      line: 2,
      column: 'properties.disks[10].maxSizeInBytes',
    });
  });

  it('is read in any order and case of the columns, and as CSV', () => {
    const shuffled = Object.fromEntries(
      Object.entries(ERP)
        .toReversed()
        .map(([name, cell]) => [name.toUpperCase(), cell]),
    );
    const [machine] = estateOfRows(shuffled).machines;
    expect(machine).toMatchObject({ name: 'erp-db01', cores: 8 });
    expect(machine?.disks.map(({ sizeBytes }) => sizeBytes)).toEqual([100 * GIB, 500 * GIB]);
    const quoted = sheetOf(ERP).map((row) =>
      row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(','),
    );
    expect(estateOfText(`${quoted.join('\n')}\n`).machines[0]).toMatchObject({ cores: 8, diskCount: 2 });
  });

  it('is read with only a few of the columns', () => {
    const { machines, problems } = estateOfRows({
      'properties.displayName': 'a',
      'properties.numberOfProcessorCore': 2,
      'properties.disks[0].maxSizeInBytes': GIB,
    });
    expect(problems).toEqual([]);
    expect(machines[0]).toMatchObject({ source: 'other', cores: 2, disks: [{ name: 'Disk 1', isOs: true }], nics: [] });
  });

  it('passes over what is no machine, and tells of deleted and nameless ones', () => {
    const estate = estateOfRows(
      ERP,
      { ...ERP, resourceType: 'microsoft.offazure/mastersites/sqlsites/sqlservers', 'properties.displayName': 'sql' },
      { ...ERP, 'properties.displayName': 'gone', 'properties.isDeleted': true },
      { ...ERP, 'properties.displayName': null, resourceName: null },
      { ...ERP, 'properties.disks[0].maxSizeInBytes': null },
    );
    expect(estate.counts).toEqual({ rows: 4, machines: 1, merged: 1, skipped: 2 });
    expect(codesOf(estate).toSorted()).toEqual(
      ['deleted-machine', 'no-name', 'no-size', 'duplicate-machine', 'conflict'].toSorted(),
    );
  });

  it.each([
    ['microsoft.offazure/hypervsites/machines', 'hyperv'],
    ['microsoft.offazure/serversites/machines', 'physical'],
    [MACHINE_TYPE, 'vmware'],
  ])('knows the platform of %s', (resourceType, source) => {
    expect(estateOfRows({ ...ERP, resourceType, armId: null }).machines[0]?.source).toBe(source);
  });

  it('reads tags in their other form, and reports those that are none', () => {
    const estate = estateOfRows({ ...ERP, tags: 'env=prod; owner:ann ;lonely' });
    expect(estate.machines[0]?.tags).toEqual([
      ['env', 'prod'],
      ['owner', 'ann'],
    ]);
    expect(codesOf(estate)).toEqual(['bad-tag']);
  });
});

describe('the discovery report of 2023', () => {
  it.runIf(hasShared)(`has 294 machines with power, adapters and their addresses${NEEDS_SHARED}`, async () => {
    const { machines, counts, problems } = await readEstate([
      sharedPath('data/inventory/azure-migrate-export/AzureMigrate_Discovery_Report.xlsx'),
    ]);
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(counts).toEqual({ rows: 294, machines: 294, merged: 0, skipped: 0 });
    expect(machines.filter(({ power }) => power === 'on')).toHaveLength(250);
    expect(machines.filter(({ power }) => power === 'off')).toHaveLength(44);
    expect(machines.every(({ nicCount, nics }) => nicCount === nics.length)).toBe(true);
    for (const { nics, addresses } of machines) {
      expect([...new Set(nics.flatMap((nic) => nic.addresses))].toSorted()).toEqual([...addresses].toSorted());
    }
  });
});
