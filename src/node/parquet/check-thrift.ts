import { damaged } from './parquet-table.js';

const MOST_DEPTH = 32;
/** Bytes of a 64-bit number in sevens. */
const MOST_VARINT_BYTES = 10;

interface Place {
  readonly bytes: Uint8Array;
  at: number;
}

/**
 * Walks over a struct of Thrift's compact protocol and returns where it ends. What it says of itself is checked against the bytes
 * that are there, so that decoding it afterwards takes no more time and memory than its length allows.
 *
 * @throws {ParquetFault}
 */
export function endOfThrift(bytes: Uint8Array, start: number): number {
  const place = { bytes, at: start };
  skipStruct(place, 0);
  return place.at;
}

function byteAt(place: Place): number {
  const byte = place.bytes[place.at];
  if (byte === undefined) throw damaged('its description is cut off');
  place.at += 1;
  return byte;
}

function varint(place: Place): number {
  let value = 0;
  for (let count = 0; count < MOST_VARINT_BYTES; count += 1) {
    const byte = byteAt(place);
    value += (byte & 0x7f) * 128 ** count;
    if (byte < 0x80) return value;
  }
  throw damaged('its description holds a number without an end');
}

function skipStruct(place: Place, depth: number): void {
  if (depth > MOST_DEPTH) throw damaged('its description is nested too deeply');
  for (;;) {
    const byte = byteAt(place);
    if ((byte & 0x0f) === 0) return;
    if (byte >> 4 === 0) varint(place);
    skipValue(place, byte & 0x0f, depth);
  }
}

const BYTES_OF: Readonly<Record<number, number>> = { 1: 0, 2: 0, 3: 1, 7: 8 };
const isVarint = (type: number): boolean => type === 4 || type === 5 || type === 6;

function skipValue(place: Place, type: number, depth: number): void {
  const fixed = BYTES_OF[type];
  if (fixed !== undefined) skipBytes(place, fixed);
  else if (isVarint(type)) varint(place);
  else if (type === 8) skipBytes(place, varint(place));
  else if (type === 9) skipList(place, depth);
  else if (type === 12) skipStruct(place, depth + 1);
  else throw damaged(`its description holds a value of the unknown type ${type}`);
}

function skipBytes(place: Place, count: number): void {
  if (count > place.bytes.length - place.at) throw damaged('its description is cut off');
  place.at += count;
}

function skipList(place: Place, depth: number): void {
  const byte = byteAt(place);
  const size = byte >> 4 === 15 ? varint(place) : byte >> 4;
  const type = byte & 0x0f;
  // Every element takes a byte at least.
  if (size > place.bytes.length - place.at) throw damaged(`its description states a list of ${size} elements`);
  for (let index = 0; index < size; index += 1) {
    if (type === 1 || type === 2) skipBytes(place, 1);
    else skipValue(place, type, depth);
  }
}
