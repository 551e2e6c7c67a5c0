import { describe, expect, it } from 'vitest';
import { deriveShorterThrottles } from '../../src/replication/least-bandwidth.js';
import { linkCauseOf } from '../../src/replication/link-cause.js';
import { logRemedies } from '../../src/replication/log-remedies.js';
import { createLinkSchedule, createLinkWaits, deriveBandwidth, deriveSent } from '../../src/replication/index.js';
import type { BandwidthPlan, ReplicationSettings } from '../../src/replication/index.js';
import { churnOf, constant, resolvedWith } from './a-link.js';

type Link = Partial<ReplicationSettings['link']>;

const WEEK = 7 * 1440;
const MONDAYS: NonNullable<Link['throttles']> = [{ days: ['monday'], from: '08:00', to: '18:00', mbps: 99 }];
const SLOW = [{ days: ['monday' as const], from: '08:00', to: '18:00', mbps: 10 }];
const BLACKOUTS = ['Monday;9:00;1h', 'Monday;9:30;1h'];

/** A week of 20 Mb/s against an objective of half an hour. */
const planOf = (link: Link): BandwidthPlan =>
  deriveBandwidth({ churn: constant(20, WEEK), resolved: resolvedWith({ mbps: 100, ...link }, { rpoMinutes: 30 }) });
const said = (link: Link): string => planOf(link).recommended.join(' ');
const whyNone = (link: Link): string | undefined =>
  planOf(link).least.find(({ rpoMinutes }) => rpoMinutes === 30)!.whyNone;

describe('what breaks an objective', () => {
  it('is the blackouts alone, and no throttle is blamed that costs nothing', () => {
    const link = { throttles: MONDAYS, blackouts: BLACKOUTS };
    expect(said(link)).toContain(
      'No bandwidth meets 30 minutes in every minute: the blackouts (Monday;9:00;1h; Monday;9:30;1h) alone break it.',
    );
    expect(said(link)).toContain(
      'No other throttle would do: without any, the blackouts (Monday;9:00;1h; Monday;9:30;1h) alone still break it.',
    );
    expect(said(link)).not.toMatch(/too slow|the throttles/);
    expect(whyNone(link)).toBe(
      'the blackouts (Monday;9:00;1h; Monday;9:30;1h) hold 1.5 of the 168 hours of a week, and some of what is written then waits for more than 30 minutes however wide the open link is',
    );
    expect(said({ blackouts: BLACKOUTS })).toContain('the blackouts (Monday;9:00;1h; Monday;9:30;1h) alone break it');
    expect(said({ blackouts: BLACKOUTS })).not.toContain('throttle');
  });

  it('is the throttle alone, though a blackout stands beside it', () => {
    const link = { throttles: SLOW, blackouts: ['Sunday;3:00;10m'] };
    expect(said(link)).toContain(
      'in every minute: the throttles (10 Mb/s from 08:00 to 18:00 on monday) alone break it.',
    );
    expect(said(link)).not.toContain('blackouts');
    expect(said(link)).toContain('With no throttle below 19 Mb/s the link as it is meets the objective');
    expect(whyNone(link)).toMatch(/^the throttles \(10 Mb\/s .*\) hold 10 of the 168 hours of a week, and some/);
  });

  it('is of several throttles the one that does', () => {
    expect(said({ throttles: [...SLOW, { days: ['friday'], from: '08:00', to: '18:00', mbps: 50 }] })).toContain(
      'the throttles (10 Mb/s from 08:00 to 18:00 on monday) alone break it',
    );
  });

  it('is each of both, or both together', () => {
    const each = { throttles: SLOW, blackouts: BLACKOUTS };
    expect(said(each)).toMatch(/: the throttles \(.*monday\) alone break it, and so do the blackouts \(.*1h\) alone\./);
    expect(whyNone(each)).toMatch(
      /on monday\) alone hold 10 of .*, the blackouts \(.*\) alone 1\.5 of .*; each of the two/,
    );
    // Twice 20 minutes in which nothing crosses: one of them leaves no change waiting for 30, both on end do.
    const both = {
      throttles: [{ days: ['monday' as const], from: '09:20', to: '09:40', mbps: 0 }],
      blackouts: ['Monday;9:00;20m'],
    };
    expect(said(both)).toMatch(
      /: the throttles \(.*\) and the blackouts \(.*\) break it together, and neither does alone\./,
    );
    expect(said(both)).toContain('With no throttle below');
    expect(whyNone(both)).toMatch(/hold 0\.7 of the 168 hours .*; neither of the two is enough alone$/);
  });

  it('is the link itself where it is too slow without any', () => {
    const churn = churnOf(Array.from({ length: WEEK }, (_, minute) => (minute < 600 ? 200 : 1)));
    const resolved = resolvedWith(
      { mbps: 100, throttles: [{ days: ['monday'], from: '01:00', to: '02:00', mbps: 90 }] },
      { rpoMinutes: 30 },
    );
    const { recommended, least } = deriveBandwidth({ churn, resolved });
    expect(recommended.join(' ')).toContain('No other throttle would do: without any, the link is still too slow.');
    // 90 Mb/s for an hour of 200 Mb/s leave 33 minutes of it, however wide the link is then.
    expect(least.find(({ rpoMinutes }) => rpoMinutes === 30)!.whyNone).toContain('the throttles (90 Mb/s');
    expect(least.find(({ rpoMinutes }) => rpoMinutes === 60)!.whyNone).toBeUndefined();
  });

  it('is said of nine minutes in ten where these are not met either', () => {
    const all = whyNone({ throttles: [{ from: '08:00', to: '18:00', mbps: 1 }], blackouts: ['Sunday;3:00;1h'] });
    expect(all).toMatch(/^the throttles \(1 Mb\/s .*\) hold 70 of .*, so that it is not met in 90 % of the minutes$/);
  });

  it('is told of a link that carries less than is written too', () => {
    const day = [{ from: '00:00', to: '00:00', mbps: 5 }];
    expect(said({ throttles: day, blackouts: ['Monday;9:00;1h'] })).toContain(
      'the throttles (5 Mb/s from 00:00 to 00:00 every day) leave less of it than is written, which it would carry without them',
    );
    expect(said({ throttles: MONDAYS, blackouts: ['Monday;0:00;7d'] })).toContain(
      'no objective holds: the blackouts (Monday;0:00;7d) leave nothing of it in any minute',
    );
    expect(said({ mbps: 10, throttles: SLOW, blackouts: BLACKOUTS })).toContain(
      'more is written than the link carries',
    );
  });

  it('is nothing where it holds, and keeps the shorter of what is asked', () => {
    const resolved = resolvedWith({ mbps: 100, throttles: SLOW });
    expect(linkCauseOf(resolved, 100, () => true)).toBeNull();
    expect(linkCauseOf(resolved, 100, () => false)).toEqual({ kind: 'link', throttles: [], blackouts: [] });
    const isOpen = linkCauseOf(resolved, 100, (one) => one.bitsPerSecondAt(Date.parse('2026-10-05T09:00:00Z')) > 20e6);
    expect(isOpen).toEqual({ kind: 'throttles', throttles: SLOW, blackouts: [] });
  });
});

describe('throttles that end earlier', () => {
  const at = (clock: string): number => Date.parse(`2026-10-05T${clock}:00Z`);

  it('are so many minutes shorter at their end, over midnight too, and none once nothing is left of them', () => {
    const throttles = [
      { from: '08:00', to: '18:00', mbps: 10 },
      { from: '23:00', to: '00:30', mbps: 20 },
    ];
    const schedule = createLinkSchedule(resolvedWith({ mbps: 100, throttles }))!;
    const mbpsAt = (minutes: number, clock: string): number =>
      schedule.withThrottlesShorterBy(minutes).bitsPerSecondAt(at(clock)) / 1e6;
    expect(['07:59', '08:00', '17:59', '18:00', '00:29', '00:30'].map((clock) => mbpsAt(0, clock))).toEqual([
      ...[100, 10, 10, 100, 20, 100],
    ]);
    expect(['08:00', '16:59', '17:00', '23:29', '23:30', '00:00'].map((clock) => mbpsAt(60, clock))).toEqual([
      ...[10, 10, 100, 20, 100, 100],
    ]);
    expect(['08:00', '16:29', '16:30', '23:00'].map((clock) => mbpsAt(90, clock))).toEqual([10, 10, 100, 100]);
    expect(mbpsAt(600, '08:00')).toBe(100);
  });

  it('are no shorter than it takes: one minute less does not do', () => {
    const resolved = resolvedWith({ mbps: 100, throttles: SLOW }, { rpoMinutes: 30 });
    const sent = deriveSent(constant(20, WEEK), resolved)!;
    const schedule = createLinkSchedule(resolved)!;
    // 20 of 10 Mb/s: half of what is written waits, so that after an hour it is 30 minutes old.
    expect(deriveShorterThrottles(sent, schedule, 30)).toBe(540);
    expect(deriveShorterThrottles(sent, schedule, 300)).toBe(0);
    const dark = resolvedWith({ mbps: 100, throttles: SLOW, blackouts: BLACKOUTS });
    expect(deriveShorterThrottles(sent, createLinkSchedule(dark)!, 30)).toBeNull();
  });
});

describe('how long changes wait on a link', () => {
  const waitsOf = (link: Link): NonNullable<ReturnType<typeof createLinkWaits>> =>
    createLinkWaits(constant(20, WEEK), resolvedWith({ mbps: 100, ...link }))!;

  it('is unknown without a link, or without samples', () => {
    expect(createLinkWaits(constant(20, WEEK), resolvedWith({}))).toBeNull();
    expect(createLinkWaits({ startMs: null, bytes: new Float64Array(0) }, resolvedWith({ mbps: 9 }))).toBeNull();
  });

  it('is asked of throttles, of shorter ones, and of the open link', () => {
    const waits = waitsOf({ throttles: SLOW });
    expect(waits).toMatchObject({ openMbps: 100, throttles: '10 Mb/s from 08:00 to 18:00 on monday' });
    expect([waits.leastThrottleMbps(30), waits.shorterByMinutes(30), waits.leastOpenMbps(30)]).toEqual([19, 540, null]);
    expect([waits.leastOpenMbps(300), waits.widestCause(300)]).toEqual([21, null]);
    const none = waitsOf({});
    expect([none.leastThrottleMbps(30), none.shorterByMinutes(30), none.leastOpenMbps(30)]).toEqual([null, null, 20]);
  });

  it('names in a remedy what breaks it alone', () => {
    const remedy = (link: Link): string | undefined =>
      logRemedies(
        { disk: 'd', sizeBytes: 1e9, initialBytes: null, backlogBytes: 1e9, unstoppedBytes: Infinity },
        { mostWaitMinutes: 30, backlogMinutes: 90, limitPercent: 50, waits: waitsOf(link) },
      )[0];
    expect(remedy({ throttles: MONDAYS, blackouts: BLACKOUTS })).toBe(
      'neither a wider link alone nor other throttles alone let changes wait no more than 30 minutes: the blackouts (Monday;9:00;1h; Monday;9:30;1h) alone break it; without any throttle the blackouts (Monday;9:00;1h; Monday;9:30;1h) alone still break it',
    );
    expect(remedy({ blackouts: BLACKOUTS })).toBe(
      'no wider link lets changes wait no more than 30 minutes: the blackouts (Monday;9:00;1h; Monday;9:30;1h) alone break it',
    );
    expect(remedy({ mbps: 15, throttles: SLOW })).toMatch(
      /: the throttles \(10 .*\) alone break it; without any throttle the link is still too slow$/,
    );
  });
});
