import { invariant, micros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import type { ComparedAnswer, ComparedMachine, DifferenceStep, StepReason } from './second-opinion.js';

/** One answer on the way from theirs to ours, and the reason that led to it; null for the first. */
export interface WayPoint {
  readonly reason: StepReason | null;
  readonly answer: ComparedAnswer;
}

export type Traced = Pick<ComparedMachine, 'compared' | 'difference' | 'steps'>;

type Basis = ComparedMachine['compared'];

function amountOf({ compute, storage }: ComparedAnswer, basis: Basis): Micros | null {
  if (compute === null || basis === null) return null;
  if (basis === 'compute') return compute;
  return storage === null ? null : micros(compute + storage);
}

function basisOf(first: ComparedAnswer, last: ComparedAnswer): Basis {
  if (amountOf(first, 'computeAndStorage') !== null && amountOf(last, 'computeAndStorage') !== null)
    return 'computeAndStorage';
  return first.compute !== null && last.compute !== null ? 'compute' : null;
}

const isOther = (left: ComparedAnswer, right: ComparedAnswer): boolean =>
  left.size !== right.size || left.disks.join('\n') !== right.disks.join('\n');

/** What a step changes; null where it changes nothing. */
function stepOf(
  from: ComparedAnswer,
  to: WayPoint,
  { reasons, basis }: { reasons: StepReason[]; basis: Basis },
): DifferenceStep | null {
  const [before, after] = [amountOf(from, basis), amountOf(to.answer, basis)];
  const perMonth = before === null || after === null ? null : micros(after - before);
  if (!isOther(from, to.answer) && (perMonth ?? 0) === 0) return null;
  return {
    reasons,
    perMonth,
    sizeBefore: from.size,
    sizeAfter: to.answer.size,
    disksBefore: from.disks,
    disksAfter: to.answer.disks,
  };
}

function stepsOf(way: readonly WayPoint[], first: ComparedAnswer, basis: Basis): readonly DifferenceStep[] {
  const steps: DifferenceStep[] = [];
  let [from, previous] = [first, first];
  let pending: StepReason[] = [];
  for (const point of way.slice(1)) {
    const { reason, answer } = point;
    invariant(reason !== null, 'every point but the first has a reason');
    const isPassedOver = basis !== null && amountOf(answer, basis) === null;
    if (isPassedOver) {
      if (previous === from || isOther(previous, answer)) pending = [...pending, reason];
    } else {
      const step = stepOf(from, point, { reasons: [...pending, reason], basis });
      if (step !== null) steps.push(step);
      pending = [];
      from = answer;
    }
    previous = answer;
  }
  return steps;
}

/**
 * The steps from the first answer to the last. Each step's money is the cost behind it less the cost before it, so that the steps add
 * up to the whole difference; an answer in between whose cost is unknown is passed over, and the next step bears both reasons.
 * Where one end is unknown, steps tell what changed and no money.
 *
 * @param way at least one point
 */
export function traceDifference(way: readonly WayPoint[]): Traced {
  const first = way[0]?.answer;
  const last = way.at(-1)?.answer;
  invariant(first !== undefined && last !== undefined, 'a way has a first and a last point');
  const basis = basisOf(first, last);
  const steps = stepsOf(way, first, basis);
  const [theirs, ours] = [amountOf(first, basis), amountOf(last, basis)];
  const difference = theirs === null || ours === null ? null : micros(ours - theirs);
  const sum = steps.reduce((total, { perMonth }) => total + (perMonth ?? 0), 0);
  invariant(difference === null || sum === difference, 'the steps add up to the difference');
  return { compared: basis, difference, steps };
}

/** The amount of an answer under what is compared. */
export const comparedAmount = (
  answer: ComparedAnswer,
  { compared }: Pick<ComparedMachine, 'compared'>,
): Micros | null => amountOf(answer, compared);
