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
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
    ]);
  });

  it('has hours with their date where there is less', () => {
    expect(ticksOf('2026-11-15T05:00:00Z', '2026-11-15T19:01:00Z')).toEqual([
      '2026-11-15 06:00',
      '2026-11-15 12:00',
      '2026-11-15 18:00',
    ]);
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
