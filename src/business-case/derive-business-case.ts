import { isOff } from '../assessment/index.js';
import type { AssessedMachine, Assessment, AssessmentInput } from '../assessment/index.js';
import { AssessmentError } from '../model/index.js';
import type { Micros } from '../model/index.js';
import type { Utilisation, UtilisationClass } from '../utilisation/index.js';
import type { AssumptionValues } from './assumptions.js';
import type { BusinessCase, CaseMachine } from './business-case.js';
import { sumCandidates, deriveCandidates } from './candidates.js';
import { checkCountsOfEstate } from './check-counts.js';
import { collectFacts, countUnknownSupport } from './collect-facts.js';
import type { CaseMember } from './collect-facts.js';
import { calculateCase } from './calculate-case.js';
import { sumOf } from './whole-cents.js';
import type { CalculatedCase } from './calculate-case.js';
import type { ResolvedAssumptions } from './profiles.js';
import { countUtilisation, readUtilisation } from './read-utilisation.js';

/** All that a business case depends on: the same value in gives the same value out. */
export interface BusinessCaseInput {
  readonly input: AssessmentInput;
  /** Of that very input. */
  readonly assessment: Assessment;
  readonly assumptions: ResolvedAssumptions;
  /** Years after year 0, 1 to 5. */
  readonly years: number;
}

export const MOST_YEARS = 5;

/** Why a machine stands on neither side; null where both sides are known of it. */
function leftOutReason(machine: AssessedMachine, values: AssumptionValues): string | null {
  if (values.poweredOff === 'leaveOut' && isOff(machine)) return 'it is powered off (poweredOff: leaveOut)';
  if (machine.unsized !== null) return `it has no size in Azure: ${machine.unsized.reason}`;
  if (machine.source.storageBytes === null) return 'no source states its storage';
  const unknown = machine.cost?.lines.filter(({ perMonth }) => perMonth === null) ?? [];
  if (machine.cost === null || unknown.length > 0) {
    return `its bill in Azure is not whole: ${unknown.map(({ label }) => label).join(', ') || 'no size has a price'}`;
  }
  return null;
}

function staysReason(found: UtilisationClass, { leaveBehind }: AssumptionValues): string | null {
  const isLeft =
    (found === 'zombie' && leaveBehind !== 'nothing') || (found === 'idle' && leaveBehind === 'zombiesAndIdle');
  return isLeft ? `it is ${found === 'zombie' ? 'a zombie' : 'idle'} (leaveBehind: ${leaveBehind})` : null;
}

function caseMachine(machine: AssessedMachine, found: Utilisation, values: AssumptionValues): CaseMachine {
  const leftOut = leftOutReason(machine, values);
  const stays = leftOut === null ? staysReason(found.class, values) : null;
  const { cost } = machine;
  return {
    id: machine.id,
    name: machine.name,
    power: machine.power,
    part: leftOut !== null ? 'leftOut' : stays !== null ? 'staysBehind' : 'moves',
    reason: leftOut ?? stays,
    utilisation: found,
    azurePerMonth: cost === null || cost.unknownLines > 0 ? null : cost.perMonth,
  };
}

function countsOf(machines: readonly CaseMachine[]): BusinessCase['counts'] {
  const parts = (part: CaseMachine['part']): number => machines.filter((machine) => machine.part === part).length;
  return {
    machines: machines.length,
    moves: parts('moves'),
    staysBehind: parts('staysBehind'),
    leftOut: parts('leftOut'),
    utilisation: countUtilisation(machines.map(({ utilisation }) => utilisation)),
  };
}

const lessOne = (left: Micros, right: Micros): Micros => sumOf([left, (0 - right) as Micros]);
const less = (left: readonly Micros[], right: readonly Micros[]): readonly Micros[] =>
  left.map((amount, index) => lessOne(amount, right[index]!));

function checkYears(years: number): void {
  if (Number.isInteger(years) && years >= 1 && years <= MOST_YEARS) return;
  throw new AssessmentError({
    code: 'business-case/bad-years',
    severity: 'error',
    at: null,
    message: `${years} is not a number of years from 1 to ${MOST_YEARS}`,
    remedy: 'ask for 1 to 5 years after year 0',
  });
}

/** Why machines are left out, with how many there are of each reason; those that came first stay first among equals. */
function leftOutOf(machines: readonly CaseMachine[]): BusinessCase['leftOut'] {
  const counts = new Map<string, number>();
  for (const { part, reason } of machines) {
    if (part === 'leftOut' && reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, machines: count }))
    .sort((left, right) => right.machines - left.machines);
}

type Outcome = Pick<BusinessCase, 'current' | 'future' | 'isComplete' | 'saved'>;

/** What comes of both states; over no machines there is neither a net present value nor an answer. */
function outcomeOf({ current, future }: CalculatedCase, isCompared: boolean): Outcome {
  const cashFlow = less(current.cashFlow, future.cashFlow);
  const net = (amount: Micros): Micros | null => (isCompared ? amount : null);
  return {
    current: { ...current, netPresentValue: net(current.netPresentValue) },
    future: { ...future, netPresentValue: net(future.netPresentValue) },
    isComplete: isCompared && !hasGaps({ current, future }),
    saved: {
      cashFlow,
      totalCashFlow: sumOf(cashFlow),
      netPresentValue: net(lessOne(current.netPresentValue, future.netPresentValue)),
    },
  };
}

const hasGaps = ({ current, future }: Pick<CalculatedCase, 'current' | 'future'>): boolean =>
  [current, future].some(({ unknown, partial }) => unknown.length + partial.length > 0);

/** What nobody has said and some line waits for, in the order of the assumptions. */
function missingOf(calculated: CalculatedCase, { used }: ResolvedAssumptions): BusinessCase['missing'] {
  return used
    .filter(({ origin }) => origin === 'unknown')
    .map(({ key, unit, meaning }) => {
      const waiting = calculated.lines.filter(({ perYear, acquisition }) =>
        [...perYear.missing, ...(acquisition?.missing ?? [])].includes(key),
      );
      return { key, unit, meaning, lines: [...new Set(waiting.map(({ id }) => id))] };
    })
    .filter((one) => one.lines.length > 0);
}

function notesOf(calculated: CalculatedCase, unknownSupport: number): readonly string[] {
  return [
    ...(hasGaps(calculated)
      ? ['sums are of what is known; where a line is unknown on one side alone, the difference leans to that side']
      : []),
    'capital cost ends with the machine that moves, as documented: what is not yet written off is not counted as a loss',
    'cores are those of the machines: no source says how many cores the hosts have beyond virtualCoresPerPhysicalCore',
    'both sides are of the same machines: those without a whole bill in Azure are left out of both',
    ...(unknownSupport === 0
      ? []
      : [
          `of ${unknownSupport} machines with Windows nobody knows when support ends: no extended updates are counted for them`,
        ]),
  ];
}

/**
 * On-premises against Azure over some years: every line from named inputs, every sum of rounded lines.
 *
 * @throws {AssessmentError} `business-case/bad-years`, `business-case/bad-count`, `business-case/too-large`
 */
export function deriveBusinessCase(question: BusinessCaseInput): BusinessCase {
  const { input, assessment, assumptions, years } = question;
  checkYears(years);
  const { values } = assumptions;
  const classify = readUtilisation(input, values);
  const byId = new Map(input.estate.machines.map((machine) => [machine.id, machine]));
  const members = assessment.machines.map((assessed): CaseMember => ({ assessed, machine: byId.get(assessed.id)! }));
  const machines = members.map(({ assessed, machine }) => caseMachine(assessed, classify(machine), values));
  const before = members.filter((_, index) => machines[index]!.part !== 'leftOut');
  const moving = members.filter((_, index) => machines[index]!.part === 'moves');
  checkCountsOfEstate(values, assumptions.used, {
    compared: before.length,
    leftOut: members.length - before.length,
  });
  const facts = collectFacts(before, moving, {
    years,
    asOf: assessment.asOf,
    osVersions: input.catalogue.osVersions,
    policy: assessment.policy,
  });
  const calculated = calculateCase(facts, values, years);
  const candidates = deriveCandidates(machines);
  const { terms, steady } = calculated;
  return {
    schemaVersion: 1,
    engine: assessment.engine,
    asOf: assessment.asOf,
    region: assessment.region.name,
    policy: assessment.policy.name,
    profile: assumptions.profile,
    currency: 'USD',
    years,
    migratedPercentByYear: terms.moved.map((share) => share * 100),
    growthByYear: { onPremises: terms.onPremisesGrowth, azure: terms.azureGrowth },
    utilisationPercentile: input.policy.sizing.percentile,
    counts: countsOf(machines),
    leftOut: leftOutOf(machines),
    facts,
    steady,
    ...outcomeOf(calculated, before.length > 0),
    missing: missingOf(calculated, assumptions),
    machines,
    candidates,
    candidateSums: sumCandidates(candidates),
    assumptions: assumptions.used,
    notes: notesOf(calculated, countUnknownSupport(before, input.catalogue.osVersions)),
  };
}
