import { AssessmentError, micros, roundHalfEven } from '../model/index.js';
import type { Micros } from '../model/index.js';

const NOISE_DECIMALS = 6;
const MICROS_PER_CENT = 10_000;
export const MICROS_PER_USD = 1_000_000;

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
