import { describe, expect, it } from 'vitest';
import { diskAddressOf, matchDiskSamples } from '../../src/model/index.js';

const matched = (disks: readonly (readonly [name: string, address: string | null])[], ...sampled: string[]): unknown =>
  Object.fromEntries(
    matchDiskSamples(
      disks.map(([name, address]) => ({ name, address })),
      sampled,
    ),
  );

describe('matching sampled disks with those of an inventory', () => {
  it('goes by name first, then by place', () => {
    const disks = [
      ['Hard disk 1', 'scsi0:0'],
      ['Hard disk 2', 'scsi0:1'],
    ] as const;
    expect(matched(disks, 'hard disk 1', 'scsi0:1')).toEqual({ 0: 'hard disk 1', 1: 'scsi0:1' });
    expect(matched(disks, 'scsi0:0', 'hard disk 1')).toEqual({ 0: 'hard disk 1' });
    expect(matched(disks, 'scsi0:2', 'c:')).toEqual({});
  });

  it('takes a name that is a place for one, in either spelling', () => {
    expect(matched([['SCSI 0:1', null]], 'scsi0:1')).toEqual({ 0: 'scsi0:1' });
    expect(matched([['scsi0:1', null]], 'scsi (0:1)')).toEqual({ 0: 'scsi (0:1)' });
  });

  it('leaves a place that two disks state to neither', () => {
    const disks = [
      ['Hard disk 1', 'scsi0:0'],
      ['Hard disk 2', 'scsi0:0'],
    ] as const;
    expect(matched(disks, 'scsi0:0')).toEqual({});
  });
});

describe('the place of a disk', () => {
  it('is read from names that are one, and from no other', () => {
    const names = ['scsi0:0', 'SCSI 0:1', 'NVMe1:15', 'IDE 0:0', 'sata(0:3)', 'Hard disk 1', 'C:', '0:0', 'scsi0:0:0'];
    const places = ['scsi0:0', 'scsi0:1', 'nvme1:15', 'ide0:0', 'sata0:3'];
    expect(names.map(diskAddressOf)).toEqual([...places, null, null, null, null]);
  });
});
