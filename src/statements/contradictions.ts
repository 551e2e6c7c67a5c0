import type { Estate, Problem } from '../model/index.js';
import type { StatementFacts } from './facts.js';
import { differingStatements } from './differing-statements.js';
import { countsThatDoNotAddUp, groupCounts, machinesInTwoGroups, machinesNotInInventory } from './machine-rules.js';
import { regionAgainstAssessment, unknownRegions } from './region-rules.js';
import {
  anyPointAgainstPruning,
  appConsistentLimits,
  availabilityAgainstSinglePoints,
  retentionOverLimit,
  rpoAgainstRecoveryPoints,
} from './recovery-rules.js';
import { deriveResolvedStatements } from './resolve.js';
import type { ContradictionContext, ContradictionRule } from './rule.js';
import type { Statement } from './statement.js';

/** In the order in which their problems are told. */
const RULES: readonly ContradictionRule[] = [
  differingStatements,
  unknownRegions,
  regionAgainstAssessment,
  countsThatDoNotAddUp,
  groupCounts,
  machinesInTwoGroups,
  machinesNotInInventory,
  rpoAgainstRecoveryPoints,
  appConsistentLimits,
  retentionOverLimit,
  anyPointAgainstPruning,
  availabilityAgainstSinglePoints,
];

/**
 * Where statements contradict each other, the inventory, or what Azure Site Recovery does: a warning each, with both places
 * and both values, and as its remedy the question to ask. Nothing is decided here.
 *
 * @param estate what the inventories hold; null where there is none
 * @returns by rule, within a rule by first mention. Codes: `statements/<topic>-differs` for each topic,
 *   `statements/unknown-region`, `statements/region-against-assessment`, `statements/machines-do-not-add-up`, `statements/group-count-differs`, `statements/machine-in-two-groups`,
 *   `statements/machine-not-in-inventory`, `statements/rpo-against-recovery-points`,
 *   `statements/app-consistent-frequency-limit`, `statements/retention-over-limit`,
 *   `statements/any-point-against-pruning`, `statements/availability-against-single-point`
 */
export function deriveContradictions(
  statements: readonly Statement[],
  estate: Estate | null,
  facts: StatementFacts,
): readonly Problem[] {
  const context: ContradictionContext = { resolved: deriveResolvedStatements(statements, facts), estate, facts };
  return RULES.flatMap((rule) => rule(context));
}
