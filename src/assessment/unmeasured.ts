import type { BucketSeries, Channel } from '../timeseries/index.js';

/** What sizing asks of samples. `network` is what goes out, since only that is limited. */
export const MEASURED_QUANTITIES = ['cpu', 'memory', 'diskIops', 'diskThroughput', 'network'] as const;
export type QuantityToMeasure = (typeof MEASURED_QUANTITIES)[number];

/** Any of its channels measures a quantity. Active memory counts here: that it says little is told on its own. */
const CHANNELS_OF: Readonly<Record<QuantityToMeasure, readonly Channel[]>> = {
  cpu: ['cpuUsedCores'],
  memory: ['memoryGuestUsedBytes', 'memoryConsumedBytes', 'memoryActiveBytes'],
  diskIops: ['diskIops', 'diskReadIops', 'diskWriteIops'],
  diskThroughput: ['diskBytesPerSecond', 'diskReadBytesPerSecond', 'diskWriteBytesPerSecond'],
  network: ['networkOutBytesPerSecond'],
};

/**
 * What the samples of one machine never measured, in the order of `MEASURED_QUANTITIES`.
 *
 * @param series of one machine, cut to the window; one without a value there measures nothing
 */
export function deriveUnmeasured(
  series: readonly Pick<BucketSeries, 'key' | 'counts'>[],
): readonly QuantityToMeasure[] {
  const measured = new Set(
    series.filter(({ counts }) => counts.some((count) => count > 0)).map(({ key }) => key.channel),
  );
  return MEASURED_QUANTITIES.filter((quantity) => !CHANNELS_OF[quantity].some((channel) => measured.has(channel)));
}

/** How many machines were sampled and of how many of them a quantity never was; none are left out. */
export interface UnmeasuredCount {
  readonly quantity: QuantityToMeasure;
  readonly machines: number;
}

/** Counts quantities over machines, in the order of `MEASURED_QUANTITIES`. */
export const countUnmeasured = (machines: readonly (readonly QuantityToMeasure[])[]): readonly UnmeasuredCount[] =>
  MEASURED_QUANTITIES.flatMap((quantity) => {
    const count = machines.filter((unmeasured) => unmeasured.includes(quantity)).length;
    return count === 0 ? [] : [{ quantity, machines: count }];
  });
