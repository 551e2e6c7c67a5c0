import { compareText } from '../model/index.js';
import type { Machine, MachineId } from '../model/index.js';
import { createTimeZone } from '../timeseries/index.js';
import type { TimeZone } from '../timeseries/index.js';

/** The tag by which an inventory says where the users of a machine are. */
const USERS_TAG = 'users';

/** A zone that machines state, and how many of them. */
export interface StatedZone {
  readonly zone: TimeZone;
  readonly machines: number;
}

/** The zones that machines state by their tag, the most frequent first, of equals by name. What is no zone counts as nothing. */
export function statedZones(
  ids: readonly MachineId[],
  machines: ReadonlyMap<MachineId, Machine>,
): readonly StatedZone[] {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const tag = machines.get(id)?.tags.find(([key]) => key.toLowerCase() === USERS_TAG);
    if (tag !== undefined) counts.set(tag[1], (counts.get(tag[1]) ?? 0) + 1);
  }
  return [...counts]
    .toSorted((left, right) => right[1] - left[1] || compareText(left[0], right[0]))
    .flatMap(([name, count]) => {
      const zone = createTimeZone(name);
      return zone === null ? [] : [{ zone, machines: count }];
    });
}
