import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeZone } from '../../src/ingest/index.js';
import { DEFAULT_BUCKET_MS, deriveCalendar, deriveCoverage } from '../../src/timeseries/index.js';
import type { Calendar, CalendarZone, Window } from '../../src/timeseries/index.js';
import { toMachineId } from '../../src/model/index.js';
import { aReading, instant, rollUp } from './readings.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const at = (iso: string): number => Date.parse(iso);
const windowFrom = (from: string, to: string): Window => ({ startMs: instant(at(from)), endMs: instant(at(to)) });

/** One reading in each bucket of `[from, to)`. */
function seen(spans: readonly (readonly [string, string])[], machine = 'm'): Parameters<typeof rollUp>[0] {
  return spans.flatMap(([from, to]) =>
    Array.from({ length: (at(to) - at(from)) / DEFAULT_BUCKET_MS }, (_, index) =>
      aReading(at(from) + index * DEFAULT_BUCKET_MS, 1, { machine: toMachineId(machine) }),
    ),
  );
}

const calendarOf = (spans: readonly (readonly [string, string])[], window: Window, zone?: CalendarZone): Calendar =>
  deriveCalendar(rollUp(seen(spans)).peaks, window, zone);

function zoneNamed(name: string): CalendarZone {
  const zone = createTimeZone(name);
  if (zone === null) throw new Error(name);
  return { name: zone.name, offsetAt: zone.offsetAt };
}

describe('the calendar', () => {
  it('counts the buckets seen of every day, its gaps and its weekday', () => {
    // Thursday to Sunday; half of Friday is missing, and all of Saturday.
    const calendar = calendarOf(
      [
        ['2026-03-05', '2026-03-06T12:00:00Z'],
        ['2026-03-08', '2026-03-09'],
      ],
      windowFrom('2026-03-05', '2026-03-09'),
    );
    expect(calendar.zone).toBe('UTC');
    expect(calendar.days.map(({ date, weekday }) => [date, weekday])).toEqual([
      ['2026-03-05', 4],
      ['2026-03-06', 5],
      ['2026-03-07', 6],
      ['2026-03-08', 7],
    ]);
    expect(calendar.days.every(({ buckets }) => buckets === 144)).toBe(true);
    expect(calendar.machines[0]!.seenBuckets).toEqual([144, 72, 0, 144]);
    expect([calendar.weekends, calendar.machines[0]!.weekendsSeen]).toEqual([1, 1]);
  });

  it('takes a weekend of which less than half was sampled for unseen', () => {
    const calendar = calendarOf([['2026-03-08T00:10:00Z', '2026-03-09']], windowFrom('2026-03-02', '2026-03-16'));
    expect([calendar.weekends, calendar.machines[0]!.weekendsSeen]).toEqual([2, 0]);
  });

  it('knows the leap day, and quarter-ends as the last days of March, June, September and December', () => {
    const leap = calendarOf([['2028-02-28', '2028-03-02']], windowFrom('2028-02-27', '2028-03-05'));
    expect(leap.days.map(({ date }) => date)).toContain('2028-02-29');
    expect(leap.machines[0]!.monthEnds).toEqual([{ date: '2028-02-29', isQuarterEnd: false, isSeen: true }]);
    const year = calendarOf([['2026-01-01', '2027-01-01']], windowFrom('2026-01-01', '2027-01-01'));
    const quarters = year.machines[0]!.monthEnds.filter(({ isQuarterEnd }) => isQuarterEnd).map(({ date }) => date);
    expect(quarters).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']);
    // New Year's Day alone, with which the window begins, cannot show the end of 2025: it is not told as unseen.
    expect(year.machines[0]!.monthEnds).toHaveLength(12);
  });

  it('shows a young machine and one of which nothing was sampled beside an old one', () => {
    const window = windowFrom('2026-03-01', '2026-03-04');
    const readings = [
      ...seen([['2026-03-01', '2026-03-04']], 'old'),
      ...seen([['2026-03-03', '2026-03-04']], 'young'),
      ...seen([['2026-02-01', '2026-02-02']], 'past'),
    ];
    const { machines } = deriveCalendar(rollUp(readings).peaks, window);
    expect(machines.map(({ machine, seenBuckets }) => [machine, seenBuckets])).toEqual([
      ['old', [144, 144, 144]],
      ['past', [0, 0, 0]],
      ['young', [0, 0, 144]],
    ]);
  });

  it('moves midnight with the zone, to the other day and over the end of a month', () => {
    // 12:50 to 13:10 UTC is 23:50 to 00:10 in Melbourne in winter (+10), less the hour of summer.
    const spans = [['2026-06-30T13:50:00Z', '2026-06-30T14:10:00Z']] as const;
    const window = windowFrom('2026-06-30T12:00:00Z', '2026-06-30T16:00:00Z');
    const melbourne = calendarOf(spans, window, zoneNamed('Australia/Melbourne'));
    expect(melbourne.days.map(({ date }) => date)).toEqual(['2026-06-30', '2026-07-01']);
    expect(melbourne.machines[0]!.seenBuckets).toEqual([1, 1]);
    const utc = calendarOf(spans, window);
    expect(utc.days.map(({ date }) => date)).toEqual(['2026-06-30']);
    expect(utc.machines[0]!.seenBuckets).toEqual([2]);
    expect(calendarOf(spans, window, zoneNamed('-11:00')).days.map(({ date }) => date)).toEqual(['2026-06-30']);
  });

  it('has days of 23 and 25 hours where clocks change, and a bucket over midnight belongs to the day it begins in', () => {
    const berlin = zoneNamed('Europe/Berlin');
    const year = calendarOf([['2026-03-28', '2026-03-31']], windowFrom('2026-03-01', '2026-11-01'), berlin);
    const odd = year.days.filter(({ buckets }) => buckets !== 144).map(({ date, buckets }) => [date, buckets]);
    expect(odd).toEqual([
      ['2026-03-29', 138],
      ['2026-10-25', 150],
    ]);
    // 18:10 UTC is 23:55 in Kathmandu (+05:45), and the bucket reaches to 00:05.
    const spans = [['2026-03-01T18:10:00Z', '2026-03-01T18:20:00Z']] as const;
    const nepal = calendarOf(spans, windowFrom('2026-03-01', '2026-03-02'), zoneNamed('Asia/Kathmandu'));
    expect(nepal.days.map(({ date }, index) => [date, nepal.machines[0]!.seenBuckets[index]])).toEqual([
      ['2026-03-01', 1],
      ['2026-03-02', 0],
    ]);
  });

  it('takes a day for seen if and only if some bucket that begins in it holds a sample', () => {
    const startMs = at('2026-02-25T00:00:00Z');
    const bucket = fc.integer({ min: -200, max: 10 * 144 });
    const zones = fc.constantFrom(
      ...['UTC', 'Pacific/Chatham', 'America/St_Johns', '+05:30', 'Pacific/Kiritimati'].map(zoneNamed),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(bucket, { minLength: 1, maxLength: 40 }),
        fc.record({ from: fc.nat(300), length: fc.integer({ min: 1, max: 1200 }) }),
        zones,
        (buckets, { from, length }, zone) => {
          const window: Window = {
            startMs: instant(startMs + from * DEFAULT_BUCKET_MS),
            endMs: instant(startMs + (from + length) * DEFAULT_BUCKET_MS),
          };
          const stamps = buckets.map((index) => startMs + index * DEFAULT_BUCKET_MS);
          const { peaks } = rollUp(stamps.map((stamp) => aReading(stamp, 1)));
          const { days, machines } = deriveCalendar(peaks, window, zone);
          const dateOf = (stamp: number): string =>
            new Date(stamp + zone.offsetAt(instant(stamp))).toISOString().slice(0, 10);
          const expected = stamps.filter((stamp) => stamp >= window.startMs && stamp < window.endMs).map(dateOf);
          const found = days.filter((_, index) => machines[0]!.seenBuckets[index]! > 0).map(({ date }) => date);
          expect(found).toEqual([...new Set(expected)].sort());
          expect(machines[0]!.seenBuckets.reduce((sum, count) => sum + count, 0)).toBe(expected.length);
          expect(days.map(({ date }) => date)).toEqual([
            ...new Set(Array.from({ length }, (_, index) => dateOf(window.startMs + index * DEFAULT_BUCKET_MS))),
          ]);
        },
      ),
    );
  });

  it('agrees in UTC with the coverage about every turn of the month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 60 * 24 }), (firstDay, hours) => {
        const startMs = instant(at('2026-01-01') + firstDay * DAY_MS);
        const window: Window = { startMs, endMs: instant(startMs + 45 * DAY_MS) };
        const { peaks } = rollUp(
          Array.from({ length: hours * 6 }, (_, index) => aReading(startMs - HOUR_MS + index * DEFAULT_BUCKET_MS, 1)),
        );
        const coverage = deriveCoverage(peaks, window)[0]!.monthEnds.map(({ startMs: from, isSeen }) => [
          new Date(from).toISOString().slice(0, 10),
          isSeen,
        ]);
        const calendar = deriveCalendar(peaks, window).machines[0]!.monthEnds;
        expect(calendar.map(({ date, isSeen }) => [date, isSeen])).toEqual(coverage);
      }),
      { numRuns: 40 },
    );
  });
});
