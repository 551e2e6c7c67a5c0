import { tableBelow, textOfCell } from '../table.js';
import type { Grid, GridRow } from '../table.js';
import type { Problem } from '../../model/index.js';
import { answerRowsSkipped } from './answer-problems.js';
import type { SkippedAnswerRows } from './answer-problems.js';
import { bindAnswer, rowOf } from './bind-answer.js';
import type { AnswerRow, AnswerTable } from './bind-answer.js';
import type { ColumnRules } from './column-rules.js';

/** The fields that every sheet with rows of machines has. */
export interface RowKey {
  readonly name: string;
  readonly machineId: string | null;
  readonly group: string | null;
}

/** The rows of one sheet that name a machine, and how many do not. */
export interface AnswerRows<Field extends string> {
  readonly grid: Grid;
  readonly table: AnswerTable<Field>;
  readonly rows: readonly (RowKey & { readonly row: AnswerRow<Field> })[];
  readonly skipped: number;
}

type KeyField = 'name' | 'machineId' | 'group';

/** Binds a sheet and sets aside what is no row of a machine: rows without a name, totals, the header once more. */
export function readAnswerRows<Field extends string>(
  grid: Grid,
  headerIndex: number,
  { rules, problems }: { readonly rules: ColumnRules<Field | KeyField>; readonly problems: Problem[] },
): AnswerRows<Field | KeyField> {
  const table = bindAnswer<Field | KeyField>(tableBelow(grid, headerIndex), rules, problems);
  const header = table.bound.table.header.join('\n').toLowerCase();
  const skipped = new Map<SkippedAnswerRows, { count: number; readonly first: AnswerRow<Field | KeyField> }>();
  const rows: (RowKey & { readonly row: AnswerRow<Field | KeyField> })[] = [];
  for (const gridRow of table.bound.table.rows) {
    const row = rowOf(table, gridRow);
    const name = row.found('name')?.value ?? '';
    const why = whySkipped(name, gridRow, header);
    if (why === null) rows.push({ name, machineId: row.text('machineId'), group: row.text('group'), row });
    else {
      const known = skipped.get(why);
      if (known === undefined) skipped.set(why, { count: 1, first: row });
      else known.count += 1;
    }
  }
  let count = 0;
  for (const [why, one] of skipped) {
    problems.push(answerRowsSkipped(one.first.origin, why, one.count));
    count += one.count;
  }
  return { grid, table, rows, skipped: count };
}

function whySkipped(name: string, row: GridRow, header: string): SkippedAnswerRows | null {
  if (name === '' || /^(?:-+|n\/a)$/i.test(name)) return 'nameless';
  if (/^(?:grand )?totals?:?$|^sum$/i.test(name)) return 'total';
  const isHeader = row.cells.map(textOfCell).join('\n').toLowerCase() === header;
  return isHeader ? 'header' : null;
}
