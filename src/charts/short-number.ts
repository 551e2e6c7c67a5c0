const DIGITS = 4;
const DECIMALS = 3;
/** Digits beyond these are float noise. */
const NOISE_DIGITS = 12;

/**
 * The least number of at most four digits and three decimals that is not below a value; what is more than nothing is never nothing.
 *
 * Noise in the thirteenth digit counts for nothing: 0.1 x 3 gives 0.3.
 *
 * Worked example: 20.00232 gives 20.01, 1234.5 gives 1235, 0.00004 gives 0.001.
 */
export const shortUp = (value: number): number => short(value, Math.ceil);

/** The greatest such number that is not above a value. */
export const shortDown = (value: number): number => short(value, Math.floor);

function short(value: number, round: (value: number) => number): number {
  if (!(value > 0)) return 0;
  const exponent = Number(value.toExponential().split('e')[1]);
  const places = Math.min(DECIMALS, DIGITS - 1 - exponent);
  const unit = 10 ** Math.abs(places);
  const shifted = Number((places < 0 ? value / unit : value * unit).toPrecision(NOISE_DIGITS));
  return places < 0 ? round(shifted) * unit : round(shifted) / unit;
}

/** A number with thousands separators in its whole part: `12,340`, `0.539`. */
export function groupDigits(value: number): string {
  const [whole = '0', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
