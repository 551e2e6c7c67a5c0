import { toMachineId } from '../../model/index.js';
import type { Instant, MachineId, Milliseconds } from '../../model/index.js';
import { granularityOf } from '../finish-machine.js';
import { BUCKET_MS, CHANNELS, MINUTE_MS } from '../series.js';
import type { Channel, Granularity, SeriesKey } from '../series.js';
import { bytesInForm, FORMS } from './column-bytes.js';
import type { Form } from './column-bytes.js';

/** Names the columns of a series; `minuteSums` only disk writes have. */
const COLUMNS = ['maxima', 'sums', 'counts', 'minuteSums'] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** Three centuries in buckets: longer is damage, and would take more memory than there is. */
export const MAX_BUCKETS = 16_777_216;
const MINUTES_A_BUCKET = BUCKET_MS / MINUTE_MS;

/** Where one column lies. */
export interface StoredColumn {
  readonly form: Form;
  /** From the start of the segment's body, a multiple of 8. */
  readonly offsetBytes: number;
  /** As stored, after the codec, without the zeros that fill up to a multiple of 8. */
  readonly lengthBytes: number;
  /** CRC-32C of the stored bytes and those zeros. */
  readonly crc: number;
}

/** One series of a segment, before its columns are read. */
export interface StoredSeries {
  readonly key: SeriesKey;
  readonly granularity: Granularity;
  readonly startMs: Instant;
  readonly bucketCount: number;
  readonly columns: Readonly<Record<ColumnName, StoredColumn | null>>;
}

/** All that a segment says of itself. */
export interface SegmentHeader {
  readonly codec: string;
  readonly spanMs: readonly [Instant, Instant] | null;
  readonly series: readonly StoredSeries[];
}

/** Numbers that a column of a series holds. */
export const lengthOf = (name: ColumnName, bucketCount: number): number =>
  name === 'minuteSums' ? bucketCount * MINUTES_A_BUCKET : bucketCount;

/** JSON in UTF-8; the machine's name stands once before its series, and the order of the series is kept. */
export function encodeHeader({ codec, spanMs, series }: SegmentHeader): Uint8Array {
  const machines: { machine: MachineId; series: unknown[] }[] = [];
  for (const { key, granularity, startMs, bucketCount, columns } of series) {
    if (machines.at(-1)?.machine !== key.machine) machines.push({ machine: key.machine, series: [] });
    machines
      .at(-1)!
      .series.push([
        key.channel,
        key.instance,
        granularity.intervalMs,
        startMs,
        bucketCount,
        ...COLUMNS.map((name) => tupleOf(columns[name])),
      ]);
  }
  return new TextEncoder().encode(JSON.stringify({ codec, spanMs, machines }));
}

const tupleOf = (column: StoredColumn | null): unknown =>
  column === null ? null : [column.form, column.offsetBytes, column.lengthBytes, column.crc];

/** Reads a header whose checksum holds; null if it is not one all the same, or points outside the body. */
export function parseHeader(bytes: Uint8Array, bodyBytes: number): SegmentHeader | null {
  try {
    const { codec, spanMs, machines } = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    ) as RawHeader;
    if (typeof codec !== 'string') return null;
    const series: StoredSeries[] = [];
    for (const { machine, series: tuples } of machines) {
      for (const tuple of tuples) {
        const stored = typeof machine === 'string' ? seriesOf(toMachineId(machine), tuple, bodyBytes) : null;
        if (stored === null) return null;
        series.push(stored);
      }
    }
    return { codec, spanMs: spanOf(spanMs), series };
  } catch {
    // Not JSON, or JSON of another shape: either way not a header.
    return null;
  }
}

interface RawHeader {
  readonly codec: unknown;
  readonly spanMs: unknown;
  readonly machines: readonly { readonly machine: unknown; readonly series: readonly (readonly unknown[])[] }[];
}

function spanOf(span: unknown): readonly [Instant, Instant] | null {
  if (!Array.isArray(span)) return null;
  const [first, last] = span as readonly unknown[];
  return Number.isSafeInteger(first) && Number.isSafeInteger(last) ? [first as Instant, last as Instant] : null;
}

function seriesOf(machine: MachineId, tuple: readonly unknown[], bodyBytes: number): StoredSeries | null {
  const [channel, instance, intervalMs, startMs, bucketCount, ...places] = tuple;
  const isKnown = CHANNELS.includes(channel as Channel) && typeof instance === 'string';
  if (!isKnown || !isCount(intervalMs) || !Number.isSafeInteger(startMs)) return null;
  if (!isCount(bucketCount) || bucketCount > MAX_BUCKETS) return null;
  const columnAt = (index: number): StoredColumn | null | undefined =>
    columnOf(places[index], lengthOf(COLUMNS[index]!, bucketCount), bodyBytes);
  const [maxima, sums, counts, minuteSums] = [columnAt(0), columnAt(1), columnAt(2), columnAt(3)];
  if (!maxima || !sums || !counts || minuteSums === undefined) return null;
  return {
    key: { machine, channel: channel as Channel, instance },
    granularity: granularityOf(intervalMs as Milliseconds),
    startMs: startMs as Instant,
    bucketCount,
    columns: { maxima, sums, counts, minuteSums },
  };
}

/** Undefined where a column points outside the body or its length cannot be. */
function columnOf(place: unknown, length: number, bodyBytes: number): StoredColumn | null | undefined {
  if (place === null) return null;
  if (!Array.isArray(place)) return undefined;
  const [form, offsetBytes, lengthBytes, crc] = place as readonly unknown[];
  if (!FORMS.includes(form as Form) || !isCount(offsetBytes) || !isCount(lengthBytes) || !isCount(crc))
    return undefined;
  if (offsetBytes % 8 !== 0 || offsetBytes + Math.ceil(lengthBytes / 8) * 8 > bodyBytes) return undefined;
  // A codec that makes some columns longer is allowed; one that needs twice the room is damage.
  if (lengthBytes > 2 * bytesInForm(form as Form, length) + 64) return undefined;
  return { form: form as Form, offsetBytes, lengthBytes, crc };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
