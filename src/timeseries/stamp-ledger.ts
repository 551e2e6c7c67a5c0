import { appendRun, appendStamp, emptyStamps, runsOf, unpackedStamps } from './packed-column.js';
import type { StampColumn } from './packed-column.js';

const DAY_MS = 86_400_000;
const SECONDS_A_DAY = 86_400;

/** Which stamps of a day were met: whole seconds as bits, the few others one by one. */
interface DayStamps {
  readonly seconds: Uint8Array;
  readonly others: Set<number>;
}

/**
 * Every stamp of one series, or of all rows of one machine, each once. Stamps that rise cost what a `StampColumn` costs:
 * nothing where they are regular. Only where one comes that is not later than all before is its day spread out, in 11 kB, to
 * see whether it repeats.
 */
export interface StampLedger {
  /** In order of arrival. */
  readonly arrived: StampColumn;
  greatestMs: number;
  days: Map<number, DayStamps> | null;
  repeated: number;
}

export const emptyLedger = (): StampLedger => ({
  arrived: emptyStamps(),
  greatestMs: -Infinity,
  days: null,
  repeated: 0,
});

/** Notes a stamp; returns false, and counts it, where it was there before. */
export function noteStamp(ledger: StampLedger, atMs: number): boolean {
  if (atMs > ledger.greatestMs) ledger.greatestMs = atMs;
  else if (hasStamp(ledger, atMs)) {
    ledger.repeated++;
    return false;
  }
  appendStamp(ledger.arrived, atMs);
  if (ledger.days !== null) markStamp(ledger.days, atMs);
  return true;
}

/** Notes stamps that rise step by step behind the last one noted. */
export function noteRun(ledger: StampLedger, step: number, length: number): void {
  if (length === 0) return;
  const { arrived, days } = ledger;
  if (days !== null) for (let one = 1; one <= length; one++) markStamp(days, arrived.lastMs + one * step);
  appendRun(arrived, step, length);
  ledger.greatestMs = Math.max(ledger.greatestMs, arrived.lastMs);
}

/** Notes stamps that are known not to be there yet. */
export function noteColumn(ledger: StampLedger, column: StampColumn, greatestMs: number): void {
  if (ledger.days !== null) for (const stamp of unpackedStamps(column)) markStamp(ledger.days, stamp);
  appendStamp(ledger.arrived, column.firstMs);
  const { steps, lengths } = runsOf(column);
  steps.forEach((step, index) => {
    appendRun(ledger.arrived, step, lengths[index]!);
  });
  ledger.greatestMs = Math.max(ledger.greatestMs, greatestMs);
}

/** Whether a stamp was noted. */
export function hasStamp(ledger: StampLedger, atMs: number): boolean {
  if (atMs > ledger.greatestMs) return false;
  const { seconds, others } = dayOf(ledger, Math.floor(atMs / DAY_MS));
  const inDayMs = atMs - Math.floor(atMs / DAY_MS) * DAY_MS;
  if (inDayMs % 1000 !== 0) return others.has(inDayMs);
  const second = inDayMs / 1000;
  return (seconds[second >> 3]! & (1 << (second & 7))) !== 0;
}

function dayOf(ledger: StampLedger, dayNumber: number): DayStamps {
  ledger.days ??= new Map();
  let day = ledger.days.get(dayNumber);
  if (day === undefined) {
    day = { seconds: new Uint8Array(SECONDS_A_DAY / 8), others: new Set() };
    ledger.days.set(dayNumber, day);
    for (const stamp of unpackedStamps(ledger.arrived)) {
      if (Math.floor(stamp / DAY_MS) === dayNumber) markIn(day, stamp - dayNumber * DAY_MS);
    }
  }
  return day;
}

function markStamp(days: Map<number, DayStamps>, atMs: number): void {
  const dayNumber = Math.floor(atMs / DAY_MS);
  const day = days.get(dayNumber);
  if (day !== undefined) markIn(day, atMs - dayNumber * DAY_MS);
}

function markIn({ seconds, others }: DayStamps, inDayMs: number): void {
  if (inDayMs % 1000 !== 0) {
    others.add(inDayMs);
    return;
  }
  const second = inDayMs / 1000;
  seconds[second >> 3]! |= 1 << (second & 7);
}
