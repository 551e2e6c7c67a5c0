import { describe, expect, it } from 'vitest';
import { deriveWaveCalendar } from '../../src/calendar/index.js';
import type { CalendarEvent, WaveCalendar } from '../../src/calendar/index.js';
import { aMachine } from '../support/a-machine.js';
import { toMachineId } from '../../src/model/index.js';
import { aGraph, anEstate, anInput, aWavePlan, peaksOf, someSettings, weeksOf } from './a-wave-plan.js';

const GB = 1_000_000_000;
const TWO_WAVES = [{ machines: [['web', 900 * GB]] }, { machines: [['db', 1800 * GB]] }] as const;

const eventOf = (calendar: WaveCalendar, id: string): CalendarEvent => calendar.events.find((one) => one.id === id)!;
const spanOf = (calendar: WaveCalendar, id: string): readonly [string, string] => {
  const { from, to } = eventOf(calendar, id);
  return [from, to];
};

/** Windows as soon as they can be. */
const NO_RESERVE = { replicationReserveDays: 0, testReserveDays: 0 } as const;

describe('the worked example of docs/calendar.md', () => {
  const input = anInput(TWO_WAVES, someSettings({ firstDay: '2026-08-31' }));
  const calendar = deriveWaveCalendar(input);

  it('has the dates that are reckoned by hand there', () => {
    expect(spanOf(calendar, 'foundation')).toEqual(['2026-08-30T14:00:00Z', '2026-09-04T14:00:00Z']);
    expect(spanOf(calendar, 'wave-1/initialReplication')).toEqual(['2026-09-05T00:00:00Z', '2026-09-05T14:00:00Z']);
    expect(spanOf(calendar, 'wave-2/initialReplication')).toEqual(['2026-09-11T10:00:00Z', '2026-09-12T14:00:00Z']);
    expect(spanOf(calendar, 'wave-1/testMigration')).toEqual(['2026-09-08T14:00:00Z', '2026-09-10T14:00:00Z']);
    expect(spanOf(calendar, 'wave-1/lowerTtl')).toEqual(['2026-09-13T05:00:00Z', '2026-09-13T06:00:00Z']);
    expect(spanOf(calendar, 'wave-1/freeze')).toEqual(['2026-09-13T06:00:00Z', '2026-09-14T06:00:00Z']);
    expect(spanOf(calendar, 'wave-1/cutover')).toEqual(['2026-09-14T06:00:00Z', '2026-09-14T08:00:00Z']);
    expect(spanOf(calendar, 'wave-2/cutover')).toEqual(['2026-09-21T06:00:00Z', '2026-09-21T08:00:00Z']);
    expect(spanOf(calendar, 'wave-2/decommission')).toEqual(['2026-10-24T08:00:00Z', '2026-10-25T08:00:00Z']);
    expect(calendar.windows[0]).toMatchObject({
      ...{ zone: 'America/Chicago', localFrom: '2026-09-14T01:00-05:00', localTo: '2026-09-14T03:00-05:00' },
      ...{ planned: null, usePercent: null, measuredMachines: 0, downtimeMinutes: 20 },
    });
    expect(calendar.replication.map(({ initialHours, deltaHours }) => [initialHours, deltaHours])).toEqual([
      [14, null],
      [28, null],
    ]);
    expect(calendar.days).toEqual([0, 7]);
    expect(calendar.replicating).toEqual({
      ...{ most: 2, limit: 300, from: '2026-09-11T10:00:00Z', to: '2026-09-14T08:00:00Z' },
    });
    expect(calendar.problems).toEqual([]);
  });

  it('has its slack and its critical path', () => {
    const slack = (id: string): number => eventOf(calendar, id).slackHours;
    expect(calendar.criticalPath).toEqual([
      ...['foundation', 'wave-1/initialReplication', 'wave-1/testMigration', 'wave-1/freeze'],
      ...['wave-1/cutover', 'wave-2/cutover'],
    ]);
    expect(slack('wave-1/testMigration')).toBe(64);
    expect(slack('wave-1/initialReplication')).toBe(136);
    expect(slack('foundation')).toBe(146);
    expect(slack('wave-1/freeze')).toBe(0);
    expect(slack('wave-1/cutover')).toBe(0);
    expect(slack('wave-2/cutover')).toBe(24);
    expect(slack('wave-1/watch')).toBe(7 * 24);
  });

  it('says what it assumes', () => {
    const said = calendar.assumptions.join('\n');
    expect(said).toContain('Wave 1: no samples of its machines or of those they serve; 01:00 to 05:00');
    expect(said).toContain('No rate of the link by night is stated: 100 Mb/s as by day is taken.');
    expect(said).toContain(
      'No rate of the link by day is stated: 100 Mb/s is taken, from 07:00 to 19:00 by the clock of the site.',
    );
    const stated = { ...someSettings().link, dayBitsPerSecond: 50_000_000 };
    const known = deriveWaveCalendar({ ...input, settings: someSettings({ link: stated }) }).assumptions.join('\n');
    expect(known).not.toContain('by day is stated');
    expect(known).toContain('No rate of the link by night is stated: 50 Mb/s as by day is taken.');
  });

  it('is the same for the same input', () => {
    expect(JSON.stringify(deriveWaveCalendar(input))).toBe(JSON.stringify(calendar));
  });
});

describe('the days of a plan', () => {
  const dated = (cutover: string, changes = {}): WaveCalendar =>
    deriveWaveCalendar(anInput([{ cutover, machines: [['web', 900 * GB]] }], someSettings(changes)));

  it('are kept where nothing forbids them', () => {
    const calendar = dated('2026-09-24');
    expect(calendar.windows[0]!.localFrom).toBe('2026-09-24T01:00-05:00');
    expect(calendar.problems).toEqual([]);
  });

  it('are refused before the first copy can be ready, and the next day is proposed', () => {
    const calendar = dated('2026-09-14');
    expect(calendar.problems.map(({ code }) => code)).toEqual(['calendar/date-not-kept']);
    expect(calendar.problems[0]!.message).toContain(
      "2026-09-14, the plan's day: the test migration ends at 2026-09-14T09:00-05:00",
    );
    expect(calendar.problems[0]!.remedy).toContain('write 2026-09-16');
    expect(calendar.windows[0]!.localFrom).toBe('2026-09-16T01:00-05:00');
  });

  it('keep three days behind the first copy, however short the test is', () => {
    const calendar = dated('2026-09-13', { testDays: 0, marginDays: 0 });
    expect(calendar.problems[0]!.message).toContain("2026-09-13, the plan's day: replication: the first copy ends");
    expect(calendar.windows[0]!.localFrom).toBe('2026-09-15T01:00-05:00');
  });

  it('are refused in a freeze', () => {
    const freezes = [{ from: '2026-09-20', to: '2026-09-25', why: 'stocktaking' }];
    const calendar = dated('2026-09-24', { freezes });
    expect(calendar.problems[0]!.message).toContain('stocktaking');
    expect(calendar.windows[0]!.localFrom.slice(0, 10)).toBe('2026-09-26');
  });

  it('are kept on days that are only avoided, with a warning', () => {
    const calendar = dated('2026-09-30');
    expect(calendar.windows[0]!.localFrom.slice(0, 10)).toBe('2026-09-30');
    expect(calendar.problems).toMatchObject([{ code: 'calendar/date-avoided', severity: 'warning' }]);
    expect(calendar.problems[0]!.message).toContain('end of a quarter');
  });
});

describe('the quietest hours', () => {
  const web = toMachineId('web');
  /** Quiet on Sundays from 03:00 to 06:00 in Chicago, which is from 08:00 UTC in summer. */
  const quietOnSunday = (atMs: number): number => {
    const local = new Date(atMs - 5 * 3_600_000);
    return local.getUTCDay() === 0 && local.getUTCHours() >= 3 && local.getUTCHours() < 6 ? 1 : 8;
  };
  const input = (peaks = peaksOf(weeksOf(web, quietOnSunday)), settings = someSettings(NO_RESERVE)) => ({
    ...anInput([{ machines: [['web', 900 * GB]] }], settings),
    peaks,
  });

  it('are found by the clock of the users', () => {
    const { windows } = deriveWaveCalendar(input());
    expect(windows[0]!.localFrom).toBe('2026-09-20T03:00-05:00');
    // 3 hours of 1 and 165 of 8 have the mean 7.875, of which 1 is 12.7 %.
    expect(windows[0]).toMatchObject({ usePercent: 12.7, measuredMachines: 1 });
  });

  it('are the same hours of the clock behind a change of clocks', () => {
    const { windows } = deriveWaveCalendar(input(undefined, someSettings({ ...NO_RESERVE, firstDay: '2026-11-09' })));
    expect(windows[0]!.localFrom).toBe('2026-11-22T03:00-06:00');
  });

  it('are those of the machines served, too', () => {
    const peaks = peaksOf(weeksOf(toMachineId('till'), quietOnSunday));
    const calendar = deriveWaveCalendar({ ...input(peaks), graph: aGraph([['till', 'web']]) });
    expect(calendar.windows[0]!.localFrom).toBe('2026-09-20T03:00-05:00');
  });

  it('are never a gap', () => {
    const gapOnSunday = (atMs: number): number => (quietOnSunday(atMs) === 1 ? NaN : 8);
    const { windows } = deriveWaveCalendar(input(peaksOf(weeksOf(web, gapOnSunday))));
    expect(windows[0]!.usePercent).toBe(100);
    expect(windows[0]!.localFrom).toBe('2026-09-15T20:00-05:00');
  });

  it('are refused with the reason where a freeze holds them', () => {
    const freezes = [{ from: '2026-09-20', to: '2026-09-20', why: 'stocktaking' }];
    const { windows } = deriveWaveCalendar(input(undefined, someSettings({ ...NO_RESERVE, freezes })));
    expect(windows[0]!.usePercent).toBe(101.6); // 8 of 7.875
    const refused = windows[0]!.refused.map(({ from, why }) => [from.slice(0, 13), why.slice(0, 30)]);
    expect(refused[0]).toEqual(['2026-09-13T08', 'the test migration ends at 202']);
    expect(refused[1]).toEqual(['2026-09-20T08', 'a change freeze from 2026-09-2']);
  });
});

describe('what cannot be kept or is not known', () => {
  it('is a wave without sizes', () => {
    const calendar = deriveWaveCalendar(anInput([{ machines: [['web', null]] }]));
    expect(calendar.problems.map(({ code }) => code)).toEqual(['calendar/unknown-bytes']);
    expect(calendar.replication[0]).toMatchObject({ initialHours: null, machinesWithUnknownBytes: ['web'] });
  });

  it('takes sizes from the inventory where the plan has none', () => {
    const estate = anEstate([aMachine({ id: toMachineId('web') })]);
    const calendar = deriveWaveCalendar({ ...anInput([{ machines: [['web', null]] }]), estate });
    expect(calendar.replication[0]!.bytes).toBe(
      estate.machines[0]!.disks.reduce((sum, { usedBytes, sizeBytes }) => sum + (usedBytes ?? sizeBytes), 0),
    );
  });

  it('is a copy that never ends, and every wave behind it', () => {
    const calendar = deriveWaveCalendar(anInput([{ machines: [['web', 1e18]] }, { machines: [['db', GB]] }]));
    expect(calendar.problems.map(({ code }) => code)).toEqual(['calendar/transfer-too-long']);
    expect(calendar.windows).toEqual([]);
  });

  it('is a year of freezes', () => {
    const freezes = [{ from: '2026-01-01', to: '2029-01-01', why: 'nobody may' }];
    const calendar = deriveWaveCalendar(anInput(TWO_WAVES, someSettings({ freezes })));
    expect(calendar.problems.map(({ code }) => code)).toEqual(['calendar/no-window']);
  });

  it('is a window that is longer than the hours in which one may be, and says by what it gets shorter', () => {
    const settings = someSettings({ hours: { from: '22:00', to: '02:00' }, marginMinutes: 250 });
    const [problem] = deriveWaveCalendar(anInput(TWO_WAVES, settings)).problems;
    expect(problem!.code).toBe('calendar/no-window');
    expect(problem!.message).toContain(
      'its window of 270 minutes, downtime and margin, is longer than the 240 minutes',
    );
    expect(problem!.remedy).toMatch(/cutoverAtOnce.*marginMinutes/);
    expect(problem!.message).not.toContain('the link');
  });

  it('is a link that is slow in part of the hours, where the last synchronization bears no slow one', () => {
    const peaks = peaksOf(weeksOf(toMachineId('web'), () => 20_000_000, 'diskWriteBytesPerSecond'));
    const link = { ...someSettings().link, dayBitsPerSecond: 10_000_000, nightBitsPerSecond: 1_000_000_000 };
    // 19:00 to 07:00 in Melbourne begins between 02:00 and 04:00 in Chicago, by the season.
    const settings = someSettings({ link, marginMinutes: 10, hours: { from: '20:00', to: '02:00' } });
    const calendar = deriveWaveCalendar(anInput([{ machines: [['web', 900 * GB]] }], settings, peaks));
    expect(calendar.problems.map(({ code }) => code)).toEqual(['calendar/no-window']);
    expect(calendar.problems[0]!.message).toContain('all the while the link must have its faster rate');
  });

  it('is more writing than the link carries', () => {
    const rate = 20_000_000; // 160 Mb/s over a link of 100
    const peaks = peaksOf(weeksOf(toMachineId('web'), () => rate, 'diskWriteBytesPerSecond'));
    const calendar = deriveWaveCalendar(anInput([{ machines: [['web', GB]] }], someSettings(), peaks));
    expect(calendar.problems.map(({ code }) => code)).toEqual(['calendar/change-over-link']);
    expect(calendar.problems[0]!.message).toContain('160 Mb/s');
  });

  it('is a zone, a first day and a rate that nobody stated', () => {
    const settings = { ...someSettings(), zones: { site: null, users: null }, firstDay: null };
    const tagged = anEstate([aMachine({ id: toMachineId('web'), tags: [['users', 'America/Chicago']] })]);
    const calendar = deriveWaveCalendar({ ...anInput(TWO_WAVES, settings), estate: tagged });
    expect(calendar).toMatchObject({ zone: 'UTC', usersZone: 'America/Chicago' });
    expect(calendar.events[0]!.from).toBe('2026-09-07T00:00:00Z');
    expect(calendar.assumptions.join(' ')).toContain('America/Chicago is taken, which 1 of 2 planned machines state');
  });
});

describe('the cycles of changes', () => {
  it('settle where a cycle carries what changed in itself and the wait behind it', () => {
    // A tenth of the link: d = (d + 1 h) / 10, which is a ninth of an hour.
    const peaks = peaksOf(weeksOf(toMachineId('web'), () => 1_250_000, 'diskWriteBytesPerSecond'));
    const calendar = deriveWaveCalendar(anInput([{ machines: [['web', 900 * GB]] }], someSettings(), peaks));
    expect(calendar.replication[0]).toMatchObject({ changePerDayBytes: 108 * GB, deltaHours: 0.111 });
    // What is written in 1 h 6 min 40 s at 10 Mb/s takes 6 min 40 s at 100.
    expect(calendar.windows[0]!.downtimeParts[1]!.minutes).toBe(7);
    expect(calendar.windows[0]!.downtimeMinutes).toBe(22);
  });

  it('make the last synchronization run where the link is fast, if it fits nowhere else', () => {
    // 2.9 TB a day are 272 Mb/s: by day, at 100 Mb/s, what is left would take longer than a night.
    const peaks = peaksOf(weeksOf(toMachineId('web'), () => 34_000_000, 'diskWriteBytesPerSecond'));
    const link = { ...someSettings().link, nightBitsPerSecond: 1_000_000_000 };
    const settings = someSettings({ link, marginMinutes: 10, hours: { from: '20:00', to: '08:00' } });
    const calendar = deriveWaveCalendar(anInput([{ machines: [['web', 900 * GB]] }], settings, peaks));
    expect(calendar.problems).toEqual([]);
    // Night in Melbourne, 19:00 to 07:00, is 04:00 to 16:00 in Chicago.
    expect(calendar.windows[0]!.localFrom.slice(11, 16) >= '04:00').toBe(true);
  });

  it('slow the first copy of the next wave until their own is cut over', () => {
    const peaks = peaksOf(weeksOf(toMachineId('web'), () => 6_250_000, 'diskWriteBytesPerSecond'));
    // Windows three days apart: the second copy has to begin before the first wave is cut over.
    const settings = someSettings({ ...NO_RESERVE, daysBetweenWaves: 3 });
    const calendar = deriveWaveCalendar(anInput(TWO_WAVES, settings, peaks));
    expect(calendar.replication.map(({ initialHours }) => initialHours)).toEqual([14, 56]);
  });
});

describe('a plan without waves', () => {
  it('has the foundation alone', () => {
    const calendar = deriveWaveCalendar({ ...anInput([]), plan: aWavePlan([]) });
    expect(calendar.events.map(({ id }) => id)).toEqual(['foundation']);
    expect(calendar.criticalPath).toEqual(['foundation']);
  });
});
