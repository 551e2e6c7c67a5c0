import { DEFAULT_POLICY } from '../../src/assessment/index.js';
import type { Policy } from '../../src/assessment/index.js';
import type { Catalogue, RegionOffer } from '../../src/catalog/index.js';
import type { BackTestInput } from '../../src/backtest/index.js';
import { joinEstate } from '../../src/ingest/index.js';
import { bytesOfGib, cores } from '../../src/model/index.js';
import type { Estate, Instant, Machine, MachineId, Milliseconds } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { ALL_INSTANCES, DEFAULT_BUCKET_MS, WHOLE_MACHINE } from '../../src/timeseries/index.js';
import type { BucketSeries, Channel, PeakSet } from '../../src/timeseries/index.js';
import { aMachine, anOperatingSystem } from '../support/a-machine.js';

/** 2026-03-04, a Wednesday: weeks begin where the samples do, not on a Monday. */
export const START = Date.UTC(2026, 2, 4);
export const DAY = 144;
export const WEEK = 7 * DAY;
export const GIB = 1_073_741_824;

const PER_MACHINE: ReadonlySet<Channel> = new Set(['cpuUsedCores', 'memoryGuestUsedBytes', 'memoryConsumedBytes']);

/** A series of the maxima given, every 20 s one sample, from `START` on. */
export function aSeries(machine: MachineId, channel: Channel, values: readonly number[]): BucketSeries {
  const maxima = Float64Array.from(values);
  return {
    key: { machine, channel, instance: PER_MACHINE.has(channel) ? WHOLE_MACHINE : ALL_INSTANCES },
    granularity: { intervalMs: 20_000 as Milliseconds, kind: 'sample' },
    bucketMs: DEFAULT_BUCKET_MS,
    startMs: START as Instant,
    maxima,
    sums: maxima.map((value) => value * 30),
    counts: Uint32Array.from(values, (value) => (Number.isNaN(value) ? 0 : 30)),
    minuteSums: null,
  };
}

export const aPeakSet = (series: readonly BucketSeries[]): PeakSet => {
  const ends = series.map(({ startMs, maxima }) => startMs + maxima.length * DEFAULT_BUCKET_MS - 20_000);
  return { series, spanMs: [START as Instant, Math.max(...ends) as Instant] };
};

/** Linux, BIOS, 32 cores, 64 GiB and one small disk: only CPU decides the size unless a test says more. */
export const aBigMachine = (name = 'erp01'): Machine =>
  aMachine({
    name,
    cores: cores(32),
    memoryBytes: bytesOfGib(64),
    firmware: 'bios',
    os: anOperatingSystem({
      name: 'Ubuntu 22.04',
      family: 'linux',
      product: 'ubuntu',
      version: '22.04',
      edition: null,
    }),
  });

const anEstate = (machines: readonly Machine[]): Estate => ({
  ...joinEstate([]),
  machines,
  counts: { ...joinEstate([]).counts, rows: machines.length, machines: machines.length },
});

let market: Promise<{ readonly catalogue: Catalogue; readonly offer: RegionOffer }> | null = null;

/** The real catalogue, read once. */
const theMarket = (): NonNullable<typeof market> =>
  (market ??= readCatalogue().then(async (catalogue) => ({
    catalogue,
    offer: await readRegionOffer(catalogue, 'eastus'),
  })));

/** The default policy over D sizes alone, with comfort 1 and the percentile asked for. */
export function aPolicy(percentile = 95, comfort = 1): Policy {
  const { sizing, sizes } = DEFAULT_POLICY;
  const factors = { cpu: comfort, memory: comfort, diskPerformance: comfort, network: comfort, diskSize: 1 };
  return {
    ...DEFAULT_POLICY,
    name: 'mine',
    sizing: { ...sizing, percentile, percentileOfDatabases: percentile, comfort: factors },
    sizes: { ...sizes, series: ['^Dasv5$'] },
  };
}

export async function anInput(
  machines: readonly Machine[],
  series: readonly BucketSeries[],
  over: Partial<BackTestInput> = {},
): Promise<BackTestInput> {
  return {
    estate: anEstate(machines),
    peaks: aPeakSet(series),
    ...(await theMarket()),
    policy: aPolicy(),
    rules: [],
    targetPercent: null,
    flips: null,
    asOf: null,
    regionIsAssumed: false,
    priceSheet: null,
    engineVersion: 'test',
    ...over,
  };
}
