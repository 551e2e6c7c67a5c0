import { bytes, bytesPerSecond, cores, iops, percent } from '../../model/index.js';
import type { Bytes, BytesPerSecond, Cores, Iops, Origin, Percent, Problem } from '../../model/index.js';
import { bindColumns, numberAt, placeOfRow, textAt } from '../columns.js';
import type { BoundTable, ColumnSpec, ColumnSpecs, Cursor, Range } from '../columns.js';
import type { Found } from '../sourced.js';
import type { GridRow, Table } from '../table.js';
import type { AnsweredMoney, AnsweredReadiness } from './answer.js';
import { columnGuessed, columnsNotRead, mixedCurrencies, unknownReadiness } from './answer-problems.js';
import { isPlaceholder, moneyOf, parseAnsweredReadiness } from './answer-values.js';
import { cleanTable } from './clean-cells.js';
import { chooseColumns } from './column-rules.js';
import type { ChosenColumn, ColumnRules } from './column-rules.js';
import type { HeaderUnit, UnitKind } from './header-words.js';

/** A sheet of an answer of which we know the column of each value. */
export interface AnswerTable<Field extends string> {
  readonly bound: BoundTable<Field>;
  readonly chosen: readonly ChosenColumn<Field>[];
  /** Of the columns of money; null where neither header nor cells name one. */
  readonly currencies: ReadonlyMap<Field, string | null>;
  readonly mixed: ReadonlySet<Field>;
  /** Of the columns that have one, in the header or in their cells. */
  readonly units: ReadonlyMap<Field, HeaderUnit>;
}

/** Finds the columns of a table and tells which are guessed and which are not read. */
export function bindAnswer<Field extends string>(
  table: Table,
  rules: ColumnRules<Field>,
  problems: Problem[],
): AnswerTable<Field> {
  const chosen = chooseColumns(table.header, rules);
  const clean = cleanTable(table, chosen);
  const at = { file: table.file, ...(table.sheet === null ? {} : { sheet: table.sheet }), line: table.headerLine };
  const specs: Record<string, ColumnSpec> = {};
  for (const { rule, index, unknownWords } of chosen) {
    const header = table.header[index] ?? '';
    specs[rule.field] = { kind: rule.kind === 'text' ? 'text' : 'number', headers: [header] };
    if (unknownWords.length > 0) problems.push(columnGuessed({ ...at, column: header }, rule.field, unknownWords));
    if (clean.mixed.has(index)) problems.push(mixedCurrencies({ ...at, column: header }));
  }
  const taken = new Set(chosen.map(({ index }) => index));
  const unread = table.header.filter((header, index) => header !== '' && !taken.has(index));
  if (unread.length > 0) problems.push(columnsNotRead(at, unread));
  const bound = bindColumns<Field>(clean.table, specs as ColumnSpecs<Field>, problems);
  const money = chosen.filter(({ rule }) => rule.kind === 'money');
  return {
    bound,
    chosen,
    currencies: new Map(
      money.map(({ rule, index, header }) => [rule.field, header.currency ?? clean.currencies.get(index) ?? null]),
    ),
    units: new Map(
      chosen.flatMap(({ rule, index, header }) => {
        const unit = header.unit ?? clean.units.get(index);
        return unit === undefined ? [] : [[rule.field, unit] as const];
      }),
    ),
    mixed: new Set(money.filter(({ index }) => clean.mixed.has(index)).map(({ rule }) => rule.field)),
  };
}

/** The values of one row, each null where the sheet says nothing. */
export interface AnswerRow<Field extends string> {
  readonly origin: Origin;
  readonly found: (field: Field) => Found<string> | null;
  /** Empty cells and placeholders such as `N/A` are null. */
  readonly text: (field: Field) => string | null;
  readonly count: (field: Field) => number | null;
  readonly cores: (field: Field) => Cores | null;
  /** @param unitBytes the unit where the header names none */
  readonly bytes: (field: Field, unitBytes: number) => Bytes | null;
  readonly rate: (field: Field) => BytesPerSecond | null;
  readonly iops: (field: Field) => Iops | null;
  readonly percent: (field: Field) => Percent | null;
  readonly money: (field: Field, fallbackCurrency: string | null) => AnsweredMoney | null;
  readonly readiness: (field: Field) => AnsweredReadiness | null;
}

const RATE_UNIT = 1_000_000;
const AMOUNT: Range = { least: 0, greatest: 2 ** 40 };
const PERCENT: Range = { least: 0, greatest: 100 };
const COUNT: Range = { least: 0, greatest: 10_000 };
/** The largest amount of bytes that a value may stand for, so that it stays exact. */
const MOST_BYTES = 2 ** 53;

export function rowOf<Field extends string>(table: AnswerTable<Field>, row: GridRow): AnswerRow<Field> {
  const { bound } = table;
  const cursor: Cursor<Field> = { bound, row };
  const found = (field: Field): Found<string> | null => textAt(cursor, field);
  const number = (field: Field, range: Range): number | null => numberAt(cursor, field, range)?.value ?? null;
  const inUnit = (field: Field, kind: UnitKind, usual: number): number | null => {
    const unit = table.units.get(field);
    const factor = unit?.kind === kind ? unit.factor : usual;
    const value = number(field, { least: 0, greatest: MOST_BYTES / factor });
    return value === null ? null : value * factor;
  };
  const mapped = <From, To>(value: From | null, change: (value: From) => To): To | null =>
    value === null ? null : change(value);
  return {
    origin: placeOfRow(cursor),
    found,
    text: (field) => {
      const text = found(field)?.value ?? '';
      return isPlaceholder(text) ? null : text;
    },
    count: (field) => number(field, COUNT),
    cores: (field) => {
      const value = number(field, COUNT);
      return value === null || value === 0 ? null : cores(value);
    },
    bytes: (field, unitBytes) => mapped(inUnit(field, 'size', unitBytes), (value) => bytes(Math.round(value))),
    rate: (field) => mapped(inUnit(field, 'rate', RATE_UNIT), bytesPerSecond),
    iops: (field) => mapped(number(field, AMOUNT), iops),
    percent: (field) => mapped(number(field, PERCENT), percent),
    money: (field, fallbackCurrency) => {
      if (table.mixed.has(field)) return null;
      const amount = number(field, AMOUNT);
      return amount === null ? null : moneyOf(amount, table.currencies.get(field) ?? fallbackCurrency);
    },
    readiness: (field) => readinessOf(found(field), bound.problems),
  };
}

function readinessOf(found: Found<string> | null, problems: Problem[]): AnsweredReadiness | null {
  const value = found === null ? 'empty' : parseAnsweredReadiness(found.value);
  if (value === null && found !== null) problems.push(unknownReadiness(found.origin, found.value));
  return value === 'empty' ? null : value;
}
