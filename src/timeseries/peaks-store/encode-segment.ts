import { invariant } from '../../model/index.js';
import type { PeakSet } from '../series.js';
import { encodeColumn } from './column-bytes.js';
import { PLAIN_CODEC } from './column-codec.js';
import type { ColumnCodec } from './column-codec.js';
import { crc32c } from './crc-32c.js';
import { encodePrologue, PROLOGUE_BYTES, roundUp } from './prologue.js';
import { encodeHeader, MAX_BUCKETS } from './segment-header.js';
import type { ColumnName, StoredColumn, StoredSeries } from './segment-header.js';

/** Columns begin at multiples of it. */
const COLUMN_STEP_BYTES = 8;
const SPACE = 0x20;

/**
 * One segment of a `peaks.store`: a file is one or more of them end to end. `docs/peaks-store.md` has the format byte by
 * byte.
 *
 * @param peaks in the order of a `PeakSet`; the same series in the same order come back
 * @param codec packs each column once more; `PLAIN_CODEC` gives the same bytes everywhere
 * @returns a multiple of 32 bytes; the same peaks give the same bytes
 * @throws {InvariantError} a series is longer than three centuries, or its columns differ in length
 */
export function encodeSegment(peaks: PeakSet, codec: ColumnCodec = PLAIN_CODEC): Uint8Array {
  const body = emptyBody();
  const place = (values: Float64Array | Uint32Array | null): StoredColumn | null =>
    values === null ? null : placeColumn(body, values, codec);
  const series = peaks.series.map((one): StoredSeries => {
    const { key, granularity, startMs, maxima, sums, counts, minuteSums } = one;
    invariant(maxima.length <= MAX_BUCKETS, `a series has at most ${MAX_BUCKETS} buckets`);
    invariant(sums.length === maxima.length && counts.length === maxima.length, 'the columns have one length');
    invariant(minuteSums === null || minuteSums.length === 10 * maxima.length, 'minutes come ten to a bucket');
    const columns: Record<ColumnName, StoredColumn | null> = {
      maxima: place(maxima),
      sums: place(sums),
      counts: place(counts),
      minuteSums: place(minuteSums),
    };
    return { key, granularity, startMs, bucketCount: maxima.length, columns };
  });
  const header = encodeHeader({ codec: codec.name, spanMs: peaks.spanMs, series });
  return assembled(header, body);
}

/** The columns of a segment as they are laid out. */
interface Body {
  readonly parts: { readonly offsetBytes: number; readonly bytes: Uint8Array }[];
  /** By checksum, to find columns that were laid out before. */
  readonly placed: Map<number, { readonly column: StoredColumn; readonly bytes: Uint8Array }[]>;
  lengthBytes: number;
}

const emptyBody = (): Body => ({ parts: [], placed: new Map(), lengthBytes: 0 });

/** Equal columns are stored once: all disks of a machine are often one disk, and counts are often alike. */
function placeColumn(into: Body, values: Float64Array | Uint32Array, codec: ColumnCodec): StoredColumn {
  const { form, bytes } = encodeColumn(values);
  const stored = codec.encode(bytes);
  const filled = new Uint8Array(roundUp(stored.length, COLUMN_STEP_BYTES));
  filled.set(stored);
  const crc = crc32c(filled);
  const alike = into.placed.get(crc) ?? [];
  const same = alike.find(
    ({ column, bytes: others }) =>
      column.form === form && column.lengthBytes === stored.length && areEqual(others, filled),
  );
  if (same !== undefined) return same.column;
  const column: StoredColumn = { form, offsetBytes: into.lengthBytes, lengthBytes: stored.length, crc };
  into.placed.set(crc, [...alike, { column, bytes: filled }]);
  into.parts.push({ offsetBytes: column.offsetBytes, bytes: filled });
  into.lengthBytes += filled.length;
  return column;
}

const areEqual = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);

function assembled(header: Uint8Array, body: Body): Uint8Array {
  const headerBytes = roundUp(header.length, PROLOGUE_BYTES);
  const bodyBytes = roundUp(body.lengthBytes, PROLOGUE_BYTES);
  const segment = new Uint8Array(PROLOGUE_BYTES + headerBytes + bodyBytes);
  const bodyStart = PROLOGUE_BYTES + headerBytes;
  segment.fill(SPACE, PROLOGUE_BYTES, bodyStart);
  segment.set(header, PROLOGUE_BYTES);
  for (const { offsetBytes, bytes } of body.parts) segment.set(bytes, bodyStart + offsetBytes);
  const headerCrc = crc32c(segment.subarray(PROLOGUE_BYTES, bodyStart));
  segment.set(encodePrologue({ headerBytes, bodyBytes, headerCrc }));
  return segment;
}
