import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, fact, less, over, plus, plusKnown, rest, times } from '../../src/business-case/expression.js';
import type { Evaluated, Expression } from '../../src/business-case/expression.js';
import { amountOf, work } from '../../src/business-case/work.js';
import { micros } from '../../src/model/index.js';

const UNKNOWN = fact('u', null);
const four = fact('machines', 4);
/** Another line: 1 USD are known of it, and the rest waits for something. */
const LEAST = amountOf('part', { amount: micros(1_000_000), missing: ['v'] });

const comesTo = (value: number | null, ...missing: readonly string[]): Evaluated => ({ value, missing });

describe('an expression of which something is unknown', () => {
  it('is a least where what is unknown can only add', () => {
    expect(evaluate(plusKnown(four, UNKNOWN))).toEqual(comesTo(4, 'u'));
    expect(evaluate(times(plusKnown(four, UNKNOWN), fact('price', 250)))).toEqual(comesTo(1000, 'u'));
    expect(evaluate(plus(four, LEAST))).toEqual(comesTo(5, 'v'));
    expect(evaluate(over(LEAST, four))).toEqual(comesTo(0.25, 'v'));
    expect(evaluate(less(plusKnown(four, UNKNOWN), fact('one', 1)))).toEqual(comesTo(3, 'u'));
  });

  it('is unknown where what is unknown is taken away or divided by', () => {
    expect(evaluate(times(less(four, UNKNOWN), fact('price', 250)))).toEqual(comesTo(null, 'u'));
    expect(evaluate(less(four, LEAST))).toEqual(comesTo(null, 'v'));
    expect(evaluate(over(four, UNKNOWN))).toEqual(comesTo(null, 'u'));
    expect(evaluate(over(four, plusKnown(four, UNKNOWN)))).toEqual(comesTo(null, 'u'));
    expect(evaluate(rest(fact('share', null, '%')))).toEqual(comesTo(null, 'share'));
    expect(evaluate(times(LEAST, fact('fall', -1)))).toEqual(comesTo(null, 'v'));
  });

  it('is nothing where nothing is asked of it, but a least of nothing is still a least', () => {
    const none = fact('machines', 0);
    expect(evaluate(times(none, UNKNOWN))).toEqual(comesTo(0));
    expect(evaluate(less(none, UNKNOWN))).toEqual(comesTo(0));
    expect(evaluate(over(none, UNKNOWN))).toEqual(comesTo(0));
    expect(evaluate(plusKnown(none, UNKNOWN))).toEqual(comesTo(0, 'u'));
    expect(work(times(plusKnown(none, UNKNOWN), four))).toMatchObject({ amount: 0, missing: ['u'] });
  });

  it('waits for no number that it does not need', () => {
    expect(evaluate(plusKnown(four, times(fact('machines', 0), UNKNOWN)))).toEqual(comesTo(4));
  });
});

const NAMES = ['a', 'b', 'c'] as const;
type Named = Readonly<Record<(typeof NAMES)[number], number>>;

/** A tree of which the leaves are filled in later: names that may be unknown, and numbers. */
type Tree = (valueOf: (name: (typeof NAMES)[number]) => number | null) => Expression;

const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...NAMES).map(
      (name): Tree =>
        (valueOf) =>
          fact(name, valueOf(name)),
    ),
    fc.integer({ min: 0, max: 5 }).map(
      (value): Tree =>
        () =>
          fact('n', value),
    ),
    fc.tuple(fc.constantFrom(times, plus, plusKnown), fc.array(tie('tree'), { minLength: 1, maxLength: 3 })).map(
      ([join, parts]): Tree =>
        (valueOf) =>
          join(...parts.map((part) => part(valueOf))),
    ),
    fc.tuple(fc.constantFrom(over, less), tie('tree'), tie('tree')).map(
      ([join, left, right]): Tree =>
        (valueOf) =>
          join(left(valueOf), right(valueOf)),
    ),
    // A percentage that leaves something below zero is no percentage.
    fc.constantFrom(...NAMES).map((name): Tree => (valueOf) => {
      const value = valueOf(name);
      return rest(fact(name, value === null ? null : 10 * value, '%'));
    }),
  ),
})).tree;

describe('any expression', () => {
  it('never comes to less than its least, whatever the unknown turns out to be', () => {
    const numbers = fc.integer({ min: 0, max: 9 });
    const filled: fc.Arbitrary<Named> = fc.record({ a: numbers, b: numbers, c: numbers });
    const unknown = fc.subarray([...NAMES], { minLength: 1 });
    let leasts = 0;
    fc.assert(
      fc.property(trees, filled, unknown, (tree, values, hidden) => {
        const before = evaluate(tree((name) => (hidden.includes(name) ? null : values[name])));
        const after = evaluate(tree((name) => values[name]));
        expect(after.missing).toEqual([]);
        // A division by nothing has no answer, whatever was known before.
        if (before.value === null || after.value === null) return;
        if (before.missing.length === 0) expect(after.value).toBeCloseTo(before.value, 9);
        else {
          leasts += 1;
          expect(after.value).toBeGreaterThanOrEqual(before.value - 1e-9 * Math.abs(before.value));
        }
      }),
      { seed: 20261121, numRuns: 8000 },
    );
    expect(leasts).toBeGreaterThan(100);
  });
});
