/** Rounded down, since an availability is never better than said; three decimals, or five from 99.99 % on. */
export function percentDown(share: number): string {
  const digits = share >= 0.9999 ? 5 : 3;
  const unit = 10 ** (digits + 2);
  // Half a billionth of a step up, so that 0.9995 is not read as 99.949 for the sake of its last binary digit.
  return `${(Math.floor(share * unit + 1e-6) / 10 ** digits).toFixed(digits)} %`;
}

/** Rounded up, with one decimal, or three below an hour. */
export function hoursUp(hours: number): string {
  const unit = hours < 1 ? 1000 : 10;
  return (Math.ceil(hours * unit - 1e-6) / unit).toFixed(hours < 1 ? 3 : 1);
}

/** A plain number with at most so many decimals, without trailing zeros. */
export const plainNumber = (value: number, digits = 2): string => String(Number(value.toFixed(digits)));

export const minutesOf = (hours: number): string => `${plainNumber(hours * 60, 1)} min`;
