import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveCriticalPath } from '../../src/calendar/critical-path.js';
import type { Activity } from '../../src/calendar/critical-path.js';

/** Networks of up to eight activities; each may wait for any before it. */
const network: fc.Arbitrary<readonly Activity[]> = fc
  .array(
    fc.record({
      durationMs: fc.nat(20),
      releaseMs: fc.nat(30),
      after: fc.array(fc.record({ place: fc.nat(7), lagMs: fc.nat(5) }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ durationMs, releaseMs, after }, index) => ({
      id: `a${index}`,
      ...{ durationMs, releaseMs },
      after: after.filter(({ place }) => place < index).map(({ place, lagMs }) => ({ id: `a${place}`, lagMs })),
    })),
  );

/** The end by every path: the release of its first activity, and all durations and lags along it. */
function longestPath(activities: readonly Activity[]): number {
  const byId = new Map(activities.map((one) => [one.id, one]));
  const lengths = (id: string, behind: number): number[] => {
    const { durationMs, releaseMs, after } = byId.get(id)!;
    const whole = behind + durationMs;
    return [releaseMs + whole, ...after.flatMap(({ id: before, lagMs }) => lengths(before, whole + lagMs))];
  };
  return Math.max(...activities.flatMap(({ id }) => lengths(id, 0)));
}

const delayed = (activities: readonly Activity[], id: string, releaseMs: number): readonly Activity[] =>
  activities.map((one) => (one.id === id ? { ...one, releaseMs } : one));

describe('the critical path', () => {
  it('ends where the longest of all paths ends', () => {
    fc.assert(fc.property(network, (activities) => deriveCriticalPath(activities).endMs === longestPath(activities)));
  });

  it('lets each activity slip by its slack without moving the end, and not by more', () => {
    fc.assert(
      fc.property(network, (activities) => {
        const { endMs, timed } = deriveCriticalPath(activities);
        for (const { id, latestMs, slackMs } of timed.values()) {
          expect(slackMs).toBeGreaterThanOrEqual(0);
          expect(deriveCriticalPath(delayed(activities, id, latestMs)).endMs).toBe(endMs);
          expect(deriveCriticalPath(delayed(activities, id, latestMs + 1)).endMs).toBe(endMs + 1);
        }
      }),
    );
  });

  it('holds what comes before a milestone to its begin, milestones to the last one, and the rest to the end', () => {
    const withMilestones = fc.tuple(network, fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(withMilestones, ([activities, places]) => {
        const ids = new Set(places.map((place) => `a${place}`));
        const isMilestone = (id: string): boolean => ids.has(id);
        if (!activities.some(({ id }) => isMilestone(id))) return;
        const planned = deriveCriticalPath(activities, isMilestone);
        const reaches = new Set<string>();
        for (const { id, after } of activities.toReversed()) {
          if (isMilestone(id) || reaches.has(id)) for (const one of after) reaches.add(one.id);
        }
        /** What moves if one activity begins so late, by delaying it and reckoning all begins anew. */
        const moved = (id: string, atMs: number): boolean => {
          const then = deriveCriticalPath(delayed(activities, id, atMs), isMilestone);
          if (isMilestone(id)) return then.lastMilestoneMs > planned.lastMilestoneMs;
          if (!reaches.has(id)) return then.endMs > planned.endMs;
          return [...ids].some((one) => then.timed.get(one)?.earliestMs !== planned.timed.get(one)?.earliestMs);
        };
        for (const { id, latestMs, slackMs } of planned.timed.values()) {
          expect(slackMs).toBeGreaterThanOrEqual(0);
          expect(moved(id, latestMs)).toBe(false);
          expect(moved(id, latestMs + 1)).toBe(true);
        }
      }),
      { seed: 17, numRuns: 400 },
    );
  });

  it('is the longest of the chains that hold the last milestone, whichever has the smaller name', () => {
    const at = (id: string, durationMs: number, after: readonly string[]): Activity => ({
      ...{ id, durationMs, releaseMs: 0 },
      after: after.map((before) => ({ id: before, lagMs: 0 })),
    });
    const late = { ...at('a-freeze', 1, []), releaseMs: 9 };
    const network = [
      at('w1', 4, []),
      at('z-w2', 6, ['w1']),
      late,
      at('cutover', 1, ['a-freeze', 'z-w2']),
      at('watch', 50, ['cutover']),
    ];
    const { path, timed, endMs } = deriveCriticalPath(network, (id) => id === 'cutover');
    expect([path, endMs]).toEqual([['w1', 'z-w2', 'cutover'], 61]);
    expect(timed.get('watch')!.slackMs).toBe(0);
  });

  it('names a chain without slack, each tight behind the one before, up to the end', () => {
    fc.assert(
      fc.property(network, (activities) => {
        const { endMs, timed, path } = deriveCriticalPath(activities);
        const byId = new Map(activities.map((one) => [one.id, one]));
        const ends = path.map((id) => timed.get(id)!.earliestMs + byId.get(id)!.durationMs);
        expect(path.every((id) => timed.get(id)!.slackMs === 0)).toBe(true);
        expect(ends.at(-1)).toBe(endMs);
        for (const [index, id] of path.entries()) {
          const { earliestMs } = timed.get(id)!;
          const { releaseMs, after } = byId.get(id)!;
          if (index === 0) expect(earliestMs).toBe(releaseMs);
          else {
            const ties = after.filter((one) => one.id === path[index - 1]);
            expect(ties.some(({ lagMs }) => ends[index - 1]! + lagMs === earliestMs)).toBe(true);
          }
        }
      }),
    );
  });
});
