import { describe, expect, it } from 'vitest';
import { createSampleRun, machineIdFinder, SAMPLE_CSV_COLUMNS } from '../../../src/ingest/index.js';
import type { SampleReading, SampleRunOptions } from '../../../src/ingest/index.js';
import { toMachineId } from '../../../src/model/index.js';
import { createSampleSink } from '../../../src/timeseries/index.js';
import { cores, latinBytes, record, sorted, utf16Bytes } from './recording.js';

describe('the wide sample CSV', () => {
  it('gives every column to its channel, in bytes, cores and operations/s', () => {
    const { told, problems, summary } = record(
      'timestamp,machine,cores,memoryMiB,cpuPercent,memoryUsedMiB,memoryConsumedMiB,memoryActiveMiB,disk[scsi0:0].readIops,disk[scsi0:0].writeIops,disk[scsi0:0].readBytesPerSecond,disk[scsi0:0].writeBytesPerSecond,nic[eth0].inBytesPerSecond,nic[eth0].outBytesPerSecond\n' +
        '2026-03-01T00:00:00Z,web01,4,8192,25,1024,2048,512,10,20,1000,2000,30,40\n',
    );
    expect(problems).toEqual([]);
    expect(sorted(told)).toEqual(
      sorted(
        [
          'allocatedCores 4',
          'allocatedMemoryBytes 8589934592',
          'memoryGuestUsedBytes 1073741824',
          'memoryConsumedBytes 2147483648',
          'memoryActiveBytes 536870912',
          'diskReadIops[scsi0:0] 10',
          'diskWriteIops[scsi0:0] 20',
          'diskReadBytesPerSecond[scsi0:0] 1000',
          'diskWriteBytesPerSecond[scsi0:0] 2000',
          'networkInBytesPerSecond[eth0] 30',
          'networkOutBytesPerSecond[eth0] 40',
          'cpuUsedCores 1',
        ].map((line) => `web01 2026-03-01T00:00:00.000Z ${line}`),
      ),
    );
    expect(summary).toMatchObject({ kind: 'samples-csv', format: 'wide', rowsRead: 1, rowsUsed: 1, readings: 12 });
  });

  it('knows every column of its published table', () => {
    const header = SAMPLE_CSV_COLUMNS.map(({ column }) => column);
    const { summary, problems } = record(`${header.join(',')}\n`);
    expect(summary.columnsUsed).toEqual(header);
    expect(problems.map(({ code }) => code)).toEqual(['ingest/no-samples']);
  });

  it('takes columns in any order and case, and an empty cell as not measured', () => {
    const { told } = record(
      'CPUUSEDCORES,Machine,TimeStamp,memoryusedmib\n1.5,a,2026-03-01 00:00Z,\n,a,2026-03-01 00:01Z,1\n',
    );
    expect(told).toEqual([
      'a 2026-03-01T00:00:00.000Z cpuUsedCores 1.5',
      'a 2026-03-01T00:01:00.000Z memoryGuestUsedBytes 1048576',
    ]);
  });

  it('sums run time of Hyper-V over its virtual processors: 250 is two and a half cores', () => {
    expect(record('timestamp,machine,cpuRunTimePercentSum\n1772323200,a,250\n').told).toEqual([
      'a 2026-03-01T00:00:00.000Z cpuUsedCores 2.5',
    ]);
  });

  it('takes the best of several processor columns, row by row', () => {
    const text = 'timestamp,machine,cores,cpuPercent,cpuRunTimePercentSum,cpuUsedCores\n';
    const used = (row: string): readonly string[] =>
      record(`${text}1772323200,a,4,${row}\n`)
        .told.filter((line) => line.includes('Used'))
        .map((line) => line.split(' ')[3]!);
    expect([used('50,100,3'), used('50,100,'), used('50,,')]).toEqual([['3'], ['1'], ['2']]);
  });

  it('takes a column without brackets, or with a star, as the total over all disks', () => {
    const { told } = record('timestamp,machine,disk.readIops,nic[*].inBytesPerSecond\n1772323200,a,5,6\n');
    expect(told).toEqual([
      'a 2026-03-01T00:00:00.000Z diskReadIops 5',
      'a 2026-03-01T00:00:00.000Z networkInBytesPerSecond 6',
    ]);
  });

  it('reads semicolons, decimal commas, exponents, quotes, returns, a byte-order mark and a line that names the separator', () => {
    const text =
      '\ufeffsep=;\r\n# source: vsphere\r\n# interval: 20\r\n\r\ntimestamp;machine;"disk[a;""b""].readIops";cpuUsedCores\r\n"1772323200";"web;01";1,5;1.6345088E1\r\n';
    const { told, summary, intervalMs } = record(new TextEncoder().encode(text));
    expect(told).toEqual([
      'web;01 2026-03-01T00:00:00.000Z diskReadIops[a;"b"] 1.5',
      'web;01 2026-03-01T00:00:00.000Z cpuUsedCores 16.345088',
    ]);
    expect(Object.fromEntries(summary.comments)).toEqual({ source: 'vsphere', interval: '20' });
    expect([summary.intervalMs, intervalMs]).toEqual([20_000, 20_000]);
  });

  it('never takes a point or comma for a thousands separator', () => {
    expect(record('timestamp;machine;cpuUsedCores\n1772323200;a;1.234\n1772323220;a;1,234\n').told).toEqual([
      'a 2026-03-01T00:00:00.000Z cpuUsedCores 1.234',
      'a 2026-03-01T00:00:20.000Z cpuUsedCores 1.234',
    ]);
  });

  it('is text in UTF-16 and Windows-1252 as well', () => {
    const text = 'timestamp,machine,cpuUsedCores\n1772323200,büro,1\n';
    const expected = ['büro 2026-03-01T00:00:00.000Z cpuUsedCores 1'];
    expect([record(utf16Bytes(text)).told, record(latinBytes(text)).told]).toEqual([expected, expected]);
    expect(record(latinBytes(text)).codes).toEqual(['- assumed-encoding']);
  });
});

describe('a percentage of the cores', () => {
  const text = (rows: string): string => `timestamp,machine,cores,cpuPercent\n${rows}`;
  const used = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.includes('cpuUsed'));

  it('is of the cores of its own row, of the row stated last before it, else of the inventory', () => {
    const { told, codes } = record(text('1772323200,a,,50\n1772323220,a,8,50\n1772323240,a,,50\n'), {
      coresOf: () => cores(2),
    });
    expect(used(told).toSorted()).toEqual([
      'a 2026-03-01T00:00:00.000Z cpuUsedCores 1',
      'a 2026-03-01T00:00:20.000Z cpuUsedCores 4',
      'a 2026-03-01T00:00:40.000Z cpuUsedCores 4',
    ]);
    expect(codes).toEqual([]);
  });

  it('follows a resize', () => {
    const { told } = record(text('1772323200,a,2,50\n1772323220,a,8,50\n'));
    expect(used(told).map((line) => line.split(' ')[3])).toEqual(['1', '4']);
  });

  it('is left out and told where nothing says how many cores there are, and its row is not counted as used', () => {
    const { told, codes, summary } = record(text('1772323200,a,,50\n'));
    expect(told).toEqual([]);
    expect(codes).toEqual(['2 percent-without-cores', '- no-samples']);
    expect(summary).toMatchObject({ rowsUsed: 0, rowsSkipped: [{ reason: 'no usable value', count: 1 }] });
  });

  it('says that too many waited, and not that nothing states the cores, where they come too late', () => {
    const shares = Array.from({ length: 500_000 }, (_, at) => `${1772323200 + at},a,,50\n`);
    const { told, problems } = record([text(shares.join('')), '1772323200,a,4,60\n']);
    expect(told).toHaveLength(250_000 + 2);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['ingest/percent-without-cores']));
    expect(problems[0]).toMatchObject({
      message: expect.stringContaining('before 500000 values waited') as unknown,
      remedy: expect.stringContaining('put the rows with cores first, or sort the rows by time') as unknown,
    });
    expect(problems.some(({ message }) => message.startsWith('nothing says'))).toBe(false);
  });

  it('may go above 100, which is told, but not to another unit', () => {
    const { told, codes } = record(text('1772323200,a,2,182\n1772323220,a,2,1820\n'));
    expect(used(told)).toEqual(['a 2026-03-01T00:00:00.000Z cpuUsedCores 3.64']);
    expect(codes).toEqual(['2 over-100-percent', '3 out-of-range']);
  });
});

describe('the long sample CSV', () => {
  it('holds one value per row, and cores of the same time may come behind the percentage', () => {
    const { told, summary, problems } = record(
      'timestamp,machine,machineId,counter,instance,value\n' +
        '1772323200,a,,cpuPercent,,50\n1772323200,a,,disk.readIops,scsi0:0,5\n1772323200,a,,cores,,4\n1772323200,a,,nic.outBytesPerSecond,,7\n',
    );
    expect(problems).toEqual([]);
    expect(sorted(told)).toEqual([
      'a 2026-03-01T00:00:00.000Z allocatedCores 4',
      'a 2026-03-01T00:00:00.000Z cpuUsedCores 2',
      'a 2026-03-01T00:00:00.000Z diskReadIops[scsi0:0] 5',
      'a 2026-03-01T00:00:00.000Z networkOutBytesPerSecond 7',
    ]);
    expect(summary).toMatchObject({ format: 'long', rowsRead: 4, rowsUsed: 4, repeatedStamps: 0 });
  });

  it('tells counters it does not know and instances that cannot be', () => {
    const { codes, problems } = record(
      'timestamp,machine,counter,instance,value\n1772323200,a,disk.raedIops,x,1\n1772323200,a,cpuUsedCores,3,1\n1772323200,a,timestamp,,1\n1772323200,a,cores,,0\n',
    );
    expect(codes).toEqual([
      '2 unknown-counter',
      '3 bad-instance',
      '4 unknown-counter',
      '5 no-allocation',
      '- no-samples',
    ]);
    expect(problems[0]?.remedy).toBe('did you mean disk.readIops?');
  });
});

describe('faults of a file', () => {
  const header = 'timestamp,machine,cpuUsedCores,memoryUsedMiB\n';

  it('are told with line, column, what was found and what to do, and the rest is read', () => {
    const { told, problems, summary } = record(
      `${header}1772323200,a,x,1\n1772323220,a,-1,1\nyesterday,a,1,1\n1772323240,,1,1\n1772323260,a,1\n1772323280,a,1,5,1\n1772323300,a,NaN,\n1772323320,a,,\n\n,,,\n1772323340,a,0x10,Infinity\n1772323360,a,2,1,,\n`,
    );
    expect(problems.map(({ code, at }) => `${at?.line ?? '-'} ${at?.column ?? '-'} ${code}`)).toEqual([
      '2 cpuUsedCores ingest/bad-number',
      '3 cpuUsedCores ingest/out-of-range',
      '4 timestamp ingest/bad-stamp',
      '5 - ingest/no-machine',
      '6 - ingest/ragged-row',
      '7 - ingest/ragged-row',
      '8 cpuUsedCores ingest/bad-number',
      '12 memoryUsedMiB ingest/bad-number',
      '12 cpuUsedCores ingest/bad-number',
    ]);
    for (const { message, remedy } of problems) expect([message, remedy].join('').length).toBeGreaterThan(40);
    expect(told.filter((line) => line.includes('cpu'))).toEqual(['a 2026-03-01T00:02:40.000Z cpuUsedCores 2']);
    expect(summary).toMatchObject({ rowsRead: 10, rowsUsed: 3, rowsEmpty: 2 });
    expect(summary.rowsSkipped).toEqual([
      { reason: 'no usable stamp', count: 1 },
      { reason: 'no machine', count: 1 },
      { reason: 'wrong number of cells', count: 2 },
      { reason: 'no usable value', count: 2 },
      { reason: 'nothing measured', count: 1 },
    ]);
  });

  it('are told twenty times and then counted, per kind and column', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => `${1772323200 + index},a,x,y`).join('\n');
    const { problems } = record(`${header}${rows}\n`);
    const ofCpu = problems.filter(({ at }) => at?.column === 'cpuUsedCores');
    expect(ofCpu).toHaveLength(21);
    expect(ofCpu.at(-1)).toMatchObject({ code: 'ingest/bad-number', at: { line: 22 }, count: 980 });
  });

  it('names the column that a mistyped one may have meant', () => {
    const { problems, summary } = record(
      'timestamp,machine,cpuUsedCores,memoryUsdMiB,disk[a].raedIops,owner\n1772323200,a,1,1,1,me\n',
    );
    expect(problems.map(({ message, remedy }) => `${message} ${remedy}`)).toEqual([
      '"memoryUsdMiB" is no column of samples; it is not read did you mean memoryUsedMiB or memoryMiB?',
      '"disk[a].raedIops" is no column of samples; it is not read did you mean disk[NAME].readIops?',
    ]);
    expect(summary.columnsIgnored).toEqual(['memoryUsdMiB', 'disk[a].raedIops', 'owner']);
  });

  it('reads a column that comes twice once', () => {
    const { told, codes } = record('timestamp,machine,cpuUsedCores,cpuusedcores\n1772323200,a,1,2\n');
    expect([told.length, codes]).toEqual([1, ['1 duplicate-column']]);
  });

  it('spoils only its line with a quote that is never closed', () => {
    const { told, codes } = record(`${header}1772323200,"a,1,1\n1772323220,b,1,\n`);
    expect(codes).toEqual(['2 unclosed-quote']);
    expect(told.at(-1)).toBe('b 2026-03-01T00:00:20.000Z cpuUsedCores 1');
  });

  it('leaves out the half line at the end of a file that was cut', () => {
    const { told, codes } = record(`${header}1772323200,a,1,\n1772323220,a,12`, { cutBy: 'unexpected end' });
    expect([told.length, codes]).toEqual([1, ['- cut-short']]);
  });

  it('refuses what holds no samples, with what was seen', () => {
    for (const text of ['', '\n\n', 'machine,cores\nweb01,4\n', 'Dear colleague\n', '# only: comments\n']) {
      const { problems, summary } = record(text);
      expect(problems.map(({ code }) => code)).toEqual(['ingest/unrecognised-samples']);
      expect(summary.kind).toBe('unrecognised');
    }
  });

  it('states an interval only where there is one', () => {
    const rows = 'timestamp,machine,cpuUsedCores,intervalSeconds\n1772323200,a,1,20\n1772323220,a,1,';
    expect(record(`${rows}20\n`).intervalMs).toBe(20_000);
    expect(record(`${rows}300\n`).intervalMs).toBeNull();
    expect(record(`# interval: often\n${rows}\n`).codes).toEqual(['- bad-interval']);
    expect(record(`${rows}0.1\n`).codes).toEqual(['3 bad-interval']);
  });
});

describe('machines in samples', () => {
  const estate = machineIdFinder([
    {
      id: toMachineId('11111111-1111-1111-1111-111111111111'),
      name: 'WEB01.corp.example',
      uuid: '11111111-1111-1111-1111-111111111111',
    },
    { id: toMachineId('vmware:vc/db01'), name: 'db01', uuid: null },
    { id: toMachineId('vmware:vc/app.a'), name: 'app.a.example', uuid: null },
    { id: toMachineId('vmware:vc/app.b'), name: 'app.b.example', uuid: null },
    { id: toMachineId('one'), name: 'twin', uuid: null },
    { id: toMachineId('two'), name: 'TWIN', uuid: null },
  ]);

  it('are found by id, then by name, then by the short name where one side prints that', () => {
    expect(estate('whatever', '{11111111-1111-1111-1111-111111111111}')).toMatch(/^1111/);
    expect(estate('web01', '')).toMatch(/^1111/);
    expect(estate('web01.corp.example', 'unknown-id')).toMatch(/^1111/);
    expect(estate('web01.other.example', '')).toBeNull();
    expect(estate('DB01.corp.example', '')).toBe('vmware:vc/db01');
    expect(estate('app', '')).toBeNull();
    expect(estate('app.b.example', '')).toBe('vmware:vc/app.b');
    expect(estate('twin', '')).toBeNull();
    expect(estate('', '')).toBeNull();
  });

  it('keep their samples under a name of their own where the inventory lacks them, which is told once', () => {
    const { machines, codes, told } = record(
      'timestamp,machine,machineId,cpuUsedCores\n1772323200,db01,,1\n1772323200,Ghost,,1\n1772323220,Ghost,,1\n1772323220,x,ID-9,1\n',
      { machineIdOf: estate },
    );
    const file = 'samples.csv';
    expect(machines).toEqual([
      { id: 'vmware:vc/db01', name: 'db01', sourceId: '', file, isKnown: true },
      { id: 'samples:ghost', name: 'Ghost', sourceId: '', file, isKnown: false },
      { id: 'samples:id-9', name: 'x', sourceId: 'ID-9', file, isKnown: false },
    ]);
    expect(codes).toEqual(['- unknown-machine', '- unknown-machine']);
    expect(told).toHaveLength(4);
  });

  /** Two files, one after the other, and the peaks of each machine's processor. */
  function readFiles(
    machineIdOf: SampleRunOptions['machineIdOf'] & {},
    ...texts: readonly string[]
  ): SampleReading & { readonly cpu: readonly string[] } {
    const run = createSampleRun({ sink: createSampleSink(), machineIdOf, coresOf: () => cores(8) });
    for (const [index, text] of texts.entries()) {
      const reader = run.openFile(`${index}.csv`);
      reader.push(text);
      reader.end();
    }
    const reading = run.finish();
    const cpu = reading.peaks.series.map(({ key, maxima }) => `${key.machine} ${[...maxima].join(' ')}`);
    return { ...reading, cpu };
  }

  const PROD = 'timestamp,machine,cpuUsedCores\n1772323200,Web01.prod.example,1\n';
  const TEST = 'timestamp,machine,cpuUsedCores\n1772323200,web01.test.example,2\n';
  const inventory = machineIdFinder([
    { id: toMachineId('inventory:web01'), name: 'web01', uuid: null },
    { id: toMachineId('inventory:db01'), name: 'db01', uuid: 'AA-1' },
  ]);

  it('of different full names are not merged into one short name of the inventory, however late the second one comes', () => {
    const { machines, problems, cpu } = readFiles(inventory, PROD, TEST);
    expect(machines.map(({ id, isKnown, file }) => [id, isKnown, file])).toEqual([
      ['samples:web01.prod.example', false, '0.csv'],
      ['samples:web01.test.example', false, '1.csv'],
    ]);
    expect(cpu).toEqual(['samples:web01.prod.example 1', 'samples:web01.test.example 2']);
    expect(problems.map(({ code, at }) => [code, at?.file])).toEqual([['ingest/ambiguous-machine', '1.csv']]);
    expect(problems[0]!.message).toMatch(/"Web01.prod.example" and "web01.test.example".*one "web01"/);
  });

  it('of one full name are the short name of the inventory, together with what is printed short', () => {
    const short = 'timestamp,machine,cpuUsedCores\n1772323200,WEB01,3\n1772324400,WEB01,4\n';
    const one = readFiles(inventory, PROD);
    expect(one.cpu).toEqual(['inventory:web01 1']);
    expect([one.machines.map(({ id }) => id), one.problems]).toEqual([['inventory:web01'], []]);
    const both = readFiles(inventory, PROD, short);
    expect(both.cpu).toEqual(['inventory:web01 3 NaN 4']);
    expect(both.machines).toHaveLength(1);
    // The short name itself is exact, whatever else there is.
    const all = readFiles(inventory, PROD, short, TEST);
    expect(all.cpu).toEqual([
      'inventory:web01 3 NaN 4',
      'samples:web01.prod.example 1',
      'samples:web01.test.example 2',
    ]);
  });

  it('of different full names are told apart by an id that the inventory has', () => {
    const header = 'timestamp,machine,machineId,cpuUsedCores\n';
    const { cpu, problems } = readFiles(
      inventory,
      `${header}1772323200,db01.a.example,aa-1,1\n1772323200,db01.b.example,bb-2,2\n`,
    );
    expect(cpu).toEqual(['inventory:db01 1', 'samples:db01.b.example 2']);
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^ingest\/unknown-machine "db01.b.example"/),
    ]);
  });

  it('of different full names take no cores from the machine that they may not be', () => {
    const percent = (name: string): string => `timestamp,machine,cpuPercent\n1772323200,${name},50\n`;
    expect(readFiles(inventory, percent('web01.prod.example')).cpu).toEqual(['inventory:web01 4']);
    const { cpu, problems } = readFiles(inventory, percent('web01.prod.example'), percent('web01.test.example'));
    expect(cpu).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual([
      'ingest/ambiguous-machine',
      'ingest/percent-without-cores',
      'ingest/percent-without-cores',
    ]);
  });
});
