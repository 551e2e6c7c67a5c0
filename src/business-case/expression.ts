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
  /** What is left of the whole, never less than nothing; a part that nobody knows takes nothing away. */
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

/**
 * The value; null where an input is unknown. Nothing of something unknown is nothing: no machine of a kind needs no price.
 * Percentages count as hundredths.
 */
export function evaluate(expression: Expression): number | null {
  switch (expression.kind) {
    case 'named':
      return valueOf(expression);
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
      return total([1, negated(evaluate(expression.percent))]);
  }
}

type Known = number | null;

function product(values: readonly Known[]): Known {
  if (values.includes(0)) return 0;
  return values.reduce((result: Known, value) => (result === null || value === null ? null : result * value), 1);
}

const total = (values: readonly Known[]): Known =>
  values.reduce((result: Known, value) => (result === null || value === null ? null : result + value), 0);

const valueOf = ({ value, unit }: Named): Known => (value !== null && unit === '%' ? value / 100 : value);
const negated = (value: Known): Known => (value === null ? null : -value);

function sumOfKnown(values: readonly Known[]): Known {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : total(known);
}

const difference = (whole: Known, part: Known): Known => (whole === null ? null : Math.max(0, whole - (part ?? 0)));

function quotient(top: number | null, bottom: number | null): number | null {
  if (top === 0) return 0;
  return top === null || bottom === null || bottom === 0 ? null : top / bottom;
}
