/**
 * The number in a cell: `12`, `-1`, `.5`, `1.6345088E7`, and `1,5` where `hasComma`. No thousands separators: in samples a
 * point or comma that could be one is always the decimal sign.
 *
 * @param text without blanks around, not empty
 * @returns `NaN` for anything else, `NaN` and `Infinity` included
 */
export function parseSampleNumber(text: string, hasComma: boolean): number {
  const value = Number(text);
  if (!Number.isNaN(value)) return isDecimal(text) && Number.isFinite(value) ? value : Number.NaN;
  return hasComma && COMMA_NUMBER.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

const COMMA_NUMBER = /^[+-]?(?:\d{1,30},\d{0,30}|,\d{1,30})(?:e[+-]?\d{1,3})?$/i;

/** Number() also takes `0x1F`, `0b1`, `0o7` and blanks. */
function isDecimal(text: string): boolean {
  const second = text.charCodeAt(1) | 0x20;
  return second !== LETTER_X && second !== LETTER_B && second !== LETTER_O && text !== '';
}

const LETTER_X = 0x78;
const LETTER_B = 0x62;
const LETTER_O = 0x6f;
