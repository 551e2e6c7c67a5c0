import { readFileSync } from 'node:fs';
import * as zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssessmentError, toMachineId } from '../../src/model/index.js';
import {
  DEFAULT_BUCKET_MS,
  decodeSegments,
  encodeSegment,
  mergePeaks,
  openStore,
  PROLOGUE_BYTES,
} from '../../src/timeseries/index.js';
import type { ByteSource, ColumnCodec, PeakSet, StoreOrigin } from '../../src/timeseries/index.js';
import { crc32, crc32c } from '../../src/timeseries/peaks-store/crc-32.js';
import { aReading, instant, MARCH, plain, rollUp, someBucketMinutes, someReadings } from './readings.js';

const file = 'peaks.store';
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

/** Flips every bit: as good as a compressor for these tests. */
const flipping: ColumnCodec = {
  name: 'flip',
  encode: (bytes) => bytes.map((byte) => byte ^ 0xff),
  decode: (bytes) => bytes.map((byte) => byte ^ 0xff),
};

const write = { channel: 'diskWriteBytesPerSecond', instance: 'a' } as const;
const march = rollUp([
  aReading(MARCH, 1.5, write),
  aReading(MARCH + 700_000, 70_000, write),
  aReading(MARCH, 0.1),
]).peaks;
const april = rollUp([aReading(MARCH + 40 * 86_400_000, 2)]).peaks;
const both = [march, april];

function inMemory(bytes: Uint8Array): ByteSource & { readonly bytesRead: () => number } {
  let bytesRead = 0;
  return {
    sizeBytes: bytes.length,
    read: (offset, length) => {
      bytesRead += length;
      return Promise.resolve(bytes.slice(offset, offset + length));
    },
    bytesRead: () => bytesRead,
  };
}

describe('CRC-32C', () => {
  it('has the values of RFC 3720, appendix B.4', () => {
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe(0x46dd794e);
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, index) => 31 - index))).toBe(0x113fdb5c);
  });
});

describe('CRC-32', () => {
  it('is that of zlib, at any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(crc32(bytes)).toBe(zlib.crc32(bytes));
      }),
    );
  });
});

describe('a store', () => {
  it('gives back what was written, bit by bit, in segments', () => {
    fc.assert(
      fc.property(
        someReadings,
        someReadings,
        fc.boolean(),
        someBucketMinutes,
        (first, second, isPacked, bucketMinutes) => {
          const sets = [first, second].map((readings) => rollUp(readings, null, { bucketMinutes }).peaks);
          const bytes = joined(
            ...sets.map((set) => (isPacked ? encodeSegment(set, { codec: flipping }) : encodeSegment(set))),
          );
          const { segments, problems } = decodeSegments(bytes, { file, codecs: [flipping] });
          expect(problems).toEqual([]);
          expect(segments.map(plain)).toEqual(sets.map(plain));
          expect(bytes.length % PROLOGUE_BYTES).toBe(0);
        },
      ),
    );
  });

  it('keeps any number that a column can hold, and any name', () => {
    const column = fc.array(fc.double(), { minLength: 1, maxLength: 20 }).map((values) => Float64Array.from(values));
    fc.assert(
      fc.property(column, fc.string({ unit: 'binary' }), (maxima, instance) => {
        const one = { ...march.series[0]!, maxima, sums: maxima.map((value) => value / 3), minuteSums: null };
        const key = { ...one.key, instance };
        const set: PeakSet = {
          series: [{ ...one, key, counts: new Uint32Array(maxima.length).fill(4e9) }],
          spanMs: null,
        };
        const { segments } = decodeSegments(encodeSegment(set), { file });
        expect(segments.map(plain)).toEqual([plain(set)]);
        expect(encodeSegment(segments[0]!)).toEqual(encodeSegment(set));
      }),
    );
  });

  it('names no machine twice and writes whole numbers in few bytes', () => {
    const readings = Array.from({ length: 1000 }, (_, index) => aReading(MARCH + index * 600_000, index % 200));
    const bytes = encodeSegment(rollUp(readings).peaks);
    expect(bytes.length).toBeLessThan(2 * 1000 + 400);
  });

  it('of no bytes has no segments and no problem', () => {
    expect(decodeSegments(new Uint8Array(0), { file })).toEqual({ segments: [], problems: [] });
    const nothing: PeakSet = { series: [], spanMs: null };
    expect(decodeSegments(encodeSegment(nothing), { file }).segments).toEqual([nothing]);
  });
});

/** A second reader, written from `docs/peaks-store.md` alone; knows the form `f64` and one repeated number. */
function readByTheBook(bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const headerBytes = view.getUint32(12, true);
  const bodyStart = 32 + headerBytes;
  expect(bodyStart + Number(view.getBigUint64(16, true))).toBe(bytes.length);
  expect(view.getUint32(24, true)).toBe(crc32c(bytes.subarray(32, bodyStart)));
  const jsonBytes = view.getUint32(32, true);
  const names = JSON.parse(Buffer.from(bytes.subarray(40, 40 + jsonBytes)).toString('utf8')) as {
    readonly part: unknown;
    readonly sources: unknown;
    readonly machines: readonly (readonly string[])[];
    readonly channels: readonly string[];
    readonly instances: readonly string[];
  };
  const columnAt = (record: number, place: number, count: number): number[] | null => {
    const form = view.getUint8(record + 9 + place);
    if (form === 255) return null;
    const at = record + 40 + 12 * place;
    const start = bodyStart + 8 * view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    expect(crc32(bytes.subarray(start, start + Math.ceil(length / 8) * 8))).toBe(view.getUint32(at + 8, true));
    const [same, f64] = [0, 5];
    expect([form, length]).toEqual(form === same ? [same, 8] : [f64, 8 * count]);
    return Array.from({ length: count }, (_, index) => view.getFloat64(start + (form === same ? 0 : 8 * index), true));
  };
  const series = Array.from({ length: view.getUint32(36, true) }, (_, index) => {
    const record = 40 + jsonBytes + 88 * index;
    const buckets = view.getUint32(record + 32, true);
    return {
      machine: names.machines[view.getUint32(record, true)]![0],
      instance: names.instances[view.getUint32(record + 4, true)],
      channel: names.channels[view.getUint8(record + 8)],
      startMs: view.getFloat64(record + 16, true),
      intervalMs: view.getFloat64(record + 24, true),
      maxima: columnAt(record, 0, buckets),
      sums: columnAt(record, 1, buckets),
      counts: columnAt(record, 2, buckets),
      minuteSums: columnAt(record, 3, 10 * buckets),
    };
  });
  return { part: names.part, sources: names.sources, machines: names.machines, series };
}

describe('the document of the format', () => {
  it('is enough to read a store', () => {
    const { peaks } = rollUp(
      [Math.SQRT2, Math.PI, Math.E].map((value, index) => aReading(MARCH + index * 600_000, value, write)),
    );
    const series = peaks.series.map(({ key, granularity, startMs, maxima, sums, counts, minuteSums }) => ({
      ...key,
      startMs,
      intervalMs: granularity.intervalMs,
      maxima: [...maxima],
      sums: [...sums],
      counts: [...counts],
      minuteSums: minuteSums === null ? null : [...minuteSums],
    }));
    const origin: StoreOrigin = {
      sources: [{ file: 'a.csv', bytes: 7, sha256: 'ab', bucketMs: DEFAULT_BUCKET_MS, readAs: 'UTC' }],
      machines: ['m', 'unsampled'].map((name) => ({ id: toMachineId(name), name: `${name}!`, sourceId: '' })),
    };
    expect(readByTheBook(encodeSegment(peaks, { origin }))).toEqual({
      part: [0, 1],
      sources: [['a.csv', 7, 'ab', 600_000, 'UTC']],
      machines: [
        ['m', 'm!', ''],
        ['unsampled', 'unsampled!', ''],
      ],
      series,
    });
  });
});

describe('a store that was cut off or changed', () => {
  const first = encodeSegment(march);
  const second = encodeSegment(april);
  const whole = joined(first, second);
  const sets = [plain(march), plain(april)];

  it('cut at any byte gives the finished segments and tells of the other', () => {
    for (let length = 0; length < whole.length; length++) {
      const { segments, problems } = decodeSegments(whole.slice(0, length), { file });
      const finished = length < first.length ? 0 : 1;
      expect(segments.map(plain)).toEqual(sets.slice(0, finished));
      const isWhole = length === 0 || length === first.length;
      expect(problems.map(({ code }) => code)).toEqual(isWhole ? [] : ['timeseries/torn-peaks-store']);
    }
  });

  it('followed by zeros, as a crash leaves them, loses nothing', () => {
    for (const zeros of [1, 31, 32, 500]) {
      const { segments, problems } = decodeSegments(joined(whole, new Uint8Array(zeros)), { file });
      expect(segments.map(plain)).toEqual(sets);
      expect(problems.map(({ code }) => code)).toEqual(['timeseries/torn-peaks-store']);
    }
  });

  it('with any single bit flipped is found out, and no other segment suffers without being told', () => {
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const bytes = whole.slice();
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      const { segments, problems } = decodeSegments(bytes, { file });
      expect(problems.length).toBe(1);
      const isInPrologue = bit >> 3 < PROLOGUE_BYTES;
      const untouched = bit >> 3 < first.length ? sets.slice(1) : sets.slice(0, 1);
      expect(segments.map(plain)).toEqual(isInPrologue ? [] : untouched);
    }
  });

  it('with bytes overwritten at random never gives wrong numbers', () => {
    const damage = fc.record({ at: fc.nat(whole.length - 1), bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }) });
    fc.assert(
      fc.property(damage, ({ at, bytes }) => {
        const damaged = whole.slice();
        damaged.set(bytes.subarray(0, whole.length - at), at);
        const isChanged = damaged.some((byte, index) => byte !== whole[index]);
        const { segments, problems } = decodeSegments(damaged, { file });
        expect(problems.length > 0).toBe(isChanged);
        for (const segment of segments) expect(sets).toContainEqual(plain(segment));
      }),
    );
  });

  it('of something else is refused by name', () => {
    const { segments, problems } = decodeSegments(new TextEncoder().encode('machine;stamp;value'.repeat(9)), { file });
    expect(segments).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['timeseries/not-a-peaks-store']);
  });

  it('of a later version ends the run and says so', () => {
    const later = encodeSegment(april);
    const view = new DataView(later.buffer);
    view.setUint32(8, 3, true);
    view.setUint32(28, crc32c(later.subarray(0, 28)), true);
    const act = (): unknown => decodeSegments(joined(first, later), { file });
    expect(act).toThrow(AssessmentError);
    expect(act).toThrow(/peaks\.store: error timeseries\/newer-peaks-store: has version 3/);
  });

  it('packed in an unknown way is told and left out', () => {
    const { segments, problems } = decodeSegments(joined(encodeSegment(march, { codec: flipping }), second), { file });
    expect(segments.map(plain)).toEqual([plain(april)]);
    expect(problems[0]?.message).toContain('"flip"');
  });
});

describe('a store of version 1', () => {
  const old = Uint8Array.from(readFileSync(new URL('../fixtures/peaks-store/version-1.store', import.meta.url)));

  it('is read as it always was', async () => {
    const { segments, problems } = decodeSegments(old, { file });
    expect(problems).toEqual([]);
    expect(segments.map(plain)).toEqual(both.map(plain));
    const store = await openStore(inMemory(old), { file });
    expect(store.segments.map(({ sources, machines, part }) => [sources, machines, part])).toEqual([
      [[], [], [0, 1]],
      [[], [], [0, 1]],
    ]);
    const series = store.segments[0]!.series.at(-1)!;
    expect(await store.segments[0]!.readColumn(series, 'counts')).toEqual(
      Float64Array.from(march.series.at(-1)!.counts),
    );
  });

  it('with any single bit flipped is found out', () => {
    for (let bit = 0; bit < old.length * 8; bit++) {
      const bytes = old.slice();
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      const { segments, problems } = decodeSegments(bytes, { file });
      expect(problems.length).toBe(1);
      expect(segments.length).toBeLessThan(2);
    }
  });
});

describe('reading one column', () => {
  it('reads the headers and that column, and nothing else', async () => {
    const readings = Array.from({ length: 5000 }, (_, index) =>
      aReading(MARCH + index * 600_000, Math.sqrt(index), write),
    );
    const { peaks } = rollUp(readings);
    const bytes = joined(encodeSegment(peaks), encodeSegment(april));
    const source = inMemory(bytes);
    const { segments, problems } = await openStore(source, { file });
    expect(problems).toEqual([]);
    const [segment] = segments;
    for (const [index, series] of segment!.series.entries()) {
      const expected = peaks.series[index]!;
      expect(series).toMatchObject({ key: expected.key, granularity: expected.granularity, startMs: expected.startMs });
      expect(await segment!.readColumn(series, 'maxima')).toEqual(expected.maxima);
      expect(await segment!.readColumn(series, 'counts')).toEqual(Float64Array.from(expected.counts));
      expect(await segment!.readColumn(series, 'minuteSums')).toEqual(expected.minuteSums);
    }
    const again = inMemory(bytes);
    const reopened = await openStore(again, { file });
    await reopened.segments[0]!.readColumn(reopened.segments[0]!.series[0]!, 'maxima');
    expect(again.bytesRead()).toBeLessThan(5000 * 8 + 2000);
  });

  it('refuses bytes that are not those written', async () => {
    const bytes = encodeSegment(april);
    const store = await openStore(inMemory(bytes), { file });
    const column = store.segments[0]!.series[0]!.columns.maxima!;
    bytes[bytes.length - 32 + (column.offsetBytes % 32)]! ^= 1;
    const damaged = await openStore(inMemory(bytes), { file });
    const read = damaged.segments[0]!.readColumn(damaged.segments[0]!.series[0]!, 'maxima');
    await expect(read).rejects.toThrow(/damaged-peaks-store/);
  });

  it('serves merging as whole segments do', () => {
    const { segments } = decodeSegments(joined(encodeSegment(march), encodeSegment(april)), { file });
    expect(plain(mergePeaks(segments))).toEqual(plain(mergePeaks([march, april])));
    expect(mergePeaks(segments).spanMs).toEqual([instant(MARCH), april.spanMs![1]]);
  });
});
