import type { MachineId } from '../model/index.js';
import type { MachineCopy } from './initial.js';
import type { CopyRun } from './initial-simulation.js';
import type { DatedWave } from './initial-waves.js';
import { isCycled } from './batches.js';
import type { ReplicatedMachine } from './replicated.js';

const MINUTE_MS = 60_000;

/** What cycles of changes that run already may add to the first copies of one wave. */
export interface SlotDelay {
  /** At most so many minutes later than reckoned, over all batches up to the last one of the wave. */
  readonly minutes: number;
  /** Machines copied before, of whose cycles nobody knows how long they are: their part is missing. */
  readonly unknown: number;
}

/**
 * How much later than reckoned the first copies of each wave may be done, since cycles of changes occupy disks at once of an appliance, a host
 * or a datastore too.
 *
 * The gateway displaces nothing that runs; of what waits, a first copy goes before a cycle of changes (agentless migration of VMware,
 * 2025-05-12). So whoever holds a slot that a batch wants gives it up when its cycle ends, and no other cycle gets it before the batch: a
 * batch waits no longer than the longest cycle of the machines copied before behind the same vCenter. The batches wait one after the other,
 * so their waits add up. An upper bound of ours: what these cycles send is in the reckoning already. The last cycles of a cutover go before
 * everything that waits; one that begins just then is not in the bound.
 *
 * @returns by wave; nothing for a wave without batches that go in cycles
 */
export function deriveSlotDelays(
  { batches, machines: spans }: CopyRun,
  waves: readonly DatedWave[],
  copies: readonly Pick<MachineCopy, 'machine' | 'longestCycleMinutes'>[],
): ReadonlyMap<number, SlotDelay> {
  const longest = new Map(copies.map(({ machine, longestCycleMinutes }) => [machine, longestCycleMinutes]));
  const cycled = waves.flatMap(({ machines, task }) =>
    machines.filter(isCycled).map((machine) => ({ machine, leavesMs: task.leavesMs })),
  );
  const delays = new Map<number, SlotDelay>();
  const unknown = new Set<MachineId>();
  let minutes = 0;
  for (const { wave, batch, span } of batches) {
    if (!batch.isCycled || span === null) continue;
    const behind = new Set(batch.tasks.map(({ machine }) => gatewayOf(machine)));
    let most = 0;
    for (const { machine, leavesMs } of cycled) {
      const copiedMs = spans.get(machine.id)?.toMs ?? Infinity;
      if (copiedMs > span.fromMs || leavesMs <= span.fromMs || !behind.has(gatewayOf(machine))) continue;
      const own = longest.get(machine.id) ?? null;
      if (own === null) unknown.add(machine.id);
      else most = Math.max(most, own);
    }
    minutes += most;
    delays.set(wave, { minutes, unknown: unknown.size });
  }
  return delays;
}

const gatewayOf = ({ manager }: ReplicatedMachine): string => manager?.toLowerCase() ?? '';

/** Waves whose window begins while a batch of first copies holds slots behind the same vCenter: their last cycle may have to wait for one. */
export function wavesWithBusySlots({ batches }: CopyRun, waves: readonly DatedWave[]): ReadonlySet<number> {
  const busy = waves.filter(({ windowMs, machines }) => {
    if (windowMs === null) return false;
    const gateways = new Set(machines.filter(isCycled).map(gatewayOf));
    return batches.some(
      ({ batch, span }) =>
        batch.isCycled &&
        span !== null &&
        span.fromMs <= windowMs &&
        (span.toMs ?? Infinity) > windowMs - MINUTE_MS &&
        batch.tasks.some(({ machine }) => gateways.has(gatewayOf(machine))),
    );
  });
  return new Set(busy.map(({ task }) => task.wave));
}
