/** What the head of a Zstandard frame states. */
export interface ZstdFrame {
  /** Bytes that are kept while it is unpacked. */
  readonly windowBytes: number;
  /** Bytes that it holds; null where it does not say. */
  readonly contentBytes: number | null;
}

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd] as const;
const CONTENT_BYTES = [0, 2, 4, 8] as const;
const ID_BYTES = [0, 1, 2, 4] as const;

/** Whether the bytes begin as a Zstandard archive does. */
export const looksLikeZstd = (content: Uint8Array): boolean => MAGIC.every((byte, index) => content[index] === byte);

/** Whether the bytes begin a frame that only carries notes; some writers put one in front. */
export const looksSkippable = (content: Uint8Array): boolean =>
  content[0] !== undefined &&
  content[0] >> 4 === 5 &&
  content[1] === 0x2a &&
  content[2] === 0x4d &&
  content[3] === 0x18;

/**
 * Reads the head of a frame; null where it is none.
 *
 * Source: RFC 8878, 3.1.1.1 "Frame Header".
 */
export function parseZstdFrame(bytes: Uint8Array): ZstdFrame | null {
  const flags = bytes[4];
  if (!looksLikeZstd(bytes) || flags === undefined) return null;
  const isSingle = (flags & 32) !== 0;
  const at = 5 + (isSingle ? 0 : 1) + ID_BYTES[(flags & 3) as 0 | 1 | 2 | 3];
  const contentBytes = contentOf(bytes, at, lengthOf(flags, isSingle));
  return { windowBytes: isSingle ? (contentBytes ?? 0) : windowOf(bytes[5] ?? 0), contentBytes };
}

const lengthOf = (flags: number, isSingle: boolean): number =>
  flags >> 6 === 0 && isSingle ? 1 : CONTENT_BYTES[(flags >> 6) as 0 | 1 | 2 | 3];

function contentOf(bytes: Uint8Array, at: number, length: number): number | null {
  if (length === 0) return null;
  let content = length === 2 ? 256 : 0;
  for (let index = 0; index < length; index += 1) content += (bytes[at + index] ?? 0) * 256 ** index;
  return content;
}

function windowOf(byte: number): number {
  const base = 2 ** (10 + (byte >> 3));
  return base + (base / 8) * (byte & 7);
}
