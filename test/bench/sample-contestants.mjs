// One contestant of `npm run bench -- samples`, in a process of its own, so that its memory is its own:
// node sample-contestants.mjs NAME FILE ANSWER. Writes the P95 of the 10-minute maxima of every machine and metric to ANSWER
// and prints what it took.
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';

const METRICS = [
  'cpuUsedCores',
  'memoryUsedMiB',
  'disk.readIops',
  'disk.writeIops',
  'disk.readBytesPerSecond',
  'disk.writeBytesPerSecond',
  'nic.inBytesPerSecond',
  'nic.outBytesPerSecond',
];
/** Where each metric stands in Portolan's peaks: totals over disks and NICs under all of them. */
const SERIES = [
  'cpuUsedCores ',
  'memoryGuestUsedBytes ',
  'diskReadIops *',
  'diskWriteIops *',
  'diskReadBytesPerSecond *',
  'diskWriteBytesPerSecond *',
  'networkInBytesPerSecond *',
  'networkOutBytesPerSecond *',
];
const MIB = 1_048_576;

const [name, file, answer] = process.argv.slice(2);

async function portolan(workers) {
  const { readSamplesByMachine } = await import('../../dist/node/index.js');
  const { percentileOfSeries } = await import('../../dist/index.js');
  const rows = [];
  await readSamplesByMachine([file], { workers }, (series) => {
    const values = new Map(
      series.map(({ key, maxima }) => [`${key.channel} ${key.instance}`, percentileOfSeries(maxima, 95).value]),
    );
    const row = SERIES.map((one, index) => values.get(one) / (index === 1 ? MIB : 1));
    rows.push([series[0].key.machine.replace('samples:', ''), ...row]);
  });
  return rows;
}

async function duckdb(isWhole) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  await connection.run('set preserve_insertion_order = false');
  const columns = METRICS.map((metric) => `'${metric}': 'DOUBLE'`).join(', ');
  const source = `read_csv('${file}', header = true, auto_detect = false, delim = ',', quote = '', escape = '',
    columns = {'timestamp': 'TIMESTAMP', 'machine': 'VARCHAR', ${columns}})`;
  const both = (what) => `coalesce("disk.read${what}" + "disk.write${what}", "disk.read${what}", "disk.write${what}")`;
  const values = [
    ...METRICS.map((metric) => `"${metric}"`),
    ...(isWhole ? [both('Iops'), both('BytesPerSecond')] : []),
  ];
  const rolled = values.map((value, index) =>
    isWhole
      ? `max(${value}) as m${index}, sum(${value}) as s${index}, count(${value}) as c${index}`
      : `max(${value}) as m${index}`,
  );
  const buckets = `select machine, epoch_us(timestamp) // 600000000 as bucket, ${rolled.join(', ')} from ${source} group by all`;
  if (isWhole) await connection.run(`create table buckets as ${buckets}`);
  const percentiles = METRICS.map((_, index) => `quantile_disc(m${index}, 0.95)`).join(', ');
  const result = await connection.runAndReadAll(
    `select machine, ${percentiles} from ${isWhole ? 'buckets' : `(${buckets})`} group by machine order by machine`,
  );
  return result.getRows();
}

/** SQL over Parquet. */
async function duckdbParquet() {
  const connection = await openDuckDb();
  const rolled = METRICS.map((metric, index) => `max("${metric}") as m${index}`).join(', ');
  const percentiles = METRICS.map((_, index) => `quantile_disc(m${index}, 0.95)`).join(', ');
  const result = await connection.runAndReadAll(
    `select machine, ${percentiles} from (select machine, epoch_us(timestamp) // 600000000 as bucket, ${rolled}
     from read_parquet('${file}') group by all) group by machine order by machine`,
  );
  return result.getRows();
}

async function openDuckDb() {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', autoinstall_known_extensions: 'false' });
  return instance.connect();
}

/** DuckDB decodes Parquet into typed arrays, names as numbers, and a few lines of JavaScript answer. */
async function duckdbArrays() {
  const connection = await openDuckDb();
  await connection.run(`create type names as enum (select distinct machine from read_parquet('${file}') order by 1)`);
  const names = (await connection.runAndReadAll('select unnest(enum_range(null::names)::varchar[])')).getColumns()[0];
  // Asking each value whether it is there would take most of the time.
  const columns = METRICS.map((metric) => `coalesce("${metric}"::double, 'nan'::double)`).join(', ');
  const result = await connection.stream(
    `select (epoch_ms(timestamp) // 600000)::double, enum_code(machine::names)::double, ${columns} from read_parquet('${file}')`,
  );
  const machines = names.map(() => new Map());
  const arrays = Array.from({ length: METRICS.length + 2 }, () => new Float64Array(2048));
  let next = result.fetchChunk();
  for (;;) {
    const chunk = await next;
    const rows = chunk?.rowCount ?? 0;
    if (rows === 0) break;
    next = result.fetchChunk();
    for (const [index, array] of arrays.entries()) {
      const vector = chunk.getColumnVector(index);
      for (let row = 0; row < rows; row++) array[row] = vector.getItem(row);
    }
    for (let row = 0; row < rows; row++) {
      const buckets = machines[arrays[1][row]];
      let maxima = buckets.get(arrays[0][row]);
      if (maxima === undefined) buckets.set(arrays[0][row], (maxima = new Float64Array(METRICS.length).fill(NaN)));
      for (let metric = 0; metric < METRICS.length; metric++) {
        const value = arrays[metric + 2][row];
        if (value === value && !(maxima[metric] >= value)) maxima[metric] = value;
      }
    }
  }
  return percentilesOf(machines.map((buckets, index) => [names[index], [...buckets.values()]]));
}

async function csvParse() {
  const { parse } = await import('csv-parse');
  const machines = new Map();
  const take = ([stamp, machine, ...cells]) => {
    const bucket = Math.floor(Date.parse(stamp) / 600_000);
    let buckets = machines.get(machine);
    if (buckets === undefined) machines.set(machine, (buckets = new Map()));
    let maxima = buckets.get(bucket);
    if (maxima === undefined) buckets.set(bucket, (maxima = new Float64Array(METRICS.length).fill(NaN)));
    cells.forEach((cell, index) => {
      if (cell !== '' && !(maxima[index] >= Number(cell))) maxima[index] = Number(cell);
    });
  };
  const parser = parse({ from_line: 2 });
  parser.on('data', take);
  await pipeline(createReadStream(file), parser);
  return percentilesOf([...machines].map(([machine, buckets]) => [machine, [...buckets.values()]]));
}

/** P95 by nearest rank of the maxima of each machine and metric; what is empty is left out. */
function percentilesOf(machines) {
  return [...machines].sort(byName).map(([machine, buckets]) => [
    machine,
    ...METRICS.map((_, index) => {
      const maxima = buckets.map((values) => values[index]).filter((value) => value !== null && !Number.isNaN(value));
      maxima.sort((left, right) => left - right);
      return maxima[Math.ceil((maxima.length * 95) / 100) - 1];
    }),
  ]);
}

/** Packages that this project does not depend on are looked for in a folder of their own, where somebody names one. */
const extra = createRequire(resolve(process.env.PORTOLAN_BENCH_MODULES ?? '.', 'x.js'));

/** Stamps are cut to ten minutes as texts. */
async function arquero() {
  const aq = await import(pathToFileURL(extra.resolve('arquero')));
  const parse = { timestamp: (stamp) => stamp.slice(0, 15) };
  const table = aq.fromCSV(readFileSync(file, 'utf8'), { parse });
  const maxima = Object.fromEntries(METRICS.map((metric, index) => [`m${index}`, aq.op.max(metric)]));
  const machines = new Map();
  for (const row of table.groupby('machine', 'timestamp').rollup(maxima).objects({ limit: Infinity })) {
    const buckets = machines.get(row.machine) ?? [];
    machines.set(row.machine, buckets);
    buckets.push(METRICS.map((_, index) => row[`m${index}`] ?? null));
  }
  return percentilesOf(machines);
}

async function polars() {
  const found = extra('nodejs-polars');
  const pl = found.default ?? found;
  const types = { timestamp: pl.Utf8, machine: pl.Utf8 };
  for (const metric of METRICS) types[metric] = pl.Float64;
  const rolled = await pl
    .scanCSV(file, { schema: types })
    .withColumn(pl.col('timestamp').str.slice(0, 15).alias('bucket'))
    .groupBy(['machine', 'bucket'])
    .agg(...METRICS.map((metric) => pl.col(metric).max()))
    .collect();
  const names = rolled.getColumn('machine').toArray();
  const columns = METRICS.map((metric) => rolled.getColumn(metric).toArray());
  const machines = new Map();
  names.forEach((machine, index) => {
    const buckets = machines.get(machine) ?? [];
    machines.set(machine, buckets);
    buckets.push(columns.map((column) => column[index]));
  });
  return percentilesOf(machines);
}

const byName = ([left], [right]) => (left < right ? -1 : 1);

/** The floor of a packed file: its bytes, unpacked and thrown away. */
async function unpack() {
  let bytes = 0;
  await pipeline(
    createReadStream(file, { highWaterMark: 1_048_576 }),
    createGunzip({ chunkSize: 65_536 }),
    async (chunks) => {
      for await (const chunk of chunks) bytes += chunk.length;
    },
  );
  return [['bytes', bytes]];
}

const CONTESTANTS = {
  'portolan-0': () => portolan(0),
  'portolan-2': () => portolan(2),
  'duckdb-peaks': () => duckdb(false),
  'duckdb-whole': () => duckdb(true),
  'duckdb-parquet': duckdbParquet,
  'duckdb-arrays': duckdbArrays,
  'csv-parse': csvParse,
  arquero,
  polars,
  unpack,
};

const start = performance.now();
const rows = await CONTESTANTS[name]();
const ms = performance.now() - start;
writeFileSync(answer, rows.map((row) => row.join(',')).join('\n'));
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000, mib: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
