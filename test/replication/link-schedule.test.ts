import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLinkSchedule,
  DEFAULT_REPLICATION_SETTINGS,
  resolveReplicationSettings,
} from '../../src/replication/index.js';
import type { LinkSchedule } from '../../src/replication/index.js';
import type { Throttle, Weekday } from '../../src/site/index.js';

const MINUTE_MS = 60_000;
const WEEKDAYS: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WORKDAYS = WEEKDAYS.slice(0, 5);

interface Terms {
  readonly mbps: number;
  readonly zone: string;
  readonly throttles: readonly Throttle[];
  readonly blackouts: readonly string[];
}

const scheduleOf = (link: Terms): LinkSchedule =>
  createLinkSchedule(
    resolveReplicationSettings({ ...DEFAULT_REPLICATION_SETTINGS, link: { ...link, applianceMbps: null } }, null),
  )!;

/** What clocks of a zone show at an instant, from Intl alone. */
function clockOf(zone: string): (atMs: number) => { readonly weekday: number; readonly minute: number } {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', weekday: 'long', hour: '2-digit', minute: '2-digit' },
  });
  return (atMs) => {
    const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    const weekday = WEEKDAYS.findIndex((day) => day === parts.get('weekday')!.toLowerCase());
    return { weekday, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
  };
}

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** The twin: asks the clock at each minute, and each limit whether it holds. */
function walkMinutes({ mbps, zone, throttles, blackouts }: Terms, startMs: number, minutes: number): number[] {
  const clock = clockOf(zone);
  return Array.from({ length: minutes }, (_, index) => {
    const { weekday, minute } = clock(startMs + index * MINUTE_MS);
    const limits = throttles.filter(({ days = WEEKDAYS, from, to }) => {
      const [start, end] = [minuteOf(from), minuteOf(to)];
      if (start < end) return days.includes(WEEKDAYS[weekday]!) && minute >= start && minute < end;
      const isTail = minute < end && days.includes(WEEKDAYS[(weekday + 6) % 7]!);
      return isTail || (minute >= start && days.includes(WEEKDAYS[weekday]!));
    });
    const ofWeek = weekday * 1440 + minute;
    const isBlackout = blackouts.some((text) => {
      const [, day, hour, clockMinute, days, hours, rest] =
        /^(\w+);(\d+):(\d+);(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(text)!;
      const start = WEEKDAYS.indexOf(day!.toLowerCase() as Weekday) * 1440 + Number(hour) * 60 + Number(clockMinute);
      const length = Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(rest ?? 0);
      return (ofWeek - start + 10_080) % 10_080 < length;
    });
    const open = Math.min(mbps, ...limits.map((limit) => limit.mbps));
    return isBlackout ? 0 : open * 1_000_000 * 60;
  });
}

const BY_DAY: Terms = {
  mbps: 1000,
  zone: 'Australia/Melbourne',
  throttles: [
    { days: WORKDAYS, from: '08:00', to: '18:30', mbps: 100 },
    { from: '22:00', to: '03:00', mbps: 400 },
  ],
  blackouts: ['Sunday;1:00;4h', 'Friday;20:00;1d2h30m'],
};

describe('a link by the minute', () => {
  it.each([
    ['Australia/Melbourne', '2026-10-02T00:00:00Z'],
    ['Australia/Melbourne', '2027-04-02T00:00:00Z'],
    ['America/New_York', '2026-10-30T00:00:00Z'],
    ['America/New_York', '2027-03-12T00:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-02T00:00:00Z'],
    ['Pacific/Chatham', '2027-04-02T00:00:00Z'],
    ['Asia/Kolkata', '2026-12-30T00:00:00Z'],
    ['UTC', '1969-12-30T00:00:00Z'],
  ])('is what asking the clock of %s at each minute from %s on gives', (zone, from) => {
    const terms = { ...BY_DAY, zone };
    const startMs = Date.parse(from);
    const minutes = 5 * 1440;
    expect([...scheduleOf(terms).fill(startMs, minutes)]).toEqual(walkMinutes(terms, startMs, minutes));
  });

  it('is the same by throttles, blackouts and beginnings of any kind', () => {
    const clock = fc
      .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const throttle = fc.record({
      days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
      from: clock,
      to: clock,
      mbps: fc.integer({ min: 0, max: 500 }),
    });
    const blackout = fc
      .tuple(fc.constantFrom('Monday', 'Sunday'), fc.nat({ max: 23 }), fc.integer({ min: 1, max: 200 }))
      .map(([day, hour, hours]) =>
        `${day};${hour}:30;${hours}h`.replace(/;(\d+)h$/, (_, text: string) => `;${Number(text) % 160 || 1}h`),
      );
    fc.assert(
      fc.property(
        fc.array(throttle, { maxLength: 3 }),
        fc.array(blackout, { maxLength: 2 }),
        fc.integer({ min: 0, max: 5000 }),
        (throttles, blackouts, shift) => {
          const terms = { ...BY_DAY, throttles, blackouts };
          const startMs = Date.parse('2026-10-03T09:00:00Z') + shift * MINUTE_MS;
          expect([...scheduleOf(terms).fill(startMs, 400)]).toEqual(walkMinutes(terms, startMs, 400));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('says the same of single instants', () => {
    const schedule = scheduleOf(BY_DAY);
    const startMs = Date.parse('2026-10-03T00:00:00Z');
    const filled = schedule.fill(startMs, 3000);
    for (let minute = 0; minute < 3000; minute += 7) {
      const atMs = startMs + minute * MINUTE_MS + 30_000;
      expect(schedule.bitsPerSecondAt(atMs) * 60).toBe(filled[minute]);
      expect(schedule.isBlackoutAt(atMs)).toBe(filled[minute] === 0);
    }
  });

  it('halves everything for a link that is half as fast, and opens another bandwidth under the same throttles', () => {
    const schedule = scheduleOf(BY_DAY);
    const startMs = Date.parse('2026-10-05T00:00:00Z');
    const half = schedule.scaled(0.5);
    expect(half.openMbps).toBe(500);
    expect([...half.fill(startMs, 2000)]).toEqual([...schedule.fill(startMs, 2000)].map((bits) => bits / 2));
    const wide = { ...BY_DAY, mbps: 5000 };
    expect([...schedule.withOpen(5000).fill(startMs, 2000)]).toEqual([...scheduleOf(wide).fill(startMs, 2000)]);
    const raised = { ...BY_DAY, throttles: BY_DAY.throttles.map((one) => ({ ...one, mbps: Math.max(one.mbps, 250) })) };
    expect([...schedule.withThrottlesFrom(250).fill(startMs, 2000)]).toEqual([
      ...scheduleOf(raised).fill(startMs, 2000),
    ]);
  });

  it('is none where nobody knows the bandwidth', () => {
    expect(createLinkSchedule(resolveReplicationSettings(DEFAULT_REPLICATION_SETTINGS, null))).toBeNull();
  });
});
