import type { MoreColumn } from '../src/report/html/machine-table.ts';

/** A column of the table, as its head says it. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly kind: 'text' | 'number' | 'choice' | 'mark';
  readonly width: number;
  readonly shown: 'always' | 'wide' | 'widest' | 'asked';
  /** Of a marked column: the class of each word. */
  readonly tones: ReadonlyMap<string, string>;
}

/** A row of the table: cells as markup, in the order of the columns. */
export interface Row {
  /** Place in the assessment, from 0. */
  readonly index: number;
  readonly cells: readonly string[];
  /** All its text in small letters, for the search. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
};

/** The text of a cell. Cells hold escaped text and at most one `bdi` around it. */
export const textOf = (cell: string): string =>
  cell.replace(/<\/?bdi>/g, '').replace(/&(?:amp|lt|gt|quot|#39|#96);/g, (entity) => ENTITIES[entity]!);

/** Reads the table that stands in the page for readers without scripts, where browsers with scripts leave it as text. */
export function readRows(markup: string): { readonly columns: readonly Column[]; readonly rows: readonly Row[] } {
  const start = markup.indexOf('<tbody>') + '<tbody>'.length;
  const head = document.createElement('template');
  head.innerHTML = `${markup.slice(markup.indexOf('<table'), start)}</tbody></table>`;
  const columns = [...head.content.querySelectorAll('th')].map(columnOf);
  const rows = markup
    .slice(start, markup.indexOf('</tbody>', start))
    .split('<tr ')
    .slice(1)
    .map((row, index) => rowOf(row, index));
  return { columns, rows };
}

/** The same with columns that the page keeps apart from the rows. */
export function withColumns(
  { columns, rows }: { readonly columns: readonly Column[]; readonly rows: readonly Row[] },
  more: readonly MoreColumn[],
): { readonly columns: readonly Column[]; readonly rows: readonly Row[] } {
  const added = more.map(({ id, title, kind, width }): Column => ({
    ...{ id, title, kind, width },
    shown: 'asked',
    tones: new Map(),
  }));
  return {
    columns: [...columns, ...added],
    rows: rows.map(({ index, cells, text }) => {
      const own = more.map((column) => column.cells[index]!);
      return { index, cells: [...cells, ...own], text: `${text}\n${textOf(own.join('\n')).toLowerCase()}` };
    }),
  };
}

function columnOf(head: HTMLTableCellElement): Column {
  const { column = '', kind = 'text', width = '12', shown = 'asked', tones = '' } = head.dataset;
  return {
    id: column,
    title: head.textContent.trim(),
    kind: kind as Column['kind'],
    width: Number(width),
    shown: shown as Column['shown'],
    tones: new Map(
      tones
        .split(';')
        .filter(Boolean)
        .map((pair) => pair.split('=') as [string, string]),
    ),
  };
}

function rowOf(row: string, index: number): Row {
  const [name = '', ...rest] = row.slice(row.indexOf('<th>') + 4).split('<td>');
  const cells = [name.trim(), ...rest.map((cell) => cell.trimEnd())];
  return { index, cells, text: textOf(cells.join('\n')).toLowerCase() };
}

/** What a cell sorts by: numbers by their value, other texts by their letters; null stands last in either direction. */
export function sortKey(cell: string, kind: Column['kind']): number | string | null {
  if (cell === '') return null;
  const text = textOf(cell);
  if (kind !== 'number') return text.toLowerCase();
  const value = Number.parseFloat(text.replace(/^< /, '').replace(/,/g, ''));
  return Number.isNaN(value) ? null : value;
}
