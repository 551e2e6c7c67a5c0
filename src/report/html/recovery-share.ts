import { formatAmount } from '../figures.js';

const PERCENT = 100;

/** Rounded down, as the sentences below it are: an availability is never better than said. */
export const shareText = (share: number): string => `${formatAmount(Math.floor(share * PERCENT * 1000) / 1000, 3)} %`;
