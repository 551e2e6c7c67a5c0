import type { AssessedMachine, AssessmentInput } from '../assessment/index.js';
import type { AnsweredMachine } from '../ingest/index.js';
import { invariant, micros } from '../model/index.js';
import type { Machine, MachineId, Micros } from '../model/index.js';
import { judgeSize } from '../sizing/index.js';
import type { SizeMarket } from '../sizing/index.js';
import type { Imitation } from './imitate-answer.js';
import type { PolicyStep } from './policy-steps.js';
import { asPrinted, atOurPrices } from './price-answer.js';
import type { Money } from './price-answer.js';
import type { ComparedAnswer, ComparedMachine, TheirSize } from './second-opinion.js';
import { traceDifference } from './trace-difference.js';
import type { WayPoint } from './trace-difference.js';

/** A machine that both have, with their row where there is an export. */
export interface Subject {
  readonly machine: Machine;
  readonly answered: AnsweredMachine | null;
  readonly matchedBy: ComparedMachine['matchedBy'];
}

export type Assessed = ReadonlyMap<MachineId, AssessedMachine>;

/** Everything that the machines of one comparison share. */
export interface Comparison {
  readonly input: AssessmentInput;
  readonly imitation: Imitation;
  readonly steps: readonly PolicyStep[];
  readonly money: Money;
  readonly ourMarket: SizeMarket;
  /** The same without what our policy leaves out by choice: what a size fails here, the machine would miss. */
  readonly openMarket: SizeMarket;
  readonly ours: Assessed;
  /** The imitation on their figures; null without an export. */
  readonly onTheirFigures: Assessed | null;
  /** The imitation on our figures. */
  readonly onOurFigures: Assessed;
  /** By step. */
  readonly bySteps: readonly Assessed[];
}

function disksOf({ size, disks }: AssessedMachine): readonly string[] {
  if (size === null) return [];
  return disks.map((disk) => (disk === null ? 'none fits' : `${disk.type} ${disk.tier ?? `${disk.sizeGiB} GiB`}`));
}

/** Compute with the licence, null as soon as one of both is unknown. */
function computeOf({ cost }: AssessedMachine): Micros | null {
  if (cost?.compute == null || cost.licence === null) return null;
  return micros(cost.compute + cost.licence);
}

const answerOf = (machine: AssessedMachine): ComparedAnswer => ({
  size: machine.size?.name ?? null,
  vcpus: machine.size?.vcpus ?? null,
  memoryMiB: machine.size?.memoryMiB ?? null,
  disks: disksOf(machine),
  compute: computeOf(machine),
  storage: machine.cost?.storage ?? null,
  readiness: machine.readiness.state,
});

export const byId = (machines: readonly AssessedMachine[]): Assessed => new Map(machines.map((one) => [one.id, one]));

function pointOf(reason: WayPoint['reason'], assessed: Assessed, id: MachineId): WayPoint {
  const machine = assessed.get(id);
  invariant(machine !== undefined, 'every machine that is compared was assessed');
  return { reason, answer: answerOf(machine) };
}

interface Start {
  readonly points: readonly WayPoint[];
  readonly theirAmount: 'printed' | 'atOurPrices';
}

/** Their own answer, as printed and at our prices; a printed amount that cannot be read in dollars is passed over. */
function theirPoints({ machine, answered }: Subject, { input, imitation, money }: Comparison): Start {
  if (answered === null) return { points: [], theirAmount: 'atOurPrices' };
  const { catalogue, offer } = input;
  const printed = asPrinted(answered, catalogue, money);
  const priced = atOurPrices(answered, machine, { catalogue, offer, policy: imitation.policy });
  return printed.compute === null
    ? { points: [{ reason: null, answer: priced }], theirAmount: 'atOurPrices' }
    : {
        points: [
          { reason: null, answer: printed },
          { reason: 'prices', answer: priced },
        ],
        theirAmount: 'printed',
      };
}

function wayOf(subject: Subject, comparison: Comparison): Start {
  const { id } = subject.machine;
  const { onTheirFigures, onOurFigures, steps, bySteps } = comparison;
  const start = theirPoints(subject, comparison);
  const imitated: WayPoint[] =
    onTheirFigures === null
      ? [pointOf(null, onOurFigures, id)]
      : [pointOf('notReproduced', onTheirFigures, id), pointOf('data', onOurFigures, id)];
  const ruled = steps.map(({ reason }, index) => pointOf(reason, bySteps[index]!, id));
  return { ...start, points: [...start.points, ...imitated, ...ruled] };
}

function theirSizeOf(
  size: string | null,
  ours: AssessedMachine,
  { ourMarket, openMarket }: Comparison,
): TheirSize | null {
  if (size === null) return null;
  if (ours.need === null) return { kind: 'unknown', why: ours.unsized?.reason ?? 'we know no need of it' };
  const verdict = judgeSize(ours.need, openMarket, size);
  if (verdict.kind === 'notInCatalogue') return { kind: 'unknown', why: 'the catalogue does not have this size' };
  if (verdict.kind === 'fails') return { kind: 'fails', limit: verdict.refused.limit, why: verdict.refused.why };
  const allowed = judgeSize(ours.need, ourMarket, size);
  return allowed.kind === 'fails'
    ? { kind: 'leftOut', limit: allowed.refused.limit, why: allowed.refused.why }
    : { kind: 'keepsAll' };
}

/** What of their answer cannot be compared. */
function unknownOfTheirs(answered: AnsweredMachine, theirs: ComparedAnswer, { currency }: Money): readonly string[] {
  const printed = answered.computePerMonth;
  const stated = printed?.currency ?? 'a currency that it does not name';
  const issues = answered.issues.length === 0 ? 'no issue is given' : answered.issues.join('; ');
  return [
    ...(theirs.size === null ? [`they have no size: ${issues}`] : []),
    ...(printed === null ? ['their export states no cost of compute for it'] : []),
    ...(printed !== null && theirs.compute === null
      ? [`their amounts are in ${stated}, and no rate to ${currency} is known; their size is taken at our prices`]
      : []),
  ];
}

const unknownOfOurs = ({ unsized, cost }: AssessedMachine): readonly string[] => [
  ...(unsized === null ? [] : [`we have no size: ${unsized.reason}`]),
  ...(cost?.licence === null ? ['we know no price of its Windows licence, or not whether it runs Windows'] : []),
  ...(cost?.storage === null ? ['we know no price of its storage'] : []),
];

/** Both answers on one machine, the steps between them, and the answer that the steps start from. */
export function compareMachine(
  subject: Subject,
  comparison: Comparison,
): { readonly machine: ComparedMachine; readonly start: ComparedAnswer } {
  const { machine, answered, matchedBy } = subject;
  const ours = comparison.ours.get(machine.id);
  invariant(ours !== undefined, 'a machine that is compared is in scope');
  const { points, theirAmount } = wayOf(subject, comparison);
  const traced = traceDifference(points);
  const start = points[0]!.answer;
  const theirs = answered === null ? start : asPrinted(answered, comparison.input.catalogue, comparison.money);
  const compared: ComparedMachine = {
    id: machine.id,
    name: machine.name,
    matchedBy,
    at: answered?.origin ?? null,
    theirs,
    printed:
      answered?.computePerMonth == null
        ? null
        : {
            currency: answered.computePerMonth.currency,
            compute: answered.computePerMonth.micros,
            storage: answered.storagePerMonth?.micros ?? null,
          },
    ours: answerOf(ours),
    ...traced,
    theirAmount: traced.compared === null ? null : theirAmount,
    theirSize: theirSizeOf(theirs.size, ours, comparison),
    unknown: [
      ...(answered === null ? [] : unknownOfTheirs(answered, theirs, comparison.money)),
      ...unknownOfOurs(ours),
    ],
  };
  return { machine: compared, start };
}
