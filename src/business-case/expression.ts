import { ASSUMPTIONS } from './define-assumptions.js';
import type { AssumptionValues, NumberKey } from './assumptions.js';

/**
 * Arithmetic that can tell what it does: the amount, the formula in words and the same formula in numbers all come from one
 * value, so that what is printed is what was calculated.
 */
export type Expression =
  | Named
  | { readonly kind: 'times' | 'plus' | 'plusKnown'; readonly parts: readonly Expression[] }
  | { readonly kind: 'over'; readonly top: Expression; readonly bottom: Expression }
  /** What is left of the whole, never less than nothing; unknown where nobody knows what is taken away. */
  | { readonly kind: 'less'; readonly whole: Expression; readonly part: Expression }
  /** What a percentage leaves: `1 - 40 %`. */
  | { readonly kind: 'rest'; readonly percent: Expression };

/** A number with a name. `value` null is unknown. */
export interface Named {
  readonly kind: 'named';
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  /** A fact of the estate or of its assessment, an assumption, another line of the same case, or a number of the formula itself. */
  readonly from: 'fact' | 'assumption' | 'line' | 'constant';
  /** Of another line: the assumptions that it waits for. */
  readonly waitsFor: readonly string[];
}

export const fact = (name: string, value: number | null, unit = ''): Expression => ({
  kind: 'named',
  name,
  value,
  unit,
  from: 'fact',
  waitsFor: [],
});

export const assumed = (values: AssumptionValues, key: NumberKey): Expression => ({
  kind: 'named',
  name: key,
  value: values[key],
  unit: ASSUMPTIONS[key].unit,
  from: 'assumption',
  waitsFor: [],
});

/** A number of the formula itself, such as 12 months; it needs no name. */
export const constant = (value: number, unit: string): Expression => ({
  kind: 'named',
  name: '',
  value,
  unit,
  from: 'constant',
  waitsFor: [],
});

export const times = (...parts: readonly Expression[]): Expression => ({ kind: 'times', parts });
export const plus = (...parts: readonly Expression[]): Expression => ({ kind: 'plus', parts });
/** The sum of what is known of the parts; unknown where none is. A line says which are missing. */
export const plusKnown = (...parts: readonly Expression[]): Expression => ({ kind: 'plusKnown', parts });
export const over = (top: Expression, bottom: Expression): Expression => ({ kind: 'over', top, bottom });
export const rest = (percent: Expression): Expression => ({ kind: 'rest', percent });
export const less = (whole: Expression, part: Expression): Expression => ({ kind: 'less', whole, part });

/** What an expression comes to. */
export interface Evaluated {
  /** Null is unknown. With something missing it is a least: what is missing can only add to it. */
  readonly value: number | null;
  /** Names of what is unknown and would change the value, also those behind other lines. */
  readonly missing: readonly string[];
}

/**
 * What an expression comes to, and what it waits for. Nothing of something unknown is nothing: no machine of a kind needs no
 * price. Percentages count as hundredths.
 *
 * Only a sum of what is known may leave unknown parts out: it is the least that the whole comes to, since no number of a case is
 * below zero. Taken away from something, or divided by, such a least would make a most of it: then the value is unknown.
 */
export function evaluate(expression: Expression): Evaluated {
  switch (expression.kind) {
    case 'named':
      return { value: valueOf(expression), missing: missingIn(expression) };
    case 'times':
      return product(expression.parts.map(evaluate));
    case 'plus':
      return total(expression.parts.map(evaluate));
    case 'plusKnown':
      return sumOfKnown(expression.parts.map(evaluate));
    case 'over':
      return quotient(evaluate(expression.top), evaluate(expression.bottom));
    case 'less':
      return difference(evaluate(expression.whole), evaluate(expression.part));
    case 'rest':
      return minus({ value: 1, missing: [] }, evaluate(expression.percent));
  }
}

const valueOf = ({ value, unit }: Named): number | null => (value !== null && unit === '%' ? value / 100 : value);

const missingIn = ({ name, value, from, waitsFor }: Named): readonly string[] =>
  from === 'line' ? waitsFor : value === null ? [name] : [];

const NOTHING: Evaluated = { value: 0, missing: [] };

const isWhole = ({ value, missing }: Evaluated): boolean => value !== null && missing.length === 0;
/** A least of nothing is not nothing. */
const isNothing = (one: Evaluated): boolean => one.value === 0 && isWhole(one);
const isLeast = ({ value, missing }: Evaluated): boolean => value !== null && missing.length > 0;

const missingOf = (parts: readonly Evaluated[]): readonly string[] => [
  ...new Set(parts.flatMap(({ missing }) => missing)),
];
const unknownOf = (...parts: readonly Evaluated[]): Evaluated => ({ value: null, missing: missingOf(parts) });

function product(parts: readonly Evaluated[]): Evaluated {
  if (parts.some(isNothing)) return NOTHING;
  let value = 1;
  for (const part of parts) {
    if (part.value === null) return unknownOf(...parts);
    value *= part.value;
  }
  // A least times something below zero is a most.
  const isTurned = parts.some(isLeast) && parts.some((part) => part.value! < 0);
  return isTurned ? unknownOf(...parts) : { value, missing: missingOf(parts) };
}

function total(parts: readonly Evaluated[]): Evaluated {
  let value = 0;
  for (const part of parts) {
    if (part.value === null) return unknownOf(...parts);
    value += part.value;
  }
  return { value, missing: missingOf(parts) };
}

function sumOfKnown(parts: readonly Evaluated[]): Evaluated {
  const known = parts.filter(({ value }) => value !== null);
  if (known.length === 0 && parts.length > 0) return unknownOf(...parts);
  return { value: total(known).value, missing: missingOf(parts) };
}

function minus(whole: Evaluated, part: Evaluated): Evaluated {
  if (whole.value === null || part.value === null || isLeast(part)) return unknownOf(whole, part);
  return { value: whole.value - part.value, missing: whole.missing };
}

/** Of nothing, nothing is left, whatever is taken away. */
function difference(whole: Evaluated, part: Evaluated): Evaluated {
  if (isNothing(whole)) return NOTHING;
  const { value, missing } = minus(whole, part);
  return { value: value === null ? null : Math.max(0, value), missing };
}

function quotient(top: Evaluated, bottom: Evaluated): Evaluated {
  if (isNothing(top)) return NOTHING;
  const isDivisor = bottom.value !== null && bottom.value !== 0 && !isLeast(bottom);
  if (top.value === null || !isDivisor) return unknownOf(top, bottom);
  return isLeast(top) && bottom.value < 0
    ? unknownOf(top, bottom)
    : { value: top.value / bottom.value, missing: top.missing };
}
