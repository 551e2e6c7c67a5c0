import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { xxhash64 } from 'hyparquet/src/xxhash.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSamples, separateSamples } from '../../src/node/read-samples.js';
import { unpackedStream } from '../../src/node/unpack-gzip.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const text = join(folder, 'samples.csv');
const packed = join(folder, 'samples.csv.zst');

beforeAll(async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows =
    "SELECT 1772323200 + i * 20 AS timestamp, 'web0' || (i % 3) AS machine, (i * 7919) % 997 / 8 AS cpuUsedCores FROM range(30000) t(i)";
  await connection.run(`COPY (${rows}) TO '${text}' (FORMAT csv, HEADER)`);
  await connection.run(`COPY (${rows}) TO '${packed}' (FORMAT csv, HEADER, COMPRESSION zstd)`);
  connection.closeSync();
  instance.closeSync();
});

let files = 0;
function put(bytes: Uint8Array): string {
  const path = join(folder, `given-${(files += 1)}`);
  writeFileSync(path, bytes);
  return path;
}
async function unpacked(path: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of unpackedStream(path) as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}
const codesOf = ({ problems }: Awaited<ReturnType<typeof readSamples>>): readonly string[] =>
  problems.map(({ code }) => code.replace('ingest/', ''));

/** A frame of blocks as they are, and of one byte so many times, with a window of so many KiB. */
const MAGIC = Buffer.from('28b52ffd', 'hex');
const raw = (content: Buffer, isLast: boolean): Buffer => blockOf(content.length, 0, isLast, content);
const blockOf = (size: number, type: number, isLast: boolean, body: Buffer): Buffer => {
  const head = Buffer.alloc(3);
  head.writeUIntLE((size << 3) | (type << 1) | (isLast ? 1 : 0), 0, 3);
  return Buffer.concat([head, body]);
};
const frame = (windowLog: number, ...blocks: readonly Buffer[]): Buffer =>
  Buffer.concat([MAGIC, Buffer.from([0, (windowLog - 10) << 3]), ...blocks]);

describe('samples packed by zstd', () => {
  it('give what they give unpacked, by bytes and by rows, and are told by their content', async () => {
    const named = put(readFileSync(packed));
    expect((await unpacked(named)).equals(readFileSync(text))).toBe(true);
    expect(await separateSamples([named])).toEqual({ samples: [named], others: [] });
    const plain = await readSamples([text], { workers: 0 });
    for (const isByBytes of [true, false]) {
      const reading = await readSamples([named], { workers: 0, isByBytes });
      expect(reading.peaks).toEqual(plain.peaks);
      expect(codesOf(reading)).toEqual([]);
    }
  });

  it('are known again in a store, whichever way they are packed', async () => {
    const store = join(folder, 'peaks.store');
    expect((await runCli('ingest', packed, '--store', store)).exitCode).toBe(0);
    for (const again of [text, put(gzipSync(readFileSync(text)))]) {
      expect((await runCli('ingest', again, '--store', store)).out).toContain('ingest/already-in-store');
    }
  });

  it('may be of several frames, with notes between them', async () => {
    const whole = readFileSync(text);
    const notes = Buffer.concat([Buffer.from('502a4d1803000000', 'hex'), Buffer.from('abc')]);
    const cut = 70_000;
    const first = frame(17, raw(whole.subarray(0, 20), false), raw(whole.subarray(20, cut), true));
    const rest: Buffer[] = [];
    for (let at = cut; at < whole.length; at += 131_072) {
      const end = Math.min(whole.length, at + 131_072);
      rest.push(raw(whole.subarray(at, end), end === whole.length));
    }
    const joined = Buffer.concat([notes, first, notes, frame(17, ...rest), notes]);
    expect((await unpacked(put(joined))).equals(whole)).toBe(true);
    expect(await unpacked(put(frame(10, raw(Buffer.from('a'), true))))).toEqual(Buffer.from('a'));
  });

  it('are told where they are empty, cut off or damaged', async () => {
    const bytes = readFileSync(packed);
    expect(codesOf(await readSamples([put(frame(10, raw(Buffer.alloc(0), true)))]))).toEqual(['empty-zstd']);
    expect(codesOf(await readSamples([put(bytes.subarray(0, 5))]))).toEqual(['damaged-zstd']);
    const half = await readSamples([put(bytes.subarray(0, bytes.length >> 1))]);
    expect([codesOf(half), half.summaries, half.peaks.series]).toEqual([['damaged-zstd'], [], []]);
    expect(codesOf(await readSamples([put(bytes.subarray(0, bytes.length - 1))]))).toEqual(['damaged-zstd']);
    expect(codesOf(await readSamples([put(Buffer.concat([bytes, Buffer.from('more')]))]))).toEqual(['damaged-zstd']);
  });

  it('are told where what comes out is not what was packed', async () => {
    const content = Buffer.from('timestamp,machine,cpuUsedCores\n1772323200,web01,1\n');
    const checked = (bytes: Buffer, hash: number): Buffer => {
      const sum = Buffer.alloc(4);
      sum.writeUInt32LE(hash);
      return Buffer.concat([MAGIC, Buffer.from([4, 0]), raw(bytes, true), sum]);
    };
    const hash = Number(xxhash64(content) & 0xffff_ffffn);
    expect((await unpacked(put(checked(content, hash)))).equals(content)).toBe(true);
    const other = Buffer.from(content.toString().replace('web01,1', 'web01,7'));
    const { problems, machines } = await readSamples([put(checked(other, hash))]);
    expect(machines).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'ingest/damaged-zstd', message: expect.stringContaining('incorrect data check') as string },
    ]);
  });

  it('end in problems whatever bytes are changed', async () => {
    const bytes = readFileSync(packed).subarray(0, 40_000);
    const change = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const changed = Buffer.from(bytes);
        for (const { at, byte } of changes) changed[at] = byte;
        await readSamples([put(changed)], { workers: 0 });
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('are stopped at what may come out, and at a window that nobody needs', async () => {
    // 2 GB in 64 kB.
    const bomb = frame(
      17,
      ...Array.from({ length: 16_000 }, (_, at) => blockOf(131_072, 1, at === 15_999, Buffer.from('a'))),
    );
    const stopped = await readSamples([put(Buffer.concat([readFileSync(packed), bomb]))], {
      maxUnpackedBytes: 3_000_000,
    });
    expect(stopped.problems).toMatchObject([
      { code: 'ingest/cut-short', message: expect.stringContaining('more than 3000000') as string },
    ]);
    const wide = await readSamples([put(frame(40, raw(Buffer.from('timestamp,machine,cores\n'), true)))]);
    expect(wide.problems).toMatchObject([
      { code: 'ingest/damaged-zstd', message: expect.stringContaining('a window of 1099511627776 bytes') as string },
    ]);
  });

  it('and holding something else are named for what they are', async () => {
    const { problems } = await readSamples([put(frame(10, raw(Buffer.from('%PDF-1.7 and more'), true)))]);
    expect(problems).toMatchObject([
      { code: 'ingest/unrecognised-samples', message: 'this is a PDF document, not samples' },
    ]);
  });
});
