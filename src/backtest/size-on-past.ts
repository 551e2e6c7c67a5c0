import { createAssessor } from '../assessment/index.js';
import type { AssessedMachine, AssessmentInput, AssessorQuestion, MachineAssessor } from '../assessment/index.js';
import type { Instant, Machine, Micros } from '../model/index.js';
import type { OfferedSize } from '../sizing/index.js';
import { sliceWindow, windowOf } from '../timeseries/index.js';
import type { BucketSeries, Window } from '../timeseries/index.js';
import { chooseWithin } from './choose-within.js';
import type { TargetTerms } from './choose-within.js';
import { metricSeries, offeredBy } from './overload.js';
import type { Offered } from './overload.js';
import type { Rule } from './rules.js';

/** All that sizing depends on but the samples and the rule. */
export type SizingInput = Omit<AssessmentInput, 'peaks' | 'asOf' | 'policy'>;

/** A rule with its market, for all machines. */
export interface Sizer {
  readonly rule: Rule;
  readonly assessor: MachineAssessor;
  readonly offeredByName: ReadonlyMap<string, OfferedSize>;
}

export function createSizer(input: SizingInput, rule: Rule): Sizer {
  const assessor = createAssessor({ ...input, policy: rule.policy });
  const [priced] = assessor.market.sizesByKind;
  return { rule, assessor, offeredByName: new Map(priced!.map(({ offered }) => [offered.size.name, offered])) };
}

/** A machine sized on a window, as the assessment of that window has it. */
export interface SizedOnPast {
  readonly assessed: AssessedMachine;
  readonly perMonth: Micros | null;
  /** Null without a size. */
  readonly offered: Offered | null;
}

/** Where a rule with a target counts, where that is not all it is sized on. */
type Counting = Pick<TargetTerms, 'window' | 'onTurnedDown' | 'only'>;

const told = (assessed: AssessedMachine, { offeredByName }: Sizer): SizedOnPast => {
  const offered = assessed.size === null ? undefined : offeredByName.get(assessed.size.name);
  return {
    assessed,
    perMonth: assessed.cost?.perMonth ?? null,
    offered: offered === undefined ? null : offeredBy(offered, assessed.disks),
  };
};

/**
 * Sizes a machine on what lies before `endMs` and on nothing else: the series are cut there before they are handed on. Without a
 * target the answer is the one that `deriveAssessment` gives for the same window.
 */
export function sizeOnPast(
  machine: Machine,
  sizer: Sizer,
  {
    series,
    endMs,
    counting,
  }: { readonly series: readonly BucketSeries[]; readonly endMs: Instant; readonly counting?: Counting },
): SizedOnPast {
  const { rule, assessor } = sizer;
  const { sizing } = rule.policy;
  const past = series.map((one) => sliceWindow(one, 0 as Instant, endMs));
  const { targetPercent } = rule;
  if (targetPercent === null) return told(assessor.assess(machine, { series: past, endMs }), sizer);
  const counted = counting ?? { window: windowBefore(endMs, sizing.windowDays) };
  const terms = { targetPercent, series: metricSeries(past), sizing, ...counted };
  const choose: AssessorQuestion['choose'] = (need, market) => chooseWithin(need, market, terms);
  return told(assessor.assess(machine, { series: past, endMs, choose }), sizer);
}

/** As `windowOf` cuts it for an assessment. */
const windowBefore = (endMs: Instant, days: number): Window => windowOf({ series: [], spanMs: null }, { days, endMs })!;
