import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { readVarInt } from 'hyparquet/src/thrift.js';
import type { LeafColumn, ValueForm } from './leaf-columns.js';
import { damaged, ParquetFault } from './parquet-table.js';
import { readRuns } from './read-runs.js';

/** Values without gaps, one after the other. */
export type Values =
  | { readonly kind: 'numbers'; readonly numbers: Float64Array }
  | { readonly kind: 'texts'; readonly texts: readonly string[] };

/** The stored values of a page: so many, in the bytes from `start` on. */
export interface StoredValues {
  readonly page: Buffer;
  readonly start: number;
  readonly count: number;
  readonly encoding: string;
}

/** Encodings that are read, beside those with a dictionary. */
export const ENCODINGS: ReadonlySet<string> = new Set([
  ...['PLAIN', 'PLAIN_DICTIONARY', 'RLE_DICTIONARY', 'RLE', 'BIT_PACKED'],
  ...['BYTE_STREAM_SPLIT', 'DELTA_BINARY_PACKED', 'DELTA_LENGTH_BYTE_ARRAY', 'DELTA_BYTE_ARRAY'],
]);

/**
 * Decodes the values of a page.
 *
 * @throws {ParquetFault}
 */
export function decodeValues(stored: StoredValues, column: LeafColumn, dictionary: Values | null): Values {
  const { encoding, count } = stored;
  if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY') return lookedUp(stored, dictionary);
  if (column.type === 'BOOLEAN') return { kind: 'texts', texts: booleansOf(stored) };
  switch (encoding) {
    case 'PLAIN':
      return column.type === 'BYTE_ARRAY'
        ? fromPieces(column, stored.page, plainPieces(stored))
        : fromFixed(column, count, fixedBytes(stored, column));
    case 'BYTE_STREAM_SPLIT':
      return fromFixed(column, count, joinedBytes(stored, column));
    case 'DELTA_BINARY_PACKED':
      return fromFixed(column, count, unpackedIntegers(stored, column));
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return fromPieces(column, stored.page, deltaPieces(stored));
    case 'DELTA_BYTE_ARRAY':
      return fromPrefixed(column, stored);
    default:
      throw new ParquetFault('unsupported', `a page is encoded as ${encoding}`);
  }
}

function lookedUp({ page, start, count }: StoredValues, dictionary: Values | null): Values {
  if (dictionary === null) throw damaged('a page refers to a dictionary that is not there');
  const indexes = new Uint32Array(count);
  const width = page[start];
  if (width === undefined && count > 0) throw damaged('a page ends before its values');
  if (width !== undefined && width > 0) readRuns({ bytes: page, start: start + 1, end: page.length }, width, indexes);
  const size = dictionary.kind === 'numbers' ? dictionary.numbers.length : dictionary.texts.length;
  if (indexes.some((index) => index >= size)) throw damaged('a page refers to more values than its dictionary has');
  return dictionary.kind === 'numbers'
    ? { kind: 'numbers', numbers: Float64Array.from(indexes, (index) => dictionary.numbers[index]!) }
    : { kind: 'texts', texts: Array.from(indexes, (index) => dictionary.texts[index]!) };
}

function booleansOf({ page, start, count, encoding }: StoredValues): readonly string[] {
  const bits = new Uint8Array(count);
  if (encoding === 'RLE') {
    if (start + 4 > page.length) throw damaged('a page ends before its values');
    readRuns({ bytes: page, start: start + 4, end: page.length }, 1, bits);
  } else {
    if (start + Math.ceil(count / 8) > page.length) throw damaged('a page ends before its values');
    for (let index = 0; index < count; index += 1) bits[index] = (page[start + (index >> 3)]! >> (index & 7)) & 1;
  }
  return Array.from(bits, (bit) => (bit === 1 ? 'true' : 'false'));
}

const WIDTHS: Readonly<Record<string, number>> = { INT32: 4, FLOAT: 4, INT64: 8, DOUBLE: 8, INT96: 12 };
const widthOf = ({ type, length }: LeafColumn): number => WIDTHS[type] ?? length;

function fixedBytes({ page, start, count }: StoredValues, column: LeafColumn): Buffer {
  const end = start + count * widthOf(column);
  if (end > page.length) throw damaged('a page ends before its values');
  return page.subarray(start, end);
}

/** The first bytes of all values, then their second ones, and so on. */
function joinedBytes(stored: StoredValues, column: LeafColumn): Buffer {
  const split = fixedBytes(stored, column);
  const width = widthOf(column);
  const joined = Buffer.alloc(split.length);
  for (let part = 0; part < width; part += 1) {
    for (let index = 0; index < stored.count; index += 1) {
      joined[index * width + part] = split[part * stored.count + index]!;
    }
  }
  return joined;
}

/** A block of more differences, or of more parts, is no block that a writer makes. */
const MOST_OF_BLOCK = 65_536;

/** Integers that are stored as differences, from a place in a page on; and where they end. */
function unpack(page: Buffer, start: number, target: Int32Array | BigInt64Array): number {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  try {
    const head = { view, offset: start };
    const block = readVarInt(head);
    const parts = readVarInt(head);
    const isSound = block > 0 && block <= MOST_OF_BLOCK && parts > 0 && parts <= block && block % (parts * 8) === 0;
    if (!isSound || readVarInt(head) !== target.length) throw damaged('the differences of a page are counted wrongly');
    const reader = { view, offset: start };
    deltaBinaryUnpack(reader, target.length, target);
    return reader.offset;
  } catch (cause) {
    if (cause instanceof RangeError) throw damaged('a page ends within its differences');
    throw cause;
  }
}

function unpackedIntegers({ page, start, count }: StoredValues, { type }: LeafColumn): Buffer {
  if (count === 0) return Buffer.alloc(0);
  const target = type === 'INT64' ? new BigInt64Array(count) : new Int32Array(count);
  unpack(page, start, target);
  return Buffer.from(target.buffer);
}

/** Where the values of bytes begin and end. */
interface Pieces {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

function plainPieces({ page, start, count }: StoredValues): Pieces {
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const begin = at + 4;
    const end = begin <= page.length ? begin + page.readUInt32LE(at) : Number.POSITIVE_INFINITY;
    if (end > page.length) throw damaged('a page ends before its values');
    starts[index] = begin;
    ends[index] = end;
    at = end;
  }
  return { starts, ends };
}

function deltaPieces({ page, start, count }: StoredValues): Pieces {
  const lengths = new Int32Array(count);
  let at = count === 0 ? start : unpack(page, start, lengths);
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  for (const [index, length] of lengths.entries()) {
    if (length < 0 || at + length > page.length) throw damaged('a page ends before its values');
    starts[index] = at;
    at += length;
    ends[index] = at;
  }
  return { starts, ends };
}

const MOST_TEXT_BYTES = 1_048_576;

/** Values that share their beginning with the one before. */
function fromPrefixed(column: LeafColumn, { page, start, count, encoding }: StoredValues): Values {
  const shared = new Int32Array(count);
  const next = count === 0 ? start : unpack(page, start, shared);
  const { starts, ends } = deltaPieces({ page, start: next, count, encoding });
  let before = Buffer.alloc(0);
  const whole = Array.from(shared, (length, index) => {
    if (length < 0 || length > before.length || length > MOST_TEXT_BYTES)
      throw damaged('a text shares more than there is');
    before = Buffer.concat([before.subarray(0, length), page.subarray(starts[index], ends[index])]);
    return before;
  });
  return valuesOf(column, whole.length, (index) => whole[index]!);
}

const fromPieces = (column: LeafColumn, page: Buffer, { starts, ends }: Pieces): Values =>
  valuesOf(column, starts.length, (index) => page.subarray(starts[index], ends[index]));

function valuesOf({ form }: LeafColumn, count: number, bytesOf: (index: number) => Buffer): Values {
  const indexes = Array.from({ length: count }, (_, index) => index);
  if (form.kind === 'uuid') return { kind: 'texts', texts: indexes.map((index) => uuidOf(bytesOf(index))) };
  if (form.kind === 'text') return { kind: 'texts', texts: indexes.map((index) => bytesOf(index).toString('utf8')) };
  return { kind: 'numbers', numbers: Float64Array.from(indexes, (index) => numberOfBytes(bytesOf(index), form)) };
}

function numberOfBytes(bytes: Buffer, form: ValueForm): number {
  if (form.kind === 'decimal') return bytes.length === 0 ? 0 : scaled(Number(signed(bytes)), form.scale);
  if (form.kind === 'half' && bytes.length === 2) return halfOf(bytes.readUInt16LE(0));
  throw damaged('a value has another length than its type');
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A number in two's complement, the highest byte first. */
const signed = (bytes: Buffer): bigint => BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString('hex')}`));

/** Divides, since the powers of ten are exact and their inverses are not. */
const scaled = (unscaled: number, scale: number): number => (scale === 0 ? unscaled : unscaled / 10 ** scale);

function halfOf(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return (sign * 2 ** -14 * fraction) / 1024;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

/** Values of equal length, one after the other. */
function fromFixed(column: LeafColumn, count: number, bytes: Buffer): Values {
  const { type, length, form } = column;
  if (type === 'FIXED_LEN_BYTE_ARRAY') {
    return valuesOf(column, count, (index) => bytes.subarray(index * length, (index + 1) * length));
  }
  if (form.kind === 'days') return { kind: 'texts', texts: daysOf(bytes, count) };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Float64Array(count);
  const read = readerOf(column, view);
  for (let index = 0; index < count; index += 1) numbers[index] = read(index);
  return { kind: 'numbers', numbers };
}

function readerOf({ type, form }: LeafColumn, view: DataView): (index: number) => number {
  if (type === 'DOUBLE') return (index) => view.getFloat64(index * 8, true);
  if (type === 'FLOAT') return (index) => view.getFloat32(index * 4, true);
  if (type === 'INT96') return (index) => millisecondsOfInt96(view, index * 12);
  if (type === 'INT64') return longReader(form, view);
  if (form.kind === 'unsigned') return (index) => view.getUint32(index * 4, true);
  return (index) => scaled(view.getInt32(index * 4, true), form.kind === 'decimal' ? form.scale : 0);
}

function longReader(form: ValueForm, view: DataView): (index: number) => number {
  if (form.kind === 'unsigned') return (index) => Number(view.getBigUint64(index * 8, true));
  if (form.kind === 'decimal') return (index) => scaled(Number(view.getBigInt64(index * 8, true)), form.scale);
  const parts = form.kind === 'time' ? PER_MILLISECOND[form.unit] : 1n;
  if (parts === 1n) return (index) => Number(view.getBigInt64(index * 8, true));
  return (index) => {
    const value = view.getBigInt64(index * 8, true);
    // Down to the whole millisecond, before 1970 too.
    return Number((value - (((value % parts) + parts) % parts)) / parts);
  };
}

const PER_MILLISECOND = { MILLIS: 1n, MICROS: 1000n, NANOS: 1_000_000n } as const;

const DAY_MS = 86_400_000;
/** The Julian day of 1970-01-01. */
const EPOCH_DAY = 2_440_588;

/** Nanoseconds of a day, then the Julian day, as Impala and older Spark write times. */
const millisecondsOfInt96 = (view: DataView, at: number): number =>
  (view.getInt32(at + 8, true) - EPOCH_DAY) * DAY_MS + Number(view.getBigInt64(at, true) / 1_000_000n);

const MOST_DAYS = 100_000_000;

function daysOf(bytes: Buffer, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const days = bytes.readInt32LE(index * 4);
    return Math.abs(days) > MOST_DAYS ? String(days) : new Date(days * DAY_MS).toISOString().slice(0, 10);
  });
}
