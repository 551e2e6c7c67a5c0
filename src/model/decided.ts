import type { SourceLocation } from './problem.js';
import type { RoleEvidence } from './role.js';

/** How a machine gets to Azure, or does not. */
export type MigrationMethod =
  'agentless' | 'agentBased' | 'rebuild' | 'replicateNatively' | 'paas' | 'retire' | 'leave';

/** Who decided something, when and why, and where that is written down. */
export interface DecidedBy {
  readonly who: string;
  /** `YYYY-MM-DD`. */
  readonly when: string;
  readonly why: string;
  readonly at: SourceLocation;
}

/** What people decided about one machine: each part as it holds, nothing expired and nothing contradicted. */
export interface MachineDecisions {
  /** In or out of scope, whatever the policy says; null: the policy decides. */
  readonly scope: ({ readonly isIn: boolean } & DecidedBy) | null;
  /** Rules whose findings are accepted, by id or by beginning (`os/*`). */
  readonly accepted: readonly ({ readonly rule: string } & DecidedBy)[];
  readonly roles: readonly RoleEvidence[];
  readonly method: ({ readonly method: MigrationMethod } & DecidedBy) | null;
  /** Answers to suggestions of services, each service once. */
  readonly suggestions: readonly ({ readonly service: string; readonly isAccepted: boolean } & DecidedBy)[];
  /** Paths of the values that stand in place of what the sources say; their origins tell whose they are. */
  readonly facts: readonly string[];
}

/** Does the rule that a decision names mean a rule? A beginning with `*` behind it means all that begin so. */
export const isRuleCovered = (asked: string, rule: string): boolean =>
  asked.endsWith('*') ? rule.startsWith(asked.slice(0, -1)) : asked === rule;

/** Whether the replication appliances of Azure Migrate carry a machine: one that is built anew copies nothing, and one with a replication of its own does not need them. */
export const isCarriedByAppliances = (method: MigrationMethod | 'unknown'): boolean =>
  method === 'agentless' || method === 'agentBased';
