import { nearestNames } from '../../model/index.js';

const SUGGESTED_ZONES = 3;

/** The zones of the IANA data that a text may mean: by the whole name, else by the place alone, which people know better. */
export function nearestZones(zone: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone');
  const near = nearestNames(zone, known, SUGGESTED_ZONES);
  if (near.length > 0) return near;
  const placeOf = (name: string): string => name.split('/').at(-1)!;
  const places = nearestNames(placeOf(zone), known.map(placeOf), SUGGESTED_ZONES);
  return known.filter((name) => places.includes(placeOf(name))).slice(0, SUGGESTED_ZONES);
}
