/**
 * How far averages read below true peaks: measures what `src/timeseries/averaging-bands.ts` states.
 *
 *   tsx scripts/measure-averaging.ts [folder of Bitbrains months]
 *
 * Every running vSphere machine of the invented manufacturer, 31 days of 20 s samples: the P95 of 10-minute peaks of the samples
 * is compared with the P95 of 10-minute maxima of their averages (of the averages themselves where they are longer). With a
 * folder of Bitbrains' traces (GWA-T-12, 5-minute averages), those are averaged further and compared with themselves.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inventedEstate } from '../src/estates/index.js';
import { BLOCK_MS, COLUMN, COLUMNS_PER_DISK, createBlock, fillBlock } from '../src/estates/fill-block.js';
import type { EstateMachine } from '../src/estates/index.js';
import { percentileOfSeries } from '../src/timeseries/index.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const SAMPLE_SECONDS = 20;
const PERCENT = 95;
const LEAST_WEEK_BUCKETS = 1008;

/** Averages of so many minutes, against samples of 20 s. */
const SAMPLE_MINUTES = [1, 5, 30, 120] as const;
/** The same against averages of 5 minutes. */
const AVERAGE_MINUTES = [30, 120] as const;
/** Which machines of a hundred lie below what is printed. */
const QUANTILES = [5, 50, 95] as const;

/** The samples of one machine by channel; `NaN` where one is missing. Row `i` lies at `i` times the interval. */
type Columns = ReadonlyMap<string, Float64Array>;

function samplesOf({ load: shape, cores, memoryMiB, disks }: EstateMachine, startMs: number, days: number): Columns {
  if (shape === null) return new Map();
  const block = createBlock(disks.length, SAMPLE_SECONDS);
  const rows = ((days * DAY_MS) / BLOCK_MS) * block.samples;
  const column = (): Float64Array => new Float64Array(rows).fill(Number.NaN);
  const [cpu, iops, bytes, network] = [column(), column(), column(), column()];
  for (let at = 0, row = 0; at < days * DAY_MS; at += BLOCK_MS) {
    fillBlock(block, { shape, cores, memoryMiB, diskCount: disks.length }, startMs + at);
    for (let inBlock = 0; inBlock < block.samples; inBlock++, row++) {
      if (block.isThere[inBlock] === 0) continue;
      const from = inBlock * block.columns;
      cpu[row] = (block.values[from + COLUMN.cpu]! * block.values[from + COLUMN.cores]!) / 10_000;
      network[row] = block.values[from + COLUMN.networkOut]!;
      iops[row] = 0;
      bytes[row] = 0;
      for (let disk = from + COLUMN.disks; disk < from + block.columns; disk += COLUMNS_PER_DISK) {
        iops[row]! += block.values[disk]! + block.values[disk + 1]!;
        bytes[row]! += block.values[disk + 2]! + block.values[disk + 3]!;
      }
    }
  }
  return new Map([
    ['cpu', cpu],
    ['diskIops', iops],
    ['diskBytes', bytes],
    ['network', network],
  ]);
}

/** Folds every `count` values into one; a group without any stays `NaN`. */
function folded(values: Float64Array, count: number, fold: (group: readonly number[]) => number): Float64Array {
  return Float64Array.from({ length: Math.ceil(values.length / count) }, (_, index) => {
    const group = [...values.subarray(index * count, (index + 1) * count)].filter((value) => !Number.isNaN(value));
    return group.length === 0 ? Number.NaN : fold(group);
  });
}

const meanOf = (group: readonly number[]): number => group.reduce((sum, value) => sum + value, 0) / group.length;
const greatestOf = (group: readonly number[]): number => Math.max(...group);

/** The P95 of 10-minute maxima, of values that stand `intervalMs` apart. */
function peakOf(values: Float64Array, intervalMs: number): number {
  const perBucket = Math.max(1, BLOCK_MS / intervalMs);
  return percentileOfSeries(folded(values, perBucket, greatestOf), PERCENT)?.value ?? Number.NaN;
}

/** By how many percent averages of `minutes` read below what they are averaged from. */
function shortfallOf(values: Float64Array, intervalMs: number, minutes: number): number | null {
  const truth = peakOf(values, intervalMs);
  if (!(truth > 0)) return null;
  const averages = folded(values, (minutes * MINUTE_MS) / intervalMs, meanOf);
  return 100 * (1 - peakOf(averages, minutes * MINUTE_MS) / truth);
}

type Shortfalls = Map<string, number[]>;

function measure(into: Shortfalls, columns: Columns, intervalMs: number, lengths: readonly number[]): void {
  for (const [channel, values] of columns) {
    for (const minutes of lengths) {
      const shortfall = shortfallOf(values, intervalMs, minutes);
      if (shortfall === null) continue;
      const key = `${channel} ${minutes}`;
      into.set(key, [...(into.get(key) ?? []), shortfall]);
    }
  }
}

function tell(title: string, shortfalls: Shortfalls): void {
  console.log(
    `\n${title}\nchannel minutes machines ${QUANTILES.map((quantile) => `P${quantile}`).join(' ')} (% below)`,
  );
  for (const [key, values] of shortfalls) {
    const sorted = Float64Array.from(values);
    const found = QUANTILES.map((quantile) => percentileOfSeries(sorted, quantile)!.value.toFixed(1));
    console.log(`${key} ${values.length} ${found.join(' ')}`);
  }
}

/** One machine and month; rows without capacity (the machine is off) and repeated stamps are left out. */
function bitbrainsOf(file: string): Columns {
  const step = 5 * MINUTE_MS;
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(';').map(Number))
    .filter((row) => row.length === 11 && row[2]! > 0);
  const first = Math.floor(Math.min(...rows.map((row) => row[0]!)) / 7200) * 7200;
  const last = rows.reduce((latest, row) => Math.max(latest, row[0]!), 0);
  const column = (): Float64Array => new Float64Array(Math.floor(((last - first) * 1000) / step) + 1).fill(Number.NaN);
  const [cpu, bytes, network] = [column(), column(), column()];
  for (const row of rows) {
    const at = Math.floor(((row[0]! - first) * 1000) / step);
    cpu[at] = row[3]!;
    bytes[at] = row[7]! + row[8]!;
    network[at] = row[10]!;
  }
  return new Map([
    ['cpu', cpu],
    ['diskBytes', bytes],
    ['network', network],
  ]);
}

const estate = inventedEstate('manufacturer');
const invented: Shortfalls = new Map();
const sampled = estate.machines.filter(({ platform, load }) => platform === 'vsphere' && load !== null);
for (const machine of sampled) {
  measure(invented, samplesOf(machine, estate.startMs, estate.days), SAMPLE_SECONDS * 1000, SAMPLE_MINUTES);
}
tell(`${sampled.length} invented machines, ${estate.days} days of 20 s samples`, invented);

const folder = process.argv[2];
if (folder !== undefined) {
  const real: Shortfalls = new Map();
  let months = 0;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.csv'));
  for (const file of files.sort()) {
    const columns = bitbrainsOf(join(folder, file));
    if (columns.get('cpu')!.filter((value) => !Number.isNaN(value)).length < 2 * LEAST_WEEK_BUCKETS) continue;
    months += 1;
    measure(real, columns, 5 * MINUTE_MS, AVERAGE_MINUTES);
  }
  tell(`${months} machine-months of Bitbrains, 5-minute averages averaged further`, real);
}
