import type { AssessedMachine } from '../assessment/index.js';
import { BYTES_PER_GIB, BYTES_PER_MB } from '../model/index.js';
import type { DiskChoice, Limit, MachineNeed, NeedStep } from '../sizing/index.js';
import type { ChartMark, ChartQuantity } from './machine-charts.js';
import { shortDown, shortUp } from './short-number.js';

const BITS_PER_BYTE = 8;

/** Where the assessment keeps what a chart marks. */
interface MarkedQuantity {
  readonly steps: (need: MachineNeed) => readonly NeedStep[] | undefined;
  readonly need: (need: MachineNeed) => number | null;
  readonly limit: Limit;
  /** What one of the chart's unit is of the need's. */
  readonly perUnit: number;
  /** What one of the chart's unit is of the limit's. */
  readonly limitPerUnit: number;
}

const MARKED: Readonly<Record<ChartQuantity, MarkedQuantity>> = {
  cpu: {
    steps: ({ coresSteps }) => coresSteps,
    need: ({ cores }) => cores,
    ...{ limit: 'cores', perUnit: 1, limitPerUnit: 1 },
  },
  memory: {
    steps: ({ memorySteps }) => memorySteps,
    need: ({ memoryBytes }) => memoryBytes,
    ...{ limit: 'memory', perUnit: BYTES_PER_GIB, limitPerUnit: BYTES_PER_GIB },
  },
  diskIops: {
    steps: ({ totalIopsSteps }) => totalIopsSteps,
    need: ({ totalIops }) => totalIops,
    ...{ limit: 'diskIops', perUnit: 1, limitPerUnit: 1 },
  },
  diskThroughput: {
    steps: ({ totalThroughputSteps }) => totalThroughputSteps,
    need: ({ totalBytesPerSecond }) => totalBytesPerSecond,
    ...{ limit: 'diskThroughput', perUnit: BYTES_PER_MB, limitPerUnit: BYTES_PER_MB },
  },
  network: {
    steps: ({ networkSteps }) => networkSteps,
    need: ({ networkOutBytesPerSecond }) => networkOutBytesPerSecond,
    ...{ limit: 'network', perUnit: BYTES_PER_MB, limitPerUnit: BYTES_PER_MB * BITS_PER_BYTE },
  },
};

/** The percentile that was taken of samples, what is needed, and what the size has; of what is unknown there is no mark. */
export function deriveMarks({ need, size, limits }: AssessedMachine, quantity: ChartQuantity): readonly ChartMark[] {
  const { steps, need: needOf, limit, perUnit, limitPerUnit } = MARKED[quantity];
  const has = limits.find((held) => held.limit === limit)?.has ?? null;
  return [
    ...(need === null ? [] : needMarks(steps(need), needOf(need), perUnit)),
    ...(size === null || has === null ? [] : [limitMark(size.name, has / limitPerUnit)]),
  ];
}

/**
 * The same of one disk against the disk that was chosen for it. Samples and inventory have to give it one name, whatever its case: a disk that is
 * told by its place alone has none, nor has a NIC.
 */
export function derivePartMarks(
  machine: AssessedMachine,
  quantity: ChartQuantity,
  instance: string,
): readonly ChartMark[] {
  const disks = machine.need?.disks ?? [];
  if (quantity !== 'diskIops' && quantity !== 'diskThroughput') return [];
  const named = disks.flatMap(({ name }, index) => (name.toLowerCase() === instance.toLowerCase() ? [index] : []));
  return named.length === 1 ? deriveDiskMarks(machine, quantity, named[0]!) : [];
}

/** The same of the disk at a place of the need, against the disk that was chosen for it. */
export function deriveDiskMarks(
  { need, disks }: AssessedMachine,
  quantity: 'diskIops' | 'diskThroughput',
  index: number,
): readonly ChartMark[] {
  const wanted = need?.disks[index];
  if (wanted === undefined) return [];
  const isIops = quantity === 'diskIops';
  const { perUnit } = MARKED[quantity];
  return [
    ...(isIops
      ? needMarks(wanted.iopsSteps, wanted.iops, perUnit)
      : needMarks(wanted.throughputSteps, wanted.bytesPerSecond, perUnit)),
    ...choiceMarks(disks[index] ?? null, (choice) => (isIops ? choice.iops : choice.bytesPerSecond) / perUnit),
  ];
}

const choiceMarks = (choice: DiskChoice | null, has: (choice: DiskChoice) => number): readonly ChartMark[] =>
  choice === null ? [] : [limitMark(choice.tier ?? choice.type, has(choice))];

function needMarks(
  steps: readonly NeedStep[] | undefined,
  needed: number | null,
  perUnit: number,
): readonly ChartMark[] {
  const used = steps?.find(({ sample }) => sample !== undefined);
  return [
    ...(used?.sample === undefined
      ? []
      : [{ kind: 'percentile' as const, label: `P${used.sample.percentile}`, value: shortUp(used.value / perUnit) }]),
    ...(needed === null ? [] : [{ kind: 'need' as const, label: '', value: shortUp(needed / perUnit) }]),
  ];
}

const limitMark = (label: string, has: number): ChartMark => ({ kind: 'limit', label, value: shortDown(has) });
