import type { MachineId } from '../model/index.js';
import type { RecoveryGroup } from './groups.js';
import type { PackedRun } from './pack-runs.js';
import type { StartOrder } from './start-order.js';

/** The levels that each plan has, rising: group 1 is the first of them. */
const levelsOfRuns = (runs: readonly PackedRun[], { levelOf }: StartOrder): readonly (readonly number[])[] =>
  runs.map(({ machines }) => [...new Set(machines.map((id) => levelOf.get(id)!))].sort((left, right) => left - right));

/**
 * For each plan and each of its groups, for which groups of other plans it waits: the latest group of each that one of its machines needs, unless
 * an earlier group of its plan waits for that one already; and the last group of directory and network, with its first. A group waits for
 * lower levels alone, so no wait goes in a circle.
 */
export function deriveWaits(
  runs: readonly PackedRun[],
  order: StartOrder,
  names: readonly string[],
): readonly (readonly RecoveryGroup['waitsFor'][])[] {
  const levels = levelsOfRuns(runs, order);
  const runOf = new Map(runs.flatMap(({ machines }, at) => machines.map((id) => [id, at] as const)));
  const groupOf = (id: MachineId): number => levels[runOf.get(id)!]!.indexOf(order.levelOf.get(id)!);
  const needed = runs.map((_, at) => levels[at]!.map(() => new Map<number, number>()));
  const need = (own: Map<number, number>, other: number, group: number): void => {
    own.set(other, Math.max(own.get(other) ?? 0, group));
  };
  for (const { client, server } of order.kept) {
    const [own, other] = [runOf.get(client)!, runOf.get(server)!];
    if (own !== other) need(needed[own]![groupOf(client)]!, other, groupOf(server));
  }
  runs.forEach(({ isFoundation }, foundation) => {
    if (!isFoundation) return;
    runs.forEach((run, at) => {
      if (!run.isFoundation) need(needed[at]![0]!, foundation, levels[foundation]!.length - 1);
    });
  });
  return needed.map((groups) => {
    const waited = new Map<number, number>();
    return groups.map((own) =>
      [...own]
        .sort(([left], [right]) => left - right)
        .flatMap(([other, group]) => {
          if ((waited.get(other) ?? -1) >= group) return [];
          waited.set(other, group);
          return [{ plan: names[other]!, group: group + 1 }];
        }),
    );
  });
}
