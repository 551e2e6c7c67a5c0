import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSamples } from '../../../src/node/read-samples.js';
import { BUCKET_MINUTES, percentileOfSeries } from '../../../src/timeseries/index.js';
import type { PeakSet } from '../../../src/timeseries/index.js';
import { temporaryFolder } from '../../support/run-cli.js';

const folder = temporaryFolder();
const MARCH = Date.UTC(2026, 2, 1);

/** A small generator with a seed, so that a failure can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Columns with the channel that they become, and what one unit is in the channel's. */
const COLUMNS = [
  { name: 'cores', channel: 'allocatedCores', instance: '', factor: 1 },
  { name: 'cpuUsedCores', channel: 'cpuUsedCores', instance: '', factor: 1 },
  { name: 'memoryUsedMiB', channel: 'memoryGuestUsedBytes', instance: '', factor: 1_048_576 },
  { name: 'disk[b].readIops', channel: 'diskReadIops', instance: 'b', factor: 1 },
  { name: 'disk[a].readIops', channel: 'diskReadIops', instance: 'a', factor: 1 },
  { name: 'disk[a].writeIops', channel: 'diskWriteIops', instance: 'a', factor: 1 },
  { name: 'disk[a].readBytesPerSecond', channel: 'diskReadBytesPerSecond', instance: 'a', factor: 1 },
  { name: 'disk[a].writeBytesPerSecond', channel: 'diskWriteBytesPerSecond', instance: 'a', factor: 1 },
  { name: 'disk[b].writeBytesPerSecond', channel: 'diskWriteBytesPerSecond', instance: 'b', factor: 1 },
  { name: 'nic[x].inBytesPerSecond', channel: 'networkInBytesPerSecond', instance: 'x', factor: 1 },
  { name: 'nic[y].inBytesPerSecond', channel: 'networkInBytesPerSecond', instance: 'y', factor: 1 },
] as const;

interface RandomFile {
  readonly text: string;
  readonly separator: string;
  readonly columns: readonly (typeof COLUMNS)[number][];
}

/** Rows in some order, with gaps, empty cells and repeated stamps; values in eighths, so that any sum of them is exact. */
function randomFile(seed: number): RandomFile {
  const random = generator(seed);
  const separator = [',', ';', '\t'][random(3)]!;
  const hasComma = separator !== ',' && random(2) === 0;
  const lineEnd = ['\n', '\r\n'][random(2)]!;
  const quotes = random(3);
  const stampStyle = random(3);
  const order = random(3);
  const columns = COLUMNS.filter(() => random(10) < 7);
  if (columns.length === 0) columns.push(COLUMNS[1]);
  const stepMs = [20_000, 60_000, 300_000][random(3)]!;
  const machines = ['alpha', 'Beta', 'gamma.corp.example'].slice(0, 1 + random(3));
  const stampOf = (atMs: number): string =>
    [`${new Date(atMs).toISOString().slice(0, 19)}Z`, String(atMs / 1000), String(atMs)][stampStyle]!;
  const cell = (filled: boolean, limit: number): string => {
    const text = filled ? String(random(limit * 8) / 8) : '';
    return hasComma ? text.replace('.', ',') : text;
  };
  const rows: { readonly key: string; readonly cells: readonly string[] }[] = [];
  for (const machine of machines) {
    for (let step = 0; step < 200 + random(1500); step++) {
      if (random(20) === 0) continue;
      const filled = columns.map(() => random(50) > 0);
      // Rows of one stamp hold the same cells, with other values.
      for (let copies = random(60) === 0 ? 2 : 1; copies > 0; copies--) {
        const atMs = MARCH + step * stepMs;
        const values = columns.map(({ name }, index) =>
          name === 'cores' ? String(1 + random(64)) : cell(filled[index]!, name.endsWith('Second') ? 1e9 : 5000),
        );
        const key = [`${machine}${String(atMs)}`, `${String(atMs)}${machine}`, String(random(2 ** 30))][order]!;
        rows.push({ key, cells: [stampOf(atMs), machine, ...values] });
      }
    }
  }
  rows.sort((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key)));
  const print = (text: string): string => (quotes === 2 || (quotes === 1 && random(2) === 0) ? `"${text}"` : text);
  const lines = [
    ['timestamp', 'machine', ...columns.map(({ name }) => name)].join(separator),
    ...rows.map(({ cells }) => cells.map(print).join(separator)),
  ];
  return { text: lines.join(lineEnd) + (random(2) === 0 ? '' : lineEnd), separator, columns };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const STAMP = `case when timestamp like '%Z' then epoch_ms(replace(timestamp, 'Z', '')::timestamp)
  when length(timestamp) = 13 then timestamp::bigint else timestamp::bigint * 1000 end`;

/** The file as DuckDB reads it, and what is derived of each row. */
const samplesOf = (path: string, { separator, columns }: RandomFile, bucketMs: number): string => `
  create or replace table lines as
    select row_number() over () as line, * from read_csv(${quoted(path)}, header = true, all_varchar = true,
      delim = ${quoted(separator)}, quote = '"', escape = '"', parallel = false, auto_detect = false,
      columns = {${['timestamp', 'machine', ...columns.map(({ name }) => name)].map((name) => `${quoted(name)}: 'VARCHAR'`).join(', ')}});
  create or replace table readings as ${columns
    .map(
      ({ name, channel, instance, factor }) => `
    select line, lower(machine) as machine, ${STAMP} as atMs, ${quoted(channel)} as channel, ${quoted(instance)} as instance,
      replace("${name}", ',', '.')::double * ${factor} as value from lines where coalesce("${name}", '') <> ''`,
    )
    .join(' union all ')};
  create or replace table samples as
    with per_disk as (
      select line, machine, atMs, case when channel like '%Iops' then 'diskIops' else 'diskBytesPerSecond' end as channel,
        instance, sum(value) as value from readings where channel like 'disk%' group by all
    ), by_channel as (
      select line, machine, atMs, channel, '*' as instance, sum(value) as value
      from readings where channel like 'disk%' or channel like 'network%' group by all
    ), all_disks as (select line, machine, atMs, channel, '*' as instance, sum(value) as value from per_disk group by all)
    select * from readings union all by name select * from per_disk union all by name select * from by_channel
      union all by name select * from all_disks;
  create or replace table buckets as
    with ranked as (select *, row_number() over (partition by machine, channel, instance, atMs order by line) as rank from samples)
    select machine, channel, instance, atMs // ${bucketMs} * ${bucketMs} as startMs, max(value) as maximum,
      count(*) filter (rank = 1) as count, sum(value) filter (rank = 1) as total
    from ranked group by all`;

describe('files that an independent database reads too', () => {
  let connection: DuckDBConnection;
  let close: () => void;
  const ask = async (sql: string): Promise<readonly (readonly (string | number)[])[]> =>
    (await connection.runAndReadAll(sql))
      .getRowsJS()
      .map((row) =>
        row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell)),
      ) as unknown as readonly (readonly (string | number)[])[];

  beforeAll(async () => {
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    connection = await instance.connect();
    close = () => {
      connection.closeSync();
      instance.closeSync();
    };
  });
  afterAll(() => {
    close();
  });

  it.each(Array.from({ length: 16 }, (_, index) => 100 + index))(
    'hold the same buckets and P95: file %i',
    async (seed) => {
      const bucketMinutes = BUCKET_MINUTES[seed % BUCKET_MINUTES.length]!;
      const file = randomFile(seed);
      const path = join(folder, `${seed}.csv`);
      writeFileSync(path, file.text);
      const { peaks, problems } = await readSamples([path], { bucketMinutes });
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      await connection.run(samplesOf(path, file, bucketMinutes * 60_000));
      const rows = await ask('select machine, channel, instance, startMs, maximum, count, total from buckets');
      expect(rows.length).toBeGreaterThan(0);
      expect(bucketsOf(peaks)).toEqual(
        new Map(
          rows.map(([machine, channel, instance, startMs, ...rest]) => [
            `${machine} ${channel} ${instance} ${startMs}`,
            rest,
          ]),
        ),
      );
      const percentiles = await ask(
        'select machine, channel, instance, quantile_disc(maximum, 0.95) from buckets group by all',
      );
      expect(percentiles.length).toBe(peaks.series.length);
      const expected = new Map(
        percentiles.map(([machine, channel, instance, p95]) => [`${machine} ${channel} ${instance}`, p95]),
      );
      for (const { key, maxima } of peaks.series) {
        const name = `${key.machine.replace('samples:', '')} ${key.channel} ${key.instance}`;
        expect([name, percentileOfSeries(maxima, 95)!.value]).toEqual([name, expected.get(name)]);
      }
    },
  );
});

const bucketsOf = ({ series }: PeakSet): Map<string, readonly number[]> =>
  new Map(
    series.flatMap(({ key, bucketMs, startMs, maxima, sums, counts }) =>
      [...counts.keys()].flatMap((index) => {
        const name = `${key.machine.replace('samples:', '')} ${key.channel} ${key.instance} ${startMs + index * bucketMs}`;
        return counts[index] === 0 ? [] : [[name, [maxima[index]!, counts[index]!, sums[index]!]] as const];
      }),
    ),
  );
