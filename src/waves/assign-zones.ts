import type { AvailabilityGroup } from '../graph/index.js';
import type { MachineId } from '../model/index.js';

type Zone = 1 | 2 | 3;
const ZONES: readonly Zone[] = [1, 2, 3];

/** Zones in turn over the members of each availability group in its order; a machine of several groups keeps its first. */
export function assignZones(groups: readonly AvailabilityGroup[]): ReadonlyMap<MachineId, Zone> {
  const zones = new Map<MachineId, Zone>();
  for (const { machines } of groups) {
    if (machines.length < 2) continue;
    for (const [turn, id] of machines.entries()) if (!zones.has(id)) zones.set(id, ZONES[turn % ZONES.length]!);
  }
  return zones;
}
