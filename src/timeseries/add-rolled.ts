import { invariant } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { MachineRollUp, RowSeries } from './machine-roll-up.js';
import { stampsWithin, unpackedStamps } from './packed-column.js';
import type { StampColumn } from './packed-column.js';
import type { RolledBase, RolledRows } from './rolled-rows.js';
import { emptyLedger, hasStamp, noteColumn } from './stamp-ledger.js';
import type { StampLedger } from './stamp-ledger.js';
import type { Channel } from './series.js';

/** Adds rows of a machine; returns false, and adds nothing, where a stamp of theirs was there before in the same columns. */
export function addRolledRows(into: MachineRollUp, rows: RolledRows): boolean {
  invariant(rows.layout.bucketMs === into.bucketMs, 'rows are rolled into the buckets of their run');
  const series = into.rows.get(rows.layout.key) ?? emptyRows(rows);
  if (repeatsOf(rows, series.ledger)) return false;
  into.rows.set(rows.layout.key, series);
  const before = series.ledger.arrived.count;
  if (!Number.isNaN(rows.stamps.firstMs)) noteColumn(series.ledger, rows.stamps, rows.greatestMs);
  series.ledger.repeated += rows.repeated;
  series.leastMs = Math.min(series.leastMs, rows.leastMs);
  for (let index = 0; index < rows.masks.length; index += 3) {
    series.masks.push(rows.masks[index]! + before, rows.masks[index + 1]!, rows.masks[index + 2]!);
  }
  for (const place of rows.chunks) series.chunks.push(place);
  series.rests.push(...rows.rests);
  return true;
}

const emptyRows = ({ layout }: RolledRows): RowSeries => ({
  layout,
  ledger: emptyLedger(),
  leastMs: Infinity,
  masks: [],
  chunks: [],
  rests: [],
});

/** See `RowSink.wouldRepeat`. Cost: O(machines) where rows follow each other in time, else O(stamps). */
export function wouldRepeat(
  all: readonly RolledRows[],
  ledgerOf: (machine: MachineId, layoutKey: string) => StampLedger | null,
): boolean {
  // By machine alone: a key with all columns in it would cost more than it tells.
  const earlier = new Map<MachineId, RolledRows[]>();
  return all.some((rows) => {
    const before = earlier.get(rows.machine) ?? [];
    const overlapping = before.filter(
      ({ greatestMs, layout }) => rows.leastMs <= greatestMs && layout.key === rows.layout.key,
    );
    before.push(rows);
    earlier.set(rows.machine, before);
    const ledger = ledgerOf(rows.machine, rows.layout.key);
    if (ledger !== null && repeatsOf(rows, ledger)) return true;
    const columns = overlapping.map(({ stamps }) => stamps);
    return columns.length > 0 && shareStamps(columns, [rows.stamps]);
  });
}

const repeatsOf = ({ leastMs, stamps }: RolledRows, ledger: StampLedger): boolean =>
  leastMs <= ledger.greatestMs && unpackedStamps(stamps).some((stamp) => hasStamp(ledger, stamp));

/** The stamps of rows in which one of some columns was filled; the ledger's own column where that is all of them. */
export function stampsOfBases(rows: RowSeries, bases: readonly RolledBase[]): StampColumn {
  const { arrived } = rows.ledger;
  const spans = spansOf(rows, bases);
  const isAlways = spans.length === 2 && spans[0] === 0 && spans[1] === arrived.count;
  return isAlways ? arrived : stampsWithin(arrived, spans);
}

/** Which rows that were, as half-open ranges of their numbers, ascending, flat. */
function spansOf({ masks, ledger }: RowSeries, bases: readonly RolledBase[]): number[] {
  const spans: number[] = [];
  for (let index = 0; index < masks.length; index += 3) {
    if (!bases.some(({ bit }) => hasBit(masks, index, bit))) continue;
    const [start, end] = [masks[index]!, masks[index + 3] ?? ledger.arrived.count];
    if (spans.at(-1) === start) spans[spans.length - 1] = end;
    else if (end > start) spans.push(start, end);
  }
  return spans;
}

/**
 * The one step between all rows, where it is the median gap of a column too since it is filled nearly always; null where
 * the stamps themselves must be looked at. Cheaper than they are, for columns with a gap here and there.
 */
export function stepOfBase(rows: RowSeries, base: RolledBase): number | null {
  const { arrived } = rows.ledger;
  const isRegular = arrived.length > 0 && arrived.length === arrived.count - 1 && arrived.step > 0;
  if (!isRegular) return null;
  const spans = spansOf(rows, [base]);
  let filled = 0;
  for (let index = 0; index < spans.length; index += 2) filled += spans[index + 1]! - spans[index]!;
  const gaps = filled - 1;
  const steps = filled - spans.length / 2;
  return steps * 2 > gaps && gaps > 0 ? arrived.step : null;
}

const hasBit = (masks: readonly number[], index: number, bit: number): boolean =>
  (masks[index + (bit < 32 ? 1 : 2)]! & (1 << (bit & 31))) !== 0;

/** Channels that are summed with each other: a sample of one of them is a sample of all. */
const GROUPS: readonly (readonly Channel[])[] = [
  ['diskReadIops', 'diskWriteIops', 'diskReadBytesPerSecond', 'diskWriteBytesPerSecond'],
  ['networkInBytesPerSecond', 'networkOutBytesPerSecond'],
];
const groupOf = (channel: Channel): readonly Channel[] => GROUPS.find((group) => group.includes(channel)) ?? [channel];

/**
 * Whether samples of the machine are spread: one stamp came in rows of different columns that hold the same channel, or
 * disks or NICs that must be summed. Rows were summed one by one, so such samples must be read again without rolling rows.
 */
export function isSpread(machine: MachineRollUp): boolean {
  const all = [...machine.rows.values()];
  return all.some((rows, index) => {
    const groups = new Set(rows.layout.bases.map(({ channel }) => groupOf(channel)));
    return [...groups].some((group) => {
      const others = [
        ...readStampsOf(machine, group),
        ...all.slice(index + 1).flatMap((other) => stampsOfGroup(other, group)),
      ];
      return others.length > 0 && shareStamps(stampsOfGroup(rows, group), others);
    });
  });
}

function stampsOfGroup(rows: RowSeries, group: readonly Channel[]): StampColumn[] {
  const bases = rows.layout.bases.filter(({ channel }) => group.includes(channel));
  return bases.length === 0 ? [] : [stampsOfBases(rows, bases)];
}

/** Stamps of readings that came one by one. */
const readStampsOf = (machine: MachineRollUp, group: readonly Channel[]): StampColumn[] =>
  group.flatMap((channel) => [...(machine.series.get(channel)?.values() ?? [])].map(({ ledger }) => ledger.arrived));

function shareStamps(left: readonly StampColumn[], right: readonly StampColumn[]): boolean {
  const known = new Set(left.flatMap((column) => [...unpackedStamps(column)]));
  return right.some((column) => unpackedStamps(column).some((stamp) => known.has(stamp)));
}
