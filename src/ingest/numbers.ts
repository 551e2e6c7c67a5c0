import type { NumberStyle } from './table.js';

/**
 * The number that a text says, or null. Spaces and apostrophes between digits group thousands. A text that only one style
 * allows (`12,5`, `1.234,5`) is read in that style; `1.234` and `1,234`, which both allow, are read in `style`.
 */
export function parseNumber(text: string, style: NumberStyle): number | null {
  const compact = text.trim().replace(/(?<=\d)[\s'’](?=\d)/gu, '');
  if (!NUMERIC.test(compact)) return null;
  const chosen = styleOfNumber(compact) ?? style;
  const plain = chosen === 'point' ? compact.replaceAll(',', '') : compact.replaceAll('.', '').replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Digits, grouped in threes or not, with decimals or not, in either style; at most 40 characters, so linear. */
const NUMERIC =
  /^(?=.{1,40}$)[+-]?(?:\d+(?:[.,]\d+)?(?:e[+-]?\d{1,3})?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|[.,]\d+)$/i;

/** The style that the text proves, or null where both styles allow it, as for `12` and `1,234`. */
function styleOfNumber(text: string): NumberStyle | null {
  const points = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (points === 0 && commas === 0) return null;
  if (points > 0 && commas > 0) return text.lastIndexOf('.') > text.lastIndexOf(',') ? 'point' : 'comma';
  if (points > 1) return 'comma';
  if (commas > 1) return 'point';
  if (/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return null;
  return points === 1 ? 'point' : 'comma';
}

/**
 * The style of a whole table: the one that its numbers prove, else `usual`. Where some prove one and some the other, the
 * more frequent one is taken for those that prove nothing.
 */
export function styleOfTable(texts: Iterable<string>, usual: NumberStyle): NumberStyle {
  let balance = 0;
  for (const text of texts) {
    const trimmed = text.trim();
    const proven = NUMERIC.test(trimmed) ? styleOfNumber(trimmed) : null;
    if (proven !== null) balance += proven === 'comma' ? 1 : -1;
  }
  if (balance === 0) return usual;
  return balance > 0 ? 'comma' : 'point';
}

const TRUE = new Set(['true', '1', 'yes', 'y', 'x', 'on', 'ja', 'wahr', 'oui', 'vrai', 'enabled']);
const FALSE = new Set(['false', '0', 'no', 'n', 'off', 'nein', 'falsch', 'non', 'faux', 'disabled']);

/** `True`, `TRUE`, `1`, `Yes` and their German and French forms; null for anything else. */
export function parseFlag(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : null;
}
