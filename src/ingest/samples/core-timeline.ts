/** How many cores a machine was said to have, over time. */
export interface CoreTimeline {
  readonly add: (atMs: number, cores: number) => void;
  /** The cores stated last at or before that time; null if none were. */
  readonly at: (atMs: number) => number | null;
}

interface Run {
  fromMs: number;
  toMs: number;
  readonly cores: number;
}

/**
 * Neighbouring statements of one number are kept as a run, so that a month of equal ones costs one entry. Statements may come
 * in any order; of two for one time the greater stands. One that falls inside a run of another number splits it, and the run
 * is taken to go on behind it.
 */
export function createCoreTimeline(): CoreTimeline {
  const runs: Run[] = [];
  return {
    add: (atMs, cores) => {
      const last = runs.at(-1);
      if (last === undefined || atMs > last.toMs) {
        if (last?.cores === cores) last.toMs = atMs;
        else runs.push({ fromMs: atMs, toMs: atMs, cores });
        return;
      }
      if (atMs >= last.fromMs && cores === last.cores) return;
      insert(runs, atMs, cores);
    },
    at: (atMs) => runs[indexAt(runs, atMs)]?.cores ?? null,
  };
}

/** The last run that begins at or before a time; -1 if none does. */
function indexAt(runs: readonly Run[], atMs: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (runs[middle]!.fromMs <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function insert(runs: Run[], atMs: number, cores: number): void {
  const index = indexAt(runs, atMs);
  const before = runs[index];
  const after = runs[index + 1];
  if (before !== undefined && atMs <= before.toMs) {
    const isEdge = atMs === before.fromMs || atMs === before.toMs;
    if (before.cores !== cores && !(isEdge && cores < before.cores))
      split(runs, index, { fromMs: atMs, toMs: atMs, cores });
  } else if (before?.cores === cores) {
    before.toMs = atMs;
  } else if (after?.cores === cores) {
    after.fromMs = atMs;
  } else {
    runs.splice(index + 1, 0, { fromMs: atMs, toMs: atMs, cores });
  }
}

function split(runs: Run[], index: number, one: Run): void {
  const { fromMs, toMs, cores } = runs[index]!;
  const at = one.fromMs;
  const left = fromMs < at ? [{ fromMs, toMs: at - 1, cores }] : [];
  const right = toMs > at ? [{ fromMs: at + 1, toMs, cores }] : [];
  runs.splice(index, 1, ...left, one, ...right);
}
