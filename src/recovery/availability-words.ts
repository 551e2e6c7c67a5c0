import { shownDigits, shownPercent } from '../model/index.js';

/** Rounded down, since an availability is never better than said; three decimals, or five from 99.99 % on. */
export const percentDown = (share: number): string => `${shownPercent(share).toFixed(shownDigits(share))} %`;

/** Hours with two decimals, as the tables have them, so that parts and whole are seen to agree; what is more than nothing never reads as 0. */
export const hoursOf = (hours: number): string => (hours > 0 && hours < 0.005 ? '< 0.01' : hours.toFixed(2));

/** A plain number with at most so many decimals, without trailing zeros. */
export const plainNumber = (value: number, digits = 2): string => String(Number(value.toFixed(digits)));

export const minutesOf = (hours: number): string => `${plainNumber(hours * 60, 1)} min`;
