import { BYTES_PER_MB, roundNeedUp } from '../model/index.js';
import { describeMeasured } from './measured-use.js';
import type { MeasuredQuantity } from './measured-use.js';
import type { NeedStep } from './need.js';
import type { SizingPolicy } from './policy.js';
import { sampledStepOf, showAmount, withoutNoise } from './used-amounts.js';
import type { UsedAmount } from './used-amounts.js';

/** What disks or NICs must carry, and how it follows; null and no steps where nothing is known. */
export interface TrafficNeed {
  readonly value: number | null;
  readonly steps: readonly NeedStep[];
}

/** A flow in its unit. */
export type DescribeFlow = (value: number) => string;

const NEED_DECIMALS = 3;
export const describeIops: DescribeFlow = (value) => `${roundNeedUp(value, NEED_DECIMALS)} IOPS`;
export const describeRate: DescribeFlow = (value) => `${roundNeedUp(value / BYTES_PER_MB, NEED_DECIMALS)} MB/s`;

/** From what was measured or is stated to what is needed: times the comfort factor, never rounded in between. */
export function trafficNeed(used: UsedAmount | null, comfort: number, describe: DescribeFlow): TrafficNeed {
  if (used === null) return { value: null, steps: [] };
  const value = withoutNoise(used.value * comfort);
  const { sample } = used;
  const steps: NeedStep[] = [
    {
      kind: 'used',
      text: `${used.text} = ${describe(used.value)}`,
      value: used.value,
      ...(sample === undefined ? {} : { sample }),
    },
  ];
  if (comfort !== 1) {
    const text = `${describe(used.value)} x comfort ${showAmount(comfort)} = ${describe(value)}`;
    steps.push({ kind: 'comfort', text, value });
  }
  return { value, steps };
}

/** A percentile of samples, with what it rests on. */
export function measuredFlow(
  quantity: MeasuredQuantity | null | undefined,
  { readsAndWrites }: Pick<SizingPolicy, 'readsAndWrites'>,
): UsedAmount | null {
  if (quantity == null) return null;
  const isOfDisks = quantity.channel.startsWith('disk');
  const apart = isOfDisks && readsAndWrites === 'perCounter' ? ', reads and writes ranked apart and added' : '';
  return { value: quantity.value, text: `${describeMeasured(quantity)}${apart}`, sample: sampledStepOf(quantity) };
}

/** The sum of single figures of the input, with each of them; null where none is known. */
export function statedFlow(
  parts: readonly (readonly [words: string, value: number | null | undefined])[],
  describe: DescribeFlow,
): UsedAmount | null {
  const known = parts.flatMap(([words, value]) => (value == null ? [] : [{ words, value }]));
  if (known.length === 0) return null;
  const told = known.map(({ words, value }) => `${words} ${describe(value)}`).join(' + ');
  return { value: known.reduce((sum, { value }) => sum + value, 0), text: `${told}, as the input states` };
}

/** What several disks carry together, each already with its comfort factor. */
export function summedNeed(parts: readonly (number | null)[], describe: DescribeFlow): TrafficNeed {
  const known = parts.filter((part) => part !== null);
  if (known.length === 0) return { value: null, steps: [] };
  const value = known.reduce<number>((sum, part) => sum + part, 0);
  const rest = parts.length - known.length;
  const unknown = rest === 0 ? '' : `, ${rest} unknown`;
  const of = `sum over ${known.length} ${known.length === 1 ? 'disk' : 'disks'}${unknown}, comfort included`;
  return { value, steps: [{ kind: 'used', text: `${of} = ${describe(value)}`, value }] };
}
