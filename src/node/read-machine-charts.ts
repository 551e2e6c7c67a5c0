import type { Assessment } from '../assessment/index.js';
import { collectCharts, isChartedSum, windowOfAssessment } from '../charts/index.js';
import type { MachineCharts } from '../charts/index.js';
import type { MachineId } from '../model/index.js';
import { readMachineMaxima, spanOfSegments } from '../timeseries/index.js';
import type { PeakSet, Window } from '../timeseries/index.js';
import { openPeaksStore } from './peaks-store.js';
import type { PeaksStoreFile } from './peaks-store.js';

/** The window of an assessment by the store that it left; null where the store has no sample. */
export const windowOfStore = ({ segments }: PeaksStoreFile, assessment: Assessment): Window | null =>
  windowOfAssessment(
    { series: segments.flatMap(({ series }) => series), spanMs: spanOfSegments(segments) satisfies PeakSet['spanMs'] },
    assessment,
  );

/**
 * The charts of all machines of an assessment from the store beside it: the same as `deriveEstateCharts` makes of the peaks in memory. Reads the
 * maxima of the sums alone, some machines at a time, so that a store of 12 GB takes no more memory than one of 100 MB.
 *
 * @returns by machine, in the order of the assessment; null where nothing was sampled
 * @throws {AssessmentError} `node/cannot-read`, `timeseries/damaged-peaks-store`; the signal's reason where it is aborted
 */
export async function readMachineCharts(
  path: string,
  assessment: Assessment,
  signal?: AbortSignal,
): Promise<ReadonlyMap<MachineId, MachineCharts> | null> {
  const store = await openPeaksStore(path);
  try {
    const window = windowOfStore(store, assessment);
    if (window === null) return null;
    const collector = collectCharts(assessment, window);
    for await (const series of readMachineMaxima(store, isChartedSum)) {
      signal?.throwIfAborted();
      collector.add(series);
    }
    return collector.charts();
  } finally {
    await store.close();
  }
}
