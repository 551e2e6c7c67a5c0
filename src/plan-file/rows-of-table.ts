import { dayOfText, textOfCell } from '../ingest/index.js';
import type { Grid, GridRow } from '../ingest/index.js';
import type { Problem, SourceLocation } from '../model/index.js';
import { planColumns } from './columns.js';
import type { PlanColumns, PlanField } from './columns.js';
import type { PlanRow, PlanRows } from './plan-row.js';
import { unreadDay } from './problems.js';

/** Tables may begin with a title, a date, a blank line. */
const HEADER_WITHIN_ROWS = 30;

/** A table that has the columns of a plan, or null. */
export function rowsOfTable(grid: Grid): { readonly found: PlanRows; readonly problems: readonly Problem[] } | null {
  for (const [index, row] of grid.rows.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const columns = planColumns(row.cells.map(textOfCell));
    if (columns === null) continue;
    const problems: Problem[] = [];
    const rows = grid.rows.slice(index + 1).map((one) => rowOf(one, { grid, columns }, problems));
    const extraColumns = columns.extra.map(({ header }) => header);
    return { found: { form: columns.isOwn ? 'portolan' : 'table', rows, extraColumns }, problems };
  }
  return null;
}

function rowOf(
  { cells, line }: GridRow,
  { grid, columns }: { readonly grid: Grid; readonly columns: PlanColumns },
  problems: Problem[],
): PlanRow {
  const textAt = (place: number | undefined): string => (place === undefined ? '' : textOfCell(cells[place]));
  const textOf = (field: PlanField): string => textAt(columns.places.get(field));
  const at: SourceLocation = { file: grid.file, ...(grid.sheet === null ? {} : { sheet: grid.sheet }), line };
  const wave = undefused(textOf('wave')).replace(/\.0$/, '');
  const name = undefused(textOf('waveName'));
  return {
    machine: undefused(textOf('machine')),
    id: undefused(textOf('id')),
    application: undefused(textOf('application')),
    wave: wave === '' && !columns.places.has('wave') ? name : wave,
    waveName: name,
    number: /^-?\d{1,15}(?:\.\d{1,4})?$/.test(wave) ? Number(wave) : null,
    cutover: dayOf(textOf('cutover'), at, problems),
    extra: columns.extra.map(({ place }) => undefused(textAt(place))),
    at,
  };
}

/** Texts that a spreadsheet would run were written with an apostrophe before them. */
const undefused = (text: string): string => (/^'[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text);

function dayOf(text: string, at: SourceLocation, problems: Problem[]): string | null {
  if (text === '') return null;
  const day = dayOfText(text);
  if (day === null) problems.push(unreadDay(at, text));
  return day;
}
