import type { NeededInput, SensitivityRow } from './availability.js';
import { lostShare } from './availability-closed.js';
import type { Changes, FailoverTerms } from './availability-closed.js';
import { minutesOf, percentDown, plainNumber } from './availability-words.js';
import type { BuiltElement } from './model-elements.js';
import type { ModelDiagram } from './model-diagram.js';

export interface NeededQuestion {
  readonly diagram: ModelDiagram;
  readonly elements: readonly BuiltElement[];
  readonly failover: FailoverTerms;
  /** The share of time that the recovery site works: a failover that works needs it too. */
  readonly recovery: number;
  readonly maintenance: number;
  readonly objective: { readonly present: number | null; readonly target: number | null };
  /** Names of what counts as there 100 % of the time because nobody states how often it fails. */
  readonly alwaysThere: readonly string[];
  /** Something is not counted, so that each availability is at most what it comes to. */
  readonly isBound: boolean;
}

interface Knob {
  readonly input: string;
  readonly now: string;
  readonly words: (value: number) => string;
  /** From the best to what is worse and worse. */
  readonly best: number;
  readonly worst: number;
  readonly at: (value: number) => number;
}

/**
 * What one input would have to be for an objective, all others as they are: the worst value that still reaches it, by halving. The
 * availability falls with each of them from its best value on.
 */
export function deriveNeeded(question: NeededQuestion): readonly NeededInput[] {
  const { present, target } = question.objective;
  return [
    ...(present === null ? [] : presentKnobs(question).map((knob) => neededOf(knob, present, 'present'))),
    ...(present === null ? [] : assumedNeeded(question, present, 'present')),
    ...(target === null ? [] : planKnobs(question).map((knob) => neededOf(knob, target, 'withPlan'))),
    ...(target === null ? [] : assumedNeeded(question, target, 'withPlan')),
  ];
}

function neededOf(knob: Knob, objective: number, design: NeededInput['design']): NeededInput {
  const { input, now, words } = knob;
  const value = worstThatReaches(knob, objective);
  const aim = percentDown(objective);
  if (value === null) {
    return {
      ...{ design, input, now },
      needed: null,
      said: `${input}: ${aim} is not reached at any value, all else as it is`,
    };
  }
  const needed = words(value);
  return { ...{ design, input, now, needed }, said: `${input}: ${aim} follows at ${needed}; it is ${now}` };
}

const STEPS = 60;

function worstThatReaches({ best, worst, at }: Knob, objective: number): number | null {
  if (at(best) < objective) return null;
  if (at(worst) >= objective) return worst;
  let [good, bad] = [best, worst];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (good + bad) / 2;
    if (at(middle) >= objective) good = middle;
    else bad = middle;
  }
  return good;
}

/** Factors are looked for up to a hundredfold. */
const MOST_FACTOR = 100;
const factorWords = (value: number): string =>
  value >= MOST_FACTOR
    ? `${MOST_FACTOR} times as long or more`
    : `${plainNumber(Math.floor(value * 1000) / 1000, 3)} times as long`;
const oftenWords = (value: number): string =>
  value >= MOST_FACTOR
    ? `${MOST_FACTOR} times as often or more`
    : `${plainNumber(Math.floor(value * 1000) / 1000, 3)} times as often`;

const openShare = (
  { diagram, elements, maintenance }: NeededQuestion,
  failover: FailoverTerms | null,
  changes: Changes,
): number => (1 - maintenance) * (1 - lostShare(diagram, elements, { failover, changes }));

/**
 * How rarely what counts as always there has to fail, all of it together, for the objective to hold still: as if the service needed each
 * and no failover got around it, which is the worst that can be. Nothing where the objective does not hold even so.
 */
function assumedNeeded(
  question: NeededQuestion,
  objective: number,
  design: NeededInput['design'],
): readonly NeededInput[] {
  const { alwaysThere, failover } = question;
  const there = openShare(question, design === 'present' ? null : failover, {});
  if (alwaysThere.length === 0 || there < objective) return [];
  const together = alwaysThere.length === 1 ? '' : ', together';
  const knob: Knob = {
    input: `what is taken as always there${together}`,
    now: '100 % (assumed)',
    words: leastPercentWords,
    ...{ best: 0, worst: 1, at: (down) => there * (1 - down) },
  };
  return [neededOf(knob, objective, design)];
}

const leastPercentWords = (down: number): string => `${plainNumber(Math.ceil((1 - down) * 1e5) / 1e3, 3)} % or more`;

function presentKnobs(question: NeededQuestion): readonly Knob[] {
  const range = { best: 0, worst: MOST_FACTOR };
  return [
    {
      ...range,
      input: 'repair of everything',
      now: 'as long as stated',
      words: factorWords,
      at: (repair) => openShare(question, null, { repair }),
    },
    {
      ...range,
      best: 1e-9,
      input: 'faults of everything',
      now: 'as often as stated',
      words: oftenWords,
      at: (faults) => openShare(question, null, { faults }),
    },
  ];
}

function planKnobs(question: NeededQuestion): readonly Knob[] {
  const { failover, recovery } = question;
  const success = failover.success / Math.max(recovery, Number.MIN_VALUE);
  return [
    {
      ...{
        input: 'recovery time',
        now: minutesOf(failover.rtoHours),
        words: (value) => `${minutesOf(Math.floor(value * 600) / 600)} or less`,
      },
      ...{ best: 0, worst: 7 * 24 },
      at: (rtoHours) => openShare(question, { ...failover, rtoHours }, {}),
    },
    {
      ...{
        input: 'failovers that work',
        now: percentDown(success),
        words: leastPercentWords,
      },
      ...{ best: 0, worst: 1 },
      at: (failing) => openShare(question, { ...failover, success: (1 - failing) * recovery }, {}),
    },
    {
      ...{ input: 'repair of everything', now: 'as long as stated', words: factorWords, best: 0, worst: MOST_FACTOR },
      at: (repair) => openShare(question, failover, { repair }),
    },
    {
      ...{
        input: 'faults of everything',
        now: 'as often as stated',
        words: oftenWords,
        best: 1e-9,
        worst: MOST_FACTOR,
      },
      at: (faults) => openShare(question, failover, { faults }),
    },
  ];
}

const RTO_HOURS: readonly number[] = [0.25, 0.5, 1, 2, 4, 8];
const SUCCESS: readonly number[] = [0, 0.5, 0.8, 0.9, 0.95, 0.99, 1];
const FACTORS: readonly number[] = [0.5, 2];

/** One input at a time, all others as they are. */
export function deriveSensitivity(question: NeededQuestion): readonly SensitivityRow[] {
  const { failover, recovery, objective } = question;
  const row = (input: string, value: string, availability: number): SensitivityRow => ({
    ...{ input, value, availability },
    isMet: objective.target === null ? null : availability < objective.target ? false : question.isBound ? null : true,
  });
  return [
    ...RTO_HOURS.map((rtoHours) =>
      row('recovery time', minutesOf(rtoHours), openShare(question, { ...failover, rtoHours }, {})),
    ),
    ...SUCCESS.map((success) =>
      row(
        'failovers that work',
        `${plainNumber(success * 100)} %`,
        openShare(question, { ...failover, success: success * recovery }, {}),
      ),
    ),
    ...FACTORS.map((repair) => row('repair of everything', `x ${repair}`, openShare(question, failover, { repair }))),
    ...FACTORS.map((faults) => row('faults of everything', `x ${faults}`, openShare(question, failover, { faults }))),
  ];
}
