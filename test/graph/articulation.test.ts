import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findArticulations } from '../../src/graph/articulation.js';
import type { Articulation } from '../../src/graph/articulation.js';

type Edge = readonly [number, number];

function neighboursOf(count: number, edges: readonly Edge[]): readonly (readonly number[])[] {
  const neighbours: number[][] = Array.from({ length: count }, () => []);
  for (const [left, right] of edges) {
    neighbours[left]!.push(right);
    neighbours[right]!.push(left);
  }
  return neighbours;
}

/** The pieces of what is left of a graph without a node, each ascending, by their smallest node. */
function piecesWithout(gone: number, neighbours: readonly (readonly number[])[], of: ReadonlySet<number>): number[][] {
  const left = new Set([...of].filter((node) => node !== gone));
  const pieces: number[][] = [];
  for (const start of [...left].sort((one, other) => one - other)) {
    if (!left.has(start)) continue;
    const piece: number[] = [];
    const waiting = [start];
    left.delete(start);
    while (waiting.length > 0) {
      const node = waiting.pop()!;
      piece.push(node);
      for (const other of neighbours[node]!) if (left.delete(other)) waiting.push(other);
    }
    pieces.push(piece.sort((one, other) => one - other));
  }
  return pieces;
}

/** By deleting each node in turn. */
function byDeletion(neighbours: readonly (readonly number[])[]): readonly Articulation[] {
  return neighbours.flatMap((_own, node) => {
    const whole = piecesWithout(-1, neighbours, new Set(neighbours.keys())).find((piece) => piece.includes(node))!;
    const pieces = piecesWithout(node, neighbours, new Set(whole));
    if (pieces.length < 2) return [];
    const largest = pieces.reduce((best, one) => (one.length > best.length ? one : best));
    const cutOff = pieces
      .filter((piece) => piece !== largest)
      .flat()
      .sort((one, other) => one - other);
    return [{ node, cutOff, cutOffCount: cutOff.length, pieces: pieces.length }];
  });
}

describe('articulation nodes', () => {
  it('of a chain are its inner nodes; of equal pieces the one with the smallest node stays', () => {
    expect(
      findArticulations(
        neighboursOf(3, [
          [0, 1],
          [1, 2],
        ]),
      ),
    ).toEqual([{ node: 1, cutOff: [2], cutOffCount: 1, pieces: 2 }]);
    expect(
      findArticulations(
        neighboursOf(3, [
          [0, 1],
          [1, 2],
          [2, 0],
        ]),
      ),
    ).toEqual([]);
  });

  it('are those that deleting each node in turn finds', () => {
    const graph = fc
      .integer({ min: 1, max: 12 })
      .chain((count) =>
        fc.tuple(
          fc.constant(count),
          fc.array(fc.tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 })), { maxLength: 18 }),
        ),
      );
    fc.assert(
      fc.property(graph, ([count, edges]) => {
        const neighbours = neighboursOf(
          count,
          edges.filter(([left, right]) => left !== right),
        );
        expect(findArticulations(neighbours)).toEqual(byDeletion(neighbours));
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('of a chain of 20,000 are found without recursion, and their lists are cut where a limit is given', () => {
    const chain = Array.from({ length: 19_999 }, (_, at): Edge => [at, at + 1]);
    const found = findArticulations(neighboursOf(20_000, chain), 10);
    expect(found.length).toBe(19_998);
    expect(found[9999]).toMatchObject({ node: 10_000, cutOffCount: 9999 });
    expect(found.every(({ cutOff }) => cutOff.length <= 10)).toBe(true);
  });
});
