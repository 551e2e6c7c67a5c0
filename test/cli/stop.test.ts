import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/run-cli.js';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const HEADER =
  'timestamp,machine,cores,memoryMiB,cpuPercent,memoryUsedMiB,disk[scsi0:0].readIops,disk[scsi0:0].writeIops\n';
const START_MS = Date.UTC(2026, 2, 1);
const root = temporaryFolder();

/** Samples of 20 s of 20 machines, about so many bytes. Blanks before the stamp make every row one for the row reader. */
function samples(name: string, bytes: number, from = START_MS, indent = ''): string {
  const path = join(root, name);
  const pieces = [HEADER];
  let length = 0;
  let state = 1;
  for (let atMs = from; length < bytes; atMs += 20_000) {
    const at = new Date(atMs).toISOString();
    let piece = '';
    for (let machine = 0; machine < 20; machine++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      piece += `${indent}${at},vm${machine},4,8192,${state % 100},${3000 + (state % 997)},${state % 301},${state % 77}\n`;
    }
    length += piece.length;
    pieces.push(piece);
  }
  writeFileSync(path, pieces.join(''));
  return path;
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error: string;
  readonly tookMs: number;
}

async function ingest(
  path: string,
  store: string,
  temporary: string,
  kill: { readonly signal: NodeJS.Signals; readonly when: () => Promise<void> } | null,
): Promise<Ended> {
  const beganMs = performance.now();
  const child = spawn(process.execPath, [MAIN, 'ingest', path, '--store', store], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let error = '';
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  void kill?.when().then(() => child.kill(kill.signal));
  return new Promise((ended) => {
    child.on('close', (code, signal) => {
      ended({ code, signal, error, tookMs: performance.now() - beganMs });
    });
  });
}

/** Once the run is at work. */
async function locked(store: string): Promise<void> {
  while (!existsSync(`${store}.lock`)) await setTimeout(20);
  await setTimeout(200);
}

const STOPPED: Readonly<Record<string, readonly [number, string]>> = {
  SIGINT: [130, 'Stopped by Ctrl-C; the store is as it was before this run\n'],
  SIGTERM: [143, 'Stopped by SIGTERM; the store is as it was before this run\n'],
};

describe('ingest, stopped at any moment', () => {
  it('leaves the store as it was or whole, and nothing else', async () => {
    const before = samples('before.csv', 100_000, Date.UTC(2026, 0, 1));
    const large = samples('large.csv', 50_000_000);
    const folderFor = (
      name: string,
    ): { readonly store: string; readonly temporary: string; readonly beside: string } => {
      const beside = join(root, name);
      const temporary = join(root, `${name}-tmp`);
      mkdirSync(beside);
      mkdirSync(temporary);
      return { store: join(beside, 'peaks.store'), temporary, beside };
    };
    const first = folderFor('first');
    expect(await ingest(before, first.store, first.temporary, null)).toMatchObject({ code: 0, error: '' });
    const whole = folderFor('whole');
    copyFileSync(first.store, whole.store);
    const { tookMs } = await ingest(large, whole.store, whole.temporary, null);
    const old = readFileSync(first.store);
    const full = readFileSync(whole.store);
    expect(full.length).toBeGreaterThan(old.length);
    let seed = 20_261_121;
    let isHeard = 0;
    // On a busy machine the program may be done, or not yet begun, at any of the first moments.
    for (let kill = 0; kill < 6 || (isHeard === 0 && kill < 24); kill++) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      const signal = kill % 2 === 0 ? 'SIGINT' : 'SIGTERM';
      const { store, temporary, beside } = folderFor(`kill-${kill}`);
      copyFileSync(first.store, store);
      // The first third is the start of the program, which holds nothing yet.
      const afterMs = tookMs * (0.3 + (0.7 * seed) / 0x7fff_ffff);
      const ended = await ingest(large, store, temporary, { signal, when: () => setTimeout(afterMs) });
      const stored = readFileSync(store);
      const isOld = stored.equals(old);
      expect(isOld || stored.equals(full), `store after ${signal} at ${afterMs} ms`).toBe(true);
      expect([readdirSync(beside), readdirSync(temporary)]).toEqual([['peaks.store'], []]);
      const [code, words] = STOPPED[signal]!;
      if (ended.code === code && isOld) {
        expect(ended.error).toBe(words);
        isHeard += 1;
      }
      // A signal before the program listens or while it goes ends it as any other; one after its work finds it done.
      if (ended.code === null) expect(ended.signal).toBe(signal);
      if (ended.code === 0) expect(isOld).toBe(false);
    }
    expect(isHeard).toBeGreaterThan(0);
  });

  it('ends rows that are read one by too', async () => {
    const path = samples('odd.csv', 30_000_000, START_MS, ' ');
    const temporary = join(root, 'odd-tmp');
    const store = join(root, 'odd.store');
    mkdirSync(temporary);
    const ended = await ingest(path, store, temporary, { signal: 'SIGINT', when: () => locked(store) });
    expect(ended).toMatchObject({ code: 130, error: STOPPED['SIGINT']![1] });
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(root).filter((name) => name.startsWith('odd.store'))).toEqual([]);
  });
});

const hasTerminals = spawnSync('script', ['--version']).status === 0;

describe.skipIf(!hasTerminals)('progress on a terminal', () => {
  const onTerminal = (command: string, environment: Record<string, string>): string => {
    const env = { ...process.env, CI: '', TERM: 'xterm', ...environment };
    return execFileSync('script', ['-qec', `stty cols 90; ${command}`, '/dev/null'], { env, encoding: 'utf8' });
  };

  it('is drawn and taken away again', { timeout: 180_000 }, () => {
    // Rows that are read one by one, as many as keep this machine busy for longer than the bar waits.
    let check = '';
    let shown = '';
    for (let bytes = 10_000_000; shown === '' && bytes < 1_000_000_000; bytes *= 3) {
      const path = samples(`slow-${bytes}.csv`, bytes, START_MS, ' ');
      check = `${process.execPath} ${MAIN} check ${path} --json`;
      shown = onTerminal(`${check} > /dev/null`, { NO_COLOR: '1' });
    }
    expect(shown).toMatch(/^(\r\u001B\[2Kreading \[#*\.*\] [^\r\n]+)+\r\u001B\[2K$/);
    expect(onTerminal(`${check} --quiet > /dev/null`, {})).toBe('');
    expect(onTerminal(`${check} 2> ${join(root, 'error')} > /dev/null`, {})).toBe('');
    expect(readFileSync(join(root, 'error'), 'utf8')).toBe('');
  });
});
