import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { scaledInteger } from '../../src/catalog/decimal.js';

/** One row of a facts file. Every reader stops the build on an odd cell, with file, line and column. */
export interface FactRow {
  /** Null for an empty cell, which means unknown. */
  text(column: string): string | null;
  knownText(column: string): string;
  /** `cell x 10^places` as an exact integer, see `scaledInteger`; null for an empty cell. */
  scaled(column: string, places: number): number | null;
  knownScaled(column: string, places: number): number;
  /** As `scaled`, and the cell must be a whole number after scaling by `factor`. */
  times(column: string, factor: number): number | null;
  knownTimes(column: string, factor: number): number;
  flag(column: string): boolean | null;
  knownFlag(column: string): boolean;
  oneOf<T extends string>(column: string, allowed: readonly T[]): T | null;
  /** `YYYY-MM-DD` or null; of an end, also `never`, and `ended` where the source says only that it is over. */
  date(column: string): string | null;
  fail(column: string, message: string): never;
}

/** Decimals that scaling to an integer needs for the finest figure of the facts, such as 218.75 GiB. */
const FINEST_PLACES = 6;

/** Reads one CSV of the facts. All columns are texts; the header's names are the keys. */
export function readFacts(factsDir: string, file: string): readonly FactRow[] {
  const text = readFileSync(path.join(factsDir, file), 'utf8');
  const records = parse(text, { columns: true, info: true }) as unknown as readonly {
    readonly record: Readonly<Record<string, string>>;
    readonly info: { readonly lines: number };
  }[];
  return records.map(({ record, info }) => factRow(record, `${file}:${info.lines}`));
}

function factRow(record: Readonly<Record<string, string>>, at: string): FactRow {
  const fail = (column: string, message: string): never => {
    throw new Error(`${at} [${column}]: "${record[column] ?? ''}" ${message}`);
  };
  const text = (column: string): string | null => {
    const cell = record[column];
    if (cell === undefined) return fail(column, 'is missing: there is no such column');
    if (cell !== cell.trim()) return fail(column, 'has spaces around it');
    return cell === '' ? null : cell;
  };
  const known = <T>(column: string, value: T | null): T => value ?? fail(column, 'is empty, and the schema needs it');
  const scaled = (column: string, places: number): number | null => {
    const cell = text(column);
    if (cell === null) return null;
    return scaledInteger(cell, places) ?? fail(column, 'is not a number of zero or more');
  };
  const times = (column: string, factor: number): number | null => {
    const millionths = scaled(column, FINEST_PLACES);
    if (millionths === null) return null;
    const product = (BigInt(millionths) * BigInt(factor)) / 10n ** BigInt(FINEST_PLACES);
    if (product * 10n ** BigInt(FINEST_PLACES) !== BigInt(millionths) * BigInt(factor)) {
      return fail(column, `times ${factor} is not a whole number`);
    }
    return Number(product);
  };
  const flag = (column: string): boolean | null => {
    const cell = text(column);
    if (cell === null) return null;
    return cell === 'true' || cell === 'false' ? cell === 'true' : fail(column, 'is neither true nor false');
  };
  return {
    text,
    knownText: (column) => known(column, text(column)),
    scaled,
    knownScaled: (column, places) => known(column, scaled(column, places)),
    times,
    knownTimes: (column, factor) => known(column, times(column, factor)),
    flag,
    knownFlag: (column) => known(column, flag(column)),
    oneOf: (column, allowed) => {
      const cell = text(column);
      if (cell === null) return null;
      return allowed.find((value) => value === cell) ?? fail(column, `is none of ${allowed.join(', ')}`);
    },
    date: (column) => {
      const cell = text(column);
      if (cell === 'yes') return 'ended';
      if (cell === null || cell === 'never' || /^\d{4}-\d{2}-\d{2}$/.test(cell)) return cell;
      return fail(column, 'is no date, "never" or "yes"');
    },
    fail,
  };
}
