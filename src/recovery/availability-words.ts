/** Rounded down, since an availability is never better than said; three decimals, or five from 99.99 % on. */
export const percentDown = (share: number): string => `${shownPercent(share).toFixed(digitsOf(share))} %`;

/** The same as a number, for tables: one figure wherever it stands. */
export function shownPercent(share: number): number {
  const digits = digitsOf(share);
  // Half a billionth of a step up, so that 0.9995 is not read as 99.949 for the sake of its last binary digit.
  return Math.floor(share * 10 ** (digits + 2) + 1e-6) / 10 ** digits;
}

const digitsOf = (share: number): number => (share >= 0.9999 ? 5 : 3);

/** Hours with two decimals, as the tables have them, so that parts and whole are seen to agree; what is more than nothing never reads as 0. */
export const hoursOf = (hours: number): string => (hours > 0 && hours < 0.005 ? '< 0.01' : hours.toFixed(2));

/** A plain number with at most so many decimals, without trailing zeros. */
export const plainNumber = (value: number, digits = 2): string => String(Number(value.toFixed(digits)));

export const minutesOf = (hours: number): string => `${plainNumber(hours * 60, 1)} min`;
