import { html, late, nameOrWords } from '../html.js';
import type { Html } from '../html.js';
import { cellText, headingOf, isNumeric } from '../tables/table.js';
import type { ReportTable, TableCell, TableColumn } from '../tables/table.js';
import { orUnknown } from './parts.js';

/** In the language of the page, within an element whose text is otherwise nobody's to say. */
const UNKNOWN: Html = late(({ markup }) => markup(orUnknown(null)));

/** The figures of a chart: the first column heads each row, and on a narrow screen every cell says what it is. */
export const figureTable = ({ columns, rows }: ReportTable): Html =>
  html`<table class="listing">
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col" class="${isNumeric(column) ? 'number' : ''}">${headingOf(column)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${columns.map((column, at) => cellOf(cells[at] ?? null, column, at === 0))}
          </tr>`,
      )}
    </tbody>
  </table>`;

function cellOf(cell: TableCell, column: TableColumn, isHead: boolean): Html {
  const said = cellText(cell, column);
  const text = said === null ? UNKNOWN : isNumeric(column) ? html`${said}` : nameOrWords(said);
  const kind = isNumeric(column) ? 'number' : '';
  return isHead
    ? html`<th scope="row" class="${kind}"><bdi>${text}</bdi></th>`
    : html`<td class="${kind}" data-label="${headingOf(column)}"><bdi>${text}</bdi></td>`;
}
