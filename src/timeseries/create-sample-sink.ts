import { invariant, InvariantError } from '../model/index.js';
import type { Instant, MachineId, Milliseconds } from '../model/index.js';
import { finishMachine } from './finish-machine.js';
import { joinPending } from './join-pending.js';
import { addReading, emptyMachine } from './machine-roll-up.js';
import type { MachineRollUp } from './machine-roll-up.js';
import { DEFAULT_SINK_OPTIONS, READING_LIMIT } from './sample-sink.js';
import type { Reading, RollUpNotes, SampleSink, SampleSinkOptions } from './sample-sink.js';
import type { BucketSeries } from './series.js';

/**
 * A sink that rolls readings of any number of machines into 10-minute buckets.
 *
 * **Order does not matter**, to the last bit: maxima and counts by nature; sums because they are exact and rounded once
 * (`addExactly`); derived series because readings are joined by stamp. Where a stamp repeats within a series, its readings
 * are ranked by value and the k-th joins the k-th of the other series. A derived sample adds what the sample holds: a disk
 * or a direction without a reading at that stamp adds nothing. Over all disks, reads and writes are each summed disk by
 * disk in the order of their names, then added.
 *
 * **Memory**: 28 bytes for each bucket of each series (240 more for disk writes, with their minutes); every stamp, packed
 * (nothing where they are regular, at most 9 bytes each); and the disk and NIC readings themselves, packed (at most 17 bytes
 * each, 1 to 4 where values are whole), up to `retainBytes`. Past that, each machine's samples before its latest stamp are
 * summed and forgotten: exact for input that goes machine by machine or is ordered by stamp, and `notes.late` tells
 * whether it was not.
 *
 * Cost: about constant for each reading; see `docs/peaks-store.md` for measurements.
 */
export function createSampleSink(options: SampleSinkOptions = DEFAULT_SINK_OPTIONS): SampleSink {
  const machines = new Map<MachineId, MachineRollUp>();
  let latest: MachineRollUp | null = null;
  let retainedBytes = 0;
  let readings = 0;
  let firstMs = Infinity;
  let lastMs = -Infinity;
  let hasEnded = false;

  const machineOf = (id: MachineId): MachineRollUp => {
    if (latest?.machine === id) return latest;
    latest = machines.get(id) ?? emptyMachine(id);
    machines.set(id, latest);
    return latest;
  };

  /** The machine that is being read keeps its samples while those of the others are enough: it may come by counter. */
  const release = (current: MachineRollUp): void => {
    retainedBytes = 0;
    for (const machine of machines.values()) {
      if (machine !== current || current.retainedBytes * 2 > options.retainBytes) {
        joinPending(machine, machine.newestMs);
      }
      retainedBytes += machine.retainedBytes;
    }
  };

  const add = (reading: Reading): void => {
    invariant(!hasEnded, 'no reading follows the end of a run');
    if (!isSane(reading)) refuse(reading);
    readings++;
    if (reading.atMs < firstMs) firstMs = reading.atMs;
    if (reading.atMs > lastMs) lastMs = reading.atMs;
    const machine = machineOf(reading.machine);
    retainedBytes += addReading(machine, reading);
    if (retainedBytes > options.retainBytes) release(machine);
  };

  const finish = (intervalMs: Milliseconds | null): ReturnType<SampleSink['finish']> => {
    invariant(!hasEnded, 'a run ends once');
    hasEnded = true;
    const series: BucketSeries[] = [];
    let duplicates = 0;
    let late = 0;
    for (const id of [...machines.keys()].sort()) {
      const machine = machines.get(id)!;
      const finished = finishMachine(machine, intervalMs);
      for (const one of finished.series) series.push(one);
      duplicates += finished.duplicates;
      late += machine.late;
      machines.delete(id);
    }
    const span = readings === 0 ? null : ([firstMs as Instant, lastMs as Instant] as const);
    const notes: RollUpNotes = { readings, duplicates, late, firstMs: span?.[0] ?? null, lastMs: span?.[1] ?? null };
    return { peaks: { series, spanMs: span }, notes };
  };

  return { add, finish };
}

const isSane = ({ atMs, value }: Reading): boolean => value >= 0 && value < READING_LIMIT && Number.isSafeInteger(atMs);

/** Apart from the check: making the text for every reading would cost more than adding it. */
function refuse({ channel, atMs, value }: Reading): never {
  throw new InvariantError(`a reading has a sane value and whole milliseconds, found ${channel} ${value} at ${atMs}`);
}
