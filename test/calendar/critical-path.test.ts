import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveCriticalPath } from '../../src/calendar/critical-path.js';
import type { Activity } from '../../src/calendar/critical-path.js';

/** Networks of up to eight activities; each may wait for any before it. */
const network: fc.Arbitrary<readonly Activity[]> = fc
  .array(
    fc.record({
      durationMs: fc.nat(20),
      hold: fc.constantFrom(undefined, undefined, 'kept' as const, 'decided' as const),
      releaseMs: fc.nat(30),
      after: fc.array(fc.record({ place: fc.nat(7), lagMs: fc.nat(5) }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ durationMs, releaseMs, after, hold }, index) => ({
      id: `a${index}`,
      ...{ durationMs, releaseMs, ...(hold === undefined ? {} : { hold }) },
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

  /** What must not move: the begins of all that is kept, and the end. */
  const fixedOf = (activities: readonly Activity[]): readonly number[] => {
    const { endMs, timed } = deriveCriticalPath(activities);
    const kept = activities.filter(({ hold }) => hold !== undefined);
    return [endMs, ...kept.map(({ id }) => timed.get(id)!.earliestMs)];
  };

  it('lets each activity slip by its slack without moving the end or what is kept, and not by more', () => {
    fc.assert(
      fc.property(network, (activities) => {
        const { timed } = deriveCriticalPath(activities);
        const fixed = fixedOf(activities);
        for (const { id, latestMs, slackMs } of timed.values()) {
          expect(slackMs).toBeGreaterThanOrEqual(0);
          expect(fixedOf(delayed(activities, id, latestMs))).toEqual(fixed);
          expect(fixedOf(delayed(activities, id, latestMs + 1))).not.toEqual(fixed);
        }
      }),
    );
  });

  /** How long what comes before takes, of all paths: the begin if nothing but what is kept were put off. */
  function soonest(activities: readonly Activity[], id: string): number {
    const { after, hold, releaseMs } = activities.find((one) => one.id === id)!;
    const bounds = after.map((tie) => soonestEnd(activities, tie));
    return Math.max(...bounds, hold === undefined && after.length > 0 ? -Infinity : releaseMs);
  }
  const soonestEnd = (activities: readonly Activity[], { id, lagMs }: Activity['after'][number]): number =>
    soonest(activities, id) + activities.find((one) => one.id === id)!.durationMs + lagMs;

  it('goes from each activity to what it waits for the longest, up to the last that is kept', () => {
    fc.assert(
      fc.property(network, (activities) => {
        const { timed, path } = deriveCriticalPath(activities);
        const byId = new Map(activities.map((one) => [one.id, one]));
        const endOf = (one: Activity): number => timed.get(one.id)!.earliestMs + one.durationMs;
        const kept = activities.filter(({ hold }) => hold !== undefined);
        expect(endOf(byId.get(path.at(-1)!)!)).toBe(Math.max(...(kept.length > 0 ? kept : activities).map(endOf)));
        for (const [index, id] of path.entries()) {
          const { after, hold } = byId.get(id)!;
          if (index === 0) expect(after.length === 0 || hold === 'decided').toBe(true);
          else {
            const ties = after.filter((one) => one.id === path[index - 1]);
            const longest = Math.max(...after.map((tie) => soonestEnd(activities, tie)));
            expect(ties.some((tie) => soonestEnd(activities, tie) === longest)).toBe(true);
            expect(hold).not.toBe('decided');
          }
        }
      }),
    );
  });
});
