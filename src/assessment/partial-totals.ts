import type { Finding } from '../readiness/index.js';
import type { SizingPolicy } from '../sizing/index.js';
import { ALL_INSTANCES, boundedTotals, percentileOfSeries } from '../timeseries/index.js';
import type { BucketSeries, Channel } from '../timeseries/index.js';
import { aboutSamples } from './about-samples.js';
import type { SampledMachine } from './sampled-machines.js';

const NAMES: Readonly<Partial<Record<Channel, string>>> = {
  diskReadIops: 'reads',
  diskWriteIops: 'writes',
  diskReadBytesPerSecond: 'bytes read',
  diskWriteBytesPerSecond: 'bytes written',
  diskIops: 'reads and writes',
  diskBytesPerSecond: 'bytes read and written',
  networkInBytesPerSecond: 'bytes received',
  networkOutBytesPerSecond: 'bytes sent',
};

const wordsOf = (channel: Channel, instance: string): string => {
  const all = channel.startsWith('network') ? 'over all NICs' : 'over all disks';
  return `${NAMES[channel] ?? channel} ${instance === ALL_INSTANCES ? all : `of "${instance}"`}`;
};

const rounded = (value: number): string =>
  value < 100 ? String(Math.round(value * 10) / 10) : String(Math.round(value));

/** How far apart the bounds of the totals lie that a size rests on, where disks or NICs of a machine came at different times. */
export function partialTotalFindings(
  { series, leastTotals, percentile }: SampledMachine,
  { percentileMethod }: Pick<SizingPolicy, 'percentileMethod'>,
): readonly Finding[] {
  const at = (one: BucketSeries | undefined): number | null =>
    one === undefined ? null : (percentileOfSeries(one.maxima, percentile.percent, percentileMethod)?.value ?? null);
  // Of buckets beside the window nothing rests.
  if (boundedTotals({ series, leastTotals, spanMs: null }).length === 0) return [];
  const told = leastTotals.flatMap((least) => {
    const { channel, instance } = least.key;
    const total = series.find(({ key }) => key.channel === channel && key.instance === instance);
    const [low, high] = [at(least), at(total)];
    if (low === null || high === null || low === high) return [];
    return [`${wordsOf(channel, instance)} at least ${rounded(low)}/s and at most ${rounded(high)}/s`];
  });
  const bounds = told.length === 0 ? 'the percentile is the same either way' : told.join('; ');
  return [
    {
      ...aboutSamples(
        'partial-totals',
        `disks or NICs came at different times, so that the peak of their total is known between bounds only: P${percentile.percent} ${bounds}; the upper bound, the sum of the partial totals, is used`,
        'ingest all files of this machine and time in one run, into a new store',
      ),
      severity: 'warns',
    },
  ];
}
