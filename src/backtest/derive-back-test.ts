import { deriveScope, endOfDay, environmentOf, summarizeGranularities } from '../assessment/index.js';
import type { Policy } from '../assessment/index.js';
import { AssessmentError } from '../model/index.js';
import type { Instant, Machine, MachineId } from '../model/index.js';
import { combineGranularities, hidesPeaks } from '../timeseries/index.js';
import type { BucketSeries, PeakSet, Window } from '../timeseries/index.js';
import { answerTarget } from './answer-target.js';
import type { BackTest, BackTestedMachine, RefusedMachine, ToldWeek } from './back-test.js';
import { deriveFlipRate } from './derive-flip-rate.js';
import { METRICS, metricSeries } from './overload.js';
import type { MetricSeries } from './overload.js';
import { ruleOfPolicy, ruleOfTarget } from './rules.js';
import type { Rule } from './rules.js';
import { createSizer } from './size-on-past.js';
import type { Sizer, SizingInput } from './size-on-past.js';
import { sumRules } from './sum-rules.js';
import { testRule } from './test-rule.js';
import type { MachineUnderTest } from './test-rule.js';
import { LEAST_TRAINING_WEEKS, weeksOfMachine, wholeWeeks } from './weeks.js';

/** All that a back-test depends on. */
export interface BackTestInput extends SizingInput {
  readonly peaks: PeakSet | null;
  /** `YYYY-MM-DD`, the last day that is looked at; null: that of the last sample. */
  readonly asOf: string | null;
  readonly policy: Policy;
  /** Held against the policy and each other; names are unique. */
  readonly rules: readonly Rule[];
  /** Null: no target. */
  readonly targetPercent: number | null;
  /** Null: no flip rates. */
  readonly flips: { readonly draws: number; readonly seed: number } | null;
}

const LEAST_WEEKS = LEAST_TRAINING_WEEKS + 1;

const refuse = (code: string, message: string, remedy: string): never => {
  throw new AssessmentError({ code: `backtest/${code}`, severity: 'error', at: null, message, remedy });
};

/** The whole weeks of a run, or an error that says what is missing. */
function weeksOf({ peaks, asOf }: BackTestInput): readonly Window[] {
  const span = peaks?.spanMs ?? null;
  if (span === null) {
    return refuse('no-samples', 'the inputs hold no sample', 'give samples or a store of peaks beside the inventory');
  }
  const last = asOf === null ? span[1] : (Math.min(span[1], endOfDay(asOf) - 1) as Instant);
  const weeks = wholeWeeks([span[0], last], peaks?.series[0]?.bucketMs);
  if (weeks.length >= LEAST_WEEKS) return weeks;
  return refuse(
    'too-few-weeks',
    `the samples span ${weeks.length} whole ${weeks.length === 1 ? 'week' : 'weeks'} (seven UTC days each, from ${dayOf(span[0])} to ${dayOf(last)}), and a back-test takes ${LEAST_WEEKS}: ${LEAST_TRAINING_WEEKS} to size on and one to count`,
    'collect samples for longer',
  );
}

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
const tellWeek = ({ startMs, endMs }: Window): ToldWeek => ({ from: dayOf(startMs), to: dayOf(endMs - 1) });

function groupByMachine({ series }: PeakSet): ReadonlyMap<MachineId, readonly BucketSeries[]> {
  const groups = new Map<MachineId, BucketSeries[]>();
  for (const one of series) {
    const known = groups.get(one.key.machine);
    if (known === undefined) groups.set(one.key.machine, [one]);
    else known.push(one);
  }
  return groups;
}

function refusalOf({ id, name }: Machine, series: readonly BucketSeries[], weeks: number): RefusedMachine {
  return {
    id,
    name,
    reason:
      series.length === 0
        ? 'no sample of it was given'
        : `its samples reach over ${weeks} whole ${weeks === 1 ? 'week' : 'weeks'}, and a back-test takes ${LEAST_WEEKS}`,
    remedy: 'collect samples for longer',
  };
}

/** What the counted values stand for: the coarsest of them. */
function valuesOf(counted: MetricSeries): Pick<BackTestedMachine, 'isOfAverages' | 'values'> {
  const parts = METRICS.flatMap((metric) => counted[metric]?.granularity ?? []);
  if (parts.length === 0) return { isOfAverages: false, values: 'nothing that can be counted' };
  const granularity = combineGranularities(parts);
  const seconds = granularity.intervalMs / 1000;
  if (!hidesPeaks(granularity)) {
    return { isOfAverages: false, values: `${seconds} s ${granularity.kind === 'maximum' ? 'maxima' : 'samples'}` };
  }
  return { isOfAverages: true, values: `${seconds} s ${granularity.kind === 'summation' ? 'totals' : 'averages'}` };
}

interface Sizers {
  readonly all: readonly Sizer[];
  readonly policy: Sizer;
  readonly target: Sizer | null;
}

function sizersFor(input: BackTestInput): Sizers {
  const { policy, rules, targetPercent } = input;
  const given = [
    ruleOfPolicy(policy),
    ...rules,
    ...(targetPercent === null ? [] : [ruleOfTarget(policy, targetPercent)]),
  ];
  const twice = given.find(({ name }, index) => given.findIndex((other) => other.name === name) !== index);
  if (twice !== undefined) refuse('bad-rule', `two rules are named "${twice.name}"`, 'name each once');
  const all = given.map((rule) => createSizer(input, rule));
  return { all, policy: all[0]!, target: targetPercent === null ? null : all.at(-1)! };
}

function testMachine(under: MachineUnderTest, sizers: Sizers, input: BackTestInput): BackTestedMachine {
  const { machine, counted } = under;
  const rules = sizers.all.map((sizer) => testRule(under, sizer));
  return {
    id: machine.id,
    name: machine.name,
    environment: environmentOf(machine, input.policy.scope).environment,
    ...valuesOf(counted),
    notMeasured: METRICS.filter((metric) => counted[metric] === null),
    rules,
    target:
      sizers.target === null
        ? null
        : answerTarget(under, { target: sizers.target, policy: sizers.policy }, rules.at(-1)!),
    flips: input.flips === null ? null : deriveFlipRate(under, sizers.policy, input.flips),
  };
}

/** What holds for every figure of a back-test, and what holds for these. */
function notesOf(machines: readonly BackTestedMachine[]): readonly string[] {
  const averages = machines.filter(({ isOfAverages }) => isOfAverages).length;
  return [
    'A bucket counts as overloaded where its maximum exceeds what the size offers, however shortly: ten minutes a bucket is an upper bound on the time.',
    ...(averages === 0
      ? []
      : [
          `Of ${averages} of ${machines.length} machines there are only averages: peaks shorter than their interval are not seen, and for these machines there is no upper bound.`,
        ]),
    'A gap is no sample: it is in no count. A machine that had reached the limits of its source may have wanted more than it shows.',
    'Facts of the inventory (cores, memory, disks, firmware) are as they stand today in every week. Credits of burstable sizes are judged on the past alone.',
  ];
}

/**
 * Sizes every machine on its past, week after week, and counts the overloaded 10-minute buckets of the week behind it, rule by rule.
 *
 * The past ends where the week begins; nothing of the week is handed to sizing. Each size is the one that `deriveAssessment` gives with
 * `asOf` the day before the week. A machine takes part in the weeks that its own samples reach over, from its third one on.
 *
 * @throws {AssessmentError} `backtest/no-samples`, `backtest/too-few-weeks`, `backtest/bad-rule`, `assessment/policy-allows-nothing`
 *
 * Cost: one assessment of a machine for each rule and week; see `flips` for more.
 */
export function deriveBackTest(input: BackTestInput): BackTest {
  const steps = backTestSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, machine by machine, for a caller who has to look up in between: yields how many are done. */
export function* backTestSteps(input: BackTestInput): Generator<number, BackTest, undefined> {
  const { estate, peaks, policy, offer } = input;
  const weeks = weeksOf(input);
  const sizers = sizersFor(input);
  const byMachine = groupByMachine(peaks!);
  const inScope = estate.machines.filter((machine) => deriveScope(machine, policy.scope).kind === 'in');
  const machines: BackTestedMachine[] = [];
  const refused: RefusedMachine[] = [];
  for (const [index, machine] of inScope.entries()) {
    yield index;
    const series = byMachine.get(machine.id) ?? [];
    const own = weeksOfMachine(weeks, series);
    if (own.length < LEAST_WEEKS) refused.push(refusalOf(machine, series, own.length));
    else {
      const tested = own.slice(LEAST_TRAINING_WEEKS).map((window) => ({ index: weeks.indexOf(window), window }));
      machines.push(testMachine({ machine, series, counted: metricSeries(series), tested }, sizers, input));
    }
  }
  const rules = sizers.all.map(({ rule }) => rule);
  return {
    schemaVersion: 1,
    engine: { name: 'portolan', version: input.engineVersion },
    region: { name: offer.region.name, isAssumed: input.regionIsAssumed },
    policy: policy.name,
    weeks: weeks.map(tellWeek),
    granularities: summarizeGranularities(peaks!.series),
    notes: notesOf(machines),
    rules: rules.map(({ name, words, targetPercent }) => ({ name, words, targetPercent })),
    ...sumRules(rules, machines),
    machines,
    refused,
    outOfScope: estate.machines.length - inScope.length,
  };
}
