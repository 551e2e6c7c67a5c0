import { crc32c } from './crc-32.js';
import { newerVersion } from './store-problems.js';

/** The version of the format that this code writes, and the newest that it reads. */
const STORE_VERSION = 2;
/** The prologue and every segment are multiples of it, so a prologue never lies across two disk sectors. */
export const PROLOGUE_BYTES = 32;
/** 0x89, "PEAKS", CR, LF: not text, and broken by any transfer that converts line ends. */
const MAGIC: Uint8Array = Uint8Array.of(0x89, 0x50, 0x45, 0x41, 0x4b, 0x53, 0x0d, 0x0a);

/** Whether the bytes begin as a store of peaks does. */
export const looksLikePeaksStore = (content: Uint8Array): boolean =>
  MAGIC.every((byte, index) => content[index] === byte);

/** Whether bytes that are too few for a prologue may be the beginning of one, or zeros that a crash left. */
export const beginsLikeAStore = (content: Uint8Array): boolean =>
  content.every((byte) => byte === 0) ||
  content.subarray(0, MAGIC.length).every((byte, index) => byte === MAGIC[index]);

/** Where the parts of a segment lie. `headerBytes` and `bodyBytes` are multiples of `PROLOGUE_BYTES`. */
export interface Prologue {
  /** Of the segment: 1 or 2. */
  readonly version: number;
  readonly headerBytes: number;
  readonly bodyBytes: number;
  readonly headerCrc: number;
}

/** `unwritten`: all zero, as an append that never came to its end leaves it. */
export type PrologueVerdict =
  { readonly kind: 'whole'; readonly prologue: Prologue } | { readonly kind: 'unwritten' | 'foreign' | 'damaged' };

export const segmentBytesOf = ({ headerBytes, bodyBytes }: Prologue): number =>
  PROLOGUE_BYTES + headerBytes + bodyBytes;

/** The next multiple of `step`. */
export const roundUp = (length: number, step: number): number => Math.ceil(length / step) * step;

export function encodePrologue({ headerBytes, bodyBytes, headerCrc }: Omit<Prologue, 'version'>): Uint8Array {
  const bytes = new Uint8Array(PROLOGUE_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(8, STORE_VERSION, true);
  view.setUint32(12, headerBytes, true);
  view.setBigUint64(16, BigInt(bodyBytes), true);
  view.setUint32(24, headerCrc, true);
  view.setUint32(28, crc32c(bytes.subarray(0, 28)), true);
  return bytes;
}

/**
 * Reads a prologue of `PROLOGUE_BYTES` bytes.
 *
 * @throws {AssessmentError} `timeseries/newer-peaks-store`: this layout of 32 bytes is the same in every version, so a newer
 * one is recognised and never taken for damage
 */
export function parsePrologue(bytes: Uint8Array, file: string): PrologueVerdict {
  if (bytes.every((byte) => byte === 0)) return { kind: 'unwritten' };
  if (MAGIC.some((byte, index) => byte !== bytes[index])) return { kind: 'foreign' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, PROLOGUE_BYTES);
  if (view.getUint32(28, true) !== crc32c(bytes.subarray(0, 28))) return { kind: 'damaged' };
  const version = view.getUint32(8, true);
  if (version > STORE_VERSION) newerVersion(file, version);
  const prologue: Prologue = {
    version,
    headerBytes: view.getUint32(12, true),
    bodyBytes: Number(view.getBigUint64(16, true)),
    headerCrc: view.getUint32(24, true),
  };
  const isAligned = prologue.headerBytes % PROLOGUE_BYTES === 0 && prologue.bodyBytes % PROLOGUE_BYTES === 0;
  return isAligned && version > 0 && Number.isSafeInteger(prologue.bodyBytes)
    ? { kind: 'whole', prologue }
    : { kind: 'damaged' };
}
