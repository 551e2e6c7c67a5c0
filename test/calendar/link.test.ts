import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { avoidedBy } from '../../src/calendar/choose-window.js';
import { DEFAULT_CALENDAR_SETTINGS } from '../../src/calendar/index.js';
import { lastCycle, transferBegin, transferEnd, waitAfter } from '../../src/calendar/link.js';
import type { Link } from '../../src/calendar/link.js';
import { dateOfDay, dayOfDate } from '../../src/calendar/wall-clock.js';
import { createTimeZone } from '../../src/timeseries/index.js';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 9, 3, 8);

const aLink = (day: number, night: number, zone = 'Australia/Melbourne'): Link => ({
  ...{ dayBitsPerSecond: day, nightBitsPerSecond: night, dayHours: { from: '07:00', to: '19:00' } },
  zone: createTimeZone(zone)!,
});

/** The hour that a wall clock in Melbourne shows, by the platform. */
const hourIn = (atMs: number): number =>
  Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Australia/Melbourne', hour: '2-digit', hourCycle: 'h23' }).format(
      atMs,
    ),
  );

describe('a transfer', () => {
  it('takes what a count by the minute takes, over a change of clocks, rounded up to the quarter', () => {
    const rates = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(rates, rates, fc.nat(400), fc.nat(60), (day, night, gigabits, reservedHours) => {
        const untilMs = START + reservedHours * HOUR_MS;
        let left = gigabits * 1e9;
        let atMs = START;
        for (; left > 0; atMs += 60_000) {
          const hour = hourIn(atMs);
          const rate = (hour >= 7 && hour < 19 ? day : night) - (atMs < untilMs ? 10 : 0);
          left -= Math.max(0, rate) * 1e6 * 60;
        }
        const end = transferEnd({ startMs: START, bytes: (gigabits * 1e9) / 8 }, aLink(day * 1e6, night * 1e6), [
          { bitsPerSecond: 10_000_000, untilMs },
        ]);
        expect(end).toBe(Math.ceil(atMs / 900_000) * 900_000);
      }),
      { numRuns: 8 },
    );
  });

  it('has as its latest begin the last quarter of an hour from which it ends in time', () => {
    const rates = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(rates, rates, fc.nat(400), fc.nat(60), (day, night, gigabits, reservedHours) => {
        const link = aLink(day * 1e6, night * 1e6);
        const reserved = [{ bitsPerSecond: 10_000_000, untilMs: START + reservedHours * HOUR_MS }];
        const endMs = START + 72 * HOUR_MS;
        const bytes = (gigabits * 1e9) / 8;
        const begin = transferBegin({ endMs, bytes }, link, reserved);
        if (begin === null) {
          // What is reserved takes all of the link, however early it begins.
          expect(transferEnd({ startMs: START - 500 * HOUR_MS, bytes }, link, reserved)!).toBeGreaterThan(endMs);
          return;
        }
        expect(transferEnd({ startMs: begin, bytes }, link, reserved)!).toBeLessThanOrEqual(endMs);
        if (bytes > 0) {
          expect(transferEnd({ startMs: begin + 900_000, bytes }, link, reserved)!).toBeGreaterThan(endMs);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('that never ends has no end', () => {
    expect(
      transferEnd({ startMs: START, bytes: 1 }, aLink(10, 10), [{ bitsPerSecond: 10, untilMs: Infinity }]),
    ).toBeNull();
  });
});

describe('a cycle of changes', () => {
  it('is followed by half of its length, an hour at least and twelve at most', () => {
    expect([0.5, 2, 8, 24, 100].map((hours) => waitAfter(hours * HOUR_MS) / HOUR_MS)).toEqual([1, 1, 4, 12, 12]);
  });

  it('goes on from the first copy until the window', () => {
    // Half of the link: 12 h after a copy of 24 h, then (12 + 6) / 2 = 9, (9 + 4.5) / 2 = 6.75, …
    const link = aLink(8_000_000, 8_000_000);
    const half = { changePerDay: (1_000_000 * 86_400) / 2, initialMs: 24 * HOUR_MS };
    const lengthWithin = (hours: number): number =>
      lastCycle({ ...half, withinMs: hours * HOUR_MS }, link)!.lengthMs / HOUR_MS;
    expect([18, 19, 31.5, 32].map(lengthWithin)).toEqual([12, 9, 9, 6.75]);
    expect(lastCycle({ ...half, changePerDay: 86_400_000_000, withinMs: HOUR_MS }, link)).toBeNull();
  });
});

describe('the ends of months', () => {
  it('are the last two and the first two days, three of a quarter, in leap years and over the new year', () => {
    const avoided = (from: string, days: number): readonly string[] =>
      Array.from({ length: days }, (_, index) => dayOfDate(from) + index)
        .filter((day) => avoidedBy(DEFAULT_CALENDAR_SETTINGS, { day, lastDay: day }) !== null)
        .map(dateOfDay);
    expect(avoided('2028-02-10', 28)).toEqual(['2028-02-28', '2028-02-29', '2028-03-01', '2028-03-02']);
    expect(avoided('2027-02-10', 28)).toEqual(['2027-02-27', '2027-02-28', '2027-03-01', '2027-03-02']);
    expect(avoided('2026-12-10', 40)).toEqual([
      ...['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'],
    ]);
  });
});
