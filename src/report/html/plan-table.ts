import { formatCount, formatCountOf } from '../figures.js';
import { html, nameOrWords, nothing } from '../html.js';
import type { Html } from '../html.js';
import { cellText, headingOf, isNumeric } from '../tables/table.js';
import type { ReportTable, TableCell, TableColumn } from '../tables/table.js';
import { fold, orUnknown } from './parts.js';
import type { FoldKind } from './parts.js';
import { layOut } from './plan-columns.js';
import type { ColumnLayout, PlacedColumn } from './plan-columns.js';

type Row = ReportTable['rows'][number];

/** Rows of a table that people need before the others. */
export interface FirstRows {
  readonly rows: readonly Row[];
  /** What they are: `left out, or among the ten that write most`. */
  readonly said: string;
}

/** Of a longer table people ask for a row, not for the whole: it is folded. */
const MOST_OPEN = 20;
/** Characters of what still stands in a line with other short values. */
const SHORT = 40;
/** So many rows stand before a fold. */
const MOST_FIRST = 12;
/** A word of more characters may break anywhere: no column is as wide. */
const LONGEST_WORD = 24;

/** The tables of a plan by id, for a page to place. Ids that are not there give nothing. */
export interface TableShelf {
  /** Under its title, open; a long one behind its first rows, or folded where it has none. */
  readonly open: (id: string, first?: FirstRows) => Html;
  /** Folded, with the count of rows; a table without rows says so in a line. */
  readonly folded: (...ids: readonly string[]) => readonly Html[];
}

export function shelfOf(tables: readonly ReportTable[]): TableShelf {
  const byId = new Map(tables.map((table) => [table.id, table]));
  return {
    open: (id, first) => {
      const table = byId.get(id);
      return table === undefined
        ? nothing
        : html`<h3>${table.title}</h3>
            ${renderTable(table, first)}`;
    },
    folded: (...ids) =>
      ids
        .map((id) => byId.get(id))
        .filter((one): one is ReportTable => one !== undefined)
        .map((table) => foldedTable(table, 'optional')),
  };
}

/** A table behind its title and its count of rows; one without rows says so in a line. */
export const foldedTable = (table: ReportTable, kind: FoldKind): Html =>
  table.rows.length === 0
    ? html`<p class="quiet">${table.title}: none.</p>`
    : fold(`${table.title}: ${formatCountOf(table.rows.length, 'row')}`, wholeTable(table), kind);

/** The rows with the greatest numbers of a column, the greatest first; rows whose number is unknown or nothing are none of them. */
export function greatestRows({ columns, rows }: ReportTable, title: string, most: number): readonly Row[] {
  const at = columns.findIndex((column) => column.title === title);
  const amount = (cells: Row): number => (typeof cells[at] === 'number' ? cells[at] : 0);
  return rows
    .filter((cells) => amount(cells) > 0)
    .toSorted((one, other) => amount(other) - amount(one))
    .slice(0, most);
}

/** The cell of a row under a title. */
export const cellUnder = ({ columns }: Pick<ReportTable, 'columns'>, cells: Row, title: string): TableCell =>
  cells[columns.findIndex((column) => column.title === title)] ?? null;

/**
 * A table with its sentence. Rows that people need come first, the rest is folded with its count; the first column heads each row, and on a narrow
 * screen every cell says what it is.
 */
function renderTable(table: ReportTable, first: FirstRows = { rows: [], said: '' }): Html {
  const { said, rows } = table;
  if (rows.length === 0)
    return html`<p>${said}</p>
      <p class="quiet">None.</p>`;
  if (rows.length <= MOST_OPEN) return wholeTable(table);
  const shown = new Set(first.rows.slice(0, MOST_FIRST));
  if (shown.size === 0)
    return html`<p>${said}</p>
      ${foldOf(formatCountOf(rows.length, 'row'), table, rows)}`;
  const hidden = first.rows.length - shown.size;
  const more = `${formatCountOf(rows.length - shown.size, 'more row')}${hidden > 0 ? `, ${formatCount(hidden)} of them also ${first.said}` : ''}`;
  return html`<p>${said} First those that are ${first.said}.</p>
    ${tableOf(table, [...shown])}
    ${foldOf(
      more,
      table,
      rows.filter((cells) => !shown.has(cells)),
    )}`;
}

const wholeTable = (table: ReportTable): Html =>
  html`<p>${table.said}</p>
    ${tableOf(table, table.rows)}`;

const foldOf = (summary: string, table: ReportTable, rows: readonly Row[]): Html =>
  fold(`${table.title}: ${summary}`, tableOf(table, rows), 'optional');

function tableOf({ columns, title }: ReportTable, rows: readonly Row[]): Html {
  const layout = layOut({ columns, rows });
  return html`<div class="table-frame">
    <table class="plan${layout.isNarrow ? ' narrow' : ''}">
      <caption class="unseen">
        ${title}
      </caption>
      <thead>
        <tr>
          ${layout.beside.map(({ column, isLong }) => html`<th scope="col" class="${kindOf(column, isLong)}">${headingOf(column)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((cells) => rowOf(cells, layout))}
      </tbody>
    </table>
  </div>`;
}

function rowOf(cells: Row, { beside, below }: ColumnLayout): Html {
  const more = moreOf(cells, below);
  const head = beside[0]!;
  return html`<tr${more === nothing ? nothing : html` class="has-more"`}>
      <th scope="row" class="${isNumeric(head.column) ? 'number' : ''}" rowspan="${more === nothing ? 1 : 2}">
        ${shownCell(cells, head)}
      </th>
      ${beside.slice(1).map((part) => cellOf(cells, part))}
    </tr>
    ${
      more === nothing
        ? nothing
        : html`<tr class="more">
            <td colspan="${Math.max(1, beside.length - 1)}">${more}</td>
          </tr>`
    }`;
}

/** Whether neither a cell nor the notes below it say anything. */
const isBlank = (cells: Row, { at, notes }: PlacedColumn): boolean =>
  cells[at] === '' && notes.every((note) => cells[note.at] === '');

function cellOf(cells: Row, part: PlacedColumn): Html {
  const { column, isLong } = part;
  if (isBlank(cells, part)) return html`<td class="blank"></td>`;
  return html`<td class="${kindOf(column, isLong)}" data-label="${headingOf(column)}">${shownCell(cells, part)}</td>`;
}

const kindOf = (column: TableColumn, isLong: boolean): string => {
  if (isNumeric(column)) return 'number';
  if (column.kind === 'instant' || column.kind === 'day') return 'nowrap';
  return `${isLong ? 'long' : ''}${column.kind === 'note' ? ' note' : ''}`.trim();
};

const shownCell = (cells: Row, { column, at, notes }: PlacedColumn): Html =>
  html`${valueOf(cells[at] ?? null, column)}${notes.map((note) => noteOf(cells, note))}`;

const noteOf = (cells: Row, { column, at }: PlacedColumn): Html =>
  cells[at] === '' ? nothing : html`<small>${headingOf(column)}: ${valueOf(cells[at] ?? null, column)}</small>`;

/** What stands below a row: short values in a line, then sentences each with what they are. Nothing where all is blank. */
function moreOf(cells: Row, below: readonly PlacedColumn[]): Html {
  const told = below.filter((part) => !isBlank(cells, part));
  if (told.length === 0) return nothing;
  const isShort = ({ column, at }: PlacedColumn): boolean =>
    (cellText(cells[at] ?? null, column) ?? '').length <= SHORT;
  const item = (part: PlacedColumn): Html => html`<b>${headingOf(part.column)}</b> ${shownCell(cells, part)}`;
  const pairs = told.filter(isShort);
  return html`${pairs.length === 0 ? nothing : html`<div class="pairs">${pairs.map((part) => html`<span>${item(part)}</span>`)}</div>`}
  ${told.filter((part) => !isShort(part)).map((part) => html`<div class="said">${item(part)}</div>`)}`;
}

/** Words of states, which keep a mark of their colour and shape; the words alone carry the meaning. */
const TONES: ReadonlyMap<string, string> = new Map([
  ...['fits', 'within', 'enough', 'kept', 'met', 'fresh', 'possible'].map((word) => [word, 'tone-ready'] as const),
  ...['in the margin', 'due'].map((word) => [word, 'tone-conditions'] as const),
  ...['slips', 'over', 'short', 'broken', 'not met', 'overdue', 'never', 'impossible'].map(
    (word) => [word, 'tone-blocked'] as const,
  ),
  ...['unknown', 'not stated'].map((word) => [word, 'tone-unknown'] as const),
]);
const STATES: ReadonlySet<string> = new Set(['State', 'At half the link', 'Objective is']);

/** More names than these are folded. */
const MOST_NAMES = 12;
/** The greatest length of what is taken for a name. */
const LONGEST_NAME = 64;

function valueOf(cell: TableCell, column: TableColumn): Html {
  const text = cellText(cell, column);
  if (text === null || text === 'unknown') return orUnknown(null);
  const tone = STATES.has(column.title) ? TONES.get(text) : undefined;
  if (tone !== undefined) return html`<span class="mark ${tone}">${text}</span>`;
  if (column.kind === 'lines') {
    return html`${text.split('\n').map((line, at) => html`${at === 0 ? nothing : html`<br />`}${shownText(line, column)}`)}`;
  }
  const names = isNumeric(column) || text.length < LONGEST_NAME ? [] : text.split(', ');
  const shown = shownText(text, column);
  if (names.length <= MOST_NAMES || names.some(({ length }) => length > LONGEST_NAME)) return shown;
  return html`<details class="fold optional list">
    <summary>${formatCount(names.length)} of them</summary>
    ${shown}
  </details>`;
}

function shownText(text: string, column: TableColumn): Html {
  const breaks = text.split(' ').some(({ length }) => length > LONGEST_WORD);
  const said = isNumeric(column) ? html`${text}` : nameOrWords(text);
  return breaks ? html`<bdi class="breaks">${said}</bdi>` : html`<bdi>${said}</bdi>`;
}
