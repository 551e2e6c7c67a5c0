import { invariant } from '../model/index.js';
import type { CalendarTerms } from './calendar-terms.js';
import type { Preparation } from './draft-event.js';
import { behindTestMs, firstTestDay, reservesOf } from './place-wave.js';
import type { PlacedWave, Reserves } from './place-wave.js';
import { copyBegin, copyEnd } from './replicate-wave.js';
import { DAY_MS, dayNumberAt, hoursOf, startOfDay } from './wall-clock.js';

/** When a first copy would begin and end if it began as late as it may. */
interface Wanted {
  readonly fromMs: number;
  readonly toMs: number;
  /** The same by its own window alone, were the link its own. */
  readonly ownToMs: number;
}

/**
 * Once every window stands: first copies and tests as late as they may, with their reserves, backwards from the windows. Waves share one
 * link, earlier ones first: a copy ends before that of the next wave begins. Where this would have the first ones begin before the
 * foundation stands, they begin as soon as they can, and the reserve is what gives way.
 *
 * No window is lost by it: a window was placed where the earliest possible copy is in time, copies that are put off keep their order, and each is
 * put off to no later than its own window asks for.
 */
export function planPreparation(
  waves: readonly PlacedWave[],
  foundationEndMs: number,
  terms: CalendarTerms,
): readonly Preparation[] {
  const wanted = wantedCopies(waves, terms);
  const { testMs, copyMs } = reservesOf(terms);
  const preparations: Preparation[] = [];
  let linkFreeMs = foundationEndMs;
  for (const [index, wave] of waves.entries()) {
    const want = wanted[index]!;
    const copyFromMs = Math.max(linkFreeMs, want.fromMs);
    const copyToMs = copyEnd(wave.copy, copyFromMs, terms, wave.reserved);
    invariant(copyToMs !== null, 'a wave with a window is copied in time');
    const day = Math.max(firstTestDay(copyToMs, terms), lastTestDay(wave, testMs, terms));
    preparations.push({
      ...{ copyFromMs, copyToMs },
      testFromMs: startOfDay(terms.site, day),
      testToMs: startOfDay(terms.site, day + terms.settings.testDays),
      said: saidOf(want, copyToMs, copyMs),
      isShort: copyToMs > want.ownToMs,
    });
    linkFreeMs = copyToMs;
  }
  return preparations;
}

function wantedCopies(waves: readonly PlacedWave[], terms: CalendarTerms): readonly Wanted[] {
  const wanted: Wanted[] = [];
  let nextFromMs = Infinity;
  for (const wave of waves.toReversed()) {
    const ownToMs = latestCopyEnd(wave, reservesOf(terms), terms);
    const toMs = Math.min(ownToMs, nextFromMs);
    nextFromMs = copyBegin(wave.copy, toMs, terms, wave.reserved) ?? -Infinity;
    wanted.push({ fromMs: nextFromMs, toMs, ownToMs });
    if (nextFromMs === -Infinity) break; // earlier ones begin as soon as they can
  }
  while (wanted.length < waves.length) wanted.push({ fromMs: -Infinity, toMs: -Infinity, ownToMs: Infinity });
  return wanted.toReversed();
}

/** The last day of the site on which a test may begin that ends in time. */
function lastTestDay({ placed }: PlacedWave, reserveMs: number, terms: CalendarTerms): number {
  const endMs = placed.found.fromMs - behindTestMs(terms) - reserveMs;
  return dayNumberAt(terms.site, endMs) - terms.settings.testDays;
}

function latestCopyEnd(wave: PlacedWave, { copyMs, testMs }: Reserves, terms: CalendarTerms): number {
  const beforeWindow = wave.placed.found.fromMs - terms.settings.replicationLeadDays * DAY_MS;
  return Math.min(beforeWindow, startOfDay(terms.site, lastTestDay(wave, testMs, terms))) - copyMs;
}

function saidOf({ toMs, ownToMs }: Wanted, copyToMs: number, reserveMs: number): readonly string[] {
  const reserve = `${reserveMs / DAY_MS} days of reserve`;
  if (copyToMs > ownToMs) {
    return [`It begins as soon as it can; of the ${reserve} ${hoursOf(copyToMs - ownToMs)} h are given up.`];
  }
  if (toMs < ownToMs) {
    return [
      `It begins earlier than its own window asks for, since the copy of the next wave needs the link; ${reserve} are kept.`,
    ];
  }
  return [`It begins as late as its window lets it, with ${reserve}.`];
}
