import { descriptionLength, logFactorials } from './description-length.js';

/** An undirected tie between two nodes; the weight is a whole number above 0. */
export interface Tie {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

/** Quarters: below four, larger groups than modularity gives. A part is tried with each of them. */
const RESOLUTIONS = [4, 3, 2] as const;
const WHOLE = 4;
/** Rounds of moving single nodes; they end by themselves long before. */
const MOST_ROUNDS = 100;

/**
 * Communities by modularity (M. Newman, M. Girvan, "Finding and evaluating community structure in networks", 2004). The measure joins
 * groups that are small beside the whole (S. Fortunato, M. Barthélemy, "Resolution limit in community detection", 2007), so each group
 * is looked at alone again. Sparse graphs and trees have a high modularity by chance (R. Guimerà, M. Sales-Pardo, L. Amaral, "Modularity
 * from fluctuations in random graphs and complex networks", 2004), so a group is split only where several groups describe its ties in fewer
 * nats than one (`descriptionLength`), by the shortest of what a few resolutions find. Nodes are visited by number and of equal gains the
 * smallest group is taken, so that the answer depends on nothing else.
 *
 * @returns for each node the smallest node of its group; a node without a tie is alone
 */
export function findCommunities(count: number, ties: readonly Tie[]): Int32Array {
  const labels = Int32Array.from({ length: count }, (_, node) => node);
  const total = ties.reduce((sum, { weight }) => sum + weight, 0);
  const factorials = logFactorials(2 * total + count);
  const waiting: (readonly Tie[])[] = [ties];
  const local = new Int32Array(count);
  while (waiting.length > 0) {
    const own = waiting.pop()!;
    const nodes = [...new Set(own.flatMap(({ left, right }) => [left, right]))].sort((left, right) => left - right);
    nodes.forEach((node, at) => (local[node] = at));
    const inner = own.map(({ left, right, weight }) => ({ left: local[left]!, right: local[right]!, weight }));
    const found =
      own === ties ? joinByModularity(nodes.length, inner, WHOLE) : shortestSplit(nodes.length, inner, factorials);
    for (const [at, node] of nodes.entries()) labels[node] = nodes[found === null ? 0 : found[at]!]!;
    if (found !== null) waiting.push(...tiesWithin(own, labels));
  }
  return labels;
}

/** What describes the ties in fewest nats; null where that is one group. */
function shortestSplit(count: number, ties: readonly Tie[], factorials: Float64Array): Int32Array | null {
  let best: Int32Array | null = null;
  let least = descriptionLength(new Int32Array(count), ties, factorials);
  for (const resolution of RESOLUTIONS) {
    const found = joinByModularity(count, ties, resolution);
    const length = descriptionLength(found, ties, factorials);
    if (length < least && found.some((label) => label !== 0)) [best, least] = [found, length];
  }
  return best;
}

/** The ties within each group that has any, by the first tie. */
function tiesWithin(ties: readonly Tie[], labels: Int32Array): readonly (readonly Tie[])[] {
  const groups = new Map<number, Tie[]>();
  for (const tie of ties) {
    const group = labels[tie.left]!;
    if (group !== labels[tie.right]) continue;
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [tie]);
    else known.push(tie);
  }
  return [...groups.values()];
}

/**
 * Single nodes move to where they add most, then groups are joined as if they were nodes, until nothing adds any more (V. Blondel and
 * others, "Fast unfolding of communities in large networks", 2008). The resolution (J. Reichardt, S. Bornholdt, "Statistical mechanics of
 * community detection", 2006) is how much, in quarters, chance counts against being together.
 *
 * @returns for each node the smallest node of its group
 */
function joinByModularity(count: number, ties: readonly Tie[], resolution: number): Int32Array {
  let labels = Int32Array.from({ length: count }, (_, node) => node);
  let level: Level = { count, ties };
  for (;;) {
    const moved = moveNodes(level, resolution);
    if (moved.every((group, node) => group === node)) return labels;
    const numbers = new Map<number, number>();
    for (const group of moved) if (!numbers.has(group)) numbers.set(group, numbers.size);
    const numberOf = Int32Array.from(moved, (group) => numbers.get(group)!);
    const first = new Int32Array(numbers.size).fill(-1);
    const levelOf = labelsToNumbers(labels);
    labels = labels.map((_label, node) => {
      const group = numberOf[levelOf[node]!]!;
      if (first[group] === -1) first[group] = node;
      return first[group]!;
    });
    level = { count: numbers.size, ties: joinTies(level.ties, numberOf) };
  }
}

/** Groups numbered by their first node. */
function labelsToNumbers(labels: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    const known = numbers.get(label);
    if (known !== undefined) return known;
    numbers.set(label, numbers.size);
    return numbers.size - 1;
  });
}

interface Level {
  readonly count: number;
  /** A group's own ties join it to itself. */
  readonly ties: readonly Tie[];
}

function joinTies(ties: readonly Tie[], numberOf: Int32Array): readonly Tie[] {
  const sums = new Map<number, number>();
  const count = numberOf.reduce((most, number) => Math.max(most, number), 0) + 1;
  for (const { left, right, weight } of ties) {
    const [one, other] = [numberOf[left]!, numberOf[right]!];
    const key = Math.min(one, other) * count + Math.max(one, other);
    sums.set(key, (sums.get(key) ?? 0) + weight);
  }
  return [...sums]
    .sort(([left], [right]) => left - right)
    .map(([key, weight]) => ({ left: Math.floor(key / count), right: key % count, weight }));
}

/** The group of each node of a level, named by a node of it. */
function moveNodes({ count, ties }: Level, resolution: number): Int32Array {
  const adjacency = neighboursOf(count, ties);
  const state: Moving = {
    ...{ adjacency, resolution },
    total: adjacency.degrees.reduce((sum, degree) => sum + degree, 0),
    groups: Int32Array.from({ length: count }, (_, node) => node),
    sums: Float64Array.from(adjacency.degrees),
    toGroup: new Float64Array(count),
  };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let moves = 0;
    for (let node = 0; node < count; node += 1) if (moveNode(node, state)) moves += 1;
    if (moves === 0) break;
  }
  return state.groups;
}

interface Moving {
  readonly adjacency: Adjacency;
  readonly resolution: number;
  /** Of all degrees. */
  readonly total: number;
  readonly groups: Int32Array;
  /** Of the degrees in each group. */
  readonly sums: Float64Array;
  /** Zero between nodes: the weight from the node to each group. */
  readonly toGroup: Float64Array;
}

/** To the group in which it adds most; whether that is another one. */
function moveNode(node: number, { adjacency, resolution, total, groups, sums, toGroup }: Moving): boolean {
  const { starts, others, weights, degrees } = adjacency;
  const own = groups[node]!;
  const touched: number[] = [];
  for (let at = starts[node]!; at < starts[node + 1]!; at += 1) {
    const group = groups[others[at]!]!;
    if (toGroup[group] === 0) touched.push(group);
    toGroup[group]! += weights[at]!;
  }
  sums[own]! -= degrees[node]!;
  // Gains times four times the sum of all degrees stay whole numbers.
  const gain = (group: number): number => WHOLE * toGroup[group]! * total - resolution * degrees[node]! * sums[group]!;
  let best = own;
  let most = gain(own);
  for (const group of touched) {
    const found = gain(group);
    const isFirstOfEqual = found === most && group < best && best !== own;
    if (found > most || isFirstOfEqual) [best, most] = [group, found];
  }
  for (const group of touched) toGroup[group] = 0;
  sums[best]! += degrees[node]!;
  groups[node] = best;
  return best !== own;
}

interface Adjacency {
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly weights: Float64Array;
  /** A tie to itself counts twice. */
  readonly degrees: Float64Array;
}

function neighboursOf(count: number, ties: readonly Tie[]): Adjacency {
  const starts = new Int32Array(count + 1);
  const degrees = new Float64Array(count);
  for (const { left, right, weight } of ties) {
    degrees[left]! += weight;
    degrees[right]! += weight;
    if (left === right) continue;
    starts[left + 1]! += 1;
    starts[right + 1]! += 1;
  }
  for (let node = 0; node < count; node += 1) starts[node + 1]! += starts[node]!;
  const others = new Int32Array(starts[count]!);
  const weights = new Float64Array(starts[count]!);
  const at = starts.slice();
  for (const { left, right, weight } of ties) {
    if (left === right) continue;
    others[at[left]!] = right;
    weights[at[left]!++] = weight;
    others[at[right]!] = left;
    weights[at[right]!++] = weight;
  }
  return { starts, others, weights, degrees };
}
