import { invariant, InvariantError } from '../model/index.js';
import type { Instant, MachineId } from '../model/index.js';
import { bucketLength } from './bucket-length.js';
import { addRolledRows, isSpread, wouldRepeat } from './add-rolled.js';
import { finishMachine } from './finish-machine.js';
import { joinPending } from './join-pending.js';
import { addReading, emptyMachine } from './machine-roll-up.js';
import type { MachineRollUp } from './machine-roll-up.js';
import { createMemorySpool } from './rolled-rows.js';
import type { RecordSpool, RolledRows } from './rolled-rows.js';
import { DEFAULT_SINK_OPTIONS, READING_LIMIT } from './sample-sink.js';
import type { Reading, RowSink, SampleSink, SampleSinkOptions } from './sample-sink.js';
import type { BucketSeries } from './series.js';

/**
 * A sink that rolls readings of any number of machines into buckets, of 10 minutes unless told otherwise.
 *
 * **Order does not matter**, to the last bit, but for stamps that come twice: maxima and counts by nature; sums because they are exact and rounded once
 * (`addExactly`); derived series because readings are joined by stamp. **A stamp counts once** in a series: a further reading
 * of it may raise the maximum and adds to neither sum nor count, so that overlapping files count no time twice. Of readings
 * of one stamp that differ, the first to come stands in the sum. In derived series the k-th reading of a stamp joins the k-th
 * of the other series, and the same holds. A derived sample adds what the sample holds: a disk
 * or a direction without a reading at that stamp adds nothing. Over all disks, reads and writes are each summed disk by
 * disk in the order of their names, then added.
 *
 * **Memory**: 28 bytes for each bucket of each series (24 more for each minute of disk writes); every stamp, packed
 * (nothing where they are regular, at most 9 bytes each); and the disk and NIC readings themselves, packed (at most 17 bytes
 * each, 1 to 4 where values are whole), up to `retainBytes`. Past that, each machine's samples before its latest stamp are
 * summed and forgotten: exact for input that goes machine by machine or is ordered by stamp, and `notes.late` tells
 * whether it was not.
 *
 * @throws {AssessmentError} `timeseries/bad-bucket-length`
 *
 * Cost: about constant for each reading; see `docs/peaks-store.md` for measurements.
 */
export function createSampleSink(
  options: SampleSinkOptions = DEFAULT_SINK_OPTIONS,
  spool: RecordSpool = createMemorySpool(),
): RowSink {
  const bucketMs = bucketLength(options.bucketMinutes);
  const machines = new Map<MachineId, MachineRollUp>();
  let latest: MachineRollUp | null = null;
  let retainedBytes = 0;
  let readings = 0;
  let firstMs = Infinity;
  let lastMs = -Infinity;
  let hasEnded = false;

  const machineOf = (id: MachineId): MachineRollUp => {
    if (latest?.machine === id) return latest;
    latest = machines.get(id) ?? emptyMachine(id, bucketMs);
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

  const addRolled = (rows: RolledRows): boolean => {
    invariant(!hasEnded, 'no rows follow the end of a run');
    if (!addRolledRows(machineOf(rows.machine), rows)) return false;
    readings += rows.readings;
    if (rows.leastMs < firstMs) firstMs = rows.leastMs;
    if (rows.greatestMs > lastMs) lastMs = rows.greatestMs;
    return true;
  };

  const finishEach: RowSink['finishEach'] = (intervalMs, take) => {
    invariant(!hasEnded, 'a run ends once');
    hasEnded = true;
    let duplicates = 0;
    let late = 0;
    for (const id of [...machines.keys()].sort()) {
      const machine = machines.get(id)!;
      const finished = finishMachine(machine, intervalMs, spool);
      take(finished.series);
      duplicates += finished.duplicates;
      late += machine.late;
      machines.delete(id);
    }
    const [first, last] = readings === 0 ? [null, null] : [firstMs as Instant, lastMs as Instant];
    return { readings, duplicates, late, firstMs: first, lastMs: last };
  };

  const finish: SampleSink['finish'] = (intervalMs) => {
    const series: BucketSeries[] = [];
    const notes = finishEach(intervalMs, (finished) => {
      for (const one of finished) series.push(one);
    });
    const { firstMs: first, lastMs: last } = notes;
    return { peaks: { series, spanMs: first === null || last === null ? null : [first, last] }, notes };
  };

  return {
    bucketMs,
    add,
    addRolled,
    wouldRepeat: (rows) => wouldRepeat(rows, (machine, key) => machines.get(machine)?.rows.get(key)?.ledger ?? null),
    rowLedger: (machine, layoutKey) => machines.get(machine)?.rows.get(layoutKey)?.ledger ?? null,
    isSpread: () => [...machines.values()].some(isSpread),
    finish,
    finishEach,
  };
}

const isSane = ({ atMs, value }: Reading): boolean => value >= 0 && value < READING_LIMIT && Number.isSafeInteger(atMs);

/** Apart from the check: making the text for every reading would cost more than adding it. */
function refuse({ channel, atMs, value }: Reading): never {
  throw new InvariantError(`a reading has a sane value and whole milliseconds, found ${channel} ${value} at ${atMs}`);
}
