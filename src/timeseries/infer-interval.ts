/** What the stamps of one series say about it. */
export interface StampFacts {
  /** The median gap between neighbouring distinct stamps, the lower of two; null for fewer than two distinct stamps. */
  readonly intervalMs: number | null;
  /** Stamps that repeat an earlier one. */
  readonly duplicates: number;
}

/** Cost: O(n) for ascending stamps of which more than half keep one distance; else it sorts. */
export function inferInterval(stamps: Float64Array): StampFacts {
  const ascending = isOrdered(stamps) ? stamps : stamps.toSorted();
  const gaps = new Float64Array(Math.max(0, ascending.length - 1));
  let count = 0;
  for (let index = 1; index < ascending.length; index++) {
    const gap = ascending[index]! - ascending[index - 1]!;
    if (gap > 0) gaps[count++] = gap;
  }
  const distinct = ascending.length === 0 ? 0 : count + 1;
  return { intervalMs: medianOf(gaps.subarray(0, count)), duplicates: ascending.length - distinct };
}

function isOrdered(stamps: Float64Array): boolean {
  for (let index = 1; index < stamps.length; index++) if (stamps[index - 1]! > stamps[index]!) return false;
  return true;
}

/** A value that more than half of all share is the median, which spares most series the sorting. */
function medianOf(values: Float64Array): number | null {
  if (values.length === 0) return null;
  const candidate = majorityCandidate(values);
  let votes = 0;
  for (const value of values) if (value === candidate) votes++;
  if (votes * 2 > values.length) return candidate;
  return values.toSorted()[Math.floor((values.length - 1) / 2)]!;
}

/** The only value that can hold a majority. Source: Boyer & Moore (1981). */
function majorityCandidate(values: Float64Array): number {
  let candidate = values[0]!;
  let lead = 0;
  for (const value of values) {
    if (lead === 0) candidate = value;
    lead += value === candidate ? 1 : -1;
  }
  return candidate;
}
