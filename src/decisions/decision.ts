import type { MachineRole, MigrationMethod, SourceLocation } from '../model/index.js';

/** What every decision carries: nobody can defend one of which it is not known who took it, when and why. */
export interface Decided {
  /** Where it stands in the file of decisions. */
  readonly at: SourceLocation;
  /** Ids, or names as in `parseMachineNames`: `DC01`, `fe01..fe03`, `web-*`. At least one. */
  readonly machines: readonly string[];
  readonly who: string;
  /** `YYYY-MM-DD`. */
  readonly when: string;
  readonly why: string;
  /** The last day on which it holds, `YYYY-MM-DD`; null: until somebody takes it back. */
  readonly until: string | null;
}

/** A finding is known and lived with. It stays on record; it no longer decides the state. Never of what blocks. */
export interface AcceptDecision extends Decided {
  readonly kind: 'accept';
  /** A rule such as `migration/snapshots`, or all rules of one beginning: `os/*`. */
  readonly rule: string;
}

/** What a field may be set to. */
export type FactValue = string | number | boolean | readonly string[];

/** A source is wrong or silent about a machine, and somebody knows better. */
export interface OverrideDecision extends Decided {
  readonly kind: 'override';
  /** One of `FACT_FIELDS`; of a disk with its place in the inventory, counted from 0: `disks[0].sizeGiB`. */
  readonly field: string;
  /** Of the kind and within the bounds of the field. */
  readonly value: FactValue;
}

/** The machine is not assessed, though the policy would. */
export interface ExcludeDecision extends Decided {
  readonly kind: 'exclude';
}

/** The machine is assessed, though the policy leaves it out. */
export interface IncludeDecision extends Decided {
  readonly kind: 'include';
}

/** The answer to a suggestion to replace machines by a service. */
export interface SuggestionDecision extends Decided {
  readonly kind: 'suggestion';
  /** The id of the service that is suggested. */
  readonly service: string;
  readonly isAccepted: boolean;
}

export const MIGRATION_METHODS: readonly MigrationMethod[] = [
  'agentless',
  'agentBased',
  'rebuild',
  'replicateNatively',
  'paas',
  'retire',
  'leave',
];

/** The method is this one, whatever the rules would choose. */
export interface MethodDecision extends Decided {
  readonly kind: 'method';
  readonly method: MigrationMethod;
}

/** One decision that somebody took about machines. */
export type Decision =
  AcceptDecision | OverrideDecision | ExcludeDecision | IncludeDecision | SuggestionDecision | MethodDecision;

export type DecisionKind = Decision['kind'];
export type DecisionOf<K extends DecisionKind> = Extract<Decision, { readonly kind: K }>;

/** Every role, for those who read one; a role missing here or there does not compile. */
const ROLES: Readonly<Record<MachineRole, true>> = {
  web: true,
  gateway: true,
  api: true,
  application: true,
  cache: true,
  queue: true,
  database: true,
  directory: true,
  dns: true,
  file: true,
  log: true,
  batch: true,
  monitoring: true,
  backup: true,
  scanner: true,
  jumpHost: true,
  firewall: true,
  compute: true,
  clusterNode: true,
  licenceServer: true,
};
export const MACHINE_ROLES: readonly MachineRole[] = Object.keys(ROLES) as MachineRole[];
