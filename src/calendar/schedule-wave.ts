import type { Problem } from '../model/index.js';
import type { PlannedWave } from '../waves/index.js';
import type { CutoverWindow, WaveReplication } from './calendar.js';
import type { CalendarTerms } from './calendar-terms.js';
import { TTL_WORK_MS } from './draft-event.js';
import type { DraftEvent, Preparation, ScheduleState } from './draft-event.js';
import { changeRate, minutesFor, ratesOf, slowestRateIn } from './link.js';
import { placeWindow } from './place-window.js';
import type { PlacedWindow, WindowBounds, WindowPlacing } from './place-window.js';
import { replicateWave } from './replicate-wave.js';
import type { ReplicatedWave } from './replicate-wave.js';
import {
  ceilToQuarter,
  DAY_MS,
  dayNumberAt,
  HOUR_MS,
  localText,
  MINUTE_MS,
  startOfDay,
  utcText,
} from './wall-clock.js';
import { waveEvents } from './wave-events.js';

export interface ScheduledWave {
  readonly replication: WaveReplication;
  /** Null where the wave has no date: nothing behind it has one either. */
  readonly window: CutoverWindow | null;
  readonly events: readonly DraftEvent[];
  readonly next: ScheduleState;
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}

/** Dates one wave behind those before it. */
export function scheduleWave(wave: PlannedWave, state: ScheduleState, terms: CalendarTerms): ScheduledWave {
  const startMs = Math.max(state.foundationEndMs, state.linkFreeMs);
  const copy = replicateWave(wave, { startMs, reserved: state.reserved }, terms);
  const undated = {
    replication: copy.replication,
    window: null,
    events: [],
    next: state,
    assumptions: copy.assumptions,
  };
  if (copy.toMs === null) return { ...undated, problems: copy.problems };
  const preparation = prepare(startMs, copy.toMs, terms);
  const bounds = { notBefore: boundsOf(preparation, state, terms), previous: state.previous };
  const { placed, ...downtime } = placeWithDowntime(wave, copy, bounds, terms);
  if (placed.found === null) return { ...undated, problems: [...copy.problems, ...placed.problems] };
  const { fromMs, toMs } = placed.found;
  const change = copy.replication.changePerDayBytes;
  const reservedNow = change === null ? [] : [{ bitsPerSecond: changeRate(change), untilMs: toMs }];
  return {
    replication: copy.replication,
    window: windowOf(wave, placed, downtime, terms),
    events: waveEvents(wave, { copy, placed, preparation, state, downtimeMinutes: downtime.downtimeMinutes }, terms),
    next: {
      foundationEndMs: state.foundationEndMs,
      linkFreeMs: copy.toMs,
      previousCopy: `wave-${wave.number}/initialReplication`,
      reserved: [...state.reserved, ...reservedNow],
      previous: { wave, fromMs, toMs },
    },
    assumptions: [...copy.assumptions, ...assumedQuiet(wave, placed, terms)],
    problems: [...copy.problems, ...placed.problems],
  };
}

/** A test takes whole days of the site, from the first midnight behind the copy. */
function prepare(copyFromMs: number, copyToMs: number, { settings, site }: CalendarTerms): Preparation {
  const day = dayNumberAt(site, copyToMs);
  const first = startOfDay(site, day) < copyToMs ? day + 1 : day;
  const { leadHours, normalSeconds } = settings.ttl;
  return {
    copyFromMs,
    copyToMs,
    testFromMs: startOfDay(site, first),
    testToMs: startOfDay(site, first + settings.testDays),
    ttlLeadMs: ceilToQuarter(Math.max(leadHours * HOUR_MS, normalSeconds * 1000)),
    freezeMs: ceilToQuarter(settings.freezeHours * HOUR_MS),
  };
}

function boundsOf(
  { copyToMs, testToMs, ttlLeadMs, freezeMs }: Preparation,
  { foundationEndMs }: ScheduleState,
  { settings, users }: CalendarTerms,
): readonly { readonly atMs: number; readonly why: string }[] {
  const { replicationLeadDays, marginDays } = settings;
  return [
    {
      atMs: copyToMs + replicationLeadDays * DAY_MS,
      why: `replication: the first copy ends at ${localText(users, copyToMs)}, and ${replicationLeadDays} days are kept before a window`,
    },
    {
      atMs: testToMs + Math.max(marginDays * DAY_MS, freezeMs),
      why: `the test migration ends at ${localText(users, testToMs)}, with margin and freeze behind it`,
    },
    {
      atMs: foundationEndMs + TTL_WORK_MS + ttlLeadMs,
      why: 'the TTL of its names is lowered too late',
    },
  ];
}

interface Downtime {
  readonly parts: CutoverWindow['downtimeParts'];
  readonly downtimeMinutes: number;
}

/**
 * The last synchronization hangs on when it runs. A window is sought for the faster rate of the link, and kept if the link has it then; else one for the
 * slower rate; where that is too long to fit, one only where the link has the faster rate.
 */
function placeWithDowntime(
  wave: PlannedWave,
  copy: ReplicatedWave,
  bounds: Pick<WindowBounds, 'notBefore' | 'previous'>,
  terms: CalendarTerms,
): Downtime & { readonly placed: WindowPlacing } {
  const [fastest = 0, slowest = fastest] = ratesOf(terms.link);
  const placeAt = (rate: number, isForced: boolean): Downtime & { readonly placed: WindowPlacing } => {
    const parts = downtimeParts(copy, rate, terms);
    const downtimeMinutes = parts.reduce((sum, { minutes }) => sum + minutes, 0);
    const lengthMs = ceilToQuarter((downtimeMinutes + terms.settings.marginMinutes) * MINUTE_MS);
    const against = (fromMs: number): string | null =>
      isForced && slowestRateIn(terms.link, fromMs, fromMs + downtimeMinutes * MINUTE_MS) < rate
        ? 'the link is too slow then for the last synchronization'
        : null;
    return { parts, downtimeMinutes, placed: placeWindow(wave, { ...bounds, lengthMs, against }, terms) };
  };
  const first = placeAt(fastest, false);
  if (first.placed.found === null) return first;
  const { fromMs } = first.placed.found;
  if (slowestRateIn(terms.link, fromMs, fromMs + first.downtimeMinutes * MINUTE_MS) >= fastest) return first;
  const second = placeAt(slowest, false);
  return second.placed.found === null ? placeAt(fastest, true) : second;
}

function downtimeParts(
  { lastSyncBytes }: ReplicatedWave,
  bitsPerSecond: number,
  { settings }: CalendarTerms,
): CutoverWindow['downtimeParts'] {
  const { shutDown, lastSync, hydrate, start, checks } = settings.cutoverMinutes;
  return [
    { words: 'shut down the source', minutes: shutDown },
    lastSyncPart(lastSyncBytes === null ? null : minutesFor(lastSyncBytes, bitsPerSecond), lastSync),
    { words: 'hydrate: fix drivers and agents on a helper machine', minutes: hydrate },
    { words: 'start in Azure', minutes: start },
    { words: 'checks', minutes: checks },
  ];
}

function lastSyncPart(measured: number | null, stated: number): CutoverWindow['downtimeParts'][number] {
  if (measured === null) {
    return { minutes: stated, words: 'last synchronization: by the settings, no writes are known' };
  }
  const words =
    measured > stated
      ? 'last synchronization: what is written since the last cycle began, an upper bound'
      : `last synchronization: by the settings; what is written since the last cycle began takes ${measured} min`;
  return { minutes: Math.max(measured, stated), words };
}

function windowOf(
  wave: PlannedWave,
  { found, use }: PlacedWindow,
  downtime: Downtime,
  { users }: CalendarTerms,
): CutoverWindow {
  return {
    wave: wave.number,
    ...{ from: utcText(found.fromMs), to: utcText(found.toMs), zone: users.name },
    ...{ localFrom: localText(users, found.fromMs), localTo: localText(users, found.toMs) },
    ...{ usePercent: found.usePercent, measuredMachines: use.measuredMachines },
    ...{ downtimeMinutes: downtime.downtimeMinutes, downtimeParts: downtime.parts },
    refused: found.refused.map(({ fromMs, why }) => ({ from: utcText(fromMs), why })),
  };
}

function assumedQuiet(
  wave: PlannedWave,
  { found, use }: PlacedWindow,
  { settings, users }: CalendarTerms,
): readonly string[] {
  if (found.usePercent !== null) return [];
  const { from, to } = settings.assumedQuietHours;
  const why =
    use.measuredMachines === 0
      ? 'no samples of its machines or of those they serve'
      : 'no allowed window of which the samples show every hour';
  return [`${wave.name}: ${why}; ${from} to ${to} (${users.name}) are taken for the quietest hours.`];
}
