import { describe, expect, it } from 'vitest';
import { gantt } from '../../src/report/html/gantt.js';
import { toText } from '../../src/report/html.js';

const ticksOf = (from: string, to: string): readonly string[] => {
  const row = { label: 'Wave 1', tone: 'tone-ready', dueMs: null, fromMs: Date.parse(from), toMs: Date.parse(to) };
  const drawn = toText(gantt([row], { spoken: 'First copies' }));
  return [...drawn.matchAll(/<i class="tick[^>]*>([^<]*)</g)].map(([, text]) => text!);
};

describe('the axis of a Gantt chart', () => {
  it('has midnights where there are at least two days', () => {
    expect(ticksOf('2026-11-15T05:00:00Z', '2026-11-19T19:00:00Z')).toEqual([
      '2026-11-15',
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
    ]);
  });

  it('has hours with their date where there is less', () => {
    expect(ticksOf('2026-11-15T05:00:00Z', '2026-11-15T19:01:00Z')).toEqual([
      '2026-11-15 05:00',
      '2026-11-15 11:00',
      '2026-11-15 17:00',
    ]);
  });

  it('begins with the midnight before the first bar, so that bars of two days in a month can be read off', () => {
    const [first, second] = ticksOf('2027-01-14T10:15:00Z', '2027-02-17T00:00:00Z');
    expect([first, second]).toEqual(['2027-01-14', '2027-01-21']);
  });

  it('calls its axis by what it counts', () => {
    const row = { label: 'Wave 1', tone: 'tone-ready', dueMs: null, fromMs: 0 };
    const axisOf = (toMs: number): string => toText(gantt([{ ...row, toMs }], { spoken: 'First copies' }));
    expect(axisOf(3_600_000)).toContain('hours, UTC');
    expect(axisOf(10 * 86_400_000)).toContain('days, UTC');
  });

  it.each([
    ['no time at all', '2026-11-15T05:10:00Z', '2026-11-15T05:10:00Z'],
    ['ten minutes', '2026-11-15T05:10:00Z', '2026-11-15T05:20:00Z'],
    ['an hour', '2026-11-15T05:01:00Z', '2026-11-15T06:01:00Z'],
    ['a day', '2026-11-15T00:00:00Z', '2026-11-16T00:00:00Z'],
    ['a little less than two days', '2026-11-15T00:01:00Z', '2026-11-16T23:00:00Z'],
    ['two days', '2026-11-15T00:01:00Z', '2026-11-17T00:01:00Z'],
    ['two years', '2026-11-15T00:01:00Z', '2028-11-15T00:01:00Z'],
  ])('has a date for %s, and no more than can be read', (_, from, to) => {
    const ticks = ticksOf(from, to);
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(9);
    expect(ticks.every((text) => /^20\d\d-\d\d-\d\d( \d\d:\d\d)?$/.test(text))).toBe(true);
  });
});
