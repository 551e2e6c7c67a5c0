import { ALL_INSTANCES, WHOLE_MACHINE } from '../../timeseries/index.js';
import type { Channel, Reading, RolledBase, RolledLayout, RolledTarget } from '../../timeseries/index.js';
import type { Milliseconds } from '../../model/index.js';
import type { Measure, NumberColumn, RowPlan } from '../../ingest/index.js';

/** What the kernel does with a column. */
export type KernelColumnKind = 'number' | 'stamp' | 'key' | 'skip' | 'interval';

/** One column as the kernel reads it; see `kernel/scan.ts`. */
interface KernelColumn {
  readonly kind: KernelColumnKind;
  readonly slot: number;
  readonly isPositive: boolean;
  readonly isRequired: boolean;
  readonly factor: number;
  readonly greatest: number;
}

/** `target = whole * percent / 100`, all of them slots. */
interface KernelShare {
  readonly target: number;
  readonly whole: number;
  readonly percent: number;
}

/** `target` is the sum of the parts that are filled; of none, the fallback, a slot or -1. */
interface KernelSum {
  readonly target: number;
  readonly fallback: number;
  readonly parts: readonly number[];
}

/**
 * How the rows of one file become records: plain data, so that it can be handed to a worker. Slots are numbered from 0: first
 * those of the columns, then the sums; temporary ones, which only serve shares, from 48.
 */
export interface RowForm {
  readonly columns: readonly KernelColumn[];
  readonly separator: string;
  readonly decimal: 'point' | 'comma';
  /** Whether the key is the id, the name, or both in the order in which they stand. */
  readonly key: readonly ('name' | 'id')[];
  readonly shares: readonly KernelShare[];
  /** Slots of memory in use: more than `slot` holds is for the row reader to tell. */
  readonly ceiling: { readonly slot: number; readonly of: readonly number[] } | null;
  readonly sums: readonly KernelSum[];
  readonly coresSlot: number;
  readonly layout: RolledLayout;
}

const FIRST_TEMPORARY = 48;
const MOST_SLOTS = 64;
const GREATEST_PERCENT = 100;
/** Positions are counted in 32 bits, and a row is looked at in one go. */
const MOST_COLUMNS = 1000;

/** How rows are read that follow a header. */
export interface WideHeader {
  readonly plan: RowPlan;
  readonly separator: string;
  readonly hasComma: boolean;
}

/**
 * The form of rows for the kernel, or null where the row reader alone can read them: rows of another tool with rules or blanks,
 * MHz, percentages of cores that the row does not state, keys in two places, more series than a record holds.
 */
export function rowFormOf({ plan, separator, hasComma }: WideHeader, bucketMs: Milliseconds): RowForm | null {
  const key = keyOf(plan);
  const isPlain = separator.length === 1 && separator !== (hasComma ? ',' : '.') && isForKernel(plan);
  if (!isPlain || key === null) return null;
  const draft = draftOf(plan);
  if (draft.bases.length === 0 || draft.bases.length > FIRST_TEMPORARY) return null;
  addSums(draft);
  if (draft.targets.length > MOST_SLOTS) return null;
  return {
    columns: draft.columns,
    separator,
    decimal: hasComma ? 'comma' : 'point',
    key,
    shares: draft.shares,
    ceiling: ceilingOf(draft, plan),
    sums: draft.sums,
    coresSlot: slotAt(draft, plan.cores),
    layout: layoutOf(draft, bucketMs),
  };
}

/** MHz and percentages of cores that the row does not state are for the row reader, and so are rules about rows. */
function isForKernel({ skips, stamp, width, cpu, cores, memory, memoryShares, interval }: RowPlan): boolean {
  const [first] = cpu;
  const isCpuPlain = first === undefined || first.kind === 'cores' || (first.kind === 'percent' && cores !== null);
  const isMemoryPlain = memoryShares.length === 0 || memory !== null;
  const isIntervalPlain = interval === null || interval.factor === 1;
  const isPlaced = skips.length === 0 && stamp >= 0 && width <= MOST_COLUMNS;
  return isCpuPlain && isMemoryPlain && isIntervalPlain && isPlaced;
}

function draftOf(plan: RowPlan): Draft {
  const draft = emptyDraft(plan);
  if (plan.cores !== null) base(draft, plan.cores, ['allocatedCores', WHOLE_MACHINE], { isPositive: true });
  if (plan.memory !== null) base(draft, plan.memory, ['allocatedMemoryBytes', WHOLE_MACHINE], { isPositive: true });
  for (const measure of plan.measures) base(draft, measure, [measure.channel, measure.instance]);
  for (const share of plan.memoryShares) {
    shareOf(draft, share, slotAt(draft, plan.memory), [share.channel, WHOLE_MACHINE]);
  }
  addCpu(draft, plan);
  return draft;
}

/** The first of several columns of processor use; where it is empty, another counts, and the row is for the row reader. */
function addCpu(draft: Draft, { cpu: [cpu, ...others], cores }: RowPlan): void {
  if (cpu === undefined) return;
  if (cpu.kind === 'percent') shareOf(draft, cpu, slotAt(draft, cores), ['cpuUsedCores', WHOLE_MACHINE]);
  else base(draft, cpu, ['cpuUsedCores', WHOLE_MACHINE]);
  draft.columns[cpu.index] = { ...draft.columns[cpu.index]!, isRequired: others.length > 0 };
}

function ceilingOf(draft: Draft, { memory, measures }: RowPlan): RowForm['ceiling'] {
  const of = measures.filter(({ field }) => field.startsWith('memory')).map((one) => slotAt(draft, one));
  return memory === null || of.length === 0 ? null : { slot: slotAt(draft, memory), of };
}

function keyOf({ machine, machineId }: RowPlan): RowForm['key'] | null {
  if (machine < 0 && machineId < 0) return null;
  if (machineId < 0) return ['name'];
  if (machine < 0) return ['id'];
  if (Math.abs(machine - machineId) !== 1) return null;
  return machine < machineId ? ['name', 'id'] : ['id', 'name'];
}

interface Draft {
  readonly columns: KernelColumn[];
  readonly bases: RolledBase[];
  /** By slot. */
  readonly targets: RolledTarget[][];
  readonly shares: KernelShare[];
  readonly sums: KernelSum[];
  /** By column. */
  readonly slots: Map<number, number>;
}

const column = (kind: KernelColumnKind): KernelColumn => ({
  kind,
  slot: 0,
  isPositive: false,
  isRequired: false,
  factor: 1,
  greatest: 0,
});

function emptyDraft({ width, stamp, machine, machineId, interval }: RowPlan): Draft {
  const columns = Array.from({ length: width }, () => column('skip'));
  columns[stamp] = column('stamp');
  for (const index of [machine, machineId]) if (index >= 0) columns[index] = column('key');
  if (interval !== null) columns[interval.index] = column('interval');
  return { columns, bases: [], targets: [], shares: [], sums: [], slots: new Map() };
}

const slotAt = ({ slots }: Draft, at: NumberColumn | null): number => (at === null ? -1 : (slots.get(at.index) ?? -1));

type Series = readonly [channel: Reading['channel'], instance: string];

/** A new slot that a column fills. */
function openSlot(draft: Draft, index: number, [channel, instance]: Series): number {
  const slot = draft.targets.length;
  draft.slots.set(index, slot);
  draft.bases.push({ bit: slot, channel, instance });
  const isTotal = instance === WHOLE_MACHINE && isSummed(channel);
  draft.targets.push(isTotal ? [] : [{ channel, instance }]);
  return slot;
}

export const isSummed = (channel: Channel): boolean => channel.startsWith('disk') || channel.startsWith('network');

function base(
  draft: Draft,
  { index, factor, greatest }: NumberColumn,
  series: Series,
  more: Partial<Pick<KernelColumn, 'isPositive'>> = {},
): void {
  const slot = openSlot(draft, index, series);
  draft.columns[index] = { ...column('number'), ...more, slot, factor, greatest };
}

/** A percentage; above 100 it is for the row reader, which tells it. */
function shareOf(draft: Draft, { index, factor }: NumberColumn | Measure, whole: number, series: Series): void {
  const percent = FIRST_TEMPORARY + draft.shares.length;
  const target = openSlot(draft, index, series);
  draft.columns[index] = { ...column('number'), slot: percent, factor, greatest: GREATEST_PERCENT };
  draft.shares.push({ target, whole, percent });
}

const PAIRS = [
  ['diskReadIops', 'diskWriteIops', 'diskIops'],
  ['diskReadBytesPerSecond', 'diskWriteBytesPerSecond', 'diskBytesPerSecond'],
] as const;
const NETWORK = ['networkInBytesPerSecond', 'networkOutBytesPerSecond'] as const;

/** The derived series of a row, in the words and the order of `joinPending`. */
function addSums(draft: Draft): void {
  for (const [read, write, both] of PAIRS) {
    const disks = namesIn(draft, [read, write]);
    for (const disk of disks) {
      const parts = [read, write].map((channel) => baseSlot(draft, channel, disk)).filter((slot) => slot >= 0);
      sumSlot(draft, { parts, fallback: -1 }, { channel: both, instance: disk });
    }
    const all = [read, write].map((channel) => totalSlot(draft, channel)).filter((slot) => slot >= 0);
    if (all.length > 0) sumSlot(draft, { parts: all, fallback: -1 }, { channel: both, instance: ALL_INSTANCES });
  }
  for (const channel of NETWORK) totalSlot(draft, channel);
}

const namesIn = ({ bases }: Draft, channels: readonly Channel[]): readonly string[] =>
  [...new Set(bases.filter(({ channel }) => channels.includes(channel)).map(({ instance }) => instance))]
    .filter((instance) => instance !== WHOLE_MACHINE)
    .sort();

const baseSlot = ({ bases }: Draft, channel: Channel, instance: string): number =>
  bases.find((one) => one.channel === channel && one.instance === instance)?.bit ?? -1;

/** The slot of a channel over all disks or NICs, -1 where the row has none of it. */
function totalSlot(draft: Draft, channel: Channel): number {
  const parts = namesIn(draft, [channel]).map((instance) => baseSlot(draft, channel, instance));
  const fallback = baseSlot(draft, channel, WHOLE_MACHINE);
  if (parts.length === 0 && fallback < 0) return -1;
  const target: RolledTarget = { channel, instance: ALL_INSTANCES };
  return parts.length === 0
    ? sumSlot(draft, { parts: [fallback], fallback: -1 }, target)
    : sumSlot(draft, { parts, fallback }, target);
}

const MINUTES: Channel = 'diskWriteBytesPerSecond';

/** What is the sum of one slot alone is that slot; but writes have minutes, and reads and writes together have none. */
function sumSlot(draft: Draft, sum: Omit<KernelSum, 'target'>, target: RolledTarget): number {
  const [only, ...others] = sum.parts;
  const isAlone = only !== undefined && others.length === 0 && sum.fallback < 0;
  if (isAlone && (target.channel === MINUTES || !draft.targets[only]!.some(({ channel }) => channel === MINUTES))) {
    draft.targets[only]!.push(target);
    return only;
  }
  const slot = draft.targets.length;
  draft.targets.push([target]);
  draft.sums.push({ ...sum, target: slot });
  return slot;
}

function layoutOf({ bases, targets }: Draft, bucketMs: Milliseconds): RolledLayout {
  const padded = targets.length % 2 === 0 ? targets : [...targets, []];
  const minuteSlots = targets.flatMap((series, slot) =>
    series.some(({ channel }) => channel === MINUTES) ? [slot] : [],
  );
  return {
    key: JSON.stringify([bucketMs, ...bases.map(({ channel, instance }) => [channel, instance])]),
    bucketMs,
    bases,
    targets: padded,
    minuteSlots,
  };
}
