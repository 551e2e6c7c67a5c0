import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import { percentileOfSeries } from '../../src/timeseries/index.js';
import type { PeakSet, Reading } from '../../src/timeseries/index.js';
import { instant, MARCH, rollUp } from './readings.js';

/** A small generator with a seed, so that a failure can be repeated. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Three machines, two days of 20-second samples with losses; eighths, so that any order of adding gives the same sum. */
function makeReadings(): readonly Reading[] {
  const random = generator(20_260_301);
  const eighths = (limit: number): number => Math.floor(random() * limit * 8) / 8;
  const channels = [
    ['cpuUsedCores', ['']],
    ['diskReadIops', ['d0', 'd1', 'd2']],
    ['diskWriteIops', ['d0', 'd1']],
    ['diskReadBytesPerSecond', ['d0', 'd1', 'd2']],
    ['diskWriteBytesPerSecond', ['d0', 'd1', 'd2']],
    ['networkInBytesPerSecond', ['4000', '4001']],
    ['networkOutBytesPerSecond', ['4000']],
  ] as const;
  const readings: Reading[] = [];
  for (const name of ['alpha', 'beta', 'gamma']) {
    for (let step = 0; step < 2 * 4320; step++) {
      if (random() < 0.05 || (step > 3000 && step < 3100)) continue;
      for (const [channel, instances] of channels) {
        for (const instance of instances) {
          if (random() < 0.02) continue;
          const value = channel === 'cpuUsedCores' ? random() * 16 : eighths(channel.endsWith('Iops') ? 5000 : 1e9);
          readings.push({ machine: toMachineId(name), channel, instance, atMs: instant(MARCH + step * 20_000), value });
        }
      }
    }
  }
  return readings.sort((left, right) => ((left.value * 7919) % 1) - ((right.value * 7919) % 1));
}

type Row = readonly [machine: string, channel: string, instance: string, ...numbers: readonly number[]];

/** Per sample: what was read, and what is derived of it before any bucket is formed. */
const SAMPLES = `
  create table samples as
  with named as (select machine, channel, instance, atMs, value from readings),
  per_disk as (
    select machine, case when channel like '%Iops' then 'diskIops' else 'diskBytesPerSecond' end as channel,
      instance, atMs, sum(value) as value
    from named where channel like 'disk%' group by all
  ),
  by_channel as (
    select machine, channel, '*' as instance, atMs, sum(value) as value
    from named where channel like 'disk%' or channel like 'network%' group by all
  ),
  all_disks as (select machine, channel, '*' as instance, atMs, sum(value) as value from per_disk group by all)
  select * from named union all select * from per_disk union all select * from by_channel union all select * from all_disks`;

describe.each([1, 10, 15, 60])('an independent database, in buckets of %i minutes', (bucketMinutes) => {
  const bucketMs = bucketMinutes * 60_000;
  const folder = mkdtempSync(join(tmpdir(), 'portolan-'));
  const readings = makeReadings();
  let peaks: PeakSet;
  let connection: DuckDBConnection;
  let close: () => void;

  const ask = async (sql: string): Promise<readonly Row[]> => {
    const rows = (await connection.runAndReadAll(sql)).getRowsJS();
    return rows.map((row) =>
      row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell)),
    ) as unknown as readonly Row[];
  };

  beforeAll(async () => {
    ({ peaks } = rollUp(readings, null, { bucketMinutes }));
    const csv = join(folder, 'readings.csv');
    const lines = readings.map(({ machine, channel, instance, atMs, value }) =>
      [machine, channel, instance, atMs, value].join(','),
    );
    writeFileSync(csv, `machine,channel,instance,atMs,value\n${lines.join('\n')}\n`);
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    connection = await instance.connect();
    close = () => {
      connection.closeSync();
      instance.closeSync();
    };
    await connection.run(
      `create table readings as select machine, channel, coalesce(instance, '') as instance, atMs, value
       from read_csv('${csv.replaceAll("'", "''")}', header = true, columns = {'machine': 'VARCHAR', 'channel': 'VARCHAR',
         'instance': 'VARCHAR', 'atMs': 'BIGINT', 'value': 'DOUBLE'})`,
    );
    await connection.run(SAMPLES);
    await connection.run(
      `create table buckets as select machine, channel, instance, atMs // ${bucketMs} * ${bucketMs} as startMs,
         max(value) as maximum, fsum(value) as total, count(*) as samples from samples group by all`,
    );
  });

  afterAll(() => {
    close();
    rmSync(folder, { recursive: true });
  });

  it('finds the same buckets: maxima, counts and sums, read and derived', async () => {
    const rows = await ask('select machine, channel, instance, startMs, maximum, samples, total from buckets');
    const expected = new Map(
      rows.map(([machine, channel, instance, startMs, ...rest]) => [
        `${machine} ${channel} ${instance} ${startMs}`,
        rest,
      ]),
    );
    let compared = 0;
    for (const { key, startMs, maxima, sums, counts } of peaks.series) {
      for (const [index, count] of counts.entries()) {
        if (count === 0) continue;
        const name = `${key.machine} ${key.channel} ${key.instance} ${startMs + index * bucketMs}`;
        const [maximum, samples, total] = expected.get(name)!;
        expect([name, maxima[index], count]).toEqual([name, maximum, samples]);
        expect(Math.abs(sums[index]! - total!)).toBeLessThanOrEqual(1e-12 * total!);
        compared++;
      }
    }
    expect(compared).toBe(expected.size);
    expect(compared).toBeGreaterThan(150_000 / Math.max(10, bucketMinutes));
  });

  it('finds the same percentiles by nearest rank', async () => {
    const rows = await ask(
      `select machine, channel, instance, quantile_disc(maximum, 0.5), quantile_disc(maximum, 0.95),
         quantile_disc(maximum, 0.99) from buckets group by all`,
    );
    expect(rows.length).toBe(peaks.series.length);
    const expected = new Map(
      rows.map(([machine, channel, instance, ...rest]) => [`${machine} ${channel} ${instance}`, rest]),
    );
    for (const { key, maxima } of peaks.series) {
      const name = `${key.machine} ${key.channel} ${key.instance}`;
      const found = [50, 95, 99].map((percent) => percentileOfSeries(maxima, percent)!.value);
      expect([name, ...found]).toEqual([name, ...expected.get(name)!]);
    }
  });

  it('finds the same bytes written by minute', async () => {
    const rows = await ask(
      `select machine, channel, instance, atMs // 60000 * 60000 as minuteMs, sum(value) * 20 as bytes
       from samples where channel = 'diskWriteBytesPerSecond' group by all`,
    );
    const expected = new Map(
      rows.map(([machine, , instance, minuteMs, sum]) => [`${machine} ${instance} ${minuteMs}`, sum]),
    );
    let compared = 0;
    for (const { key, startMs, minuteSums } of peaks.series) {
      for (const [index, sum] of minuteSums?.entries() ?? []) {
        if (Number.isNaN(sum)) continue;
        const name = `${key.machine} ${key.instance} ${startMs + index * 60_000}`;
        expect([name, sum]).toEqual([name, expected.get(name)]);
        compared++;
      }
    }
    expect(compared).toBe(expected.size);
  });
});
