import { AssessmentError, micros, roundHalfEven } from '../model/index.js';
import type { Micros } from '../model/index.js';
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
interface Named {
  readonly kind: 'named';
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  /** A fact of the estate or of its assessment, an assumption, or another line of the same case. */
  readonly from: 'fact' | 'assumption' | 'line';
  /** Of another line: the assumptions that it waits for. */
  readonly waitsFor: readonly string[];
}

/** One number that a line names. */
export interface LineInput {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly from: 'fact' | 'assumption' | 'line';
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

/** The rounded amount of another line, so that the sum can be done again from what is printed. */
export const amountOf = (name: string, { amount, missing }: Pick<Worked, 'amount' | 'missing'>): Expression => ({
  kind: 'named',
  name,
  value: amount === null ? null : amount / MICROS_PER_USD,
  unit: 'USD',
  from: 'line',
  waitsFor: missing,
});

/** A number of the formula itself, such as 12 months. */
export const constant = (value: number, unit: string): Expression => ({
  kind: 'named',
  name: `${show(value)} ${unit}`,
  value,
  unit,
  from: 'fact',
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

const DECIMALS = 6;

/** Digits with thousands separators, none of them noise: `1,234.5`. */
function show(value: number): string {
  const [whole = '', fraction = ''] = value.toFixed(DECIMALS).split('.');
  const kept = fraction.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return kept === '' ? grouped : `${grouped}.${kept}`;
}

const nameOf = ({ name }: Named): string => name;

function numberOf({ value, unit, from, name }: Named): string {
  if (from === 'fact' && name === `${show(value ?? 0)} ${unit}`) return name;
  const number = value === null ? 'unknown' : show(value);
  return unit === '' ? number : `${number} ${unit}`;
}

function write(expression: Expression, named: (one: Named) => string, isInner = false): string {
  const inner = (one: Expression): string => write(one, named, true);
  switch (expression.kind) {
    case 'named':
      return named(expression);
    case 'times':
      return expression.parts.map(inner).join(' x ');
    case 'plus':
    case 'plusKnown': {
      const text = expression.parts.map(inner).join(' + ');
      return isInner && expression.parts.length > 1 ? `(${text})` : text;
    }
    case 'over':
      return `${inner(expression.top)} / ${divisor(expression.bottom, inner)}`;
    case 'less':
      return `(${inner(expression.whole)} - ${inner(expression.part)})`;
    case 'rest':
      return `(1 - ${inner(expression.percent)})`;
  }
}

const divisor = (bottom: Expression, inner: (one: Expression) => string): string =>
  bottom.kind === 'times' || bottom.kind === 'over' ? `(${inner(bottom)})` : inner(bottom);

function namedIn(expression: Expression): readonly Named[] {
  switch (expression.kind) {
    case 'named':
      return [expression];
    case 'times':
    case 'plus':
    case 'plusKnown':
      return expression.parts.flatMap(namedIn);
    case 'over':
      return [...namedIn(expression.top), ...namedIn(expression.bottom)];
    case 'less':
      return [...namedIn(expression.whole), ...namedIn(expression.part)];
    case 'rest':
      return namedIn(expression.percent);
  }
}

/** An amount with what it was worked out from. */
export interface Worked {
  /** Rounded half-even to the cent, once; null is unknown. */
  readonly amount: Micros | null;
  /** The formula with names: `machines x monitoringUsdPerMachineYear`. */
  readonly formula: string;
  /** The same with numbers: `45 machines x 430 USD`. */
  readonly working: string;
  /** Every number of it, each once, in the order of the formula. */
  readonly inputs: readonly LineInput[];
  /** Assumptions that are unknown, also those behind other lines. With an amount all the same, it is of the others alone. */
  readonly missing: readonly string[];
}

const NOISE_DECIMALS = 6;
const MICROS_PER_CENT = 10_000;
const MICROS_PER_USD = 1_000_000;

/** To the cent, half to even; what float arithmetic adds in the twelfth digit does not turn a half. Throws as `toMicros`. */
export const toCents = (usd: number): Micros =>
  toMicros(roundHalfEven(Number((usd * 100).toFixed(NOISE_DECIMALS))) * MICROS_PER_CENT);

/** A sum of amounts. Throws as `toMicros`. */
export const sumOf = (amounts: readonly Micros[]): Micros =>
  toMicros(amounts.reduce<number>((sum, amount) => sum + amount, 0));

/** @throws {AssessmentError} `business-case/too-large`: more money than whole micros can count */
function toMicros(amount: number): Micros {
  if (Number.isSafeInteger(amount)) return micros(amount === 0 ? 0 : amount);
  throw new AssessmentError({
    code: 'business-case/too-large',
    severity: 'error',
    at: null,
    message: `an amount of the business case comes to ${(amount / MICROS_PER_USD).toPrecision(4)} USD, more than can be counted in whole micros of a dollar`,
    remedy:
      'check the assumptions that you stated: one of them is likely in another unit than the one it is listed with',
  });
}

const missingIn = ({ name, value, from, waitsFor }: Named): readonly string[] =>
  from === 'line' ? waitsFor : value === null ? [name] : [];

export function work(expression: Expression): Worked {
  const value = evaluate(expression);
  const named = namedIn(expression);
  const inputs = [...new Map(named.map((one) => [one.name, one])).values()].filter(
    ({ name, unit, value: number }) => name !== `${show(number ?? 0)} ${unit}`,
  );
  return {
    amount: value === null ? null : toCents(value),
    formula: write(expression, nameOf),
    working: write(expression, numberOf),
    inputs: inputs.map(({ name, value: number, unit, from }) => ({ name, value: number, unit, from })),
    missing: value === 0 ? [] : [...new Set(inputs.flatMap(missingIn))],
  };
}
