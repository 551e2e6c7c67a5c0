/** That two clusters were joined: each is named by its smallest member. */
export interface Join {
  readonly kept: number;
  readonly gone: number;
  /** The mean of the distances between their members. */
  readonly distance: number;
}

/**
 * Average linkage by chains of nearest neighbours (F. Murtagh, "A survey of recent advances in hierarchical clustering algorithms",
 * 1983): time and memory grow with the square of the count. Where distances are equal the smaller numbers are joined first.
 *
 * @returns the joins by rising distance, one fewer than there are items
 */
export function linkage(count: number, distance: (left: number, right: number) => number): readonly Join[] {
  const distances = new Float32Array((count * (count - 1)) / 2);
  const place = (left: number, right: number): number =>
    left < right ? left * count - (left * (left + 1)) / 2 + right - left - 1 : place(right, left);
  for (let left = 0; left < count; left += 1) {
    for (let right = left + 1; right < count; right += 1) distances[place(left, right)] = distance(left, right);
  }
  const sizes = new Float64Array(count).fill(1);
  const joins: Join[] = [];
  const chain: number[] = [];
  let begin = 0;
  while (joins.length < count - 1) {
    while (sizes[begin] === 0) begin += 1;
    if (chain.length === 0) chain.push(begin);
    const top = chain.at(-1)!;
    const before = chain.length > 1 ? chain.at(-2)! : -1;
    const next = nearest(top, before);
    if (next !== before) {
      chain.push(next);
      continue;
    }
    chain.length -= 2;
    join(Math.min(top, next), Math.max(top, next));
  }
  return joins
    .map((one, index) => ({ one, index }))
    .sort((left, right) => left.one.distance - right.one.distance || left.index - right.index)
    .map(({ one }) => one);

  /** The one before in the chain where it is among the nearest, so that the chain ends. */
  function nearest(from: number, before: number): number {
    let best = before;
    let least = before < 0 ? Number.POSITIVE_INFINITY : distances[place(from, before)]!;
    for (let other = 0; other < count; other += 1) {
      if (other === from || sizes[other] === 0) continue;
      const found = distances[place(from, other)]!;
      if (found < least) {
        best = other;
        least = found;
      }
    }
    return best;
  }

  function join(kept: number, gone: number): void {
    joins.push({ kept, gone, distance: distances[place(kept, gone)]! });
    const [left, right] = [sizes[kept]!, sizes[gone]!];
    for (let other = 0; other < count; other += 1) {
      if (other === kept || other === gone || sizes[other] === 0) continue;
      const at = place(kept, other);
      distances[at] = (distances[at]! * left + distances[place(gone, other)]! * right) / (left + right);
    }
    sizes[kept] = left + right;
    sizes[gone] = 0;
  }
}
