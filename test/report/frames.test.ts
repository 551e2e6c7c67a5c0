import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableCsv, toArquero, toDanfo } from '../../src/index.js';
import type { ColumnarTable, DanfoModule, ReportTable, TableCell, TableColumn } from '../../src/index.js';

/** Stands for danfo.js where only what is handed to it matters; `test/notebooks` tries the real one. */
class Frame {
  readonly rows: unknown[][];
  readonly columns: string[];
  readonly dtypes: string[];

  constructor(rows: unknown[][], { columns, dtypes }: { columns: string[]; dtypes: string[] }) {
    this.rows = rows;
    this.columns = columns;
    this.dtypes = dtypes;
  }

  /** A method of the frame, which no column may hide. */
  values(): unknown[][] {
    return this.rows;
  }
}
const danfo: DanfoModule<Frame> = { DataFrame: Frame };
const aq = { table: (columns: Map<string, unknown[]>): Map<string, unknown[]> => columns };

const column = (title: string, kind: TableColumn['kind'], unit: string | null = null): TableColumn => ({
  ...{ title, kind, unit, decimals: 0, width: 12 },
});
const aTable = (columns: readonly TableColumn[], rows: ReportTable['rows']): ReportTable => ({
  ...{ id: 'a-table', title: 'A table', said: 'Of a test.' },
  columns,
  rows,
});

const copies = aTable(
  [
    column('Machine', 'text'),
    column('Size', 'amount', 'GB'),
    column('Disks', 'count'),
    column('Due', 'instant', 'UTC'),
  ],
  [
    ['web01', 12.5, 2, '2026-12-05T04:00:00Z'],
    ['db01', null, 3, '2026-12-04'],
    ['=HYPERLINK("x")', 0, 1, null],
  ],
);

describe('toDanfo', () => {
  it('hands over headings with units, kinds and rows, and leaves unknown cells unknown', () => {
    const frame = toDanfo(danfo, copies);
    expect(frame.columns).toEqual(['Machine', 'Size (GB)', 'Disks', 'Due (UTC)']);
    expect(frame.dtypes).toEqual(['string', 'float32', 'int32', 'datetime']);
    expect(frame.rows).toEqual([
      ['web01', 12.5, 2, '2026-12-05T04:00:00.000Z'],
      ['db01', null, 3, '2026-12-04T00:00:00.000Z'],
      ['=HYPERLINK("x")', 0, 1, null],
    ]);
  });

  it('takes whole numbers beyond 32 bits and columns with unknown cells for floats, and empty ones as what they are', () => {
    const numbers = [column('a', 'count'), column('b', 'count'), column('c', 'count'), column('d', 'text')];
    const frame = toDanfo(danfo, aTable(numbers, [[2 ** 31, null, 2 ** 31 - 1, null]]));
    expect(frame.dtypes).toEqual(['float32', 'float32', 'int32', 'string']);
    expect(toDanfo(danfo, aTable(numbers, [])).rows).toEqual([]);
  });

  it('keeps a column as text that also says something else than instants or numbers', () => {
    const mixed = [column('Due', 'instant'), column('Count', 'count')];
    const frame = toDanfo(
      danfo,
      aTable(mixed, [
        ['2026-12-04', 4],
        ['after wave 3', 'many'],
      ]),
    );
    expect(frame.rows).toEqual([
      ['2026-12-04', 4],
      ['after wave 3', 'many'],
    ]);
    expect(frame.dtypes).toEqual(['string', 'string']);
  });

  it('names no column as the frame names something of its own, nor two alike', () => {
    const names = ['values', '$data', 'constructor', '__proto__', 'Size', 'Size', 'Size 2'];
    const row = names.map((_, at) => at);
    const frame = toDanfo(
      danfo,
      aTable(
        names.map((name) => column(name, 'count')),
        [row],
      ),
    );
    expect(frame.columns).toEqual(['values_', '_$data', 'constructor_', '__proto___', 'Size', 'Size 2', 'Size 2 2']);
    expect(frame.rows).toEqual([row]);
  });

  it('takes a table of columns: dates become instants, what is no date unknown', () => {
    const columns = new Map<string, readonly unknown[]>([
      ['at', [new Date(Date.UTC(2026, 11, 5, 4)), undefined, new Date(Number.NaN)]],
      ['isDue', [true, false, null]],
      ['n', new Float64Array([1, 2, 3]) as unknown as readonly unknown[]],
    ]);
    const table: ColumnarTable = { columnNames: () => [...columns.keys()], array: (name) => columns.get(name)! };
    const frame = toDanfo(danfo, table);
    expect(frame.dtypes).toEqual(['datetime', 'boolean', 'int32']);
    expect(frame.rows).toEqual([
      ['2026-12-05T04:00:00.000Z', true, 1],
      [null, false, 2],
      [null, null, 3],
    ]);
  });
});

describe('toArquero', () => {
  it('hands over columns by heading, instants as dates of the same millisecond', () => {
    const columns = toArquero(aq, copies);
    expect([...columns.keys()]).toEqual(['Machine', 'Size (GB)', 'Disks', 'Due (UTC)']);
    expect(columns.get('Size (GB)')).toEqual([12.5, null, 0]);
    expect(columns.get('Due (UTC)')).toEqual([
      new Date(Date.UTC(2026, 11, 5, 4)),
      new Date(Date.UTC(2026, 11, 4)),
      null,
    ]);
  });

  it('renames columns that every plain object bears', () => {
    const table = aTable(
      [column('__proto__', 'text'), column('toString', 'text'), column('at', 'text')],
      [['a', 'b', 'c']],
    );
    expect([...toArquero(aq, table).entries()]).toEqual([
      ['__proto___', ['a']],
      ['toString_', ['b']],
      ['at', ['c']],
    ]);
  });
});

/** A stamp in every form that a table may have, with the instant it stands for. */
const aStamp = fc
  .tuple(
    fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) }),
    fc.constantFrom('full', 'seconds', 'bare', 'offset'),
  )
  .map(([atMs, form]): { readonly cell: string; readonly atMs: number } => {
    const whole = Math.floor(atMs / 1000) * 1000;
    const text = (ms: number): string => new Date(ms).toISOString();
    if (form === 'full') return { cell: text(atMs), atMs };
    if (form === 'seconds') return { cell: `${text(whole).slice(0, 19)}Z`, atMs: whole };
    if (form === 'bare') return { cell: text(whole).slice(0, 19), atMs: whole };
    return { cell: `${text(whole + 45_900_000).slice(0, 19)}+12:45`, atMs: whole };
  });

describe('a frame of any table', () => {
  it('keeps every instant to the millisecond, whatever its form and the zone of the machine, and sorts by text as by time', () => {
    const column1 = [column('Due', 'instant')];
    fc.assert(
      fc.property(fc.array(aStamp, { minLength: 1, maxLength: 20 }), (stamps) => {
        const table = aTable(
          column1,
          stamps.map(({ cell }) => [cell]),
        );
        const texts = toDanfo(danfo, table).rows.map(([cell]) => cell as string);
        expect(texts.map((text) => Date.parse(text))).toEqual(stamps.map(({ atMs }) => atMs));
        expect([...texts].sort().map((text) => Date.parse(text))).toEqual(
          stamps.map(({ atMs }) => atMs).sort((left, right) => left - right),
        );
        const dates = toArquero(aq, table).get('Due') as Date[];
        expect(dates.map((date) => date.getTime())).toEqual(stamps.map(({ atMs }) => atMs));
      }),
    );
  });

  it('loses and invents no cell: as many rows, columns and unknowns as the CSV', () => {
    const aCell = fc.oneof(fc.constant(null), fc.double({ noNaN: true }), fc.string());
    const someRows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array<TableCell>(aCell, { minLength: width, maxLength: width }), { maxLength: 8 }));
    fc.assert(
      fc.property(someRows, (rows) => {
        const table = aTable(
          (rows[0] ?? []).map((_, at) => column(`c${at}`, 'text')),
          rows,
        );
        expect(toDanfo(danfo, table).rows).toEqual(rows);
        expect(toDanfo(danfo, table).columns.join(',')).toBe(tableCsv(table).split('\r\n')[0]);
        expect([...toArquero(aq, table).values()]).toEqual(table.columns.map((_, at) => rows.map((row) => row[at])));
      }),
    );
  });
});
