import { textOfCell } from '../ingest/index.js';
import type { Grid, GridRow } from '../ingest/index.js';
import type { Problem, SourceLocation } from '../model/index.js';
import { planColumns } from './columns.js';
import type { PlanColumns } from './columns.js';
import { daysOfColumn } from './days-of-column.js';
import type { DaysOfColumn } from './days-of-column.js';
import { fillMerged } from './fill-merged.js';
import type { PlanField } from './header-words.js';
import type { PlanRow, PlanRows } from './plan-row.js';
import { daysReadAs, unreadDay } from './problems.js';

/** Tables may begin with a title, a date, a blank line. */
const HEADER_WITHIN_ROWS = 30;

/**
 * A table that has the columns of a plan, or null.
 *
 * @param wave of all its rows, where the name of its sheet tells it and no column has to; else null
 */
export function rowsOfTable(
  grid: Grid,
  wave: string | null = null,
): { readonly found: PlanRows; readonly problems: readonly Problem[] } | null {
  const whole = fillMerged(grid);
  for (const [index, row] of whole.rows.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const columns = planColumns(row.cells.map(textOfCell), wave);
    if (columns === null) continue;
    const below = whole.rows.slice(index + 1);
    const days = daysOfColumn(below.map((one) => textAt(one, columns.places.get('cutover'))));
    const extra = keptColumns(row, below, { columns, days });
    const rows = below.map((one) => rowOf(one, { grid, columns: { ...columns, extra }, days, wave }));
    const extraColumns = extra.map(({ header }) => undefused(header));
    return {
      found: { form: columns.isOwn ? 'portolan' : 'table', rows, extraColumns },
      problems: problemsOfDays(below, { grid, columns, days }),
    };
  }
  return null;
}

interface Reading {
  readonly grid: Grid;
  readonly columns: PlanColumns;
  readonly days: DaysOfColumn;
}

/**
 * Columns that are handed back as they are, in the order of the table: those that mean nothing to us; and of a table of people the
 * application, which the estate may call otherwise, and days of which a plan's own column cannot hold all that a cell says.
 */
function keptColumns(
  header: GridRow,
  rows: readonly GridRow[],
  { columns, days }: Pick<Reading, 'columns' | 'days'>,
): PlanColumns['extra'] {
  if (columns.isOwn) return columns.extra;
  const { places } = columns;
  const cutover = places.get('cutover');
  const isMore = (text: string): boolean => text !== '' && (!days.days.has(text) || text.includes(':'));
  const also = [
    places.has('machine') || places.has('id') ? places.get('application') : undefined,
    rows.some((row) => isMore(textAt(row, cutover))) ? cutover : undefined,
  ].flatMap((place) => (place === undefined ? [] : [{ place, header: textAt(header, place) }]));
  return [...columns.extra, ...also].toSorted((left, right) => left.place - right.place);
}

const textAt = ({ cells }: GridRow, place: number | undefined): string =>
  place === undefined ? '' : textOfCell(cells[place]);

const atOf = (grid: Grid, line: number): SourceLocation => ({
  ...{ file: grid.file, line },
  ...(grid.sheet === null ? {} : { sheet: grid.sheet }),
});

function rowOf(
  row: GridRow,
  { grid, columns, days, wave: given }: Reading & { readonly wave: string | null },
): PlanRow {
  const textOf = (field: PlanField): string => textAt(row, columns.places.get(field));
  const wave = given ?? undefused(textOf('wave')).replace(/\.0$/, '');
  const name = undefused(textOf('waveName')) || nameOfResource(wave);
  return {
    machine: undefused(textOf('machine')),
    id: undefused(textOf('id')),
    application: undefused(textOf('application')),
    wave: wave === '' && !columns.places.has('wave') ? name : wave,
    waveName: name,
    number: /^-?\d{1,15}(?:\.\d{1,4})?$/.test(wave) ? Number(wave) : null,
    cutover: days.days.get(textOf('cutover')) ?? null,
    extra: columns.extra.map(({ place }) => undefused(textAt(row, place))),
    at: atOf(grid, row.line),
  };
}

/** Texts that a spreadsheet would run were written with an apostrophe before them. */
const undefused = (text: string): string => (/^'[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text);

/** The id of a wave of Azure Migrate ends in its name. */
const nameOfResource = (wave: string): string => /^\/subscriptions\/.*\/waves\/([^/]+)$/i.exec(wave)?.[1] ?? '';

/** Each text that states no day once, with the first row that has it and how many do. */
function problemsOfDays(rows: readonly GridRow[], { grid, columns, days }: Reading): readonly Problem[] {
  const unread = new Map<string, number[]>();
  for (const row of rows) {
    const text = textAt(row, columns.places.get('cutover'));
    if (text === '' || days.days.has(text)) continue;
    const known = unread.get(text);
    if (known === undefined) unread.set(text, [row.line]);
    else known.push(row.line);
  }
  return [
    ...(days.order === null ? [] : [daysReadAs(atOf(grid, rows[0]!.line), days.order)]),
    ...[...unread].map(([text, [line, ...others]]) => unreadDay(atOf(grid, line!), text, others.length + 1)),
  ];
}
