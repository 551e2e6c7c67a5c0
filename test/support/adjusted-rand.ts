/**
 * How far two groupings of the same things agree beyond chance (L. Hubert, P. Arabie, "Comparing partitions", 1985): 1 for the same
 * groups, about 0 for chance. From the table of how many things the groups share; labels may be anything. Two groupings that leave
 * nothing to chance, such as one group each, agree by definition.
 */
export function adjustedRand(left: readonly unknown[], right: readonly unknown[]): number {
  const pairsOf = (labels: readonly unknown[]): number => {
    const counts = new Map<unknown, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  };
  const numbers = (labels: readonly unknown[]): readonly number[] => {
    const known = new Map<unknown, number>();
    return labels.map((label) => {
      if (!known.has(label)) known.set(label, known.size);
      return known.get(label)!;
    });
  };
  const rights = numbers(right);
  const both = pairsOf(numbers(left).map((label, at) => label * right.length + rights[at]!));
  const [inLeft, inRight] = [pairsOf(left), pairsOf(right)];
  const expected = (inLeft * inRight) / ((left.length * (left.length - 1)) / 2);
  const most = (inLeft + inRight) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}
