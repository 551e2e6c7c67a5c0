import { describe, expect, it } from 'vitest';
import type { WaveCalendar } from '../../src/calendar/index.js';
import { withDays } from '../../src/cli/with-calendar-days.js';
import { planWaves, scorePlan } from '../../src/waves/index.js';
import { aGivenPlan, aGraphEdge, aWaveInput, aWaveMachine } from '../support/a-wave-estate.js';

const input = aWaveInput({
  machines: ['web01', 'db01'].map((name) => aWaveMachine({ name })),
  edges: [aGraphEdge({ client: 'web01', server: 'db01', port: 5432 })],
});
const plan = scorePlan(input, aGivenPlan(2, { db01: 1, web01: 2 }));
const calendarOf = (days: readonly number[], dates: readonly string[]): WaveCalendar =>
  ({ days, windows: dates.map((date) => ({ localFrom: `${date}T01:00-06:00` })) }) as unknown as WaveCalendar;

describe("a plan's cost by the days of its calendar", () => {
  it('is reckoned with the same waves, beside the line that plans by them', () => {
    const { remarks } = withDays(plan, calendarOf([0, 34], ['2026-12-16', '2027-01-19']), input);
    // One dependency across the link costs by the day: 34 days in place of 14.
    const perDay = plan.cost.total / 14;
    expect(remarks.at(-1)).toContain(
      `it costs ${plan.cost.total} points with the days that are counted and ${perDay * 34} with the calendar's`,
    );
    expect(remarks.at(-1)).toContain('cutovers: [2026-12-16, 2027-01-19]');
  });

  it('is held against the bound of the counted days where no waves are closer than they are', () => {
    const bounded = { ...plan, bound: { ...plan.bound, bound: plan.cost.total } };
    const total = (plan.cost.total / 14) * 34;
    const wider = withDays(bounded, calendarOf([0, 34], ['2026-12-16', '2027-01-19']), input);
    expect(wider.remarks.at(-1)).toContain(
      `costs less than ${plan.cost.total}, so that another order of machines may save at most ${total - plan.cost.total}`,
    );
    const closer = withDays(bounded, calendarOf([0, 7], ['2026-12-16', '2026-12-23']), input);
    expect(closer.remarks.at(-1)).toContain('costs less than 0, so');
  });

  it('is not told where days are the same, or people stated them', () => {
    expect(withDays(plan, calendarOf([0, 14], ['2026-12-16', '2026-12-30']), input)).toBe(plan);
    const dated = planWaves({ ...input, settings: { ...input.settings, firstCutover: '2027-01-09' } });
    expect(withDays(dated, calendarOf([0, 34], ['2027-01-09', '2027-02-12']), input)).toBe(dated);
  });

  it('is left out where two waves share a day', () => {
    const { remarks } = withDays(plan, calendarOf([0, 0], ['2026-12-16', '2026-12-16']), input);
    expect(remarks.at(-1)).toContain('no cost is reckoned');
  });
});
