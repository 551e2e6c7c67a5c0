import { describe, expect, it } from 'vitest';
import type { CalendarEvent, WaveCalendar } from '../../src/calendar/index.js';
import { toText } from '../../src/report/html.js';
import { renderCalendar } from '../../src/report/html/waves-calendar.js';

const anEvent = (id: string, slackHours: number): CalendarEvent => ({
  ...{ id, kind: 'watch', wave: 1, title: id, from: '2027-01-23T08:00:00Z', to: '2027-01-26T08:00:00Z' },
  ...{ basis: [], after: [], slackHours },
});

const aWindow = (localFrom: string, localTo: string, zone: string) => ({
  ...{ wave: 1, planned: null, from: '2027-01-23T08:00:00Z', to: '2027-01-23T11:00:00Z', zone, localFrom, localTo },
  ...{ usePercent: null, measuredMachines: 0, downtimeMinutes: 20, downtimeParts: [], batches: [] },
  ...{ outageMinutes: 20, refused: [] },
});

const aCalendar = (changes: object): WaveCalendar =>
  ({
    ...{ windows: [], events: [], criticalPath: [], assumptions: [], problems: [] },
    ...{ replicating: { most: 0, from: null, to: null, limit: 300 }, ...changes },
  }) as unknown as WaveCalendar;

const rendered = (changes: object): string => toText(renderCalendar(aCalendar(changes), (wave) => `wave ${wave}`));
const plain = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the chart of the work of all waves', () => {
  const page = rendered({
    events: [anEvent('critical', 0), anEvent('bound', 0), anEvent('free', 30)],
    criticalPath: ['critical'],
  });

  it('tells work that may not slip apart from work that may, as the table below it does', () => {
    const toneOf = (title: string): string =>
      new RegExp(`<bdi>${title}</bdi>.*?class="bar (tone-[a-z]+)"`, 's').exec(page)![1]!;
    expect([toneOf('critical'), toneOf('bound'), toneOf('free')]).toEqual([
      ...['tone-blocked', 'tone-conditions', 'tone-ready'],
    ]);
    expect(plain(page)).toMatch(/critical path : what slips here puts off the end may not slip .*may slip/);
    expect(plain(page).match(/not at all/g)).toHaveLength(2);
  });

  it('has no word for a colour that no bar has', () => {
    expect(plain(rendered({ events: [anEvent('free', 30)] }))).not.toContain('may not slip');
  });
});

describe('the window of a cutover by the clock of its users', () => {
  const windowIn = (...of: Parameters<typeof aWindow>): string => plain(rendered({ windows: [aWindow(...of)] }));

  it('names the zone with its offset once, and the day once', () => {
    const said = windowIn('2027-01-23T02:00-06:00', '2027-01-23T05:00-06:00', 'America/Chicago');
    expect(said).toContain('2027-01-23 02:00 to 05:00 America/Chicago (UTC-6)');
    expect(said).not.toContain('05:00-06:00');
  });

  it('has both days beyond midnight, and halves of hours', () => {
    const said = windowIn('2027-01-23T22:00+05:30', '2027-01-24T01:00+05:30', 'Asia/Kolkata');
    expect(said).toContain('2027-01-23 22:00 to 2027-01-24 01:00 Asia/Kolkata (UTC+5:30)');
  });

  it('says UTC once', () => {
    expect(windowIn('2027-01-23T01:00+00:00', '2027-01-23T03:00+00:00', 'UTC')).toContain('01:00 to 03:00 UTC ');
    expect(windowIn('2027-01-23T01:00+00:00', '2027-01-23T03:00+00:00', 'Europe/London')).toContain(
      'to 03:00 Europe/London (UTC) ',
    );
  });

  it('has both offsets where clocks change in it', () => {
    const said = windowIn('2027-03-14T01:00-06:00', '2027-03-14T05:00-05:00', 'America/Chicago');
    expect(said).toContain('America/Chicago (UTC-6; UTC-5 behind the change of clocks)');
  });
});
