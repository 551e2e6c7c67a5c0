import type { NumberStyle } from './table.js';

/**
 * The number that a text says, or null. Spaces and apostrophes between digits group thousands. A text that only one style
 * allows (`12,5`, `1.234,5`) is read in that style; `1.234` and `1,234`, which both allow, are read in `style`.
 */
export function parseNumber(text: string, style: NumberStyle): number | null {
  const compact = withoutGaps(text);
  if (!NUMERIC.test(compact)) return null;
  const chosen = styleOfNumber(compact) ?? style;
  const plain = chosen === 'point' ? compact.replaceAll(',', '') : compact.replaceAll('.', '').replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

const withoutGaps = (text: string): string => text.trim().replace(/(?<=\d)[\s'’](?=\d)/gu, '');

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
  if (BOTH_WAYS.test(text)) return null;
  return points === 1 ? 'point' : 'comma';
}

const BOTH_WAYS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** Whether the text is one number with a decimal point and another with a decimal comma, as `8.192` and `1,500` are. */
export const readsBothWays = (text: string): boolean => BOTH_WAYS.test(withoutGaps(text));

/** How the numbers of a table are to be read, and why. */
export interface StyleVerdict<Cell> {
  readonly style: NumberStyle;
  /** The first cell that only this style allows; null where no cell decided. */
  readonly decidedBy: Cell | null;
  /** Whether a cell decided and none spoke for the other style. */
  readonly isProven: boolean;
  /** The first cell that reads both ways. */
  readonly firstOpen: Cell | null;
}

/**
 * The style of a whole table: the one that its numbers prove, else `usual`. Where some prove one and some the other, the
 * more frequent one is taken for those that prove nothing.
 */
export function styleOfTable<Cell extends { readonly text: string }>(
  cells: Iterable<Cell>,
  usual: NumberStyle,
): StyleVerdict<Cell> {
  const proofs = { comma: 0, point: 0 };
  const firsts: { comma: Cell | null; point: Cell | null } = { comma: null, point: null };
  let firstOpen: Cell | null = null;
  for (const cell of cells) {
    const compact = withoutGaps(cell.text);
    const proven = NUMERIC.test(compact) ? styleOfNumber(compact) : null;
    if (proven === null) {
      if (BOTH_WAYS.test(compact)) firstOpen ??= cell;
      continue;
    }
    proofs[proven] += 1;
    firsts[proven] ??= cell;
  }
  const isTie = proofs.comma === proofs.point;
  const style = isTie ? usual : proofs.comma > proofs.point ? 'comma' : 'point';
  const isProven = (proofs.comma === 0) !== (proofs.point === 0);
  return { style, decidedBy: firsts[style], isProven, firstOpen };
}

const TRUE = new Set(['true', '1', 'yes', 'y', 'x', 'on', 'ja', 'wahr', 'oui', 'vrai', 'enabled']);
const FALSE = new Set(['false', '0', 'no', 'n', 'off', 'nein', 'falsch', 'non', 'faux', 'disabled']);

/** `True`, `TRUE`, `1`, `Yes` and their German and French forms; null for anything else. */
export function parseFlag(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : null;
}
