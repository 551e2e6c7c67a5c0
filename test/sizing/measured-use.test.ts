import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import type { Instant, Milliseconds } from '../../src/model/index.js';
import { deriveMeasuredUse, describeMeasured } from '../../src/sizing/index.js';
import type { PercentileRule } from '../../src/sizing/index.js';
import { DEFAULT_BUCKET_MS } from '../../src/timeseries/index.js';
import type { BucketSeries, Channel } from '../../src/timeseries/index.js';

const aSeries = (channel: Channel, instance: string, maxima: readonly number[], intervalMs = 20_000): BucketSeries => ({
  key: { machine: toMachineId('m'), channel, instance },
  granularity: { intervalMs: intervalMs as Milliseconds, kind: intervalMs > 60_000 ? 'average' : 'sample' },
  startMs: 0 as Instant,
  maxima: Float64Array.from(maxima),
  sums: Float64Array.from(maxima),
  counts: Uint32Array.from(maxima, (value) => (Number.isNaN(value) ? 0 : 1)),
  bucketMs: DEFAULT_BUCKET_MS,
  minuteSums: null,
});

const RULE: PercentileRule = { percent: 95, method: 'nearestRank', readsAndWrites: 'perSample' };

describe('measured use', () => {
  it('takes the 137th of 144 ascending peaks of a day as P95, and gaps count for nothing', () => {
    const day = Array.from({ length: 144 }, (_, index) => index + 1);
    const use = deriveMeasuredUse([aSeries('cpuUsedCores', '', [...day, Number.NaN, Number.NaN])], RULE);
    expect(use.cpuCores).toMatchObject({ value: 137, buckets: 144, atMs: 136 * 600_000 });
  });

  it('adds reads and writes sample by sample, or ranks each and adds, as the policy says', () => {
    const series = [
      aSeries('diskReadIops', 'd', [100, 0]),
      aSeries('diskWriteIops', 'd', [0, 100]),
      aSeries('diskIops', 'd', [100, 100]),
    ];
    expect(deriveMeasuredUse(series, RULE).disks.get('d')?.iops?.value).toBe(100);
    const perCounter = deriveMeasuredUse(series, { ...RULE, readsAndWrites: 'perCounter' });
    expect(perCounter.disks.get('d')?.iops?.value).toBe(200);
  });

  it('prefers guest-used memory to consumed, and active memory alone decides nothing', () => {
    const guest = aSeries('memoryGuestUsedBytes', '', [5]);
    const consumed = aSeries('memoryConsumedBytes', '', [9]);
    const active = aSeries('memoryActiveBytes', '', [2]);
    expect(deriveMeasuredUse([active, consumed, guest], RULE).memoryBytes?.value).toBe(5);
    expect(deriveMeasuredUse([active, consumed], RULE).memoryBytes?.value).toBe(9);
    expect(deriveMeasuredUse([active], RULE)).toMatchObject({ memoryBytes: null, hasActiveMemoryOnly: true });
  });

  it('never calls averages peaks', () => {
    const use = deriveMeasuredUse([aSeries('cpuUsedCores', '', [1, 2], 300_000)], RULE);
    expect(describeMeasured(use.cpuCores!)).toContain('maxima of 300 s averages, which are not peaks');
  });
});
