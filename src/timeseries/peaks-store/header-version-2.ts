import { toMachineId } from '../../model/index.js';
import type { MachineId, Milliseconds } from '../../model/index.js';
import { granularityOf } from '../granularity.js';
import { commonBucketLength, DEFAULT_BUCKET_MS, isBucketLength } from '../bucket-length.js';
import { CHANNELS } from '../series.js';
import type { Channel, Rollup } from '../series.js';
import { FORMS } from './column-bytes.js';
import { roundUp } from './prologue.js';
import {
  COLUMN_STEP_BYTES,
  COLUMNS,
  isBucketStart,
  isCount,
  isPlausible,
  lengthOf,
  MAX_BUCKETS,
  parseObject,
  spanOf,
} from './segment-header.js';
import type { AppendPart, ColumnName, SegmentHeader, StoredColumn, StoredSeries } from './segment-header.js';
import type { StoredMachine, StoreSource } from './store-origin.js';

/** Two counts before the JSON: its length and how many records follow it. */
const LEAD_BYTES = 8;
/** One series: 8,000 of them are read in a few milliseconds, where JSON takes ten times as long. */
const RECORD_BYTES = 88;
const COLUMN_BYTES = 12;
const COLUMNS_AT = 40;
const FORMS_AT = 9;
/** Bytes that older writers left 0. */
const ROLLUP_AT = 13;
/** By the byte at that place. */
const ROLLUPS: readonly (Rollup | null)[] = [null, 'maximum', 'summation'];
/** Stands for a column that a series does not have. */
const NO_COLUMN = 255;
const SPACE = 0x20;

/** What the records point into, by index. */
interface Names {
  readonly machines: readonly StoredMachine[];
  readonly channels: readonly Channel[];
  readonly instances: readonly string[];
}

/** The names in order of first use, then the machines that have no series. */
function namesOf({ series, machines }: SegmentHeader): Names {
  const given = new Map(machines.map((machine) => [machine.id, machine]));
  const used = new Map<MachineId, StoredMachine>();
  const channels = new Set<Channel>();
  const instances = new Set<string>();
  for (const { key } of series) {
    if (!used.has(key.machine))
      used.set(key.machine, given.get(key.machine) ?? { id: key.machine, name: '', sourceId: '' });
    channels.add(key.channel);
    instances.add(key.instance);
  }
  for (const machine of given.values()) used.set(machine.id, used.get(machine.id) ?? machine);
  return { machines: [...used.values()], channels: [...channels], instances: [...instances] };
}

/** The bytes of a header, without what fills it up. Machines keep the order of the series. */
export function encodeHeader(header: SegmentHeader): Uint8Array {
  const names = namesOf(header);
  const { codec, spanMs, part, sources, series } = header;
  const bucketMs = commonBucketLength(series);
  const text = JSON.stringify({
    codec,
    spanMs,
    part,
    sources: sources.map((one) => [one.file, one.bytes, one.sha256, one.bucketMs, one.readAs]),
    machines: names.machines.map(({ id, name, sourceId }) => [id, name, sourceId]),
    channels: names.channels,
    instances: names.instances,
    // Left out where it is the length of stores from before it was a choice, which keep their bytes.
    ...(bucketMs === DEFAULT_BUCKET_MS ? {} : { bucketMs }),
  });
  const json = new TextEncoder().encode(text);
  const jsonBytes = roundUp(json.length, COLUMN_STEP_BYTES);
  const bytes = new Uint8Array(LEAD_BYTES + jsonBytes + RECORD_BYTES * series.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, jsonBytes, true);
  view.setUint32(4, series.length, true);
  bytes.fill(SPACE, LEAD_BYTES, LEAD_BYTES + jsonBytes);
  bytes.set(json, LEAD_BYTES);
  const machineAt = new Map(names.machines.map(({ id }, index) => [id, index]));
  const instanceAt = new Map(names.instances.map((name, index) => [name, index]));
  for (const [index, one] of series.entries()) {
    const at = LEAD_BYTES + jsonBytes + RECORD_BYTES * index;
    view.setUint32(at, machineAt.get(one.key.machine)!, true);
    view.setUint32(at + 4, instanceAt.get(one.key.instance)!, true);
    view.setUint8(at + 8, names.channels.indexOf(one.key.channel));
    const { kind } = one.granularity;
    view.setUint8(
      at + ROLLUP_AT,
      Math.max(
        0,
        ROLLUPS.findIndex((rollup) => rollup === kind),
      ),
    );
    view.setFloat64(at + 16, one.startMs, true);
    view.setFloat64(at + 24, one.granularity.intervalMs, true);
    view.setUint32(at + 32, one.bucketCount, true);
    for (const [place, name] of COLUMNS.entries()) putColumn(view, at, place, one.columns[name]);
  }
  return bytes;
}

function putColumn(view: DataView, recordAt: number, place: number, column: StoredColumn | null): void {
  view.setUint8(recordAt + FORMS_AT + place, column === null ? NO_COLUMN : FORMS.indexOf(column.form));
  if (column === null) return;
  const at = recordAt + COLUMNS_AT + COLUMN_BYTES * place;
  view.setUint32(at, column.offsetBytes / COLUMN_STEP_BYTES, true);
  view.setUint32(at + 4, column.lengthBytes, true);
  view.setUint32(at + 8, column.crc, true);
}

/** A header that is whole, of buckets of a length that is none of ours. */
interface OtherBuckets {
  readonly otherBucketMs: number;
}

/** Reads a header whose checksum holds; null if it is not one all the same, or points outside itself or the body. */
export function parseHeaderVersion2(bytes: Uint8Array, bodyBytes: number): SegmentHeader | OtherBuckets | null {
  if (bytes.length < LEAD_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const jsonBytes = view.getUint32(0, true);
  const count = view.getUint32(4, true);
  const recordsAt = LEAD_BYTES + jsonBytes;
  const end = recordsAt + RECORD_BYTES * count;
  if (end > bytes.length || bytes.subarray(end).some((byte) => byte !== 0)) return null;
  const text = parseObject(bytes.subarray(LEAD_BYTES, recordsAt));
  if (text === null) return null;
  const { bucketMs = DEFAULT_BUCKET_MS } = text;
  if (isBucketLength(bucketMs)) return headerFrom(text, view, { recordsAt, end, bodyBytes, bucketMs });
  return isCount(bucketMs) ? { otherBucketMs: bucketMs } : null;
}

interface Records {
  readonly recordsAt: number;
  readonly end: number;
  readonly bodyBytes: number;
  readonly bucketMs: Milliseconds;
}

function headerFrom(
  text: Readonly<Record<string, unknown>>,
  view: DataView,
  { recordsAt, end, bodyBytes, bucketMs }: Records,
): SegmentHeader | null {
  const codec = text['codec'];
  const spanMs = spanOf(text['spanMs']);
  const part = partOf(text['part']);
  const sources = listOf(text['sources'], sourceOf);
  const names = parseNames(text);
  if (typeof codec !== 'string' || spanMs === undefined || part === null || sources === null || names === null)
    return null;
  const series: StoredSeries[] = [];
  for (let at = recordsAt; at < end; at += RECORD_BYTES) {
    const one = seriesAt(view, at, names, { bodyBytes, bucketMs });
    if (one === null) return null;
    series.push(one);
  }
  return { codec, spanMs, part, sources, machines: names.machines, series };
}

function parseNames(text: Readonly<Record<string, unknown>>): Names | null {
  const machines = listOf(text['machines'], machineOf);
  const channels = listOf(text['channels'], (one) => CHANNELS.find((channel) => channel === one) ?? null);
  const instances = listOf(text['instances'], (one) => (typeof one === 'string' ? one : null));
  return machines === null || channels === null || instances === null ? null : { machines, channels, instances };
}

/** Null where it is no list or holds one thing that is not as it should be. */
function listOf<Value>(list: unknown, parse: (one: unknown) => Value | null): readonly Value[] | null {
  if (!Array.isArray(list)) return null;
  const values = (list as readonly unknown[]).map(parse);
  const found = values.filter((value) => value !== null);
  return found.length === values.length ? found : null;
}

function partOf(part: unknown): AppendPart | null {
  if (!Array.isArray(part)) return null;
  const [index, count] = part as readonly unknown[];
  return isCount(index) && isCount(count) && index < count ? [index, count] : null;
}

function machineOf(tuple: unknown): StoredMachine | null {
  if (!Array.isArray(tuple)) return null;
  const [id, name, sourceId] = tuple as readonly unknown[];
  const isWhole = typeof id === 'string' && typeof name === 'string' && typeof sourceId === 'string';
  return isWhole ? { id: toMachineId(id), name, sourceId } : null;
}

function sourceOf(tuple: unknown): StoreSource | null {
  if (!Array.isArray(tuple)) return null;
  const [file, bytes, sha256, bucketMs, readAs] = tuple as readonly unknown[];
  if (typeof file !== 'string' || typeof sha256 !== 'string' || typeof readAs !== 'string') return null;
  return isCount(bytes) && isCount(bucketMs)
    ? { file, bytes, sha256, bucketMs: bucketMs as Milliseconds, readAs }
    : null;
}

function seriesAt(
  view: DataView,
  at: number,
  names: Names,
  { bodyBytes, bucketMs }: Pick<Records, 'bodyBytes' | 'bucketMs'>,
): StoredSeries | null {
  const machine = names.machines[view.getUint32(at, true)];
  const instance = names.instances[view.getUint32(at + 4, true)];
  const channel = names.channels[view.getUint8(at + 8)];
  const startMs = view.getFloat64(at + 16, true);
  const intervalMs = view.getFloat64(at + 24, true);
  const bucketCount = view.getUint32(at + 32, true);
  const rollup = ROLLUPS[view.getUint8(at + ROLLUP_AT)];
  if (machine === undefined || instance === undefined || channel === undefined || rollup === undefined) return null;
  if (!isBucketStart(startMs, bucketMs) || !isCount(intervalMs) || bucketCount > MAX_BUCKETS) return null;
  const columnAt = (name: ColumnName): StoredColumn | null | undefined =>
    readColumnPlace(view, {
      recordAt: at,
      place: COLUMNS.indexOf(name),
      length: lengthOf(name, { bucketMs, bucketCount }),
      bodyBytes,
    });
  const maxima = columnAt('maxima');
  const sums = columnAt('sums');
  const counts = columnAt('counts');
  const minuteSums = columnAt('minuteSums');
  if (!maxima || !sums || !counts || minuteSums === undefined) return null;
  return {
    key: { machine: machine.id, channel, instance },
    granularity: granularityOf(intervalMs as Milliseconds, rollup),
    bucketMs,
    startMs,
    bucketCount,
    columns: { maxima, sums, counts, minuteSums },
  };
}

interface ColumnPlace {
  readonly recordAt: number;
  readonly place: number;
  readonly length: number;
  readonly bodyBytes: number;
}

/** Undefined where a column points outside the body or its length cannot be. */
function readColumnPlace(
  view: DataView,
  { recordAt, place, length, bodyBytes }: ColumnPlace,
): StoredColumn | null | undefined {
  const formIndex = view.getUint8(recordAt + FORMS_AT + place);
  if (formIndex === NO_COLUMN) return null;
  const form = FORMS[formIndex];
  if (form === undefined) return undefined;
  const at = recordAt + COLUMNS_AT + COLUMN_BYTES * place;
  const column: StoredColumn = {
    form,
    offsetBytes: view.getUint32(at, true) * COLUMN_STEP_BYTES,
    lengthBytes: view.getUint32(at + 4, true),
    crc: view.getUint32(at + 8, true),
  };
  return isPlausible(column, length, bodyBytes) ? column : undefined;
}
