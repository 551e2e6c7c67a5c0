import type { AssessedMachine } from '../assessment/index.js';
import { BYTES_PER_GIB, BYTES_PER_MB, compareText } from '../model/index.js';
import { ALL_INSTANCES, DEFAULT_BUCKET_MS, hidesPeaks, sliceWindow, WHOLE_MACHINE } from '../timeseries/index.js';
import type { BucketSeries, Channel, SeriesMaxima, Window } from '../timeseries/index.js';
import type { ChartValues, LineValues } from './chart-values.js';
import { deriveMarks, derivePartMarks } from './derive-marks.js';
import { CHART_QUANTITIES } from './machine-charts.js';
import type { ChartQuantity, ChartUnit } from './machine-charts.js';

/** How a quantity is had from series: the first of the channels that has a value in the window. */
interface QuantityOfSeries {
  readonly unit: ChartUnit;
  readonly channels: readonly Channel[];
  readonly whole: string;
  /** What one of the unit is of the channel's. */
  readonly perUnit: number;
}

const QUANTITIES: Readonly<Record<ChartQuantity, QuantityOfSeries>> = {
  cpu: { unit: 'cores', channels: ['cpuUsedCores'], whole: WHOLE_MACHINE, perUnit: 1 },
  memory: {
    unit: 'GiB',
    // As the need takes it: active memory says nothing of what may go.
    channels: ['memoryGuestUsedBytes', 'memoryConsumedBytes'],
    whole: WHOLE_MACHINE,
    perUnit: BYTES_PER_GIB,
  },
  diskIops: { unit: 'IOPS', channels: ['diskIops'], whole: ALL_INSTANCES, perUnit: 1 },
  diskThroughput: { unit: 'MB/s', channels: ['diskBytesPerSecond'], whole: ALL_INSTANCES, perUnit: BYTES_PER_MB },
  network: { unit: 'MB/s', channels: ['networkOutBytesPerSecond'], whole: ALL_INSTANCES, perUnit: BYTES_PER_MB },
};

/** The channels that charts are drawn from: all else of a store can be passed over. */
export const CHARTED_CHANNELS: ReadonlySet<Channel> = new Set(
  CHART_QUANTITIES.flatMap((quantity) => QUANTITIES[quantity].channels),
);

/** What charts are drawn of and how finely. */
export interface ChartSpans {
  readonly window: Window;
  /** The length of a span: whole buckets, a divisor or a multiple of the day. */
  readonly stepMs: number;
  /** Whether each disk and NIC has a line besides their sum. */
  readonly withParts: boolean;
}

/** Where the first span begins, and how many there are: aligned to the UTC epoch, so that the spans of all machines are the same. */
export function spansOf({ window, stepMs }: Pick<ChartSpans, 'window' | 'stepMs'>): {
  readonly fromMs: number;
  readonly count: number;
} {
  const fromMs = Math.floor(window.startMs / stepMs) * stepMs;
  return { fromMs, count: Math.max(0, Math.ceil((window.endMs - fromMs) / stepMs)) };
}

/**
 * What a machine did over the window, a value for each span: the largest of its buckets that begin in it and in the window. A span without any is a
 * gap. Quantities without a value in the window have no chart. Marks are what the assessment made of them.
 *
 * @param series of one machine, in any order
 */
export function deriveChartValues(
  series: readonly SeriesMaxima[],
  machine: AssessedMachine,
  spans: ChartSpans,
): readonly ChartValues[] {
  return CHART_QUANTITIES.flatMap((quantity): readonly ChartValues[] => {
    const { unit, channels, whole: instance, perUnit } = QUANTITIES[quantity];
    for (const channel of channels) {
      const found = series.filter(({ key }) => key.channel === channel);
      const sum = found.find(({ key }) => key.instance === instance);
      const values = sum === undefined ? null : valuesOf(sum, spans, perUnit);
      if (sum === undefined || values === null) continue;
      const parts = spans.withParts ? found.filter((one) => one !== sum) : [];
      const isOfAverages = [sum, ...parts].some(({ granularity }) => hidesPeaks(granularity));
      const whole = { name: '', values, marks: deriveMarks(machine, quantity) };
      const lines = [whole, ...partLines(parts, spans, { perUnit, quantity, machine })];
      return [{ quantity, unit, isOfAverages, lines }];
    }
    return [];
  });
}

interface PartTerms {
  readonly perUnit: number;
  readonly quantity: ChartQuantity;
  readonly machine: AssessedMachine;
}

function partLines(
  parts: readonly SeriesMaxima[],
  spans: ChartSpans,
  { perUnit, quantity, machine }: PartTerms,
): readonly LineValues[] {
  return [...parts]
    .sort((left, right) => compareText(left.key.instance, right.key.instance))
    .flatMap((part) => {
      const values = valuesOf(part, spans, perUnit);
      return values === null
        ? []
        : [{ name: part.key.instance, values, marks: derivePartMarks(machine, quantity, part.key.instance) }];
    });
}

/** Null where no bucket of the window has a value. */
function valuesOf(series: SeriesMaxima, spans: ChartSpans, perUnit: number): Float64Array | null {
  const { window, stepMs } = spans;
  const { fromMs, count } = spansOf(spans);
  const values = new Float64Array(count).fill(NaN);
  const { startMs, maxima } = sliceWindow(withoutSums(series), window.startMs, window.endMs);
  let isEmpty = true;
  for (let index = 0; index < maxima.length; index += 1) {
    const value = maxima[index]!;
    if (Number.isNaN(value)) continue;
    const span = Math.floor((startMs + index * series.bucketMs - fromMs) / stepMs);
    // Not `<`: what stands there may be a gap.
    if (!(values[span]! >= value / perUnit)) values[span] = value / perUnit;
    isEmpty = false;
  }
  return isEmpty ? null : values;
}

const NOTHING = { sums: new Float64Array(0), counts: new Uint32Array(0), minuteSums: null };
const withoutSums = (series: SeriesMaxima): BucketSeries => ({ ...series, ...NOTHING });

/** The length of the buckets of some series; of none, the default. */
export const bucketLengthOf = (series: readonly SeriesMaxima[]): number => series[0]?.bucketMs ?? DEFAULT_BUCKET_MS;
