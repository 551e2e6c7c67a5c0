import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, quotientAt, scaledInteger } from '../../src/catalog/decimal.js';

describe('decimals', () => {
  it.each([
    ['0.1', 9, 100_000_000],
    ['0.1796', 9, 179_600_000],
    ['274.4588', 9, 274_458_800_000],
    ['0.0000000005', 9, 0],
    ['0.0000000015', 9, 2],
    ['0.0000000025', 9, 2],
    ['0.00000000250000000000001', 9, 3],
    ['7', 0, 7],
    ['007.50', 1, 75],
  ])('%s at %i places is %i, a tie going to the even one', (text, places, expected) => {
    expect(scaledInteger(text, places)).toBe(expected);
  });

  it.each([
    '',
    '-1',
    '+1',
    '.5',
    '5.',
    '1e3',
    '1,5',
    '0x10',
    'NaN',
    'Infinity',
    ' 1',
    '1 ',
    '1_000',
    '١',
    '99999999999999999',
  ])('refuses "%s" as a price', (text) => {
    expect(scaledInteger(text, 9)).toBeNull();
  });

  it('keeps every digit of an integer of nanos', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (nanos) => {
        const digits = String(nanos).padStart(10, '0');
        expect(scaledInteger(`${digits.slice(0, -9)}.${digits.slice(-9)}`, 9)).toBe(nanos);
      }),
    );
  });

  it('is within half a unit of the true quotient', () => {
    const part = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(part, part, (price, rate) => {
        const quotient = quotientAt(parseDecimal(String(price))!, parseDecimal(String(rate))!, 3)!;
        expect(2n * BigInt(price) * 1000n >= (2n * BigInt(quotient) - 1n) * BigInt(rate)).toBe(true);
        expect(2n * BigInt(price) * 1000n <= (2n * BigInt(quotient) + 1n) * BigInt(rate)).toBe(true);
      }),
    );
    expect(quotientAt(parseDecimal('1')!, parseDecimal('0.00')!, 3)).toBeNull();
  });
});
