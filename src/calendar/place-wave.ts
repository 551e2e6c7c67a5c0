import type { Problem } from '../model/index.js';
import type { PlannedWave } from '../waves/index.js';
import type { CalendarTerms } from './calendar-terms.js';
import { deriveDowntime } from './downtime.js';
import type { Downtime } from './downtime.js';
import { TTL_WORK_MS } from './draft-event.js';
import { changeRate, LONGEST_TRANSFER_YEARS, ratesOf, slowestRateIn } from './link.js';
import type { ReservedRate } from './link.js';
import { placeWindow } from './place-window.js';
import type { EarlierWindow, PlacedWindow, WindowBounds, WindowPlacing } from './place-window.js';
import { transferTooLong } from './problems.js';
import { copyEnd, deriveWaveCopy } from './replicate-wave.js';
import type { WaveCopy } from './replicate-wave.js';
import { ceilToQuarter, DAY_MS, dayNumberAt, HOUR_MS, localText, MINUTE_MS, startOfDay } from './wall-clock.js';
import { awakeProblems } from './wave-zone.js';

/** What earlier waves leave to the next one, if each is copied as soon as the link is free. */
export interface PlacingState {
  readonly foundationEndMs: number;
  readonly linkFreeMs: number;
  readonly reserved: readonly ReservedRate[];
  readonly previous: EarlierWindow | null;
}

/** A wave with its window; when its work before it begins is settled once all windows stand. */
export interface PlacedWave {
  readonly wave: PlannedWave;
  readonly copy: WaveCopy;
  readonly placed: PlacedWindow;
  readonly downtime: Downtime;
  readonly previous: EarlierWindow | null;
  /** Changes of earlier waves, until each is cut over. */
  readonly reserved: readonly ReservedRate[];
}

interface Placing {
  readonly copy: WaveCopy;
  /** Null where the wave has no date: nothing behind it has one either. */
  readonly wave: PlacedWave | null;
  readonly next: PlacingState;
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}

/** The window of one wave behind those before it, as soon as its copy and its test can be done, or on the plan's day. */
export function placeWave(wave: PlannedWave, state: PlacingState, terms: CalendarTerms): Placing {
  const startMs = Math.max(state.foundationEndMs, state.linkFreeMs);
  const copy = deriveWaveCopy(wave, terms);
  const { assumptions } = copy;
  const copyToMs = copyEnd(copy, startMs, terms, state.reserved);
  const nothing = { copy, wave: null, next: state, assumptions };
  if (copyToMs === null) {
    return { ...nothing, problems: [...copy.problems, transferTooLong(wave.name, LONGEST_TRANSFER_YEARS)] };
  }
  const bounds = {
    notBefore: boundsOf(copyToMs, { copyMs: 0, testMs: 0 }, state, terms),
    reserved: boundsOf(copyToMs, reservesOf(terms), state, terms),
    previous: state.previous,
  };
  const { placed, downtime } = placeWithDowntime(wave, copy, bounds, terms);
  if (placed.found === null) return { ...nothing, problems: [...copy.problems, ...placed.problems] };
  const { fromMs, toMs } = placed.found;
  const change = copy.replication.changePerDayBytes;
  const reservedNow = change === null ? [] : [{ bitsPerSecond: changeRate(change), untilMs: toMs }];
  return {
    copy,
    wave: { wave, copy, placed, downtime, previous: state.previous, reserved: state.reserved },
    next: {
      foundationEndMs: state.foundationEndMs,
      linkFreeMs: copyToMs,
      reserved: [...state.reserved, ...reservedNow],
      previous: { wave, zone: placed.zone.zone, fromMs, toMs },
    },
    assumptions: [...assumptions, ...assumedOf(wave, placed, terms)],
    problems: [...copy.problems, ...placed.problems, ...awakeProblems(wave, placed.zone, { fromMs, toMs }, terms)],
  };
}

/** How much earlier than they must copies and tests end. */
export interface Reserves {
  readonly copyMs: number;
  readonly testMs: number;
}

export const reservesOf = ({ settings }: Pick<CalendarTerms, 'settings'>): Reserves => ({
  copyMs: settings.replicationReserveDays * DAY_MS,
  testMs: settings.testReserveDays * DAY_MS,
});

export const freezeMsOf = ({ settings }: Pick<CalendarTerms, 'settings'>): number =>
  ceilToQuarter(settings.freezeHours * HOUR_MS);

/** From the end of a test to the window, at least. */
export const behindTestMs = (terms: Pick<CalendarTerms, 'settings'>): number =>
  Math.max(terms.settings.marginDays * DAY_MS, freezeMsOf(terms));

/** How long before the window names get their short TTL. */
export const ttlLeadMsOf = ({ settings, dns }: Pick<CalendarTerms, 'settings' | 'dns'>): number =>
  ceilToQuarter(Math.max(settings.ttl.leadHours * HOUR_MS, (dns?.oldTtlSeconds ?? 0) * 1000));

/** A test takes whole days of the site: the first that begins at or after an instant. */
export function firstTestDay(afterMs: number, { site }: Pick<CalendarTerms, 'site'>): number {
  const day = dayNumberAt(site, afterMs);
  return startOfDay(site, day) < afterMs ? day + 1 : day;
}

function boundsOf(
  copyToMs: number,
  { copyMs, testMs }: Reserves,
  { foundationEndMs }: PlacingState,
  terms: CalendarTerms,
): readonly { readonly atMs: number; readonly why: string }[] {
  const { settings, users, site } = terms;
  const lead = settings.replicationLeadDays * DAY_MS + copyMs;
  const testToMs = startOfDay(site, firstTestDay(copyToMs + copyMs, terms) + settings.testDays);
  return [
    {
      atMs: copyToMs + lead,
      why: `replication: the first copy ends at ${localText(users, copyToMs)}, and ${lead / DAY_MS} days are kept before a window`,
    },
    {
      atMs: testToMs + testMs + behindTestMs(terms),
      why: `the test migration ends at ${localText(users, testToMs)}, with margin and freeze behind it`,
    },
    {
      atMs: foundationEndMs + TTL_WORK_MS + ttlLeadMsOf(terms),
      why: 'the TTL of its names is lowered too late',
    },
  ];
}

interface WithDowntime {
  readonly placed: WindowPlacing;
  readonly downtime: Downtime;
}

/**
 * The last synchronization hangs on when it runs. A window is sought for the faster rate of the link, and kept if the link has it then; else one for the
 * slower rate; where that is too long to fit, one only where the link has the faster rate.
 */
function placeWithDowntime(
  wave: PlannedWave,
  copy: WaveCopy,
  bounds: Omit<WindowBounds, 'lengthMs' | 'against' | 'isLinkBound'>,
  terms: CalendarTerms,
): WithDowntime {
  const [fastest = 0, slowest = fastest] = ratesOf(terms.link);
  const isSlow = (fromMs: number, { outageMinutes }: Downtime): boolean =>
    slowestRateIn(terms.link, fromMs, fromMs + outageMinutes * MINUTE_MS) < fastest;
  const placeAt = (rate: number, isForced: boolean): WithDowntime => {
    const downtime = deriveDowntime(copy, rate, terms);
    const against = (fromMs: number): string | null =>
      isForced && isSlow(fromMs, downtime) ? 'the link is too slow then for the last synchronization' : null;
    return {
      downtime,
      placed: placeWindow(wave, { ...bounds, lengthMs: downtime.lengthMs, against, isLinkBound: isForced }, terms),
    };
  };
  const first = placeAt(fastest, false);
  if (first.placed.found === null || !isSlow(first.placed.found.fromMs, first.downtime)) return first;
  const second = placeAt(slowest, false);
  return second.placed.found === null ? placeAt(fastest, true) : second;
}

function assumedOf(
  wave: PlannedWave,
  { found, use, zone }: PlacedWindow,
  { settings }: CalendarTerms,
): readonly string[] {
  const own = zone.said === null ? [] : [zone.said];
  if (found.usePercent !== null) return own;
  const { from, to } = settings.assumedQuietHours;
  const why =
    use.measuredMachines === 0
      ? 'no samples of its machines or of those they serve'
      : 'no allowed window of which the samples show every hour';
  return [...own, `${wave.name}: ${why}; ${from} to ${to} (${zone.zone.name}) are taken for the quietest hours.`];
}
