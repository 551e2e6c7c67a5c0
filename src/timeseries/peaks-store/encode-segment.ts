import { invariant } from '../../model/index.js';
import { commonBucketLength, minutesIn } from '../bucket-length.js';
import type { PeakSet } from '../series.js';
import { encodeColumn } from './column-bytes.js';
import { PLAIN_CODEC } from './column-codec.js';
import type { ColumnCodec } from './column-codec.js';
import { crc32, crc32c } from './crc-32.js';
import { encodeHeader } from './header-version-2.js';
import { encodePrologue, PROLOGUE_BYTES, roundUp } from './prologue.js';
import { COLUMN_STEP_BYTES, COLUMNS, MAX_BUCKETS } from './segment-header.js';
import type { AppendPart, ColumnName, StoredColumn, StoredSeries } from './segment-header.js';
import { UNKNOWN_ORIGIN } from './store-origin.js';
import type { StoreOrigin } from './store-origin.js';

/** What a segment says beside its peaks, and how it is packed. */
export interface SegmentOptions {
  /** Packs each column once more; `PLAIN_CODEC`, the default, gives the same bytes everywhere. */
  readonly codec?: ColumnCodec;
  /** Where the peaks came from; absent: nothing is known. */
  readonly origin?: StoreOrigin;
  /** Absent: this segment is a whole append. */
  readonly part?: AppendPart;
  /** A faster `crc32` of the platform. */
  readonly crc32?: (bytes: Uint8Array) => number;
}

/**
 * One segment of a `peaks.store`: a file is one or more of them end to end. `docs/peaks-store.md` has the format byte by
 * byte. The columns lie by kind, all maxima first, so that percentiles of all series are one long read.
 *
 * @param peaks in the order of a `PeakSet`; the same series in the same order come back
 * @returns a multiple of 32 bytes; the same peaks and origin give the same bytes
 * @throws {InvariantError} a series is longer than three centuries, or its columns differ in length
 * @throws {AssessmentError} `timeseries/mixed-buckets`
 */
export function encodeSegment(peaks: PeakSet, options: SegmentOptions = {}): Uint8Array {
  const { codec = PLAIN_CODEC, origin = UNKNOWN_ORIGIN, part = [0, 1], crc32: checksum = crc32 } = options;
  commonBucketLength(peaks.series);
  for (const { bucketMs, maxima, sums, counts, minuteSums } of peaks.series) {
    invariant(maxima.length <= MAX_BUCKETS, `a series has at most ${MAX_BUCKETS} buckets`);
    invariant(sums.length === maxima.length && counts.length === maxima.length, 'the columns have one length');
    const isWhole = minuteSums === null || minuteSums.length === minutesIn(bucketMs) * maxima.length;
    invariant(isWhole, 'a bucket has all its minutes');
  }
  const body = emptyBody();
  const columns = peaks.series.map((): Partial<Record<ColumnName, StoredColumn | null>> => ({}));
  for (const name of COLUMNS) {
    for (const [index, series] of peaks.series.entries()) {
      const values = series[name];
      columns[index]![name] = values === null ? null : placeColumn(body, values, { codec, checksum });
    }
  }
  const series = peaks.series.map(({ key, granularity, bucketMs, startMs, maxima }, index): StoredSeries => ({
    key,
    granularity,
    bucketMs,
    startMs,
    bucketCount: maxima.length,
    columns: columns[index] as Record<ColumnName, StoredColumn | null>,
  }));
  return assembled(encodeHeader({ codec: codec.name, spanMs: peaks.spanMs, part, ...origin, series }), body);
}

/** The columns of a segment as they are laid out. */
interface Body {
  readonly parts: { readonly offsetBytes: number; readonly bytes: Uint8Array }[];
  /** By checksum, to find columns that were laid out before. */
  readonly placed: Map<number, { readonly column: StoredColumn; readonly bytes: Uint8Array }[]>;
  lengthBytes: number;
}

const emptyBody = (): Body => ({ parts: [], placed: new Map(), lengthBytes: 0 });

interface Packing {
  readonly codec: ColumnCodec;
  readonly checksum: (bytes: Uint8Array) => number;
}

/** Equal columns are stored once: all disks of a machine are often one disk, and counts are often alike. */
function placeColumn(into: Body, values: Float64Array | Uint32Array, { codec, checksum }: Packing): StoredColumn {
  const { form, bytes } = encodeColumn(values);
  const stored = codec.encode(bytes);
  const filled = new Uint8Array(roundUp(stored.length, COLUMN_STEP_BYTES));
  filled.set(stored);
  const crc = checksum(filled);
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
  segment.set(header, PROLOGUE_BYTES);
  for (const { offsetBytes, bytes } of body.parts) segment.set(bytes, bodyStart + offsetBytes);
  const headerCrc = crc32c(segment.subarray(PROLOGUE_BYTES, bodyStart));
  segment.set(encodePrologue({ headerBytes, bodyBytes, headerCrc }));
  return segment;
}
