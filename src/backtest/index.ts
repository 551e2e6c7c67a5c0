// Back-test of sizes: what each rule would have chosen week after week, what the following week overloaded, and what that cost;
// sizes for a stated target of overload, and how much a size hangs on which days were seen. Reads and writes nothing.
export type {
  BackTest,
  BackTestedMachine,
  RefusedMachine,
  RuleOfMachine,
  RuleTotal,
  SizeWithOverload,
  TargetAnswer,
  TestedWeek,
  ToldCount,
  ToldHour,
  ToldWeek,
} from './back-test.js';
export { backTestSteps, deriveBackTest } from './derive-back-test.js';
export type { BackTestInput } from './derive-back-test.js';
export type { FlipRate } from './flip-rate.js';
export { METRICS } from './overload.js';
export type { Metric } from './overload.js';
export { DEFAULT_RULES, parseRules, parseTarget } from './rules.js';
export type { Rule } from './rules.js';
