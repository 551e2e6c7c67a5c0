/** Records by machine: number of the machine and 64-bit words, flat. */
export type RecordRuns = readonly number[];

/** Bytes that are put in order at a time. */
const STAGE_WORDS = 131_072;
const HAS_MISSING = 0x80000000;

/**
 * Gives records out machine by machine, those of one machine as they came; in pieces, which are valid during the call. What
 * is grouped by machine already is given as it lies.
 */
export function groupRecords(
  records: Float64Array,
  machines: number,
  give: (piece: Float64Array, runs: RecordRuns) => void,
): void {
  const whole = new Uint32Array(records.buffer, records.byteOffset, records.length * 2);
  const places: number[] = [];
  for (let at = 0; at < records.length; at += wordsAt(whole, at)) places.push(at);
  if (places.length === 0) return;
  const runs = runsOf(whole, places);
  if (runs.length / 2 <= new Set(runs.filter((_, index) => index % 2 === 0)).size) {
    give(records, runs);
    return;
  }
  const stage = new Float64Array(STAGE_WORDS);
  let filled = 0;
  let staged: number[] = [];
  for (const place of inOrder(whole, places, machines)) {
    const words = wordsAt(whole, place);
    if (filled + words > STAGE_WORDS) {
      give(stage.subarray(0, filled), runsOf(new Uint32Array(stage.buffer), staged));
      filled = 0;
      staged = [];
    }
    stage.set(records.subarray(place, place + words), filled);
    staged.push(filled);
    filled += words;
  }
  give(stage.subarray(0, filled), runsOf(new Uint32Array(stage.buffer), staged));
}

const machineAt = (whole: Uint32Array, place: number): number => whole[2 * place]!;
const wordsAt = (whole: Uint32Array, place: number): number => whole[2 * place + 3]! & ~HAS_MISSING;

function runsOf(whole: Uint32Array, places: readonly number[]): number[] {
  const runs: number[] = [];
  for (const place of places) {
    const machine = machineAt(whole, place);
    const words = wordsAt(whole, place);
    if (runs.length > 0 && runs[runs.length - 2] === machine) runs[runs.length - 1]! += words;
    else runs.push(machine, words);
  }
  return runs;
}

/** By number of the machine; a counting sort, which keeps the order of equals. */
function inOrder(whole: Uint32Array, places: readonly number[], machines: number): Uint32Array {
  const starts = new Uint32Array(machines + 1);
  for (const place of places) starts[machineAt(whole, place) + 1]!++;
  for (let machine = 0; machine < machines; machine++) starts[machine + 1]! += starts[machine]!;
  const order = new Uint32Array(places.length);
  for (const place of places) order[starts[machineAt(whole, place)]!++] = place;
  return order;
}
