import { countOf } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { CutoverBatch, CutoverWindow } from './calendar.js';
import type { CalendarTerms } from './calendar-terms.js';
import { minutesFor } from './link.js';
import type { CopiedBatch, WaveCopy } from './replicate-wave.js';
import { ceilToQuarter, MINUTE_MS, utcText } from './wall-clock.js';

type Parts = CutoverWindow['downtimeParts'];

/** A batch with how long each of its machines is down. */
interface BatchDowntime {
  readonly machines: readonly MachineId[];
  readonly minutes: number;
  readonly parts: Parts;
}

/** How long the machines of a wave are down, and how long their window is. */
export interface Downtime {
  /** Of the longest batch. */
  readonly parts: Parts;
  /** Of the longest machine: the sum of its parts. */
  readonly downtimeMinutes: number;
  /** One behind the other. */
  readonly batches: readonly BatchDowntime[];
  /** From the first machine that stops to the last that is checked: all batches. */
  readonly outageMinutes: number;
  /** All batches and the margin: whole quarters. */
  readonly lengthMs: number;
  readonly said: string;
}

/**
 * Machines of a batch go through the parts beside each other, batches one behind the other: the window is as long as all batches and the
 * margin. A batch synchronizes last what its own machines write.
 */
export function deriveDowntime(copy: WaveCopy, bitsPerSecond: number, { settings }: CalendarTerms): Downtime {
  const batches = copy.batches.map((batch) => batchOf(batch, bitsPerSecond, settings.cutoverMinutes));
  const longest = batches.reduce<BatchDowntime | null>(
    (most, batch) => (most === null || batch.minutes > most.minutes ? batch : most),
    null,
  );
  // A wave without machines has a window all the same: people look whether it is meant.
  const { minutes, parts } =
    longest ?? batchOf({ machines: [], lastSyncBytes: null }, bitsPerSecond, settings.cutoverMinutes);
  const outageMinutes = batches.reduce((sum, batch) => sum + batch.minutes, 0) || minutes;
  return {
    ...{ parts, downtimeMinutes: minutes, batches, outageMinutes },
    lengthMs: ceilToQuarter((outageMinutes + settings.marginMinutes) * MINUTE_MS),
    said: saidOf(batches, { minutes, outageMinutes, marginMinutes: settings.marginMinutes }),
  };
}

function batchOf(
  { machines, lastSyncBytes }: CopiedBatch,
  bitsPerSecond: number,
  { shutDown, lastSync, hydrate, start, checks }: CalendarTerms['settings']['cutoverMinutes'],
): BatchDowntime {
  const parts = [
    { words: 'shut down the source', minutes: shutDown },
    lastSyncPart(lastSyncBytes === null ? null : minutesFor(lastSyncBytes, bitsPerSecond), lastSync),
    { words: 'hydrate: fix drivers and agents on a helper machine', minutes: hydrate },
    { words: 'start in Azure', minutes: start },
    { words: 'checks', minutes: checks },
  ];
  return { machines, parts, minutes: parts.reduce((sum, part) => sum + part.minutes, 0) };
}

function lastSyncPart(measured: number | null, stated: number): Parts[number] {
  if (measured === null) {
    return { minutes: stated, words: 'last synchronization: by the settings, no writes are known' };
  }
  const words =
    measured > stated
      ? 'last synchronization: what is written since the last cycle began, an upper bound'
      : `last synchronization: by the settings; what is written since the last cycle began takes ${measured} min`;
  return { minutes: Math.max(measured, stated), words };
}

function saidOf(
  batches: readonly BatchDowntime[],
  { minutes, outageMinutes, marginMinutes }: Record<'minutes' | 'outageMinutes' | 'marginMinutes', number>,
): string {
  const machines = batches.reduce((sum, batch) => sum + batch.machines.length, 0);
  const atOnce = batches.reduce((most, batch) => Math.max(most, batch.machines.length), 0);
  const isMany = batches.length > 1;
  const most = isMany && batches.some((batch) => batch.minutes !== minutes) ? 'at most ' : '';
  const across = isMany
    ? ` What is in several batches is out from the first of them to the last: ${outageMinutes} min for what is in all.`
    : '';
  return `${most}${minutes} min of downtime for each machine, ${atOnce} at once: ${countOf(machines, 'machine')} in ${countOf(batches.length, 'batch takes', 'batches take')} ${outageMinutes} min, with ${marginMinutes} of margin behind them.${across}`;
}

/** The batches of a window that begins at an instant, with their times. */
export function datedBatches({ batches }: Downtime, fromMs: number): readonly CutoverBatch[] {
  let atMs = fromMs;
  return batches.map(({ machines, minutes }, index) => {
    const from = utcText(atMs);
    atMs += minutes * MINUTE_MS;
    return { number: index + 1, machines, from, to: utcText(atMs), minutes };
  });
}
