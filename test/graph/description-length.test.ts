import { describe, expect, it } from 'vitest';
import { descriptionLength, logFactorials } from '../../src/graph/description-length.js';
import type { Tie } from '../../src/graph/communities.js';

const FACTORIALS = logFactorials(160);
const ln = (number: number): number => FACTORIALS[number]!;

/** Every way to share out so many ties among the pairs, also of a node with itself. */
function multigraphs(pairs: readonly (readonly [number, number])[], ties: number): readonly (readonly Tie[])[] {
  if (pairs.length === 0) return ties === 0 ? [[]] : [];
  const [[left, right], ...rest] = [pairs[0]!, ...pairs.slice(1)];
  return Array.from({ length: ties + 1 }, (_, weight) =>
    multigraphs(rest, ties - weight).map((others) => (weight === 0 ? others : [{ left, right, weight }, ...others])),
  ).flat();
}

/** What the length leaves out, as it is the same for all groupings: ln of the arrangements of ties that make one graph. */
function arrangements(nodes: number, ties: readonly Tie[]): number {
  const degrees = new Array<number>(nodes).fill(0);
  let sum = 0;
  for (const { left, right, weight } of ties) {
    degrees[left]! += weight;
    degrees[right]! += weight;
    sum -= ln(weight) + (left === right ? weight * Math.log(2) : 0);
  }
  return sum + degrees.reduce((total, degree) => total + ln(degree), 0);
}

const labellings = (nodes: number): readonly Int32Array[] =>
  Array.from({ length: nodes ** nodes }, (_, code) =>
    Int32Array.from({ length: nodes }, (_node, at) => Math.floor(code / nodes ** at) % nodes),
  );

describe('the length of a description', () => {
  it.each([
    [2, 3],
    [3, 2],
    [3, 4],
    [4, 3],
  ])(
    'is that of a probability: over all groupings of %i nodes and all graphs of %i ties they sum to 1',
    (nodes, ties) => {
      const pairs = Array.from({ length: nodes }, (_, left) =>
        Array.from({ length: nodes - left }, (_other, more) => [left, left + more] as const),
      ).flat();
      const graphs = multigraphs(pairs, ties);
      let sum = 0;
      for (const labels of labellings(nodes)) {
        // Groups have numbers from 0 without gaps.
        const groups = new Set(labels).size;
        if (labels.some((label) => label >= groups)) continue;
        for (const graph of graphs) {
          sum += Math.exp(arrangements(nodes, graph) - descriptionLength(labels, graph, FACTORIALS));
        }
      }
      expect(sum).toBeCloseTo(1, 9);
    },
  );

  const FIRST = [0, 1, 2, 3, 4, 5];
  const SECOND = FIRST.map((node) => node + 6);
  const all = (nodes: readonly number[]): readonly Tie[] =>
    nodes.flatMap((left) => nodes.filter((right) => right > left).map((right) => ({ left, right, weight: 1 })));

  it('is shorter for two groups where one tie joins them, and for one where all do', () => {
    const two = Int32Array.from({ length: 12 }, (_, node) => (node < 6 ? 0 : 1));
    const one = new Int32Array(12);
    const apart = [...all(FIRST), ...all(SECOND), { left: 0, right: 6, weight: 1 }];
    const joined = all([...FIRST, ...SECOND]);
    const lengthOf = (labels: Int32Array, ties: readonly Tie[]): number => descriptionLength(labels, ties, FACTORIALS);
    expect(lengthOf(two, apart)).toBeLessThan(lengthOf(one, apart));
    expect(lengthOf(one, joined)).toBeLessThan(lengthOf(two, joined));
  });
});
