import { minutesIn } from '../../timeseries/index.js';
import type { RolledLayout } from '../../timeseries/index.js';
import type { StampForm } from './day-starts.js';
import type { KernelExports } from './kernel-exports.js';
import type { KernelColumnKind, RowForm } from './row-form.js';

/** Where things lie in the kernel's memory; the first 4 KiB are its own. */
const TABLES_AT = 4096;
/** Before the input lie bytes that may be read and mean nothing. */
export const INPUT_AT = 131_072;
export const INPUT_BYTES = 524_288;
export const PAD_BYTES = 4096;
/** Behind it lies what grows: the arena and the tables of machines. */
export const GROWING_AT: number = INPUT_AT + INPUT_BYTES + PAD_BYTES;
const SUFFIX_AT = 1216;
const COLUMN_BYTES = 32;
const MOST_VALUES = 64;
const KINDS: readonly KernelColumnKind[] = ['number', 'stamp', 'key', 'skip', 'interval'];

/** Where the host puts the values of a row, and finds what sums could not hold: by slot, then by minute slot. */
export const VALUES_AT: number = TABLES_AT;
export const RESTS_AT: number = VALUES_AT + MOST_VALUES * 8;
const FORM_AT = RESTS_AT + MOST_VALUES * 8 * 2;

/**
 * Bytes of a record while it is open, a multiple of 16: machine, bucket, rows and a gap; by slot the maximum, both halves of
 * the sum and the rows in which it was empty; by minute slot 64 bits and both halves of each minute. A closed one is no longer.
 */
export function openRecordBytes({ targets, minuteSlots, bucketMs }: RolledLayout): number {
  const bytes = 16 + targets.length * (3 * 8 + 4) + minuteSlots.length * (8 + minutesIn(bucketMs) * 16);
  return Math.ceil(bytes / 16) * 16;
}

/** Where the columns of a table lie, in place of the bytes of a file. */
export interface TablePlaces {
  readonly rows: number;
  readonly stampsAt: number;
  readonly machinesAt: number;
  /** By column; null for those that hold no numbers. */
  readonly columnsAt: readonly (number | null)[];
}

/** More would not stay near the processor. */
const MOST_TABLE_ROWS = 4096;

export function placesOf({ columns }: RowForm): TablePlaces {
  const hasNumbers = columns.map(({ kind }) => kind === 'number' || kind === 'interval');
  const lists = hasNumbers.filter(Boolean).length + 2;
  const rows = Math.min(MOST_TABLE_ROWS, Math.floor(INPUT_BYTES / (8 * lists)));
  let top = INPUT_AT;
  const place = (): number => {
    top += rows * 8;
    return top - rows * 8;
  };
  return { rows, stampsAt: place(), machinesAt: place(), columnsAt: hasNumbers.map((has) => (has ? place() : null)) };
}

/** Tells the kernel how rows are read and what becomes of their values. */
export function writeForm(
  { bytes, view }: { readonly bytes: Buffer; readonly view: DataView },
  kernel: KernelExports,
  { form, places }: { readonly form: RowForm; readonly places: TablePlaces },
  { digits, suffix, leastMs, mostMs }: StampForm,
): void {
  const { separator, decimal, shares, ceiling, sums, coresSlot, layout } = form;
  let top = FORM_AT;
  const table = (...rows: readonly (readonly number[])[]): number => {
    const start = top;
    for (const cell of rows.flat()) {
      view.setInt32(top, cell, true);
      top += 4;
    }
    top = Math.ceil(top / 16) * 16;
    return start;
  };
  const columnsAt = top;
  writeColumns(view, columnsAt, form.columns, places);
  top += form.columns.length * COLUMN_BYTES;
  const sharesAt = table(...shares.map(({ target, whole, percent }) => [target, whole, percent]));
  const ceilingsAt = table(ceiling?.of ?? []);
  const sumsAt = table(...sums.map(({ target, fallback, parts }) => [target, fallback, parts.length, ...parts]));
  const minutesAt = table(layout.minuteSlots);
  bytes.write(suffix, SUFFIX_AT, 'latin1');
  const decimalSign = (decimal === 'comma' ? ',' : '.').charCodeAt(0);
  kernel.configureColumns(columnsAt, form.columns.length, separator.charCodeAt(0), decimalSign);
  kernel.configureStamps(digits, digits === 0 ? suffix.length : 0, leastMs, mostMs);
  kernel.configureSlots(layout.targets.length, BigInt.asIntN(64, filledSlots(layout)), coresSlot);
  kernel.configureValues(VALUES_AT, RESTS_AT);
  kernel.configureShares(sharesAt, shares.length);
  kernel.configureCeilings(ceilingsAt, ceiling?.of.length ?? 0, ceiling?.slot ?? -1);
  kernel.configureSums(sumsAt, sums.length, minutesAt, layout.minuteSlots.length);
}

function writeColumns(view: DataView, at: number, columns: RowForm['columns'], { columnsAt }: TablePlaces): void {
  columns.forEach(({ kind, slot, isPositive, isRequired, factor, greatest }, index) => {
    const column = at + index * COLUMN_BYTES;
    const flags = (isPositive ? 1 : 0) | (isRequired ? 2 : 0);
    [KINDS.indexOf(kind), slot, flags, columnsAt[index] ?? 0].forEach((cell, field) => {
      view.setInt32(column + field * 4, cell, true);
    });
    view.setFloat64(column + 16, factor, true);
    view.setFloat64(column + 24, greatest, true);
  });
}

/** A bit for each slot but the blank behind the last one. */
function filledSlots({ targets, bases }: RolledLayout): bigint {
  const isFilled = (one: readonly unknown[], slot: number): boolean =>
    one.length > 0 || bases.some(({ bit }) => bit === slot);
  return (1n << BigInt(targets.findLastIndex(isFilled) + 1)) - 1n;
}

export const tellArena = (
  kernel: KernelExports,
  { at, bytes }: { readonly at: number; readonly bytes: number },
  layout: RolledLayout,
): void => {
  kernel.configureArena(at, at + bytes, openRecordBytes(layout), layout.bucketMs);
};
