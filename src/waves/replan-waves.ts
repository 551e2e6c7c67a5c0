import { assemblePlan } from './assemble-plan.js';
import { buildProblem, wavesOfGroup } from './build-problem.js';
import { explainMoves } from './explain-moves.js';
import type { GivenPlan } from './given-plan.js';
import type { HardGroup } from './hard-groups.js';
import type { Placement } from './placement.js';
import { placeGiven, problemsOfGiven } from './score-plan.js';
import { solveFrame } from './solve-frame.js';
import { walkPlans } from './walk-plans.js';
import type { WaveInput } from './wave-input.js';
import type { WavePlan } from './wave-plan.js';

/**
 * The given plan with at most `maxMoves` machines in other waves, chosen so that it costs least; with 0 it is the given plan. What is not
 * moved stays where people put it, whatever it breaks. Machines that nothing may part move together and each counts; where the given
 * plan has parted them already, its parts move by themselves. The cost never rises with `maxMoves`. Waves, dates and names are the
 * given ones; what the plan does not name stays missing.
 */
export const replanWaves = (input: WaveInput, given: GivenPlan, maxMoves: number): WavePlan =>
  createReplanner(input, given)(maxMoves);

/** The same for several numbers of moves: what does not depend on them is found once. */
export function createReplanner(input: WaveInput, given: GivenPlan): (maxMoves: number) => WavePlan {
  const placement = placeGiven(input, given);
  const solved = solveFrame(placement);
  const pieces = piecesOf(placement);
  return (maxMoves) => {
    const waves =
      maxMoves > 0 && placement.days.length > 0 ? movedWaves(placement, pieces, { solved, maxMoves }) : placement.waves;
    const moved: Placement = { ...placement, waves };
    return assemblePlan(moved, {
      made: 'replanned',
      bound: solved?.bound ?? null,
      moves: explainMoves(placement, waves, pieces),
      problems: problemsOfGiven(input, given),
    });
  };
}

/** Hard groups by the waves that the given plan has them in. */
function piecesOf({ groups, waves }: Placement): readonly HardGroup[] {
  return groups.flatMap(({ machines, said }) => {
    const used = [...new Set(machines.map((machine) => waves[machine]!))];
    return used.map((wave) => ({ machines: machines.filter((machine) => waves[machine] === wave), said }));
  });
}

function movedWaves(
  placement: Placement,
  pieces: readonly HardGroup[],
  { solved, maxMoves }: { readonly solved: ReturnType<typeof solveFrame>; readonly maxMoves: number },
): Int32Array {
  const { terms, waves, allowed, input } = placement;
  const ofPiece = (of: Int32Array): Int32Array => Int32Array.from(pieces, ({ machines }) => of[machines[0]!]!);
  const { earlyWaves } = input.settings;
  const met = walkPlans(
    {
      problem: buildProblem(terms, { ...placement, groups: pieces, earlyWaves, isOpen: true }),
      start: ofPiece(waves),
      sizes: pieces.map(({ machines }) => machines.length),
      // What should not be in any wave is not moved either: another wave is no remedy.
      free: pieces.map(
        (piece) =>
          new Set(
            piece.machines.every((machine) => terms.machines[machine]!.unplanned === null)
              ? wavesOfGroup(piece, allowed)
              : [],
          ),
      ),
      imbalance: terms.weights.imbalance,
    },
    solved === null ? null : ofPiece(solved.placement.waves),
    maxMoves,
  );
  const moved = new Int32Array(terms.machines.length);
  for (const [unit, { machines }] of pieces.entries())
    for (const machine of machines) moved[machine] = met.waves[unit]!;
  return moved;
}
