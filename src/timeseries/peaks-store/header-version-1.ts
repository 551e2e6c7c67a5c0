import { toMachineId } from '../../model/index.js';
import type { MachineId, Milliseconds } from '../../model/index.js';
import { DEFAULT_BUCKET_MS } from '../bucket-length.js';
import { granularityOf } from '../granularity.js';
import { CHANNELS } from '../series.js';
import type { Channel } from '../series.js';
import { FORMS } from './column-bytes.js';
import type { Form } from './column-bytes.js';
import {
  COLUMNS,
  isBucketStart,
  isCount,
  isPlausible,
  lengthOf,
  MAX_BUCKETS,
  parseObject,
  spanOf,
} from './segment-header.js';
import type { SegmentHeader, StoredColumn, StoredSeries } from './segment-header.js';
import { UNKNOWN_ORIGIN } from './store-origin.js';

/** Reads a header of version 1, all JSON, whose checksum holds; null if it is not one all the same. */
export function parseHeaderVersion1(bytes: Uint8Array, bodyBytes: number): SegmentHeader | null {
  const header = parseObject(bytes);
  if (header === null) return null;
  const { codec, spanMs, machines } = header;
  if (typeof codec !== 'string' || !Array.isArray(machines)) return null;
  const series: StoredSeries[] = [];
  for (const one of machines as readonly unknown[]) {
    const found = seriesOfMachine(one, bodyBytes);
    if (found === null) return null;
    for (const stored of found) series.push(stored);
  }
  return { codec, spanMs: spanOf(spanMs) ?? null, part: [0, 1], ...UNKNOWN_ORIGIN, series };
}

function seriesOfMachine(one: unknown, bodyBytes: number): readonly StoredSeries[] | null {
  if (typeof one !== 'object' || one === null) return null;
  const { machine, series } = one as { readonly machine?: unknown; readonly series?: unknown };
  if (typeof machine !== 'string' || !Array.isArray(series)) return null;
  const stored = (series as readonly unknown[]).map((tuple) =>
    Array.isArray(tuple) ? seriesOf(toMachineId(machine), tuple, bodyBytes) : null,
  );
  const found = stored.filter((each) => each !== null);
  return found.length === stored.length ? found : null;
}

function seriesOf(machine: MachineId, tuple: readonly unknown[], bodyBytes: number): StoredSeries | null {
  const [channel, instance, intervalMs, startMs, bucketCount, ...places] = tuple;
  const isKnown = CHANNELS.includes(channel as Channel) && typeof instance === 'string';
  if (!isKnown || !isCount(intervalMs) || !isBucketStart(startMs, DEFAULT_BUCKET_MS)) return null;
  if (!isCount(bucketCount) || bucketCount > MAX_BUCKETS) return null;
  const columnAt = (index: number): StoredColumn | null | undefined =>
    columnOf(places[index], lengthOf(COLUMNS[index]!, { bucketMs: DEFAULT_BUCKET_MS, bucketCount }), bodyBytes);
  const [maxima, sums, counts, minuteSums] = [columnAt(0), columnAt(1), columnAt(2), columnAt(3)];
  if (!maxima || !sums || !counts || minuteSums === undefined) return null;
  return {
    key: { machine, channel: channel as Channel, instance },
    granularity: granularityOf(intervalMs as Milliseconds),
    bucketMs: DEFAULT_BUCKET_MS,
    startMs,
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
  const column: StoredColumn = { form: form as Form, offsetBytes, lengthBytes, crc };
  return isPlausible(column, length, bodyBytes) ? column : undefined;
}
