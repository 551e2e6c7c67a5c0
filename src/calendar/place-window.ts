import type { MachineId, Problem } from '../model/index.js';
import { isCovered, listMachines, plainMachineName } from '../model/index.js';
import { createTimeZone } from '../timeseries/index.js';
import type { TimeZone } from '../timeseries/index.js';
import type { PlannedMachine, PlannedWave } from '../waves/index.js';
import type { CalendarSettings } from './calendar-settings.js';
import type { CalendarTerms } from './calendar-terms.js';
import { avoidedBy, chooseWindow, reasonAgainst, WEEKDAYS } from './choose-window.js';
import type { BlockedDays, FoundWindow, WindowSearch } from './choose-window.js';
import { dateAvoided, dateMoved, dateNotKept, noWindow } from './problems.js';
import {
  dateOfDay,
  DAY_MS,
  dayNumberAt,
  dayOfDate,
  instantOfLocal,
  lengthOf,
  localMsAt,
  MINUTE_MS,
  weekdayOf,
} from './wall-clock.js';
import { deriveWeekUse } from './week-use.js';
import type { WeekUse } from './week-use.js';
import { deriveWaveZone } from './wave-zone.js';
import type { WaveZone } from './wave-zone.js';

/** The window of an earlier wave. */
export interface EarlierWindow {
  readonly wave: PlannedWave;
  readonly zone: TimeZone;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The bounds of a wave's window, each for its reason. */
export interface WindowBounds {
  readonly lengthMs: number;
  /** For a day that the plan states. */
  readonly notBefore: WindowSearch['notBefore'];
  /** With the reserves, for a day that is proposed. */
  readonly reserved: WindowSearch['notBefore'];
  readonly against: WindowSearch['against'];
  /** The last synchronization bears no rate of the link but the faster one. */
  readonly isLinkBound: boolean;
  /** The window of the wave before; null for the first. */
  readonly previous: EarlierWindow | null;
}

export interface PlacedWindow {
  readonly found: FoundWindow;
  readonly use: WeekUse;
  readonly machinesOfUse: number;
  readonly zone: WaveZone;
  /** `decided`: people stated the day; `counted`: the plan counted it from its first cutover; `proposed`: nobody stated it. */
  readonly day: 'decided' | 'counted' | 'proposed';
  /** The earliest begin that the days between waves leave, if they count. */
  readonly spacedMs: number | null;
  /** What a proposed window was sought by. */
  readonly search: WindowSearch;
  readonly problems: readonly Problem[];
}

/** A wave without a window has the reason among `problems`. */
export type WindowPlacing = PlacedWindow | { readonly found: null; readonly problems: readonly Problem[] };

/**
 * The window of a wave: on the plan's day where it has one and nothing forbids it, else where use is lowest. A day that cannot be kept is a
 * problem, and the proposed day stands in the calendar, as many days behind the wave before as the plan has between them.
 */
export function placeWindow(wave: PlannedWave, bounds: WindowBounds, terms: CalendarTerms): WindowPlacing {
  const machines = machinesOfUse(wave, terms);
  const zone = deriveWaveZone(wave, machines, terms);
  const planned = terms.plan.machines.filter((machine) => machine.wave === wave.number);
  const { lengthMs, against, previous } = bounds;
  const after =
    previous === null ? [] : [{ atMs: previous.toMs, why: `the window of ${previous.wave.name} is not over` }];
  const request: Request = {
    wave,
    spaced: previous === null ? null : spacedFrom(wave, previous, zone.zone, terms),
    search: {
      ...{ settings: terms.settings, zone: zone.zone, lengthMs, against, day: null, isStated: false },
      use: deriveWeekUse(terms.weeksIn(zone.zone), machines),
      freezes: [...terms.settings.freezes.map(ownFreeze), ...freezesOf(planned, terms)],
      notBefore: after,
    },
    terms,
  };
  const outcome = wave.cutover === null ? propose(request, bounds) : keepDay(request, dayOfDate(wave.cutover), bounds);
  if (outcome.found === null) return nothingFound(wave, bounds, zone.zone, terms);
  return { ...outcome, use: request.search.use, machinesOfUse: machines.length, zone };
}

interface Request {
  readonly wave: PlannedWave;
  readonly spaced: { readonly atMs: number; readonly why: string } | null;
  readonly search: WindowSearch;
  readonly terms: CalendarTerms;
}

type Outcome = Pick<PlacedWindow, 'day' | 'spacedMs' | 'search' | 'problems'> & { readonly found: FoundWindow | null };

function propose({ search, spaced }: Request, { reserved }: WindowBounds): Outcome {
  const whole = {
    ...search,
    notBefore: [...search.notBefore, ...reserved, ...(spaced === null ? [] : [spaced])],
  };
  const spacedMs = spaced?.atMs ?? null;
  return { found: chooseWindow(whole), day: 'proposed', spacedMs, search: whole, problems: [] };
}

/** The plan's day, or a day near to it: where an earlier wave was put off, the days between the two are kept, too. */
function keepDay(request: Request, day: number, bounds: WindowBounds): Outcome {
  const { wave, search, spaced, terms } = request;
  const kind = isCounted(wave, terms) ? 'counted' : 'decided';
  const isPutOff = wasPutOff(bounds.previous);
  const space = spaced !== null && isPutOff ? [spaced] : [];
  const stated: WindowSearch = {
    ...{ ...search, day, isStated: true },
    notBefore: [...search.notBefore, ...bounds.notBefore, ...space],
  };
  const spacedMs = kind === 'counted' || isPutOff ? (spaced?.atMs ?? null) : null;
  const shared = { day: kind, spacedMs, search: stated } as const;
  const weekday = kind === 'counted' ? firstWeekday(terms) : null;
  for (const one of daysToTry(day, weekday)) {
    const found = chooseWindow({ ...stated, day: one });
    if (found !== null) return { ...shared, found, problems: keptProblems(request, { day, kept: one, found }) };
  }
  const opening = { atMs: instantOfLocal(search.zone, day, 0), why: `the plan's day is ${dateOfDay(day)}` };
  const free: WindowSearch = { ...stated, day: null, isStated: false, notBefore: [...stated.notBefore, opening] };
  const found = chooseNear(free, weekday);
  if (found === null) return { ...shared, found, problems: [] };
  const proposed = dateOfDay(dayNumberAt(search.zone, found.fromMs));
  const problems = [dateNotKept(wave.name, { date: dateOfDay(day), why: reasonAgainst(stated), proposed })];
  return { found, day: 'proposed', spacedMs, search: free, problems };
}

const wasPutOff = (previous: EarlierWindow | null): boolean =>
  previous !== null &&
  previous.wave.cutover !== null &&
  dateOfDay(dayNumberAt(previous.zone, previous.fromMs)) !== previous.wave.cutover;

/** The first day from the plan's on that is the weekday, then the plan's. */
const daysToTry = (day: number, weekday: number | null): ReadonlySet<number> =>
  new Set([weekday === null ? day : day + ((weekday - weekdayOf(day) + DAYS_PER_WEEK) % DAYS_PER_WEEK), day]);

function keptProblems(
  { wave, search, terms }: Request,
  { day, kept, found }: { readonly day: number; readonly kept: number; readonly found: FoundWindow },
): readonly Problem[] {
  const avoided = avoidedBy(terms.settings, { day: kept, lastDay: dayNumberAt(search.zone, found.toMs - 1) });
  const facts = { date: dateOfDay(day), proposed: dateOfDay(kept), weekday: WEEKDAYS[weekdayOf(kept) - 1]! };
  return [
    ...(kept === day ? [] : [dateMoved(wave.name, facts)]),
    ...(avoided === null ? [] : [dateAvoided(wave.name, dateOfDay(kept), avoided)]),
  ];
}

const DAYS_PER_WEEK = 7;
const TWO_WEEKS_MS = 14 * DAY_MS;

/** On a weekday, where that puts the window off by less than two weeks. */
function chooseNear(search: WindowSearch, weekday: number | null): FoundWindow | null {
  const any = chooseWindow(search);
  if (any === null || weekday === null || !search.settings.weekdays.includes(weekday)) return any;
  const onDay = chooseWindow({ ...search, settings: { ...search.settings, weekdays: [weekday] } });
  return onDay !== null && onDay.fromMs - any.fromMs < TWO_WEEKS_MS ? onDay : any;
}

/** Behind the first wave, of a plan of ours that states its first cutover alone. */
const isCounted = ({ number }: PlannedWave, { plan }: CalendarTerms): boolean =>
  number > 1 && plan.made !== 'scored' && plan.settings.firstCutover !== null && plan.settings.cutovers.length === 0;

function firstWeekday({ plan }: CalendarTerms): number | null {
  const { firstCutover } = plan.settings;
  return firstCutover === null ? null : weekdayOf(dayOfDate(firstCutover));
}

function nothingFound(
  wave: PlannedWave,
  { lengthMs, isLinkBound }: WindowBounds,
  zone: TimeZone,
  { settings }: CalendarTerms,
): WindowPlacing {
  const { from, to } = settings.hours;
  const minutes = lengthMs / MINUTE_MS;
  const hours = `from ${from} to ${to} (${zone.name})`;
  const allowed = lengthOf(settings.hours);
  const facts =
    minutes > allowed
      ? {
          why: `its window of ${minutes} minutes, downtime and margin, is longer than the ${allowed} minutes ${hours} in which a cutover is allowed`,
          remedy: SHORTEN_THE_WINDOW,
        }
      : {
          why: `its window of ${minutes} minutes, downtime and margin, is allowed nowhere ${hours} for more than a year`,
          remedy: 'allow more days or hours, shorten the freezes, or lower what makes the window long',
        };
  const bound = isLinkBound ? LINK_BOUND : { why: '', remedy: '' };
  const told = { why: `${facts.why}${bound.why}`, remedy: `${facts.remedy}${bound.remedy}` };
  return { found: null, problems: [noWindow(wave.name, told)] };
}

const LINK_BOUND = {
  why: '; all the while the link must have its faster rate, since at the slower one the last synchronization takes too long',
  remedy: '; the link also needs more bits per second in the slower hours, or cutovers in hours in which it is fast',
} as const;
const SHORTEN_THE_WINDOW =
  'allow more hours (hours under calendar), cut over more machines at once (cutoverAtOnce), lower the margin (marginMinutes), or part the wave';

/**
 * So many days after the begin of the wave before, by the users' clock: the same hour is enough, whatever clocks did in between. Where the
 * users of the two live by different clocks, so many days of the calendar.
 */
export function spacedFrom(
  wave: PlannedWave,
  previous: EarlierWindow,
  zone: TimeZone,
  { settings }: Pick<CalendarTerms, 'settings'>,
): { readonly atMs: number; readonly why: string } {
  const days = settings.daysBetweenWaves ?? Math.max(1, wave.day - previous.wave.day);
  const local = localMsAt(previous.zone, previous.fromMs);
  const day = Math.floor(local / DAY_MS);
  const isByHour = previous.zone.name === zone.name && wave.cutover === null; // of a stated day any hour will do
  const minute = isByHour ? (local - day * DAY_MS) / MINUTE_MS : 0;
  const atMs = instantOfLocal(zone, day + days, minute);
  return { atMs, why: `${days} days are kept after ${previous.wave.name}` };
}

/** The machines of a wave, then those that they serve and that a stop is felt by. */
function machinesOfUse(wave: PlannedWave, { plan, clients }: CalendarTerms): readonly MachineId[] {
  const own = plan.machines.filter((machine) => machine.wave === wave.number).map(({ id }) => id);
  return [...new Set([...own, ...own.flatMap((id) => clients.get(id) ?? [])])];
}

const ownFreeze = ({ from, to, why, zone }: CalendarSettings['freezes'][number]): BlockedDays => ({
  ...{ from, to, why },
  zone: zone === undefined || zone === null ? null : createTimeZone(zone),
});

/** Freezes of the plan that name a machine of the wave, its application, or nothing, which is everything. */
function freezesOf(machines: readonly PlannedMachine[], { plan }: CalendarTerms): readonly BlockedDays[] {
  const named = plan.settings.freezes.filter(
    (freeze) =>
      (freeze.machines.length === 0 && freeze.applications.length === 0) ||
      machines.some(
        ({ id, name, application }) =>
          isNamed(freeze.machines, [name, id]) || (application !== null && isNamed(freeze.applications, [application])),
      ),
  );
  return named.map(({ from, to, why }) => ({ from, to, why, zone: null }));
}

function isNamed(entries: readonly string[], names: readonly string[]): boolean {
  const { names: listed, patterns } = listMachines(entries);
  return names.some(
    (name) =>
      listed.some((one) => plainMachineName(one) === plainMachineName(name)) ||
      patterns.some((parts) => isCovered(parts, name)),
  );
}
