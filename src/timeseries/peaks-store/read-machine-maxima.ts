import { invariant } from '../../model/index.js';
import type { MachineId } from '../../model/index.js';
import type { BucketSeries, SeriesKey } from '../series.js';
import { readJoinedMachines } from './compact-segments.js';
import { bucketsOf, bySegment, joinSeries, slicesOf } from './join-series.js';
import type { JoinedSeries } from './join-series.js';
import type { OpenSegment, OpenStore } from './open-store.js';

/** A series without what charts and percentiles do not ask for: sums, counts and minutes. */
export type SeriesMaxima = Pick<BucketSeries, 'key' | 'granularity' | 'bucketMs' | 'startMs' | 'maxima'>;

/** 16 MB: few enough that a store of any length is read in little memory. */
const NUMBERS_AT_A_TIME = 2_097_152;

/**
 * The maxima of a store machine by machine, all wanted series of one together, each machine once. Those that lie in one append are read without
 * their other columns, a tenth of the file; those of several appends are read whole and joined as `mergePeaks` joins them, and come last.
 *
 * @param isWanted by machine, channel and instance
 * @throws {AssessmentError} `timeseries/damaged-peaks-store`
 */
export async function* readMachineMaxima(
  { segments }: Pick<OpenStore, 'segments'>,
  isWanted: (key: SeriesKey) => boolean,
): AsyncGenerator<readonly SeriesMaxima[]> {
  const machines = new Map<MachineId, JoinedSeries[]>();
  for (const one of joinSeries(segments)) {
    if (!isWanted(one.key)) continue;
    const held = machines.get(one.key.machine);
    if (held === undefined) machines.set(one.key.machine, [one]);
    else held.push(one);
  }
  const isInOnePart = (series: readonly JoinedSeries[]): boolean => series.every(({ parts }) => parts.length === 1);
  const inOnePart = [...machines.values()].filter(isInOnePart);
  const numbersOf = (series: readonly JoinedSeries[]): number => series.reduce((sum, one) => sum + bucketsOf(one), 0);
  for (const slice of slicesOf(inOnePart, NUMBERS_AT_A_TIME, numbersOf)) yield* readSlice(slice);
  const inSeveral = new Set([...machines].filter(([, series]) => !isInOnePart(series)).map(([machine]) => machine));
  if (inSeveral.size > 0) yield* readWhole(segments, inSeveral, isWanted);
}

async function* readSlice(machines: readonly (readonly JoinedSeries[])[]): AsyncGenerator<readonly SeriesMaxima[]> {
  const maxima = new Map<JoinedSeries, Float64Array>();
  for (const [segment, wanted] of bySegment(machines.flat())) {
    await segment.visitColumns([...wanted.keys()], 'maxima', (stored, values) => {
      maxima.set(wanted.get(stored)!, values.slice());
    });
  }
  for (const series of machines) {
    yield series.map((one) => {
      const { key, granularity, bucketMs, startMs } = one.parts[0]!.series;
      const values = maxima.get(one);
      invariant(values !== undefined, 'every series has maxima');
      return { key, granularity, bucketMs, startMs, maxima: values };
    });
  }
}

async function* readWhole(
  segments: readonly OpenSegment[],
  machines: ReadonlySet<MachineId>,
  isWanted: (key: SeriesKey) => boolean,
): AsyncGenerator<readonly SeriesMaxima[]> {
  for await (const { peaks } of readJoinedMachines({ segments }, (machine) => machines.has(machine))) {
    let held: BucketSeries[] = [];
    for (const one of peaks.series) {
      if (held.length > 0 && held[0]!.key.machine !== one.key.machine) {
        yield held;
        held = [];
      }
      if (isWanted(one.key)) held.push(one);
    }
    if (held.length > 0) yield held;
  }
}
