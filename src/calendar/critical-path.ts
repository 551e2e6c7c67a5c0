import { compareText, invariant } from '../model/index.js';

/** Work that takes a while, once all that it waits for has ended. */
export interface Activity {
  readonly id: string;
  readonly durationMs: number;
  /** It does not begin before: the opening of a window, the first day. */
  readonly releaseMs: number;
  /** What must have ended, and for how long. */
  readonly after: readonly { readonly id: string; readonly lagMs: number }[];
}

/** When an activity can begin, and when it must for the end to stay where it is. */
interface Timed {
  readonly id: string;
  readonly earliestMs: number;
  readonly latestMs: number;
  readonly slackMs: number;
}

export interface CriticalPath {
  /** When all have ended at the earliest. */
  readonly endMs: number;
  /** By id. */
  readonly timed: ReadonlyMap<string, Timed>;
  /** The chain that holds the end where it is, from its first activity on; of equal ones that of the smaller id. */
  readonly path: readonly string[];
}

/**
 * The critical path method (Kelley and Walker 1959): a pass forwards for the earliest begin of each activity, one backwards for
 * the latest that does not move the end. Slack is what lies between: an activity may slip by it, alone, and all that waits for it moves
 * without moving the end.
 *
 * @param activities each after all that it waits for, at least one
 *
 * Cost: one visit to each activity and each tie in each direction.
 */
export function deriveCriticalPath(activities: readonly Activity[]): CriticalPath {
  const byId = new Map<string, Activity>();
  const earliest = new Map<string, number>();
  for (const activity of activities) {
    earliest.set(activity.id, earliestBegin(activity, byId, earliest));
    byId.set(activity.id, activity);
  }
  const endOf = ({ id, durationMs }: Activity): number => earliest.get(id)! + durationMs;
  const endMs = activities.reduce((latest, activity) => Math.max(latest, endOf(activity)), -Infinity);
  const latest = new Map(activities.map(({ id, durationMs }) => [id, endMs - durationMs]));
  for (const { id, after } of activities.toReversed()) {
    for (const { id: before, lagMs } of after) {
      const bound = latest.get(id)! - lagMs - byId.get(before)!.durationMs;
      if (bound < latest.get(before)!) latest.set(before, bound);
    }
  }
  const timed = new Map(
    activities.map(({ id }): [string, Timed] => {
      const earliestMs = earliest.get(id)!;
      const latestMs = latest.get(id)!;
      return [id, { id, earliestMs, latestMs, slackMs: latestMs - earliestMs }];
    }),
  );
  const last = activities.filter((one) => endOf(one) === endMs).map(({ id }) => id);
  return { endMs, timed, path: chainTo(smallest(last), byId, earliest) };
}

function earliestBegin(
  { id, releaseMs, after }: Activity,
  byId: ReadonlyMap<string, Activity>,
  earliest: ReadonlyMap<string, number>,
): number {
  let begin = releaseMs;
  for (const { id: before, lagMs } of after) {
    const known = byId.get(before);
    invariant(known !== undefined, `${id} stands after ${before}, which it waits for`);
    begin = Math.max(begin, earliest.get(before)! + known.durationMs + lagMs);
  }
  return begin;
}

const smallest = (ids: readonly string[]): string | null => ids.toSorted(compareText)[0] ?? null;

/** Backwards over those that end just when the next one begins. */
function chainTo(
  last: string | null,
  byId: ReadonlyMap<string, Activity>,
  earliest: ReadonlyMap<string, number>,
): readonly string[] {
  const chain: string[] = [];
  for (let at = last; at !== null;) {
    chain.push(at);
    const begin = earliest.get(at)!;
    const tight = byId
      .get(at)!
      .after.filter(({ id, lagMs }) => earliest.get(id)! + byId.get(id)!.durationMs + lagMs === begin);
    at = smallest(tight.map(({ id }) => id));
  }
  return chain.toReversed();
}
