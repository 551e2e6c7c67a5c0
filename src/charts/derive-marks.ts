import type { AssessedMachine } from '../assessment/index.js';
import { BYTES_PER_GIB, BYTES_PER_MB } from '../model/index.js';
import type { Limit, MachineNeed, NeedStep } from '../sizing/index.js';
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
  const marks: ChartMark[] = [];
  const used = need === null ? undefined : steps(need)?.find(({ sample }) => sample !== undefined);
  if (used?.sample !== undefined) {
    marks.push({ kind: 'percentile', label: `P${used.sample.percentile}`, value: shortUp(used.value / perUnit) });
  }
  const needed = need === null ? null : needOf(need);
  if (needed !== null) marks.push({ kind: 'need', label: '', value: shortUp(needed / perUnit) });
  const has = limits.find((held) => held.limit === limit)?.has ?? null;
  if (size !== null && has !== null) {
    marks.push({ kind: 'limit', label: size.name, value: shortDown(has / limitPerUnit) });
  }
  return marks;
}
