/**
 * Samples in, P95 of 10-minute peaks out, against what an architect would use instead: same files, answers compared value by
 * value, medians of rounds that take turns, each in a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeSampleFile } from './sample-files.js';
import type { SampleFile } from './sample-files.js';

const ROUNDS = 5;
const CONTESTANTS = fileURLToPath(new URL('./sample-contestants.mjs', import.meta.url));
/** The files take 3 GB and minutes to make: they are kept for the next run. */
const FOLDER = join(tmpdir(), 'portolan-bench-samples');
/** csv-parse and arquero get a twentieth, packed files a fifth. */
const SMALL: SampleFile = { machines: 25, ticks: 30_240, order: 'machine' };
const PACKED: SampleFile = { machines: 100, ticks: 30_240, order: 'machine' };
const LARGE: readonly (readonly [name: string, file: SampleFile])[] = [
  ['by-machine', { machines: 500, ticks: 30_240, order: 'machine' }],
  ['by-time', { machines: 10_000, ticks: 1512, order: 'time' }],
];

interface Took {
  readonly ms: number;
  readonly cpuMs: number;
  readonly mib: number;
}

function fileOf(name: string, file: SampleFile): string {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `${name}-${file.machines}x${file.ticks}.csv`);
  if (!existsSync(`${path}.done`)) {
    writeSampleFile(path, file);
    writeFileSync(`${path}.done`, '');
  }
  return path;
}

/** The same rows in Parquet, as DuckDB writes it. */
async function parquetOf(csv: string): Promise<string> {
  const path = csv.replace(/csv$/, 'parquet');
  if (existsSync(`${path}.done`)) return path;
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const types = "types = {'timestamp': 'TIMESTAMPTZ', 'machine': 'VARCHAR'}";
  await connection.run(`copy (from read_csv('${csv}', header = true, ${types})) to '${path}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  writeFileSync(`${path}.done`, '');
  return path;
}

const answerOf = (name: string): string => join(FOLDER, `${name}.answer`);

function run(name: string, path: string): Took {
  const printed = execFileSync(process.execPath, [CONTESTANTS, name, path, answerOf(name)], { encoding: 'utf8' });
  return JSON.parse(printed) as Took;
}

/** What this project does not depend on runs along where it is: beside it, or in the folder that `PORTOLAN_BENCH_MODULES` names. */
function isInstalled(name: string): boolean {
  try {
    createRequire(resolve(process.env['PORTOLAN_BENCH_MODULES'] ?? '.', 'x.js')).resolve(name);
    return true;
  } catch {
    console.log(`${name} is not installed and does not run along`);
    return false;
  }
}

function floor(command: string, args: readonly string[]): Took {
  const start = performance.now();
  execFileSync(command, args, { stdio: 'ignore' });
  return { ms: performance.now() - start, cpuMs: 0, mib: 0 };
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;

/** Rounds in which all take turns, so that a busy moment meets them alike. */
function race(path: string, names: readonly string[]): ReadonlyMap<string, Took> {
  const took = new Map<string, Took[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) {
      const one =
        name === 'cat' ? floor('cat', [path]) : name === 'wc -l' ? floor('wc', ['-l', path]) : run(name, path);
      took.get(name)!.push(one);
    }
  }
  return new Map(
    [...took].map(([name, all]) => {
      const of = (figure: keyof Took): number => median(all.map((one) => one[figure]));
      return [name, { ms: of('ms'), cpuMs: of('cpuMs'), mib: of('mib') }];
    }),
  );
}

function expectSameAnswers(names: readonly string[]): void {
  const answers = names.filter((name) => !['cat', 'wc -l', 'unpack'].includes(name));
  const [first, ...others] = answers.map((name) => readFileSync(answerOf(name), 'utf8'));
  others.forEach((other, index) => {
    if (other !== first) throw new Error(`${answers[index + 1]!} does not give what ${answers[0]!} gives`);
  });
}

function print(took: ReadonlyMap<string, Took>, against: string): void {
  const base = took.get(against)!;
  for (const [name, { ms, cpuMs, mib }] of took) {
    const ratio = `${(base.ms / ms).toFixed(2)} x ${against}`;
    console.log(
      `${name.padEnd(16)} median ${ms.toFixed(0).padStart(6)} ms   cpu ${cpuMs.toFixed(0).padStart(6)} ms   ${mib.toFixed(0).padStart(5)} MiB   ${ratio}`,
    );
  }
}

export async function benchSamples(): Promise<void> {
  for (const [name, file] of LARGE) {
    const path = fileOf(name, file);
    const names = [
      'portolan-0',
      'portolan-2',
      'duckdb-peaks',
      'duckdb-whole',
      ...(isInstalled('nodejs-polars') ? ['polars'] : []),
      'cat',
      'wc -l',
    ];
    const took = race(path, names);
    expectSameAnswers(names);
    console.log(`${name}: ${file.machines * file.ticks} rows of 8 metrics, ${ROUNDS} rounds`);
    print(took, 'duckdb-peaks');
  }
  const parquet = await parquetOf(fileOf(...LARGE[0]!));
  const readers = ['portolan-0', 'duckdb-arrays', 'duckdb-parquet'];
  const asParquet = race(parquet, readers);
  expectSameAnswers(readers);
  console.log('by-machine, in Parquet');
  print(asParquet, 'duckdb-arrays');
  const small = fileOf('small', SMALL);
  const names = ['portolan-0', 'duckdb-peaks', 'csv-parse', ...(isInstalled('arquero') ? ['arquero'] : [])];
  const took = race(small, names);
  expectSameAnswers(names);
  console.log(`a twentieth: ${SMALL.machines * SMALL.ticks} rows`);
  print(took, 'csv-parse');
  const plain = fileOf('packed', PACKED);
  const packed = `${plain}.gz`;
  if (!existsSync(packed)) writeFileSync(packed, gzipSync(readFileSync(plain), { level: 6 }));
  console.log(`packed: ${PACKED.machines * PACKED.ticks} rows`);
  print(race(packed, ['portolan-0', 'portolan-2', 'unpack']), 'unpack');
}
