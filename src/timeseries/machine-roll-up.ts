import type { MachineId, Milliseconds } from '../model/index.js';
import { accumulate, emptyAccumulator, raise } from './bucket-accumulator.js';
import type { BucketAccumulator } from './bucket-accumulator.js';
import { commonRollup } from './granularity.js';
import { append, appendStamp, emptyColumn, emptyStamps } from './packed-column.js';
import { emptyLedger, noteStamp } from './stamp-ledger.js';
import type { StampLedger } from './stamp-ledger.js';
import type { PackedColumn, StampColumn } from './packed-column.js';
import type { RolledLayout, RolledRest } from './rolled-rows.js';
import type { Reading } from './sample-sink.js';
import { ALL_INSTANCES, WHOLE_MACHINE } from './series.js';
import type { Channel, Rollup } from './series.js';

/** Readings that wait for the others of their sample. */
interface Pending {
  stamps: StampColumn;
  values: PackedColumn;
}

/** One series as the source reads it. */
export interface ReadSeries {
  readonly channel: Reading['channel'];
  readonly instance: string;
  readonly buckets: BucketAccumulator;
  /** What the source states of all its values so far; null: nothing, or not the same. */
  rollup: Rollup | null | 'unread';
  /** Every stamp once: repeated ones are known by it, and the interval is found from it at the end. */
  readonly ledger: StampLedger;
  /** Null where no derived series is made of it. */
  readonly pending: Pending | null;
  /** The series that was read after this one last time, and by what name: rows of a source repeat their order. */
  next: ReadSeries | null;
  nextInstance: string;
}

/** The rows of one form that a machine came in, already rolled into records. */
export interface RowSeries {
  readonly layout: RolledLayout;
  readonly ledger: StampLedger;
  leastMs: number;
  /** Which columns were filled from which stamp of `ledger` on; see `RolledRows`. */
  readonly masks: number[];
  /** Where its records are in the spool; see `RolledRows`. */
  readonly chunks: number[];
  readonly rests: RolledRest[];
}

/** One machine while its readings arrive. */
export interface MachineRollUp {
  readonly machine: MachineId;
  readonly bucketMs: Milliseconds;
  readonly series: Map<Channel, Map<string, ReadSeries>>;
  readonly derived: Map<Channel, Map<string, BucketAccumulator>>;
  /** By the key of their layout. */
  readonly rows: Map<string, RowSeries>;
  /** The latest stamp of a disk or NIC. */
  newestMs: number;
  /** Disk and NIC readings before it are summed and forgotten; one that comes now is late. */
  joinedBeforeMs: number;
  late: number;
  latest: ReadSeries | null;
  /** Packed bytes of the readings that wait to be joined. */
  retainedBytes: number;
}

/** Reads, writes, and what their sum is called. */
export interface DiskPair {
  readonly read: Channel;
  readonly write: Channel;
  readonly both: Channel;
}

/** In IOPS and in bytes. */
export const DISK_PAIRS: readonly DiskPair[] = [
  { read: 'diskReadIops', write: 'diskWriteIops', both: 'diskIops' },
  { read: 'diskReadBytesPerSecond', write: 'diskWriteBytesPerSecond', both: 'diskBytesPerSecond' },
];
/** Per NIC, summed over all NICs. */
export const NETWORK_CHANNELS: readonly Channel[] = ['networkInBytesPerSecond', 'networkOutBytesPerSecond'];
const CHANNELS_WITH_INSTANCES: ReadonlySet<Channel> = new Set([
  ...DISK_PAIRS.flatMap(({ read, write }) => [read, write]),
  ...NETWORK_CHANNELS,
]);

/** Only disk writes have sums by the minute. */
export const hasMinutes = (channel: Channel): boolean => channel === 'diskWriteBytesPerSecond';

export const emptyMachine = (machine: MachineId, bucketMs: Milliseconds): MachineRollUp => ({
  machine,
  bucketMs,
  series: new Map(),
  derived: new Map(),
  rows: new Map(),
  newestMs: -Infinity,
  joinedBeforeMs: -Infinity,
  late: 0,
  latest: null,
  retainedBytes: 0,
});

/** Counts one reading; returns the bytes by which the readings that wait to be joined grew. */
export function addReading(into: MachineRollUp, { channel, instance, atMs, value, rollup }: Reading): number {
  const series = findSeries(into, channel, instance);
  const stated = rollup ?? null;
  if (series.rollup !== stated) series.rollup = commonRollup(series.rollup, stated);
  const isNew = noteStamp(series.ledger, atMs);
  if (series.pending === null || series.instance !== ALL_INSTANCES) {
    if (isNew) accumulate(series.buckets, atMs, value);
    else raise(series.buckets, atMs, value);
  }
  if (series.pending === null) return 0;
  if (atMs > into.newestMs) into.newestMs = atMs;
  if (atMs < into.joinedBeforeMs) into.late++;
  return keepPending(into, series.pending, { atMs, value });
}

/** Keeps a reading for joining; returns the bytes by which the machine grew. */
export function keepPending(
  into: MachineRollUp,
  { stamps, values }: Pending,
  { atMs, value }: { readonly atMs: number; readonly value: number },
): number {
  const grown = appendStamp(stamps, atMs) + append(values, value);
  into.retainedBytes += grown;
  return grown;
}

/** Guesses that series follow each other as before, since looking them up costs more than adding a reading. */
function findSeries(into: MachineRollUp, channel: Reading['channel'], instance: string): ReadSeries {
  const { latest } = into;
  const guess = latest?.next ?? null;
  const isRight = guess?.channel === channel && latest?.nextInstance === instance;
  const series = isRight ? guess : (into.series.get(channel)?.get(instance) ?? seriesOf(into, channel, instance));
  if (!isRight && latest !== null) {
    latest.next = series;
    latest.nextInstance = instance;
  }
  into.latest = series;
  return series;
}

/** A series of the source, made where there is none yet. */
export function seriesOf(into: MachineRollUp, channel: Reading['channel'], given: string): ReadSeries {
  const isSummed = CHANNELS_WITH_INSTANCES.has(channel);
  const instance = isSummed && given === WHOLE_MACHINE ? ALL_INSTANCES : given;
  const instances = instancesOf(into.series, channel);
  let series = instances.get(instance);
  if (series === undefined) {
    series = {
      channel,
      instance,
      buckets: emptyAccumulator(hasMinutes(channel), into.bucketMs),
      rollup: 'unread',
      ledger: emptyLedger(),
      pending: isSummed ? { stamps: emptyStamps(), values: emptyColumn() } : null,
      next: null,
      nextInstance: '',
    };
    instances.set(instance, series);
  }
  return series;
}

/** The instances of a channel, made where there are none yet. */
export function instancesOf<Value>(map: Map<Channel, Map<string, Value>>, channel: Channel): Map<string, Value> {
  let instances = map.get(channel);
  if (instances === undefined) {
    instances = new Map();
    map.set(channel, instances);
  }
  return instances;
}
