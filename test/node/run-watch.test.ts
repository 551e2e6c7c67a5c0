import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSamples, readSamplesByMachine } from '../../src/node/index.js';
import type { RunProgress } from '../../src/node/index.js';
import { ingestSamples } from '../../src/node/ingest-samples.js';
import { temporaryFolder } from '../support/run-cli.js';

const root = temporaryFolder();
const HEADER = 'timestamp,machine,cores,cpuPercent,memoryUsedMiB\n';

function rows(machine: string, count: number, indent = ''): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 2, 1) + index * 20_000).toISOString();
    return `${indent}${at},${machine},4,${(index * 7) % 100},${3000 + (index % 97)}\n`;
  });
  return HEADER + lines.join('');
}

function file(name: string, content: string | Uint8Array): { readonly path: string; readonly bytes: number } {
  const path = join(root, name);
  writeFileSync(path, content);
  return { path, bytes: Buffer.byteLength(content) };
}

const plain = file('plain.csv', rows('a', 60_000));
const packed = file('packed.csv.gz', gzipSync(rows('b', 60_000)));
const odd = file('odd.csv', rows('c', 30_000, ' '));
const all = [plain, packed, odd];
const paths = all.map(({ path }) => path);
const bytesTotal = all.reduce((sum, { bytes }) => sum + bytes, 0);

describe('progress of a reading', () => {
  it.each([true, false])('counts every byte of plain, packed and odd files, as bytes: %s', async (isByBytes) => {
    const heard: RunProgress[] = [];
    await readSamples(paths, { isByBytes, onProgress: (progress) => heard.push(progress) });
    expect(heard.at(-1)).toEqual({ step: 'reading', bytesRead: bytesTotal, bytesTotal });
    expect(heard.every(({ bytesRead }) => bytesRead >= 0 && bytesRead <= bytesTotal)).toBe(true);
    expect(heard.length).toBeGreaterThanOrEqual(paths.length);
  });

  it('tells first what was hashed, then what is read of files that are new', async () => {
    const store = join(root, 'steps.store');
    const heard: RunProgress[] = [];
    await ingestSamples([plain.path], store);
    await ingestSamples([plain.path, odd.path], store, { onProgress: (progress) => heard.push(progress) });
    const ofStep = (step: string): readonly RunProgress[] => heard.filter((one) => one.step === step);
    const both = plain.bytes + odd.bytes;
    expect(ofStep('hashing').at(-1)).toEqual({ step: 'hashing', bytesRead: both, bytesTotal: both });
    expect(ofStep('reading').at(-1)).toEqual({ step: 'reading', bytesRead: odd.bytes, bytesTotal: odd.bytes });
    expect(heard.findIndex(({ step }) => step === 'reading')).toBe(ofStep('hashing').length);
  });
});

describe('a reading that is told to end', () => {
  /** At each piece of what is heard in turn. */
  it.each([true, false])('rejects with the reason of the signal at any moment, as bytes: %s', async (isByBytes) => {
    for (const reason of [new Error('enough'), undefined]) {
      for (let at = 1; at <= 3; at++) {
        const stop = new AbortController();
        let heard = 0;
        const onProgress = (): void => {
          heard += 1;
          if (heard === at) stop.abort(reason);
        };
        const reading = readSamplesByMachine(paths, { isByBytes, onProgress, signal: stop.signal }, () => undefined);
        expect(await reading.catch((error: unknown) => error)).toBe(stop.signal.reason);
      }
    }
  });

  it('leaves no store where there was none, and the one there was as it was', async () => {
    const store = join(root, 'ended.store');
    const stop = new AbortController();
    stop.abort();
    const ending = ingestSamples(paths, store, { signal: stop.signal });
    await expect(ending).rejects.toBe(stop.signal.reason);
    expect((await ingestSamples(paths, store)).store?.appends).toBe(1);
  });
});
