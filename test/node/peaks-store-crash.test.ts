import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { appendPeaksStore, compactPeaksStore, readPeaksStore } from '../../src/node/peaks-store.js';
import { mergePeaks } from '../../src/timeseries/index.js';
import type { PeakSet } from '../../src/timeseries/index.js';
import { peaksOfStep } from '../support/store-writer.mjs';

const WRITER = resolve(import.meta.dirname, '../support/store-writer.mjs');
const MODES = ['append', 'rewrite', 'compact'] as const;
type Mode = (typeof MODES)[number];
const KILLS = 50;
const SEED = 20_261_121;

const root = mkdtempSync(join(tmpdir(), 'portolan-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const stepPeaks = (index: number): PeakSet => peaksOfStep(index) as unknown as PeakSet;
const upTo = (count: number): PeakSet => mergePeaks(Array.from({ length: count }, (_, index) => stepPeaks(index)));

interface WriterRun {
  readonly finishedSteps: number;
  /** From its first word, when it begins to write, to its end. */
  readonly tookMs: number;
}

/** Runs a real writer and kills it, with no chance to clean up, some time after it begins; null lets it end. */
async function runWriter(mode: Mode, store: string, killAfterMs: number | null): Promise<WriterRun> {
  const child = spawn(process.execPath, [WRITER, mode, store], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let beganMs = Number.NaN;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (!Number.isNaN(beganMs)) return;
    beganMs = performance.now();
    if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  await new Promise((ended) => child.on('close', ended));
  return {
    finishedSteps: said.split('\n').filter((line) => /^\d+$/.test(line)).length,
    tookMs: performance.now() - beganMs,
  };
}

/** How long each kind of writer writes on this machine: a kill is to hit it while it does. */
async function writingTimes(): Promise<Readonly<Record<Mode, number>>> {
  const times = { append: 0, rewrite: 0, compact: 0 };
  for (const mode of MODES) {
    const folder = mkdtempSync(join(root, 'whole-'));
    const { finishedSteps, tookMs } = await runWriter(mode, join(folder, 'peaks.store'), null);
    expect([mode, finishedSteps]).toEqual([mode, 10]);
    times[mode] = tookMs;
  }
  return times;
}

const fingerprint = ({ series, spanMs }: PeakSet): string =>
  JSON.stringify([
    spanMs,
    series.map(({ key, startMs, maxima, sums, counts }) => [key, startMs, tally(maxima), tally(sums), tally(counts)]),
  ]);

/** Enough to tell any two states of these tests apart, and quick. */
function tally(column: Float64Array | Uint32Array): readonly number[] {
  let sum = 0;
  for (const one of column) sum += one;
  return [column.length, sum];
}

/** The states that a writer may leave: what it has said it finished, or one step more. */
function allowedAfter(mode: Mode, finished: number): readonly string[] {
  const stateOf = (steps: number): PeakSet => (mode === 'rewrite' ? stepPeaks(steps - 1) : upTo(steps));
  return [finished, finished + 1].filter((steps) => steps > 0).map((steps) => fingerprint(stateOf(steps)));
}

describe('a writer killed at any moment', () => {
  it(
    `leaves the old store or the new one, ${KILLS} times over, and the next writer goes on`,
    { timeout: 300_000 },
    async () => {
      let state = SEED;
      const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
      const wholeMs = await writingTimes();
      let inTheMiddle = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const mode = MODES[kill % MODES.length]!;
        const afterMs = Math.floor(random() * wholeMs[mode]);
        const folder = mkdtempSync(join(root, `${mode}-`));
        const store = join(folder, 'peaks.store');
        const { finishedSteps: finished } = await runWriter(mode, store, afterMs);
        const told = `seed ${SEED}, kill ${kill}: ${mode} after ${afterMs} ms, ${finished} steps finished`;
        const left = readdirSync(folder);
        const isThere = left.includes('peaks.store');
        if (left.some((name) => name !== 'peaks.store')) inTheMiddle++;
        if (!isThere) expect([told, finished]).toEqual([told, 0]);
        else {
          const { values, problems } = await readPeaksStore(store);
          expect([told, allowedAfter(mode, finished)]).toEqual([told, expect.arrayContaining([fingerprint(values)])]);
          const codes = problems.map(({ code }) => code);
          expect([told, codes.filter((code) => code !== 'timeseries/torn-peaks-store')]).toEqual([told, []]);
          // The lock of the dead is taken over, and what it left is cleared away.
          await appendPeaksStore(store, stepPeaks(50));
          await compactPeaksStore(store);
          const after = await readPeaksStore(store);
          expect([told, fingerprint(after.values)]).toEqual([told, fingerprint(mergePeaks([values, stepPeaks(50)]))]);
          expect([told, after.problems]).toEqual([told, []]);
          expect([told, readdirSync(folder)]).toEqual([told, ['peaks.store']]);
        }
        rmSync(folder, { recursive: true });
      }
      // A lock or a half-written file is left: else the kills came too early or too late to prove anything.
      expect(inTheMiddle).toBeGreaterThan(KILLS / 5);
    },
  );
});
