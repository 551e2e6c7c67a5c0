import { compareText, invariant } from '../../model/index.js';
import type { Instant, MachineId } from '../../model/index.js';
import { mergePeaksTold } from '../merge-peaks.js';
import type { MergedPeaks } from '../merge-peaks.js';
import type { BucketSeries, PeakSet } from '../series.js';
import { encodeSegment } from './encode-segment.js';
import type { SegmentOptions } from './encode-segment.js';
import { bucketsOf, bySegment, joinSeries, minutesOfBucket, numbersOf, slicesOf } from './join-series.js';
import type { JoinedSeries } from './join-series.js';
import type { OpenSegment, OpenStore } from './open-store.js';
import { COLUMNS } from './segment-header.js';
import type { StoredSeries } from './segment-header.js';
import type { StoredMachine, StoreOrigin, StoreSource } from './store-origin.js';

/** Numbers to a segment before the next begins: at most 64 MiB, so that writing and reading need no more at a time. */
const NUMBERS_A_SEGMENT = 8_388_608;

/**
 * The segments of one append, encoded one at a time. Where peaks are many they become several segments; the same peaks and
 * origin are cut and written the same way.
 */
export function* segmentsOf(peaks: PeakSet, options: SegmentOptions = {}): Generator<Uint8Array> {
  const slices = slicesOf(peaks.series, NUMBERS_A_SEGMENT, ({ bucketMs, maxima, minuteSums }) =>
    numbersOf(maxima.length, minutesOfBucket(bucketMs, minuteSums !== null)),
  );
  const count = Math.max(1, slices.length);
  for (let index = 0; index < count; index++) {
    const series = slices[index] ?? [];
    const origin = originOfPart(options.origin, series, index);
    yield encodeSegment({ series, spanMs: peaks.spanMs }, { ...options, origin, part: [index, count] });
  }
}

/** The first segment has the sources and all machines without series, every segment the machines of its series. */
function originOfPart(origin: StoreOrigin | undefined, series: readonly BucketSeries[], index: number): StoreOrigin {
  if (index === 0 || origin === undefined) return origin ?? { sources: [], machines: [] };
  const used = new Set<MachineId>(series.map(({ key }) => key.machine));
  return { sources: [], machines: origin.machines.filter(({ id }) => used.has(id)) };
}

/** The origins of all appends of a store as one: sources by label and hash, machines by id, each once. */
export function originOf({ segments }: Pick<OpenStore, 'segments'>): StoreOrigin {
  const sources = new Map<string, StoreSource>();
  const machines = new Map<MachineId, StoredMachine>();
  for (const source of segments.flatMap((segment) => segment.sources)) {
    const there = sources.get(source.sha256);
    if (there === undefined || compareSources(source, there) < 0) sources.set(source.sha256, source);
  }
  for (const machine of segments.flatMap((segment) => segment.machines)) {
    const there = machines.get(machine.id);
    machines.set(machine.id, there === undefined ? machine : plainer(there, machine));
  }
  return {
    sources: [...sources.values()].sort(compareSources),
    machines: [...machines.values()].sort((left, right) => compareText(left.id, right.id)),
  };
}

const compareSources = (left: StoreSource, right: StoreSource): number =>
  compareText(left.file, right.file) ||
  compareText(left.sha256, right.sha256) ||
  compareText(left.readAs, right.readAs) ||
  left.bytes - right.bytes;

/** Of two ways in which samples name one machine the one that says more, else the first by code unit. */
function plainer(left: StoredMachine, right: StoredMachine): StoredMachine {
  const pick = (one: string, other: string): string =>
    one === '' || other === '' ? one + other : compareText(one, other) <= 0 ? one : other;
  return { id: left.id, name: pick(left.name, right.name), sourceId: pick(left.sourceId, right.sourceId) };
}

/** The first and last sample over all segments; null where there is none. */
export function spanOfSegments(segments: readonly Pick<OpenSegment, 'spanMs'>[]): PeakSet['spanMs'] {
  const spans = segments.map(({ spanMs }) => spanMs).filter((span) => span !== null);
  if (spans.length === 0) return null;
  const first = spans.reduce((least, [start]) => Math.min(least, start), Infinity);
  const last = spans.reduce((greatest, [, end]) => Math.max(greatest, end), -Infinity);
  return [first as Instant, last as Instant];
}

/** Appends that a store is made of; a large append has several segments. */
export const appendsIn = ({ segments }: Pick<OpenStore, 'segments'>): number =>
  segments.filter(({ part: [index] }) => index === 0).length;

/**
 * What belongs to segments put together append by append: disks and totals of a machine that came together are compared with those that
 * came at another time.
 */
export function groupAppends<Item>(
  items: readonly Item[],
  partOf: (item: Item) => OpenSegment['part'],
): readonly (readonly Item[])[] {
  const groups: Item[][] = [];
  let before: OpenSegment['part'] | null = null;
  for (const item of items) {
    const part = partOf(item);
    // A segment that is damaged is missing.
    const isNext = before !== null && part[0] > before[0] && part[1] === before[1];
    if (isNext) groups.at(-1)!.push(item);
    else groups.push([item]);
    before = part;
  }
  return groups;
}

/**
 * The segments of a store anew, as one append: every series joined as `mergePeaks` joins them, ordered and cut as
 * `segmentsOf` does. The bytes depend on what was appended and not on its order. Holds one segment and one machine at a time.
 *
 * @throws {AssessmentError} `timeseries/damaged-peaks-store`
 */
export async function* compactSegments(store: OpenStore, options: SegmentOptions = {}): AsyncGenerator<Uint8Array> {
  const origin = originOf(store);
  const spanMs = spanOfSegments(store.segments);
  const slices = slicesOf(joinSeries(store.segments), NUMBERS_A_SEGMENT, numbersOfJoined);
  const count = Math.max(1, slices.length);
  const encode = (series: readonly BucketSeries[], index: number): Uint8Array =>
    encodeSegment(
      { series, spanMs },
      { ...options, origin: originOfPart(origin, series, index), part: [index, count] },
    );
  let held: BucketSeries[] = [];
  let index = 0;
  for await (const series of readJoinedSeries(store)) {
    held.push(...series);
    while (held.length > 0 && held.length >= slices[index]!.length) {
      const { length } = slices[index]!;
      yield encode(held.slice(0, length), index++);
      held = held.slice(length);
    }
  }
  if (slices.length === 0) yield encode([], 0);
}

/**
 * The joined series of a store, some at a time so that the memory stays small, in the order of a `PeakSet`.
 *
 * @throws {AssessmentError} `timeseries/damaged-peaks-store`
 */
export async function* readJoinedSeries(store: Pick<OpenStore, 'segments'>): AsyncGenerator<readonly BucketSeries[]> {
  for await (const { peaks } of readJoinedMachines(store)) yield peaks.series;
}

/**
 * The same, with what had to be resolved; all series of a machine come together.
 *
 * @param isWanted which machines; absent: all
 * @throws {AssessmentError} `timeseries/damaged-peaks-store`
 */
export async function* readJoinedMachines(
  { segments }: Pick<OpenStore, 'segments'>,
  isWanted: (machine: MachineId) => boolean = () => true,
): AsyncGenerator<MergedPeaks> {
  const joined = joinSeries(segments).filter(({ key }) => isWanted(key.machine));
  const machines: JoinedSeries[][] = [];
  for (const one of joined) {
    const machine = machines.at(-1);
    if (machine?.[0]!.key.machine === one.key.machine) machine.push(one);
    else machines.push([one]);
  }
  const numbersOfMachine = (series: readonly JoinedSeries[]): number =>
    series.reduce((sum, one) => sum + numbersOfJoined(one), 0);
  for (const slice of slicesOf(machines, NUMBERS_A_SEGMENT, numbersOfMachine)) yield readSeries(segments, slice.flat());
}

const numbersOfJoined = (one: JoinedSeries): number =>
  numbersOf(bucketsOf(one), minutesOfBucket(one.bucketMs, one.hasMinutes));

/** Reads all series of some machines whole and joins their parts. */
async function readSeries(segments: readonly OpenSegment[], wanted: readonly JoinedSeries[]): Promise<MergedPeaks> {
  const parts = bySegment(wanted);
  const appends: PeakSet[] = [];
  for (const append of groupAppends(segments, ({ part }) => part)) {
    const series: BucketSeries[] = [];
    for (const segment of append) {
      const held = parts.get(segment);
      if (held !== undefined) series.push(...(await readParts(segment, [...held.keys()])).series);
    }
    if (series.length > 0) appends.push({ series, spanMs: null });
  }
  return mergePeaksTold(appends);
}

/** Some series of one segment, read whole. */
async function readParts(segment: OpenSegment, series: readonly StoredSeries[]): Promise<PeakSet> {
  const columns = new Map(series.map((one) => [one, new Map<string, Float64Array>()]));
  for (const name of COLUMNS) {
    await segment.visitColumns(series, name, (one, values) => columns.get(one)!.set(name, values.slice()));
  }
  const whole = series.map((one): BucketSeries => {
    const found = columns.get(one)!;
    const [maxima, sums, counts] = [found.get('maxima'), found.get('sums'), found.get('counts')];
    invariant(maxima !== undefined && sums !== undefined && counts !== undefined, 'a header names three columns');
    const { key, granularity, bucketMs, startMs } = one;
    const minuteSums = found.get('minuteSums') ?? null;
    return { key, granularity, bucketMs, startMs, maxima, sums, counts: Uint32Array.from(counts), minuteSums };
  });
  return { series: whole, spanMs: segment.spanMs };
}
