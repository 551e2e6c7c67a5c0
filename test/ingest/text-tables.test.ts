import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INVENTORY_CSV_COLUMNS, parseCsv } from '../../src/ingest/index.js';
import { parseNumber } from '../../src/ingest/numbers.js';
import { bytesOfGib, bytesOfMib, type Problem } from '../../src/model/index.js';
import { codesOf, estateOfText } from '../support/workbook.js';

const TEXT = 'machine,cores,memoryMiB,os\nStraße,4,8192,Windows Server 2019\nb,2,4096,Ubuntu 22.04\n';
const namesIn = (text: string | Uint8Array): string[] => estateOfText(text).machines.map(({ name }) => name);

describe('the encoding of a text', () => {
  const utf16 = (text: string, swap: boolean): Uint8Array => {
    const content = Buffer.from(text, 'utf16le');
    return new Uint8Array(swap ? content.swap16() : content);
  };

  it.each([
    ['UTF-8', new TextEncoder().encode(TEXT)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${TEXT}`)],
    ['UTF-16 LE with a mark', utf16(`\ufeff${TEXT}`, false)],
    ['UTF-16 BE with a mark', utf16(`\ufeff${TEXT}`, true)],
    ['UTF-16 LE without', utf16(TEXT, false)],
    ['UTF-16 BE without', utf16(TEXT, true)],
    ['Windows-1252', new Uint8Array(Buffer.from(TEXT, 'latin1'))],
  ])('may be %s', (_, content) => {
    expect(namesIn(content)).toEqual(['Straße', 'b']);
  });

  it('is told where it had to be assumed', () => {
    expect(codesOf(estateOfText(new Uint8Array(Buffer.from(TEXT, 'latin1'))))).toEqual(['assumed-encoding']);
  });
});

describe('the form of a text', () => {
  it.each([
    ['semicolons', TEXT.replaceAll(',', ';')],
    ['tabs', TEXT.replaceAll(',', '\t')],
    ['Windows line ends', TEXT.replaceAll('\n', '\r\n')],
    ['line ends of old Macs', TEXT.replaceAll('\n', '\r')],
    ['a declared separator', `sep=;\n${TEXT.replaceAll(',', ';')}`],
    ['a preamble', `Inventory of 2024, all sites\n\n${TEXT}`],
    ['quotes', TEXT.replaceAll(/([^,\n]+)/g, '"$1"')],
    ['no last line end', TEXT.slice(0, -1)],
  ])('may have %s', (_, text) => {
    expect(namesIn(text)).toEqual(['Straße', 'b']);
  });

  it('keeps true line numbers behind cells of several lines and empty lines', () => {
    const { machines, inputs } = estateOfText(
      'machine,cores,memoryMiB,annotation\n"a",1,1024,"two\nlines"\n\n,,,\nb,2,2048,"say ""yes"""\n',
    );
    expect(machines.map(({ origins }) => origins['name']?.line)).toEqual([2, 6]);
    expect(machines.map(({ annotation }) => annotation)).toEqual(['two\nlines', 'say "yes"']);
    expect(inputs[0]?.sheets[0]).toMatchObject({ rowsRead: 2, rowsEmpty: 2 });
  });

  it('reports rows that are shorter or longer than the header, with their line', () => {
    const estate = estateOfText('machine,cores,memoryMiB\na,1,1024\nb,2\nc,3,3072,surplus\nd,4,4096,,\n');
    expect(estate.problems.map(({ code, at }) => [code, at?.line])).toEqual([
      ['ingest/ragged-row', 3],
      ['ingest/ragged-row', 4],
    ]);
    expect(estate.machines.map(({ cores }) => cores)).toEqual([1, 2, 3, 4]);
  });

  it('loses only its own line to a quote that is never closed', () => {
    const estate = estateOfText('machine,cores,memoryMiB\na,1,1024\n"b,2,2048\nc,3,3072\n');
    expect(estate.machines.map(({ name }) => name)).toEqual(['a', '"b', 'c']);
    expect(estate.problems).toMatchObject([{ code: 'ingest/unclosed-quote', at: { line: 3 } }]);
  });

  it('cuts a huge cell and leaves NUL bytes out, and says so', () => {
    const estate = estateOfText(`machine,cores,memoryMiB,annotation\na\0b,1,1024,${'x'.repeat(10_000_000)}\n`);
    expect(estate.machines[0]?.name).toBe('ab');
    expect(estate.machines[0]?.annotation).toHaveLength(32_767);
    expect(codesOf(estate)).toEqual(['nul-bytes', 'huge-cell']);
  });

  it('reads the first of two columns of one name, and says so', () => {
    const estate = estateOfText('machine,cores,memoryMiB,Cores\na,1,1024,9\n');
    expect(estate.machines[0]?.cores).toBe(1);
    expect(codesOf(estate)).toEqual(['duplicate-column']);
  });

  it('gives the cells that an independent reader gives', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', ';', '\n', '1'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
        const problems: Problem[] = [];
        const grid = parseCsv(`sep=,\n${text}\n`, 'x.csv', problems);
        const expected = parse(text, { relax_column_count: true }).filter((row) =>
          row.some((one) => one.trim() !== ''),
        );
        expect(grid.rows.map(({ cells }) => cells)).toEqual(expected);
        expect(problems).toEqual([]);
      }),
    );
  });
});

describe('numbers', () => {
  it.each([
    ['1234', 'point', 1234],
    ['1,234', 'point', 1234],
    ['1.234', 'comma', 1234],
    ['1.234,5', 'point', 1234.5],
    ['1,234.5', 'comma', 1234.5],
    ['12,5', 'point', 12.5],
    ['1 234,5', 'comma', 1234.5],
    ["1'234.5", 'point', 1234.5],
    ['1.6345088E7', 'point', 16_345_088],
    ['-3', 'point', -3],
    ['0.500', 'comma', 0.5],
  ] as const)('%s in a table with a decimal %s is %d', (text, style, value) => {
    expect(parseNumber(text, style)).toBe(value);
  });

  it.each(['', 'four', '1.2.3', '1,2,3', '0x10', 'Infinity', 'NaN', '12 GB', '1e999', '--1', '9'.repeat(60)])(
    '%s is none',
    (text) => {
      expect(parseNumber(text, 'point')).toBeNull();
    },
  );

  it('that prove nothing follow those of their table that do', () => {
    const cells = (text: string) => estateOfText(text).machines.map(({ memoryBytes }) => memoryBytes);
    expect(cells('machine,cores,memoryMiB,cpuPercent\na,1,"1,024","12.5"\n')).toEqual([bytesOfMib(1024)]);
    expect(cells('machine,cores,memoryMiB,cpuPercent\na,1,1.024,"12,5"\n')).toEqual([bytesOfMib(1024)]);
  });

  it('survive printing and reading in either style', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, hundredths) => {
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
        const english = `${grouped}.${String(hundredths).padStart(2, '0')}`;
        const german = english.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
        const value = Number(`${whole}.${String(hundredths).padStart(2, '0')}`);
        expect(parseNumber(english, 'point')).toBe(value);
        expect(parseNumber(german, 'comma')).toBe(value);
      }),
    );
  });
});

describe('the inventory CSV', () => {
  it('reads every column that is documented', () => {
    const values: Record<string, string> = {
      machine: 'db01',
      memoryMiB: '4096',
      id: '4212AAAA-0000-0000-0000-000000000001',
      source: 'hyperv',
      power: 'on',
      template: 'false',
      os: 'Windows Server 2022 Datacenter',
      osVersion: '',
      architecture: 'x64',
      guestId: 'windows2019srvNext_64Guest',
      firmware: 'efi',
      secureBoot: 'yes',
      disks: '128;512',
      macs: '00:50:56:aa:00:01',
      addresses: '10.0.0.1;10.0.0.2',
      environment: 'prod',
      tags: 'owner=ops;cost=4711',
      changeTracking: 'true',
      logicalSectorBytes: '4096',
      storageSpaces: 'no',
      multipath: 'no',
      iscsi: 'no',
      nicTeaming: 'no',
      guestEncryption: 'yes',
    };
    const rules = INVENTORY_CSV_COLUMNS.map(({ field }) => field);
    const text = `${rules.join(',')}\n${rules.map((field) => values[field] ?? '4').join(',')}\n`;
    const { machines, problems, inputs } = estateOfText(text);
    expect(problems).toEqual([]);
    expect(inputs[0]?.sheets[0]?.columnsIgnored).toEqual([]);
    expect(machines[0]).toMatchObject({
      id: '4212aaaa-0000-0000-0000-000000000001',
      source: 'hyperv',
      firmware: 'efi',
      secureBoot: true,
      environment: 'production',
      tags: [
        ['owner', 'ops'],
        ['cost', '4711'],
      ],
      disks: [
        { sizeBytes: bytesOfGib(128), isOs: true, sizeBasis: 'stated' },
        { sizeBytes: bytesOfGib(512), isOs: false },
      ],
      condition: { changeTracking: true },
      statedUse: { cpuPercent: 4, diskReadBytesPerSecond: 4e6, networkOutBytesPerSecond: 4e6 },
    });
  });

  it('numbers disks in columns of their own', () => {
    const { machines } = estateOfText(
      'machine,cores,memoryMiB,os,disk1Gib,disk1UsedGib,disk1ReadIops,disk2 GiB,disk2WriteMBps\na,2,4096,CentOS 7,64,10,5,128,2\n',
    );
    expect(machines[0]?.disks).toMatchObject([
      { sizeBytes: bytesOfGib(64), usedBytes: bytesOfGib(10), readIops: 5, isOs: true },
      { sizeBytes: bytesOfGib(128), writeBytesPerSecond: 2e6 },
    ]);
  });

  it('reports tags and ids that are none', () => {
    const estate = estateOfText('machine,id,cores,memoryMiB,os,tags\na,xyz,2,4096,CentOS 7,plain;k=v\n');
    expect(codesOf(estate)).toEqual(['bad-uuid', 'bad-tag']);
    expect(estate.machines[0]).toMatchObject({ uuid: null, tags: [['k', 'v']] });
  });
});
