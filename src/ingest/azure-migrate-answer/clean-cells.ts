import type { Cell, GridRow, Table } from '../table.js';
import type { ChosenColumn } from './column-rules.js';
import { currencyIn, isPlaceholder } from './answer-values.js';

/** The rows with numbers laid bare, and what the cells of a column said about its currency. */
interface CleanTable {
  readonly table: Table;
  /** By column; only where the cells name one and agree. */
  readonly currencies: ReadonlyMap<number, string>;
  /** Columns whose cells name several currencies. */
  readonly mixed: ReadonlySet<number>;
}

/**
 * Takes placeholders, currency signs, `%` and units out of the cells of numbers, so that what is left is a number in its own
 * style, and placeholders out of texts.
 */
export function cleanTable(table: Table, chosen: readonly ChosenColumn<string>[]): CleanTable {
  const rules = new Map(chosen.map(({ index, rule }) => [index, rule]));
  const currencies = new Map<number, string>();
  const mixed = new Set<number>();
  const noteCurrency = (cell: string, index: number): void => {
    const currency = currencyIn(cell);
    if (currency === null) return;
    const known = currencies.get(index);
    if (known === undefined) currencies.set(index, currency);
    else if (known !== currency) mixed.add(index);
  };
  const cleanCell = (cell: Cell, index: number): Cell => {
    const kind = rules.get(index)?.kind ?? 'text';
    if (kind === 'text' || cell === null) return cell;
    if (typeof cell === 'number') return cell === -1 ? null : cell;
    if (typeof cell === 'boolean' || isPlaceholder(cell)) return null;
    if (kind === 'money') noteCurrency(cell, index);
    return bareNumber(cell);
  };
  const rows: GridRow[] = table.rows.map((row) => ({ ...row, cells: row.cells.map(cleanCell) }));
  return { table: { ...table, rows }, currencies, mixed };
}

const SIGNS = '$€£¥₹₩₽₺₪';
const BEFORE = new RegExp(`^(?:[a-z]{1,3}\\s*)?[${SIGNS}]\\s*(?=[\\d.,+-])|^[a-z]{3}\\s+(?=[\\d.,+-])`, 'i');
const BEHIND = new RegExp(`(?<=\\d)\\s*(?:[${SIGNS}]|%|[a-z]{3}|kr\\.?|[km]b ?ps|[km]b/s|cores?|vcpus?)$`, 'i');

const bareNumber = (cell: string): string => {
  const text = cell.trim();
  if (text.length > 60) return text;
  const bare = text.replace(BEFORE, '').replace(BEHIND, '').trim();
  return bare === '' ? text : bare;
};
