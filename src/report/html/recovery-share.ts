import { shownPercent } from '../../model/index.js';
import type { AvailabilityOf } from '../../recovery/index.js';
import { formatAmount } from '../figures.js';

/** Rounded down, as the sentences below it are: an availability is never better than said. */
const shareText = (share: number): string => `${formatAmount(shownPercent(share), 5)} %`;

/** Of a design: told from one side where elements are not counted. */
export const availabilityText = ({ availability, notCounted }: AvailabilityOf): string =>
  `${notCounted.length > 0 ? 'at most ' : ''}${shareText(availability)}`;
