import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { tableFiles, writeReportWorkbook } from '../../src/cli/estate-outputs.js';
import { readOutputFolder } from '../../src/node/index.js';
import type { OutputFolder } from '../../src/node/index.js';
import { estateTables, sheetOf } from '../../src/report/index.js';
import { hasLibreOffice, NEEDS_LIBREOFFICE, openWorkbook } from '../support/libreoffice.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const at = (...names: readonly string[]): string => join(folder, ...names);
const SHOP = resolve(import.meta.dirname, '../../datasets/webshop');

let contents: OutputFolder;
beforeAll(async () => {
  for (const command of [['assess'], ['waves'], ['graph'], ['replication', 'plan'], ['recovery', 'plan']]) {
    const { exitCode, error } = await runCli(...command, SHOP, '--quiet', '--out', at('whole'));
    expect(exitCode, error).toBe(0);
  }
  contents = await readOutputFolder(at('whole'));
});

const digest = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

describe('portolan tables', () => {
  it('writes every table as CSV, and the same again', async () => {
    const { exitCode, out, error } = await runCli('tables', at('whole'), '--out', at('csv'));
    expect([exitCode, error]).toEqual([0, '']);
    expect(out).toMatch(/^\d+ tables of 16 machines as CSV in /);
    const names = readdirSync(at('csv'));
    for (const name of [
      'summary',
      'machines',
      'disks',
      'readiness',
      'costs',
      'waves',
      'dependencies',
      'problems',
      'policy',
      'replication-machines',
      'recovery-groups',
    ]) {
      expect(names).toContain(`${name}.csv`);
    }
    const before = names.map((name) => readFileSync(at('csv', name), 'utf8'));
    expect((await runCli('tables', at('whole'), '--out', at('csv'))).exitCode).toBe(0);
    expect(names.map((name) => readFileSync(at('csv', name), 'utf8'))).toEqual(before);
    for (const { id, columns, rows } of estateTables(contents)) {
      const read: string[][] = parse(readFileSync(at('csv', `${id}.csv`), 'utf8'));
      expect(read.length, id).toBe(rows.length + 1);
      expect(
        read.every((row) => row.length === columns.length),
        id,
      ).toBe(true);
    }
  });

  it('writes typed Parquet with nulls, read alike by another program, with the same bytes', async () => {
    const { exitCode, error } = await runCli('tables', at('whole'), '--format', 'parquet', '--out', at('parquet'));
    expect([exitCode, error]).toEqual([0, '']);
    const connection = await (await DuckDBInstance.create()).connect();
    for (const { id, ...table } of estateTables(contents)) {
      const { columns, rows } = sheetOf({ id, ...table });
      const reader = await connection.runAndReadAll(`SELECT * FROM '${at('parquet', `${id}.parquet`)}'`);
      expect(reader.columnNames(), id).toEqual(columns.map(({ heading }) => heading));
      expect(reader.columnTypes().map(String), id).toEqual(
        columns.map(({ kind, isOfDays }) =>
          isOfDays ? 'DATE' : { text: 'VARCHAR', count: 'BIGINT', amount: 'DOUBLE', instant: 'TIMESTAMP' }[kind],
        ),
      );
      const read = reader
        .getRowsJson()
        .map((row) =>
          row.map((cell, place) => (columns[place]!.kind === 'count' && cell !== null ? Number(cell) : cell)),
        );
      const instants = columns.flatMap(({ kind, isOfDays }, place) => (kind === 'instant' && !isOfDays ? [place] : []));
      const plain = (all: readonly (readonly unknown[])[]): unknown =>
        all.map((row) => row.filter((_, place) => !instants.includes(place)));
      expect(plain(read), id).toEqual(plain(rows));
      for (const place of instants) {
        const stampOf = (cell: unknown): string | null =>
          typeof cell === 'string' ? new Date(`${cell.replace(' ', 'T')}Z`).toISOString().replace('.000Z', 'Z') : null;
        expect(
          read.map((row) => stampOf(row[place])),
          id,
        ).toEqual(rows.map((row) => row[place]));
      }
    }
    const again = await tableFiles(contents, 'parquet');
    for (const { name, text } of again) expect(digest(text), name).toBe(digest(readFileSync(at('parquet', name))));
  });

  it('keeps a table that is none of its own', async () => {
    await runCli('tables', at('whole'), '--format', 'parquet', '--out', at('kept'));
    expect((await runCli('tables', at('whole'), '--format', 'parquet', '--out', at('kept'))).exitCode).toBe(0);
    for (const [name, format] of [
      ['costs.parquet', 'parquet'],
      ['policy.csv', 'csv'],
    ] as const) {
      writeFileSync(at('kept', name), 'PAR1 mine');
      const { exitCode, error } = await runCli('tables', at('whole'), '--format', format, '--out', at('kept'));
      expect(exitCode).toBe(2);
      expect(error).toContain('node/foreign-target');
      expect(readFileSync(at('kept', name), 'utf8')).toBe('PAR1 mine');
    }
  });

  it('says what it cannot do', async () => {
    expect((await runCli('tables', at('whole'), '--format', 'xml', '--out', at('x'))).error).toContain(
      'use csv or parquet',
    );
    expect((await runCli('tables', at('nowhere'), '--out', at('x'))).error).toContain('node/no-assessment');
    const { out } = await runCli('tables', at('whole'), '--out', at('csv'), '--json');
    expect((JSON.parse(out) as { written: string[] }).written).toContain(at('csv', 'machines.csv'));
  });
});

describe('report.xlsx', () => {
  it('has the same bytes twice', async () => {
    expect(digest(await writeReportWorkbook(contents))).toBe(digest(await writeReportWorkbook(contents)));
  });

  it.runIf(hasLibreOffice)(
    `has the same cells in LibreOffice${NEEDS_LIBREOFFICE}`,
    async () => {
      writeFileSync(at('report.xlsx'), await writeReportWorkbook(contents));
      const opened = openWorkbook(at('report.xlsx'));
      const tables = estateTables(contents);
      expect([...opened.keys()]).toEqual(tables.map(({ title }) => title));
      for (const { title, columns, rows } of tables.map(sheetOf)) {
        const [headings, ...read] = opened.get(title)!;
        expect(headings, title).toEqual(columns.map(({ heading }) => heading));
        expect(read.length, title).toBe(rows.length);
        rows.forEach((row, index) => {
          row.forEach((cell, place) => {
            const found = read[index]![place];
            if (columns[place]!.kind === 'instant' && cell !== null) expect(found).toHaveProperty('date');
            else if (typeof cell === 'number') expect(found, title).toBeCloseTo(cell, 6);
            else expect(found, title).toBe(cell);
          });
        });
      }
    },
    120_000,
  );
});
