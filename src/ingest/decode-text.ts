import type { Problem } from '../model/index.js';
import { assumedEncoding, nulBytes } from './problems.js';

/**
 * The text in the bytes of a file: UTF-8, UTF-16 in both orders, with and without a byte-order mark, else Windows-1252, which
 * every sequence of bytes is. Line ends become `\n`; NUL characters are left out and reported with the line of the first.
 */
export function decodeText(
  content: Uint8Array,
  file: string,
): { readonly text: string; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const encoding = encodingOf(content);
  if (encoding === 'windows-1252') problems.push(assumedEncoding({ file }));
  const text = new TextDecoder(encoding).decode(content).replace(/\r\n?/g, '\n');
  const first = text.indexOf('\0');
  if (first < 0) return { text, problems };
  const line = text.slice(0, first).split('\n').length;
  const clean = text.replaceAll('\0', '');
  problems.push(nulBytes({ file, line }, text.length - clean.length));
  return { text: clean, problems };
}

const SAMPLE_BYTES = 4096;

function encodingOf(content: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  if (content[0] === 0xff && content[1] === 0xfe) return 'utf-16le';
  if (content[0] === 0xfe && content[1] === 0xff) return 'utf-16be';
  const { even, odd, many } = countZeros(content.subarray(0, SAMPLE_BYTES));
  if (odd > many && even * 10 < odd) return 'utf-16le';
  if (even > many && odd * 10 < even) return 'utf-16be';
  return isUtf8(content) ? 'utf-8' : 'windows-1252';
}

/** In UTF-16 nearly every Latin letter has one zero byte, always on the same side. */
function countZeros(sample: Uint8Array): { readonly even: number; readonly odd: number; readonly many: number } {
  const zerosAt = (parity: number): number =>
    sample.reduce((count, byte, index) => (byte === 0 && index % 2 === parity ? count + 1 : count), 0);
  return { even: zerosAt(0), odd: zerosAt(1), many: sample.length / 4 };
}

function isUtf8(content: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    return false; // what the decoder refuses is another encoding, not an error
  }
}
