import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, findProfile } from '../../src/assessment/index.js';
import { bytesPerSecond, iops } from '../../src/model/index.js';
import type { Instant, Machine, Milliseconds } from '../../src/model/index.js';
import { deriveMeasuredUse, deriveNeed } from '../../src/sizing/index.js';
import type { MachineNeed, NeedStep, SizingPolicy } from '../../src/sizing/index.js';
import { DEFAULT_BUCKET_MS } from '../../src/timeseries/index.js';
import type { BucketSeries, Channel } from '../../src/timeseries/index.js';
import { aDisk, aMachine, aNic, aStatedUse } from '../support/a-machine.js';

const aSeries = (channel: Channel, instance: string, maxima: readonly number[]): BucketSeries => ({
  key: { machine: aMachine().id, channel, instance },
  granularity: { intervalMs: 20_000 as Milliseconds, kind: 'sample' },
  startMs: 0 as Instant,
  maxima: Float64Array.from(maxima),
  sums: Float64Array.from(maxima),
  counts: Uint32Array.from(maxima, () => 30),
  bucketMs: DEFAULT_BUCKET_MS,
  minuteSums: null,
});

function needOf(
  machine: Machine,
  series: readonly BucketSeries[] = [],
  sizing: SizingPolicy = DEFAULT_POLICY.sizing,
): MachineNeed {
  const { percentile: percent, percentileMethod: method, readsAndWrites } = sizing;
  const percentile = { percent, reason: 'the policy says so' };
  const result = deriveNeed(machine, {
    sizing,
    disks: DEFAULT_POLICY.disks,
    environment: 'production',
    environmentIsAssumed: false,
    isFromRvtools: false,
    measured: series.length === 0 ? null : deriveMeasuredUse(series, { percent, method, readsAndWrites }),
    ...(series.length === 0 ? {} : { percentile }),
  });
  if (result.kind !== 'need') throw new Error('cores and memory are known');
  return result.need;
}

const texts = (steps: readonly NeedStep[] | undefined): readonly string[] => (steps ?? []).map(({ text }) => text);

describe('what disks and NICs must carry', () => {
  const twoDisks = aMachine({ disks: [aDisk({ name: 'os', isOs: true }), aDisk({ name: 'data' })], statedUse: null });

  it('is measured, then multiplied: 100 IOPS with comfort 1.3 need 130, by disk and for all of them', () => {
    const series = [
      aSeries('diskIops', 'os', [50, 100]),
      aSeries('diskIops', 'data', [300, 200]),
      aSeries('diskIops', '*', [350, 300]),
      aSeries('networkOutBytesPerSecond', '*', [2e6, 1e6]),
    ];
    const need = needOf(twoDisks, series);
    const at = (minute: string): string => `P95 of 2 10-minute peaks, first reached 1970-01-01 00:${minute} UTC`;
    expect(texts(need.disks[0]?.iopsSteps)).toEqual([`${at('10')} = 100 IOPS`, '100 IOPS x comfort 1.3 = 130 IOPS']);
    expect(texts(need.totalIopsSteps)).toEqual([`${at('00')} = 350 IOPS`, '350 IOPS x comfort 1.3 = 455 IOPS']);
    expect(texts(need.networkSteps)).toEqual([`${at('00')} = 2 MB/s`, '2 MB/s x comfort 1.3 = 2.6 MB/s']);
    expect(need.percentile).toEqual({ percent: 95, reason: 'the policy says so' });
    expect(need).not.toHaveProperty('totalThroughputSteps');
    expect(need.disks[0]).not.toHaveProperty('throughputSteps');
  });

  it('says what the input states of reads, writes and NICs, and how disks sum up', () => {
    const machine = aMachine({
      disks: [
        aDisk({ name: 'os', readIops: iops(80), writeIops: iops(40) }),
        aDisk({ name: 'data', readIops: iops(10) }),
      ],
      nics: [
        aNic({ name: 'a', outBytesPerSecond: bytesPerSecond(1e6) }),
        aNic({ name: 'b', outBytesPerSecond: bytesPerSecond(3e6) }),
      ],
      statedUse: null,
    });
    const need = needOf(machine);
    expect(texts(need.disks[0]?.iopsSteps)[0]).toBe('reads 80 IOPS + writes 40 IOPS, as the input states = 120 IOPS');
    expect(texts(need.totalIopsSteps)).toEqual(['sum over 2 disks, comfort included = 169 IOPS']);
    expect(texts(need.networkSteps)[0]).toBe('"a" 1 MB/s + "b" 3 MB/s, as the input states = 4 MB/s');
    expect(need).not.toHaveProperty('percentile');
  });

  it('falls back to the totals of the input', () => {
    const statedUse = aStatedUse({ diskReadIops: iops(70), diskWriteIops: iops(30) });
    const need = needOf(aMachine({ disks: [aDisk()], nics: [], statedUse }));
    expect(texts(need.totalIopsSteps)[0]).toBe('reads 70 IOPS + writes 30 IOPS, as the input states = 100 IOPS');
    expect(need.totalIops).toBe(130);
  });

  it('says where reads and writes are ranked apart, and nothing where the policy does not look at use', () => {
    const series = [aSeries('diskReadIops', 'os', [100]), aSeries('diskWriteIops', 'os', [60])];
    const need = needOf(twoDisks, series, findProfile('azure-migrate')!.sizing);
    expect(texts(need.disks[0]?.iopsSteps)).toHaveLength(1);
    expect(texts(need.disks[0]?.iopsSteps)[0]).toContain('reads and writes ranked apart and added = 160 IOPS');
    expect(texts(need.totalIopsSteps)).toEqual(['sum over 1 disk, 1 unknown, comfort included = 160 IOPS']);
    const asIs = needOf(twoDisks, series, { ...DEFAULT_POLICY.sizing, mode: 'asIs' });
    expect(asIs).not.toHaveProperty('totalIopsSteps');
    expect(asIs).not.toHaveProperty('percentile');
  });

  it('ends every list of steps at the need itself', () => {
    const series = [
      aSeries('diskIops', 'os', [33.3]),
      aSeries('diskIops', '*', [71.7]),
      aSeries('diskBytesPerSecond', '*', [1234.5]),
      aSeries('networkOutBytesPerSecond', '*', [7.7]),
    ];
    const need = needOf(twoDisks, series);
    expect(need.totalIopsSteps?.at(-1)?.value).toBe(need.totalIops);
    expect(need.totalThroughputSteps?.at(-1)?.value).toBe(need.totalBytesPerSecond);
    expect(need.networkSteps?.at(-1)?.value).toBe(need.networkOutBytesPerSecond);
    expect(need.disks[0]?.iopsSteps?.at(-1)?.value).toBe(need.disks[0]?.iops);
  });
});
