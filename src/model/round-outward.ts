/** Digits beyond these are float noise: 0.1 x 3 is no more than 0.3. */
const NOISE_DECIMALS = 6;

const scaled = (value: number, decimals: number): number => Number((value * 10 ** decimals).toFixed(NOISE_DECIMALS));

/**
 * A need for print: rounded up, so that one above a limit never reads as within it.
 *
 * Worked example: 20.00232 cores with 3 decimals read 20.003, never 20.
 */
export const roundNeedUp = (value: number, decimals: number): number =>
  Math.ceil(scaled(value, decimals)) / 10 ** decimals;

/** A limit for print, rounded down: the counterpart of `roundNeedUp`. */
export const roundLimitDown = (value: number, decimals: number): number =>
  Math.floor(scaled(value, decimals)) / 10 ** decimals;
