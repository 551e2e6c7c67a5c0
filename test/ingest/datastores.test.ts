import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinDatastores } from '../../src/ingest/join-datastores.js';
import { datastoreOfPath } from '../../src/ingest/rvtools-datastores.js';
import { bytes, bytesOfMib } from '../../src/model/index.js';
import type { EstateDatastore } from '../../src/model/index.js';
import { estateOf, estateOfSheets, textFile } from '../support/workbook.js';

const V_INFO = [
  ['VM', 'CPUs', 'Memory', 'Disks', 'Path', 'VI SDK Server'],
  ['a', 2, 4096, 2, '[ds-home] a/a.vmx', 'vc1'],
  ['b', 2, 4096, 1, null, 'vc1'],
] as const;
const V_DISK = [
  ['VM', 'Disk', 'Capacity MiB', 'Path'],
  ['a', 'Hard disk 1', 1024, '[ds 01] a/a.vmdk'],
  ['a', 'Hard disk 2', 1024, null],
  ['b', 'Hard disk 1', 1024, 'b/b.vmdk'],
] as const;
const HEADER = ['Name', 'Type', '# VMs', 'Capacity MiB', 'Provisioned MiB', 'In Use MiB', 'Free MiB', 'VI SDK Server'];
const V_DATASTORE = [HEADER, ['ds 01', 'VMFS', 2, 4096, 5000, 3000, 1096, 'vc1'], [null, 'NFS', 0, 1, 1, 1, 1, 'vc1']];

const aDatastore = (overrides: Partial<EstateDatastore> = {}): EstateDatastore => ({
  name: 'ds',
  manager: 'vc1',
  type: 'VMFS',
  capacityBytes: bytes(100),
  provisionedBytes: bytes(80),
  usedBytes: bytes(60),
  freeBytes: bytes(40),
  at: { file: 'a.xlsx' },
  ...overrides,
});

describe('the tab vDatastore', () => {
  const estate = estateOfSheets({ vInfo: V_INFO, vDisk: V_DISK, vDatastore: V_DATASTORE });

  it('lists datastores with their space and place', () => {
    expect(estate.datastores).toEqual([
      {
        name: 'ds 01',
        manager: 'vc1',
        type: 'VMFS',
        capacityBytes: bytesOfMib(4096),
        provisionedBytes: bytesOfMib(5000),
        usedBytes: bytesOfMib(3000),
        freeBytes: bytesOfMib(1096),
        at: { file: 'estate.xlsx', sheet: 'vDatastore', line: 2, how: 'read' },
      },
    ]);
  });

  it('counts its rows, and tells of one without a name', () => {
    const sheet = estate.inputs[0]?.sheets.find(({ name }) => name === 'vDatastore');
    expect([sheet?.isUsed, sheet?.rowsRead, sheet?.rowsUsed, sheet?.rowsSkipped]).toEqual([true, 2, 1, 1]);
    expect(sheet?.columnsIgnored).toEqual(['# VMs']);
    expect(estate.problems.map(({ message }) => message)).toEqual(['1 row has no name of a datastore and is left out']);
  });

  it('is known by its columns where no sheet names it', () => {
    const csv = [HEADER.join(','), 'ds1,VMFS,1,10,10,5,5,vc1'].join('\n');
    expect(estateOf(textFile(csv, 'export.csv')).datastores).toMatchObject([{ name: 'ds1', freeBytes: bytesOfMib(5) }]);
  });

  it('is absent where no source lists any', () => {
    expect(estateOfSheets({ vInfo: V_INFO })).not.toHaveProperty('datastores');
  });
});

describe('the datastore of a disk', () => {
  const [a, b] = estateOfSheets({ vInfo: V_INFO, vDisk: V_DISK }).machines;

  it('is that of its path, else that of its machine as an assumption', () => {
    expect(a?.disks.map(({ datastore }) => datastore)).toEqual(['ds 01', 'ds-home']);
    expect(a?.origins['disks[0].datastore']).toMatchObject({ sheet: 'vDisk', line: 2, how: 'derived' });
    expect(a?.origins['disks[1].datastore']).toMatchObject({ sheet: 'vInfo', line: 2, how: 'assumed' });
  });

  it('is unknown where the path names none', () => {
    expect(b?.disks[0]?.datastore).toBeNull();
    expect(b?.origins).not.toHaveProperty('disks[0].datastore');
  });

  it('reads any name in brackets and throws at nothing', () => {
    const origin = { file: 'f', how: 'read' } as const;
    const nameOf = (value: string): string | null => datastoreOfPath({ value, origin })?.value ?? null;
    expect(['[x] y', ' [ x y ]', '[]', '[ ] y', 'x/[y] z', '[[x]] y'].map(nameOf)).toEqual([
      'x',
      'x y',
      null,
      null,
      null,
      null,
    ]);
    fc.assert(fc.property(fc.string(), (text) => nameOf(text) === null || text.trimStart().startsWith('[')));
  });
});

describe('datastores of several inputs', () => {
  it('are one where name and manager agree, and keep the least free space', () => {
    expect(joinDatastores([aDatastore({ type: null }), aDatastore({ manager: null, freeBytes: bytes(30) })])).toEqual([
      aDatastore({ freeBytes: bytes(30) }),
    ]);
    expect(joinDatastores([aDatastore({ freeBytes: null }), aDatastore({ freeBytes: bytes(7) })])).toEqual([
      aDatastore({ freeBytes: bytes(7) }),
    ]);
    expect(
      joinDatastores([aDatastore(), aDatastore({ manager: 'vc2' }), aDatastore({ name: '__proto__' })]),
    ).toHaveLength(3);
  });
});
