import type { RtoStep } from './groups.js';

/** A step of the recovery with what has to be through before it. */
export interface NetworkStep extends RtoStep {
  /** Unique. */
  readonly id: string;
  /** Ids of steps that stand before it in the network. */
  readonly after: readonly string[];
}

export interface CriticalPath {
  readonly minutes: number;
  /** The steps of the longest way from first to last; of equally long ones that by the earlier steps of the network. */
  readonly steps: readonly NetworkStep[];
}

interface End {
  readonly step: NetworkStep;
  readonly minutes: number;
  readonly before: End | null;
}

/**
 * The longest way to one step, through steps of which each stands behind those that it waits for.
 *
 * @param to the id of the step at which the way ends; 0 minutes and no step where there is none of that id
 *
 * Cost: O(steps + waits). Source: the critical path method of Kelley and Walker (1959), earliest ends alone.
 */
export function criticalPath(steps: readonly NetworkStep[], to: string): CriticalPath {
  const ends = new Map<string, End>();
  for (const step of steps) {
    let before: End | null = null;
    for (const id of step.after) {
      const end = ends.get(id)!;
      if (before === null || end.minutes > before.minutes) before = end;
    }
    ends.set(step.id, { step, minutes: (before?.minutes ?? 0) + step.minutes, before });
  }
  const last = ends.get(to) ?? null;
  const way: NetworkStep[] = [];
  for (let end: End | null = last; end !== null; end = end.before) way.push(end.step);
  return { minutes: last?.minutes ?? 0, steps: way.reverse() };
}
