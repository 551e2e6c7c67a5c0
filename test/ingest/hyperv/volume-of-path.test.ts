import { describe, expect, it } from 'vitest';
import { volumeOfPath } from '../../../src/ingest/hyperv/volume-of-path.js';
import { estateOf, textFile } from '../../support/workbook.js';

const volumeOf = (value: string): string | null =>
  volumeOfPath({ value, origin: { file: 'drives.csv', line: 2, how: 'read' } })?.value ?? null;

describe('the volume in the path of a disk of Hyper-V', () => {
  it.each([
    ['C:\\ClusterStorage\\Volume3\\web01\\web01.vhdx', 'C:\\ClusterStorage\\Volume3'],
    ['c:\\clusterstorage\\VMs\\a.vhdx', 'C:\\ClusterStorage\\VMs'],
    ['d:\\Hyper-V\\a.avhdx', 'D:\\'],
    ['D:/Hyper-V/a.vhdx', 'D:\\'],
    ['\\\\?\\D:\\a.vhdx', 'D:\\'],
    ['\\\\nas\\vms\\web01\\a.vhdx', '\\\\nas\\vms'],
    ['\\\\?\\UNC\\nas\\vms\\a.vhdx', '\\\\nas\\vms'],
    [
      '\\\\?\\Volume{0b6f5f1e-22d4-4a6e-9a53-1f4a3c2d9e10}\\a.vhdx',
      '\\\\?\\Volume{0b6f5f1e-22d4-4a6e-9a53-1f4a3c2d9e10}',
    ],
    ['Disk 3 127.00 GB Bus 0 Lun 3 Target 0', null],
    ['a.vhdx', null],
    ['C:', null],
    ['', null],
  ])('%s lies on %s', (path, volume) => {
    expect(volumeOf(path)).toBe(volume);
  });

  it('is the datastore of the disk, with the cell that tells it; a disk of the host has none', () => {
    const file = textFile(
      [
        'VMName,VMId,ComputerName,Path,ControllerType,ControllerNumber,ControllerLocation,Size',
        'web01,6f225311-b793-49cf-98a3-0a32108e49bb,HV1,C:\\ClusterStorage\\Volume3\\web01.vhdx,SCSI,0,0,1073741824',
        'web01,6f225311-b793-49cf-98a3-0a32108e49bb,HV1,Disk 3 127.00 GB Bus 0 Lun 3 Target 0,SCSI,0,1,',
        '',
      ].join('\r\n'),
      'drives.csv',
      'hyperv',
    );
    const [machine] = estateOf(file).machines;
    expect(machine?.disks.map(({ datastore }) => datastore)).toEqual(['C:\\ClusterStorage\\Volume3', null]);
    expect(machine?.origins['disks[0].datastore']).toMatchObject({ line: 2, how: 'derived' });
    expect(machine?.origins).not.toHaveProperty('disks[1].datastore');
  });
});
