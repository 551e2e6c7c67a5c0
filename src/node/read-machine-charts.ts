import type { AssessedMachine, Assessment } from '../assessment/index.js';
import {
  CHARTED_CHANNELS,
  collectCharts,
  deriveMachineChartValues,
  isChartedSum,
  windowOfAssessment,
} from '../charts/index.js';
import type { MachineCharts, MachineChartValues } from '../charts/index.js';
import type { MachineId } from '../model/index.js';
import { readMachineMaxima, spanOfSegments } from '../timeseries/index.js';
import type { SeriesKey, Window } from '../timeseries/index.js';
import { openPeaksStore } from './peaks-store.js';
import type { PeaksStoreFile } from './peaks-store.js';

/** The window of an assessment by the store that it left; null where the store has no sample. */
const windowOfStore = ({ segments }: PeaksStoreFile, assessment: Assessment): Window | null =>
  windowOfAssessment(
    { series: segments.flatMap(({ series }) => series), spanMs: spanOfSegments(segments) },
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

/**
 * One machine with every bucket of the window, each disk and NIC too; only its own series are read.
 *
 * @returns null where it has no sample in the window
 * @throws {AssessmentError} `node/cannot-read`, `timeseries/damaged-peaks-store`
 */
export async function readMachineChartValues(
  path: string,
  assessment: Assessment,
  machine: AssessedMachine,
): Promise<MachineChartValues | null> {
  const store = await openPeaksStore(path);
  try {
    const window = windowOfStore(store, assessment);
    if (window === null) return null;
    const isWanted = (key: SeriesKey): boolean => key.machine === machine.id && CHARTED_CHANNELS.has(key.channel);
    for await (const series of readMachineMaxima(store, isWanted)) {
      return deriveMachineChartValues(series, machine, { window, calendar: assessment.calendar });
    }
    return null;
  } finally {
    await store.close();
  }
}
