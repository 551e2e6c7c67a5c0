import type { SampleFileReader } from '../../ingest/index.js';
import type { ColumnValues, ParquetBatch, ParquetTable } from './parquet-table.js';
import { ParquetFault } from './parquet-table.js';

/**
 * Gives the rows of a table to the row reader, cell by cell as a CSV would print them: numbers in the fewest digits that give
 * them back exactly, times in ISO 8601, nothing where nothing is stored.
 *
 * @param isEnough asked after some thousand rows, with the rows so far
 * @returns why it ended too early; undefined where it did not
 */
export async function feedParquet(
  table: ParquetTable,
  reader: SampleFileReader,
  isEnough: (rows: number) => Promise<boolean> = () => Promise.resolve(false),
): Promise<string | undefined> {
  reader.openTable(sampleTableOf(table));
  if (reader.isRefused()) return undefined;
  const cellsOf = cellPrinter(table);
  let rows = 0;
  return eachBatch(table, async (batch) => {
    for (let row = 0; row < batch.rows; row += 1) {
      rows += 1;
      reader.readCells(cellsOf(batch, row), rows);
    }
    return !(await isEnough(rows));
  });
}

/** What the columns say in place of a header. */
export const sampleTableOf = ({
  columns,
  unread,
  notes,
}: ParquetTable): Parameters<SampleFileReader['openTable']>[0] => ({
  kind: 'samples-parquet',
  columns: columns.map(({ name }) => name),
  timeColumns: new Set(columns.filter(({ kind }) => kind === 'times').map(({ name }) => name)),
  unread,
  notes,
});

/** Prints a row as the cells of a CSV. */
export function cellPrinter({ columns }: ParquetTable): (batch: ParquetBatch, row: number) => readonly string[] {
  const printers = columns.map(({ isLocal }) => createPrinter(isLocal));
  return (batch, row) => batch.columns.map((column, index) => printers[index]!(column, row));
}

/** Takes one batch after the other while `take` wants more; returns why they ended too early, undefined where they did not. */
export async function eachBatch(
  { batches }: ParquetTable,
  take: (batch: ParquetBatch) => Promise<boolean>,
): Promise<string | undefined> {
  try {
    for await (const batch of batches()) if (!(await take(batch))) return undefined;
    return undefined;
  } catch (cause) {
    if (cause instanceof ParquetFault || (cause instanceof Error && 'code' in cause)) return cause.message;
    throw cause;
  }
}

/** Beyond it no calendar goes. */
const MOST_TIME_MS = 8.64e15;

function createPrinter(isLocal: boolean): (column: ColumnValues, row: number) => string {
  // Neighbouring rows of several machines have the same time.
  let last = { atMs: Number.NaN, text: '' };
  const timeOf = (atMs: number): string => {
    if (atMs === last.atMs) return last.text;
    const iso = Math.abs(atMs) <= MOST_TIME_MS ? new Date(atMs).toISOString() : String(atMs);
    last = { atMs, text: isLocal && iso.endsWith('Z') ? iso.slice(0, -1) : iso };
    return last.text;
  };
  return (column, row) => {
    if (column.isNull[row] === 1) return '';
    if (column.kind === 'texts') return column.values[row]!;
    const value = column.values[row]!;
    return column.kind === 'times' ? timeOf(value) : String(value);
  };
}
