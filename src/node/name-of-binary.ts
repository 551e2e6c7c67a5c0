const ascii = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** The first bytes of files that people hand over by mistake. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x89, ...ascii('PNG')], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [ascii('GIF8'), 'a GIF picture'],
  [ascii('%PDF'), 'a PDF document'],
  [[0x1f, 0x8b], 'a gzip archive; unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a Zstandard archive; unpack it first'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive; unpack it first'],
  [ascii('Rar!'), 'a RAR archive; unpack it first'],
  [ascii('SQLite format 3'), 'an SQLite database'],
  [ascii('PAR1'), 'a Parquet file'],
  [[0x7f, ...ascii('ELF')], 'a program'],
  [ascii('MZ'), 'a program'],
  [ascii('{\\rtf'), 'an RTF document'],
  [ascii('<?xml'), 'an XML document'],
  [ascii('<!DOCTYPE'), 'an HTML page'],
  [ascii('<html'), 'an HTML page'],
];

const SAMPLE_BYTES = 4096;

/** What a file that is no text is, in words; null for what may be a text. */
export function nameOfBinary(content: Uint8Array): string | null {
  const known = SIGNATURES.find(([bytes]) => bytes.every((byte, index) => content[index] === byte));
  if (known !== undefined) return known[1];
  if (content.length === 0) return 'an empty file';
  // Control characters other than tab, line feed and return; NUL is left to the texts in UTF-16.
  const sample = content.subarray(0, SAMPLE_BYTES);
  const controls = sample.filter((byte) => byte > 0 && byte < 32 && ![9, 10, 12, 13, 26, 27].includes(byte)).length;
  return controls * 20 > sample.length ? 'a binary file' : null;
}
