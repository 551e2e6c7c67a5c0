import { BYTES_PER_GIB, micros } from '../model/index.js';
import type { NeighbourSize } from '../sizing/index.js';
import { formatAmount, formatMoney } from './figures.js';
import type { Currency } from './figures.js';

/** ` (157.68 USD less)`: what it costs a month more or less than the chosen size; empty where either price is unknown. */
export function moreWords({ morePerMonth }: NeighbourSize, currency: Currency): string {
  if (morePerMonth === null) return '';
  const isMore = morePerMonth >= 0;
  return ` (${formatMoney(micros(Math.abs(morePerMonth)), currency)} ${isMore ? 'more' : 'less'})`;
}

/** `, 2.92 cores and 11.31 GiB away`: how far the need is from there; empty where it is there already. */
export function awayWords({ away: { cores, memoryBytes } }: NeighbourSize): string {
  const parts = [
    ...(cores > 0 ? [`${formatAmount(cores, 3)} cores`] : []),
    ...(memoryBytes > 0 ? [`${formatAmount(memoryBytes / BYTES_PER_GIB, 3)} GiB`] : []),
  ];
  return parts.length === 0 ? '' : `, ${parts.join(' and ')} away`;
}
