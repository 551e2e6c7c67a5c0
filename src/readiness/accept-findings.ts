import { isRuleCovered } from '../model/index.js';
import type { MachineDecisions } from '../model/index.js';
import type { FactName } from './fact-guides.js';
import type { Finding } from './finding.js';

/**
 * Marks the findings that people live with. What blocks is never accepted: to accept that a thing does not work does not make it
 * work. Nor is that no size is chosen: there is nothing yet to live with. Where several decisions mean a finding, the first counts.
 */
export function acceptFindings(
  findings: readonly Finding[],
  accepted: MachineDecisions['accepted'],
): readonly Finding[] {
  if (accepted.length === 0) return findings;
  return findings.map((finding) => {
    const found = isFinal(finding) ? undefined : accepted.find(({ rule }) => isRuleCovered(rule, finding.rule));
    return found === undefined
      ? finding
      : { ...finding, accepted: { who: found.who, when: found.when, why: found.why } };
  });
}

const isFinal = ({ severity, rule }: Finding): boolean => severity === 'blocks' || rule === NO_SIZE_YET;
const NO_SIZE_YET: `unknown/${FactName}` = 'unknown/chosenSize';

/** Those that still decide a state. */
export const standingOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ accepted }) => accepted === undefined);
