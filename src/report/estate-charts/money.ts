import { roundHalfEven } from '../../model/index.js';
import type { Micros } from '../../model/index.js';
import { formatCount, formatPlainMoney } from '../figures.js';
import type { Currency } from '../figures.js';

const CENTS = 100;
const MICROS = 1_000_000;

/** In the currency of the report, to the cent, as numbers that a drawing scales. */
export const amountIn = (amount: Micros | null, { usdToCurrency }: Currency): number | null =>
  amount === null ? null : roundHalfEven((amount * usdToCurrency * CENTS) / MICROS) / CENTS;

/** Beside a bar: whole units, of which the table has the cents. What is known of a sum that lacks something is at least that. */
export function barMoney(amount: Micros | null, currency: Currency, isComplete = true): string {
  const value = amountIn(amount, currency);
  if (value === null) return 'unknown';
  return `${isComplete ? '' : '≥ '}${value > 0 && value < 1 ? '< 1' : formatCount(roundHalfEven(value))}`;
}

/** A cell of a table of money: with its cents. */
export const moneyCell = (amount: Micros | null, currency: Currency): string | null =>
  amount === null ? null : formatPlainMoney(amount, currency);
