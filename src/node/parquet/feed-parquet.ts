import type { SampleFileReader } from '../../ingest/index.js';
import type { ColumnValues, ParquetTable } from './parquet-table.js';
import { ParquetFault } from './parquet-table.js';

/**
 * Gives the rows of a table to the row reader, cell by cell as a CSV would print them: numbers in the fewest digits that give
 * them back exactly, times in ISO 8601, nothing where nothing is stored.
 *
 * @param isEnough asked after some thousand rows, with the rows so far
 * @returns why it ended too early; undefined where it did not
 */
export async function feedParquet(
  { columns, unread, notes, batches }: ParquetTable,
  reader: SampleFileReader,
  isEnough: (rows: number) => Promise<boolean> = () => Promise.resolve(false),
): Promise<string | undefined> {
  reader.openTable({
    kind: 'samples-parquet',
    columns: columns.map(({ name }) => name),
    timeColumns: new Set(columns.filter(({ kind }) => kind === 'times').map(({ name }) => name)),
    unread,
    notes,
  });
  if (reader.isRefused()) return undefined;
  const printers = columns.map(({ isLocal }) => createPrinter(isLocal));
  let rows = 0;
  try {
    for await (const batch of batches()) {
      for (let row = 0; row < batch.rows; row += 1) {
        rows += 1;
        reader.readCells(
          batch.columns.map((column, index) => printers[index]!(column, row)),
          rows,
        );
      }
      if (await isEnough(rows)) return undefined;
    }
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
