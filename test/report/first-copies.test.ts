import { describe, expect, it } from 'vitest';
import type { WaveCalendar } from '../../src/calendar/index.js';
import type { ReplicationPlan } from '../../src/replication/index.js';
import { toText } from '../../src/report/html.js';
import { datedFirstCopies, firstCopiesNote } from '../../src/report/html/waves-first-copies.js';
import { renderChoice } from '../../src/report/html/why-size.js';
import { awayWords, moreWords } from '../../src/report/neighbour-words.js';
import { anAssessedMachine, anAssessment } from '../support/an-assessment.js';

const plain = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const waveOf = (wave: number): string => `wave ${wave}`;
const copy = (wave: number) => ({
  ...{ kind: 'initialReplication', wave, from: '2026-12-05T19:30:00Z', to: '2026-12-07T00:00:00Z' },
});
const calendar = {
  events: [copy(1), copy(2)],
  replication: [{ wave: 1, bytes: 1_825_400_000_000 }],
} as unknown as WaveCalendar;
const plan = {
  initial: {
    waves: [{ wave: 1, from: '2026-11-15T05:00:00Z', to: '2026-11-15T19:01:00Z' }],
    batches: [{ wave: 1, bytes: 544_200_000_000 }],
  },
  settingsWords: ['Machines get a copy in Azure that stands by (the settings).'],
} as unknown as ReplicationPlan;

describe('first copies of a calendar beside a plan of replication', () => {
  const text = plain(toText(firstCopiesNote(calendar, plan, waveOf)));

  it('are replaced by those of the plan, with both dates, both amounts and the purpose', () => {
    expect(text).toContain('replaces that estimate');
    expect(text).toContain('Machines get a copy in Azure that stands by');
    expect(text).toContain('2026-11-15 05:00 to 2026-11-15 19:01 UTC, 544.2 GB over the link.');
    expect(text).toContain('2026-12-05 19:30 to 2026-12-07 00:00 UTC, of 1,825.4 GB to copy.');
  });

  it('stand where the plan has no such wave', () => {
    expect(text).toContain('First copy of wave 2 by the plan of replication: not in the plan of replication');
  });

  it('stand where the plan cannot date them, which says why once and no zero', () => {
    const said = 'Nobody states the bandwidth for replication: no first copy can be dated.';
    const undated = (wave: number) => ({ wave, from: null, to: null, said, remedies: ['Write the bandwidth.'] });
    const initial = { waves: [undated(1), undated(2)], batches: [] };
    const without = { ...plan, initial } as unknown as ReplicationPlan;
    const told = plain(toText(firstCopiesNote(calendar, without, waveOf)));
    expect(told).toContain('First copies: the estimate of this calendar stands');
    expect(told.split(said)).toHaveLength(2);
    expect(told).toContain('Write the bandwidth.');
    expect(told).not.toMatch(/0 GB|those to keep/);
    expect([...datedFirstCopies(without)]).toEqual([]);
    expect([...datedFirstCopies(plan)]).toEqual([1]);
  });

  it('stand for the one wave of several that the plan cannot date', () => {
    const undated = { wave: 2, from: null, to: null, said: 'Of none of its machines is known what there is to copy.' };
    const initial = { ...plan.initial, waves: [...plan.initial.waves, { ...undated, remedies: [] }] };
    const mixed = plain(toText(firstCopiesNote(calendar, { ...plan, initial } as ReplicationPlan, waveOf)));
    expect(mixed).toContain('First copies: the plan of replication holds');
    expect(mixed).toContain('First copy of wave 2 by the plan of replication: not dated, so that the estimate stands');
    expect(mixed).not.toContain('0 GB over');
  });

  it('say nothing where the calendar has none', () => {
    expect(toText(firstCopiesNote({ ...calendar, events: [] }, plan, waveOf))).toBe('');
  });
});

it('says the next sizes on the page as explain does: price difference and distance', () => {
  const { catalogue, policy } = anAssessment();
  const machine = anAssessedMachine({});
  const next = {
    ...(machine.nextDown ?? machine.nextUp)!,
    ...{ away: { cores: 1.08, memoryBytes: 0 }, morePerMonth: -157_680_000 },
  } as NonNullable<typeof machine.nextDown>;
  const text = plain(
    toText(renderChoice({ ...machine, nextDown: next }, { currency: catalogue, sizing: policy.sizing })),
  );
  expect(awayWords(next)).toBe(', 1.08 cores away');
  expect(moreWords(next, catalogue)).toContain('157.68');
  expect(text).toContain(moreWords(next, catalogue).trim());
  expect(text).toContain(`${next.distance}, 1.08 cores away`);
});
