import type { MachineId } from '../../model/index.js';
import type { RolledRows, RowSink, StampLedger } from '../../timeseries/index.js';

/** Which columns some rows of one form fill, as bits of its bases. */
export interface FilledColumns {
  readonly byAll: bigint;
  readonly byAny: bigint;
}

/** By the stamps of the rows of one form of a machine. */
const filledColumns = new WeakMap<StampLedger, FilledColumns>();
export const OF_NO_ROWS: FilledColumns = { byAll: 0xffff_ffff_ffff_ffffn, byAny: 0n };

/** The columns that the rows of one form fill which a sink took of a machine. */
export function filledColumnsOf(sink: RowSink, machine: MachineId, layoutKey: string): FilledColumns {
  const ledger = sink.rowLedger(machine, layoutKey);
  return (ledger === null ? undefined : filledColumns.get(ledger)) ?? OF_NO_ROWS;
}

/** Gives rows to a sink; false where it refuses them. See `RowSink.addRolled`. */
export function addRows(sink: RowSink, rows: RolledRows): boolean {
  const before = filledColumnsOf(sink, rows.machine, rows.layout.key);
  if (!sink.addRolled(rows)) return false;
  const ledger = sink.rowLedger(rows.machine, rows.layout.key);
  if (ledger !== null) filledColumns.set(ledger, withMasks(before, rows.masks));
  return true;
}

/** See `RolledRows.masks`. */
function withMasks({ byAll, byAny }: FilledColumns, masks: readonly number[]): FilledColumns {
  let [allLow, allHigh, anyLow, anyHigh] = [-1, -1, 0, 0];
  for (let index = 0; index < masks.length; index += 3) {
    allLow &= masks[index + 1]!;
    allHigh &= masks[index + 2]!;
    anyLow |= masks[index + 1]!;
    anyHigh |= masks[index + 2]!;
  }
  return { byAll: byAll & maskOf(allLow, allHigh), byAny: byAny | maskOf(anyLow, anyHigh) };
}

const maskOf = (low: number, high: number): bigint => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
