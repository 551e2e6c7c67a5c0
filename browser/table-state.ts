import { sortKey, textOf } from './rows.ts';
import type { Column, Row } from './rows.ts';

/** Machines of one finding, by place. */
export interface FindingGroup {
  readonly title: string;
  readonly machines: readonly number[];
}

/** What the reader asked the table for. */
export interface TableState {
  search: string;
  /** By column: the only text to show. */
  readonly choices: Map<number, string>;
  finding: ReadonlySet<number> | null;
  sort: { readonly column: number; readonly direction: 1 | -1 } | null;
}

/** The rows that are asked for, in the order that is asked for. Cost: linear, and n log n where it is sorted. */
export function select(rows: readonly Row[], columns: readonly Column[], state: TableState): readonly Row[] {
  const wanted = state.search.toLowerCase().split(/\s+/).filter(Boolean);
  const choices = [...state.choices];
  const { finding } = state;
  const found = rows.filter(
    ({ index, cells, text }) =>
      (finding === null || finding.has(index)) &&
      choices.every(([column, choice]) => cells[column] === choice) &&
      wanted.every((word) => text.includes(word)),
  );
  return state.sort === null ? found : sorted(found, columns, state.sort);
}

function sorted(
  rows: readonly Row[],
  columns: readonly Column[],
  sort: NonNullable<TableState['sort']>,
): readonly Row[] {
  const kind = columns[sort.column]!.kind;
  const keyed = rows.map((row) => ({ row, key: sortKey(row.cells[sort.column]!, kind) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null)
      return Number(a.key === null) - Number(b.key === null) || a.row.index - b.row.index;
    if (a.key === b.key) return a.row.index - b.row.index;
    return a.key < b.key ? -sort.direction : sort.direction;
  });
  return keyed.map(({ row }) => row);
}

/** The texts of a column with their counts, the most frequent first, then by letters. */
export function choicesOf(
  rows: readonly Row[],
  column: number,
): readonly (readonly [cell: string, text: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { cells } of rows) counts.set(cells[column]!, (counts.get(cells[column]!) ?? 0) + 1);
  return [...counts]
    .map(([cell, count]) => [cell, textOf(cell), count] as const)
    .sort((a, b) => b[2] - a[2] || (a[1] < b[1] ? -1 : 1));
}
