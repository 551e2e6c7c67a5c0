import type { ColumnValues, ParquetBatch, ParquetTable } from '../parquet/parquet-table.js';
import type { FileWatch } from '../run-watch.js';
import { closeWide, tellInterval } from './close-wide.js';
import type { RowForm } from './row-form.js';
import type { KernelTable, TableKey } from './row-kernel.js';
import { isPlainKey } from './row-key.js';
import { openWideTable } from './wide-head.js';
import type { FileNames, WideHead, WideRun } from './wide-head.js';

/** What reads the rows of a table that the kernel leaves. */
export interface TableRows {
  readonly table: ParquetTable;
  readonly asSampleTable: Parameters<WideHead['reader']['openTable']>[0];
  /** A row as cells for the row reader. */
  readonly cellsOf: (batch: ParquetBatch, row: number) => readonly string[];
  /** Does a work on the batches; gives why they ended too early, undefined where they did not. */
  readonly eachBatch: (take: (batch: ParquetBatch) => Promise<boolean>) => Promise<string | undefined>;
}

/**
 * Reads a table by its columns, if its rows are plain: numbers in columns of numbers, stamps that are instants, names that are
 * texts. `left`: the row reader must read it; nothing was taken. `spread`: no file of the run may be read so.
 */
export async function readWideTable(
  rows: TableRows,
  { names, watch }: { readonly names: FileNames; readonly watch: Pick<FileWatch, 'turn'> },
  wide: WideRun,
): Promise<'taken' | 'left' | 'spread'> {
  const head = openWideTable(rows.asSampleTable, (form) => isForColumns(form, rows.table), { names, wide });
  if (head === null) return 'left';
  const reading = new TableReading(head, rows);
  const cutBy = await rows.eachBatch(async (batch) => {
    await watch.turn();
    return reading.take(batch);
  });
  if (reading.isSpread()) {
    head.met.forget();
    return 'spread';
  }
  closeWide(head, wide, cutBy);
  return 'taken';
}

function isForColumns({ columns }: RowForm, table: ParquetTable): boolean {
  return columns.every(({ kind }, index) => {
    const column = table.columns[index]!;
    switch (kind) {
      case 'number':
      case 'interval':
        return column.kind === 'numbers';
      case 'stamp':
        return column.kind === 'times' && !column.isLocal;
      case 'key':
        return column.kind === 'texts';
      case 'skip':
        return true;
    }
  });
}

/** A thing with a lifetime: the rows so far, and the machine of the row before. */
class TableReading {
  private readonly head: WideHead;
  private readonly rows: TableRows;
  private readonly stamp: number;
  private readonly parts: readonly { readonly part: 'name' | 'id'; readonly column: number }[];
  private readonly known = new Map<string, TableKey>();
  /** Those of the batch that have no number yet. */
  private keys: TableKey[] = [];
  private last: TableKey = { name: '', id: '', number: NONE };
  private lines = 0;
  private hasSpread = false;

  constructor(head: WideHead, rows: TableRows) {
    this.head = head;
    this.rows = rows;
    const places = head.form.columns.flatMap(({ kind }, index) => (kind === 'key' ? [index] : []));
    this.parts = head.form.key.map((part, index) => ({ part, column: places[index]! }));
    this.stamp = head.form.columns.findIndex(({ kind }) => kind === 'stamp');
  }

  /** Whether rows spread samples. */
  isSpread(): boolean {
    return this.hasSpread;
  }

  /** False where rows spread samples. */
  take(batch: ParquetBatch): boolean {
    for (let from = 0; from < batch.rows;) {
      const table = this.head.kernel.table();
      const to = Math.min(batch.rows, from + table.rows);
      this.fill(table, batch, { from, to });
      if (!this.takeTable(batch, from, to - from)) return false;
      this.lines += to - from;
      from = to;
    }
    return true;
  }

  private takeTable(batch: ParquetBatch, first: number, count: number): boolean {
    const { kernel, tally, left, reader } = this.head;
    for (let from = 0; ;) {
      const { at, stop } = kernel.scanTable({ from, to: count, keys: this.keys }, this.lines);
      const taken = kernel.takeRows();
      tally.rowsRead += taken;
      tally.rowsUsed += taken;
      if (stop === 'end') return true;
      if (stop === 'spread') return this.giveUp();
      const isTaken = left.take(() => {
        reader.readCells(this.rows.cellsOf(batch, first + at), this.lines + at + 1);
      });
      if (!isTaken) return this.giveUp();
      tellInterval(this.head);
      from = at + 1;
    }
  }

  private giveUp(): boolean {
    this.hasSpread = true;
    return false;
  }

  private fill(
    { stampsMs, machines, columns }: KernelTable,
    batch: ParquetBatch,
    { from, to }: { readonly from: number; readonly to: number },
  ): void {
    put(stampsMs, batch.columns[this.stamp]!, from, to);
    columns.forEach((into, index) => {
      if (into !== null) put(into, batch.columns[index]!, from, to);
    });
    const [names, ids] = ['name', 'id'].map((part) => {
      const column = this.parts.find((one) => one.part === part)?.column;
      return column === undefined ? null : batch.columns[column]!;
    });
    this.keys = [];
    this.last = { name: '', id: '', number: NONE };
    let code: number = NONE;
    for (let row = from; row < to; row++) {
      const name = textAt(names ?? null, row);
      const id = textAt(ids ?? null, row);
      if (name !== this.last.name || id !== this.last.id) {
        this.last = this.keyOf(name, id);
        code = this.last.number ?? -2 - (this.keys.push(this.last) - 1);
      }
      machines[row - from] = code;
    }
  }

  private keyOf(name: string, id: string): TableKey {
    const text = id === '' ? name : `${name}\0${id}`;
    let key = this.known.get(text);
    if (key === undefined) {
      const isPlain = isPlainKey(name) && isPlainKey(id) && (name !== '' || id !== '');
      key = { name, id, number: isPlain ? null : NONE };
      if (this.known.size < MOST_KEYS) this.known.set(text, key);
    }
    return key;
  }
}

/** No machine for the kernel. */
const NONE = -1;
/** Keys remembered: a column of changing values taken for names would fill the memory. */
const MOST_KEYS = 400_000;

const textAt = (column: ColumnValues | null, row: number): string =>
  column?.kind === 'texts' && column.isNull[row] === 0 ? column.values[row]! : '';

/** A `NaN` that is stored is no gap: below zero, it is for the row reader, which tells it. */
const STORED_NAN = -1;

function put(into: Float64Array, column: ColumnValues, from: number, to: number): void {
  if (column.kind === 'texts') return;
  const { values, isNull } = column;
  for (let row = from; row < to; row++) {
    const value = values[row]!;
    if (isNull[row] === 1) into[row - from] = Number.NaN;
    else into[row - from] = Number.isNaN(value) ? STORED_NAN : value;
  }
}
