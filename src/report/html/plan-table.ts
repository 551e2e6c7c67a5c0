import { cellText, headingOf, isNumeric } from '../tables/table.js';
import type { ReportTable, TableCell, TableColumn } from '../tables/table.js';
import { html } from '../html.js';
import type { Html } from '../html.js';
import { orUnknown } from './parts.js';

/** Characters from which on a column holds sentences. */
const LONG = 40;

/** A table with its sentence; the first column heads each row, and on a narrow screen every cell says what it is. */
export const renderTable = ({ said, columns, rows }: ReportTable): Html =>
  html`<p>${said}</p>
    ${rows.length === 0 ? html`<p class="quiet">None.</p>` : tableOf(columns, rows)}`;

/** The table alone, for whoever tells its sentence elsewhere. */
export const tableFrame = ({ columns, rows }: ReportTable): Html => tableOf(columns, rows);

const tableOf = (columns: readonly TableColumn[], rows: ReportTable['rows']): Html => {
  const parts = partsOf(columns);
  return html`<div class="table-frame">
    <table class="listing">
      <thead>
        <tr>
          ${parts.map(({ column }) => html`<th scope="col" class="${isNumeric(column) ? 'number' : ''}">${headingOf(column)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${parts.map((part) => cellOf(cells, part))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};

/** A column with the notes that stand below its cells. */
interface TablePart {
  readonly column: TableColumn;
  readonly at: number;
  readonly notes: readonly { readonly column: TableColumn; readonly at: number }[];
}

function partsOf(columns: readonly TableColumn[]): readonly TablePart[] {
  const all = columns.map((column, at) => ({ column, at }));
  return all.flatMap(({ column, at }) => {
    if (column.kind === 'note' && at > 0) return [];
    const next = all.find((one) => one.at > at && one.column.kind !== 'note')?.at ?? columns.length;
    return [{ column, at, notes: all.slice(at + 1, next) }];
  });
}

function cellOf(cells: readonly TableCell[], { column, at, notes }: TablePart): Html {
  const text = orUnknown(cellText(cells[at] ?? null, column));
  const below = notes.flatMap((note) => {
    const said = cellText(cells[note.at] ?? null, note.column) ?? '';
    return said === '' ? [] : [html`<small>${headingOf(note.column)}: <bdi>${said}</bdi></small>`];
  });
  if (at === 0) return html`<th scope="row"><bdi>${text}</bdi>${below}</th>`;
  const kind = isNumeric(column) ? 'number' : column.kind === 'instant' ? 'nowrap' : column.width >= LONG ? 'long' : '';
  return html`<td class="${kind}" data-label="${headingOf(column)}"><bdi>${text}</bdi>${below}</td>`;
}
