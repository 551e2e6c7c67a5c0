/** How the numbers of a table are printed. `ambiguous`: a sign could group thousands or begin a fraction, and nothing tells. */
export type NumberForm = 'point' | 'comma' | 'ambiguous';

const FORMS = {
  point: /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/,
  comma: /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/,
} as const;

/**
 * Tells `1,234.5` from `1.234,5` by the numbers of the first rows: where both signs stand in one, the last begins the fraction;
 * so does a sign that does not have three digits behind it. `1.234` alone could be either.
 */
export function numberFormOf(numbers: readonly string[]): NumberForm {
  let isUndecided = false;
  for (const text of numbers) {
    if (!/^[+-]?\d[\d.,]*$/.test(text)) continue;
    const sign = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
    if (sign < 0) continue;
    const last = text[sign]!;
    const isOnly = text.indexOf(last) === sign;
    const hasBoth = text.includes(',') && text.includes('.');
    const isThousands = /^[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(text);
    if (hasBoth || !isThousands) return last === ',' ? 'comma' : 'point';
    // A sign that comes twice groups thousands, so the other begins fractions.
    if (!isOnly) return last === ',' ? 'point' : 'comma';
    isUndecided = true;
  }
  return isUndecided ? 'ambiguous' : 'point';
}

/** A number without what groups its thousands; any other text as it is. */
export function withoutGroups(text: string, form: 'point' | 'comma'): string {
  return FORMS[form].test(text) ? text.replaceAll(form === 'point' ? ',' : '.', '') : text;
}
