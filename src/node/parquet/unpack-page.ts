import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decompress } from 'fzstd';
import { snappyUncompress } from 'hyparquet';
import { MOST_WINDOW_BYTES } from '../unpack-zstd.js';
import { parseZstdFrame } from '../zstd-frame.js';
import { damaged, ParquetFault } from './parquet-table.js';

/** Packings of pages that are read. */
export const CODECS: ReadonlySet<string> = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD', 'BROTLI']);

/**
 * A page as it was before it was packed.
 *
 * @param length what it must have then
 * @throws {ParquetFault}
 */
export function unpackPage(packed: Buffer, codec: string, length: number): Buffer {
  try {
    const page = unpack(packed, codec, length);
    if (page.length === length) return page;
  } catch (cause) {
    if (cause instanceof ParquetFault) throw cause;
    throw damaged(`a page cannot be unpacked (${cause instanceof Error ? cause.message : 'unknown'})`);
  }
  throw damaged('a page has another length than it states');
}

function unpack(packed: Buffer, codec: string, length: number): Buffer {
  switch (codec) {
    case 'UNCOMPRESSED':
      return packed;
    case 'SNAPPY': {
      const page = Buffer.alloc(length);
      snappyUncompress(packed, page);
      return page;
    }
    case 'GZIP':
      return gunzipSync(packed, { maxOutputLength: Math.max(1, length) });
    case 'BROTLI':
      return brotliDecompressSync(packed, { maxOutputLength: Math.max(1, length) });
    case 'ZSTD':
      return unpackZstd(packed, length);
    default:
      throw new ParquetFault('unsupported', `its pages are packed by ${codec}`);
  }
}

/** The library fills what it is given and does not tell how far: only a frame that states its length can be trusted with that. */
function unpackZstd(packed: Buffer, length: number): Buffer {
  const frame = parseZstdFrame(packed);
  if (frame === null) throw damaged('a page is no Zstandard frame');
  if (frame.contentBytes !== null) {
    if (frame.contentBytes !== length) throw damaged('a page has another length than it states');
    return Buffer.from(decompress(packed, new Uint8Array(length)).buffer, 0, length);
  }
  if (frame.windowBytes > MOST_WINDOW_BYTES) throw damaged(`a page states a window of ${frame.windowBytes} bytes`);
  return Buffer.from(decompress(packed));
}
