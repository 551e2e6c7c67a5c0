/** Samples of one series, ascending by stamp and within one stamp as they arrived. Both columns have one length. */
export interface Samples {
  readonly stamps: Float64Array;
  readonly values: Float64Array;
}

export const NO_SAMPLES: Samples = { stamps: new Float64Array(0), values: new Float64Array(0) };

/** Orders samples that arrived in any order. Cost: O(n) where they arrived ascending or descending. */
export function orderedSamples(stamps: Float64Array, values: Float64Array): Samples {
  if (isAscending(stamps)) return { stamps, values };
  if (isAscending(stamps.toReversed())) return { stamps: stamps.toReversed(), values: values.toReversed() };
  const order = Array.from(stamps.keys()).sort((left, right) => stamps[left]! - stamps[right]! || left - right);
  return {
    stamps: Float64Array.from(order, (index) => stamps[index]!),
    values: Float64Array.from(order, (index) => values[index]!),
  };
}

function isAscending(stamps: Float64Array): boolean {
  for (let index = 1; index < stamps.length; index++) if (stamps[index - 1]! >= stamps[index]!) return false;
  return true;
}

/** The samples before an instant, and the others. */
export function splitAt(samples: Samples, beforeMs: number): readonly [before: Samples, rest: Samples] {
  const { stamps, values } = samples;
  if (stamps.length === 0 || stamps.at(-1)! < beforeMs) return [samples, NO_SAMPLES];
  const at = stamps.findIndex((stamp) => stamp >= beforeMs);
  return [
    { stamps: stamps.subarray(0, at), values: values.subarray(0, at) },
    { stamps: stamps.subarray(at), values: values.subarray(at) },
  ];
}

/**
 * Adds two series sample by sample: values of one stamp are added, a stamp that only one of both has keeps its value. Where
 * a stamp repeats, the k-th of one joins the k-th of the other.
 */
export function joinSamples(left: Samples, right: Samples): Samples {
  if (left.stamps.length === 0) return right;
  if (right.stamps.length === 0) return left;
  if (haveSameStamps(left, right)) {
    return { stamps: left.stamps, values: left.values.map((value, index) => value + right.values[index]!) };
  }
  return mergeSamples(left, right);
}

function haveSameStamps(left: Samples, right: Samples): boolean {
  if (left.stamps.length !== right.stamps.length) return false;
  for (let index = 0; index < left.stamps.length; index++) {
    if (left.stamps[index] !== right.stamps[index]) return false;
  }
  return true;
}

function mergeSamples(left: Samples, right: Samples): Samples {
  const stamps = new Float64Array(left.stamps.length + right.stamps.length);
  const values = new Float64Array(stamps.length);
  let length = 0;
  let i = 0;
  let j = 0;
  while (i < left.stamps.length || j < right.stamps.length) {
    const leftAt = left.stamps[i] ?? Infinity;
    const rightAt = right.stamps[j] ?? Infinity;
    stamps[length] = Math.min(leftAt, rightAt);
    let value = 0;
    if (leftAt <= rightAt) value += left.values[i++]!;
    if (rightAt <= leftAt) value += right.values[j++]!;
    values[length++] = value;
  }
  return { stamps: stamps.subarray(0, length), values: values.subarray(0, length) };
}

/** Takes from `fallback` the samples of stamps that `samples` does not have at all. */
export function fillFrom(samples: Samples, fallback: Samples): Samples {
  if (fallback.stamps.length === 0) return samples;
  if (samples.stamps.length === 0) return fallback;
  const kept = new Uint8Array(fallback.stamps.length);
  let at = 0;
  fallback.stamps.forEach((stamp, index) => {
    while (at < samples.stamps.length && samples.stamps[at]! < stamp) at++;
    kept[index] = samples.stamps[at] === stamp ? 0 : 1;
  });
  const missing: Samples = {
    stamps: fallback.stamps.filter((_, index) => kept[index] === 1),
    values: fallback.values.filter((_, index) => kept[index] === 1),
  };
  return joinSamples(samples, missing);
}
