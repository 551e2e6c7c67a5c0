import { bytes, bytesPerSecond, BYTES_PER_GIB, cores as toCores, iops as toIops, percent } from '../model/index.js';
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
import { MISSING_DATA_FALLBACKS } from './missing-data.js';
import type { DiskNeed, MachineNeed, NeedStep } from './need.js';
import type { DiskPolicy, SizingPolicy } from './policy.js';

/** What deriving a need takes beside the machine. */
export interface NeedContext {
  readonly sizing: SizingPolicy;
  readonly disks: Pick<DiskPolicy, 'oneDiskFromRvtools'>;
  readonly environment: Environment;
  readonly environmentIsAssumed: boolean;
  /** The machine was read from an RVTools workbook, which lists disks that Azure Migrate does not look at. */
  readonly isFromRvtools: boolean;
}

/** A need, or the fact without which there is none. */
export type NeedResult =
  | { readonly kind: 'need'; readonly need: MachineNeed }
  | { readonly kind: 'unknown'; readonly missing: 'cores' | 'memoryBytes' };

/** Removes float noise a billionth wide, so that 70 cores x 110 % is 77 and not 77.00000000000001. */
const withoutNoise = (value: number): number => Math.round(value * 1e9) / 1e9;

/** At most three decimals, no trailing zeros: `3.2`, `1.04`, `16`. */
const show = (value: number): string => String(Math.round(value * 1000) / 1000);

interface QuantityInput {
  readonly allocated: number;
  readonly usedPercent: Percent | null;
  /** False where the policy or a missing figure says: take what is configured. */
  readonly useApplies: boolean;
  readonly comfort: number;
  readonly floor: number;
  readonly describe: (value: number) => string;
  readonly policy: SizingPolicy;
}

/** From what is configured to what is needed: share used, comfort factor, floor; never rounded in between. */
function quantitySteps(input: QuantityInput): { readonly value: number; readonly steps: readonly NeedStep[] } {
  const { allocated, usedPercent, useApplies, comfort, floor, describe, policy } = input;
  const steps: NeedStep[] = [{ kind: 'read', text: `${describe(allocated)} configured`, value: allocated }];
  let value = allocated;
  const push = (kind: NeedStep['kind'], next: number, text: string): void => {
    value = withoutNoise(next);
    steps.push({ kind, text: `${text} = ${describe(value)}`, value });
  };
  if (useApplies && usedPercent !== null) {
    push('used', (allocated * usedPercent) / 100, `${describe(allocated)} x ${show(usedPercent)} % used`);
    if (comfort !== 1) push('comfort', value * comfort, `${describe(value)} x comfort ${show(comfort)}`);
  } else {
    const isAsIs = policy.mode === 'asIs';
    if (!isAsIs) push('fallback', allocated, `no utilisation is given: ${MISSING_DATA_FALLBACKS.AzureVM}`);
    const factorApplies = isAsIs ? policy.comfortOnAsIs : policy.comfortOnFallback;
    if (factorApplies && comfort !== 1)
      push('comfort', value * comfort, `${describe(value)} x comfort ${show(comfort)}`);
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

function diskNeedOf(disk: Disk, { sizing }: NeedContext): DiskNeed {
  const { comfort, mode } = sizing;
  const usesPerformance = mode === 'performance';
  const operations = usesPerformance ? sumKnown([disk.readIops, disk.writeIops]) : null;
  const rate = usesPerformance ? sumKnown([disk.readBytesPerSecond, disk.writeBytesPerSecond]) : null;
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
  const listed = machine.disks.map((disk) => diskNeedOf(disk, context));
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

/** Sums over disks and NICs; the input's own totals where it gives no single figures. */
function totalsOf(machine: Machine, disks: readonly DiskNeed[], sizing: SizingPolicy): Totals {
  if (sizing.mode === 'asIs') return { totalIops: null, totalBytesPerSecond: null, networkOutBytesPerSecond: null };
  const { comfort } = sizing;
  const stated = statedTotals(machine.statedUse);
  const nicOut = sumKnown(machine.nics.map((nic) => nic.outBytesPerSecond)) ?? stated.networkOut;
  return {
    totalIops: asIops(sumKnown(disks.map((disk) => disk.iops)) ?? scaled(stated.iops, comfort.diskPerformance)),
    totalBytesPerSecond: asRate(
      sumKnown(disks.map((disk) => disk.bytesPerSecond)) ?? scaled(stated.rate, comfort.diskPerformance),
    ),
    networkOutBytesPerSecond: asRate(scaled(nicOut, comfort.network)),
  };
}

/** Azure Migrate's detail codes for what performance-based sizing had to do without. */
function missingCodes(use: StatedUse | null, totals: Totals, disks: readonly DiskNeed[]): readonly string[] {
  const codes: string[] = [];
  if (use?.cpuPercent == null) codes.push('PercentageOfCoresUtilizedMissing');
  if (use?.memoryPercent == null) codes.push('PercentageOfMemoryUtilizedMissing');
  if (disks.some((disk) => disk.iops === null) && totals.totalIops === null) {
    codes.push('NumberOfReadOperationsPerSecondMissing', 'NumberOfWriteOperationsPerSecondMissing');
  }
  if (disks.some((disk) => disk.bytesPerSecond === null) && totals.totalBytesPerSecond === null) {
    codes.push('MegabytesPerSecondOfReadMissing', 'MegabytesPerSecondOfWriteMissing');
  }
  if (totals.networkOutBytesPerSecond === null) codes.push('MegabytesOfDataTransmittedMissing');
  return codes;
}

/** Which of the two percentages may be used: `both` means that one missing figure discards the other. */
function usablePercents(use: StatedUse | null, sizing: SizingPolicy): { cpu: Percent | null; memory: Percent | null } {
  const cpu = use?.cpuPercent ?? null;
  const memory = use?.memoryPercent ?? null;
  const isDiscarded = sizing.mode === 'asIs' || (sizing.fallback === 'both' && (cpu === null || memory === null));
  return isDiscarded ? { cpu: null, memory: null } : { cpu, memory };
}

function computeNeed(
  machine: Machine,
  allocated: { readonly cores: Cores; readonly memoryBytes: Bytes },
  sizing: SizingPolicy,
): Pick<
  MachineNeed,
  'basis' | 'cores' | 'memoryBytes' | 'coresSteps' | 'memorySteps' | 'cpuPercent' | 'memoryPercent'
> {
  const { cpu, memory } = usablePercents(machine.statedUse, sizing);
  const isWindows = machine.os.family === 'windows';
  const floorGiB = isWindows ? sizing.floors.memoryGiBWindows : sizing.floors.memoryGiBLinux;
  const common = { policy: sizing, useApplies: sizing.mode === 'performance' };
  const coreResult = quantitySteps({
    ...common,
    allocated: allocated.cores,
    usedPercent: cpu,
    comfort: sizing.comfort.cpu,
    floor: sizing.floors.vcpus,
    describe: (value) => `${show(value)} ${value === 1 ? 'core' : 'cores'}`,
  });
  const memoryResult = quantitySteps({
    ...common,
    allocated: allocated.memoryBytes,
    usedPercent: memory,
    comfort: sizing.comfort.memory,
    floor: floorGiB * BYTES_PER_GIB,
    describe: (value) => `${show(value / BYTES_PER_GIB)} GiB`,
  });
  return {
    basis: cpu === null && memory === null ? 'allocated' : 'stated',
    cores: toCores(coreResult.value),
    memoryBytes: bytes(Math.ceil(memoryResult.value)),
    coresSteps: coreResult.steps,
    memorySteps: memoryResult.steps,
    cpuPercent: cpu === null ? null : percent(cpu),
    memoryPercent: memory === null ? null : percent(memory),
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
  const totals = totalsOf(machine, disks, sizing);
  return {
    kind: 'need',
    need: {
      ...computeNeed(machine, { cores: machine.cores, memoryBytes: machine.memoryBytes }, sizing),
      disks,
      diskCount: disks.length > 0 ? disks.length : (machine.diskCount ?? 0),
      nicCount: machine.nicCount ?? machine.nics.length,
      ...totals,
      generation: machine.firmware === null ? null : GENERATION_OF[machine.firmware],
      architecture: machine.os.architecture === 'arm64' ? 'arm64' : 'x64',
      isWindows: machine.os.family === 'windows',
      environment: context.environment,
      environmentIsAssumed: context.environmentIsAssumed,
      missing: sizing.mode === 'asIs' ? [] : missingCodes(machine.statedUse, totals, disks),
    },
  };
}
