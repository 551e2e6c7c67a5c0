/**
 * The digits, from zero: printable signs of ASCII that are plain text within HTML and JSON, so no quote, backslash, `<`, `>` or `&`. Those of Ascii85
 * and of RFC 1924 hold some of them.
 */
export const DIGITS_OF_85 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#%()*+,-./:;=?@[]^_{|}';

/** Bytes to a group, and signs that stand for them: 85 to the fifth is just over 2 to the 32nd. */
export const GROUP_BYTES = 4;
export const GROUP_SIGNS = 5;

/**
 * Bytes in base 85: four of them, the first the highest, are five signs, and a last group of n bytes is n + 1 signs. A quarter longer than the bytes, where
 * Base64 is a third longer: a sixteenth less of a page, which is mostly this.
 */
export function base85(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += GROUP_BYTES) {
    const count = Math.min(GROUP_BYTES, bytes.length - at);
    let value = 0;
    for (let index = 0; index < GROUP_BYTES; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
    let signs = '';
    for (let index = 0; index < GROUP_SIGNS; index += 1) {
      signs = DIGITS_OF_85.charAt(value % 85) + signs;
      value = Math.floor(value / 85);
    }
    pieces.push(signs.slice(0, count + 1));
  }
  return pieces.join('');
}
