/** An undirected graph by the neighbours of each node; a neighbour may stand there several times. */
export type Neighbours = readonly (readonly number[])[];

export interface Articulation {
  readonly node: number;
  /** Nodes that its loss parts from the largest piece of what it held together, of equal pieces the one with the smallest node; ascending. */
  readonly cutOff: readonly number[];
  /** How many those are; more than `cutOff` lists where a limit was given, and then it lists the first that the search met. */
  readonly cutOffCount: number;
  /** How many pieces are left, two at least. */
  readonly pieces: number;
}

/**
 * Nodes whose loss parts others that were connected, by depth-first search (J. Hopcroft, R. Tarjan, "Efficient algorithms for graph
 * manipulation", 1973), without recursion. The search is linear; the answer has one entry for each node that each of them cuts off.
 *
 * @param mostListed so many nodes are listed of those that one cuts off
 * @returns by node
 */
export function findArticulations(
  neighbours: Neighbours,
  mostListed: number = Number.POSITIVE_INFINITY,
): readonly Articulation[] {
  const found: Articulation[] = [];
  const search = newSearch(neighbours.length);
  for (let root = 0; root < neighbours.length; root += 1) {
    if (search.entered[root] !== -1) continue;
    const first = search.order.length;
    visitFrom(root, neighbours, search);
    found.push(...articulationsIn({ root, first, end: search.order.length }, search, mostListed));
  }
  return found.sort((left, right) => left.node - right.node);
}

interface Search {
  /** When a node was entered; -1: not yet. */
  readonly entered: Int32Array;
  /** The earliest entry that its subtree reaches by one more edge. */
  readonly low: Int32Array;
  readonly parent: Int32Array;
  /** One past the last entry within its subtree. */
  readonly end: Int32Array;
  /** Nodes by entry: a subtree is a range of it. */
  readonly order: number[];
  readonly next: Int32Array;
}

const newSearch = (count: number): Search => ({
  entered: new Int32Array(count).fill(-1),
  low: new Int32Array(count),
  parent: new Int32Array(count).fill(-1),
  end: new Int32Array(count),
  order: [],
  next: new Int32Array(count),
});

function visitFrom(root: number, neighbours: Neighbours, search: Search): void {
  const { entered, low, parent, end, order, next } = search;
  const path: number[] = [];
  const enter = (node: number): void => {
    entered[node] = low[node] = order.length;
    order.push(node);
    path.push(node);
  };
  enter(root);
  while (path.length > 0) {
    const node = path.at(-1)!;
    const own = neighbours[node]!;
    if (next[node]! < own.length) {
      const other = own[next[node]!]!;
      next[node]! += 1;
      if (entered[other] === -1) {
        parent[other] = node;
        enter(other);
      } else if (other !== parent[node]) {
        low[node] = Math.min(low[node]!, entered[other]!);
      }
      continue;
    }
    path.pop();
    end[node] = order.length;
    const above = parent[node]!;
    if (above >= 0) low[above] = Math.min(low[above]!, low[node]!);
  }
}

interface Range {
  readonly root: number;
  readonly first: number;
  readonly end: number;
}

function articulationsIn(whole: Range, search: Search, mostListed: number): readonly Articulation[] {
  const { root, first, end } = whole;
  const cutting = new Map<number, [from: number, to: number][]>();
  for (let at = first + 1; at < end; at += 1) {
    const node = search.order[at]!;
    const above = search.parent[node]!;
    if (search.low[node]! < search.entered[above]!) continue;
    const ranges = cutting.get(above);
    if (ranges === undefined) cutting.set(above, [[at, search.end[node]!]]);
    else ranges.push([at, search.end[node]!]);
  }
  return [...cutting]
    .filter(([node, ranges]) => node !== root || ranges.length > 1)
    .map(([node, ranges]) => articulationAt(node, { ranges, whole, mostListed }, search));
}

/** A piece as stretches of the order of entry, from (in) to (out). */
type Piece = readonly (readonly [from: number, to: number])[];

const sizeOf = (piece: Piece): number => piece.reduce((sum, [from, to]) => sum + to - from, 0);

function articulationAt(
  node: number,
  { ranges, whole, mostListed }: { readonly ranges: Piece; readonly whole: Range; readonly mostListed: number },
  search: Search,
): Articulation {
  const rest = node === whole.root ? [] : complement(ranges, { ...whole, without: search.entered[node]! });
  const pieces: readonly Piece[] = [...ranges.map((range) => [range]), ...(sizeOf(rest) === 0 ? [] : [rest])];
  const largest = largestOf(pieces, search.order);
  const cut = pieces.filter((piece) => piece !== largest);
  const cutOff: number[] = [];
  for (const [from, to] of cut.flat()) {
    for (let at = from; at < to && cutOff.length < mostListed; at += 1) cutOff.push(search.order[at]!);
  }
  const cutOffCount = cut.reduce((sum, piece) => sum + sizeOf(piece), 0);
  return { node, cutOff: cutOff.sort((left, right) => left - right), cutOffCount, pieces: pieces.length };
}

/** What is left of a stretch without ranges, which ascend, and without one place. */
function complement(ranges: Piece, { first, end, without }: Range & { readonly without: number }): Piece {
  const gone = [...ranges, [without, without + 1] as const].sort(([left], [right]) => left - right);
  const left: (readonly [number, number])[] = [];
  let at = first;
  for (const [from, to] of gone) {
    if (from > at) left.push([at, from]);
    at = to;
  }
  if (end > at) left.push([at, end]);
  return left;
}

function largestOf(pieces: readonly Piece[], order: readonly number[]): Piece {
  const most = pieces.reduce((size, piece) => Math.max(size, sizeOf(piece)), 0);
  const largest = pieces.filter((piece) => sizeOf(piece) === most);
  if (largest.length === 1) return largest[0]!;
  const smallest = largest.map((piece) => {
    let least = Number.POSITIVE_INFINITY;
    for (const [from, to] of piece) for (let at = from; at < to; at += 1) least = Math.min(least, order[at]!);
    return least;
  });
  return largest[smallest.indexOf(Math.min(...smallest))]!;
}
