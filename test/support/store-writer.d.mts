/** The peaks of one step of the writer that is killed; a `PeakSet` in plain values. */
export function peaksOfStep(index: number): object;
