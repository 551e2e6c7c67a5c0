import type { Instant, Milliseconds } from '../../model/index.js';
import { DEFAULT_BUCKET_MS, minutesIn } from '../bucket-length.js';
import type { Granularity, SeriesKey } from '../series.js';
import { bytesInForm } from './column-bytes.js';
import type { Form } from './column-bytes.js';
import type { StoreOrigin } from './store-origin.js';

/** Names the columns of a series; `minuteSums` only disk writes have. */
export const COLUMNS = ['maxima', 'sums', 'counts', 'minuteSums'] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** Three centuries in buckets of 10 minutes: longer is damage, and would take more memory than there is. */
export const MAX_BUCKETS = 16_777_216;
/** Columns begin at multiples of it. */
export const COLUMN_STEP_BYTES = 8;

/** Where one column lies. */
export interface StoredColumn {
  readonly form: Form;
  /** From the start of the segment's body, a multiple of 8. */
  readonly offsetBytes: number;
  /** As stored, after the codec, without the zeros that fill up to a multiple of 8. */
  readonly lengthBytes: number;
  /** Of the stored bytes and those zeros: CRC-32, in version 1 CRC-32C. */
  readonly crc: number;
}

/** One series of a segment, before its columns are read. */
export interface StoredSeries {
  readonly key: SeriesKey;
  readonly granularity: Granularity;
  readonly bucketMs: Milliseconds;
  readonly startMs: Instant;
  readonly bucketCount: number;
  readonly columns: Readonly<Record<ColumnName, StoredColumn | null>>;
}

/** Which segment of how many of one append this is, `[index, count]` with index < count. */
export type AppendPart = readonly [index: number, count: number];

/** All that a segment says of itself. */
export interface SegmentHeader extends StoreOrigin {
  readonly codec: string;
  readonly spanMs: readonly [Instant, Instant] | null;
  readonly part: AppendPart;
  readonly series: readonly StoredSeries[];
}

/** The length of the buckets of some segments, which is one in a store; null where no segment has a series. */
export const storeBucketLength = (
  segments: readonly { readonly series: readonly { readonly bucketMs: Milliseconds }[] }[],
): Milliseconds | null => segments.find(({ series }) => series.length > 0)?.series[0]!.bucketMs ?? null;

/** Numbers that a column of a series holds. */
export const lengthOf = (
  name: ColumnName,
  { bucketMs, bucketCount }: Pick<StoredSeries, 'bucketMs' | 'bucketCount'>,
): number => (name === 'minuteSums' ? bucketCount * minutesIn(bucketMs) : bucketCount);

/** Whether a column of `length` numbers may lie there. A codec may make some columns longer; twice the room is damage. */
export function isPlausible(
  { form, offsetBytes, lengthBytes }: StoredColumn,
  length: number,
  bodyBytes: number,
): boolean {
  if (offsetBytes % COLUMN_STEP_BYTES !== 0) return false;
  if (offsetBytes + Math.ceil(lengthBytes / COLUMN_STEP_BYTES) * COLUMN_STEP_BYTES > bodyBytes) return false;
  return lengthBytes <= 2 * bytesInForm(form, length) + 64;
}

/** Whether a first bucket may begin there: on a bucket, within three centuries of 1970. */
export const isBucketStart = (startMs: unknown, bucketMs: number): startMs is Instant =>
  Number.isSafeInteger(startMs) &&
  (startMs as number) % bucketMs === 0 &&
  Math.abs(startMs as number) <= MAX_BUCKETS * DEFAULT_BUCKET_MS;

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** A span as written, null where there is none, undefined where it is no span. */
export function spanOf(span: unknown): readonly [Instant, Instant] | null | undefined {
  if (span === null) return null;
  if (!Array.isArray(span)) return undefined;
  const [first, last] = span as readonly unknown[];
  return Number.isSafeInteger(first) && Number.isSafeInteger(last) ? [first as Instant, last as Instant] : undefined;
}

/** JSON in UTF-8 whose value is an object; null for everything else. */
export function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null; // not UTF-8 or not JSON: either way not a header
  }
}
