import { compareText } from '../model/index.js';
import type { Problem } from '../model/index.js';
import type { CalendarEvent, CutoverWindow, ReplicatingLoad, WaveCalendar, WaveReplication } from './calendar.js';
import { deriveTerms } from './calendar-terms.js';
import type { CalendarTerms, WaveCalendarInput } from './calendar-terms.js';
import { deriveCriticalPath } from './critical-path.js';
import type { CriticalPath } from './critical-path.js';
import { datedBatches } from './downtime.js';
import { FOUNDATION } from './draft-event.js';
import type { DraftEvent, Preparation } from './draft-event.js';
import { cutoverSlackMs } from './cutover-slack.js';
import { placeWave } from './place-wave.js';
import type { PlacedWave, PlacingState } from './place-wave.js';
import { planPreparation } from './plan-preparation.js';
import type { WaveCopy } from './replicate-wave.js';
import { projectKeyOf } from './project-key.js';
import { deriveReplicating, replicatingLimitOf, replicatingProblems } from './replicating.js';
import { dayNumberAt, hoursOf, localText, startOfDay, utcText } from './wall-clock.js';
import { waveEvents } from './wave-events.js';

const MOST_NAMES = 20;

/** The schedule before it is written as a calendar. */
interface Schedule {
  readonly drafts: readonly DraftEvent[];
  readonly waves: readonly PlacedWave[];
  /** By id of the cutover. */
  readonly cutoverSlack: ReadonlyMap<string, number>;
  readonly replicating: ReplicatingLoad;
  readonly replication: readonly WaveReplication[];
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Dates the waves of a plan, one behind the other.
 *
 * First the windows, forwards: where the machines of a wave and those they serve are used least by the users' clock, as soon as its first copy
 * over the link that waves share, and its test, can be done; or on the plan's day, which is kept where nothing forbids it; else a problem
 * says why, and the proposed day stands here. Then the work before them, backwards: copies and tests as late as they may, with a reserve.
 * Behind a window come a watch and the end of the sources. Instants are whole quarters of an hour.
 *
 * Slack is what the network of events leaves (`deriveCriticalPath`) while every cutover keeps its window.
 *
 * Problems: `calendar/date-not-kept`, `calendar/date-moved`, `calendar/date-avoided`, `calendar/no-window`, `calendar/users-awake`,
 * `calendar/unknown-bytes`, `calendar/transfer-too-long`, `calendar/change-over-link`, `calendar/too-many-replicating`,
 * `calendar/unknown-zone`.
 *
 * @throws {InvariantError} the plan's `asOf` is no day
 */
export function deriveWaveCalendar(input: WaveCalendarInput): WaveCalendar {
  const terms = deriveTerms(input);
  const { drafts, waves, cutoverSlack, replicating, replication, assumptions, problems } = deriveSchedule(terms);
  const path = deriveCriticalPath(drafts);
  const days = waves.map(({ placed }) => dayNumberAt(placed.zone.zone, placed.found.fromMs));
  return {
    schemaVersion: 1,
    project: projectKeyOf(terms.settings.project, terms.plan),
    zone: terms.site.name,
    usersZone: terms.users.name,
    windows: waves.map(windowOf),
    replication,
    days: days.map((day) => day - days[0]!),
    replicating,
    events: drafts
      .map((draft) => eventOf(draft, path, cutoverSlack))
      .toSorted((left, right) => compareText(left.from, right.from) || compareText(left.id, right.id)),
    criticalPath: path.path,
    assumptions: [...terms.assumptions, ...assumptions, ...ALWAYS_ASSUMED],
    problems: [...terms.problems, ...problems],
  };
}

const ALWAYS_ASSUMED = [
  'The parts of the downtime, the days of test, margin, watch and decommissioning are figures of the settings, not measured.',
  'What machines write is an upper bound of what changes, taken at its mean over the day.',
] as const;

/** The events as a network, each behind those that it waits for. */
export function deriveSchedule(terms: CalendarTerms): Schedule {
  const foundation = foundationOf(terms);
  const waves: PlacedWave[] = [];
  const copies: WaveCopy[] = [];
  const assumptions: string[] = [];
  const problems: Problem[] = [];
  let state: PlacingState = {
    ...{ foundationEndMs: foundation.toMs, linkFreeMs: foundation.toMs, reserved: [], previous: null },
  };
  for (const wave of terms.plan.waves) {
    const placing = placeWave(wave, state, terms);
    copies.push(placing.copy);
    assumptions.push(...placing.assumptions);
    problems.push(...placing.problems);
    if (placing.wave === null) break; // a wave behind one without a date has none either
    waves.push(placing.wave);
    state = placing.next;
  }
  const preparations = planPreparation(waves, foundation.toMs, terms);
  const spans = waves
    .map(({ wave, copy, placed }, index) => ({
      ...{ wave: wave.number, machines: copy.machines },
      limit: replicatingLimitOf(wave.number, terms.plan.settings),
      ...{ fromMs: preparations[index]!.copyFromMs, toMs: placed.found.toMs },
    }))
    .filter(({ machines }) => machines > 0);
  const replicating = deriveReplicating(spans, replicatingLimitOf(null, terms.plan.settings));
  return {
    drafts: [foundation, ...draftsOf(waves, preparations, terms)],
    ...{ waves, replicating },
    cutoverSlack: new Map(
      waves.map((one, index) => [
        `wave-${one.wave.number}/cutover`,
        cutoverSlackMs(one, waves[index + 1] ?? null, terms),
      ]),
    ),
    replication: copies.map((copy, index) => replicationOf(copy, preparations[index])),
    assumptions: [...assumptions, ...reservesGivenUp(waves, preparations)],
    problems: [...problems, ...replicatingProblems(replicating, spans)],
  };
}

const draftsOf = (
  waves: readonly PlacedWave[],
  preparations: readonly Preparation[],
  terms: CalendarTerms,
): readonly DraftEvent[] =>
  waves.flatMap((placed, index) => {
    const previous = waves[index - 1];
    const previousCopy = previous === undefined ? null : `wave-${previous.wave.number}/initialReplication`;
    return waveEvents({ placed, preparation: preparations[index]!, previousCopy }, terms);
  });

function replicationOf(copy: WaveCopy, preparation: Preparation | undefined): WaveReplication {
  const isKnown = preparation !== undefined && copy.crossing !== null;
  return {
    ...copy.replication,
    initialHours: isKnown ? hoursOf(preparation.copyToMs - preparation.copyFromMs) : null,
  };
}

const reservesGivenUp = (waves: readonly PlacedWave[], preparations: readonly Preparation[]): readonly string[] =>
  preparations.flatMap(({ said, isShort }, index) =>
    isShort ? said.map((text) => `${waves[index]!.wave.name}, first copy: ${text}`) : [],
  );

function windowOf({ wave, placed: { found, use, zone: own }, downtime }: PlacedWave): CutoverWindow {
  const { zone } = own;
  return {
    ...{ wave: wave.number, planned: wave.cutover },
    ...{ from: utcText(found.fromMs), to: utcText(found.toMs), zone: zone.name },
    ...{ localFrom: localText(zone, found.fromMs), localTo: localText(zone, found.toMs) },
    ...{ usePercent: found.usePercent, measuredMachines: use.measuredMachines },
    ...{ downtimeMinutes: downtime.downtimeMinutes, downtimeParts: downtime.parts },
    ...{ batches: datedBatches(downtime, found.fromMs), outageMinutes: downtime.outageMinutes },
    refused: found.refused.map(({ fromMs, why }) => ({ from: utcText(fromMs), why })),
  };
}

function foundationOf({ plan, settings, site, startMs, first }: CalendarTerms): DraftEvent {
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
    basis: [first.said, `${settings.foundationDays} days, by the settings, before anything leaves the site.`, extended],
    after: [],
  };
}

function eventOf(
  { id, kind, wave, title, fromMs, toMs, basis, after }: DraftEvent,
  { timed }: CriticalPath,
  cutoverSlack: ReadonlyMap<string, number>,
): CalendarEvent {
  return {
    ...{ id, kind, wave, title, from: utcText(fromMs), to: utcText(toMs), basis },
    after: after.map(({ id: before }) => before),
    slackHours: hoursOf(cutoverSlack.get(id) ?? timed.get(id)!.slackMs),
  };
}
