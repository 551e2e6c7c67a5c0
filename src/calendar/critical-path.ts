import { compareText, invariant } from '../model/index.js';

/** Work that takes a while, once all that it waits for has ended. */
export interface Activity {
  readonly id: string;
  readonly durationMs: number;
  /** It does not begin before: the opening of a window, the day for which it is planned. */
  readonly releaseMs: number;
  /** What must have ended, and for how long. */
  readonly after: readonly { readonly id: string; readonly lagMs: number }[];
  /** `kept`: its begin must not move, such as that of a window; `decided`: nor did anything before it decide its begin. */
  readonly hold?: 'kept' | 'decided';
}

/** When an activity can begin, and when it must for what is kept, and for the end, to stay where they are. */
interface Timed {
  readonly id: string;
  readonly earliestMs: number;
  /** Of a kept activity its begin. */
  readonly latestMs: number;
  readonly slackMs: number;
}

export interface CriticalPath {
  /** When all have ended at the earliest. */
  readonly endMs: number;
  /** By id. */
  readonly timed: ReadonlyMap<string, Timed>;
  /** From the last kept activity, or the last of all, back to what it waits for the longest each time; from the first one on. */
  readonly path: readonly string[];
}

/**
 * The critical path method (Kelley and Walker 1959) with activities that are kept where they are: a pass forwards for the earliest
 * begin of each, one backwards for the latest that moves neither the end nor what is kept. Slack is what lies between: an activity may slip by
 * it, alone, and all that waits for it moves without moving those.
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
  const latest = new Map(
    activities.map(({ id, durationMs, hold }) => [id, hold === undefined ? endMs - durationMs : earliest.get(id)!]),
  );
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
  const kept = activities.filter(({ hold }) => hold !== undefined);
  const ends = (kept.length > 0 ? kept : activities).map(endOf);
  const lastMs = ends.reduce((last, end) => Math.max(last, end), -Infinity);
  const last = (kept.length > 0 ? kept : activities).filter((one) => endOf(one) === lastMs).map(({ id }) => id);
  return { endMs, timed, path: chainTo(smallest(last), byId) };
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

/**
 * When each could begin if nothing were put off to a later day: what has predecessors begins as soon as they let it, but what is kept
 * stays. Work that is planned as late as it may would otherwise hide what it waits for.
 */
function soonestBegins(byId: ReadonlyMap<string, Activity>): ReadonlyMap<string, number> {
  const soonest = new Map<string, number>();
  for (const { id, releaseMs, after, hold } of byId.values()) {
    const bounds = after.map(({ id: before, lagMs }) => soonest.get(before)! + byId.get(before)!.durationMs + lagMs);
    const isFree = hold === undefined && after.length > 0;
    soonest.set(
      id,
      bounds.reduce((begin, bound) => Math.max(begin, bound), isFree ? -Infinity : releaseMs),
    );
  }
  return soonest;
}

/** Backwards over what each waits for the longest; of equals that of the smaller id. */
function chainTo(last: string | null, byId: ReadonlyMap<string, Activity>): readonly string[] {
  const soonest = soonestBegins(byId);
  const chain: string[] = [];
  for (let at = last; at !== null;) {
    chain.push(at);
    const { after, hold } = byId.get(at)!;
    if (hold === 'decided') break;
    const bounds = after.map(({ id, lagMs }) => ({ id, atMs: soonest.get(id)! + byId.get(id)!.durationMs + lagMs }));
    const latestMs = bounds.reduce((latest, { atMs }) => Math.max(latest, atMs), -Infinity);
    at = smallest(bounds.filter(({ atMs }) => atMs === latestMs).map(({ id }) => id));
  }
  return chain.toReversed();
}
