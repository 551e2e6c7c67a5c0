import { bytes, BYTES_PER_GIB, cores as toCores, derivePressure } from '../model/index.js';
import type { Bytes, Cores, Environment, Machine, Percent, PressureSign } from '../model/index.js';
import { deriveDiskNeeds, deriveTotals } from './derive-traffic.js';
import type { Totals } from './derive-traffic.js';
import type { MeasuredQuantity, MeasuredUse } from './measured-use.js';
import { MISSING_DATA_FALLBACKS } from './missing-data.js';
import type { ChosenPercentile, DiskNeed, MachineNeed, NeedStep, SampledStep } from './need.js';
import type { DiskPolicy, SizingPolicy } from './policy.js';
import { deriveUsedAmounts, describeCores, describeMemory, showAmount, withoutNoise } from './used-amounts.js';
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
  /** The percentile of them and why; null or absent where there are none. */
  readonly percentile?: ChosenPercentile | null;
  /** The day of its last sample where all of them lie before the window; null or absent otherwise. */
  readonly sampledUntil?: string | null;
}

/** A need, or the fact without which there is none. */
export type NeedResult =
  | { readonly kind: 'need'; readonly need: MachineNeed }
  | { readonly kind: 'unknown'; readonly missing: 'cores' | 'memoryBytes' };

interface QuantityInput {
  readonly allocated: number;
  /** What is used, with the words for it; null: take what is configured. */
  readonly used: UsedAmount | null;
  readonly comfort: number;
  readonly floor: number;
  /** Signs that it was held back, of this resource alone. */
  readonly pressure: readonly PressureSign[];
  readonly describe: (value: number) => string;
  readonly policy: SizingPolicy;
  readonly sampledUntil: string | null;
}

/** Why nothing used decides: samples that were given are not called missing. */
const unusedWords = (sampledUntil: string | null): string =>
  sampledUntil === null
    ? 'no utilisation is given'
    : `its samples end on ${sampledUntil}, before the window, so none of them counts`;

/** Use that was held back is no reason to give less than is configured. */
const isHeldBack = (
  {
    used,
    allocated,
    pressure,
  }: { readonly used: number; readonly allocated: number; readonly pressure: readonly unknown[] },
  { mode, pressureForbidsDownsizing }: SizingPolicy,
): boolean => mode === 'performance' && pressureForbidsDownsizing && pressure.length > 0 && used < allocated;

/** From what is configured to what is needed: share used, comfort factor, floor; never rounded in between. */
function quantitySteps(input: QuantityInput): { readonly value: number; readonly steps: readonly NeedStep[] } {
  const { allocated, used, comfort, floor, describe, policy, sampledUntil, pressure } = input;
  const steps: NeedStep[] = [{ kind: 'read', text: `${describe(allocated)} configured`, value: allocated }];
  let value = allocated;
  const push = (kind: NeedStep['kind'], next: number, text: string, sample?: SampledStep): void => {
    value = withoutNoise(next);
    steps.push({ kind, text: `${text} = ${describe(value)}`, value, ...(sample === undefined ? {} : { sample }) });
  };
  if (used !== null) {
    push('used', used.value, used.text, used.sample);
    if (comfort !== 1) push('comfort', value * comfort, `${describe(value)} x comfort ${showAmount(comfort)}`);
  } else {
    const isAsIs = policy.mode === 'asIs';
    if (!isAsIs) push('fallback', allocated, `${unusedWords(sampledUntil)}: ${MISSING_DATA_FALLBACKS.AzureVM}`);
    const factorApplies = isAsIs ? policy.comfortOnAsIs : policy.comfortOnFallback;
    if (factorApplies && comfort !== 1)
      push('comfort', value * comfort, `${describe(value)} x comfort ${showAmount(comfort)}`);
  }
  if (isHeldBack({ used: value, allocated, pressure }, policy)) {
    const signs = pressure.map(({ said }) => said).join('; ');
    push('pressure', allocated, `${describe(value)} is less than it has, and ${signs}`);
  }
  if (value < floor) push('floor', floor, `${describe(value)} is under the policy's floor`);
  return { value, steps };
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
  { sizing, measured, sampledUntil = null }: NeedContext,
): Pick<
  MachineNeed,
  'basis' | 'cores' | 'memoryBytes' | 'coresSteps' | 'memorySteps' | 'cpuPercent' | 'memoryPercent' | 'pressure'
> {
  const used = deriveUsedAmounts(allocated, { stated: machine.statedUse, measured }, sizing);
  const pressure = derivePressure(machine);
  const isWindows = machine.os.family === 'windows';
  const floorGiB = isWindows ? sizing.floors.memoryGiBWindows : sizing.floors.memoryGiBLinux;
  const cores = quantitySteps({
    policy: sizing,
    sampledUntil,
    allocated: allocated.cores,
    used: used.cpu,
    comfort: sizing.comfort.cpu,
    floor: sizing.floors.vcpus,
    pressure: pressure.filter(({ resource }) => resource === 'cpu'),
    describe: describeCores,
  });
  const memory = quantitySteps({
    policy: sizing,
    sampledUntil,
    allocated: allocated.memoryBytes,
    used: used.memory,
    comfort: sizing.comfort.memory,
    floor: floorGiB * BYTES_PER_GIB,
    pressure: pressure.filter(({ resource }) => resource === 'memory'),
    describe: describeMemory,
  });
  return {
    basis: used.basis,
    cores: toCores(cores.value),
    memoryBytes: bytes(Math.ceil(memory.value)),
    coresSteps: cores.steps,
    memorySteps: memory.steps,
    ...(pressure.length === 0 ? {} : { pressure }),
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
  const disks = deriveDiskNeeds(machine, context);
  const totals = deriveTotals(machine, disks, context);
  return {
    kind: 'need',
    need: {
      ...(sizing.mode === 'asIs' || context.percentile == null ? {} : { percentile: context.percentile }),
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
