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

/** Runs a real writer and kills it, with no chance to clean up, some time after it begins. Gives the steps it finished. */
async function killed(mode: Mode, store: string, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [WRITER, mode, store], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let timer: NodeJS.Timeout | null = null;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  await new Promise((ended) => child.on('close', ended));
  return said.split('\n').filter((line) => /^\d+$/.test(line)).length;
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
  it(`leaves the old store or the new one, ${KILLS} times over, and the next writer goes on`, async () => {
    let state = SEED;
    const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    let inTheMiddle = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const mode = MODES[kill % MODES.length]!;
      const afterMs = Math.floor(random() ** 2 * 60);
      const folder = mkdtempSync(join(root, `${mode}-`));
      const store = join(folder, 'peaks.store');
      const finished = await killed(mode, store, afterMs);
      const told = `seed ${SEED}, kill ${kill}: ${mode} after ${afterMs} ms, ${finished} steps finished`;
      const isThere = readdirSync(folder).includes('peaks.store');
      if (!isThere) expect([told, finished]).toEqual([told, 0]);
      else {
        const { values, problems } = await readPeaksStore(store);
        expect([told, allowedAfter(mode, finished)]).toEqual([told, expect.arrayContaining([fingerprint(values)])]);
        const codes = problems.map(({ code }) => code);
        expect([told, codes.filter((code) => code !== 'timeseries/torn-peaks-store')]).toEqual([told, []]);
        inTheMiddle += codes.length;
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
    // Else the kills came too early or too late to prove anything.
    expect(inTheMiddle).toBeGreaterThan(0);
  });
});
