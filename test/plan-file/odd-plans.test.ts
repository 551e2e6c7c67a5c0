import { utils, write } from '@e965/xlsx';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWavePlan } from '../../src/node/read-wave-plan.js';
import { toMachineId } from '../../src/model/index.js';
import { aMachine } from '../support/a-machine.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'odd-plans-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const NAMES = ['web01', 'web02', 'db01', 'app01'];
const MACHINES = NAMES.map((name) => aMachine({ id: toMachineId(`id-${name}`), name, application: 'Shop' }));

const read = (content: string | Uint8Array, name = 'plan.csv') => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return readWavePlan(path, MACHINES);
};
/** What a plan says in one line for each machine, and which problems were told. */
async function told(content: string | Uint8Array, name?: string) {
  const { given, extras } = await read(content, name);
  const waves = new Map(given.waves.map(({ number, label, cutover }) => [number, `${number} ${label} ${cutover}`]));
  return {
    machines: given.machines.map(({ id, wave }) => `${id.slice(3)}: ${wave === null ? 'none' : waves.get(wave)}`),
    codes: given.problems.map(({ code, count }) => `${code.slice(5)}${count === undefined ? '' : ` x ${count}`}`),
    extras,
  };
}

type Rows = readonly (readonly (string | number | null)[])[];

/** A workbook with merged cells, such as people make. */
function aBook(sheets: Readonly<Record<string, Rows>>, merged: readonly string[] = []): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = merged.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

describe('a workbook that people made', () => {
  it('is a plan under a title, in Chinese, with the days of a spreadsheet and another sheet before it', async () => {
    const book = aBook({
      说明: [['请勿修改'], ['版本 3']],
      计划: [
        ['迁移计划'],
        [],
        ['序号', '服务器名称', '迁移批次', '计划日期', '负责人'],
        [1, 'web01', '第十批', 46_396, '张三'],
        [2, 'db01', '第二批', 46_382, '李四'],
      ],
    });
    const { machines, codes, extras } = await told(book, 'plan.xlsx');
    expect(machines).toEqual(['web01: 2 第十批 2027-01-09', 'db01: 1 第二批 2026-12-26']);
    expect(codes).toEqual(['counted-anew']);
    expect(extras.columns).toEqual(['序号', '负责人']);
  });

  it('has its merged cells in every row that they cover', async () => {
    const rows = [
      ['Move to Azure', null, null, null],
      ['Wave', 'Server', 'Go-live', 'Owner'],
      ['Wave 2', 'web01', 46_396, 'Ada'],
      [null, 'web02', null, null],
      ['Wave 1', 'db01', 46_382, null],
      [null, 'app01', null, 'Ben'],
    ];
    const whole = await told(
      aBook({ Plan: rows }, ['A1:D1', 'A3:A4', 'C3:C4', 'D3:D4', 'A5:A6', 'C5:C6']),
      'plan.xlsx',
    );
    expect(whole.machines).toEqual([
      ...['web01: 2 Wave 2 2027-01-09', 'web02: 2 Wave 2 2027-01-09'],
      ...['db01: 1 Wave 1 2026-12-26', 'app01: 1 Wave 1 2026-12-26'],
    ]);
    expect(whole.extras.byMachine.get(toMachineId('id-web02'))).toEqual(['Ada']);
    expect(whole.extras.byMachine.has(toMachineId('id-db01'))).toBe(false);
    // Blank cells that are not merged say nothing.
    expect((await told(aBook({ Plan: rows }), 'plan.xlsx')).machines[1]).toBe('web02: none');
  });

  it('does not walk over the cells that a hostile file claims to be merged', async () => {
    const merged = Array.from({ length: 3000 }, () => 'A1:XFD1048576');
    const { machines } = await told(
      aBook(
        {
          Plan: [
            ['Server', 'Wave'],
            ['web01', 1],
          ],
        },
        merged,
      ),
      'plan.xlsx',
    );
    expect(machines).toEqual(['web01: 1 Wave 1 null']);
  });

  it('may have a sheet for each wave, which is said', async () => {
    const sheets = {
      'Wave 10': [['Server'], ['web01']],
      'Wave 2': [['Server'], ['db01']],
      Hosts: [['Server'], ['app01']],
    };
    const { machines, codes } = await told(aBook(sheets), 'plan.xlsx');
    expect(machines).toEqual(['web01: 2 Wave 10 null', 'db01: 1 Wave 2 null']);
    expect(codes).toEqual(['waves-by-sheet', 'counted-anew']);
    await expect(read(aBook({ Hosts: [['Server'], ['app01']] }), 'plan.xlsx')).rejects.toMatchObject({
      problem: { code: 'plan/not-a-plan' },
    });
  });
});

describe('a text that people made', () => {
  const ROWS = [
    ['Rechner', 'Welle', 'Termin', 'Wer', ''],
    ['web01', 'Welle 2', '9.1.2027', 'Jürgen Größe', ''],
    ['db01', 'Welle 1', '26.12.2026', 'Åsa', ''],
  ];
  const EXPECTED = ['web01: 2 Welle 2 2027-01-09', 'db01: 1 Welle 1 2026-12-26'];

  it.each([
    ['semicolons in Windows-1252', Buffer.from(ROWS.map((row) => row.join(';')).join('\r\n'), 'latin1')],
    [
      'tabs in UTF-16, low byte first',
      Buffer.from(`\ufeff${ROWS.map((row) => row.join('\t')).join('\r\n')}`, 'utf16le'),
    ],
    [
      'tabs in UTF-16, high byte first',
      Buffer.from(`\ufeff${ROWS.map((row) => row.join('\t')).join('\n')}`, 'utf16le').swap16(),
    ],
    ['commas in UTF-8 with its mark', Buffer.from(`\ufeff${ROWS.map((row) => row.join(',')).join('\n')}`)],
  ])('is read with %s', async (_, content) => {
    const { machines, extras } = await told(content);
    expect(machines).toEqual(EXPECTED);
    expect([...extras.byMachine.values()]).toEqual([['Jürgen Größe'], ['Åsa']]);
  });

  it('is read with columns that Azure Resource Graph projects', async () => {
    const wave = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Migrate/migrateProjects/p/waves/Pilot';
    const { machines } = await told(`properties_inventoryDisplayName,properties_associatedWaveId\nweb01,${wave}\n`);
    expect(machines).toEqual(['web01: 1 Pilot null']);
  });
});

describe('the order of waves', () => {
  const ordered = async (...names: readonly string[]): Promise<readonly string[]> => {
    const { given } = await read(`machine,wave\n${names.map((name, at) => `${NAMES[at]!},${name}`).join('\n')}\n`);
    return [...given.waves.map(({ label }) => label), ...given.problems.map(({ code }) => code)];
  };

  it('is that of numbers, however they are written', async () => {
    expect(await ordered('Wave 10', 'Wave 2', 'Wave 1')).toEqual(['Wave 1', 'Wave 2', 'Wave 10', 'plan/counted-anew']);
    expect(await ordered('IV', 'II', 'III', 'I')).toEqual(['I', 'II', 'III', 'IV']);
    expect(await ordered('第三批', '第二批', '第一批')).toEqual(['第一批', '第二批', '第三批']);
    expect(await ordered('Ｗａｖｅ ２', 'Ｗａｖｅ １')).toEqual(['Ｗａｖｅ １', 'Ｗａｖｅ ２']);
  });

  it('is that of names with numbers by value where a name has several, and is said', async () => {
    expect(await ordered('W10 of 2027', 'W2 of 2027', 'W1 of 2027')).toEqual([
      ...['W1 of 2027', 'W2 of 2027', 'W10 of 2027'],
      'plan/order-by-name',
    ]);
    // X is a name here: the others have no number.
    expect(await ordered('X', 'Apps', 'Data')).toEqual([
      'Apps',
      'Data',
      'X',
      'plan/order-by-name',
      'plan/counted-anew',
    ]);
  });
});

describe('days', () => {
  const days = async (...texts: readonly string[]) => {
    const rows = texts.map((text, at) => `${NAMES[at]!},${at + 1},"${text}"`).join('\n');
    const { given } = await read(`machine,wave,date\n${rows}\n`);
    return [...given.waves.map(({ cutover }) => cutover), ...given.problems.map(({ code }) => code.slice(5))];
  };

  it('are read in the forms that leave no doubt', async () => {
    expect(await days('2027-01-09', '9 Jan 2027', 'January 9, 2027', 'Sat, 9-Jan-2027')).toEqual(
      Array.from({ length: 4 }, () => '2027-01-09'),
    );
    expect(await days('20270109', '2027年1月9日', '09.01.2027', '9. Januar 2027')).toEqual(
      Array.from({ length: 4 }, () => '2027-01-09'),
    );
    expect(await days('2027-01-09T22:00:00Z', '9 January 2027 22:00', '9.1.2027 22:00', '1/1/2027')).toEqual([
      ...['2027-01-01', '2027-01-09', '2027-01-09', '2027-01-09'],
      ...['dates-against-numbers', 'counted-anew'],
    ]);
  });

  it('of which only the column tells whether day or month is first are read by it, which is said', async () => {
    expect(await days('03/04/2027', '25/04/2027')).toEqual(['2027-04-03', '2027-04-25', 'dates-read-as']);
    expect(await days('03-04-2027', '04-25-2027')).toEqual(['2027-03-04', '2027-04-25', 'dates-read-as']);
    expect(await days('03/04/2027', '04/05/2027')).toEqual([null, null, 'bad-date', 'bad-date']);
    expect(await days('25/04/2027', '04/25/2027')).toEqual([null, null, 'bad-date', 'bad-date']);
    expect(await days('31/02/2027', 'TBD', '9 Foo 2027', '9.1.27')).toEqual([
      ...[null, null, null, null, 'dates-read-as'],
      ...['bad-date', 'bad-date', 'bad-date', 'bad-date'],
    ]);
  });

  it('that cannot be read are told once each, and the column is kept as it is', async () => {
    const { codes, extras } = await told('machine,wave,date\nweb01,1,TBD\nweb02,1,TBD\ndb01,2,2027-01-09\n');
    expect(codes).toEqual(['bad-date x 2']);
    expect(extras.columns).toEqual(['date']);
    expect((await told('machine,wave,date\nweb01,1,2027-01-09 22:00\n')).extras.columns).toEqual(['date']);
    expect((await told('machine,wave,date\nweb01,1,2027-01-09\n')).extras.columns).toEqual([]);
  });
});

describe('an answer of Azure Resource Graph', () => {
  const wave = '/p/waves/w1';
  const resources = [
    { id: wave, type: 'microsoft.migrate/migrateprojects/waves', properties: { displayName: 'Pilot' } },
    ...['web01', 'db01'].map((name) => ({
      id: `/p/${name}`,
      type: 'microsoft.migrate/migrateprojects/migrationentities',
      properties: { inventoryDisplayName: name, associatedWaveId: wave },
    })),
  ];
  const columns = ['id', 'type', 'properties'] as const;
  const table = {
    columns: columns.map((name) => ({ name, type: 'string' })),
    rows: resources.map((one) => columns.map((name) => one[name])),
  };
  const EXPECTED = ['web01: 1 Pilot null', 'db01: 1 Pilot null'];

  it.each([
    ['a list', resources],
    ['an answer', { totalRecords: 3, count: 3, data: resources, resultTruncated: 'false' }],
    ['an answer as a table', { totalRecords: 3, count: 3, data: table }],
    [
      'pages of an answer',
      [1, 3]
        .map((end) => ({ total_records: 3, data: resources.slice(end - 1, end), skip_token: 'x' }))
        .concat({ total_records: 3, data: resources.slice(1, 2), skip_token: 'x' }),
    ],
    ['a list with its mark', `\ufeff${JSON.stringify(resources)}`],
  ])('is read as %s', async (_, content) => {
    const { machines, codes } = await told(
      typeof content === 'string' ? content : JSON.stringify(content),
      'waves.json',
    );
    expect(machines).toEqual(EXPECTED);
    expect(codes).toEqual([]);
  });

  it('that holds a part only is said to', async () => {
    for (const part of [
      { totalRecords: 1500, count: 3, data: resources, resultTruncated: 'true', $skipToken: 'abc' },
      { count: 3, data: resources, skip_token: 'abc' },
    ]) {
      expect((await told(JSON.stringify(part), 'waves.json')).codes).toEqual(['cut-short']);
    }
  });
});
