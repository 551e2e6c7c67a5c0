import { bytes, bytesPerSecond, iops as toIops, matchDiskSamples } from '../model/index.js';
import type { BytesPerSecond, Disk, Iops, Machine, StatedUse } from '../model/index.js';
import type { NeedContext } from './derive-need.js';
import type { MeasuredDisk, MeasuredUse } from './measured-use.js';
import type { DiskNeed, MachineNeed } from './need.js';
import { describeIops, describeRate, measuredFlow, statedFlow, summedNeed, trafficNeed } from './traffic-steps.js';
import type { TrafficNeed } from './traffic-steps.js';
import { withoutNoise } from './used-amounts.js';
import type { UsedAmount } from './used-amounts.js';

const asIops = (value: number | null): Iops | null => (value === null ? null : toIops(value));
const asRate = (value: number | null): BytesPerSecond | null => (value === null ? null : bytesPerSecond(value));

/** The samples of each disk: those under its name or place; where it is the only disk, all disk samples are its own. */
function sampledDisks(disks: readonly Disk[], measured: MeasuredUse): readonly (MeasuredDisk | null)[] {
  const names = matchDiskSamples(disks, measured.disks.keys());
  const all = { iops: measured.totalIops, bytesPerSecond: measured.totalBytesPerSecond };
  return disks.map((_, index) => measured.disks.get(names.get(index) ?? '') ?? (disks.length === 1 ? all : null));
}

function diskNeedOf(disk: Disk, sampled: MeasuredDisk | null, { sizing }: NeedContext): DiskNeed {
  const { comfort, mode } = sizing;
  const usesPerformance = mode === 'performance';
  const stated = {
    iops: statedFlow(
      [
        ['reads', disk.readIops],
        ['writes', disk.writeIops],
      ],
      describeIops,
    ),
    rate: statedFlow(
      [
        ['reads', disk.readBytesPerSecond],
        ['writes', disk.writeBytesPerSecond],
      ],
      describeRate,
    ),
  };
  const iops = usesPerformance ? (measuredFlow(sampled?.iops, sizing) ?? stated.iops) : null;
  const rate = usesPerformance ? (measuredFlow(sampled?.bytesPerSecond, sizing) ?? stated.rate) : null;
  return {
    name: disk.name,
    isOs: disk.isOs,
    sizeBytes: bytes(Math.ceil(withoutNoise(disk.sizeBytes * comfort.diskSize))),
    sizeBasis: disk.sizeBasis,
    ...diskTraffic(
      trafficNeed(iops, comfort.diskPerformance, describeIops),
      trafficNeed(rate, comfort.diskPerformance, describeRate),
    ),
  };
}

type DiskTraffic = Pick<DiskNeed, 'iops' | 'bytesPerSecond' | 'iopsSteps' | 'throughputSteps'>;

const diskTraffic = (iops: TrafficNeed, rate: TrafficNeed): DiskTraffic => ({
  iops: asIops(iops.value),
  bytesPerSecond: asRate(rate.value),
  ...(iops.steps.length === 0 ? {} : { iopsSteps: iops.steps }),
  ...(rate.steps.length === 0 ? {} : { throughputSteps: rate.steps }),
});

const iopsOf = (disks: readonly DiskNeed[]): TrafficNeed =>
  summedNeed(
    disks.map((disk) => disk.iops),
    describeIops,
  );
const rateOf = (disks: readonly DiskNeed[]): TrafficNeed =>
  summedNeed(
    disks.map((disk) => disk.bytesPerSecond),
    describeRate,
  );

/** One disk as large and as busy as all of them together. */
function mergedDisk(disks: readonly DiskNeed[]): DiskNeed {
  const [first, ...others] = disks;
  if (first !== undefined && others.length === 0) return { ...first, isOs: true };
  return {
    name: `${disks.length} disks as one`,
    isOs: true,
    sizeBytes: bytes(disks.reduce((sum, disk) => sum + disk.sizeBytes, 0)),
    sizeBasis: disks.some((disk) => disk.sizeBasis === 'estimated') ? 'estimated' : 'stated',
    ...diskTraffic(iopsOf(disks), rateOf(disks)),
  };
}

/** What each disk of a machine needs, in the source's order; one as large as all storage where no source lists disks. */
export function deriveDiskNeeds(machine: Machine, context: NeedContext): readonly DiskNeed[] {
  const sampled = context.measured === null ? [] : sampledDisks(machine.disks, context.measured);
  const listed = machine.disks.map((disk, index) => diskNeedOf(disk, sampled[index] ?? null, context));
  if (listed.length > 0)
    return context.disks.oneDiskFromRvtools && context.isFromRvtools ? [mergedDisk(listed)] : listed;
  if (machine.storageBytes === null) return [];
  const count = Math.max(1, machine.diskCount ?? 1);
  const each = bytes(Math.ceil(withoutNoise((machine.storageBytes * context.sizing.comfort.diskSize) / count)));
  return Array.from({ length: count }, (_, index) => ({
    name: count === 1 ? 'all storage' : `storage ${index + 1} of ${count}`,
    isOs: index === 0,
    sizeBytes: each,
    sizeBasis: 'estimated' as const,
    iops: null,
    bytesPerSecond: null,
  }));
}

/** What all disks and all NICs carry together. */
export type Totals = Pick<
  MachineNeed,
  | 'totalIops'
  | 'totalBytesPerSecond'
  | 'networkOutBytesPerSecond'
  | 'totalIopsSteps'
  | 'totalThroughputSteps'
  | 'networkSteps'
>;

const NO_TRAFFIC: TrafficNeed = { value: null, steps: [] };

const totalsFrom = (iops: TrafficNeed, rate: TrafficNeed, network: TrafficNeed): Totals => ({
  totalIops: asIops(iops.value),
  totalBytesPerSecond: asRate(rate.value),
  networkOutBytesPerSecond: asRate(network.value),
  ...(iops.steps.length === 0 ? {} : { totalIopsSteps: iops.steps }),
  ...(rate.steps.length === 0 ? {} : { totalThroughputSteps: rate.steps }),
  ...(network.steps.length === 0 ? {} : { networkSteps: network.steps }),
});

/** The input's own totals: reads plus writes, and what goes out. */
function statedTotals(use: StatedUse | null): Readonly<Record<'iops' | 'rate' | 'network', UsedAmount | null>> {
  return {
    iops: statedFlow(
      [
        ['reads', use?.diskReadIops],
        ['writes', use?.diskWriteIops],
      ],
      describeIops,
    ),
    rate: statedFlow(
      [
        ['reads', use?.diskReadBytesPerSecond],
        ['writes', use?.diskWriteBytesPerSecond],
      ],
      describeRate,
    ),
    network: statedFlow([['all NICs', use?.networkOutBytesPerSecond]], describeRate),
  };
}

/**
 * What all disks and all NICs carry together: measured as one series where samples say, else the sum over disks and NICs,
 * else the input's own totals. Ranked apart and added, the percentiles of the disks are those of all of them instead.
 */
export function deriveTotals(machine: Machine, disks: readonly DiskNeed[], { sizing, measured }: NeedContext): Totals {
  if (sizing.mode === 'asIs') return totalsFrom(NO_TRAFFIC, NO_TRAFFIC, NO_TRAFFIC);
  const { diskPerformance, network } = sizing.comfort;
  const stated = statedTotals(machine.statedUse);
  const together = sizing.readsAndWrites === 'perCounter' ? null : measured;
  const firstKnown = (...needs: readonly TrafficNeed[]): TrafficNeed =>
    needs.find(({ value }) => value !== null) ?? NO_TRAFFIC;
  const ofNics = statedFlow(
    machine.nics.map((nic) => [`"${nic.name}"`, nic.outBytesPerSecond]),
    describeRate,
  );
  return totalsFrom(
    firstKnown(
      trafficNeed(measuredFlow(together?.totalIops, sizing), diskPerformance, describeIops),
      iopsOf(disks),
      trafficNeed(stated.iops, diskPerformance, describeIops),
    ),
    firstKnown(
      trafficNeed(measuredFlow(together?.totalBytesPerSecond, sizing), diskPerformance, describeRate),
      rateOf(disks),
      trafficNeed(stated.rate, diskPerformance, describeRate),
    ),
    trafficNeed(
      measuredFlow(measured?.networkOutBytesPerSecond, sizing) ?? ofNics ?? stated.network,
      network,
      describeRate,
    ),
  );
}
