import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMet, simulateBacklog } from '../../src/replication/backlog.js';

const constant = (value: number, minutes: number): Float64Array => new Float64Array(minutes).fill(value);

/** The twin: every minute that waits is an entry of a list. */
function queueOfMinutes(
  arrivals: readonly number[],
  capacity: readonly number[],
): { ages: number[]; unsent: number[] } {
  let queue: { readonly minute: number; left: number }[] = [];
  const ages: number[] = [];
  const unsent: number[] = [];
  arrivals.forEach((arrived, minute) => {
    queue.push({ minute, left: arrived });
    let free = capacity[minute]!;
    for (const entry of queue) {
      const sent = Math.min(free, entry.left);
      entry.left -= sent;
      free -= sent;
    }
    queue = queue.filter(({ left }) => left > 0);
    ages.push(queue.length === 0 ? 0 : minute + 1 - queue[0]!.minute);
    unsent.push(queue.reduce((sum, { left }) => sum + left, 0));
  });
  return { ages, unsent };
}

const minute = fc.integer({ min: 0, max: 40 });
const profile = fc
  .integer({ min: 0, max: 60 })
  .chain((length) =>
    fc.tuple(
      fc.array(minute, { minLength: length, maxLength: length }),
      fc.array(minute, { minLength: length, maxLength: length }),
    ),
  );
const agesOf = (arrivals: readonly number[], capacity: readonly number[]): readonly number[] => [
  ...simulateBacklog(Float64Array.from(arrivals), Float64Array.from(capacity)).ages,
];

describe('the backlog of constant churn', () => {
  it('is none where the link carries as much as is written', () => {
    const { ages, unsent } = simulateBacklog(constant(8, 500), constant(8, 500));
    expect(Math.max(...ages)).toBe(0);
    expect(Math.max(...unsent)).toBe(0);
  });

  it('grows by the difference, and its head ages by the share that is not carried', () => {
    // q(t) = (c - k) t; the bit at the head was written at c x written = k x t, so that it is t (1 - k / c) old.
    const [churn, carried] = [10, 6];
    const { ages, unsent } = simulateBacklog(constant(churn, 1000), constant(carried, 1000));
    for (let end = 1; end <= 1000; end++) {
      expect(unsent[end - 1]).toBe((churn - carried) * end);
      expect(ages[end - 1]).toBe(end - Math.floor((carried * end) / churn));
    }
  });

  it('is worst when a throttle ends, and is worked off at the open bandwidth', () => {
    // 480 minutes at 4 of 10 leave 2,880; at 40 it takes 96 more, and the head is oldest when the throttle ends: 480 x (1 - 4 / 10).
    const capacity = [...constant(4, 480), ...constant(40, 480)];
    const { ages, unsent } = simulateBacklog(constant(10, 960), Float64Array.from(capacity));
    expect(unsent[479]).toBe(2880);
    expect(Math.max(...ages)).toBe(288);
    expect(ages.indexOf(288)).toBe(478);
    expect(unsent.findIndex((left, at) => at > 480 && left === 0)).toBe(480 + 96 - 1);
  });
});

describe('the backlog', () => {
  it('is that of a list of minutes that is served from its front', () => {
    fc.assert(
      fc.property(profile, ([arrivals, capacity]) => {
        const { ages, unsent } = simulateBacklog(Float64Array.from(arrivals), Float64Array.from(capacity));
        expect({ ages: [...ages], unsent: [...unsent] }).toEqual(queueOfMinutes(arrivals, capacity));
      }),
    );
  });

  it('is never older for more bandwidth, and never younger for more churn', () => {
    fc.assert(
      fc.property(profile, fc.nat({ max: 20 }), fc.nat(), ([arrivals, capacity], more, where) => {
        const before = agesOf(arrivals, capacity);
        const at = arrivals.length === 0 ? 0 : where % arrivals.length;
        const raised = (values: readonly number[]): readonly number[] =>
          values.map((value, index) => (index === at ? value + more : value));
        agesOf(arrivals, raised(capacity)).forEach((age, index) => {
          expect(age).toBeLessThanOrEqual(before[index]!);
        });
        agesOf(raised(arrivals), capacity).forEach((age, index) => {
          expect(age).toBeGreaterThanOrEqual(before[index]!);
        });
      }),
    );
  });

  it('does not change where churn and bandwidth grow alike', () => {
    fc.assert(
      fc.property(profile, fc.integer({ min: 1, max: 1000 }), ([arrivals, capacity], factor) => {
        const scaled = (values: readonly number[]): readonly number[] => values.map((value) => value * factor);
        expect(agesOf(scaled(arrivals), scaled(capacity))).toEqual(agesOf(arrivals, capacity));
      }),
    );
  });

  it('counts the minutes that meet objectives as their ages do', () => {
    fc.assert(
      fc.property(profile, ([arrivals, capacity]) => {
        const objectives = [0, 3, 15, 200];
        const ages = agesOf(arrivals, capacity);
        expect(countMet(Float64Array.from(arrivals), Float64Array.from(capacity), objectives)).toEqual(
          objectives.map((objective) => ages.filter((age) => age <= objective).length),
        );
      }),
    );
  });
});
