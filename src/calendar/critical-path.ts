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

/** When an activity can begin, and when it must for what it is held to to stay where it is. */
interface Timed {
  readonly id: string;
  readonly earliestMs: number;
  readonly latestMs: number;
  readonly slackMs: number;
}

export interface CriticalPath {
  /** When all have ended at the earliest. */
  readonly endMs: number;
  /** When the last milestone has ended at the earliest. */
  readonly lastMilestoneMs: number;
  /** By id. */
  readonly timed: ReadonlyMap<string, Timed>;
  /** The longest chain that holds the last milestone where it is, from its first activity on; of equal ones that of the smaller ids. */
  readonly path: readonly string[];
}

/**
 * The critical path method (Kelley and Walker 1959): a pass forwards for the earliest begin of each activity, one backwards for
 * the latest. Slack is what lies between: an activity may slip by it, alone, and all that waits for it moves too. It is held to what people
 * have been promised: what comes before a milestone to its begin, a milestone to the end of the last one, and what leads to
 * no milestone any more to the end of everything. Milestones are the cutovers.
 *
 * @param activities each after all that it waits for, at least one
 * @param isMilestone none: the end of everything is the only one
 *
 * Cost: one visit to each activity and each tie in each direction.
 */
export function deriveCriticalPath(
  activities: readonly Activity[],
  isMilestone: (id: string) => boolean = () => false,
): CriticalPath {
  const byId = new Map<string, Activity>();
  const earliest = new Map<string, number>();
  for (const activity of activities) {
    earliest.set(activity.id, earliestBegin(activity, byId, earliest));
    byId.set(activity.id, activity);
  }
  const endOf = ({ id, durationMs }: Activity): number => earliest.get(id)! + durationMs;
  const endMs = latestEnd(activities, endOf);
  const milestones = activities.filter(({ id }) => isMilestone(id));
  const ends = milestones.length === 0 ? activities : milestones;
  const lastMilestoneMs = latestEnd(ends, endOf);
  const latest = latestBegins(activities, { isMilestone, earliest, endMs, lastMilestoneMs });
  const timed = new Map(
    activities.map(({ id }): [string, Timed] => {
      const earliestMs = earliest.get(id)!;
      const latestMs = latest.get(id)!;
      return [id, { id, earliestMs, latestMs, slackMs: latestMs - earliestMs }];
    }),
  );
  const last = ends.filter((one) => endOf(one) === lastMilestoneMs).map(({ id }) => id);
  return { endMs, lastMilestoneMs, timed, path: longestChainTo(last, byId, earliest) };
}

const latestEnd = (activities: readonly Activity[], endOf: (one: Activity) => number): number =>
  activities.reduce((latest, activity) => Math.max(latest, endOf(activity)), -Infinity);

interface Held {
  readonly isMilestone: (id: string) => boolean;
  readonly earliest: ReadonlyMap<string, number>;
  readonly endMs: number;
  readonly lastMilestoneMs: number;
}

/**
 * The passes backwards: one for the milestones among themselves, and one for all else with the milestones held where they are. What
 * leads to no milestone holds nothing that does.
 */
function latestBegins(activities: readonly Activity[], held: Held): ReadonlyMap<string, number> {
  const { isMilestone, earliest, endMs, lastMilestoneMs } = held;
  const leading = leadingTo(activities, isMilestone);
  const moving = backwards(activities, {
    startOf: ({ id, durationMs }) => (leading.has(id) ? lastMilestoneMs : endMs) - durationMs,
    holds: leading,
    beginOf: (_id, latest) => latest,
  });
  const pinned = backwards(activities, {
    startOf: ({ id, durationMs }) => (leading.has(id) ? Infinity : endMs - durationMs),
    holds: leading,
    beginOf: (id, latest) => (isMilestone(id) ? earliest.get(id)! : latest),
  });
  return new Map(activities.map(({ id }) => [id, (isMilestone(id) ? moving : pinned).get(id)!]));
}

/** Milestones and all that any of them waits for. */
function leadingTo(activities: readonly Activity[], isMilestone: (id: string) => boolean): ReadonlySet<string> {
  const leading = new Set<string>();
  for (const { id, after } of activities.toReversed()) {
    if (isMilestone(id)) leading.add(id);
    if (leading.has(id)) for (const one of after) leading.add(one.id);
  }
  return leading;
}

interface Pass {
  readonly startOf: (one: Activity) => number;
  /** These are held by each other only; the others by all that follows. */
  readonly holds: ReadonlySet<string>;
  readonly beginOf: (id: string, latestMs: number) => number;
}

function backwards(activities: readonly Activity[], { startOf, holds, beginOf }: Pass): ReadonlyMap<string, number> {
  const durations = new Map(activities.map(({ id, durationMs }) => [id, durationMs]));
  const latest = new Map(activities.map((one) => [one.id, startOf(one)]));
  for (const { id, after } of activities.toReversed()) {
    const begin = beginOf(id, latest.get(id)!);
    for (const { id: before, lagMs } of after) {
      if (holds.has(before) && !holds.has(id)) continue;
      latest.set(before, Math.min(latest.get(before)!, begin - lagMs - durations.get(before)!));
    }
  }
  return latest;
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

interface Chain {
  readonly startMs: number;
  readonly before: string | null;
}

/** Over those that end just when the next one begins, from the one that begins first. */
function longestChainTo(
  last: readonly string[],
  byId: ReadonlyMap<string, Activity>,
  earliest: ReadonlyMap<string, number>,
): readonly string[] {
  const chains = new Map<string, Chain>();
  const longest = (ids: readonly string[]): string | null =>
    ids.toSorted((one, other) => chains.get(one)!.startMs - chains.get(other)!.startMs || compareText(one, other))[0] ??
    null;
  for (const { id, after } of byId.values()) {
    const begin = earliest.get(id)!;
    const tight = after.filter((one) => earliest.get(one.id)! + byId.get(one.id)!.durationMs + one.lagMs === begin);
    const before = longest(tight.map((one) => one.id));
    chains.set(id, { startMs: before === null ? begin : chains.get(before)!.startMs, before });
  }
  const path: string[] = [];
  for (let at = longest(last); at !== null; at = chains.get(at)!.before) path.push(at);
  return path.toReversed();
}
