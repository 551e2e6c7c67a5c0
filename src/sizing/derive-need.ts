import { bytes, bytesPerSecond, BYTES_PER_GIB, cores as toCores, iops as toIops } from '../model/index.js';
import type {
  Bytes,
  BytesPerSecond,
  Cores,
  Disk,
  Environment,
  Iops,
  Machine,
  Percent,
  StatedUse,
} from '../model/index.js';
import { matchDiskSamples } from './match-disk-samples.js';
import type { MeasuredDisk, MeasuredQuantity, MeasuredUse } from './measured-use.js';
import { MISSING_DATA_FALLBACKS } from './missing-data.js';
import type { DiskNeed, MachineNeed, NeedStep } from './need.js';
import type { DiskPolicy, SizingPolicy } from './policy.js';
import { deriveUsedAmounts, describeCores, describeMemory, showAmount } from './used-amounts.js';
import type { UsedAmount } from './used-amounts.js';

/** What deriving a need takes beside the machine. */
export interface NeedContext {
  readonly sizing: SizingPolicy;
  readonly disks: Pick<DiskPolicy, 'oneDiskFromRvtools'>;
  readonly environment: Environment;
  readonly environmentIsAssumed: boolean;
  /** The machine was read from an RVTools workbook, which lists disks that Azure Migrate does not look at. */
  readonly isFromRvtools: boolean;
  /** Percentiles of the machine's samples; null where it has none. */
  readonly measured: MeasuredUse | null;
}

/** A need, or the fact without which there is none. */
export type NeedResult =
  | { readonly kind: 'need'; readonly need: MachineNeed }
  | { readonly kind: 'unknown'; readonly missing: 'cores' | 'memoryBytes' };

/** Removes float noise a billionth wide, so that 70 cores x 110 % is 77 and not 77.00000000000001. */
const withoutNoise = (value: number): number => Math.round(value * 1e9) / 1e9;

interface QuantityInput {
  readonly allocated: number;
  /** What is used, with the words for it; null: take what is configured. */
  readonly used: UsedAmount | null;
  readonly comfort: number;
  readonly floor: number;
  readonly describe: (value: number) => string;
  readonly policy: SizingPolicy;
}

/** From what is configured to what is needed: share used, comfort factor, floor; never rounded in between. */
function quantitySteps(input: QuantityInput): { readonly value: number; readonly steps: readonly NeedStep[] } {
  const { allocated, used, comfort, floor, describe, policy } = input;
  const steps: NeedStep[] = [{ kind: 'read', text: `${describe(allocated)} configured`, value: allocated }];
  let value = allocated;
  const push = (kind: NeedStep['kind'], next: number, text: string): void => {
    value = withoutNoise(next);
    steps.push({ kind, text: `${text} = ${describe(value)}`, value });
  };
  if (used !== null) {
    push('used', used.value, used.text);
    if (comfort !== 1) push('comfort', value * comfort, `${describe(value)} x comfort ${showAmount(comfort)}`);
  } else {
    const isAsIs = policy.mode === 'asIs';
    if (!isAsIs) push('fallback', allocated, `no utilisation is given: ${MISSING_DATA_FALLBACKS.AzureVM}`);
    const factorApplies = isAsIs ? policy.comfortOnAsIs : policy.comfortOnFallback;
    if (factorApplies && comfort !== 1)
      push('comfort', value * comfort, `${describe(value)} x comfort ${showAmount(comfort)}`);
  }
  if (value < floor) push('floor', floor, `${describe(value)} is under the policy's floor`);
  return { value, steps };
}

/** The sum of what is known, or null where nothing is. */
function sumKnown(parts: readonly (number | null)[]): number | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce<number>((sum, part) => sum + part, 0);
}

const scaled = (value: number | null, factor: number): number | null =>
  value === null ? null : withoutNoise(value * factor);

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
  const operations = usesPerformance ? (sampled?.iops?.value ?? sumKnown([disk.readIops, disk.writeIops])) : null;
  const rate = usesPerformance
    ? (sampled?.bytesPerSecond?.value ?? sumKnown([disk.readBytesPerSecond, disk.writeBytesPerSecond]))
    : null;
  return {
    name: disk.name,
    isOs: disk.isOs,
    sizeBytes: bytes(Math.ceil(withoutNoise(disk.sizeBytes * comfort.diskSize))),
    sizeBasis: disk.sizeBasis,
    iops: asIops(scaled(operations, comfort.diskPerformance)),
    bytesPerSecond: asRate(scaled(rate, comfort.diskPerformance)),
  };
}

/** One disk as large and as busy as all of them together. */
function mergedDisk(disks: readonly DiskNeed[]): DiskNeed {
  return {
    name: disks.length === 1 ? disks[0]!.name : `${disks.length} disks as one`,
    isOs: true,
    sizeBytes: bytes(disks.reduce((sum, disk) => sum + disk.sizeBytes, 0)),
    sizeBasis: disks.some((disk) => disk.sizeBasis === 'estimated') ? 'estimated' : 'stated',
    iops: asIops(sumKnown(disks.map((disk) => disk.iops))),
    bytesPerSecond: asRate(sumKnown(disks.map((disk) => disk.bytesPerSecond))),
  };
}

function diskNeeds(machine: Machine, context: NeedContext): readonly DiskNeed[] {
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

interface Totals {
  readonly totalIops: Iops | null;
  readonly totalBytesPerSecond: BytesPerSecond | null;
  readonly networkOutBytesPerSecond: BytesPerSecond | null;
}

/** Reads plus writes of the input's own totals. */
function statedTotals(use: StatedUse | null): {
  readonly iops: number | null;
  readonly rate: number | null;
  readonly networkOut: number | null;
} {
  if (use === null) return { iops: null, rate: null, networkOut: null };
  return {
    iops: sumKnown([use.diskReadIops, use.diskWriteIops]),
    rate: sumKnown([use.diskReadBytesPerSecond, use.diskWriteBytesPerSecond]),
    networkOut: use.networkOutBytesPerSecond,
  };
}

/**
 * What all disks and all NICs carry together: measured as one series where samples say, else the sum over disks and NICs,
 * else the input's own totals.
 */
function totalsOf(machine: Machine, disks: readonly DiskNeed[], { sizing, measured }: NeedContext): Totals {
  if (sizing.mode === 'asIs') return { totalIops: null, totalBytesPerSecond: null, networkOutBytesPerSecond: null };
  const { diskPerformance, network } = sizing.comfort;
  const stated = statedTotals(machine.statedUse);
  const sampled = sampledTotals(measured, sizing);
  const diskTotal = (sum: number | null, ofDisks: readonly (number | null)[], given: number | null): number | null =>
    scaled(sum, diskPerformance) ?? sumKnown(ofDisks) ?? scaled(given, diskPerformance);
  const ofNics = sumKnown(machine.nics.map((nic) => nic.outBytesPerSecond));
  return {
    totalIops: asIops(
      diskTotal(
        sampled.iops,
        disks.map((disk) => disk.iops),
        stated.iops,
      ),
    ),
    totalBytesPerSecond: asRate(
      diskTotal(
        sampled.rate,
        disks.map((disk) => disk.bytesPerSecond),
        stated.rate,
      ),
    ),
    networkOutBytesPerSecond: asRate(scaled(sampled.networkOut ?? ofNics ?? stated.networkOut, network)),
  };
}

/** Percentiles of the series over all disks; ranked apart and added, they are those of the disks instead. */
function sampledTotals(
  measured: MeasuredUse | null,
  { readsAndWrites }: SizingPolicy,
): ReturnType<typeof statedTotals> {
  const networkOut = measured?.networkOutBytesPerSecond?.value ?? null;
  if (measured === null || readsAndWrites === 'perCounter') return { iops: null, rate: null, networkOut };
  return {
    iops: measured.totalIops?.value ?? null,
    rate: measured.totalBytesPerSecond?.value ?? null,
    networkOut,
  };
}

interface NeededParts {
  readonly totals: Totals;
  readonly disks: readonly DiskNeed[];
}

/** Azure Migrate's detail codes for what performance-based sizing had to do without. */
function missingCodes(
  machine: Machine,
  measured: MeasuredUse | null,
  { totals, disks }: NeededParts,
): readonly string[] {
  const codes: string[] = [];
  const use = machine.statedUse;
  const lacks = (quantity: MeasuredQuantity | null | undefined, stated: Percent | null | undefined): boolean =>
    quantity == null && stated == null;
  if (lacks(measured?.cpuCores, use?.cpuPercent)) codes.push('PercentageOfCoresUtilizedMissing');
  if (lacks(measured?.memoryBytes, use?.memoryPercent)) codes.push('PercentageOfMemoryUtilizedMissing');
  if (disks.some((disk) => disk.iops === null) && totals.totalIops === null) {
    codes.push('NumberOfReadOperationsPerSecondMissing', 'NumberOfWriteOperationsPerSecondMissing');
  }
  if (disks.some((disk) => disk.bytesPerSecond === null) && totals.totalBytesPerSecond === null) {
    codes.push('MegabytesPerSecondOfReadMissing', 'MegabytesPerSecondOfWriteMissing');
  }
  if (totals.networkOutBytesPerSecond === null) codes.push('MegabytesOfDataTransmittedMissing');
  return codes;
}

function computeNeed(
  machine: Machine,
  allocated: { readonly cores: Cores; readonly memoryBytes: Bytes },
  { sizing, measured }: NeedContext,
): Pick<
  MachineNeed,
  'basis' | 'cores' | 'memoryBytes' | 'coresSteps' | 'memorySteps' | 'cpuPercent' | 'memoryPercent'
> {
  const used = deriveUsedAmounts(allocated, { stated: machine.statedUse, measured }, sizing);
  const isWindows = machine.os.family === 'windows';
  const floorGiB = isWindows ? sizing.floors.memoryGiBWindows : sizing.floors.memoryGiBLinux;
  const cores = quantitySteps({
    policy: sizing,
    allocated: allocated.cores,
    used: used.cpu,
    comfort: sizing.comfort.cpu,
    floor: sizing.floors.vcpus,
    describe: describeCores,
  });
  const memory = quantitySteps({
    policy: sizing,
    allocated: allocated.memoryBytes,
    used: used.memory,
    comfort: sizing.comfort.memory,
    floor: floorGiB * BYTES_PER_GIB,
    describe: describeMemory,
  });
  return {
    basis: used.basis,
    cores: toCores(cores.value),
    memoryBytes: bytes(Math.ceil(memory.value)),
    coresSteps: cores.steps,
    memorySteps: memory.steps,
    cpuPercent: used.cpuPercent,
    memoryPercent: used.memoryPercent,
  };
}

const GENERATION_OF = { efi: 2, bios: 1 } as const;

/**
 * What a machine needs of Azure: configured or used amounts, times comfort, never under the floor, never rounded.
 *
 * Worked example: 16 cores at 20 % with comfort 2.0 need 16 x 0.20 x 2.0 = 6.4 cores; the match later takes 8.
 * Used amounts are read plus write for each disk; network counts what goes out. A machine whose cores or memory no
 * source states has no need, and the result names what is missing.
 *
 * Source: Azure Migrate, assessment calculation (2025), "performance-based" and "as-is" sizing.
 */
export function deriveNeed(machine: Machine, context: NeedContext): NeedResult {
  if (machine.cores === null) return { kind: 'unknown', missing: 'cores' };
  if (machine.memoryBytes === null) return { kind: 'unknown', missing: 'memoryBytes' };
  const { sizing } = context;
  const disks = diskNeeds(machine, context);
  const totals = totalsOf(machine, disks, context);
  return {
    kind: 'need',
    need: {
      ...computeNeed(machine, { cores: machine.cores, memoryBytes: machine.memoryBytes }, context),
      disks,
      diskCount: disks.length > 0 ? disks.length : (machine.diskCount ?? 0),
      nicCount: machine.nicCount ?? (machine.nics.length > 0 ? machine.nics.length : null),
      ...totals,
      generation: machine.firmware === null ? null : GENERATION_OF[machine.firmware],
      architecture: machine.os.architecture === 'arm64' ? 'arm64' : 'x64',
      isWindows: machine.os.family === 'windows',
      environment: context.environment,
      environmentIsAssumed: context.environmentIsAssumed,
      missing: sizing.mode === 'asIs' ? [] : missingCodes(machine, context.measured, { totals, disks }),
    },
  };
}
