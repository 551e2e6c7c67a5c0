const PLAIN_DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/** A decimal number without loss: `digits / 10^scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/**
 * Reads a plain decimal such as `12`, `0.0416` or `3.50`. A sign, an exponent, a bare point and a thousands separator are
 * refused: in a price each of them is more likely a slip than a number.
 *
 * @returns null if the text is anything else
 */
export function parseDecimal(text: string): Decimal | null {
  const match = PLAIN_DECIMAL.exec(text);
  if (match === null) return null;
  const fraction = match[2] ?? '';
  return { digits: BigInt(match[1]! + fraction), scale: fraction.length };
}

/**
 * The nearest integer to `text x 10^places`, exactly between two the even one. No floating point takes part, so `0.1` at
 * nine places is 100000000 and nothing near it.
 *
 * @param text a plain decimal, see `parseDecimal`
 * @returns null if the text is no plain decimal or the result is beyond 2^53 - 1
 */
export function scaledInteger(text: string, places: number): number | null {
  const decimal = parseDecimal(text);
  return decimal === null ? null : quotientAt(decimal, { digits: 1n, scale: 0 }, places);
}

/**
 * The nearest integer to `dividend / divisor x 10^places`, exactly between two the even one.
 *
 * @returns null if the divisor is zero or the result is beyond 2^53 - 1
 */
export function quotientAt(dividend: Decimal, divisor: Decimal, places: number): number | null {
  if (divisor.digits === 0n) return null;
  const numerator = dividend.digits * 10n ** BigInt(divisor.scale + places);
  const denominator = divisor.digits * 10n ** BigInt(dividend.scale);
  const result = Number(halfEven(numerator, denominator));
  return Number.isSafeInteger(result) ? result : null;
}

function halfEven(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice < denominator) return whole;
  if (twice > denominator) return whole + 1n;
  return whole % 2n === 0n ? whole : whole + 1n;
}
