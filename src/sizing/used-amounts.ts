import { BYTES_PER_GIB, roundNeedUp } from '../model/index.js';
import type { Bytes, Cores, Percent, StatedUse } from '../model/index.js';
import { describeMeasured } from './measured-use.js';
import type { MeasuredQuantity, MeasuredUse } from './measured-use.js';
import type { MachineNeed, SampledStep } from './need.js';
import type { SizingPolicy } from './policy.js';

/** What is used of something, with the words for where the figure comes from. */
export interface UsedAmount {
  readonly value: number;
  readonly text: string;
  /** Where it is a percentile of samples. */
  readonly sample?: SampledStep;
}

export interface UsedAmounts {
  readonly basis: MachineNeed['basis'];
  readonly cpu: UsedAmount | null;
  readonly memory: UsedAmount | null;
  /** The percentages behind stated use; null where use was measured or is not known. */
  readonly cpuPercent: Percent | null;
  readonly memoryPercent: Percent | null;
}

const NOTHING_USED: UsedAmounts = {
  basis: 'allocated',
  cpu: null,
  memory: null,
  cpuPercent: null,
  memoryPercent: null,
};

/** Removes float noise a billionth wide, so that 70 cores x 110 % is 77 and not 77.00000000000001. */
export const withoutNoise = (value: number): number => Math.round(value * 1e9) / 1e9;

export const showAmount = (value: number): string => String(Math.round(value * 1000) / 1000);
const NEED_DECIMALS = 3;
export const describeCores = (value: number): string =>
  `${roundNeedUp(value, NEED_DECIMALS)} ${value === 1 ? 'core' : 'cores'}`;
export const describeMemory = (value: number): string => `${roundNeedUp(value / BYTES_PER_GIB, NEED_DECIMALS)} GiB`;

const measured = (quantity: MeasuredQuantity | null): UsedAmount | null =>
  quantity === null
    ? null
    : { value: quantity.value, text: describeMeasured(quantity), sample: sampledStepOf(quantity) };

/** A measured amount as the data of a step. */
export const sampledStepOf = ({ percentile, buckets, atMs, granularity }: MeasuredQuantity): SampledStep => ({
  percentile,
  values: buckets,
  at: new Date(atMs).toISOString(),
  intervalSeconds: granularity.intervalMs / 1000,
  kind: granularity.kind,
});

const stated = (allocated: number, used: Percent | null, describe: (value: number) => string): UsedAmount | null =>
  used === null
    ? null
    : { value: (allocated * used) / 100, text: `${describe(allocated)} x ${showAmount(used)} % used` };

function basisOf(cpu: UsedAmount | null, memory: UsedAmount | null, use: MeasuredUse | null): MachineNeed['basis'] {
  if (cpu === null && memory === null) return 'allocated';
  const isMeasured = use !== null && (use.cpuCores !== null || use.memoryBytes !== null);
  return isMeasured ? 'sampled' : 'stated';
}

interface UseOfOne {
  readonly amount: UsedAmount | null;
  readonly percent: Percent | null;
}

/** Measured where samples say; else the stated share of what is configured. */
function useOf(
  quantity: MeasuredQuantity | null,
  percent: Percent | null,
  { allocated, describe }: { readonly allocated: number; readonly describe: (value: number) => string },
): UseOfOne {
  const amount = measured(quantity);
  return amount === null ? { amount: stated(allocated, percent, describe), percent } : { amount, percent: null };
}

/**
 * What a machine uses of its cores and memory: measured where samples say, else as its source states in percent, else
 * nothing is known. With the policy's fallback `both`, one missing figure discards the other.
 */
export function deriveUsedAmounts(
  allocated: { readonly cores: Cores; readonly memoryBytes: Bytes },
  use: { readonly stated: StatedUse | null; readonly measured: MeasuredUse | null },
  sizing: SizingPolicy,
): UsedAmounts {
  if (sizing.mode === 'asIs') return NOTHING_USED;
  const { cpuPercent = null, memoryPercent = null } = use.stated ?? {};
  const { cpuCores = null, memoryBytes = null } = use.measured ?? {};
  const cpu = useOf(cpuCores, cpuPercent, {
    allocated: allocated.cores,
    describe: describeCores,
  });
  const memory = useOf(memoryBytes, memoryPercent, {
    allocated: allocated.memoryBytes,
    describe: describeMemory,
  });
  if (sizing.fallback === 'both' && (cpu.amount === null || memory.amount === null)) return NOTHING_USED;
  return {
    basis: basisOf(cpu.amount, memory.amount, use.measured),
    cpu: cpu.amount,
    memory: memory.amount,
    cpuPercent: cpu.percent,
    memoryPercent: memory.percent,
  };
}
