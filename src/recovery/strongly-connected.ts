/**
 * Sets of nodes that reach each other (Tarjan), in an order in which every set comes after those that it leads to. Nodes of a set ascend.
 *
 * @param count nodes are 0 to `count - 1`
 * @param next where the edges of a node lead; they are followed in the order given, so equal input gives equal output
 *
 * Cost: O(nodes + edges), without recursion, so a chain of any length is fine. Source: Tarjan (1972), "Depth-first search and linear graph
 * algorithms".
 */
export function stronglyConnected(
  count: number,
  next: (node: number) => readonly number[],
): readonly (readonly number[])[] {
  const found: number[][] = [];
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const isOpen = new Uint8Array(count);
  const open: number[] = [];
  const path: { node: number; at: number }[] = [];
  let counter = 0;

  const enter = (node: number): void => {
    order[node] = low[node] = counter;
    counter += 1;
    open.push(node);
    isOpen[node] = 1;
    path.push({ node, at: 0 });
  };

  for (let root = 0; root < count; root += 1) {
    if (order[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      const to = next(top.node)[top.at];
      if (to !== undefined) {
        top.at += 1;
        if (order[to] === -1) enter(to);
        else if (isOpen[to] === 1) low[top.node] = Math.min(low[top.node]!, order[to]!);
        continue;
      }
      path.pop();
      const above = path[path.length - 1];
      if (above !== undefined) low[above.node] = Math.min(low[above.node]!, low[top.node]!);
      if (low[top.node] === order[top.node]) found.push(closeSet(top.node, open, isOpen));
    }
  }
  return found;
}

function closeSet(root: number, open: number[], isOpen: Uint8Array): number[] {
  const set: number[] = [];
  for (;;) {
    const node = open.pop()!;
    isOpen[node] = 0;
    set.push(node);
    if (node === root) return set.sort((left, right) => left - right);
  }
}
