import type { ColumnValues, ParquetBatch, ParquetTable } from '../parquet/parquet-table.js';
import type { FileWatch } from '../run-watch.js';
import { closeWide, tellInterval } from './close-wide.js';
import type { RowForm } from './row-form.js';
import type { KernelTable } from './row-kernel.js';
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
  private readonly keys: readonly { readonly part: 'name' | 'id'; readonly column: number }[];
  private readonly numbers = new Map<string, number>();
  private last = { name: '', id: '', number: -1 };
  private lines = 0;
  private hasSpread = false;

  constructor(head: WideHead, rows: TableRows) {
    this.head = head;
    this.rows = rows;
    const places = head.form.columns.flatMap(({ kind }, index) => (kind === 'key' ? [index] : []));
    this.keys = head.form.key.map((part, index) => ({ part, column: places[index]! }));
    this.stamp = head.form.columns.findIndex(({ kind }) => kind === 'stamp');
  }

  /** Whether rows spread samples. */
  isSpread(): boolean {
    return this.hasSpread;
  }

  /** False where rows spread samples. */
  take(batch: ParquetBatch): boolean {
    for (let from = 0; from < batch.rows;) {
      // What is new to the kernel makes its memory grow, and the table lies in it.
      const machines = this.machinesOf(batch, from, Math.min(batch.rows, from + this.head.kernel.table().rows));
      const table = this.head.kernel.table();
      table.machines.set(machines);
      this.fill(table, batch, { from, to: from + machines.length });
      if (!this.takeTable(batch, from, machines.length)) return false;
      from += machines.length;
      this.lines += machines.length;
    }
    return true;
  }

  private takeTable(batch: ParquetBatch, first: number, count: number): boolean {
    const { kernel, tally, left, reader } = this.head;
    for (let from = 0; ;) {
      const { at, stop } = kernel.scanTable({ from, to: count }, this.lines);
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
    { stampsMs, columns }: KernelTable,
    batch: ParquetBatch,
    { from, to }: { readonly from: number; readonly to: number },
  ): void {
    put(stampsMs, batch.columns[this.stamp]!, from, to);
    columns.forEach((into, index) => {
      if (into !== null) put(into, batch.columns[index]!, from, to);
    });
  }

  private machinesOf(batch: ParquetBatch, from: number, to: number): Int32Array {
    const machines = new Int32Array(to - from);
    const [names, ids] = ['name', 'id'].map((part) => {
      const column = this.keys.find((one) => one.part === part)?.column;
      return column === undefined ? null : batch.columns[column]!;
    });
    for (let row = from; row < to; row++) {
      machines[row - from] = this.numberOf(textAt(names ?? null, row), textAt(ids ?? null, row));
    }
    return machines;
  }

  private numberOf(name: string, id: string): number {
    if (name === this.last.name && id === this.last.id) return this.last.number;
    const key = id === '' ? name : `${name}\0${id}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      const isPlain = isPlainKey(name) && isPlainKey(id) && (name !== '' || id !== '');
      number = isPlain ? this.head.kernel.numberOf(name, id) : -1;
      if (this.numbers.size < MOST_KEYS) this.numbers.set(key, number);
    }
    this.last = { name, id, number };
    return number;
  }
}

/** Keys remembered: a column of changing values taken for names would fill the memory. */
const MOST_KEYS = 400_000;

const textAt = (column: ColumnValues | null, row: number): string =>
  column?.kind === 'texts' && column.isNull[row] === 0 ? column.values[row]! : '';

function put(into: Float64Array, column: ColumnValues, from: number, to: number): void {
  if (column.kind === 'texts') return;
  into.set(column.values.subarray(from, to));
  for (let row = column.isNull.indexOf(1, from); row >= 0 && row < to; row = column.isNull.indexOf(1, row + 1)) {
    into[row - from] = Number.NaN;
  }
}
