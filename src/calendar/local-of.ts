import { createTimeZone } from '../timeseries/index.js';
import { localText } from './wall-clock.js';

/** An instant of a calendar by the clock of a zone, with its offset; in UTC where the zone is unknown. */
export function localOf(instant: string, zoneName: string): string {
  const zone = createTimeZone(zoneName);
  return zone === null ? instant : localText(zone, Date.parse(instant));
}
