import type { Instant } from '../model/index.js';

const DAY_MS = 86_400_000;

/** A turn of the month: its last day and the first of the next, UTC, when books are closed and batches run. */
export interface MonthEnd {
  /** 00:00 of the last day. */
  readonly startMs: Instant;
  /** 00:00 of the second day of the next month. */
  readonly endMs: Instant;
}

/**
 * The turns of the month that `[startMs, endMs)` can show, ascending: it holds half of the last day, and half of both days. One at
 * its edge can neither be seen nor be missed.
 */
export function monthEndsIn(startMs: number, endMs: number): readonly MonthEnd[] {
  const found: MonthEnd[] = [];
  const { year, month } = calendarMonthOf(startMs - 2 * DAY_MS);
  for (let offset = 1; ; offset++) {
    const firstOfNextMs = firstDayOf(year, month + offset);
    const monthEnd = { startMs: firstOfNextMs - DAY_MS, endMs: firstOfNextMs + DAY_MS };
    if (monthEnd.startMs >= endMs) return found;
    const held = (fromMs: number, toMs: number): number => Math.min(endMs, toMs) - Math.max(startMs, fromMs);
    const isHeld =
      2 * held(monthEnd.startMs, firstOfNextMs) >= DAY_MS && held(monthEnd.startMs, monthEnd.endMs) >= DAY_MS;
    if (isHeld) {
      found.push({ startMs: monthEnd.startMs as Instant, endMs: monthEnd.endMs as Instant });
    }
  }
}

function calendarMonthOf(atMs: number): { readonly year: number; readonly month: number } {
  const date = new Date(atMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

/** Months past December count on into the next years. */
const firstDayOf = (year: number, month: number): number => Date.UTC(year, month, 1);
