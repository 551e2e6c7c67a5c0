import type { Problem, SourceLocation } from '../../model/index.js';
import { TOLD_ONE_BY_ONE } from '../problems.js';

/**
 * Collects the problems of one file while it streams by: of each kind and column the first 20, then one that counts the rest,
 * so that a file of a hundred million faults costs no more than one of forty.
 */
export interface ProblemLog {
  /** `make` is called only for a problem that is kept. */
  readonly tell: (kind: string, at: SourceLocation, make: (at: SourceLocation) => Problem) => void;
  /** In the order in which they were first met. */
  readonly list: () => readonly Problem[];
}

interface Kept {
  readonly problem: Problem;
  count: number;
}

export function createProblemLog(): ProblemLog {
  const kept: Kept[] = [];
  const seen = new Map<string, { count: number; rest: Kept | null }>();
  const keyOf = (kind: string, column: string | undefined): string =>
    column === undefined ? kind : `${kind}\n${column}`;
  return {
    tell: (kind, at, make) => {
      const key = keyOf(kind, at.column);
      const before = seen.get(key) ?? { count: 0, rest: null };
      if (before.count === 0) seen.set(key, before);
      before.count += 1;
      if (before.rest !== null) before.rest.count += 1;
      else {
        const one = { problem: make(at), count: 1 };
        kept.push(one);
        if (before.count > TOLD_ONE_BY_ONE) before.rest = one;
      }
    },
    list: () => kept.map(({ problem, count }) => (count > 1 ? { ...problem, count } : problem)),
  };
}
