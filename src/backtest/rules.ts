import type { Policy } from '../assessment/index.js';
import { AssessmentError } from '../model/index.js';

/** One way to choose sizes, held against others. */
export interface Rule {
  /** Such as `p95x1.3`; unique in a run. */
  readonly name: string;
  /** What it does, in words. */
  readonly words: string;
  readonly policy: Policy;
  /**
   * Null: the policy's own need decides. Else the share of 10-minute buckets, in percent, that may be overloaded in the past:
   * the cheapest size that stays within it is taken.
   */
  readonly targetPercent: number | null;
}

/** What is compared where nobody says what. */
export const DEFAULT_RULES = 'p95x1.3,p95x1.15,p99x1.0,max';

const FORM = /^(?:p(?<percent>\d{1,3})|(?<max>max))(?:x(?<comfort>\d+(?:\.\d+)?))?$/;
/** More than any document or customer asks for; beyond it is a slip of the pen. */
const MOST_COMFORT = 10;

const refuse = (message: string, remedy: string): never => {
  throw new AssessmentError({ code: 'backtest/bad-rule', severity: 'error', at: null, message, remedy });
};

/** The policy as it is, under its own name. */
export const ruleOfPolicy = (policy: Policy): Rule => ({
  name: policy.name,
  words: `the policy "${policy.name}" as it is`,
  policy,
  targetPercent: null,
});

/** The cheapest size that would have kept a target in the past. */
export const ruleOfTarget = (policy: Policy, targetPercent: number): Rule => ({
  name: `target${targetPercent}%`,
  words: `the cheapest size that the past overloads in at most ${targetPercent} % of its 10-minute buckets`,
  policy,
  targetPercent,
});

function ruleOf(text: string, base: Policy): Rule {
  const form = FORM.exec(text.toLowerCase())?.groups;
  if (form === undefined) {
    return refuse(`"${text}" is no rule`, 'write a percentile and a comfort factor such as p95x1.3, or max');
  }
  const percentile = form['max'] === undefined ? Number(form['percent']) : 100;
  const comfort = Number(form['comfort'] ?? 1);
  if (percentile < 1 || percentile > 100) return refuse(`"${text}" asks for P${percentile}`, 'use p1 to p100, or max');
  if (comfort <= 0 || comfort > MOST_COMFORT) {
    return refuse(`"${text}" asks for comfort ${comfort}`, `use a factor above 0 and up to ${MOST_COMFORT}`);
  }
  const { sizing } = base;
  return {
    name: text.toLowerCase(),
    words: `P${percentile} for every machine x ${comfort} on CPU, memory, disk performance and network`,
    targetPercent: null,
    policy: {
      ...base,
      sizing: {
        ...sizing,
        mode: 'performance',
        percentile,
        percentileOfDatabases: percentile,
        comfort: { ...sizing.comfort, cpu: comfort, memory: comfort, diskPerformance: comfort, network: comfort },
      },
    },
  };
}

/**
 * Rules such as `p95x1.3,p99x1.0,max`, each a policy that differs from `base` in percentile and comfort alone.
 *
 * @throws {AssessmentError} `backtest/bad-rule`
 */
export function parseRules(text: string, base: Policy): readonly Rule[] {
  const names = text.split(',').map((part) => part.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) refuse(`the rule "${twice}" is named twice`, 'name each rule once');
  return names.map((name) => ruleOf(name, base));
}

/**
 * A target such as `0.1%`, in percent.
 *
 * @throws {AssessmentError} `backtest/bad-rule`
 */
export function parseTarget(text: string): number {
  const percent = Number(/^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())?.[1] ?? NaN);
  if (percent < 100) return percent;
  return refuse(`"${text}" is no target`, 'write the share of buckets that may be overloaded, such as 0.1% or 0%');
}

/** How many of so many buckets a target lets be overloaded. The tiny addition takes back what floats lose: 0.1 % of 2,000 is 2. */
export const allowedBy = (targetPercent: number, buckets: number): number =>
  Math.floor((targetPercent * buckets) / 100 + 1e-9);
