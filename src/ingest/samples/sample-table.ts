import { unreadColumn } from './problems.js';
import type { ProblemLog } from './problem-log.js';
import { columnOfHeader } from './sample-csv-columns.js';
import type { SampleMapping } from './sample-mapping.js';

/** The columns of a table that is no text. */
export interface SampleTable {
  readonly kind: 'samples-parquet';
  readonly columns: readonly string[];
  /** Columns of times: their cells are ISO 8601, whatever form of stamps a mapping states. */
  readonly timeColumns: ReadonlySet<string>;
  /** Columns of types that are not read. */
  readonly unread: readonly { readonly name: string; readonly what: string }[];
  /** What is stated beside the columns, as comments above a header are. */
  readonly notes: ReadonlyMap<string, string>;
}

/** Tells of columns of other types whose names are ones that are read. */
export function tellUnread(
  unread: SampleTable['unread'],
  { log, file, mapping }: { readonly log: ProblemLog; readonly file: string; readonly mapping: SampleMapping | null },
): void {
  const mapped = new Set(mapping?.columns.map(({ column }) => column));
  for (const { name, what } of unread) {
    if (columnOfHeader(name) === null && !mapped.has(name)) continue;
    log.tell('unread-column', { file, column: name }, (at) => unreadColumn(at, what));
  }
}

/** A mapping says how texts are to be read; where its column of stamps holds times, nothing is to be said. */
export function withTimes(
  mapping: SampleMapping | null,
  { columns, timeColumns }: Pick<SampleTable, 'columns' | 'timeColumns'>,
): SampleMapping | null {
  const stamp = mapping?.columns.find(({ field }) => field === 'timestamp')?.column ?? '';
  const name = typeof stamp === 'number' ? (columns[stamp - 1] ?? '') : stamp;
  return mapping !== null && timeColumns.has(name) ? { ...mapping, time: { kind: 'iso' } } : mapping;
}
