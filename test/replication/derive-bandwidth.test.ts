import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMet, isOverrun } from '../../src/replication/backlog.js';
import { deriveLeastBandwidths } from '../../src/replication/least-bandwidth.js';
import {
  createLinkSchedule,
  DEFAULT_REPLICATION_SETTINGS,
  deriveBandwidth,
  deriveSent,
  shareSent,
} from '../../src/replication/index.js';
import type { EstateChurn, ReplicationSettings } from '../../src/replication/index.js';
import { BYTES_PER_MINUTE, churnOf, constant, resolvedWith } from './a-link.js';

describe('what crosses the link of what is written', () => {
  it('grows by 30 %, counts as changed in full, and is compressed by 30 %', () => {
    expect(shareSent(DEFAULT_REPLICATION_SETTINGS)).toBe(0.91);
    expect(shareSent({ growthPercent: 30, compressionPercent: 30, foldPercent: 40 })).toBe(0.364);
  });
});

describe('folding', () => {
  const half = (cycled: number): EstateChurn => ({
    ...constant(80, 20_000),
    cycledBytes: new Float64Array(20_000).fill(cycled * BYTES_PER_MINUTE),
  });
  const mbpsOf = (churn: EstateChurn): number =>
    deriveBandwidth({ churn, resolved: resolvedWith({}, { foldPercent: 40 }) }).least[0]!.mbps100!;

  it('is for what is copied in cycles alone', () => {
    expect([mbpsOf(half(80)), mbpsOf(half(0)), mbpsOf(half(30))]).toEqual([32, 80, 62]);
    expect(mbpsOf(constant(80, 20_000))).toBe(80);
  });

  it('is told as what the recommendation rests on, with what holds without it', () => {
    const resolved = resolvedWith({ mbps: 50 }, { foldPercent: 40, rpoMinutes: 60 });
    const { given, withoutFold, recommended } = deriveBandwidth({ churn: half(80), resolved });
    expect(given).toMatchObject({ metPercent: 100 });
    expect(withoutFold).toMatchObject({ mbps100: 80, given: { mbps: 50, worstRpoMinutes: 7500 } });
    expect(recommended.join(' ')).toMatch(
      /rests on 40 %.*Were it 100 %, 80 Mb\/s meet 60 minutes.*7440 more than the objective/,
    );
    expect(deriveBandwidth({ churn: half(0), resolved }).withoutFold).toBeNull();
  });
});

describe('the least bandwidth', () => {
  it('is the churn where it is constant and long', () => {
    const { least } = deriveBandwidth({ churn: constant(80, 20_000), resolved: resolvedWith({}) });
    expect(least.map(({ rpoMinutes, mbps100 }) => [rpoMinutes, mbps100])).toEqual([
      [15, 80],
      [30, 80],
      [60, 80],
    ]);
  });

  it('of a burst is what sends it within the objective', () => {
    // 60 minutes of 100 Mb/s, then nothing: what is written at s is sent at 100 s / B, the last of it 60 (100 / B - 1) minutes old.
    const churn = churnOf(Array.from({ length: 3000 }, (_, minute) => (minute < 60 ? 100 : 0)));
    const { least } = deriveBandwidth({ churn, resolved: resolvedWith({}) });
    expect(least.map(({ mbps100 }) => mbps100)).toEqual([80, 67, 50]);
    // 300 of 3,000 minutes may be in breach, which lasts from R / (1 - B / 100) to 6,000 / B.
    expect(least.map(({ mbps90 }) => mbps90)).toEqual([19, 18, 17]);
  });

  it('is none where throttles alone break the objective, and the plan says which throttle would not', () => {
    const throttles = [{ from: '08:00', to: '18:00', mbps: 40 }];
    const resolved = resolvedWith({ mbps: 500, throttles }, { rpoMinutes: 30 });
    const plan = deriveBandwidth({ churn: constant(100, 7 * 1440), resolved });
    expect(plan.least.map(({ mbps100 }) => mbps100)).toEqual([null, null, null]);
    // 600 minutes at T of 100: 600 (1 - T / 100) = 30 at T = 95, as the open link sends all before.
    expect(plan.leastThrottleMbps).toBe(95);
    expect(plan.given).toMatchObject({ mbps: 500, worstRpoMinutes: 360 });
    expect(plan.recommended.join(' ')).toContain('no throttle below 95 Mb/s');
  });

  it('says whether the objective was stated or is assumed', () => {
    const churn = constant(1, 10);
    const assumed = deriveBandwidth({ churn, resolved: resolvedWith({}) });
    expect(assumed).toMatchObject({ objectiveMinutes: 15, isObjectiveAssumed: true });
    const stated = deriveBandwidth({ churn, resolved: resolvedWith({}, { rpoMinutes: 15 }) });
    expect(stated).toMatchObject({ objectiveMinutes: 15, isObjectiveAssumed: false });
  });

  it('has every objective, each once', () => {
    const { least, objectiveMinutes } = deriveBandwidth({
      churn: constant(1, 10),
      resolved: resolvedWith({}, { rpoMinutes: 30 }),
    });
    expect(objectiveMinutes).toBe(30);
    expect(least.map(({ rpoMinutes }) => rpoMinutes)).toEqual([15, 30, 60]);
    const odd = deriveBandwidth({ churn: constant(1, 10), resolved: resolvedWith({}, { rpoMinutes: 240 }) });
    expect(odd.least.map(({ rpoMinutes }) => rpoMinutes)).toEqual([15, 30, 60, 240]);
  });

  it('carries at least what is written, however few minutes the samples show', () => {
    // Two hours at 80 Mb/s: within an objective of a day even no link at all would do for as long as the samples last.
    const { least, recommended } = deriveBandwidth({
      churn: constant(80, 120),
      resolved: resolvedWith({ mbps: 10 }, { rpoMinutes: 1440 }),
    });
    expect(least.at(-1)).toMatchObject({ rpoMinutes: 1440, mbps100: 80, mbps90: 80 });
    expect(recommended.join(' ')).not.toMatch(/Keep 10/);
  });

  it('is not to blame where throttles or blackouts leave nothing of the link', () => {
    const said = (link: Partial<ReplicationSettings['link']>): string =>
      deriveBandwidth({ churn: constant(20, 3000), resolved: resolvedWith({ mbps: 50, ...link }) }).recommended.join(
        ' ',
      );
    expect(said({ blackouts: ['Monday;0:00;7d'] })).toMatch(/leave nothing of it in any minute/);
    expect(said({ throttles: [{ from: '00:00', to: '00:00', mbps: 5 }] })).toMatch(/leave less of it than is written/);
    expect(said({ mbps: 10 })).toMatch(/more is written than the link carries/);
  });

  it('makes nothing older where there is more of it', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 100 }), (mbps, open, more) => {
        const worst = (of: number): number =>
          deriveBandwidth({ churn: churnOf(mbps), resolved: resolvedWith({ mbps: of }) }).given!.worstRpoMinutes;
        expect(worst(open + more)).toBeLessThanOrEqual(worst(open));
      }),
      { numRuns: 30 },
    );
  });

  it('meets the objective, and one Mb/s less does not', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 200 });
    const throttle = fc.integer({ min: 20, max: 300 });
    fc.assert(
      fc.property(minutes, throttle, fc.integer({ min: 1, max: 40 }), (mbps, slow, objective) => {
        const throttles = [{ from: '01:00', to: '02:00', mbps: slow }];
        const resolved = resolvedWith({ mbps: 100, throttles });
        const sent = deriveSent(churnOf(mbps), resolved)!;
        const schedule = createLinkSchedule(resolved)!;
        const [found] = deriveLeastBandwidths(sent, schedule, [objective]);
        const shareMet = (open: number): number => {
          const capacity = schedule.withOpen(open).fill(sent.startMs, mbps.length);
          return isOverrun(sent.bits, capacity) ? 0 : countMet(sent.bits, capacity, [objective])[0]! / mbps.length;
        };
        for (const [least, share] of [
          [found!.mbps100, 1],
          [found!.mbps90, 0.9],
        ] as const) {
          if (least === null) expect(shareMet(100_000)).toBeLessThan(share);
          else expect(shareMet(least)).toBeGreaterThanOrEqual(share);
          if (least !== null && least > 0) expect(shareMet(least - 1)).toBeLessThan(share);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('an objective at the bandwidth that is there', () => {
  it('is counted by local day, a breach on the day in which it begins', () => {
    // 200 Mb/s from 22:00 to 23:00 UTC on Monday over 50 Mb/s: done at 02:00 on Tuesday, over 15 minutes from about 22:20 on.
    const burst = Array.from({ length: 2 * 1440 }, (_, minute) => (minute >= 1320 && minute < 1380 ? 200 : 0));
    const { given } = deriveBandwidth({ churn: churnOf(burst), resolved: resolvedWith({ mbps: 50 }) });
    expect(given!.breaches.map(({ day, breaches }) => [day, breaches])).toEqual([
      ['2026-10-05', 1],
      ['2026-10-06', 0],
    ]);
    expect(given!.worstRpoMinutes).toBe(180);
    expect(given!.mostBacklogBytes).toBe(60 * 150 * BYTES_PER_MINUTE);
    expect(given!.backlogAtEndBytes).toBe(0);
    const east = deriveBandwidth({
      churn: churnOf(burst),
      resolved: resolvedWith({ mbps: 50, zone: 'Australia/Melbourne' }),
    });
    expect(east.given!.breaches.map(({ day, breaches }) => [day, breaches])).toEqual([['2026-10-06', 1]]);
  });

  it('is met in every minute or never shown as 100 %', () => {
    const burst = Array.from({ length: 40_000 }, (_, minute) => (minute === 100 ? 1700 : 0));
    const { given } = deriveBandwidth({ churn: churnOf(burst), resolved: resolvedWith({ mbps: 100 }) });
    expect(given!.metPercent).toBe(99.99);
    expect(given!.worstRpoMinutes).toBe(16);
    expect(given!.worstAt).toBe('2026-10-05T01:55:00.000Z');
  });

  it('is none where more is written than the link carries', () => {
    const { recommended } = deriveBandwidth({ churn: constant(100, 1440), resolved: resolvedWith({ mbps: 90 }) });
    expect(recommended.join(' ')).toContain('At 90 Mb/s no objective holds');
    expect(recommended.join(' ')).toContain('(108 GB when the samples end)');
  });

  it('is told with the one that would hold', () => {
    const burst = Array.from({ length: 3000 }, (_, minute) => (minute < 60 ? 100 : 0));
    const { recommended } = deriveBandwidth({ churn: churnOf(burst), resolved: resolvedWith({ mbps: 70 }) });
    expect(recommended).toEqual([
      'For 15 minutes in every minute: 80 Mb/s. For 90 % of the minutes: 19 Mb/s, where 297 minutes in 1 breach on 1 day lie over it.',
      'At 70 Mb/s the objective of 15 minutes holds in 98.83 % of the minutes (worst 26 minutes): 35 minutes in 1 breach on 1 day lie over it.',
      'An objective that holds there: 30 minutes.',
    ]);
  });

  it('is unknown without a bandwidth, and nothing is known without samples', () => {
    expect(deriveBandwidth({ churn: constant(1, 10), resolved: resolvedWith({}) }).given).toBeNull();
    const nothing = deriveBandwidth({
      churn: { ...constant(1, 0), startMs: null },
      resolved: resolvedWith({ mbps: 9 }),
    });
    expect(nothing).toMatchObject({ least: [], given: null });
    expect(nothing.recommended.join(' ')).toContain('No sample');
  });

  it('is said to be ours, with its inputs', () => {
    const words = deriveBandwidth({ churn: constant(1, 1440), resolved: resolvedWith({}) }).how.join(' ');
    expect(words).toContain('The simulation is ours');
    expect(words).toContain('no vendor publishes a formula');
    expect(words).toContain('a week at least is advised');
  });
});
