import { invariant } from '../model/index.js';

/**
 * Shares a change among causes: to each the mean, over every order in which the causes could have come, of what it changes
 * when its turn comes (Shapley 1953). The order of the causes does not matter, a cause that changes nothing gets nothing, and
 * exchanging before and after turns every sign.
 *
 * Whole numbers throughout: the means are kept in parts of n! and cut towards zero; the units left over go, one each, to the
 * causes with the largest remainders, ties in the order of the causes. So the shares add up to `value(all) - value(none)`.
 *
 * Worked example: two causes that change 0 to 10 and to 4 alone, to 20 together. First comes 10 then 10, or 4 then 16:
 * (10 + 16) / 2 = 13 and (10 + 4) / 2 = 7, together 20.
 *
 * @param count of causes, at most 8
 * @param value of a set of causes that have come, as bits; asked once for each
 */
export function shareChange(count: number, value: (set: number) => number): readonly number[] {
  invariant(count >= 0 && count <= 8, `shares are made for at most 8 causes, found ${count}`);
  const values = Array.from({ length: 1 << count }, (_, set) => value(set));
  const factorials = [1];
  for (let number = 1; number <= count; number += 1) factorials.push(factorials[number - 1]! * number);
  const parts = Array.from({ length: count }, (_, cause) => {
    let sum = 0;
    values.forEach((before, set) => {
      if ((set & (1 << cause)) !== 0) return;
      const size = bitCount(set);
      sum += factorials[size]! * factorials[count - size - 1]! * (values[set | (1 << cause)]! - before);
    });
    invariant(Number.isSafeInteger(sum), 'shares are whole numbers that a number can hold');
    return sum;
  });
  return wholeShares(parts, factorials[count]!);
}

const bitCount = (set: number): number => (set === 0 ? 0 : (set & 1) + bitCount(set >> 1));

/** Parts of `per`, made whole so that they add up to what they add up to. */
function wholeShares(parts: readonly number[], per: number): readonly number[] {
  const shares = parts.map((part) => Math.trunc(part / per));
  const rests = parts.map((part, index) => part - shares[index]! * per);
  const left = rests.reduce((sum, rest) => sum + rest, 0) / per;
  const sign = Math.sign(left);
  const order = rests.map((_, index) => index).sort((a, b) => sign * (rests[b]! - rests[a]!) || a - b);
  for (const index of order.slice(0, Math.abs(left))) shares[index]! += sign;
  return shares.map((share) => share + 0);
}
