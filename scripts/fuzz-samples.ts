/**
 * `npm run fuzz`: damages files of samples byte by byte and reads each by the kernel and by the row reader. None may bring a
 * crash or a hang, both must read the same, and every row must be used or told: `--runs 100000`, `--seed 1`. A failure prints
 * its seed and keeps its file.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, isDeepStrictEqual } from 'node:util';
import { Worker } from 'node:worker_threads';
import { createSampleRun } from '../src/ingest/index.js';
import type { SampleReading } from '../src/ingest/index.js';
import type { Instant } from '../src/model/index.js';
import { readSamples } from '../src/node/index.js';
import { openWideHead } from '../src/node/sample-engine/wide-head.js';
import { createMemorySpool, createSampleSink } from '../src/timeseries/index.js';

/** What went wrong with one input. */
export interface FuzzFailure {
  readonly seed: number;
  readonly what: string;
  readonly input: Uint8Array;
}

export interface FuzzOutcome {
  readonly runs: number;
  /** Inputs that were still recognised as samples. */
  readonly recognised: number;
  /** Of every tenth input, those whose rows were ones for the kernel. */
  readonly byBytes: number;
  readonly slowestMs: number;
  readonly failures: readonly FuzzFailure[];
}

/** What one input may take to be read, both ways together. */
const MOST_MS = 20_000;
const MOST_FAILURES = 10;
/** Damaged years would ask for centuries of buckets, which is slow and no fault. */
const LATEST_MS = Date.UTC(2027, 0, 1) as Instant;

/** Damages and reads as many inputs, each by its own seed: `seed`, `seed + 1` and so on. */
export async function fuzzSamples(
  { runs, seed }: { readonly runs: number; readonly seed: number },
  onInput: (done: number) => void = () => undefined,
): Promise<FuzzOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-fuzz-'));
  const failures: FuzzFailure[] = [];
  let [recognised, byBytes, slowestMs] = [0, 0, 0];
  try {
    for (let run = 0; run < runs && failures.length < MOST_FAILURES; run++) {
      const input = damagedInput(seed + run);
      const started = performance.now();
      const path = join(folder, 'input.csv');
      const outcome = await tryInput(path, input);
      const tookMs = performance.now() - started;
      slowestMs = Math.max(slowestMs, tookMs);
      if (outcome.isRecognised) recognised += 1;
      if (run % 10 === 0 && isForKernel(path, input)) byBytes += 1;
      const what = tookMs > MOST_MS ? `it took ${Math.round(tookMs)} ms` : outcome.fault;
      if (what !== null) failures.push({ seed: seed + run, what, input });
      onInput(run + 1);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { runs, recognised, byBytes, slowestMs, failures };
}

interface Tried {
  readonly fault: string | null;
  readonly isRecognised: boolean;
}

function isForKernel(path: string, input: Uint8Array): boolean {
  const sink = createSampleSink();
  const wide = { run: createSampleRun({ zone: 'UTC', sink }), sink, spool: createMemorySpool() };
  return openWideHead(input, { file: path, fileName: 'input.csv' }, wide) !== null;
}

async function tryInput(path: string, input: Uint8Array): Promise<Tried> {
  writeFileSync(path, input);
  const options = { latestMs: LATEST_MS, zone: 'UTC' };
  try {
    const bytes = await readSamples([path], options);
    const rows = await readSamples([path], { ...options, isByBytes: false });
    const [summary] = bytes.summaries;
    return {
      fault: lossIn(rows) ?? differenceOf(bytes, rows),
      isRecognised: summary?.kind === 'samples-csv',
    };
  } catch (cause) {
    const fault = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { fault, isRecognised: false };
  }
}

/** Rows that are neither used nor skipped for a reason. */
function lossIn({ summaries }: SampleReading): string | null {
  for (const { rowsRead, rowsUsed, rowsSkipped } of summaries) {
    const told = rowsUsed + rowsSkipped.reduce((sum, { count }) => sum + count, 0);
    if (told !== rowsRead) return `${rowsRead} rows were read, and ${told} used or told`;
  }
  return null;
}

/** What two readings do not share. */
function differenceOf(bytes: SampleReading, rows: SampleReading): string | null {
  const names = ['notes', 'machines', 'problems', 'summaries'] as const;
  const different = names.find((name) => !isDeepStrictEqual(bytes[name], rows[name]));
  if (different !== undefined) return `${different} differ`;
  const [left, right] = [bytes.peaks, rows.peaks];
  if (!isDeepStrictEqual(left.spanMs, right.spanMs)) return 'spans differ';
  if (left.series.length !== right.series.length) return 'the series differ';
  const at = left.series.findIndex((one, index) => !isDeepStrictEqual(one, right.series[index]));
  return at < 0 ? null : `series ${JSON.stringify(left.series[at]!.key)} differs`;
}

type Random = (below: number) => number;

/** Whole numbers below a limit, by Mulberry32: small, fast and good enough to choose damage. */
function generator(seed: number): Random {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const MARCH = Date.UTC(2026, 2, 1);
const isoAt = (step: number): string => new Date(MARCH + step * 20_000).toISOString().slice(0, 19);
const rowsOf = (count: number, row: (step: number) => string): string =>
  Array.from({ length: count }, (_, step) => `${row(step)}\n`).join('');

/** Whole files to damage: Portolan's forms, and some of other tools. */
const WHOLE: readonly string[] = [
  `# zone: Australia/Melbourne\ntimestamp,machine,cores,cpuPercent,memoryMiB,memoryUsedMiB,disk[a].readIops,disk[a].writeBytesPerSecond\n${rowsOf(
    24,
    (step) => `${isoAt(step >> 1)},web0${step & 1},4,${step}.5,8192,${step * 100},${step * 10},${step * 1000}.25`,
  )}`,
  `timestamp;machine;machineId;intervalSeconds;cpuUsedCores;disk[b].readIops;disk[a].readIops;nic[x].inBytesPerSecond;note\n${rowsOf(
    20,
    (step) => `"${isoAt(step)}Z";db;id-${step & 1};20;${step},5;"${step}";${step + 1};1234567,125;"a;b"`,
  )}`,
  `timestamp\tmachine\tdisk.writeBytesPerSecond\tnic.outBytesPerSecond\tcpuUsedCores\r\n${rowsOf(
    20,
    (step) => `${1_772_323_200 + step * 300}\tm${step % 3}\t${step * 977}\t\t0.${step}\r`,
  )}`,
  `timestamp,machine,machineId,counter,instance,value\n${rowsOf(12, (step) =>
    [
      `${isoAt(step)}Z,web01,,cpuPercent,,${step}`,
      `${isoAt(step)}Z,web01,,cores,,4`,
      `${isoAt(step)}Z,web01,,disk.readIops,scsi0:0,${step * 3}`,
    ].join('\n'),
  )}`,
  `"(PDH-CSV 4.0) (W. Europe Standard Time)(-60)","\\\\WEB01\\Processor(_Total)\\% Processor Time","\\\\WEB01\\Processor(0)\\% Processor Time","\\\\WEB01\\PhysicalDisk(0 C:)\\Disk Reads/sec"\r\n${rowsOf(
    12,
    (step) => `"03/01/2026 10:00:${String(step * 5).padStart(2, '0')}.000","${step}.5","${step}.25","${step * 7}"\r`,
  )}`,
  `# machine: web01\n# counter: cpuPercent\ntimestamp,value\n${rowsOf(12, (step) => `${isoAt(step)}Z,${step}`)}`,
];

const SIGNS = Buffer.from(',;\t"\r\n\0.:-+#eE0123456789 \xff\xefTZ', 'latin1');

/** One of the whole files after one to six kinds of damage. */
function damagedInput(seed: number): Uint8Array {
  const random = generator(seed);
  const whole = (): Buffer => Buffer.from(WHOLE[random(WHOLE.length)]!, 'latin1');
  let bytes = whole();
  for (let left = 1 + random(6); left > 0; left--) {
    const damage = DAMAGES[random(DAMAGES.length)]!;
    bytes = damage(bytes, random, whole);
  }
  return bytes;
}

type Damage = (bytes: Buffer, random: Random, other: () => Buffer) => Buffer;

const within = (bytes: Buffer, random: Random): number => random(bytes.length + 1);
const DAMAGES: readonly Damage[] = [
  (bytes, random) => {
    const at = random(bytes.length + 1);
    const flipped = Buffer.from(bytes);
    if (at < bytes.length) flipped[at]! ^= 1 << random(8);
    return flipped;
  },
  (bytes, random) => {
    const at = within(bytes, random);
    const sign = SIGNS.subarray(random(SIGNS.length)).subarray(0, 1);
    return Buffer.concat([bytes.subarray(0, at), sign, bytes.subarray(at)]);
  },
  (bytes, random) => {
    const at = within(bytes, random);
    const replaced = Buffer.from(bytes);
    if (at < bytes.length) replaced[at] = SIGNS[random(SIGNS.length)]!;
    return replaced;
  },
  (bytes, random) => {
    const at = within(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(8))]);
  },
  (bytes, random) => {
    const [from, to] = [within(bytes, random), within(bytes, random)].sort((left, right) => left - right);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  (bytes, random) => bytes.subarray(0, within(bytes, random)),
  (bytes, random, other) => {
    const second = other();
    return Buffer.concat([bytes.subarray(0, within(bytes, random)), second.subarray(within(second, random))]);
  },
];

/** Ends the process when no input was finished for long: a hang in WebAssembly cannot be stopped from its own thread. */
function watch(): () => void {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(
    `const { workerData } = require('node:worker_threads');
     let last = -1;
     setInterval(() => {
       const now = Atomics.load(workerData, 0);
       if (now === last) { console.error('input ' + now + ' behind the first seed hangs'); process.kill(process.pid); }
       last = now;
     }, 60_000);`,
    { eval: true, workerData: beats },
  );
  worker.unref();
  return () => Atomics.add(beats, 0, 1);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
  });
  const beat = watch();
  const outcome = await fuzzSamples({ runs: Number(values.runs), seed: Number(values.seed) }, (done) => {
    beat();
    if (done % 1000 === 0) process.stderr.write(`${done}\r`);
  });
  const { runs, recognised, byBytes, slowestMs, failures } = outcome;
  const slowest = `the slowest took ${Math.round(slowestMs)} ms`;
  process.stdout.write(
    `${runs} inputs, ${recognised} recognised, ${byBytes} of every tenth for the kernel; ${slowest}\n`,
  );
  for (const { seed, what, input } of failures) {
    const path = join(tmpdir(), `portolan-fuzz-${seed}.csv`);
    writeFileSync(path, input);
    process.stdout.write(`seed ${seed}: ${what}\n  kept as ${path}\n`);
  }
  process.exitCode = failures.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith('fuzz-samples.ts') === true) await main();
