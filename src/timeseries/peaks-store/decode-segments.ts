import type { Problem } from '../../model/index.js';
import type { BucketSeries, PeakSet } from '../series.js';
import { PLAIN_CODEC } from './column-codec.js';
import type { ColumnCodec } from './column-codec.js';
import { crc32, crc32c } from './crc-32.js';
import { decodeStoredColumn, fetchedBytesOf } from './read-stored-column.js';
import type { ColumnReading } from './read-stored-column.js';
import { scanSegments } from './scan-segments.js';
import type { ScannedSegment } from './scan-segments.js';
import type { ColumnName, StoredSeries } from './segment-header.js';
import { damagedSegment } from './store-problems.js';

/** What is needed to read a store. */
export interface StoreReading {
  /** Named in problems. */
  readonly file: string;
  /** `PLAIN_CODEC` is always known. */
  readonly codecs?: readonly ColumnCodec[];
  /** A faster `crc32` of the platform, such as `crc32` of `node:zlib`. */
  readonly crc32?: (bytes: Uint8Array) => number;
}

/** The segments of a store that are whole, in file order, and what was wrong with the others. */
export interface DecodedSegments {
  readonly segments: readonly PeakSet[];
  readonly problems: readonly Problem[];
}

/**
 * Reads all segments of a store. A segment is read whole or not at all: one that was cut off or changed is left out and
 * told as `timeseries/torn-peaks-store` or `timeseries/damaged-peaks-store`; every byte is covered by a checksum or must be
 * zero. `mergePeaks` joins the segments. No bytes: no segments and no problem.
 *
 * @throws {AssessmentError} `timeseries/newer-peaks-store`
 */
export function decodeSegments(bytes: Uint8Array, reading: StoreReading): DecodedSegments {
  const walk = scanSegments(bytes.length, reading.file);
  let step = walk.next();
  while (step.done !== true) {
    const [offset, length] = step.value;
    step = walk.next(bytes.subarray(offset, offset + length));
  }
  const problems = [...step.value.problems];
  const segments: PeakSet[] = [];
  for (const scanned of step.value.segments) {
    const body = bytes.subarray(scanned.bodyOffsetBytes, scanned.bodyOffsetBytes + scanned.bodyBytes);
    const decoded = decodeBody(body, scanned, reading);
    if (typeof decoded === 'string') problems.push(damagedSegment(reading.file, scanned.offsetBytes, decoded));
    else segments.push(decoded);
  }
  return { segments, problems };
}

/** The peaks of one segment, or in words what is wrong with it. */
export function decodeBody(body: Uint8Array, segment: ScannedSegment, reading: StoreReading): PeakSet | string {
  const { header } = segment;
  const how = columnReadingOf(segment, reading);
  if (how === null) return `its columns are packed with "${header.codec}", which is not known here`;
  const series: BucketSeries[] = [];
  let usedBytes = 0;
  for (const stored of header.series) {
    const read = (name: ColumnName): Float64Array | null => {
      const column = stored.columns[name];
      if (column === null) return null;
      const end = column.offsetBytes + fetchedBytesOf(column);
      usedBytes = Math.max(usedBytes, end);
      return decodeStoredColumn(body.subarray(column.offsetBytes, end), { series: stored, name, reading: how });
    };
    const decoded = decodeSeries(stored, read);
    if (decoded === null)
      return `a column of ${stored.key.channel} of ${stored.key.machine} does not match its checksum`;
    series.push(decoded);
  }
  if (body.subarray(usedBytes).some((byte) => byte !== 0)) return 'the bytes behind its columns are not zero';
  return { series, spanMs: header.spanMs };
}

function decodeSeries(stored: StoredSeries, read: (name: ColumnName) => Float64Array | null): BucketSeries | null {
  const maxima = read('maxima');
  const sums = read('sums');
  const counts = read('counts');
  const minuteSums = read('minuteSums');
  if (maxima === null || sums === null || counts === null) return null;
  if (minuteSums === null && stored.columns.minuteSums !== null) return null;
  const { key, granularity, bucketMs, startMs } = stored;
  return { key, granularity, bucketMs, startMs, maxima, sums, counts: Uint32Array.from(counts), minuteSums };
}

/** How the columns of a segment are read; null if it names a codec that nobody brought. */
export function columnReadingOf({ version, header }: ScannedSegment, reading: StoreReading): ColumnReading | null {
  const codec = [PLAIN_CODEC, ...(reading.codecs ?? [])].find(({ name }) => name === header.codec);
  return codec === undefined ? null : { codec, checksum: version === 1 ? crc32c : (reading.crc32 ?? crc32) };
}
