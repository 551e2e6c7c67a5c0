import type { MachineId, Milliseconds } from '../model/index.js';
import { greatestDivisor } from './posing-averages.js';
import type { PosingAverages } from './posing-averages.js';
import type { SampleSink } from './sample-sink.js';
import { MINUTE_MS } from './series.js';

/** Fewer may fall on one grid by chance: 12 changes, all on every fourth sample, come once in four million times. */
const LEAST_CHANGES = 12;
const NOTES = { readings: 0, duplicates: 0, late: 0, firstMs: null, lastMs: null };

/** What the readings of one machine show so far. */
interface Watched {
  readonly series: Map<string, { lastMs: number; value: number }>;
  /** The shortest distance of two readings of one series. */
  stepMs: number;
  steps: number;
  originMs: number | null;
  gridMs: number;
  readonly changes: Set<number>;
}

/** What rows show that buckets no longer do. */
export interface WatchedRows {
  /** Machines whose values repeat. */
  readonly repeats: readonly PosingAverages[];
  /** The shortest distance of two stamps of one series, by machine; of machines with a dozen of them. */
  readonly apartMs: ReadonlyMap<MachineId, Milliseconds>;
}

/** Watches rows for values that repeat, and for how far apart they stand. */
export interface RepeatWatch {
  /** Takes readings in place of a sink; those of one series should rise in time. Keeps none of them. */
  readonly sink: SampleSink;
  readonly found: () => WatchedRows;
  /** Whether every machine met has shown enough, and that its values change from stamp to stamp. */
  readonly isAcquitted: () => boolean;
}

/**
 * Tells averages of minutes that were printed several times as if they were samples: 300 s as 15 times 20 s. The values of a
 * machine then change, in all of its series, on a grid of 300 s only. Told from 12 stamps at which some value changed; one
 * change beside the grid acquits the machine. A machine that never or rarely changes is not accused.
 */
export function createRepeatWatch(): RepeatWatch {
  const machines = new Map<MachineId, Watched>();
  const add: SampleSink['add'] = ({ machine, channel, instance, atMs, value }) => {
    if (channel.startsWith('allocated')) return;
    let watched = machines.get(machine);
    if (watched === undefined) {
      watched = { series: new Map(), stepMs: Infinity, steps: 0, originMs: null, gridMs: 0, changes: new Set() };
      machines.set(machine, watched);
    }
    const key = `${channel}\u0000${instance}`;
    const before = watched.series.get(key);
    if (before === undefined) {
      watched.series.set(key, { lastMs: atMs, value });
      return;
    }
    noteStep(watched, before, { atMs, value });
    before.lastMs = atMs;
    before.value = value;
  };
  return {
    sink: {
      add,
      finish: () => ({ peaks: { series: [], spanMs: null }, notes: NOTES }),
      finishEach: () => NOTES,
    },
    found: () => ({
      repeats: [...machines].flatMap(([machine, { gridMs, stepMs, changes }]) =>
        changes.size >= LEAST_CHANGES && gridMs > MINUTE_MS && gridMs >= 2 * stepMs
          ? [
              {
                machine,
                statedMs: stepMs as Milliseconds,
                intervalMs: gridMs as Milliseconds,
                sign: 'repeats' as const,
              },
            ]
          : [],
      ),
      apartMs: new Map(
        [...machines].flatMap(([machine, { steps, stepMs }]) =>
          steps < LEAST_CHANGES ? [] : [[machine, stepMs as Milliseconds] as const],
        ),
      ),
    }),
    isAcquitted: () =>
      [...machines.values()].every(
        ({ gridMs, stepMs, steps }) =>
          steps >= LEAST_CHANGES && gridMs > 0 && (gridMs <= MINUTE_MS || gridMs === stepMs),
      ),
  };
}

/** A change behind a hole may have happened anywhere in it, so it is not counted. */
function noteStep(
  watched: Watched,
  before: { readonly lastMs: number; readonly value: number },
  { atMs, value }: { readonly atMs: number; readonly value: number },
): void {
  const gap = atMs - before.lastMs;
  if (gap <= 0) return;
  watched.steps++;
  if (gap < watched.stepMs) watched.stepMs = gap;
  if (gap > watched.stepMs || value === before.value) return;
  watched.originMs ??= atMs;
  watched.gridMs = greatestDivisor(watched.gridMs, Math.abs(atMs - watched.originMs));
  if (watched.changes.size < LEAST_CHANGES) watched.changes.add(atMs);
}
