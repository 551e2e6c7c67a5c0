import { columnsOfColumnar, columnsOfTable, frameNames } from './frame-columns.js';
import type { ColumnarTable, FrameColumn } from './frame-columns.js';
import type { ReportTable } from './table.js';

/** What is used of danfo.js: `import * as danfo from 'danfojs'`. The module is handed in, so that the library need not bring it. */
export interface DanfoModule<Frame> {
  readonly DataFrame: {
    new (data: unknown[][], options: { columns: string[]; dtypes: string[] }): Frame;
    readonly prototype: object;
  };
}

const LEAST_INT32 = -(2 ** 31);
const MOST_INT32 = 2 ** 31 - 1;

const isInt32 = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= LEAST_INT32 && (value as number) <= MOST_INT32;

/** As danfo itself would infer it had it read every row: it looks at the first twenty alone, and an unknown cell makes a column of floats. */
function dtypeOf({ kind, values }: FrameColumn): string {
  switch (kind) {
    case 'instant':
      return 'datetime';
    case 'flag':
      return 'boolean';
    case 'text':
      return 'string';
    case 'number':
      return values.length > 0 && values.every(isInt32) ? 'int32' : 'float32';
  }
}

const isColumnar = (table: ReportTable | ColumnarTable): table is ColumnarTable => 'columnNames' in table;

/**
 * Any table of ours, or of Arquero, as a data frame of danfo.js: `toDanfo(danfo, table)`.
 *
 * Dates survive: an instant is kept as text in UTC of one length, `2026-12-05T04:00:00.000Z`, under the type `datetime`. Text order is time
 * order, so that sorting, joining, grouping and comparing are right in every time zone, and `toCSV` writes what was read; danfo's own dates
 * are written by the local clock there, without milliseconds. `frame['Due (UTC)'].dt` finds the right instants; what danfo calls
 * their hour and day is that of the local clock, so give it `TZ=UTC` where that matters.
 *
 * Numbers stay numbers of double precision while danfo keeps them in rows (its types are called `int32` and `float32` after what a tensor would
 * hold). Unknown cells are `null`, which danfo leaves out of sums and means and writes as nothing. Columns keep their order and are named as in
 * the CSV, with the unit; one that danfo's frames use themselves (`index`, `values`) gets `_`, a second one of a name gets a number.
 *
 * @returns a new `danfo.DataFrame`
 */
export function toDanfo<Frame>(danfo: DanfoModule<Frame>, table: ReportTable | ColumnarTable): Frame {
  const columns = isColumnar(table) ? columnsOfColumnar(table) : columnsOfTable(table);
  const names = frameNames(
    columns.map(({ name }) => name),
    // danfo reaches columns as properties of the frame, and keeps its own under `$`.
    (name) => name.startsWith('$') || name in danfo.DataFrame.prototype,
  );
  const rows = Array.from({ length: columns[0]?.values.length ?? 0 }, (_, row) =>
    columns.map(({ values }) => values[row]),
  );
  return new danfo.DataFrame(rows, { columns: [...names], dtypes: columns.map(dtypeOf) });
}
