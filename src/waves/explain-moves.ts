import { compareText } from '../model/index.js';
import { countCost } from './count-cost.js';
import type { HardGroup } from './hard-groups.js';
import { judgeConditions } from './judge-conditions.js';
import type { Placement } from './placement.js';
import { listNames } from './plan-problems.js';
import { waveInWords } from './wave-words.js';
import type { CostLine, PlanCondition, PlanMove } from './wave-plan.js';

/** Beyond so many moves they are told in the order of the estate, and without the conditions that they mend. */
const MOST_WEIGHED = 30;

const costOf = (placement: Placement, waves: Int32Array): ReturnType<typeof countCost> =>
  countCost(placement.terms, waves, { days: placement.days, earlyWaves: placement.input.settings.earlyWaves });

const movedTo = (waves: Int32Array, { machines }: HardGroup, wave: number): Int32Array => {
  const moved = waves.slice();
  for (const machine of machines) moved[machine] = wave;
  return moved;
};

/**
 * The way from the given plan to the new one, move by move: each time the one that brings most, with what it saves and what it mends
 * while those after it are not made yet. The changes sum to the difference of the two plans.
 */
export function explainMoves(
  placement: Placement,
  waves: Int32Array,
  pieces: readonly HardGroup[],
): readonly PlanMove[] {
  const left = pieces.filter(({ machines }) => placement.waves[machines[0]!] !== waves[machines[0]!]);
  const isWeighed = left.length <= MOST_WEIGHED;
  const moves: PlanMove[] = [];
  let at = placement.waves;
  while (left.length > 0) {
    const before = costOf(placement, at);
    let best = 0;
    let next = movedTo(at, left[0]!, waves[left[0]!.machines[0]!]!);
    let after = costOf(placement, next);
    for (let index = 1; isWeighed && index < left.length; index += 1) {
      const other = movedTo(at, left[index]!, waves[left[index]!.machines[0]!]!);
      const cost = costOf(placement, other);
      if (cost.total < after.total) [best, next, after] = [index, other, cost];
    }
    const [piece] = left.splice(best, 1);
    const { machines } = piece!;
    const [from, to] = [at[machines[0]!]! + 1, next[machines[0]!]! + 1];
    const mended = isWeighed ? mendedBetween(placement, at, next) : [];
    const names = machines.map((machine) => placement.terms.machines[machine]!.name).sort(compareText);
    moves.push({
      machines: machines.map((machine) => placement.terms.machines[machine]!.id),
      from,
      to,
      change: after.total - before.total,
      said: `${listNames(names)} from ${waveInWords(placement.names, from - 1)} to ${waveInWords(placement.names, to - 1)}: ${[...linesBetween(before.lines, after.lines), ...mended].join('; ') || 'changes no cost by itself'}`,
    });
    at = next;
  }
  return moves;
}

function linesBetween(before: readonly CostLine[], after: readonly CostLine[]): readonly string[] {
  return after
    .map(({ words, cost }, index) => ({ words, change: cost - before[index]!.cost }))
    .filter(({ change }) => change !== 0)
    .sort((left, right) => left.change - right.change)
    .map(({ words, change }) => (change < 0 ? `saves ${-change} of ${words}` : `costs ${change} of ${words}`));
}

function mendedBetween(placement: Placement, before: Int32Array, after: Int32Array): readonly string[] {
  const judged = (waves: Int32Array): readonly PlanCondition[] => judgeConditions({ ...placement, waves });
  const was = new Map(judged(before).map((condition) => [condition.id, condition]));
  return judged(after).flatMap(({ id, words, broken }) => {
    const fewer = (was.get(id)?.broken.length ?? 0) - broken.length;
    if (fewer === 0) return [];
    return [fewer > 0 ? `mends ${fewer} of "${words}"` : `breaks ${-fewer} more of "${words}"`];
  });
}
