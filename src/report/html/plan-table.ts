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

const tableOf = (columns: readonly TableColumn[], rows: ReportTable['rows']): Html =>
  html`<div class="table-frame">
    <table class="listing">
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" class="${isNumeric(column) ? 'number' : ''}">${headingOf(column)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${columns.map((column, index) => cellOf(cells[index] ?? null, column, index))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

function cellOf(cell: TableCell, column: TableColumn, index: number): Html {
  const text = cellText(cell, column);
  if (index === 0) return html`<th scope="row"><bdi>${orUnknown(text)}</bdi></th>`;
  const kind = isNumeric(column) ? 'number' : column.kind === 'instant' ? 'nowrap' : column.width >= LONG ? 'long' : '';
  return html`<td class="${kind}" data-label="${headingOf(column)}"><bdi>${orUnknown(text)}</bdi></td>`;
}
