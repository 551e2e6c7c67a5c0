import { describe, expect, it } from 'vitest';
import { calendarCsv, calendarIcs, calendarJira, deriveWaveCalendar } from '../../src/calendar/index.js';
import { parseCsv } from '../../src/ingest/index.js';
import { anInput, someSettings } from './a-wave-plan.js';

const GB = 1_000_000_000;
const HOSTILE =
  '=HYPERLINK("http://evil"),;\\ü\u202e\r\nEND:VCALENDAR 🚀 [~admin] {code} </script> __proto__ ' + 'ö'.repeat(300);
const input = anInput(
  [
    {
      name: HOSTILE,
      machines: [
        [HOSTILE, 900 * GB],
        ['__proto__', GB],
      ],
    },
    { name: '=1+1', machines: [['db', 1800 * GB]] },
  ],
  someSettings({ firstDay: '2026-08-31' }),
);
const calendar = deriveWaveCalendar(input);

/** RFC 5545 read by its own words: lines end in CRLF, a line that begins with a space goes on, TEXT is unescaped. */
function readIcs(text: string): readonly ReadonlyMap<string, string>[] {
  expect(text.endsWith('\r\n')).toBe(true);
  const raw = text.slice(0, -2).split('\r\n');
  for (const line of raw) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\u0000-\u001f\u007f\ufffe]/);
    expect(Buffer.from(line).toString()).toBe(line);
  }
  const lines: string[] = [];
  for (const line of raw) {
    if (line.startsWith(' ')) lines.push((lines.pop() ?? '') + line.slice(1));
    else lines.push(line);
  }
  expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  expect(lines.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1);
  const events: Map<string, string>[] = [];
  for (const line of lines.slice(1, -1)) {
    const [, name = '', value = ''] = /^([A-Z-]+):(.*)$/s.exec(line) ?? [];
    expect(name).not.toBe('');
    if (line === 'BEGIN:VEVENT') events.push(new Map());
    else if (line !== 'END:VEVENT') {
      // A comma or a semicolon of a TEXT stands behind a backslash.
      expect(value.replaceAll(/\\[\\;,nN]/g, '')).not.toMatch(/[\\;,]/);
      events.at(-1)?.set(
        name,
        value.replaceAll(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)),
      );
    }
  }
  return events;
}

describe('the calendar as iCalendar', () => {
  const text = calendarIcs(calendar, input.plan);
  const events = readIcs(text);

  it('has each event once, with what RFC 5545 asks for', () => {
    expect(events).toHaveLength(calendar.events.length);
    expect(new Set(events.map((event) => event.get('UID'))).size).toBe(events.length);
    for (const [index, event] of events.entries()) {
      const { id, from, to } = calendar.events[index]!;
      expect(event.get('UID')).toBe(`${id}-${calendar.project}@portolan`);
      expect(event.get('DTSTAMP')).toBe('20260824T000000Z');
      expect(event.get('SEQUENCE')).toBe('20689'); // 2026-08-24 is so many days behind 1970-01-01
      const read = (name: string): string =>
        event.get(name)!.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
      expect([read('DTSTART'), read('DTEND')]).toEqual([from, to]);
    }
    expect(text).not.toContain('VALARM');
  });

  it('keeps hostile names as text', () => {
    const cutover = events.find((event) => event.get('UID')?.startsWith('wave-1/cutover-') === true)!;
    expect(cutover.get('SUMMARY')).toContain('=HYPERLINK("http://evil"),;\\ü\ufffd\nEND:VCALENDAR 🚀');
    expect(cutover.get('DESCRIPTION')).toContain('__proto__');
  });

  it('is the same text for the same plan', () => {
    expect(calendarIcs(deriveWaveCalendar(input), input.plan)).toBe(text);
  });

  it('has a higher sequence and the same ids for a later day, so that a second import updates the first', () => {
    const later = readIcs(calendarIcs(calendar, { ...input.plan, asOf: '2026-08-26' }));
    expect(later.map((event) => event.get('UID'))).toEqual(events.map((event) => event.get('UID')));
    expect(new Set(later.map((event) => event.get('SEQUENCE')))).toEqual(new Set(['20691']));
    const before = readIcs(calendarIcs(calendar, { ...input.plan, asOf: '1969-12-30' }));
    expect(new Set(before.map((event) => event.get('SEQUENCE')))).toEqual(new Set(['0']));
  });

  it('has the same ids when waves, dates and order of its machines change, and others in another project', () => {
    const uidsOf = (more: Parameters<typeof deriveWaveCalendar>[0]): ReadonlySet<string> =>
      new Set(
        [...calendarIcs(deriveWaveCalendar(more), more.plan).matchAll(/^UID:([^\r\n]+)/gm)].map(([, uid]) => uid!),
      );
    const stated = (first: readonly string[], second: readonly string[]) =>
      [first, second].map((names) => ({ machines: names.map((name) => [name, GB] as const) }));
    const known = uidsOf(anInput(stated(['a', 'b'], ['c'])));
    expect(uidsOf(anInput(stated(['c'], ['B', 'a']), someSettings({ firstDay: '2026-10-05' })))).toEqual(known);
    const others = [
      anInput(stated(['a', 'b'], ['d'])),
      anInput(stated(['ab'], ['c'])),
      anInput(stated(['a', 'b'], ['c']), someSettings({ project: 'Second shop' })),
    ].map(uidsOf);
    for (const [index, own] of others.entries()) {
      const apart = [known, ...others.slice(0, index)];
      expect([...own].filter((uid) => apart.some((uids) => uids.has(uid)))).toEqual([]);
    }
    const renamed = uidsOf(anInput(stated(['x'], ['y']), someSettings({ project: 'Second shop' })));
    expect(renamed).toEqual(others[2]);
  });
});

const rowsOf = (text: string): readonly (readonly string[])[] => {
  const problems: never[] = [];
  const { rows } = parseCsv(text, 'calendar.csv', problems);
  expect(problems).toEqual([]);
  return rows.map(({ cells }) => cells.map((cell) => String(cell ?? '')));
};

describe('the calendar as CSV', () => {
  const texts = [calendarCsv(calendar, input.plan), calendarJira(calendar, input.plan)];

  it('has a row for each event, and runs no formula', () => {
    for (const text of texts) {
      const [header, ...rows] = rowsOf(text);
      for (const row of rows) {
        expect(row).toHaveLength(header!.length);
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }
      expect(text.split('\r\n')).toHaveLength(rows.length + 2);
    }
    expect(rowsOf(texts[0]!)).toHaveLength(calendar.events.length + 1);
  });

  it('says when by the clock of the users', () => {
    const rows = rowsOf(texts[0]!);
    const at = (name: string): number => rows[0]!.indexOf(name);
    const cutover = rows.find((row) => row[0] === 'wave-2/cutover')!;
    expect(cutover[at('fromUsers')]).toBe('2026-09-21T01:00-05:00');
    expect(cutover[at('isCritical')]).toBe('yes');
    expect(cutover[at('hours')]).toBe('2');
  });
});

describe('the calendar for Jira', () => {
  const [header, ...rows] = rowsOf(calendarJira(calendar, input.plan));

  it('has every epic before its tasks, which name it as their parent', () => {
    expect(header!.slice(0, 6)).toEqual(['Issue Type', 'Issue ID', 'Parent', 'Summary', 'Start date', 'Due date']);
    const epics = rows.filter(([type]) => type === 'Epic').map(([, id]) => id);
    expect(epics).toEqual(['1', '2', '3']);
    expect(rows.slice(3).every(([type, , parent]) => type === 'Task' && epics.includes(parent))).toBe(true);
    expect(new Set(rows.map(([, id]) => id)).size).toBe(rows.length);
    expect(rows.filter(([type]) => type === 'Task')).toHaveLength(calendar.events.length);
  });

  it('keeps summaries short and markup harmless', () => {
    for (const row of rows) {
      expect(Array.from(row[3]!).length).toBeLessThanOrEqual(251);
      expect(row[4]).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(row.at(-1)!.replaceAll(/\\[\\{}[\]!|]/g, '')).not.toMatch(/[{}[\]!|]/);
    }
  });
});
