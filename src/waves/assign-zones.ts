import type { AvailabilityGroup } from '../graph/index.js';
import type { MachineId } from '../model/index.js';
import { nameOrder } from './name-order.js';

type Zone = 1 | 2 | 3;
const ZONES: readonly Zone[] = [1, 2, 3];

/**
 * Zones in turn over the members of each availability group in the order of their names: 1, 2, 3, 1…; a machine of several groups
 * keeps its first.
 */
export function assignZones(
  groups: readonly AvailabilityGroup[],
  machines: readonly { readonly id: MachineId; readonly name: string }[],
): ReadonlyMap<MachineId, Zone> {
  const { sorted } = nameOrder(machines);
  const zones = new Map<MachineId, Zone>();
  for (const { machines: members } of groups) {
    if (members.length < 2) continue;
    for (const [turn, id] of sorted(members).entries()) if (!zones.has(id)) zones.set(id, ZONES[turn % ZONES.length]!);
  }
  return zones;
}
