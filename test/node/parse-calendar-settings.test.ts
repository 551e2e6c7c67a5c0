import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEFAULT_CALENDAR_SETTINGS } from '../../src/calendar/index.js';
import { CALENDAR_SETTINGS_SCHEMA } from '../../src/node/calendar-settings-schema.js';
import { parseCalendarSettings } from '../../src/node/parse-calendar-settings.js';
import { openYaml } from '../../src/node/yaml-document.js';

const parse = (text: string) => {
  const opened = openYaml(text, 'waves.yaml');
  if (!('document' in opened)) throw new Error(opened.found);
  return parseCalendarSettings(opened);
};

describe('the settings of a calendar', () => {
  it('are the defaults without the key, whatever else the file holds', () => {
    for (const text of ['waves: {}\n', 'calendar:\n', '{}', '[1]', '']) {
      expect(parse(text)).toEqual({ values: DEFAULT_CALENDAR_SETTINGS, problems: [] });
    }
  });

  it('are laid over the defaults key by key', () => {
    const { values, problems } = parse('calendar:\n  zones: { users: America/Chicago }\n  ttl: { leadHours: 48 }\n');
    expect(problems).toEqual([]);
    expect(values).toEqual({
      ...DEFAULT_CALENDAR_SETTINGS,
      zones: { site: null, users: 'America/Chicago' },
      ttl: { ...DEFAULT_CALENDAR_SETTINGS.ttl, leadHours: 48 },
    });
  });

  it('read the example of the documentation, which has every key', () => {
    const docs = readFileSync(new URL('../../docs/calendar.md', import.meta.url), 'utf8');
    const yaml = /```yaml\n([^]*?)```/.exec(docs)![1]!;
    const { values, problems } = parse(yaml);
    expect(problems).toEqual([]);
    const changed = {
      zones: { site: 'Australia/Melbourne', users: 'America/Chicago' },
      ...{ project: 'Manufacturer to Azure', firstDay: '2026-08-31', daysBetweenWaves: 7 },
      freezes: [
        { from: '2026-12-18', to: '2027-01-04', why: 'summer shutdown' },
        { from: '2027-01-26', to: '2027-01-26', why: 'public holiday', zone: 'Australia/Melbourne' },
      ],
      link: { ...DEFAULT_CALENDAR_SETTINGS.link, dayBitsPerSecond: 100_000_000, nightBitsPerSecond: 1_000_000_000 },
    };
    expect(values).toEqual({ ...DEFAULT_CALENDAR_SETTINGS, ...changed });
    for (const key of Object.keys(DEFAULT_CALENDAR_SETTINGS)) expect(yaml).toContain(`\n  ${key}:`);
  });

  it('tell unknown keys with the nearest known ones, and every fault with its line', () => {
    const { values, problems } = parse(
      [
        'calendar:',
        '  watchDay: 3',
        '  zones: { site: Mars/Olympus }',
        '  hours: { from: "25:00", to: "06:00" }',
        '  freezes: [{ from: 2026-12-18, to: 2026-12-01, why: x, who: me }]',
        '  __proto__: { firstDay: 1 }',
        '  firstDay: 2026-02-29',
      ].join('\n'),
    );
    expect(values).toBe(DEFAULT_CALENDAR_SETTINGS);
    const told = problems.map(({ code, at, message, remedy }) => `${at?.line ?? 0} ${code} ${message} | ${remedy}`);
    expect(told).toContainEqual(expect.stringMatching(/^2 calendar\/unknown-key calendar\.watchDay .*watchDays/));
    expect(told).toContainEqual(expect.stringMatching(/^3 calendar\/bad-value calendar\.zones\.site: is no time zone/));
    expect(told).toContainEqual(expect.stringMatching(/^4 calendar\/bad-value calendar\.hours\.from/));
    expect(told).toContainEqual(
      expect.stringMatching(/^5 calendar\/unknown-key calendar\.freezes\.1\.who .*did you mean why/),
    );
    expect(told).toContainEqual(expect.stringMatching(/^7 calendar\/bad-value calendar\.firstDay: is no day/));
  });

  it('have a schema that is JSON Schema', () => {
    const schema = z.toJSONSchema(CALENDAR_SETTINGS_SCHEMA, { target: 'draft-2020-12', io: 'input' });
    expect(Object.keys(schema.properties ?? {}).toSorted()).toEqual(Object.keys(DEFAULT_CALENDAR_SETTINGS).toSorted());
  });

  it('take the defaults themselves', () => {
    expect(CALENDAR_SETTINGS_SCHEMA.safeParse(DEFAULT_CALENDAR_SETTINGS).success).toBe(true);
  });
});
