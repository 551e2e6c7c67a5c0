/** An undirected tie between two nodes; the weight is a whole number above 0. */
export interface Tie {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

/** Above 1 groups get smaller. */
const RESOLUTION = 1;
/** Rounds of moving single nodes; they end by themselves long before. */
const MOST_ROUNDS = 100;

/**
 * Communities by modularity (M. Newman, M. Girvan, 2004): single nodes move to where they add most, then groups are joined as if they
 * were nodes, until nothing adds any more (V. Blondel and others, "Fast unfolding of communities in large networks", 2008). Nodes are
 * visited by number and of equal gains the smallest group is taken, so that the answer depends on nothing else.
 *
 * @returns for each node the smallest node of its group; a node without a tie is alone
 */
export function findCommunities(count: number, ties: readonly Tie[]): Int32Array {
  let labels = Int32Array.from({ length: count }, (_, node) => node);
  let level: Level = { count, ties };
  for (;;) {
    const moved = moveNodes(level);
    if (moved.every((group, node) => group === node)) return labels;
    const numbers = new Map<number, number>();
    for (const group of moved) if (!numbers.has(group)) numbers.set(group, numbers.size);
    const first = new Int32Array(numbers.size).fill(-1);
    const numberOf = Int32Array.from(moved, (group) => numbers.get(group)!);
    // Names of groups as nodes of the level below are numbers by first member, so the smallest node names each group.
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
function moveNodes({ count, ties }: Level): Int32Array {
  const { starts, others, weights, degrees } = neighboursOf(count, ties);
  const total = degrees.reduce((sum, degree) => sum + degree, 0);
  const groups = Int32Array.from({ length: count }, (_, node) => node);
  const sums = Float64Array.from(degrees);
  const toGroup = new Float64Array(count);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let moves = 0;
    for (let node = 0; node < count; node += 1) {
      const own = groups[node]!;
      const touched: number[] = [];
      for (let at = starts[node]!; at < starts[node + 1]!; at += 1) {
        const group = groups[others[at]!]!;
        if (toGroup[group] === 0) touched.push(group);
        toGroup[group]! += weights[at]!;
      }
      sums[own]! -= degrees[node]!;
      // Gains times the sum of all degrees stay whole numbers.
      const gain = (group: number): number => toGroup[group]! * total - RESOLUTION * degrees[node]! * sums[group]!;
      let best = own;
      let most = gain(own);
      for (const group of touched) {
        const found = gain(group);
        if (found > most || (found === most && group < best && best !== own)) [best, most] = [group, found];
      }
      for (const group of touched) toGroup[group] = 0;
      sums[best]! += degrees[node]!;
      if (best !== own) {
        groups[node] = best;
        moves += 1;
      }
    }
    if (moves === 0) break;
  }
  return groups;
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
