import { micros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import type { ComparedMachine, OpinionTotals, ReasonSum, StepReason } from './second-opinion.js';
import { comparedAmount } from './trace-difference.js';

const sum = (amounts: readonly (Micros | null)[]): Micros =>
  micros(amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0));

/** Reasons alone come first, in the order in which they were applied; then those that could not be told apart. */
const placeOf = (reasons: readonly StepReason[], order: readonly StepReason[]): readonly number[] => [
  reasons.length,
  ...reasons.map((reason) => order.indexOf(reason)),
];

function comparePlaces(left: readonly number[], right: readonly number[]): number {
  for (const [index, place] of left.entries()) {
    const other = right[index] ?? -1;
    if (place !== other) return place - other;
  }
  return 0;
}

/** Sums over the machines whose difference is known; what is unknown is counted and in no sum. */
export function sumByReason(
  machines: readonly ComparedMachine[],
  order: readonly StepReason[],
  theirAmount: (machine: ComparedMachine) => Micros | null,
): OpinionTotals {
  const sums = new Map<string, ReasonSum>();
  for (const { steps } of machines) {
    for (const { reasons, perMonth, sizeBefore, sizeAfter } of steps) {
      const key = reasons.join(' ');
      const before = sums.get(key) ?? { reasons, machines: 0, resized: 0, perMonth: micros(0), unknown: 0 };
      sums.set(key, {
        reasons,
        machines: before.machines + 1,
        resized: before.resized + (sizeBefore === sizeAfter ? 0 : 1),
        perMonth: sum([before.perMonth, perMonth]),
        unknown: before.unknown + (perMonth === null ? 1 : 0),
      });
    }
  }
  const known = machines.filter(({ difference }) => difference !== null);
  return {
    machines: machines.length,
    known: known.length,
    unknown: machines.length - known.length,
    sameSize: machines.filter(({ theirs, ours }) => theirs.size !== null && theirs.size === ours.size).length,
    theirs: sum(known.map(theirAmount)),
    ours: sum(known.map((machine) => comparedAmount(machine.ours, machine))),
    difference: sum(known.map(({ difference }) => difference)),
    byReason: [...sums.values()].sort((left, right) =>
      comparePlaces(placeOf(left.reasons, order), placeOf(right.reasons, order)),
    ),
  };
}
