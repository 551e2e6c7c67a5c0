import { bytesOfGib, cores, toMachineId } from '../../src/model/index.js';
import type { Estate, Instant, Machine, MachineId, Milliseconds } from '../../src/model/index.js';
import { ALL_INSTANCES, DEFAULT_BUCKET_MS, WHOLE_MACHINE } from '../../src/timeseries/index.js';
import type { BucketSeries, Channel, PeakSet } from '../../src/timeseries/index.js';
import { aDisk, aMachine, anOperatingSystem } from './a-machine.js';

const START_MS = Date.UTC(2026, 6, 1) as Instant;
const GIB = 2 ** 30;

/** A series of 10-minute maxima whose means are a share of them; `NaN` is a gap. */
export function aBucketSeries(
  machine: MachineId,
  [channel, instance]: readonly [Channel, string],
  maxima: Float64Array,
): BucketSeries {
  const counts = Uint32Array.from(maxima, (value) => (Number.isNaN(value) ? 0 : 30));
  return {
    key: { machine, channel, instance },
    bucketMs: DEFAULT_BUCKET_MS,
    startMs: START_MS,
    maxima,
    sums: maxima.map((value) => value * 12),
    counts,
    minuteSums: null,
    granularity: { intervalMs: 20_000 as Milliseconds, kind: 'sample' },
  };
}

export const aPeakSet = (series: readonly BucketSeries[]): PeakSet =>
  ({
    series,
    spanMs: [START_MS, START_MS + (Math.max(...series.map(({ maxima }) => maxima.length)) - 1) * DEFAULT_BUCKET_MS],
  }) as unknown as PeakSet;

/** A linear congruential generator: the same machines in every run. */
function randomBelow(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32) * bound;
  };
}

/** Days and nights with noise, a rare spike and a few gaps. */
function curve(
  below: (bound: number) => number,
  { days, mean }: { readonly days: number; readonly mean: number },
): Float64Array {
  return Float64Array.from({ length: days * 144 }, (_, bucket) => {
    if (below(200) < 1) return NaN;
    const hour = (bucket % 144) / 6;
    const isDay = hour > 7 && hour < 19;
    const spike = below(100) < 2 ? 2 + below(2) : 1;
    return mean * (isDay ? 1 : 0.3) * (0.6 + below(0.8)) * spike;
  });
}

export interface InventedEstate {
  readonly estate: Estate;
  readonly peaks: PeakSet;
}

/** Machines with samples of CPU, memory, one or two disks and network; each tenth has none, some are off, some no production. */
export function inventSampledEstate(count: number, days: number): InventedEstate {
  const below = randomBelow(20_261_121);
  const series: BucketSeries[] = [];
  const machines = Array.from({ length: count }, (_, index): Machine => {
    const id = toMachineId(`invented:${String(index).padStart(5, '0')}`);
    const size = 2 ** (1 + Math.floor(below(5)));
    const diskCount = 1 + (index % 2);
    if (index % 10 !== 9) {
      const add = (channel: Channel, instance: string, mean: number): Float64Array => {
        const maxima = curve(below, { days, mean });
        series.push(aBucketSeries(id, [channel, instance], maxima));
        return maxima;
      };
      add('cpuUsedCores', WHOLE_MACHINE, size * (0.1 + below(0.5)));
      add('memoryGuestUsedBytes', WHOLE_MACHINE, size * GIB * (1 + below(2)));
      const operations = Array.from({ length: diskCount }, (_disk, at) =>
        add('diskIops', `hard disk ${at + 1}`, below(600)),
      );
      const sum = operations[0]!.map((value, bucket) => value + (operations[1]?.[bucket] ?? 0));
      series.push(aBucketSeries(id, ['diskIops', ALL_INSTANCES], sum));
      add('diskBytesPerSecond', ALL_INSTANCES, below(4e7));
      add('networkOutBytesPerSecond', ALL_INSTANCES, below(2e7));
    }
    return aMachine({
      id,
      name: `invented-${index}`,
      cores: cores(size),
      memoryBytes: bytesOfGib(4 * size),
      power: index % 13 === 0 ? 'off' : 'on',
      environment: index % 4 === 0 ? 'nonProduction' : 'production',
      tags: index % 7 === 0 ? [['role', 'database']] : [],
      os: anOperatingSystem({ family: index % 3 === 0 ? 'windows' : 'linux' }),
      disks: Array.from({ length: diskCount }, (_disk, at) =>
        aDisk({ name: `Hard disk ${at + 1}`, isOs: at === 0, sizeBytes: bytesOfGib(64 * (1 + Math.floor(below(8)))) }),
      ),
      diskCount,
      origins: {},
    });
  });
  const counts = { rows: count, merged: 0, skipped: 0, machines: count };
  return { estate: { inputs: [], counts, machines, problems: [] }, peaks: aPeakSet(series) };
}
