/** Sets of numbers below a count, joined pair by pair; each set is known by its smallest member. */
export interface UnionFind {
  readonly rootOf: (item: number) => number;
  readonly join: (left: number, right: number) => void;
}

export function createUnionFind(count: number): UnionFind {
  const parent = Int32Array.from({ length: count }, (_, item) => item);
  const rootOf = (item: number): number => {
    let root = item;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = item; parent[at] !== root;) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  return {
    rootOf,
    join: (left, right) => {
      const [one, other] = [rootOf(left), rootOf(right)];
      parent[Math.max(one, other)] = Math.min(one, other);
    },
  };
}
