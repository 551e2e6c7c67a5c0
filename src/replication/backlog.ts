import { invariant } from '../model/index.js';

/** What is still unsent at the end of each minute, and how old it is. */
export interface Backlog {
  /**
   * By minute the age of the oldest unsent bit at its end, in whole minutes; 0: all is sent. Reckoned from the begin of the minute in which
   * it was written, so up to a minute too much and never too little.
   */
  readonly ages: Int32Array;
  /** By minute, in the unit of the arrivals. */
  readonly unsent: Float64Array;
}

/**
 * Our own simulation, since no vendor publishes one: first in, first out, minute by minute. What a minute writes may be sent within it.
 *
 *     q(t) = max(0, q(t - 1) + arrivals(t) - capacity(t))
 *
 * The age is that of the head of the queue: the earliest minute of which something is left. The head only ever moves on, so that the whole
 * takes O(n).
 *
 * @param arrivals what has to cross the link, by minute, finite and not negative
 * @param capacity what the link carries in the same minutes, in the same unit
 */
export function simulateBacklog(arrivals: Float64Array, capacity: Float64Array): Backlog {
  invariant(arrivals.length === capacity.length, 'a backlog needs a capacity for each minute of churn');
  const ages = new Int32Array(arrivals.length);
  const unsent = new Float64Array(arrivals.length);
  let queued = 0;
  walkQueue(arrivals, capacity, (minute, age) => {
    queued = age === 0 ? 0 : Math.max(0, queued + arrivals[minute]! - capacity[minute]!);
    ages[minute] = age;
    unsent[minute] = queued;
  });
  return { ages, unsent };
}

/**
 * How many minutes have each objective met, without keeping their ages.
 *
 * @param objectives in minutes, ascending
 * @returns one count for each objective
 */
export function countMet(
  arrivals: Float64Array,
  capacity: Float64Array,
  objectives: readonly number[],
): readonly number[] {
  const most = (objectives.at(-1) ?? 0) + 1;
  const minutesByAge = new Uint32Array(most + 1);
  walkQueue(arrivals, capacity, (_, age) => {
    minutesByAge[Math.min(age, most)]!++;
  });
  return objectives.map((objective) => minutesByAge.subarray(0, objective + 1).reduce((sum, count) => sum + count, 0));
}

/** Sums of many minutes are rounded: so little more, by share, is as much. */
const ROUNDING = 1e-9;

/** More arrives than is carried, over all minutes together: then what waits grows without end. */
export function isOverrun(arrivals: Float64Array, capacity: Float64Array): boolean {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  return sum(arrivals) > sum(capacity) * (1 + ROUNDING);
}

/** Serves the queue and tells, at the end of each minute, the age of its head; 0 where nothing waits. */
function walkQueue(arrivals: Float64Array, capacity: Float64Array, tell: (minute: number, age: number) => void): void {
  let head = 0;
  let leftOfHead = arrivals[0] ?? 0;
  for (let minute = 0; minute < arrivals.length; minute++) {
    let free = capacity[minute]!;
    while (head <= minute && leftOfHead <= free) {
      free -= leftOfHead;
      head++;
      leftOfHead = arrivals[head] ?? 0;
    }
    if (head <= minute) leftOfHead -= free;
    tell(minute, minute + 1 - head);
  }
}
