import { compareText } from '../model/index.js';
import { CHANNELS } from './series.js';
import type { Channel, SeriesKey } from './series.js';

const PLACES: ReadonlyMap<Channel, number> = new Map(CHANNELS.map((channel, index) => [channel, index]));

/** The order of a `PeakSet`: machine by code unit, channel as in `CHANNELS`, instance by code unit. */
export function compareKeys(left: SeriesKey, right: SeriesKey): number {
  return (
    compareText(left.machine, right.machine) ||
    PLACES.get(left.channel)! - PLACES.get(right.channel)! ||
    compareText(left.instance, right.instance)
  );
}
