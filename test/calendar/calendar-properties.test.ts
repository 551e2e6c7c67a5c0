import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CALENDAR_SETTINGS, deriveWaveCalendar } from '../../src/calendar/index.js';
import type { CalendarSettings } from '../../src/calendar/index.js';
import { deriveTerms } from '../../src/calendar/calendar-terms.js';
import { deriveSchedule } from '../../src/calendar/derive-wave-calendar.js';
import { dateOfDay, dayOfDate } from '../../src/calendar/wall-clock.js';
import { toMachineId } from '../../src/model/index.js';
import { anInput, peaksOf, weeksOf } from './a-wave-plan.js';

const GB = 1_000_000_000;
const MINUTE_MS = 60_000;

/** Zones at both ends of the clock, with and without summer time, one with a change of half an hour; days near changes, leap days, new year. */
const zone = fc.constantFrom(
  'Australia/Brisbane',
  'America/Costa_Rica',
  'Australia/Lord_Howe',
  'America/Chicago',
  'Pacific/Chatham',
  'UTC',
);
const firstDay = fc.constantFrom('2027-12-20', '2028-02-20', '2026-03-01', '2026-10-25', '2026-09-20', '2027-06-30');
const settings: fc.Arbitrary<CalendarSettings> = fc
  .record({
    site: zone,
    users: zone,
    firstDay,
    freezeAt: fc.nat(40),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 2 }),
    hours: fc.constantFrom(
      { from: '20:00', to: '06:00' },
      { from: '22:30', to: '04:00' },
      { from: '00:00', to: '00:00' },
    ),
    night: fc.constantFrom(null, 1_000_000_000, 200_000_000),
    testDays: fc.nat(3),
    freezeHours: fc.nat(48),
  })
  .map(({ site, users, freezeAt, night, ...rest }) => ({
    ...{ ...DEFAULT_CALENDAR_SETTINGS, ...rest, zones: { site, users } },
    freezes: [
      {
        from: dateOfDay(dayOfDate(rest.firstDay) + freezeAt),
        to: dateOfDay(dayOfDate(rest.firstDay) + freezeAt + 4),
        why: 'frozen',
      },
    ],
    link: { ...DEFAULT_CALENDAR_SETTINGS.link, nightBitsPerSecond: night },
  }));
const sizes = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 4 });

const inputOf = (chosen: CalendarSettings, gigabytes: readonly number[]) => {
  const waves = gigabytes.map((size, index) => ({ machines: [[`m${index}`, size * GB]] as const }));
  const wave = (atMs: number): number => 2 + Math.sin(atMs / 3_000_000);
  return anInput(waves, chosen, peaksOf(weeksOf(toMachineId('m0'), wave)));
};

/** What a clock shows, by the platform itself rather than by our own arithmetic. */
function shown(
  zoneName: string,
  atMs: number,
): { readonly date: string; readonly minute: number; readonly weekday: number } {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zoneName, dateStyle: 'short', timeStyle: 'short' }).format(
    atMs,
  );
  const [date = '', time = ''] = text.split(' ');
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return { date, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)), weekday };
}

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

describe('any calendar', () => {
  it('begins no event before what it waits for has ended', () => {
    fc.assert(
      fc.property(settings, sizes, (chosen, gigabytes) => {
        const { events } = deriveWaveCalendar(inputOf(chosen, gigabytes));
        const byId = new Map(events.map((event) => [event.id, event]));
        for (const { from, to, after } of events) {
          expect(from <= to).toBe(true);
          for (const id of after) expect(byId.get(id)!.to <= from).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has its windows in allowed hours, on allowed days, outside freezes, three days behind the copy', () => {
    fc.assert(
      fc.property(settings, sizes, (chosen, gigabytes) => {
        const { windows, events } = deriveWaveCalendar(inputOf(chosen, gigabytes));
        expect(windows).toHaveLength(gigabytes.length);
        const { users } = chosen.zones;
        for (const { from, to, wave } of windows) {
          const copy = events.find(({ id }) => id === `wave-${wave}/initialReplication`)!;
          expect(Date.parse(from) - Date.parse(copy.to)).toBeGreaterThanOrEqual(3 * 86_400_000);
          expect(chosen.weekdays).toContain(shown(users!, Date.parse(from)).weekday);
          for (let atMs = Date.parse(from); atMs < Date.parse(to); atMs += 15 * MINUTE_MS) {
            const { date, minute } = shown(users!, atMs);
            expect(chosen.freezes.some((one) => one.from <= date && one.to >= date)).toBe(false);
            const [start, end] = [minutes(chosen.hours.from), minutes(chosen.hours.to)];
            const isNight = start > end && (minute >= start || minute < end);
            expect(start === end || isNight).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has slack by which an event may slip while every cutover keeps its window, and no more', () => {
    fc.assert(
      fc.property(settings, sizes, (chosen, gigabytes) => {
        const input = inputOf(chosen, gigabytes);
        const { drafts } = deriveSchedule(deriveTerms(input));
        /** Begins by a simulation of its own: each event when all that it waits for lets it, again and again until nothing moves. */
        const begins = (slipped: string | null, ms: number): ReadonlyMap<string, number> => {
          const at = new Map(drafts.map(({ id, fromMs }) => [id, id === slipped ? fromMs + ms : fromMs]));
          for (let isMoving = true; isMoving;) {
            isMoving = false;
            for (const { id, after } of drafts) {
              for (const { id: before, lagMs } of after) {
                const bound = at.get(before)! + drafts.find((one) => one.id === before)!.durationMs + lagMs;
                if (bound <= at.get(id)!) continue;
                at.set(id, bound);
                isMoving = true;
              }
            }
          }
          return at;
        };
        const fixed = (at: ReadonlyMap<string, number>): readonly number[] => [
          Math.max(...drafts.map(({ id, durationMs }) => at.get(id)! + durationMs)),
          ...drafts.filter(({ kind }) => kind === 'cutover').map(({ id }) => at.get(id)!),
        ];
        const undisturbed = begins(null, 0);
        for (const { id, fromMs } of drafts) expect(undisturbed.get(id)).toBe(fromMs);
        for (const { id, kind, slackHours } of deriveWaveCalendar(input).events) {
          if (kind === 'cutover') continue;
          expect(fixed(begins(id, slackHours * 60 * MINUTE_MS))).toEqual(fixed(undisturbed));
          expect(fixed(begins(id, slackHours * 60 * MINUTE_MS + MINUTE_MS))).not.toEqual(fixed(undisturbed));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('copies one wave after the other, each as late as its window and the next copy let it, less the reserve', () => {
    fc.assert(
      fc.property(settings, sizes, (chosen, gigabytes) => {
        const { events } = deriveWaveCalendar(inputOf(chosen, gigabytes));
        const timeOf = (id: string, end: 'from' | 'to'): number =>
          Date.parse(events.find((event) => event.id === id)![end]);
        const reserveMs = chosen.replicationReserveDays * 86_400_000;
        for (let wave = 1; wave <= gigabytes.length; wave++) {
          const copyTo = timeOf(`wave-${wave}/initialReplication`, 'to');
          const next = wave === gigabytes.length ? Infinity : timeOf(`wave-${wave + 1}/initialReplication`, 'from');
          expect(copyTo).toBeLessThanOrEqual(next);
          const test = timeOf(`wave-${wave}/testMigration`, 'from');
          const lead = timeOf(`wave-${wave}/cutover`, 'from') - 3 * 86_400_000;
          const due = Math.min(test, lead) - reserveMs;
          // Bytes fill the last quarter of an hour of the link; a reserve is never given up where all windows are proposed.
          expect(copyTo).toBeLessThanOrEqual(due);
          expect(Math.min(due, next) - copyTo).toBeLessThan(86_400_000);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('keeps waves in order and their days apart', () => {
    fc.assert(
      fc.property(settings, sizes, (chosen, gigabytes) => {
        const { windows } = deriveWaveCalendar(inputOf(chosen, gigabytes));
        const local = windows.map(({ localFrom }) => Date.parse(`${localFrom.slice(0, 16)}:00Z`));
        for (let wave = 1; wave < local.length; wave++) {
          expect(local[wave]! - local[wave - 1]!).toBeGreaterThanOrEqual(7 * 86_400_000);
        }
      }),
      { numRuns: 20 },
    );
  });
});
