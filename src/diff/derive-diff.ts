import type { AssessedMachine } from '../assessment/index.js';
import { compareText } from '../model/index.js';
import { attributorOf } from './attribute-machine.js';
import type { Attribution } from './attribute-machine.js';
import { CAUSES } from './diff.js';
import type {
  AssessmentDiff,
  DiffCause,
  DiffFigures,
  DiffMachine,
  DiffSide,
  DiffSideSummary,
  DiffWorld,
  Unattributed,
} from './diff.js';
import { answerOf, figuresOf, isNothing, minus, NO_FIGURES, sumOfFigures } from './figures.js';
import { pairMachines } from './pair-machines.js';
import type { MachinePair } from './pair-machines.js';
import { policyChanges } from './policy-changes.js';

const REMEDIES: Readonly<Record<string, string>> = {
  prices: 'name the sheets with --prices-before and --prices-after',
};
const ASSESS_AGAIN = 'assess the inputs of one side again with the policy of the other, and compare each step';

function summaryOf({ assessment }: DiffSide): DiffSideSummary {
  const { asOf, region, policy, engine, catalogue, machines } = assessment;
  return {
    asOf,
    region: region.name,
    policy: policy.name,
    engine: engine.version,
    catalogueDate: catalogue.date,
    priceSheet: catalogue.priceSheet,
    machines: machines.length,
    figures: sumOfFigures(machines.map(figuresOf)),
  };
}

/** Why a machine that one side assesses is not assessed on the other. */
function absenceOf(machine: AssessedMachine, { assessment }: DiffSide): string {
  const out = assessment.outOfScope.find(({ id }) => id === machine.id);
  return out === undefined ? 'the inputs do not name it' : `out of scope: ${out.reason}`;
}

interface Row {
  readonly machine: DiffMachine;
  readonly reason: string | null;
}

function scopeRow({ before, after }: MachinePair, sides: readonly [DiffSide, DiffSide]): Row {
  const machine = (before ?? after)!;
  const change = before === null ? figuresOf(machine) : minus(NO_FIGURES, figuresOf(machine));
  const note =
    before === null ? `not before: ${absenceOf(machine, sides[0])}` : `not after: ${absenceOf(machine, sides[1])}`;
  return {
    machine: {
      id: machine.id,
      name: machine.name,
      before: before === null ? null : answerOf(before),
      after: after === null ? null : answerOf(after),
      change,
      byCause: isNothing(change) ? {} : { scope: change },
      note,
    },
    reason: null,
  };
}

function pairRow(before: AssessedMachine, after: AssessedMachine, { byCause, reason }: Attribution): Row {
  return {
    machine: {
      id: after.id,
      name: after.name,
      before: answerOf(before),
      after: answerOf(after),
      change: minus(figuresOf(after), figuresOf(before)),
      byCause,
      note: reason,
    },
    reason,
  };
}

function hasChanged({ before, after, change, byCause }: DiffMachine): boolean {
  if (before === null || after === null) return true;
  const told = (answer: NonNullable<DiffMachine['before']>): string =>
    JSON.stringify([answer.size, answer.disks, answer.readiness, answer.unknownLines]);
  return !isNothing(change) || Object.keys(byCause).length > 0 || told(before) !== told(after);
}

function causesOf(machines: readonly DiffMachine[]): readonly DiffCause[] {
  return CAUSES.map((cause) => {
    const shares = machines.flatMap(({ byCause }) => byCause[cause] ?? []);
    return { cause, change: sumOfFigures(shares), machines: shares.length };
  });
}

function reasonsOf(rows: readonly Row[]): readonly Unattributed[] {
  const counts = new Map<string, number>();
  for (const { reason } of rows) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort(([left], [right]) => compareText(left, right))
    .map(([reason, machines]) => ({
      reason,
      remedy: reason.includes('price sheet') ? REMEDIES['prices']! : ASSESS_AGAIN,
      machines,
    }));
}

const byChange = (left: DiffMachine, right: DiffMachine): number =>
  Math.abs(right.change.perMonth) - Math.abs(left.change.perMonth) || compareText(left.id, right.id);

const lessFigures = (after: DiffSideSummary, before: DiffSideSummary): DiffFigures =>
  minus(after.figures, before.figures);

/**
 * Explains the change from one assessment to another by cause, machine by machine, in whole micros that add up.
 *
 * Machines of one side only are `scope`. For the others every mixture of data, policy and price sheet is matched and billed
 * anew by the catalogue at hand, from the needs that the assessments keep, and each cause gets its Shapley share
 * (`shareChange`). What a side says otherwise than the catalogue at hand is `price` where size and disks are the same, else
 * `catalogue`; where neither catalogue nor engine explains it, and where data and policy cannot be told apart, it is
 * `unattributed`, with the reason. Exchanging the sides turns every sign.
 *
 * Cost: at most eight matches a machine that differs.
 */
export function deriveDiff(before: DiffSide, after: DiffSide, world: DiffWorld): AssessmentDiff {
  const attribute = attributorOf(before, after, world);
  const rows = pairMachines(before.assessment, after.assessment).map((pair) =>
    pair.before === null || pair.after === null
      ? scopeRow(pair, [before, after])
      : pairRow(pair.before, pair.after, attribute(pair.before, pair.after)),
  );
  const changed = rows.filter(({ machine }) => hasChanged(machine));
  const machines = changed.map(({ machine }) => machine).sort(byChange);
  const summaries = { before: summaryOf(before), after: summaryOf(after) };
  return {
    schemaVersion: 1,
    ...summaries,
    isSame: machines.length === 0,
    change: lessFigures(summaries.after, summaries.before),
    causes: causesOf(machines),
    policyChanges: policyChanges(before.assessment, after.assessment),
    unattributed: reasonsOf(changed),
    machines,
  };
}
