import { invariant } from './invariant.js';
import type { Quantity } from './units.js';

/** Integer millionths of a US dollar: what every output carries. */
export type Micros = Quantity<'USD micros'>;
/** Integer billionths of a US dollar: unit prices, of which the smallest are a few millionths. */
export type Nanos = Quantity<'USD nanos'>;

const NANOS_PER_MICRO = 1000;

function integer<Unit extends string>(value: number, name: Unit): Quantity<Unit> {
  invariant(Number.isSafeInteger(value), `${name} must be a safe integer, found ${value}`);
  return value as Quantity<Unit>;
}

export const micros = (value: number): Micros => integer(value, 'USD micros');
export const nanos = (value: number): Nanos => integer(value, 'USD nanos');

/** The nearest integer; a value exactly between two goes to the even one. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The price of `count` units, rounded half-even to micros: the only place where a price is rounded. */
export const priceOf = (unitPrice: Nanos, count: number): Micros =>
  micros(roundHalfEven((unitPrice * count) / NANOS_PER_MICRO));

export const sumOfMicros = (parts: readonly Micros[]): Micros =>
  micros(parts.reduce<number>((sum, part) => sum + part, 0));

/** US dollars with two decimals and a thousands separator, the same on every machine: `1,234.50`. */
export function formatMicros(amount: Micros): string {
  const cents = roundHalfEven(amount / 10_000);
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${digits.slice(-2)}`;
}
