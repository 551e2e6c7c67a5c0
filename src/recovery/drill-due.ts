import { compareText, plainMachineName } from '../model/index.js';
import type { Drill } from '../site/index.js';
import type { DrillDue } from './drills.js';
import { doesTestCount } from './plan-facts.js';

/** A drill, and what tells of it. */
export type KnownDrill = Drill & { readonly from: string };

export interface DueInput {
  /** Names of what is to be drilled; each once for each kind. */
  readonly machines: readonly string[];
  readonly applications: readonly string[];
  readonly drills: readonly KnownDrill[];
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
    if (last === null) return { subject: name, kind, last: null, due: null, state: 'never', from: null };
    const due = monthsAfter(last.day, kind === 'machine' ? months.monthsPerMachine : months.monthsPerApplication);
    return { subject: name, kind, last: last.day, due, state: stateOf(due, asOf), from: last.from };
  };
  return [
    ...[...new Set(applications)].sort(compareText).map((name) => dueOf('application', name)),
    ...[...new Set(machines)].sort(compareText).map((name) => dueOf('machine', name)),
  ];
}

const keyOf = (kind: string, name: string): string => `${kind} ${plainMachineName(name)}`;

interface LastDrill {
  readonly day: string;
  readonly from: string;
}

/** The latest of each; of two on one day the first that tells of it. */
function lastDrills(drills: readonly KnownDrill[], asOf: string): ReadonlyMap<string, LastDrill> {
  const last = new Map<string, LastDrill>();
  for (const { name, kind, lastTestOn, isSuccessful = false, isCleanedUp = false, from } of drills) {
    if (kind === undefined || lastTestOn === undefined || lastTestOn > asOf) continue;
    if (!doesTestCount({ isSuccessful, isCleanedUp })) continue;
    const key = keyOf(kind, name);
    const before = last.get(key);
    if (before === undefined || lastTestOn > before.day) last.set(key, { day: lastTestOn, from });
  }
  return last;
}

/** What is due, for people: how many of each kind, by state, and by which rule. */
export function dueWords(
  due: readonly DrillDue[],
  { monthsPerMachine, monthsPerApplication }: Pick<DueInput, 'monthsPerMachine' | 'monthsPerApplication'>,
): readonly string[] {
  const words = (kind: DrillDue['kind'], months: number): readonly string[] => {
    const own = due.filter((one) => one.kind === kind);
    const of = (state: DrillDue['state']): number => own.filter((one) => one.state === state).length;
    const parts = [
      ...(of('overdue') > 0 ? [`${of('overdue')} overdue`] : []),
      ...(of('due') > 0 ? [`${of('due')} due within ${NOTICE_DAYS} days`] : []),
      ...(of('never') > 0 ? [`${of('never')} never drilled, as far as is known`] : []),
      ...(of('fresh') > 0 ? [`${of('fresh')} fresh`] : []),
    ];
    return own.length === 0
      ? []
      : [`of ${own.length} ${kind}${own.length === 1 ? '' : 's'}, drilled every ${months} months: ${parts.join(', ')}`];
  };
  return [...words('application', monthsPerApplication), ...words('machine', monthsPerMachine)];
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
