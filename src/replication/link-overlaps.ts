import { formatLocation } from '../model/index.js';
import type { Problem, SourceLocation } from '../model/index.js';
import { doOverlap, throttleWindows } from '../site/index.js';
import type { Throttle, WeekWindow } from '../site/index.js';
import { throttleWords } from './resolved-words.js';
import { overlappingBlackouts, overlappingThrottles } from './settings-problems.js';

/** Something stated of the link, with where it stands; null: nobody can tell. */
export interface StatedOfLink<Value> {
  readonly value: Value;
  /** From 0, in its list. */
  readonly index: number;
  readonly at: SourceLocation | null;
}

/**
 * Throttles of one tool that hold at the same time with different limits. The lower one is taken, since what keeps to it keeps to both; which
 * of the two was meant nobody can tell. Two tools throttle two streams, so that limits of both are no contradiction.
 */
export const throttleOverlaps = (throttles: readonly StatedOfLink<Throttle>[]): readonly Problem[] =>
  pairsOf(throttles).flatMap(([first, second]) => {
    const [one, other] = [first.value, second.value];
    if (one.mbps === other.mbps || isOfTwoTools(one, other) || !doThrottlesOverlap(one, other)) return [];
    const lower = Math.min(one.mbps, other.mbps);
    const words = { first: `${throttleWords(one)} (${whereOf(first)})`, second: throttleWords(other) };
    return [{ ...overlappingThrottles(words, lower), at: second.at }];
  });

/** Blackouts that share a minute: nothing is carried in either, which holds of both. */
export const blackoutOverlaps = (blackouts: readonly StatedOfLink<WeekWindow>[]): readonly Problem[] =>
  pairsOf(blackouts).flatMap(([first, second]) => {
    if (!doOverlap(first.value, second.value)) return [];
    const words = { first: `${first.value.text} (${whereOf(first)})`, second: second.value.text };
    return [{ ...overlappingBlackouts(words), at: second.at }];
  });

const isOfTwoTools = (one: Throttle, other: Throttle): boolean =>
  one.by !== undefined && other.by !== undefined && one.by !== other.by;

function doThrottlesOverlap(one: Throttle, other: Throttle): boolean {
  const others = throttleWindows(other);
  return throttleWindows(one).some((window) => others.some((second) => doOverlap(window, second)));
}

const whereOf = ({ at, index }: Pick<StatedOfLink<unknown>, 'at' | 'index'>): string =>
  at === null ? `entry ${index + 1}` : formatLocation(at);

/** Each two, the earlier first. */
const pairsOf = <Value>(all: readonly Value[]): readonly (readonly [Value, Value])[] =>
  all.flatMap((second, index) => all.slice(0, index).map((first) => [first, second] as const));
