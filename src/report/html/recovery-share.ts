import { shownPercent } from '../../model/index.js';
import { formatAmount } from '../figures.js';

/** Rounded down, as the sentences below it are: an availability is never better than said. */
export const shareText = (share: number): string => `${formatAmount(shownPercent(share), 5)} %`;
