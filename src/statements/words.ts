import { countOf, formatLocation } from '../model/index.js';
import type { Said } from './statement.js';

const PLACES_SHOWN = 4;
const NAMES_SHOWN = 8;

/** Where something was said and where it is written down: `paragraph 2 of the brief (statements.yaml:7)`. */
export const placeOf = ({ said, at }: Said): string => `${said} (${formatLocation(at)})`;

/** The first few places, and how many there are beside them. */
export function placesOf(statements: readonly Said[]): string {
  const shown = statements.slice(0, PLACES_SHOWN).map(placeOf);
  const rest = statements.length - shown.length;
  return rest > 0 ? `${shown.join('; ')}; and ${rest} more` : shown.join('; ');
}

export function namesOf(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN;
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

const UNITS: readonly (readonly [minutes: number, noun: string])[] = [
  [1440, 'day'],
  [60, 'hour'],
];

/** A time in the largest unit that leaves no rest: `5 days`, `36 hours`, `30 minutes`. */
export function timeOf(minutes: number): string {
  const unit = UNITS.find(([size]) => minutes >= size && minutes % size === 0);
  return unit === undefined ? countOf(minutes, 'minute') : countOf(minutes / unit[0], unit[1]);
}
