import type { GraphEdge, GraphMachine } from './graph.js';

/** An edge with the places of its ends in the order of ids. */
export interface PlacedEdge {
  readonly client: number;
  readonly server: number;
  readonly edge: GraphEdge;
}

/** The graph as the steps after roles and noise work on it: machines by their place in the order of ids. */
export interface Wiring {
  /** In the order of ids. */
  readonly machines: readonly GraphMachine[];
  /** Without noise; by client, server and port. */
  readonly edges: readonly PlacedEdge[];
  /** How many machines any connection names. */
  readonly seen: number;
}

export function groupBy<T, K>(all: Iterable<T>, keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return groups;
}

export const ascending = (left: number, right: number): number => left - right;

/** `1 machine`, `2 machines`. */
