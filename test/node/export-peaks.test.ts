import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import { EXPORT_COLUMNS, exportPeaks } from '../../src/node/export-peaks.js';
import { appendPeaksStore, readPeaksStore } from '../../src/node/peaks-store.js';
import { DEFAULT_BUCKET_MS } from '../../src/timeseries/index.js';
import { rollUp, someReading } from '../timeseries/readings.js';
import { runCli } from '../support/run-cli.js';

let folder = '';
let store = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portolan-'));
  store = join(folder, 'peaks.store');
  const origin = {
    sources: [],
    machines: [{ id: toMachineId('alpha'), name: 'Alpha, the "first"', sourceId: '' }],
  };
  const [first, second] = fc.sample(fc.array(someReading, { minLength: 200, maxLength: 300, size: 'max' }), {
    seed: 3,
    numRuns: 2,
  });
  await appendPeaksStore(store, rollUp(first!).peaks, { origin });
  await appendPeaksStore(store, rollUp(second!).peaks);
});
afterEach(() => rm(folder, { recursive: true }));

type Row = readonly [string, string, string, string, number, number, number, number];

async function expectedRows(): Promise<readonly Row[]> {
  const { values } = await readPeaksStore(store);
  return values.series.flatMap(({ key, startMs, maxima, sums, counts }) =>
    [...counts].flatMap((count, at): Row[] => {
      if (count === 0) return [];
      const name = key.machine === 'alpha' ? 'Alpha, the "first"' : '';
      const place = [key.machine, name, key.channel, key.instance, startMs + at * DEFAULT_BUCKET_MS] as const;
      return [[...place, maxima[at]!, sums[at]!, count]];
    }),
  );
}

describe('exporting a store', () => {
  it('as Parquet gives DuckDB every bucket, to the last bit', async () => {
    const target = join(folder, 'peaks.parquet');
    const expected = await expectedRows();
    expect(await exportPeaks(store, target, 'parquet')).toBe(expected.length);
    const database = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' });
    const connection = await database.connect();
    const rows = await connection.runAndReadAll(
      `select machine, name, channel, instance, epoch_ms(bucketStart)::double, max, sum, count::double from '${target}'`,
    );
    expect(rows.getRowsJS()).toEqual(expected);
    const types = await connection.runAndReadAll(`select column_name, column_type from (describe from '${target}')`);
    expect(types.getRowsJS().map(([name]) => name)).toEqual(EXPORT_COLUMNS);
    expect(types.getRowsJS().map(([, type]) => (type as string).replace(' WITH TIME ZONE', ''))).toEqual([
      ...Array.from({ length: 4 }, () => 'VARCHAR'),
      'TIMESTAMP',
      'DOUBLE',
      'DOUBLE',
      'BIGINT',
    ]);
    connection.closeSync();
    database.closeSync();
  });

  it('as CSV gives every bucket, to the last bit', async () => {
    const target = join(folder, 'peaks.csv');
    await exportPeaks(store, target, 'csv');
    const [header, ...rows]: string[][] = parse(await readFile(target, 'utf8'));
    expect(header).toEqual(EXPORT_COLUMNS);
    const read = rows.map((row) => [...row.slice(0, 4), Date.parse(row[4]!), ...row.slice(5).map(Number)]);
    expect(read).toEqual(await expectedRows());
  });

  it.each(['csv', 'parquet'] as const)(
    'as %s gives the same bytes each time and leaves nothing else behind',
    async (format) => {
      const [one, two] = [join(folder, `1.${format}`), join(folder, `2.${format}`)];
      await exportPeaks(store, one, format);
      await exportPeaks(store, two, format);
      expect(Buffer.compare(await readFile(one), await readFile(two))).toBe(0);
      expect((await readdir(folder)).sort()).toEqual([`1.${format}`, `2.${format}`, 'peaks.store']);
    },
  );

  it.each(['csv', 'parquet'] as const)('with nothing in it is a table without rows, as %s', async (format) => {
    const empty = join(folder, 'empty.store');
    await appendPeaksStore(empty, { series: [], spanMs: null });
    const target = join(folder, `empty.${format}`);
    expect(await exportPeaks(empty, target, format)).toBe(0);
    if (format === 'csv') expect(await readFile(target, 'utf8')).toBe(`${EXPORT_COLUMNS.join(',')}\r\n`);
    else {
      const database = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' });
      const connection = await database.connect();
      expect((await connection.runAndReadAll(`select count(*)::integer from '${target}'`)).getRowsJS()).toEqual([[0]]);
      connection.closeSync();
      database.closeSync();
    }
  });

  it('gives no spreadsheet a formula to run', async () => {
    const hostile = join(folder, 'hostile.store');
    const id = toMachineId('h');
    const name = '=HYPERLINK("http://x")';
    const series = { ...(await readPeaksStore(store)).values.series[0]! };
    const key = { ...series.key, machine: id, instance: '@cmd' };
    const spanMs = [series.startMs, series.startMs] as const;
    const origin = { sources: [], machines: [{ id, name, sourceId: '' }] };
    await appendPeaksStore(hostile, { series: [{ ...series, key }], spanMs }, { origin });
    const target = join(folder, 'hostile.csv');
    await exportPeaks(hostile, target, 'csv');
    const [, row]: string[][] = parse(await readFile(target, 'utf8'));
    expect([row![1], row![3]]).toEqual([`'${name}`, "'@cmd"]);
  });

  it.each(['csv', 'parquet'] as const)('writes over its own, and over nothing else: %s', async (format) => {
    const target = join(folder, `samples.${format}`);
    await writeFile(target, format === 'csv' ? 'timestamp,machine,cpuUsedCores\n' : 'PAR1 and no more');
    const before = await readFile(target);
    await expect(exportPeaks(store, target, format)).rejects.toMatchObject({
      problem: { code: 'node/foreign-target', at: { file: `samples.${format}` } },
    });
    expect(Buffer.compare(await readFile(target), before)).toBe(0);
    await rm(target);
    const rows = await exportPeaks(store, target, format);
    expect(await exportPeaks(store, target, format)).toBe(rows);
  });

  it('from the command line chooses by the end of the name, and refuses what is not whole', async () => {
    const target = join(folder, 'peaks.csv');
    const done = await runCli('export', store, target);
    expect([done.exitCode, done.out.endsWith(` written to ${target}\n`)]).toEqual([0, true]);
    expect(JSON.parse((await runCli('export', store, target, '--json')).out)).toMatchObject({ format: 'csv' });
    expect((await runCli('export', store, join(folder, 'peaks.xlsx'))).error).toContain('cli/bad-option');
    expect((await runCli('export', join(folder, 'none.store'), target)).error).toContain('node/cannot-read');
    const bytes = await readFile(store);
    bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
    await writeFile(store, bytes);
    const refused = await runCli('export', store, join(folder, 'other.csv'));
    expect([refused.exitCode, refused.error.includes('timeseries/damaged-peaks-store')]).toEqual([2, true]);
    expect(await readdir(folder)).not.toContain('other.csv');
  });
});
