import type { Problem } from '../model/index.js';
import type { PlannedWave } from '../waves/index.js';
import type { CutoverWindow, WaveReplication } from './calendar.js';
import type { CalendarTerms } from './calendar-terms.js';
import { TTL_WORK_MS } from './draft-event.js';
import type { DraftEvent, Preparation, ScheduleState } from './draft-event.js';
import { changeRate } from './link.js';
import { placeWindow } from './place-window.js';
import type { PlacedWindow } from './place-window.js';
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
  const parts = downtimeParts(copy, terms);
  const downtimeMinutes = parts.reduce((sum, { minutes }) => sum + minutes, 0);
  const lengthMs = ceilToQuarter((downtimeMinutes + terms.settings.marginMinutes) * MINUTE_MS);
  const notBefore = boundsOf(preparation, state, terms);
  const placed = placeWindow(wave, { lengthMs, notBefore, previous: state.previous }, terms);
  if (placed.found === null) return { ...undated, problems: [...copy.problems, ...placed.problems] };
  const { fromMs, toMs } = placed.found;
  const change = copy.replication.changePerDayBytes;
  const reservedNow = change === null ? [] : [{ bitsPerSecond: changeRate(change), untilMs: toMs }];
  return {
    replication: copy.replication,
    window: windowOf(wave, placed, { parts, downtimeMinutes }, terms),
    events: waveEvents(wave, { copy, placed, preparation, state, downtimeMinutes }, terms),
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

function downtimeParts(copy: ReplicatedWave, { settings }: CalendarTerms): CutoverWindow['downtimeParts'] {
  const { shutDown, hydrate, start, checks } = settings.cutoverMinutes;
  return [
    { words: 'shut down the source', minutes: shutDown },
    copy.lastSync,
    { words: 'hydrate: fix drivers and agents on a helper machine', minutes: hydrate },
    { words: 'start in Azure', minutes: start },
    { words: 'checks', minutes: checks },
  ].map(({ words, minutes }) => ({ words, minutes }));
}

function windowOf(
  wave: PlannedWave,
  { found, use }: PlacedWindow,
  downtime: { readonly parts: CutoverWindow['downtimeParts']; readonly downtimeMinutes: number },
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
