import type { Cell, GridRow, Table } from '../table.js';
import type { ChosenColumn } from './column-rules.js';
import { currencyIn, isPlaceholder } from './answer-values.js';
import { unitOfWord } from './header-words.js';
import type { HeaderUnit } from './header-words.js';

/** The rows with numbers laid bare, and what the cells of a column said about its currency. */
interface CleanTable {
  readonly table: Table;
  /** By column; only where the cells name one and agree. */
  readonly currencies: ReadonlyMap<number, string>;
  /** Columns whose cells name several currencies. */
  readonly mixed: ReadonlySet<number>;
  /** What the cells of a column name as their unit, where its header names none. */
  readonly units: ReadonlyMap<number, HeaderUnit>;
}

/**
 * Takes placeholders, currency signs, `%` and units out of the cells of numbers, so that what is left is a number in its own
 * style, and placeholders out of texts.
 */
export function cleanTable(table: Table, chosen: readonly ChosenColumn<string>[]): CleanTable {
  const rules = new Map(chosen.map(({ index, rule }) => [index, rule]));
  const headers = new Map(chosen.map(({ index, header }) => [index, header]));
  const units = new Map<number, HeaderUnit>();
  const currencies = new Map<number, string>();
  const mixed = new Set<number>();
  const noteCurrency = (cell: string, index: number): void => {
    const currency = currencyIn(cell);
    if (currency === null) return;
    const known = currencies.get(index);
    if (known === undefined) currencies.set(index, currency);
    else if (known !== currency) mixed.add(index);
  };
  /** A unit that is not the column's stays in its cell, which is then no number and told. */
  const isUnitOfColumn = (word: string, index: number): boolean => {
    const unit = unitOfWord(word);
    if (unit === null || unit.kind === 'percent') return true;
    const own = headers.get(index)?.unit ?? units.get(index);
    if (own === undefined) units.set(index, unit);
    return own === undefined || (own.kind === unit.kind && own.factor === unit.factor);
  };
  const bareNumber = (cell: string, isMoney: boolean, index: number): string => {
    const text = cell.trim();
    if (text.length > MAX_NUMBER_CHARACTERS) return text;
    if (isMoney) return text.replace(BEFORE_MONEY, '').replace(BEHIND_MONEY, '').trim();
    const word = BEHIND_NUMBER.exec(text)?.[1] ?? '';
    return word !== '' && isUnitOfColumn(word, index) ? text.replace(BEHIND_NUMBER, '').trim() : text;
  };
  const cleanCell = (cell: Cell, index: number): Cell => {
    const kind = rules.get(index)?.kind ?? 'text';
    if (kind === 'text' || cell === null) return cell;
    if (typeof cell === 'number') return cell === -1 ? null : cell;
    if (typeof cell === 'boolean' || isPlaceholder(cell)) return null;
    if (kind === 'money') noteCurrency(cell, index);
    return bareNumber(cell, kind === 'money', index);
  };
  const rows: GridRow[] = table.rows.map((row) => ({ ...row, cells: row.cells.map(cleanCell) }));
  return { table: { ...table, rows }, currencies, mixed, units };
}

const MAX_NUMBER_CHARACTERS = 60;
const SIGNS = '$€£¥₹₩₽₺₪';
const BEFORE_MONEY = new RegExp(`^(?:[a-z]{1,3}\\s*)?[${SIGNS}]\\s*(?=[\\d.,+-])|^[a-z]{3}\\s+(?=[\\d.,+-])`, 'i');
const BEHIND_MONEY = new RegExp(`(?<=\\d)\\s*(?:[${SIGNS}]|[a-z]{3}|kr\\.?)$`, 'i');
const BEHIND_NUMBER = /(?<=\d)\s*(%|[kmgt]i?b(?:ps|\/s(?:ec)?)?|bytes|cores?|vcpus?|iops)$/i;
