/** Numbers from 0 up to 1, which is left out, of 53 bits. */
export type Uniform = () => number;

/**
 * Pseudo-random numbers (G. Marsaglia, "Xorshift RNGs", 2003, with 128 bits of state); the same seed gives the same numbers everywhere.
 * The first sixteen are thrown away, since the seed fills a quarter of the state.
 */
export function uniformOf(seed: number): Uniform {
  let [x, y, z, w] = [seed >>> 0, 0x9e3779b9, 0x243f6a88, 0xb7e15162];
  const next = (): number => {
    const t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = (w ^ (w >>> 19) ^ t ^ (t >>> 8)) >>> 0;
    return w;
  };
  for (let round = 0; round < 16; round += 1) next();
  return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
}

/**
 * An exponential number of mean 1 by comparisons and sums alone, without a logarithm, whose last digit may differ between machines: a run
 * of numbers falls; where the number that ends it stands at an even place, its first one counts, else one more is added and a new run begins.
 *
 * Source: J. von Neumann, "Various Techniques Used in Connection with Random Digits" (1951).
 */
export function exponential(uniform: Uniform): number {
  for (let whole = 0; ; whole += 1) {
    const first = uniform();
    let last = first;
    let length = 1;
    for (let next = uniform(); next < last; next = uniform()) {
      last = next;
      length += 1;
    }
    if (length % 2 === 1) return whole + first;
  }
}
