import type { CalendarTerms } from './calendar-terms.js';
import { nextWindow } from './choose-window.js';
import { slowestRateIn } from './link.js';
import { spacedFrom } from './place-window.js';
import type { PlacedWave } from './place-wave.js';
import { dayNumberAt } from './wall-clock.js';

/**
 * How long a cutover may slip while all others keep their dates: not at all where the plan decided its day; else to the next day that has
 * an allowed window, if the wave behind it is then still behind it by the days between the two.
 */
export function cutoverSlackMs(one: PlacedWave, next: PlacedWave | null, terms: CalendarTerms): number {
  const { placed, wave } = one;
  if (placed.day !== 'proposed') return 0;
  const { fromMs, toMs } = placed.found;
  const { zone } = placed.zone;
  const later = nextWindow(placed.search, dayNumberAt(zone, fromMs));
  if (later === null || slowestRateIn(terms.link, later.fromMs, later.toMs) < slowestRateIn(terms.link, fromMs, toMs))
    return 0;
  if (next !== null) {
    const slipped = { wave, zone, fromMs: later.fromMs, toMs: later.toMs };
    const spaced = spacedFrom(next.wave, slipped, next.placed.zone.zone, terms);
    if (Math.max(spaced.atMs, later.toMs) > next.placed.found.fromMs) return 0;
  }
  return later.fromMs - fromMs;
}
