/**
 * Adds `value` to the running sum in `cells[at]` (high) and `cells[at + 1]` (low) without losing a bit.
 *
 * The pair never overlaps and `high` is the sum rounded to nearest, so the result does not depend on the order of adding.
 * What does not fit into the pair is returned and must be kept by the caller: 0 for all but wildly mixed magnitudes, since
 * the pair holds 106 bits.
 *
 * Source: Knuth, TAOCP 4.2.2 (two-sum); Shewchuk (1997), Theorems 6 and 7.
 */
export function addExactly(cells: Float64Array, at: number, value: number): number {
  const high = cells[at]!;
  const low = cells[at + 1]!;
  const sum = high + value;
  const fromValue = sum - high;
  const error = high - (sum - fromValue) + (value - fromValue);
  const lower = low + error;
  const fromError = lower - low;
  const rest = low - (lower - fromError) + (error - fromError);
  const rounded = sum + lower;
  cells[at] = rounded;
  cells[at + 1] = lower - (rounded - sum);
  return rest;
}

/**
 * The sum of finite numbers, rounded once to nearest even: the same for every order.
 *
 * Source: Shewchuk (1997), as in Python's `math.fsum`. Cost: O(n) for numbers of like magnitude.
 */
export function roundedSum(values: Iterable<number>): number {
  const parts = nonOverlapping(values);
  let index = parts.length - 1;
  if (index < 0) return 0;
  let high = parts[index]!;
  let low = 0;
  while (index > 0 && low === 0) {
    index--;
    const before = high;
    high = before + parts[index]!;
    low = parts[index]! - (high - before);
  }
  // Half-way cases: a further part of the same sign decides which way the tie goes.
  const decides = index > 0 && Math.sign(low) === Math.sign(parts[index - 1]!) && low !== 0;
  if (!decides) return high;
  const twice = low * 2;
  const other = high + twice;
  return twice === other - high ? other : high;
}

/** Parts that do not overlap, by rising magnitude, whose exact sum is that of `values`. */
function nonOverlapping(values: Iterable<number>): readonly number[] {
  const parts: number[] = [];
  for (const value of values) {
    let rest = value;
    let kept = 0;
    for (const part of parts) {
      const [larger, smaller] = Math.abs(rest) < Math.abs(part) ? [part, rest] : [rest, part];
      const sum = larger + smaller;
      const error = smaller - (sum - larger);
      if (error !== 0) parts[kept++] = error;
      rest = sum;
    }
    parts.length = kept;
    parts.push(rest);
  }
  return parts;
}
