import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseWindow } from '../../src/calendar/choose-window.js';
import type { WindowSearch } from '../../src/calendar/choose-window.js';
import { createTimeZone } from '../../src/timeseries/index.js';
import { someSettings } from './a-wave-plan.js';

const QUARTER_MS = 900_000;
const WEEK_MS = 7 * 86_400_000;
const ZONES = ['America/Chicago', 'Australia/Lord_Howe', 'Asia/Kathmandu'] as const;
/** Weeks with and without a change of clocks. */
const BEGINS = [
  '2026-10-28T00:00:00Z',
  '2026-03-05T00:00:00Z',
  '2026-04-01T00:00:00Z',
  '2026-07-08T00:00:00Z',
] as const;

interface Shown {
  readonly weekday: number;
  readonly minute: number;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Weekday and minute of the day by the platform's own clock. */
function clockOf(timeZone: string): (atMs: number) => Shown {
  const style = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, ...style });
  return (atMs) => {
    const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    return {
      weekday: DAYS.indexOf(parts.get('weekday')!),
      minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    };
  };
}

/** Where clocks were put back, a time of the day comes twice: windows begin on the first. */
const isSecond = (clock: (atMs: number) => Shown, atMs: number): boolean =>
  [2, 4].some((quarters) => clock(atMs - quarters * QUARTER_MS).minute === clock(atMs).minute);

describe('the chosen window', () => {
  it('is the quietest and earliest of all quarters of an hour tried one by one', () => {
    const percent = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 168, maxLength: 168 });
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...BEGINS),
        percent,
        fc.nat(5),
        (name, begin, week, more) => {
          const startMs = Date.parse(begin);
          const lengthMs = (4 + more) * QUARTER_MS;
          const search: WindowSearch = {
            settings: { ...someSettings(), hours: { from: '21:00', to: '05:00' } },
            zone: createTimeZone(name)!,
            lengthMs,
            use: { percent: Float64Array.from(week), measuredMachines: 1 },
            freezes: [],
            notBefore: [{ atMs: startMs, why: 'early' }],
            ...{ day: null, isStated: true, against: () => null },
          };
          const found = chooseWindow(search)!;
          const clock = clockOf(name);
          const isNight = ({ minute }: Shown): boolean => minute >= 21 * 60 || minute < 5 * 60;
          let best = { cost: Infinity, fromMs: NaN };
          for (let fromMs = startMs; fromMs < startMs + WEEK_MS - 86_400_000; fromMs += QUARTER_MS) {
            if (clock(fromMs).minute % 60 !== 0 || isSecond(clock, fromMs)) continue;
            const quarters = Array.from({ length: 4 + more }, (_, index) => clock(fromMs + index * QUARTER_MS));
            if (!quarters.every(isNight)) continue;
            const cost = quarters.reduce(
              (sum, { weekday, minute }) => sum + week[weekday * 24 + Math.floor(minute / 60)]!,
              0,
            );
            if (cost < best.cost) best = { cost, fromMs };
          }
          const foundCost = (found.usePercent! * (4 + more)).toFixed(0);
          // The search spans a whole week of days, the count here a day less: what it finds is at least as quiet.
          expect(Number(foundCost)).toBeLessThanOrEqual(best.cost);
          if (found.fromMs < startMs + WEEK_MS - 86_400_000) expect(found.fromMs).toBe(best.fromMs);
        },
      ),
      { numRuns: 25 },
    );
  });
});
