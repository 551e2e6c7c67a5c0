import type { MachineId } from '../../model/index.js';
import type { RolledRows, RowSink, StampLedger } from '../../timeseries/index.js';

/** By the stamps of the rows of one form of a machine, the columns that all of those rows fill. */
const commonMasks = new WeakMap<StampLedger, bigint>();
export const ALL_COLUMNS = 0xffff_ffff_ffff_ffffn;

/** The columns that all rows of one form fill which a sink took of a machine, as bits; of no rows, all. */
export function commonMaskOf(sink: RowSink, machine: MachineId, layoutKey: string): bigint {
  const ledger = sink.rowLedger(machine, layoutKey);
  return (ledger === null ? undefined : commonMasks.get(ledger)) ?? ALL_COLUMNS;
}

/** Gives rows to a sink; false where it refuses them. See `RowSink.addRolled`. */
export function addRows(sink: RowSink, rows: RolledRows): boolean {
  const before = commonMaskOf(sink, rows.machine, rows.layout.key);
  if (!sink.addRolled(rows)) return false;
  const ledger = sink.rowLedger(rows.machine, rows.layout.key);
  if (ledger !== null) commonMasks.set(ledger, before & commonMaskIn(rows.masks));
  return true;
}

/** See `RolledRows.masks`. */
function commonMaskIn(masks: readonly number[]): bigint {
  let [low, high] = [-1, -1];
  for (let index = 0; index < masks.length; index += 3) {
    low &= masks[index + 1]!;
    high &= masks[index + 2]!;
  }
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}
