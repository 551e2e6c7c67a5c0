import type { Micros } from '../model/index.js';
import { evaluate } from './expression.js';
import type { Expression, Named } from './expression.js';
import { unitAfter } from './unit-words.js';
import { MICROS_PER_USD, toCents } from './whole-cents.js';

/** One number that a line names. */
export interface LineInput {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly from: 'fact' | 'assumption' | 'line';
}

const DECIMALS = 6;

/** Digits with thousands separators, none of them noise: `1,234.5`. */
function show(value: number): string {
  const [whole = '', fraction = ''] = value.toFixed(DECIMALS).split('.');
  const kept = fraction.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return kept === '' ? grouped : `${grouped}.${kept}`;
}

function numberOf({ value, unit }: Named): string {
  if (value === null) return unit === '' ? 'unknown' : `unknown ${unit}`;
  return unit === '' ? show(value) : `${show(value)} ${unitAfter(value, unit)}`;
}

/** A number of the formula itself is its own name. */
const nameOf = (one: Named): string => (one.from === 'constant' ? numberOf(one) : one.name);

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
  /** Assumptions that are unknown, also those behind other lines. With an amount all the same, it is a least. */
  readonly missing: readonly string[];
}

const inputOf = ({ name, value, unit, from }: Named): readonly LineInput[] =>
  from === 'constant' ? [] : [{ name, value, unit, from }];

/** Works an expression out, to the cent. */
export function work(expression: Expression): Worked {
  const { value, missing } = evaluate(expression);
  const named = namedIn(expression).flatMap(inputOf);
  const inputs = [...new Map(named.map((one) => [one.name, one])).values()];
  return {
    amount: value === null ? null : toCents(value),
    formula: write(expression, nameOf),
    working: write(expression, numberOf),
    inputs,
    missing,
  };
}

/** The rounded amount of another line, so that the sum can be done again from what is printed. */
export const amountOf = (name: string, { amount, missing }: Pick<Worked, 'amount' | 'missing'>): Expression => ({
  kind: 'named',
  name,
  value: amount === null ? null : amount / MICROS_PER_USD,
  unit: 'USD',
  from: 'line',
  waitsFor: missing,
});
