import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withStoreLock } from '../../src/node/store-lock.js';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const CSV = 'timestamp,machine,cpuUsedCores\n2026-03-01T00:00:00Z,web01,1\n';

let folder = '';
let store = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portolan-'));
  store = join(folder, 'peaks.store');
});
afterEach(() => rm(folder, { recursive: true }));

const lock = (over: object): Promise<void> =>
  writeFile(`${store}.lock`, JSON.stringify({ pid: 1, host: hostname(), started: '', token: 't', ...over }));
const work = (): Promise<string> => withStoreLock(store, () => Promise.resolve('done'));

/** A process of the past: its number is free again. */
const deadPid = (): number => Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));

describe('the lock of a store', () => {
  it('says who holds it, and is gone afterwards', async () => {
    await withStoreLock(store, async () => {
      expect(JSON.parse(await readFile(`${store}.lock`, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
      await expect(work()).rejects.toThrow(/node\/store-in-use.*process \d+ holds peaks\.store\.lock/);
    });
    expect(await readdir(folder)).toEqual([]);
    expect(await work()).toBe('done');
  });

  it('is given back after a failure', async () => {
    await expect(withStoreLock(store, () => Promise.reject(new Error('disk on fire')))).rejects.toThrow('fire');
    expect(await readdir(folder)).toEqual([]);
  });

  it('of a dead process is taken over, by one of many', async () => {
    await lock({ pid: deadPid() });
    const ends = await Promise.allSettled(
      Array.from({ length: 8 }, () => withStoreLock(store, () => wait(50).then(() => 'done'))),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    expect(ends.every((end) => end.status === 'fulfilled' || String(end.reason).includes('store-in-use'))).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'of a dead process whose number lives on in another is taken over',
    async () => {
      await lock({ pid: process.pid, started: 'another-boot 1' });
      expect(await work()).toBe('done');
    },
  );

  it('is taken over even where somebody died taking it over', async () => {
    await lock({ pid: deadPid() });
    await writeFile(`${store}.lock.takeover`, await readFile(`${store}.lock`));
    expect(await work()).toBe('done');
    expect(await readdir(folder)).toEqual([]);
  });

  it('of another host stands, and the error says what to delete', async () => {
    await lock({ host: 'elsewhere' });
    await expect(work()).rejects.toThrow(/on host "elsewhere"/);
    await expect(work()).rejects.toMatchObject({
      problem: { remedy: expect.stringContaining(`delete ${store}.lock`) as string },
    });
    await writeFile(`${store}.lock`, '');
    await expect(work()).rejects.toMatchObject({
      problem: { remedy: expect.stringContaining(`delete ${store}.lock`) as string },
    });
    expect(await readdir(folder)).toEqual(['peaks.store.lock']);
  });
});

describe.runIf(process.platform !== 'win32')('two processes that ingest into one store', () => {
  it('one wins, the other says so, and the lock of a killed one is taken over', async () => {
    const pipe = join(folder, 'pipe.csv');
    const file = join(folder, 'a.csv');
    execFileSync('mkfifo', [pipe]);
    await writeFile(file, CSV);
    // Waits for ever for what comes through the pipe, with the lock in hand.
    const first = spawn(process.execPath, [MAIN, 'ingest', pipe, '--store', store], { stdio: 'ignore' });
    const ended = new Promise((end) => first.on('close', end));
    for (let turn = 0; turn < 500 && !existsSync(`${store}.lock`); turn++) await wait(20);
    const second = await ingest(file);
    expect(second.exitCode).toBe(2);
    expect(second.error).toContain(`node/store-in-use: another process is writing the store: process ${first.pid!}`);
    expect(existsSync(store)).toBe(false);
    first.kill('SIGKILL');
    await ended;
    expect(existsSync(`${store}.lock`)).toBe(true);
    const third = await ingest(file);
    expect([third.exitCode, third.error]).toEqual([0, '']);
    expect((await readdir(folder)).sort()).toEqual(['a.csv', 'peaks.store', 'pipe.csv']);
  });

  it('reads what comes on stdin', async () => {
    const { exitCode, out } = await ingest('-', CSV);
    expect(exitCode).toBe(0);
    expect(out).toContain('stdin\n  taken for samples-csv');
    expect((await ingest('-', CSV)).out).toContain('ingest/already-in-store');
  });
});

async function ingest(
  input: string,
  stdin = '',
): Promise<{ readonly exitCode: number | null; readonly out: string; readonly error: string }> {
  const child = spawn(process.execPath, [MAIN, 'ingest', input, '--store', store]);
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  child.stdin.end(stdin);
  const exitCode = await new Promise<number | null>((end) => child.on('close', end));
  return { exitCode, out, error };
}
