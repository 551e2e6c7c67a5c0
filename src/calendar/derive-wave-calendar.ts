import { compareText } from '../model/index.js';
import type { Problem } from '../model/index.js';
import type { CalendarEvent, CutoverWindow, WaveCalendar, WaveReplication } from './calendar.js';
import { deriveTerms } from './calendar-terms.js';
import type { CalendarTerms, WaveCalendarInput } from './calendar-terms.js';
import { deriveCriticalPath } from './critical-path.js';
import type { CriticalPath } from './critical-path.js';
import { FOUNDATION } from './draft-event.js';
import type { DraftEvent, ScheduleState } from './draft-event.js';
import { scheduleWave } from './schedule-wave.js';
import { dayNumberAt, hoursOf, startOfDay, utcText } from './wall-clock.js';

const MOST_NAMES = 20;

/** The schedule before it is written as a calendar. */
interface Schedule {
  readonly drafts: readonly DraftEvent[];
  readonly windows: readonly CutoverWindow[];
  readonly replication: readonly WaveReplication[];
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Dates the waves of a plan, one behind the other.
 *
 * For each wave: the first copy over a link that the waves share in their order, cycles of changes, a test, the lowering of TTLs, a
 * freeze, a window where the machines and those they serve are used least by the users' clock, a watch and the end of the
 * sources. Days of the plan are kept where nothing forbids them; else a problem says why, and the proposed day stands here. Instants are
 * whole quarters of an hour.
 *
 * Slack is what the network of events leaves (`deriveCriticalPath`): what a cutover waits for may slip by it without moving any cutover,
 * a cutover without moving the last one, though it needs a new window besides, and what follows the cutovers without moving the end.
 *
 * Problems: `calendar/date-not-kept`, `calendar/date-avoided`, `calendar/no-window`, `calendar/unknown-bytes`,
 * `calendar/transfer-too-long`, `calendar/change-over-link`, `calendar/unknown-zone`.
 *
 * @throws {InvariantError} the plan's `asOf` is no day
 */
export function deriveWaveCalendar(input: WaveCalendarInput): WaveCalendar {
  const terms = deriveTerms(input);
  const { drafts, windows, replication, assumptions, problems } = deriveSchedule(terms);
  const path = deriveCriticalPath(drafts, isCutover);
  return {
    schemaVersion: 1,
    zone: terms.site.name,
    usersZone: terms.users.name,
    windows,
    replication,
    events: drafts
      .map((draft) => eventOf(draft, path))
      .toSorted((left, right) => compareText(left.from, right.from) || compareText(left.id, right.id)),
    criticalPath: path.path,
    assumptions: [...terms.assumptions, ...assumptions, ...ALWAYS_ASSUMED],
    problems: [...terms.problems, ...problems],
  };
}

/** What people have been promised: slack and critical path are held to them. */
const isCutover = (id: string): boolean => id.endsWith('/cutover');

const ALWAYS_ASSUMED = [
  'The parts of the downtime, the days of test, margin, watch and decommissioning are figures of the settings, not measured.',
  'What machines write is an upper bound of what changes, taken at its mean over the day.',
] as const;

/** The events as a network, each behind those that it waits for. */
export function deriveSchedule(terms: CalendarTerms): Schedule {
  const foundation = foundationOf(terms);
  const drafts: DraftEvent[] = [foundation];
  const windows: CutoverWindow[] = [];
  const replication: WaveReplication[] = [];
  const assumptions: string[] = [];
  const problems: Problem[] = [];
  let state: ScheduleState = {
    ...{ foundationEndMs: foundation.toMs, linkFreeMs: foundation.toMs },
    ...{ previousCopy: null, reserved: [], previous: null },
  };
  for (const wave of terms.plan.waves) {
    const scheduled = scheduleWave(wave, state, terms);
    replication.push(scheduled.replication);
    assumptions.push(...scheduled.assumptions);
    problems.push(...scheduled.problems);
    if (scheduled.window === null) break; // a wave behind one without a date has none either
    windows.push(scheduled.window);
    drafts.push(...scheduled.events);
    state = scheduled.next;
  }
  return { drafts, windows, replication, assumptions, problems };
}

function foundationOf({ plan, settings, site, startMs }: CalendarTerms): DraftEvent {
  const toMs = startOfDay(site, dayNumberAt(site, startMs) + settings.foundationDays);
  const names = plan.unplanned.filter(({ kind }) => kind === 'foundation').map(({ name }) => name);
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  const extended =
    names.length === 0
      ? 'The plan names no machine of identity, DNS or network: check that there is none.'
      : `Extended beforehand: ${names.slice(0, MOST_NAMES).join(', ')}${more}.`;
  return {
    ...{ id: FOUNDATION, kind: 'extendFoundation', wave: null },
    title: 'Extend identity, DNS and network to Azure',
    ...{ fromMs: startMs, toMs, durationMs: toMs - startMs, releaseMs: startMs },
    basis: [`${settings.foundationDays} days, by the settings, before anything leaves the site.`, extended],
    after: [],
  };
}

function eventOf(
  { id, kind, wave, title, fromMs, toMs, basis, after }: DraftEvent,
  { timed }: CriticalPath,
): CalendarEvent {
  return {
    ...{ id, kind, wave, title, from: utcText(fromMs), to: utcText(toMs), basis },
    after: after.map(({ id: before }) => before),
    slackHours: hoursOf(timed.get(id)!.slackMs),
  };
}
