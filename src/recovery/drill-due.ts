import { compareText } from '../model/index.js';
import type { Drill } from '../site/index.js';
import type { DrillDue } from './drills.js';
import { doesTestCount } from './plan-facts.js';

export interface DueInput {
  /** Names of what is to be drilled; each once for each kind. */
  readonly machines: readonly string[];
  readonly applications: readonly string[];
  readonly drills: readonly Drill[];
  /** `YYYY-MM-DD` of the plan. */
  readonly asOf: string;
  readonly monthsPerMachine: number;
  readonly monthsPerApplication: number;
}

/** So many days before it is due again, a drill is announced; ours, time to find a window. */
const NOTICE_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * When each machine and application was drilled last, and when it is again: after 6 months and after 3 by default. A drill counts only if it
 * succeeded and was cleaned up; one that says neither, or lies after the day of the plan, does not count, since nobody knows.
 */
export function deriveDue({ machines, applications, drills, asOf, ...months }: DueInput): readonly DrillDue[] {
  const lastOf = lastDrills(drills, asOf);
  const dueOf = (kind: DrillDue['kind'], name: string): DrillDue => {
    const last = lastOf.get(keyOf(kind, name)) ?? null;
    if (last === null) return { subject: name, kind, last: null, due: null, state: 'never' };
    const due = monthsAfter(last, kind === 'machine' ? months.monthsPerMachine : months.monthsPerApplication);
    return { subject: name, kind, last, due, state: stateOf(due, asOf) };
  };
  return [
    ...[...new Set(applications)].sort(compareText).map((name) => dueOf('application', name)),
    ...[...new Set(machines)].sort(compareText).map((name) => dueOf('machine', name)),
  ];
}

const keyOf = (kind: string, name: string): string => `${kind} ${name.trim().toLowerCase()}`;

function lastDrills(drills: readonly Drill[], asOf: string): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const { name, kind, lastTestOn, isSuccessful = false, isCleanedUp = false } of drills) {
    if (kind === undefined || lastTestOn === undefined || lastTestOn > asOf) continue;
    if (!doesTestCount({ isSuccessful, isCleanedUp })) continue;
    const key = keyOf(kind, name);
    const before = last.get(key);
    if (before === undefined || lastTestOn > before) last.set(key, lastTestOn);
  }
  return last;
}

function stateOf(due: string, asOf: string): DrillDue['state'] {
  if (due < asOf) return 'overdue';
  const days = (Date.parse(`${due}T00:00:00Z`) - Date.parse(`${asOf}T00:00:00Z`)) / DAY_MS;
  return days <= NOTICE_DAYS ? 'due' : 'fresh';
}

/** The same day so many months later; the last of the month where that has no such day. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(date, last))).toISOString().slice(0, 10);
}
