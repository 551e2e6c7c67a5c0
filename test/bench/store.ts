/** Opening a store of peaks, and percentiles of every series in it, beside DuckDB on Parquet with the same numbers. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { toMachineId } from '../../src/model/index.js';
import type { Instant, Milliseconds } from '../../src/model/index.js';
import { appendPeaksStore, compactPeaksStore, openPeaksStore, writePeaksStore } from '../../src/node/index.js';
import { DEFAULT_BUCKET_MS, derivePercentiles, percentileOfSeries } from '../../src/timeseries/index.js';
import type { BucketSeries, PeakSet, StoredPercentile } from '../../src/timeseries/index.js';
import { expectEqual, ratio, time } from './timing.js';

const MACHINES = 1000;
const DAYS = 30;
const BUCKETS_A_DAY = 144;
const MARCH = Date.UTC(2026, 2, 1);
const MIB = 1_048_576;

/** Eight counters with numbers as sources print them: fractions of cores, whole MiB, operations and bytes. */
const COUNTERS: readonly (readonly [BucketSeries['key']['channel'], string, (chance: number) => number])[] = [
  ['cpuUsedCores', '', (chance) => chance ** 3 * 8],
  ['memoryGuestUsedBytes', '', (chance) => Math.floor(4000 + chance * 12_000) * MIB],
  ['diskReadIops', 'scsi0:0', (chance) => Math.floor(chance ** 4 * 5000)],
  ['diskWriteIops', 'scsi0:0', (chance) => Math.floor(chance ** 4 * 3000)],
  ['diskReadBytesPerSecond', 'scsi0:0', (chance) => Math.floor(chance ** 4 * 2e8)],
  ['diskWriteBytesPerSecond', 'scsi0:0', (chance) => Math.floor(chance ** 4 * 1e8)],
  ['networkInBytesPerSecond', '4000', (chance) => Math.floor(chance ** 4 * 1e8)],
  ['networkOutBytesPerSecond', '4000', (chance) => Math.floor(chance ** 4 * 1e8)],
];

/** All machines over some days. */
function makePeaks(firstDay: number, days: number): PeakSet {
  let state = 20_261_121 + firstDay;
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const length = days * BUCKETS_A_DAY;
  const startMs = (MARCH + firstDay * 86_400_000) as Instant;
  const series: BucketSeries[] = [];
  for (let machine = 0; machine < MACHINES; machine++) {
    for (const [channel, instance, valueOf] of COUNTERS) {
      const maxima = Float64Array.from({ length }, () => valueOf(random()));
      series.push({
        key: { machine: toMachineId(`samples:vm-${String(machine).padStart(4, '0')}`), channel, instance },
        granularity: { intervalMs: 20_000 as Milliseconds, kind: 'sample' },
        startMs,
        maxima,
        sums: maxima.map((value) => value * 20),
        counts: new Uint32Array(length).fill(30),
        bucketMs: DEFAULT_BUCKET_MS,
        minuteSums: null,
      });
    }
  }
  return { series, spanMs: [startMs, (startMs + length * DEFAULT_BUCKET_MS - 20_000) as Instant] };
}

export async function benchStore(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-bench-'));
  try {
    const peaks = makePeaks(0, DAYS);
    const store = join(folder, 'peaks.store');
    await writePeaksStore(store, peaks);
    console.log(`${peaks.series.length} series of ${DAYS * BUCKETS_A_DAY} buckets, ${mib(store)} MiB`);
    const expected = peaks.series.map(({ maxima }) => percentileOfSeries(maxima, 95)!.value);
    const answer = await percentilesOf(store);
    expectEqual('series', answer.length, expected.length);
    for (const [index, { value }] of answer.entries()) expectEqual(`P95 of series ${index}`, value, expected[index]!);

    await time('opening the store, all headers', () => openAndClose(store));
    const ours = await time('P95 of every series, opening included', () => percentilesOf(store));

    const database = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      threads: '2',
    });
    const connection = await database.connect();
    const parquet = join(folder, 'peaks.parquet');
    await writeParquet(connection, peaks, parquet);
    console.log(`the same maxima as Parquet, Snappy: ${mib(parquet)} MiB`);
    checkAgainst(await askDuckDb(connection, parquet), answer);
    const theirs = await time('the same by DuckDB from Parquet, 2 threads', () => askDuckDb(connection, parquet));
    connection.closeSync();
    database.closeSync();
    ratio('ours over DuckDB', ours, theirs);

    const daily = join(folder, 'daily.store');
    for (let day = 0; day < DAYS; day++) await appendPeaksStore(daily, makePeaks(day, 1));
    await time(`opening a store of ${DAYS} appends, one a day`, () => openAndClose(daily));
    const before = await percentilesOf(daily);
    await time('P95 of every series of it, joined', () => percentilesOf(daily));
    const start = performance.now();
    await compactPeaksStore(daily);
    console.log(`compacting it, once: ${(performance.now() - start).toFixed(0)} ms`);
    const after = await percentilesOf(daily);
    for (const [index, { value }] of after.entries()) expectEqual(`joined P95 ${index}`, value, before[index]!.value);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const mib = (path: string): string => (statSync(path).size / MIB).toFixed(0);

async function openAndClose(path: string): Promise<void> {
  await (await openPeaksStore(path)).close();
}

async function percentilesOf(path: string): Promise<readonly StoredPercentile[]> {
  const store = await openPeaksStore(path);
  try {
    return await derivePercentiles(store, { percent: 95 });
  } finally {
    await store.close();
  }
}

/** One row for each bucket: the number of the series and its maximum, ordered by series, as a column store likes it best. */
async function writeParquet(connection: DuckDBConnection, { series }: PeakSet, path: string): Promise<void> {
  await connection.run('create table peaks (series integer, maximum double)');
  const appender = await connection.createAppender('peaks');
  for (const [index, { maxima }] of series.entries()) {
    for (const maximum of maxima) {
      appender.appendInteger(index);
      appender.appendDouble(maximum);
      appender.endRow();
    }
  }
  appender.closeSync();
  await connection.run(`copy peaks to '${path}' (format parquet, compression snappy)`);
  await connection.run('drop table peaks');
}

const askDuckDb = async (connection: DuckDBConnection, path: string): Promise<readonly (readonly unknown[])[]> =>
  (
    await connection.runAndReadAll(
      `select series, quantile_disc(maximum, 0.95), count(*)::integer from '${path}' group by series order by series`,
    )
  ).getRowsJS();

function checkAgainst(rows: readonly (readonly unknown[])[], answer: readonly StoredPercentile[]): void {
  expectEqual('rows of DuckDB', rows.length, answer.length);
  for (const [index, [series, value, count]] of rows.entries()) {
    expectEqual('series of DuckDB', Number(series), index);
    expectEqual(`P95 of series ${index} by DuckDB`, Number(value), answer[index]!.value);
    expectEqual(`buckets of series ${index} by DuckDB`, Number(count), answer[index]!.count);
  }
}
