import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareChange } from '../../src/diff/index.js';

const permutations = (items: readonly number[]): readonly (readonly number[])[] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));

/** The mean over every order, by walking every order: no weights, no bits but those of the sets. */
function meansByOrders(count: number, value: (set: number) => number): readonly { sum: bigint; orders: bigint }[] {
  const orders = permutations(Array.from({ length: count }, (_, index) => index));
  return Array.from({ length: count }, (_, cause) => {
    let sum = 0n;
    for (const order of orders) {
      const before = order.slice(0, order.indexOf(cause)).reduce((set, one) => set + 2 ** one, 0);
      sum += BigInt(value(before + 2 ** cause)) - BigInt(value(before));
    }
    return { sum, orders: BigInt(orders.length) };
  });
}

const games = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    values: fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), {
      minLength: 2 ** count,
      maxLength: 2 ** count,
    }),
  }),
);

describe('the shares of a change', () => {
  it('are the means over both orders of two causes', () => {
    const values = [0, 10, 4, 20];
    expect(shareChange(2, (set) => values[set]!)).toEqual([13, 7]);
  });

  it('are whole and add up: 10 among three alike is 4, 3, 3', () => {
    expect(shareChange(3, (set) => (set === 7 ? 10 : 0))).toEqual([4, 3, 3]);
    expect(shareChange(3, (set) => (set === 7 ? -10 : 0))).toEqual([-4, -3, -3]);
  });

  it('lie within one unit of the mean over every order, and add up exactly', () => {
    fc.assert(
      fc.property(games, ({ count, values }) => {
        const shares = shareChange(count, (set) => values[set]!);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(values.at(-1)! - values[0]!);
        meansByOrders(count, (set) => values[set]!).forEach(({ sum, orders }, cause) => {
          const distance = BigInt(shares[cause]!) * orders - sum;
          expect(distance < orders && distance > -orders).toBe(true);
        });
      }),
      { seed: 20_261_121, numRuns: 300 },
    );
  });

  it('turn their signs where before and after are exchanged', () => {
    fc.assert(
      fc.property(games, ({ count, values }) => {
        const all = 2 ** count - 1;
        const forth = shareChange(count, (set) => values[set]!);
        const back = shareChange(count, (set) => values[all - set]!);
        expect(back).toEqual(forth.map((share) => 0 - share));
      }),
      { seed: 20_261_121, numRuns: 300 },
    );
  });

  it('give nothing to a cause that changes nothing', () => {
    expect(shareChange(3, (set) => [5, 5, 8, 8, 11, 11, 20, 20][set]!)[0]).toBe(0);
  });
});
