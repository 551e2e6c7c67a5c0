import { invariant } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { accumulate, emptyAccumulator } from './bucket-accumulator.js';
import type { BucketAccumulator } from './bucket-accumulator.js';
import { fillFrom, joinSamples, NO_SAMPLES, orderedSamples, splitAt } from './join-samples.js';
import type { Samples } from './join-samples.js';
import { append, appendStamp, emptyColumn, emptyStamps, unpacked, unpackedStamps } from './packed-column.js';
import type { PackedColumn, StampColumn } from './packed-column.js';
import type { Reading } from './sample-sink.js';
import { ALL_INSTANCES, WHOLE_MACHINE } from './series.js';
import type { Channel } from './series.js';

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
  /** Every stamp, in order of arrival: the interval and the duplicates are found from them at the end. */
  readonly stamps: StampColumn;
  /** Null where no derived series is made of it. */
  readonly pending: Pending | null;
}

/** One machine while its readings arrive. */
export interface MachineRollUp {
  readonly machine: MachineId;
  readonly series: Map<Channel, Map<string, ReadSeries>>;
  readonly derived: Map<Channel, Map<string, BucketAccumulator>>;
  /** The latest stamp of a disk or NIC. */
  newestMs: number;
  /** Disk and NIC readings before it are summed and forgotten; one that comes now is late. */
  joinedBeforeMs: number;
  late: number;
  /** Packed bytes of the readings that wait to be joined. */
  retainedBytes: number;
}

/** Reads, writes, and what their sum is called. */
export const DISK_PAIRS: readonly {
  readonly read: Channel;
  readonly write: Channel;
  readonly both: Channel;
}[] = [
  { read: 'diskReadIops', write: 'diskWriteIops', both: 'diskIops' },
  { read: 'diskReadBytesPerSecond', write: 'diskWriteBytesPerSecond', both: 'diskBytesPerSecond' },
];
const NETWORK_CHANNELS: readonly Channel[] = ['networkInBytesPerSecond', 'networkOutBytesPerSecond'];
const CHANNELS_WITH_INSTANCES: ReadonlySet<Channel> = new Set([
  ...DISK_PAIRS.flatMap(({ read, write }) => [read, write]),
  ...NETWORK_CHANNELS,
]);

const hasMinutes = (channel: Channel): boolean => channel === 'diskWriteBytesPerSecond';

export const emptyMachine = (machine: MachineId): MachineRollUp => ({
  machine,
  series: new Map(),
  derived: new Map(),
  newestMs: -Infinity,
  joinedBeforeMs: -Infinity,
  late: 0,
  retainedBytes: 0,
});

/** Counts one reading; returns the bytes by which the readings that wait to be joined grew. */
export function addReading(into: MachineRollUp, { channel, instance, atMs, value }: Reading): number {
  const series = into.series.get(channel)?.get(instance) ?? openSeries(into, channel, instance);
  appendStamp(series.stamps, atMs);
  if (series.pending === null) {
    accumulate(series.buckets, atMs, value);
    return 0;
  }
  if (series.instance !== ALL_INSTANCES) accumulate(series.buckets, atMs, value);
  if (atMs > into.newestMs) into.newestMs = atMs;
  if (atMs < into.joinedBeforeMs) into.late++;
  return keepPending(into, series.pending, { atMs, value });
}

function keepPending(
  into: MachineRollUp,
  { stamps, values }: Pending,
  { atMs, value }: { readonly atMs: number; readonly value: number },
): number {
  const grown = appendStamp(stamps, atMs) + append(values, value);
  into.retainedBytes += grown;
  return grown;
}

function openSeries(into: MachineRollUp, channel: Reading['channel'], given: string): ReadSeries {
  const isSummed = CHANNELS_WITH_INSTANCES.has(channel);
  const instance = isSummed && given === WHOLE_MACHINE ? ALL_INSTANCES : given;
  const instances = instancesOf(into.series, channel);
  let series = instances.get(instance);
  if (series === undefined) {
    series = {
      channel,
      instance,
      buckets: emptyAccumulator(hasMinutes(channel)),
      stamps: emptyStamps(),
      pending: isSummed ? { stamps: emptyStamps(), values: emptyColumn() } : null,
    };
    instances.set(instance, series);
  }
  return series;
}

function instancesOf<Value>(map: Map<Channel, Map<string, Value>>, channel: Channel): Map<string, Value> {
  let instances = map.get(channel);
  if (instances === undefined) {
    instances = new Map();
    map.set(channel, instances);
  }
  return instances;
}

/** Sums the kept samples before an instant into the derived series, and keeps the others. */
export function joinPending(into: MachineRollUp, beforeMs: number): void {
  invariant(beforeMs >= into.joinedBeforeMs, 'samples are joined forwards');
  into.joinedBeforeMs = beforeMs;
  into.retainedBytes = 0;
  for (const pair of DISK_PAIRS) {
    const reads = takeSamples(into, pair.read, beforeMs);
    const writes = takeSamples(into, pair.write, beforeMs);
    const disks = new Set([...reads.keys(), ...writes.keys()].filter((instance) => instance !== ALL_INSTANCES));
    for (const disk of disks) {
      const both = joinSamples(reads.get(disk) ?? NO_SAMPLES, writes.get(disk) ?? NO_SAMPLES);
      addDerived(into, pair.both, disk, both);
    }
    const allReads = overAll(reads);
    const allWrites = overAll(writes);
    addDerived(into, pair.read, ALL_INSTANCES, allReads);
    addDerived(into, pair.write, ALL_INSTANCES, allWrites);
    addDerived(into, pair.both, ALL_INSTANCES, joinSamples(allReads, allWrites));
  }
  for (const channel of NETWORK_CHANNELS) {
    addDerived(into, channel, ALL_INSTANCES, overAll(takeSamples(into, channel, beforeMs)));
  }
}

/** The sum over the named instances; the source's own total only at stamps at which it names none. */
function overAll(samples: ReadonlyMap<string, Samples>): Samples {
  let sum = NO_SAMPLES;
  // By name and not by first appearance: floating-point sums depend on the order.
  for (const instance of [...samples.keys()].sort()) {
    if (instance !== ALL_INSTANCES) sum = joinSamples(sum, samples.get(instance)!);
  }
  return fillFrom(sum, samples.get(ALL_INSTANCES) ?? NO_SAMPLES);
}

/** The kept samples before an instant, by instance; what is not returned stays kept. */
function takeSamples(from: MachineRollUp, channel: Channel, beforeMs: number): ReadonlyMap<string, Samples> {
  const taken = new Map<string, Samples>();
  for (const { instance, pending } of from.series.get(channel)?.values() ?? []) {
    if (pending === null) continue;
    const [before, rest] = splitAt(orderedSamples(unpackedStamps(pending.stamps), unpacked(pending.values)), beforeMs);
    pending.stamps = emptyStamps();
    pending.values = emptyColumn();
    rest.stamps.forEach((stamp, index) => {
      keepPending(from, pending, { atMs: stamp, value: rest.values[index]! });
    });
    if (before.stamps.length > 0) taken.set(instance, before);
  }
  return taken;
}

function addDerived(into: MachineRollUp, channel: Channel, instance: string, { stamps, values }: Samples): void {
  if (stamps.length === 0) return;
  const instances = instancesOf(into.derived, channel);
  let buckets = instances.get(instance);
  if (buckets === undefined) {
    buckets = emptyAccumulator(hasMinutes(channel));
    instances.set(instance, buckets);
  }
  for (let index = 0; index < stamps.length; index++) accumulate(buckets, stamps[index]!, values[index]!);
}
