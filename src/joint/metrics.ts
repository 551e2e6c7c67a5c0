import { ALL_INSTANCES, WHOLE_MACHINE } from '../timeseries/index.js';
import type { BucketSeries, Channel } from '../timeseries/index.js';
import type { JointMetric } from './joint.js';

/** The metrics, in the order of every answer. */
export const JOINT_METRICS: readonly JointMetric[] = [
  'cpuCores',
  'memoryBytes',
  'diskIops',
  'diskBytesPerSecond',
  'networkInBytesPerSecond',
  'networkOutBytesPerSecond',
];

/** The series that a metric is, the best first: guest-used memory where known, else consumed; never active memory alone. */
const SERIES: Readonly<Record<JointMetric, readonly (readonly [Channel, string])[]>> = {
  cpuCores: [['cpuUsedCores', WHOLE_MACHINE]],
  memoryBytes: [
    ['memoryGuestUsedBytes', WHOLE_MACHINE],
    ['memoryConsumedBytes', WHOLE_MACHINE],
  ],
  diskIops: [['diskIops', ALL_INSTANCES]],
  diskBytesPerSecond: [['diskBytesPerSecond', ALL_INSTANCES]],
  networkInBytesPerSecond: [['networkInBytesPerSecond', ALL_INSTANCES]],
  networkOutBytesPerSecond: [['networkOutBytesPerSecond', ALL_INSTANCES]],
};

/** The series of one machine for a metric that hold a value at all, the best first; of disks and NICs those over all of them. */
export function seriesOfMetric(series: readonly BucketSeries[], metric: JointMetric): BucketSeries | null {
  for (const [channel, instance] of SERIES[metric]) {
    const found = series.find(({ key }) => key.channel === channel && key.instance === instance);
    if (found?.counts.some((count) => count > 0) === true) return found;
  }
  return null;
}
