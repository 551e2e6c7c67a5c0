/**
 * A share of 1 in percent as people are shown it, rounded down since an availability is never better than said: three decimals, or five from
 * 99.99 % on. One figure wherever it stands, in a sentence, a table or a page.
 */
export function shownPercent(share: number): number {
  const digits = shownDigits(share);
  // Half a billionth of a step up, so that 0.9995 is not read as 99.949 for the sake of its last binary digit.
  return Math.floor(share * 10 ** (digits + 2) + 1e-6) / 10 ** digits;
}

export const shownDigits = (share: number): number => (share >= 0.9999 ? 5 : 3);
