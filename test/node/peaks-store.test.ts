import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssessmentError } from '../../src/model/index.js';
import { appendPeaksStore, openPeaksStore, readPeaksStore, writePeaksStore } from '../../src/node/peaks-store.js';
import { DEFAULT_BUCKET_MS, encodeSegment, mergePeaks } from '../../src/timeseries/index.js';
import type { BucketSeries, PeakSet } from '../../src/timeseries/index.js';
import { aReading, MARCH, plain, rollUp } from '../timeseries/readings.js';

const DAY_MS = 86_400_000;
const write = { channel: 'diskWriteBytesPerSecond', instance: 'a' } as const;
const day = (from: number): PeakSet =>
  rollUp(
    Array.from({ length: 500 }, (_, index) =>
      aReading(MARCH + from * DAY_MS + index * 20_000, Math.sin(index) ** 2, write),
    ),
  ).peaks;
const first = day(0);
const second = day(1);
const both = mergePeaks([first, second]);

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portolan-'));
  path = join(folder, 'peaks.store');
});
afterEach(() => rm(folder, { recursive: true }));

const codesOf = ({ problems }: { readonly problems: readonly { readonly code: string }[] }): readonly string[] =>
  problems.map(({ code }) => code);

describe('writing and reading a store', () => {
  it.each(['none', 'deflateRaw'] as const)('gives back what was written, packed as %s', async (compression) => {
    await writePeaksStore(path, first, { compression });
    const { values, problems } = await readPeaksStore(path);
    expect(problems).toEqual([]);
    expect(plain(values)).toEqual(plain(first));
    expect(await readdir(folder)).toEqual(['peaks.store']);
  });

  it('writes the same bytes for the same peaks, and one segment for a small set', async () => {
    await writePeaksStore(path, first);
    expect(new Uint8Array(await readFile(path))).toEqual(encodeSegment(first));
    await writePeaksStore(path, first);
    expect(new Uint8Array(await readFile(path))).toEqual(encodeSegment(first));
  });

  it('joins what was appended, whatever it was packed with', async () => {
    expect(await appendPeaksStore(path, first)).toEqual([]);
    expect(await appendPeaksStore(path, second, { compression: 'deflateRaw' })).toEqual([]);
    const { values, problems } = await readPeaksStore(path);
    expect(problems).toEqual([]);
    expect(plain(values)).toEqual(plain(both));
  });

  it('splits large sets into segments and reads them as one', async () => {
    const buckets = 300_000;
    const column = Float64Array.from({ length: buckets }, (_, index) => Math.sqrt(index));
    const series = Array.from({ length: 12 }, (_, index): BucketSeries => ({
      ...first.series[0]!,
      key: { ...first.series[0]!.key, channel: 'cpuUsedCores', instance: String(index).padStart(2, '0') },
      maxima: column,
      sums: column,
      counts: new Uint32Array(buckets).fill(30),
      bucketMs: DEFAULT_BUCKET_MS,
      minuteSums: null,
    }));
    await writePeaksStore(path, { series, spanMs: first.spanMs });
    const { values, problems } = await readPeaksStore(path);
    expect(problems).toEqual([]);
    expect(values.series.map(({ key }) => key)).toEqual(series.map(({ key }) => key));
    expect(values.series.every(({ maxima }) => Buffer.from(maxima.buffer).equals(Buffer.from(column.buffer)))).toBe(
      true,
    );
    const store = await openPeaksStore(path);
    expect(store.segments.length).toBe(2);
    await store.close();
  });

  it('reads one column alone', async () => {
    await appendPeaksStore(path, first, { compression: 'deflateRaw' });
    await appendPeaksStore(path, second);
    const store = await openPeaksStore(path);
    expect(store.segments.length).toBe(2);
    const [segment] = store.segments;
    const column = await segment!.readColumn(segment!.series[0]!, 'maxima');
    expect(column).toEqual(first.series[0]!.maxima);
    await store.close();
  });

  it('tells which file it cannot read or write', async () => {
    await expect(readPeaksStore(path)).rejects.toThrow(/node\/cannot-read.*no such file/);
    await expect(openPeaksStore(path)).rejects.toThrow(AssessmentError);
    await expect(writePeaksStore(join(folder, 'none', 'peaks.store'), first)).rejects.toThrow(/node\/cannot-write/);
    await expect(appendPeaksStore(folder, first)).rejects.toThrow(/node\/cannot-write/);
  });
});

describe('a store after a crash', () => {
  it('cut at any length reads as before the append, and takes the next append', async () => {
    const head = encodeSegment(first).length;
    const whole = Buffer.concat([encodeSegment(first), encodeSegment(second)]);
    for (let length = head + 1; length < whole.length; length += 97) {
      await writeFile(path, whole);
      await truncate(path, length);
      const found = await readPeaksStore(path);
      expect(plain(found.values)).toEqual(plain(first));
      expect(codesOf(found)).toEqual(['timeseries/torn-peaks-store']);
      expect(codesOf({ problems: await appendPeaksStore(path, second) })).toEqual(['timeseries/torn-peaks-store']);
      expect(Buffer.compare(await readFile(path), whole)).toBe(0);
    }
  });

  it('before the last 32 bytes were written reads as before, whatever else reached the disk', async () => {
    const unfinished = Buffer.from(encodeSegment(second));
    unfinished.fill(0, 0, 32);
    await writeFile(path, Buffer.concat([encodeSegment(first), unfinished]));
    const found = await readPeaksStore(path);
    expect(plain(found.values)).toEqual(plain(first));
    expect(codesOf(found)).toEqual(['timeseries/torn-peaks-store']);
    await appendPeaksStore(path, second);
    expect(plain((await readPeaksStore(path)).values)).toEqual(plain(both));
  });

  it('is never cut where the damage is not that of a torn append', async () => {
    const whole = Buffer.concat([encodeSegment(first), encodeSegment(second)]);
    for (const damage of [
      (bytes: Buffer): unknown => bytes.fill(0, 0, 32),
      (bytes: Buffer): unknown => bytes.fill(7, 0, 8),
      (bytes: Buffer): unknown => bytes.fill(7, 16, 24),
    ]) {
      const bytes = Buffer.from(whole);
      damage(bytes);
      await writeFile(path, bytes);
      await expect(appendPeaksStore(path, second)).rejects.toThrow(AssessmentError);
      expect(Buffer.compare(await readFile(path), bytes)).toBe(0);
    }
  });

  it('with a damaged column reads the other segments and takes appends', async () => {
    const bytes = Buffer.concat([encodeSegment(first), encodeSegment(second)]);
    const at = encodeSegment(first).length - 200;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
    await writeFile(path, bytes);
    const found = await readPeaksStore(path);
    expect(plain(found.values)).toEqual(plain(second));
    expect(codesOf(found)).toEqual(['timeseries/damaged-peaks-store']);
    expect(await appendPeaksStore(path, day(2))).toEqual([]);
    expect(plain((await readPeaksStore(path)).values)).toEqual(plain(mergePeaks([second, day(2)])));
  });
});
