import { assessMachines, deriveAssessment, deriveScope, describePolicy } from '../assessment/index.js';
import type { Assessment, AssessmentInput, Policy } from '../assessment/index.js';
import type { AzureMigrateAnswer } from '../ingest/index.js';
import { invariant } from '../model/index.js';
import type { Machine, Micros } from '../model/index.js';
import { deriveSizeMarket } from '../sizing/index.js';
import { byId, compareMachine } from './compare-machine.js';
import type { Assessed, Comparison, Subject } from './compare-machine.js';
import { imitateAnswer } from './imitate-answer.js';
import type { Imitation } from './imitate-answer.js';
import { notesOf } from './opinion-notes.js';
import { pairMachines } from './pair-machines.js';
import type { Pairing } from './pair-machines.js';
import { policySteps } from './policy-steps.js';
import type { PolicyStep } from './policy-steps.js';
import type { ComparedMachine, NamedMachine, OpinionRule, OtherAnswer, SecondOpinion } from './second-opinion.js';
import { sumByReason } from './sum-by-reason.js';
import { statedColumns, withTheirFigures } from './their-figures.js';
import { comparedAmount } from './trace-difference.js';

/** Our question, and whose answer stands beside ours. */
export interface SecondOpinionInput {
  /** Its policy is ours. */
  readonly assessment: AssessmentInput;
  /** What Azure Migrate exported; null: what the profile that imitates it gives on the same inputs. */
  readonly answer: AzureMigrateAnswer | null;
  /** The profile that imitates Azure Migrate; the settings of an export are laid over it. */
  readonly imitating: Policy;
}

interface Paired {
  readonly subjects: readonly Subject[];
  readonly onlyOurs: readonly NamedMachine[];
  readonly onlyTheirs: readonly NamedMachine[];
}

function pairWithExport({ pairs, onlyOurs, onlyTheirs }: Pairing, { machines, outOfScope }: Assessment): Paired {
  const inScope = new Set(machines.map(({ id }) => id));
  const reasons = new Map(outOfScope.map(({ id, reason }) => [id, reason]));
  return {
    subjects: pairs.filter(({ machine }) => inScope.has(machine.id)),
    onlyOurs: onlyOurs
      .filter(({ id }) => inScope.has(id))
      .map(({ name }) => ({ name, reason: 'their answer has no machine of this id or name' })),
    onlyTheirs: [
      ...onlyTheirs,
      ...pairs
        .filter(({ machine }) => !inScope.has(machine.id))
        .map(({ machine: { id, name } }) => ({ name, reason: `out of our scope: ${reasons.get(id) ?? 'unknown'}` })),
    ],
  };
}

/** The same inputs on both sides: they differ in scope alone. */
function pairWithProfile(machines: readonly Machine[], ours: Policy, theirs: Policy): Paired {
  const [subjects, onlyOurs, onlyTheirs]: [Subject[], NamedMachine[], NamedMachine[]] = [[], [], []];
  for (const machine of machines) {
    const [mine, other] = [deriveScope(machine, ours.scope), deriveScope(machine, theirs.scope)];
    if (mine.kind === 'in' && other.kind === 'in') subjects.push({ machine, answered: null, matchedBy: 'sameInput' });
    else if (mine.kind === 'in' && other.kind === 'out')
      onlyOurs.push({ name: machine.name, reason: `out of their scope: ${other.reason}` });
    else if (mine.kind === 'out' && other.kind === 'in')
      onlyTheirs.push({ name: machine.name, reason: `out of our scope: ${mine.reason}` });
  }
  return { subjects, onlyOurs, onlyTheirs };
}

function ordered(isExport: boolean, steps: readonly PolicyStep[]): readonly OpinionRule[] {
  const bare = (reason: OpinionRule['reason']): OpinionRule => ({ reason, from: [], to: [] });
  return [
    ...(isExport ? [bare('prices'), bare('notReproduced'), bare('data')] : []),
    ...steps.map(({ reason, from, to }) => ({ reason, from, to })),
  ];
}

function otherAnswer(answer: AzureMigrateAnswer | null, { policy, settings }: Imitation): OtherAnswer {
  return {
    kind: answer === null ? 'profile' : 'export',
    file: answer?.file ?? null,
    generation: answer?.generation ?? null,
    policy: policy.name,
    policyWords: describePolicy(policy),
    region: answer?.properties.region?.printed ?? null,
    created: answer?.properties.created?.printed ?? null,
    settings,
  };
}

/**
 * Puts another answer on the same machines beside ours and derives why they differ.
 *
 * From their printed amounts the way leads over the same size at our prices, the imitation of their rules on their figures,
 * the same on ours, and then over our rules one at a time in the order of `POLICY_RULES`, all before already changed, to our
 * answer. What a step costs is its share of the difference; the shares add up exactly, and another order could share
 * otherwise. Their size is also held against our need: the first limit that it fails is named.
 *
 * Cost: one sizing of the machines for each rule that differs.
 *
 * @throws {AssessmentError} `assessment/policy-allows-nothing`
 */
export function deriveSecondOpinion({ assessment: input, answer, imitating }: SecondOpinionInput): SecondOpinion {
  const assessment = deriveAssessment(input);
  const imitation = answer === null ? { policy: imitating, settings: [] } : imitateAnswer(answer, imitating);
  const paired =
    answer === null
      ? pairWithProfile(input.estate.machines, input.policy, imitating)
      : pairWithExport(pairMachines(input.estate.machines, answer), assessment);
  const machines = paired.subjects.map(({ machine }) => machine);
  const assess = (policy: Policy): Assessed => byId(assessMachines({ ...input, policy }, machines));
  const steps = policySteps(imitation.policy, input.policy);
  const { currency, usdToCurrency, priceDate } = assessment.catalogue;
  const comparison: Comparison = {
    input,
    imitation,
    steps,
    money: { currency, usdToCurrency },
    ourMarket: deriveSizeMarket(input.catalogue, input.offer, input.policy),
    openMarket: deriveSizeMarket(input.catalogue, input.offer, withoutTaste(input.policy)),
    ours: byId(assessment.machines),
    onTheirFigures:
      answer === null ? null : assessTheirs(paired.subjects, { answer, input, imitation, asOf: assessment.asOf }),
    onOurFigures: assess(imitation.policy),
    bySteps: steps.map(({ policy }) => assess(policy)),
  };
  const compared = paired.subjects.map((subject) => compareMachine(subject, comparison));
  const order = ordered(answer !== null, steps);
  const starts = new Map(compared.map(({ machine: { id }, start }) => [id, start]));
  const amountOf = (machine: ComparedMachine): Micros | null => {
    const start = starts.get(machine.id);
    return start === undefined ? null : comparedAmount(start, machine);
  };
  const both = compared.map(({ machine }) => machine);
  const totals = sumByReason(
    both,
    order.map(({ reason }) => reason),
    amountOf,
  );
  invariant(totals.theirs + totals.difference === totals.ours, 'theirs + difference = ours');
  const theirs = otherAnswer(answer, imitation);
  return {
    schemaVersion: 1,
    engine: assessment.engine,
    asOf: assessment.asOf,
    region: assessment.region,
    currency,
    usdToCurrency,
    priceDate,
    ours: { policy: input.policy.name, policyWords: assessment.policyWords },
    theirs,
    order,
    machines: both,
    onlyOurs: paired.onlyOurs,
    onlyTheirs: paired.onlyTheirs,
    totals,
    notes: notesOf(theirs, assessment),
  };
}

const EVERY_DISK: Policy['disks']['production'] = [
  'StandardHDD',
  'StandardSSD',
  'PremiumSSD',
  'PremiumSSDv2',
  'UltraDisk',
];

/** Ours with every series, kind of size and type of disk let in: only limits of the machine and of Azure are left. */
const withoutTaste = (policy: Policy): Policy => ({
  ...policy,
  sizes: {
    ...policy.sizes,
    series: ['^'],
    seriesExcluded: [],
    burstable: 'allowed',
    constrainedCores: true,
    confidential: true,
    accelerated: true,
    retiring: 'allowed',
    choice: 'joint',
  },
  disks: {
    ...policy.disks,
    production: EVERY_DISK,
    nonProduction: EVERY_DISK,
    missingPerformance: 'bySize',
    hddForOs: true,
  },
});

/** The imitation on the figures that the export states; those of our samples are not theirs. */
function assessTheirs(
  subjects: readonly Subject[],
  {
    answer,
    input,
    imitation,
    asOf,
  }: {
    readonly answer: AzureMigrateAnswer;
    readonly input: AssessmentInput;
    readonly imitation: Imitation;
    readonly asOf: string;
  },
): Assessed {
  const columns = statedColumns(answer);
  const machines = subjects.map(({ machine, answered }) =>
    answered === null ? machine : withTheirFigures(machine, answered, columns),
  );
  const peaks = columns.use ? null : input.peaks;
  return byId(assessMachines({ ...input, peaks, asOf, policy: imitation.policy }, machines));
}
