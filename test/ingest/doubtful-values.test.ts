import { describe, expect, it } from 'vitest';
import { bytesOfGib, bytesOfMib, type Estate } from '../../src/model/index.js';
import { codesOf, estateOf, estateOfSheets, estateOfText, textFile } from '../support/workbook.js';

const told = ({ problems }: Estate): string[] =>
  problems.map(({ severity, code, at, message }) => {
    const where = [at?.line, at?.column].filter((part) => part !== undefined).join(' ');
    return `${severity} ${code.replace('ingest/', '')} [${where}] ${message}`;
  });
const memoryOf = ({ machines }: Estate) => machines.map(({ memoryBytes }) => memoryBytes);

describe('a number that reads both ways', () => {
  it('is told where nothing else in the file decides, with both readings', () => {
    const estate = estateOfText('machine,cores,memoryMiB\na,2,8.192\n');
    expect(memoryOf(estate)).toEqual([bytesOfMib(8.192)]);
    expect(told(estate)).toEqual([
      'warning ambiguous-number [2 memoryMiB] "8.192" in "memoryMiB" is read with a decimal point as 8.192; with a decimal comma it would be 8192, and the numbers around it do not settle which is meant',
      'warning implausible [2 memoryMiB] the memory of "a" is 8.19 MiB, which is less than 64 MiB; it is kept',
    ]);
    expect(estate.problems[0]?.remedy).toContain('8192 or as 8.1920');
  });

  it('follows the cell that decides, which is named', () => {
    const estate = estateOfText('machine,cores,memoryMiB\na,2,8.192\nb,2,"4096,5"\n');
    expect(memoryOf(estate)).toEqual([bytesOfMib(8192), bytesOfMib(4096.5)]);
    expect(told(estate)).toEqual([
      'info decimal-comma [3 memoryMiB] "memoryMiB" is "4096,5", so the numbers of this file are read with a decimal comma, and 1.234 means 1234',
    ]);
  });

  it('is read with a decimal comma in a file with semicolons, which alone settles nothing', () => {
    const grouped = estateOfText('machine;cores;memoryMiB\na;2;1.500\n');
    expect(memoryOf(grouped)).toEqual([bytesOfMib(1500)]);
    expect(told(grouped)).toEqual([expect.stringMatching(/^warning ambiguous-number .*as 1500; .*would be 1\.5,/)]);
    expect(codesOf(estateOfText('machine;cores;memoryMiB\na;2;1.5\n'))).toEqual(['implausible']);
    expect(codesOf(estateOfText('machine;cores;memoryMiB\na;2;4096\n'))).toEqual([]);
  });

  it('is doubtful too where the file has numbers of both kinds', () => {
    const estate = estateOfText('machine,memoryMiB,cpuPercent\na,8.192,"2,5"\nb,4096,3.5\nc,4096,4.5\n');
    expect(codesOf(estate)).toContain('ambiguous-number');
    expect(codesOf(estate)).not.toContain('decimal-comma');
  });

  it('is told one by one at first and then counted', () => {
    const rows = Array.from({ length: 100 }, (_, index) => `m${index};2;8.192`).join('\n');
    const { problems } = estateOfText(`machine;cores;memoryMiB\n${rows}\n`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toMatchObject({ code: 'ingest/ambiguous-number', count: 80 });
  });

  it('is no doubt in a number that a spreadsheet stores as one', () => {
    const estate = estateOfSheets({
      vInfo: [
        ['VM', 'CPUs', 'Memory', 'Provisioned MiB'],
        ['a', 2, 8192.125, '1.024,5'],
        ['b', 2, 4096, 20480.125],
      ],
    });
    expect(memoryOf(estate)).toEqual([bytesOfMib(8192.125), bytesOfMib(4096)]);
    expect(estate.machines[1]?.storageBytes).toBe(bytesOfMib(20_480.125));
    expect(told(estate)[0]).toContain(
      '[2 Provisioned MiB] "Provisioned MiB" is "1.024,5", so the numbers of this sheet',
    );
  });

  it('counts among the sizes of a packed cell as well', () => {
    const estate = estateOfText('machine,cores,memoryMiB,disks\na,2,8.192,"100,5;200"\n');
    expect(memoryOf(estate)).toEqual([bytesOfMib(8192)]);
    expect(estate.machines[0]?.disks.map(({ sizeBytes }) => sizeBytes)).toEqual([bytesOfGib(100.5), bytesOfGib(200)]);
    expect(codesOf(estate)).toEqual(['decimal-comma']);
  });
});

describe('a value that is hard to believe', () => {
  it.each([
    ['2,63', 'memory of "a" is 63 MiB, which is less than 64 MiB'],
    ['2,67108865', 'memory of "a" is 65536 GiB, which is more than 64 TiB'],
    ['2001,64', 'number of cores of "a" is 2001, which is more than 2,000'],
    ['2,64,1048577', 'size of the disk "Disk 1" of "a" is 1048577 GiB, which is more than 1 PiB'],
  ])('%s is told and kept', (cells, words) => {
    const estate = estateOfText(
      `machine,cores,memoryMiB,disks\na,${cells}${cells.split(',').length === 2 ? ',' : ''}\n`,
    );
    expect(estate.problems).toMatchObject([{ code: 'ingest/implausible', severity: 'warning', at: { line: 2 } }]);
    expect(estate.problems[0]?.message).toContain(words);
    expect(estate.machines[0]?.memoryBytes).not.toBeNull();
  });

  it('is not at the limits themselves', () => {
    expect(told(estateOfText('machine,cores,memoryMiB,disks\na,2000,64,1048576\nb,1,67108864,\n'))).toEqual([]);
  });
});

describe('a cell in a message', () => {
  it.each([
    ['100 GB', [100], 'warning unit-in-cell', '"disks" is "100 GB"; every size in it is read in GiB'],
    [
      '100;2 TB',
      [100],
      'error bad-number',
      '"disks" is "100;2 TB", in which "2 TB" is not the size of a disk in GiB; the other size is used',
    ],
    ['big', [], 'error bad-number', '"disks" is "big", which is not the size of a disk in GiB; the value is left out'],
    [
      'a;0;64;128',
      [64, 128],
      'error bad-number',
      '"disks" is "a;0;64;128", in which "a", "0" are not sizes of disks in GiB; the other 2 sizes are used',
    ],
  ])('that lists disks stands as it is: %s', (cell, sizes, kind, words) => {
    const estate = estateOfText(`machine,cores,memoryMiB,disks\na,2,4096,${cell}\n`);
    expect(told(estate)).toEqual([`${kind} [2 disks] ${words}`]);
    expect(estate.machines[0]?.disks.map(({ sizeBytes }) => sizeBytes)).toEqual(sizes.map(bytesOfGib));
  });

  it('that should be whole stands as it is', () => {
    const [problem] = estateOfText('machine,cores,memoryMiB\na,"2,5",4096\n').problems.filter(
      ({ severity }) => severity === 'error',
    );
    expect(problem?.message).toBe('"cores" is "2,5", which is not a whole number; the value is left out');
  });

  it('that is out of range is quoted', () => {
    expect(told(estateOfText('machine,cores,memoryMiB\na,0,4096\n'))[0]).toContain(
      '"cores" is "0", but must be at least 1',
    );
  });
});

describe('a difference between two files', () => {
  const differ = (column: string, one: string, other: string): string[] =>
    told(
      estateOf(
        textFile(`machine,cores,${column}\na,2,${one}\n`, 'x.csv'),
        textFile(`machine,cores,${column}\na,2,${other}\n`, 'y.csv'),
      ),
    );

  it.each([
    [
      'memoryMiB',
      '8192',
      '16384',
      'the memory is 16 GiB here and 8 GiB at x.csv:2 [memoryMiB]; the earlier value is kept',
    ],
    ['memoryMiB', '512', '16384', 'the memory is 16384 MiB here and 512 MiB at x.csv:2 [memoryMiB]'],
    ['memoryMiB', '16384', '16385', 'the memory is 16385 MiB here and 16384 MiB at'],
    ['disks', '100', '120', 'the size of disk 1 is 120 GiB here and 100 GiB at x.csv:2 [disks]'],
    ['disks', '100', '64;128', 'the number of disks is 2 here and 1 at x.csv:2 [disks]'],
    ['cpuPercent', '12.5', '40', 'the use of its cores is 40 % here and 12.5 % at x.csv:2 [cpuPercent]'],
    ['diskReadMBps', '2.5', '4', 'the read throughput is 4 MB/s here and 2.5 MB/s at'],
  ])('%s is told in units that people use', (column, one, other, words) => {
    expect(differ(column, one, other)).toEqual([expect.stringContaining(words)]);
  });
});

describe('rows that are skipped', () => {
  const V_INFO = [
    ['VM', 'CPUs', 'Memory', 'Host', 'SRM Placeholder'],
    ['a', 2, 4096, 'esx1', 'False'],
    ['stub', 2, 4096, 'esx1', 'True'],
  ];

  it('have a reason with their number in every sheet', () => {
    const estate = estateOfSheets({
      vInfo: V_INFO,
      vNetwork: [
        ['VM', 'NIC label', 'Network'],
        ['stub', 'n1', 'net'],
        ['stub', 'n2', 'net'],
        [null, 'n3', 'net'],
        ['ghost', 'n4', 'net'],
      ],
      vHealth: [
        ['Name', 'Message'],
        ['a', null],
        ['esx1', 'NTP'],
        ['stub', 'old'],
      ],
      vHost: [
        ['Host', 'CPU Model'],
        ['esx1', null],
        ['esx2', 'Xeon'],
        ['esx3', 'Xeon'],
        [null, 'Xeon'],
      ],
      vCluster: [['Name'], ['c1'], ['c2']],
      Notes: [['Dear colleague'], ['see above']],
    });
    const skipped = estate.inputs[0]?.sheets.filter(({ rowsSkipped }) => rowsSkipped > 0).map(({ name }) => name);
    expect(skipped).toEqual(['vInfo', 'vNetwork', 'vHealth', 'vHost', 'vCluster', 'Notes']);
    expect(estate.problems.map(({ at, severity, message }) => [at?.sheet, at?.line, severity, message])).toEqual([
      ['vInfo', 3, 'info', '"stub" is a placeholder of Site Recovery Manager, not a machine; it is left out'],
      ['vNetwork', 4, 'warning', 'the row names no machine; the row is left out'],
      ['vNetwork', 5, 'warning', 'no machine of the export is called "ghost"; the row is left out'],
      ['vNetwork', 2, 'info', '2 rows are about placeholders of Site Recovery Manager and are left out'],
      ['vHealth', 2, 'info', '1 row has no message and is left out'],
      ['vHealth', 3, 'info', '1 message is not about one machine of the export and is left out'],
      ['vHealth', 4, 'info', '1 row is about a placeholder of Site Recovery Manager and is left out'],
      ['vHost', 2, 'info', '1 host is left out, since its row does not name its processor'],
      ['vHost', 3, 'info', '2 hosts are left out, since no machine of the export names them'],
      ['vHost', 5, 'info', '1 row has no name of a host and is left out'],
      [undefined, undefined, 'info', 'not used: vCluster (2 rows), which holds nothing about machines that is used'],
      [undefined, undefined, 'info', 'not used: Notes (1 row), which has no header that is known'],
    ]);
  });

  it('tell of hosts that share a name and differ in their processors', () => {
    const estate = estateOfSheets({
      vInfo: V_INFO.slice(0, 2),
      vHost: [
        ['Host', 'CPU Model'],
        ['esx1', 'Xeon'],
        ['esx1', 'EPYC'],
      ],
    });
    expect(estate.machines[0]?.placement.hostCpu).toBeNull();
    expect(told(estate)).toEqual([
      'info skipped-rows [2] 2 rows are left out, since hosts of one name have different processors',
    ]);
  });
});
