import { describe, expect, it } from 'vitest';

import { dayOfText } from '../../src/ingest/stated-day.js';
import { bytesOfGib, bytesOfMib } from '../../src/model/index.js';
import type { Condition } from '../../src/model/index.js';
import { codesOf, estateOf, estateOfSheets, estateOfText, textFile } from '../support/workbook.js';
import type { SheetRows } from '../support/workbook.js';

function conditionOf(sheets: SheetRows): Condition {
  const [machine] = estateOfSheets({
    vInfo: [
      ['VM', 'CPUs', 'Memory'],
      ['a', 4, 16_384],
    ],
    ...sheets,
  }).machines;
  return machine!.condition;
}

describe('the day that a cell states', () => {
  it.each([
    ['2026/08/27 16:17:12', '2026-08-27'],
    ['2026-8-7', '2026-08-07'],
    ['2026-08-27T16:17:12Z', '2026-08-27'],
    ['46000.5', '2025-12-09'],
    ['/Date(1767225600000)/', '2026-01-01'],
    ['03/04/2026', null],
    ['2026-02-31', null],
    ['12345', null],
    ['yesterday', null],
  ])('%s is %s', (text, day) => {
    expect(dayOfText(text)).toBe(day);
  });
});

describe('limits of vSphere', () => {
  it('are read from vCPU and vMemory; -1, 0 and "Unlimited" are none', () => {
    const condition = conditionOf({
      vCPU: [
        ['VM', 'CPUs', 'Max', 'Reservation', 'Limit', 'Hot Add'],
        ['a', 4, 9600, 2400, 4800, 'True'],
      ],
      vMemory: [
        ['VM', 'Size MiB', 'Reservation', 'Limit', 'Hot Add'],
        ['a', 16_384, 1024, 8192, 'False'],
      ],
    });
    expect(condition).toMatchObject({
      cpuMaxMhz: 9600,
      cpuReservationMhz: 2400,
      cpuLimitMhz: 4800,
      cpuHotAdd: true,
      memoryReservationBytes: bytesOfGib(1),
      memoryLimitBytes: bytesOfGib(8),
      memoryHotAdd: false,
    });
    for (const none of [-1, 0, 'Unlimited', '']) {
      const estate = estateOfSheets({
        vInfo: [
          ['VM', 'CPUs', 'Memory'],
          ['a', 4, 16_384],
        ],
        vCPU: [
          ['VM', 'CPUs', 'Limit'],
          ['a', 4, none],
        ],
      });
      expect(estate.machines[0]?.condition.cpuLimitMhz).toBeNull();
      expect(codesOf(estate)).toEqual([]);
    }
  });
});

describe('the state of a machine', () => {
  it('is read from vInfo', () => {
    const { machines } = estateOfSheets({
      vInfo: [
        [
          'VM',
          'CPUs',
          'Memory',
          'HW version',
          'FT State',
          'Connection state',
          'Guest state',
          'Consolidation Needed',
          'EnableUUID',
          'Latency Sensitivity',
        ],
        ['a', 4, 1024, 'vmx-13', 'notConfigured', 'connected', 'running', 'False', 'True', 'normal'],
        ['b', 4, 1024, 4, 'running', 'orphaned', 'notRunning', 'True', 'False', 'high'],
        ['c', 4, 1024, 'newest', '', '', '', '', '', ''],
      ],
    });
    expect(machines.map(({ condition }) => [condition.hardwareVersion, condition.faultTolerance])).toEqual([
      [13, false],
      [4, true],
      [null, null],
    ]);
    expect(machines[1]?.condition).toMatchObject({
      connectionState: 'orphaned',
      guestState: 'notRunning',
      consolidationNeeded: true,
      diskUuidEnabled: false,
      latencySensitivity: 'high',
    });
    expect(machines[1]?.origins['condition.faultTolerance']).toMatchObject({
      sheet: 'vInfo',
      line: 3,
      column: 'FT State',
    });
  });

  it('names its snapshots and the day of the oldest', () => {
    const { snapshotCount, snapshotNames, snapshotOldest, snapshotBytes } = conditionOf({
      vSnapshot: [
        ['VM', 'Name', 'Date / time', 'Size MiB (total)'],
        ['a', 'second', '2026/02/01 10:00:00', 5],
        ['a', 'first', '2025/12/24 10:00:00', 6],
        ['a', 'third', '05/06/2024', 7],
      ],
    });
    expect([snapshotCount, snapshotOldest, snapshotBytes]).toEqual([3, '2025-12-24', bytesOfMib(18)]);
    expect(snapshotNames).toEqual(['second', 'first', 'third']);
  });
});

describe('what somebody asked the guest', () => {
  it('comes in an inventory CSV beside another input', () => {
    const estate = estateOf(
      textFile('machine,cores,memoryMiB\na,2,1024', 'base.csv'),
      textFile(
        'machine,logicalSectorBytes,storageSpaces,multipath,iscsi,nicTeaming,guestEncryption,kernel,licenceBoundTo\n' +
          'a,4096,true,false,false,true,false,5.14.0-70.el9.x86_64,a MAC address',
        'guests.csv',
      ),
    );
    expect(estate.machines).toHaveLength(1);
    expect(estate.machines[0]?.condition).toMatchObject({
      logicalSectorBytes: 4096,
      usesStorageSpaces: true,
      usesMultipath: false,
      usesIscsi: false,
      usesNicTeaming: true,
      isGuestEncrypted: false,
      kernel: '5.14.0-70.el9.x86_64',
      licenceBoundTo: 'a MAC address',
    });
  });

  it('reports a sector that no disk has', () => {
    expect(codesOf(estateOfText('machine,cores,memoryMiB,logicalSectorBytes\na,2,1024,4'))).toEqual(['out-of-range']);
  });
});

describe('the tables of Hyper-V', () => {
  const vm = 'a,11111111-1111-4111-8111-111111111111';
  const estate = estateOf(
    ...Object.entries({
      'vms.csv': `Name,Id,State,ProcessorCount,MemoryStartup,DynamicMemoryEnabled,Generation,ComputerName\n${vm},Running,2,2147483648,True,2,HV1`,
      'security.csv': `VMName,VMId,TpmEnabled\n${vm},True`,
      'snapshots.csv': `VMName,VMId,ComputerName,Name,SnapshotType,CreationTime\n${vm},HV1,before,Standard,2026-03-01T10:00:00`,
      'dvds.csv':
        'VMName,VMId,ComputerName,Path,ControllerType,ControllerNumber,ControllerLocation,DvdMediaType\n' +
        `${vm},HV1,C:\\iso\\setup.iso,SCSI,0,1,ISO\n${vm},HV1,,SCSI,0,2,None`,
    }).map(([name, text]) => textFile(text, name, 'hyperv')),
  );

  it('tell of TPM, dynamic memory, checkpoints and media; an empty drive is no medium and no disk', () => {
    expect(codesOf(estate)).toEqual([]);
    expect(estate.machines).toHaveLength(1);
    expect(estate.machines[0]).toMatchObject({
      disks: [],
      condition: {
        virtualTpm: true,
        dynamicMemory: true,
        snapshotCount: 1,
        snapshotNames: ['before'],
        snapshotOldest: '2026-03-01',
        connectedMedia: ['C:\\iso\\setup.iso'],
      },
    });
  });
});
