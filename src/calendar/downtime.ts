import type { CutoverWindow } from './calendar.js';
import type { CalendarTerms } from './calendar-terms.js';
import { minutesFor } from './link.js';
import type { WaveCopy } from './replicate-wave.js';
import { ceilToQuarter, MINUTE_MS } from './wall-clock.js';

/** How long the machines of a wave are down, and how long their window is. */
export interface Downtime {
  readonly parts: CutoverWindow['downtimeParts'];
  /** Of the longest machine: the sum of its parts. */
  readonly downtimeMinutes: number;
  /** Batches, one behind the other. */
  readonly batches: number;
  /** Batches x parts, and the margin: whole quarters. */
  readonly lengthMs: number;
  readonly said: string;
}

/**
 * Machines of a batch go through the parts beside each other, batches one behind the other: the window is as long as all batches and the
 * margin. A batch synchronizes at most what its machines would write if they were those that write most.
 */
export function deriveDowntime(copy: WaveCopy, bitsPerSecond: number, { settings }: CalendarTerms): Downtime {
  const { shutDown, lastSync, hydrate, start, checks } = settings.cutoverMinutes;
  const parts = [
    { words: 'shut down the source', minutes: shutDown },
    lastSyncPart(copy.lastSyncBytes === null ? null : minutesFor(copy.lastSyncBytes, bitsPerSecond), lastSync),
    { words: 'hydrate: fix drivers and agents on a helper machine', minutes: hydrate },
    { words: 'start in Azure', minutes: start },
    { words: 'checks', minutes: checks },
  ];
  const downtimeMinutes = parts.reduce((sum, { minutes }) => sum + minutes, 0);
  const batches = Math.max(1, Math.ceil(copy.machines / settings.cutoverAtOnce));
  const atOnce = Math.min(copy.machines, settings.cutoverAtOnce);
  return {
    ...{ parts, downtimeMinutes, batches },
    lengthMs: ceilToQuarter((batches * downtimeMinutes + settings.marginMinutes) * MINUTE_MS),
    said: `${downtimeMinutes} min of downtime for each machine, ${atOnce} at once: ${copy.machines} machines in ${batches} ${batches === 1 ? 'batch' : 'batches'} take ${batches * downtimeMinutes} min, with ${settings.marginMinutes} of margin behind them.`,
  };
}

function lastSyncPart(measured: number | null, stated: number): CutoverWindow['downtimeParts'][number] {
  if (measured === null) {
    return { minutes: stated, words: 'last synchronization: by the settings, no writes are known' };
  }
  const words =
    measured > stated
      ? 'last synchronization: what is written since the last cycle began, an upper bound'
      : `last synchronization: by the settings; what is written since the last cycle began takes ${measured} min`;
  return { minutes: Math.max(measured, stated), words };
}
