import { invariant } from '../model/index.js';
import { accumulate, emptyAccumulator, raise } from './bucket-accumulator.js';
import type { BucketAccumulator } from './bucket-accumulator.js';
import { fillFrom, joinSamples, NO_SAMPLES, orderedSamples, splitAt } from './join-samples.js';
import type { Samples } from './join-samples.js';
import { DISK_PAIRS, hasMinutes, instancesOf, keepPending, NETWORK_CHANNELS } from './machine-roll-up.js';
import type { DiskPair, MachineRollUp } from './machine-roll-up.js';
import { emptyColumn, emptyStamps, unpacked, unpackedStamps } from './packed-column.js';
import { ALL_INSTANCES } from './series.js';
import type { Channel } from './series.js';

/** Sums the kept samples before an instant into the derived series, and keeps the others. */
export function joinPending(into: MachineRollUp, beforeMs: number): void {
  invariant(beforeMs >= into.joinedBeforeMs, 'samples are joined forwards');
  // Where all samples are joined at once, a sum over one disk or NIC is that disk or NIC and need not be added up again.
  const mayShare = into.joinedBeforeMs === -Infinity && beforeMs === Infinity && into.rows.size === 0;
  into.joinedBeforeMs = beforeMs;
  into.retainedBytes = 0;
  for (const pair of DISK_PAIRS) joinPair(into, pair, { beforeMs, mayShare });
  for (const channel of NETWORK_CHANNELS) {
    const only = mayShare ? onlyBucketsOf(into.series, channel) : null;
    if (only !== null) instancesOf(into.derived, channel).set(ALL_INSTANCES, only);
    else addDerived(into, channel, ALL_INSTANCES, overAll(takeSamples(into, channel, beforeMs)));
  }
}

interface Joining {
  readonly beforeMs: number;
  readonly mayShare: boolean;
}

function joinPair(into: MachineRollUp, pair: DiskPair, { beforeMs, mayShare }: Joining): void {
  const reads = takeSamples(into, pair.read, beforeMs);
  const writes = takeSamples(into, pair.write, beforeMs);
  const disks = new Set([...reads.keys(), ...writes.keys()].filter((instance) => instance !== ALL_INSTANCES));
  for (const disk of disks) {
    const both = joinSamples(reads.get(disk) ?? NO_SAMPLES, writes.get(disk) ?? NO_SAMPLES);
    addDerived(into, pair.both, disk, both);
  }
  const hasTotals = reads.has(ALL_INSTANCES) || writes.has(ALL_INSTANCES);
  if (mayShare && disks.size === 1 && !hasTotals) {
    shareOnly(into, pair);
    return;
  }
  const allReads = overAll(reads);
  const allWrites = overAll(writes);
  addDerived(into, pair.read, ALL_INSTANCES, allReads);
  addDerived(into, pair.write, ALL_INSTANCES, allWrites);
  addDerived(into, pair.both, ALL_INSTANCES, joinSamples(allReads, allWrites));
}

/** One disk is all disks. */
function shareOnly(into: MachineRollUp, { read, write, both }: DiskPair): void {
  for (const channel of [read, write]) {
    const only = onlyBucketsOf(into.series, channel);
    if (only !== null) instancesOf(into.derived, channel).set(ALL_INSTANCES, only);
  }
  const instances = instancesOf(into.derived, both);
  for (const buckets of [...instances.values()]) instances.set(ALL_INSTANCES, buckets);
}

/** The buckets of the only instance that the source names; null where it names several, none, or a total of its own. */
function onlyBucketsOf(series: MachineRollUp['series'], channel: Channel): BucketAccumulator | null {
  const [only, ...others] = series.get(channel)?.values() ?? [];
  return only === undefined || others.length > 0 || only.instance === ALL_INSTANCES ? null : only.buckets;
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
    buckets = emptyAccumulator(hasMinutes(channel), into.bucketMs);
    instances.set(instance, buckets);
  }
  for (let index = 0; index < stamps.length; index++) {
    const add = stamps[index] === stamps[index - 1] ? raise : accumulate;
    add(buckets, stamps[index]!, values[index]!);
  }
}
