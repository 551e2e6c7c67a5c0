/** A whole number from 0 up to `below`, which is left out. */
export type Chance = (below: number) => number;

/** Whole pseudo-random numbers (G. Marsaglia, "Xorshift RNGs", 2003); the same seed gives the same numbers everywhere. */
export function chanceOf(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}
