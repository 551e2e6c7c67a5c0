import type { MachineId, Problem } from '../model/index.js';
import { isCovered, listMachines, plainMachineName } from '../model/index.js';
import type { PlannedMachine, PlannedWave } from '../waves/index.js';
import type { CalendarTerms } from './calendar-terms.js';
import { avoidedBy, chooseWindow, reasonAgainst } from './choose-window.js';
import type { BlockedDays, FoundWindow, WindowSearch } from './choose-window.js';
import { dateAvoided, dateNotKept, noWindow } from './problems.js';
import { dateOfDay, DAY_MS, dayNumberAt, dayOfDate, instantOfLocal, MINUTE_MS, localMsAt } from './wall-clock.js';
import { deriveWeekUse } from './week-use.js';
import type { WeekUse } from './week-use.js';

/** The bounds of a wave's window, each for its reason. */
export interface WindowBounds {
  readonly lengthMs: number;
  readonly notBefore: WindowSearch['notBefore'];
  readonly against: WindowSearch['against'];
  /** The window of the wave before; null for the first. */
  readonly previous: { readonly wave: PlannedWave; readonly fromMs: number; readonly toMs: number } | null;
}

export interface PlacedWindow {
  readonly found: FoundWindow;
  readonly use: WeekUse;
  readonly machinesOfUse: number;
  /** The day is the plan's. */
  readonly isStated: boolean;
  /** The earliest begin that the days between waves leave, if they count. */
  readonly spacedMs: number | null;
  readonly problems: readonly Problem[];
}

/** A wave without a window has the reason among `problems`. */
export type WindowPlacing = PlacedWindow | { readonly found: null; readonly problems: readonly Problem[] };

/**
 * The window of a wave: on the plan's day where it has one and nothing forbids it, else where use is lowest. A day that cannot be kept is a
 * problem, and the proposed day stands in the calendar.
 */
export function placeWindow(wave: PlannedWave, bounds: WindowBounds, terms: CalendarTerms): WindowPlacing {
  const { users, settings, plan } = terms;
  const machines = machinesOfUse(wave, terms);
  const use = deriveWeekUse(terms.weeks, machines);
  const planned = plan.machines.filter((machine) => machine.wave === wave.number);
  const freezes = [...settings.freezes, ...freezesOf(planned, terms)];
  const { lengthMs, against } = bounds;
  const shared = { settings, zone: users, lengthMs, use, freezes, against };
  const { previous } = bounds;
  const after =
    previous === null ? [] : [{ atMs: previous.toMs, why: `the window of ${previous.wave.name} is not over` }];
  const notBefore = [...bounds.notBefore, ...after];
  const day = wave.cutover === null ? null : dayOfDate(wave.cutover);
  const placed = { use, machinesOfUse: machines.length };
  const problems: Problem[] = [];
  if (day !== null) {
    const search: WindowSearch = { ...shared, notBefore, day, isStated: true };
    const found = chooseWindow(search);
    if (found !== null) {
      const lastDay = dayNumberAt(users, found.toMs - 1);
      const avoided = avoidedBy(settings, { day, lastDay });
      if (avoided !== null) problems.push(dateAvoided(wave.name, dateOfDay(day), avoided));
      return { ...placed, found, isStated: true, spacedMs: null, problems };
    }
    const whole = [...notBefore, { atMs: instantOfLocal(users, day, 0), why: `the plan's day is ${dateOfDay(day)}` }];
    const proposed = chooseWindow({ ...shared, notBefore: whole, day: null, isStated: false });
    if (proposed === null) return nothingFound(wave, lengthMs, terms);
    const date = dateOfDay(dayNumberAt(users, proposed.fromMs));
    problems.push(dateNotKept(wave.name, { date: dateOfDay(day), why: reasonAgainst(search), proposed: date }));
    return { ...placed, found: proposed, isStated: false, spacedMs: null, problems };
  }
  const spaced = previous === null ? null : spacedFrom(wave, previous, terms);
  const bound = spaced === null ? [] : [spaced];
  const found = chooseWindow({ ...shared, notBefore: [...notBefore, ...bound], day: null, isStated: false });
  if (found === null) return nothingFound(wave, lengthMs, terms);
  return { ...placed, found, isStated: false, spacedMs: spaced?.atMs ?? null, problems };
}

function nothingFound(wave: PlannedWave, lengthMs: number, { settings, users }: CalendarTerms): WindowPlacing {
  const { from, to } = settings.hours;
  const why = `its window of ${lengthMs / MINUTE_MS} minutes, downtime and margin, is allowed nowhere from ${from} to ${to} (${users.name}) for more than a year`;
  return { found: null, problems: [noWindow(wave.name, why)] };
}

/** So many days after the begin of the wave before, by the users' clock: the same hour is enough, whatever clocks did in between. */
function spacedFrom(
  wave: PlannedWave,
  previous: NonNullable<WindowBounds['previous']>,
  { users, settings }: CalendarTerms,
): { readonly atMs: number; readonly why: string } {
  const days = settings.daysBetweenWaves ?? Math.max(1, wave.day - previous.wave.day);
  const local = localMsAt(users, previous.fromMs);
  const day = Math.floor(local / DAY_MS);
  const atMs = instantOfLocal(users, day + days, (local - day * DAY_MS) / MINUTE_MS);
  return { atMs, why: `${days} days are kept after ${previous.wave.name}` };
}

/** The machines of a wave, then those that they serve and that a stop is felt by. */
function machinesOfUse(wave: PlannedWave, { plan, clients }: CalendarTerms): readonly MachineId[] {
  const own = plan.machines.filter((machine) => machine.wave === wave.number).map(({ id }) => id);
  return [...new Set([...own, ...own.flatMap((id) => clients.get(id) ?? [])])];
}

/** Freezes of the plan that name a machine of the wave, its application, or nothing, which is everything. */
function freezesOf(machines: readonly PlannedMachine[], { plan }: CalendarTerms): readonly BlockedDays[] {
  return plan.settings.freezes.filter(
    (freeze) =>
      (freeze.machines.length === 0 && freeze.applications.length === 0) ||
      machines.some(
        ({ id, name, application }) =>
          isNamed(freeze.machines, [name, id]) || (application !== null && isNamed(freeze.applications, [application])),
      ),
  );
}

function isNamed(entries: readonly string[], names: readonly string[]): boolean {
  const { names: listed, patterns } = listMachines(entries);
  return names.some(
    (name) =>
      listed.some((one) => plainMachineName(one) === plainMachineName(name)) ||
      patterns.some((parts) => isCovered(parts, name)),
  );
}
