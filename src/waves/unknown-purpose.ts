import type { Placement } from './placement.js';

/**
 * Machines of the terms of which nothing says what they are for: no application, no role, no connection that counts with any other
 * machine, and no pin. An inventory lists what was forgotten as well as what is needed, and only an owner knows which it is.
 */
export function ofUnknownPurpose({ terms, allowed }: Pick<Placement, 'terms' | 'allowed'>): ReadonlySet<number> {
  const connected = new Set<number>();
  for (const { client, server } of terms.edges) connected.add(client).add(server);
  for (const { machine } of terms.anchored) connected.add(machine);
  return new Set(
    terms.machines.flatMap(({ application, role, unplanned }, index) =>
      application === null &&
      role === null &&
      unplanned === null &&
      allowed[index]!.pin === null &&
      !connected.has(index)
        ? [index]
        : [],
    ),
  );
}
