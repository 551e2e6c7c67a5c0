import { deriveRoles, deriveServices } from '../dependency/index.js';
import type { Connection, ServicesByMachine } from '../dependency/index.js';
import type { Machine, MachineRole, RoleEvidence } from '../model/index.js';

/**
 * The signs of every machine's roles, in the order of the machines, the surest first: `deriveRoles`, with what people decided and
 * habits of asking among them. A habit that explains why a program asks for data goes before the sign that it does.
 */
export function findRoles(
  machines: readonly Machine[],
  services: ServicesByMachine,
  habitsAt: (place: number) => readonly RoleEvidence[],
): readonly (readonly RoleEvidence[])[] {
  return machines.map((machine, place) => {
    const signs = deriveRoles(machine, services.get(machine.id) ?? null, [
      ...(machine.decided?.roles ?? []),
      ...habitsAt(place),
    ]);
    const batch = signs.find(isBatchHabit);
    const [first] = signs;
    const isExplained = batch !== undefined && first?.role === 'application' && first.confidence === 'medium';
    return isExplained ? [batch, ...signs.filter((one) => one !== batch)] : signs;
  });
}

const isBatchHabit = ({ role, from }: RoleEvidence): boolean => role === 'batch' && from === 'port';

/** Services without what scanners tried: on a port that only they asked, nothing is known to serve. */
export const servicesWithout = (
  connections: readonly Connection[],
  tried: ReadonlySet<Connection>,
): ServicesByMachine =>
  deriveServices({ connections: tried.size === 0 ? connections : connections.filter((one) => !tried.has(one)) });

export const surestRole = (signs: readonly RoleEvidence[]): MachineRole | null => signs[0]?.role ?? null;
