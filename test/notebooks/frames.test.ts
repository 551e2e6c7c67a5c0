import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOTEBOOKS } from '../../scripts/run-notebooks.js';
import { toArquero, toDanfo } from '../../src/index.js';
import type { ArqueroModule, ColumnarTable, DanfoModule, ReportTable } from '../../src/index.js';

// The packages themselves, in a time zone with an odd offset: see the configuration of the tests. They are not the library's, so they lie
// beside the notebooks, and danfo.js, of which one dependency has to be overridden, in a folder of its own.
const requireFrom = (folder: string): NodeJS.Require => createRequire(join(folder, 'package.json'));
const DANFO = join(NOTEBOOKS, 'danfo');
const hasArquero = existsSync(join(NOTEBOOKS, 'node_modules', 'arquero'));
const hasDanfo = existsSync(join(DANFO, 'node_modules', 'danfojs'));
const needs = (isThere: boolean, folder: string): string =>
  isThere ? '' : ` (skipped: it needs npm ci --prefix ${folder} --ignore-scripts)`;

interface Series {
  readonly values: unknown[];
  readonly dt: { readonly $dateObjectArray: readonly Date[] };
  mean(): number;
  map(change: (value: unknown) => boolean): Series;
}
interface Frame {
  readonly columns: string[];
  readonly dtypes: string[];
  readonly shape: [number, number];
  readonly values: unknown[][];
  column(name: string): Series;
  sortValues(name: string): Frame;
  query(which: Series): Frame;
}
interface Danfo extends DanfoModule<Frame> {
  toCSV(frame: Frame): string;
  merge(what: { left: Frame; right: Frame; on: string[]; how: string }): Frame;
}
interface Arquero extends ArqueroModule<ArqueroTable> {
  table(columns: Map<string, unknown[]>): ArqueroTable;
}
interface ArqueroTable extends ColumnarTable {
  toCSV(): string;
  orderby(name: string): ArqueroTable;
  columnNames(): string[];
}

const TABLE: ReportTable = {
  ...{ id: 'copies', title: 'Copies', said: 'Of a test.' },
  columns: [
    { title: 'Machine', kind: 'text', unit: null, decimals: 0, width: 12 },
    { title: 'index', kind: 'count', unit: null, decimals: 0, width: 12 },
    { title: 'Size', kind: 'amount', unit: 'GB', decimals: 1, width: 12 },
    { title: 'Due', kind: 'instant', unit: 'UTC', decimals: 0, width: 12 },
  ],
  rows: [
    ['web01', 1, null, '2026-12-05T23:30:00Z'],
    ['db01', 2, 2.5, '2026-12-05T04:00:00.123Z'],
    ['</script>', 3, 3, null],
    ['__proto__', 4, 0.5, '2026-12-05'],
  ],
};
const INSTANTS = ['2026-12-05T23:30:00.000Z', '2026-12-05T04:00:00.123Z', null, '2026-12-05T00:00:00.000Z'];

describe('the danfo.js frame of a table', () => {
  const load = (): Danfo => requireFrom(DANFO)('danfojs') as Danfo;

  it.skipIf(!hasDanfo)(`holds what the table holds${needs(hasDanfo, 'notebooks/danfo')}`, () => {
    const danfo = load();
    const frame = toDanfo(danfo, TABLE);
    expect(frame).toBeInstanceOf(danfo.DataFrame);
    expect(frame.shape).toEqual([4, 4]);
    expect(frame.columns).toEqual(['Machine', 'index_', 'Size (GB)', 'Due (UTC)']);
    expect(frame.dtypes).toEqual(['string', 'int32', 'float32', 'datetime']);
    expect(frame.column('Machine').values).toEqual(['web01', 'db01', '</script>', '__proto__']);
    // Unknown is left out, not zero.
    expect(frame.column('Size (GB)').mean()).toBe(2);
  });

  it.skipIf(!hasDanfo)(
    `keeps dates through sorting, choosing, joining and CSV, in any time zone${needs(hasDanfo, 'notebooks/danfo')}`,
    () => {
      expect(new Date(2026, 11, 5).getTimezoneOffset()).not.toBe(0);
      const danfo = load();
      const frame = toDanfo(danfo, TABLE);
      expect(frame.column('Due (UTC)').values).toEqual(INSTANTS);
      expect(frame.column('Due (UTC)').dt.$dateObjectArray[1]!.getTime()).toBe(Date.UTC(2026, 11, 5, 4, 0, 0, 123));
      const known = frame.query(frame.column('Due (UTC)').map((due) => due !== null));
      expect(known.sortValues('Due (UTC)').column('Machine').values).toEqual(['__proto__', 'db01', 'web01']);
      const joined = danfo.merge({ left: known, right: known, on: ['Due (UTC)'], how: 'inner' });
      expect(joined.column('Due (UTC)').values).toEqual(INSTANTS.filter((instant) => instant !== null));
      expect(danfo.toCSV(frame)).toBe(
        [
          'Machine,index_,Size (GB),Due (UTC)',
          'web01,1,,2026-12-05T23:30:00.000Z',
          'db01,2,2.5,2026-12-05T04:00:00.123Z',
          '</script>,3,3,',
          '__proto__,4,0.5,2026-12-05T00:00:00.000Z\n',
        ].join('\n'),
      );
    },
  );

  it.skipIf(!hasDanfo)(`of a table without rows has its columns${needs(hasDanfo, 'notebooks/danfo')}`, () => {
    const frame = toDanfo(load(), { ...TABLE, rows: [] });
    expect(frame.shape).toEqual([0, 4]);
    expect(frame.columns).toEqual(['Machine', 'index_', 'Size (GB)', 'Due (UTC)']);
  });

  it.skipIf(!hasDanfo || !hasArquero)(
    `is the same by way of Arquero${needs(hasDanfo && hasArquero, 'notebooks/danfo and --prefix notebooks')}`,
    () => {
      const danfo = load();
      const frame = toDanfo(danfo, toArquero(requireFrom(NOTEBOOKS)('arquero') as Arquero, TABLE));
      expect(frame.values).toEqual(toDanfo(danfo, TABLE).values);
      expect(frame.dtypes).toEqual(['string', 'int32', 'float32', 'datetime']);
    },
  );
});

describe('the Arquero table of a table', () => {
  it.skipIf(!hasArquero)(`holds what the table holds, dates as dates${needs(hasArquero, 'notebooks')}`, () => {
    const table = toArquero(requireFrom(NOTEBOOKS)('arquero') as Arquero, TABLE);
    expect(table.columnNames()).toEqual(['Machine', 'index', 'Size (GB)', 'Due (UTC)']);
    expect(Array.from(table.array('Due (UTC)'))).toEqual(
      INSTANTS.map((instant) => (instant === null ? null : new Date(instant))),
    );
    // Arquero puts what is unknown first.
    expect(Array.from(table.orderby('Due (UTC)').array('Machine'))).toEqual([
      '</script>',
      '__proto__',
      'db01',
      'web01',
    ]);
    expect(table.toCSV()).toContain('db01,2,2.5,2026-12-05T04:00:00.123Z');
    expect(table.toCSV()).toContain('</script>,3,3,\n');
  });
});
