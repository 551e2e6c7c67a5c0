import { stampColumnOf, stampRunsOf } from '../../timeseries/index.js';
import type { RolledRest } from '../../timeseries/index.js';
import type { PartMachine } from './part.js';

/** The machines of a part, packed into few pieces: ten thousand objects would take longer to hand over than their rows to read. */
export interface PackedMachines {
  /** Name and id of each, in a JSON array. */
  readonly names: string;
  /** The figures of each, `FIGURES` numbers, then its runs of stamps, its masks and where its records are; end to end. */
  readonly numbers: Float64Array;
  /** What sums could not hold, by machine, where there is any. */
  readonly rests: readonly (readonly [machine: number, rest: RolledRest])[];
}

const FIGURES = 12;

export function packMachines(machines: readonly PartMachine[]): PackedMachines {
  const numbers: number[] = [];
  const rests: (readonly [number, RolledRest])[] = [];
  machines.forEach((machine, index) => {
    const { firstLine, rows, readings, repeated, leastMs, greatestMs, lastMs, stamps, masks, chunks } = machine;
    const { firstMs, steps, lengths } = stampRunsOf(stamps);
    numbers.push(firstLine, rows, readings, repeated, leastMs, greatestMs, lastMs);
    numbers.push(firstMs, stamps.count, steps.length, masks.length, chunks.length);
    for (const list of [steps, lengths, masks, chunks]) for (const number of list) numbers.push(number);
    for (const rest of machine.rests) rests.push([index, rest]);
  });
  const names = JSON.stringify(machines.flatMap(({ name, id }) => [name, id]));
  return { names, numbers: Float64Array.from(numbers), rests };
}

export function unpackMachines({ names, numbers, rests }: PackedMachines): PartMachine[] {
  const texts = JSON.parse(names) as readonly string[];
  const machines: PartMachine[] = [];
  let at = 0;
  const take = (length: number): Float64Array => {
    at += length;
    return numbers.subarray(at - length, at);
  };
  for (let index = 0; index < texts.length; index += 2) {
    const figures = take(FIGURES);
    const [firstLine, rows, readings, repeated] = [figures[0]!, figures[1]!, figures[2]!, figures[3]!];
    const [leastMs, greatestMs, lastMs] = [figures[4]!, figures[5]!, figures[6]!];
    const runs = figures[9]!;
    const masks = figures[10]!;
    const stamps = stampColumnOf({ firstMs: figures[7]!, count: figures[8]!, steps: take(runs), lengths: take(runs) });
    const named = { name: texts[index]!, id: texts[index + 1]!, firstLine, rows, readings, repeated };
    const lists = { masks: Array.from(take(masks)), chunks: Array.from(take(figures[11]!)), rests: [] };
    machines.push({ ...named, leastMs, greatestMs, lastMs, stamps, ...lists });
  }
  for (const [machine, rest] of rests) machines[machine]!.rests.push(rest);
  return machines;
}
