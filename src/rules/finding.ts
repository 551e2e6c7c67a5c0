import { compareText } from '../model/index.js';

/**
 * `blocks`: it will not work. `conditions`: it works once the remedy is done. `unknown`: a fact is missing. `warns`: it works, but
 * the answer rests on less than it should, or something should not be left so. `informs`: good to know.
 */
export type FindingSeverity = 'blocks' | 'conditions' | 'unknown' | 'warns' | 'informs';

/** The worst first: not ready outranks unknown, which outranks ready with conditions. */
const SEVERITIES: readonly FindingSeverity[] = ['blocks', 'unknown', 'conditions', 'warns', 'informs'];

/** The answer of one rule about one thing, with the values it saw. */
export interface RuleFinding<Question extends string> {
  /** Stable, such as `os/past-end-of-support`. */
  readonly rule: string;
  readonly question: Question;
  readonly severity: FindingSeverity;
  /** What was found, with its value. */
  readonly message: string;
  /** Concrete steps. */
  readonly remedy: string;
  /** Page or table that states the rule, and the date it was read. */
  readonly source: string;
  /** The vendor's code for the same, where it has one: `GuestOperatingSystemArchitectureNotSupported`. */
  readonly code: string | null;
}

/** The vendor's four categories. Not ready outranks unknown, which outranks ready with conditions. */
export type ReadinessState = 'ready' | 'readyWithConditions' | 'notReady' | 'unknown';

const STATES: Readonly<Record<FindingSeverity, ReadinessState>> = {
  blocks: 'notReady',
  unknown: 'unknown',
  conditions: 'readyWithConditions',
  warns: 'ready',
  informs: 'ready',
};

/** The state that one finding, or the worst of several, makes; nothing found is ready. */
export function stateOf(findings: readonly Pick<RuleFinding<string>, 'severity'>[]): ReadinessState {
  const worst = SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
  return STATES[worst ?? 'informs'];
}

/** Worst first, then by rule, question and message: the same findings always stand in the same order. */
export function compareFindings(left: RuleFinding<string>, right: RuleFinding<string>): number {
  return (
    SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
    compareText(left.rule, right.rule) ||
    compareText(left.question, right.question) ||
    compareText(left.message, right.message)
  );
}
