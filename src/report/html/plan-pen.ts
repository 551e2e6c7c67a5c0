import { formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import type { ReportTable, TableCell } from '../tables/table.js';
import { sentences } from './parts.js';
import { renderActions } from './plan-actions.js';
import type { PlanAction } from './plan-actions.js';
import { partAnchor, WHOLE } from './plan-chapter.js';
import type { PlanChapterTerms } from './plan-chapter.js';
import { foldedTable, shelfOf } from './plan-table.js';
import type { FirstRows, TableShelf } from './plan-table.js';

/** How the parts of a plan are set: whole on a page of their own, or short as a chapter of the report. */
export interface PlanPen extends TableShelf {
  /** Those that it sets: rows that come first are rows of these, and not of others that are alike. */
  readonly tables: readonly ReportTable[];
  /** A list of sentences, or the one that says there are none. */
  readonly said: (items: readonly string[], none: string) => Html;
  readonly actions: (actions: readonly PlanAction[], none: string) => Html;
  readonly isShort: boolean;
}

/** Everything that the plan holds. */
export const wholePen = (tables: readonly ReportTable[]): PlanPen => ({
  ...shelfOf(tables),
  ...{ tables, said: sentences, actions: renderActions, isShort: false },
});

/** Rows of a table, sentences of a list and names in a cell that a chapter shows; each that has more says so. */
const MOST_ROWS = 8;
const MOST_SAID = 6;
const MOST_NAMES = 8;

/** The begin of everything, with the count of what is left out and where it stands. The report keeps its budget of bytes, however large the plan. */
export function shortPen(tables: readonly ReportTable[], terms: PlanChapterTerms): PlanPen {
  const byId = new Map(tables.map((table) => [table.id, table]));
  const folded = (...ids: readonly string[]): readonly Html[] =>
    ids.flatMap((id) => shortTable(byId.get(id), [], terms));
  return {
    tables,
    isShort: true,
    open: (id: string, first?: FirstRows) => html`${shortTable(byId.get(id), first?.rows ?? [], terms)}`,
    folded,
    said: (items, none) =>
      html`${sentences(items.slice(0, MOST_SAID), none)}${moreWords(items.length - MOST_SAID, 'sentence', terms)}`,
    actions: (actions, none) =>
      renderActions(actions, none, (to) => partAnchor(terms, terms.shown.includes(to) ? to : WHOLE)),
  };
}

const moreWords = (count: number, what: string, { whole }: PlanChapterTerms): Html =>
  count <= 0 ? nothing : html`<p class="quiet">And ${formatCountOf(count, `more ${what}`)}, in ${whole}.</p>`;

/** Those rows first that people need before the others; all in one fold. */
function shortTable(
  table: ReportTable | undefined,
  first: readonly (readonly TableCell[])[],
  terms: PlanChapterTerms,
): readonly Html[] {
  if (table === undefined) return [];
  const shown = [...new Set([...first, ...table.rows])].slice(0, MOST_ROWS);
  const rows = shown.map((cells) => cells.map(shortCell));
  const more = table.rows.length - shown.length;
  const title =
    more > 0
      ? `${table.title} (the first ${formatCount(MOST_ROWS)} of ${formatCount(table.rows.length)})`
      : table.title;
  const kind = terms.onPaper.includes(table.id) ? 'essential' : 'optional';
  return [foldedTable({ ...table, title, rows }, kind), moreWords(more, 'row', terms)];
}

/** A list of names is cut, a sentence never. */
function shortCell(cell: TableCell): TableCell {
  if (typeof cell !== 'string') return cell;
  const names = cell.split(', ');
  const isList = names.length > MOST_NAMES && names.every((name) => !name.includes(': ') && name.length <= 64);
  return isList ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more` : cell;
}
