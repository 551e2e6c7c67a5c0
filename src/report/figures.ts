import { BYTES_PER_GIB, BYTES_PER_MB, formatMicros, roundNeedUp } from '../model/index.js';
import type { Bytes, BytesPerSecond, Micros, MiB } from '../model/index.js';

const MIB_PER_GIB = 1024;
const UNKNOWN = 'unknown';

const withThousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** A whole number with thousands separators, the same on every machine: `12,345`. */
export const formatCount = (count: number): string => withThousands(String(count));

const AMOUNT = /(?<![\w.,-])\d{4,}(?=(?:\.\d+)? (?:GiB|MiB|GB|IOPS|MB\/s|Mb\/s)(?!\w))/g;
/**
 * A sentence of the engine, whose figures are bare, with its amounts as all of the page: `1,836 IOPS`. A number without a unit behind it may be
 * a year or part of a name and stays.
 */
export const withGroupedAmounts = (text: string): string => text.replace(AMOUNT, withThousands);

/** `1 machine`, `1,234 machines`. */
export const formatCountOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** At most `decimals` decimals, none of them a trailing zero. What is more than nothing never reads as 0: it reads `< 0.01`. */
export function formatAmount(value: number, decimals = 2): string {
  const smallest = 10 ** -decimals;
  if (value > 0 && value < smallest / 2) return `< ${smallest.toFixed(decimals)}`;
  const [whole = '0', fraction = ''] = value.toFixed(decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? withThousands(whole) : `${withThousands(whole)}.${kept}`;
}

const NEED_DECIMALS = 3;
/** A need, rounded up as in the steps to it and in refusals: what exceeds a limit never reads as within it. */
export const formatNeed = (value: number): string => formatAmount(roundNeedUp(value, NEED_DECIMALS), NEED_DECIMALS);
const TABLED_DECIMALS = 2;
/** A need in a column of needs, one below the other: rounded up too, and always with two decimals, so that points line up. */
export function formatTabledNeed(value: number): string {
  const [whole = '0', fraction = ''] = roundNeedUp(value, TABLED_DECIMALS).toFixed(TABLED_DECIMALS).split('.');
  return `${withThousands(whole)}.${fraction}`;
}
export const formatNeededCores = (cores: number): string => `${formatNeed(cores)} ${cores === 1 ? 'core' : 'cores'}`;
export const formatNeededGiB = (size: Bytes): string => `${formatNeed(size / BYTES_PER_GIB)} GiB`;
export const formatNeededMBps = (rate: BytesPerSecond): string => `${formatNeed(rate / BYTES_PER_MB)} MB/s`;

/** In GiB, without the unit, for a column that states it. */
const gibOfBytes = (size: Bytes): string => formatAmount(size / BYTES_PER_GIB);
/** In GiB, without the unit, for a column that states it. */
const gibOfMib = (size: MiB): string => formatAmount(size / MIB_PER_GIB);

/** `16 cores`, `1 core`, or `unknown`. */
export const formatCores = (cores: number | null): string =>
  cores === null ? UNKNOWN : `${formatAmount(cores)} ${cores === 1 ? 'core' : 'cores'}`;
/** `16 GiB`, or `unknown`. */
export const formatGiB = (size: Bytes | null): string => (size === null ? UNKNOWN : `${gibOfBytes(size)} GiB`);
/** `4 vCPU, 16 GiB`. */
export const formatSize = (size: { readonly vcpus: number; readonly memoryMiB: MiB }): string =>
  `${size.vcpus} vCPU, ${gibOfMib(size.memoryMiB)} GiB`;
/** In 10^6 bytes per second, as disk limits are published. */
export const formatMBps = (rate: BytesPerSecond): string => `${formatAmount(rate / BYTES_PER_MB)} MB/s`;

/** `25 %`, of a whole that may be empty. */
export const formatShare = (part: number, whole: number): string =>
  whole === 0 ? '0 %' : `${formatAmount((100 * part) / whole, 1)} %`;

/** What money is shown in. Every amount is held in US dollars; `usdToCurrency` is what one of them buys. */
export interface Currency {
  readonly currency: string;
  readonly usdToCurrency: number;
}

/** Converted without rounding: the one rounding is that of the two decimals that are shown. */
const converted = (amount: Micros, { usdToCurrency }: Currency): Micros => (amount * usdToCurrency) as Micros;

/** The amount without its code, for a column that states it: `1,234.50`. */
export const formatPlainMoney = (amount: Micros | null, currency: Currency): string =>
  amount === null ? UNKNOWN : formatMicros(converted(amount, currency));

/** `1,234.50 USD`, or `unknown`: an unknown price never reads as zero. */
export const formatMoney = (amount: Micros | null, currency: Currency): string =>
  amount === null ? UNKNOWN : `${formatPlainMoney(amount, currency)} ${currency.currency}`;
