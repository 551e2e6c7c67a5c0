/** What one recovery plan of Site Recovery holds at most. Sources: `recoveryPlan`, `createPlan` of `RECOVERY_SOURCES`. */
export const RECOVERY_PLAN_LIMITS = { groups: 7, machines: 100, groupsPerMachine: 1 } as const;

/** From where to where machines fail over. */
export type PlanScenario = 'azureToAzure' | 'vmwareToAzure' | 'hyperVWithVmmToAzure' | 'hyperVSiteToAzure' | 'vmmToVmm';

/** What a plan can run by itself on the way out and on the way home; null: nothing. */
export const PLAN_ACTIONS: Readonly<
  Record<PlanScenario, { readonly failover: 'runbook' | 'script'; readonly failback: 'runbook' | 'script' | null }>
> = {
  azureToAzure: { failover: 'runbook', failback: 'runbook' },
  vmwareToAzure: { failover: 'runbook', failback: null },
  hyperVWithVmmToAzure: { failover: 'runbook', failback: 'script' },
  hyperVSiteToAzure: { failover: 'runbook', failback: null },
  vmmToVmm: { failover: 'script', failback: 'script' },
};

/** What a machine is to a plan of Site Recovery. */
export type PlannedKind = 'vmware' | 'physical' | 'hyperVInVmm' | 'hyperV' | 'azure';

/** Kinds that have one source, so that a plan may hold both. */
const SOURCE_OF: Readonly<Record<PlannedKind, string>> = {
  vmware: 'appliance or configuration server',
  physical: 'appliance or configuration server',
  hyperVInVmm: 'VMM',
  hyperV: 'Hyper-V site',
  azure: 'Azure region',
};

/**
 * Whether machines of these kinds may be in one plan: it holds one source and one target alone. VMware and physical ones share theirs;
 * VMware and Hyper-V in VMM do not, which the page says by name.
 */
export const mayShareAPlan = (kinds: readonly PlannedKind[]): boolean =>
  new Set(kinds.map((kind) => SOURCE_OF[kind])).size <= 1;

/** How a plan runs, as documented. Sources: `recoveryPlan`, `createPlan`, `runbooks` of `RECOVERY_SOURCES`. */
export const PLAN_EXECUTION = {
  withinGroup: 'parallel',
  acrossGroups: 'sequential in group order',
  nextGroup: 'after all machines of the group have failed over and started',
  failover: 'all machines of the plan in parallel',
  shutdownInTest: false,
  alreadyDeployed: 'skipped',
  manualPauseUntil: 'operator confirms',
  manualScope: ['Test', 'Failover', 'Planned failover'],
  contextKeys: ['RecoveryPlanName', 'FailoverType', 'FailoverDirection', 'GroupId', 'VmMap'],
  contextMachineKeys: ['SubscriptionId', 'ResourceGroupName', 'CloudServiceName', 'RoleName', 'RecoveryPointId'],
  /** In an action before a group the machines are not made yet. */
  emptyBeforeGroup: ['ResourceGroupName', 'RoleName'],
} as const;

/** Whether a test failover counts: only once it is cleaned up. Source: `monitor` of `RECOVERY_SOURCES`. */
export const doesTestCount = ({
  isSuccessful,
  isCleanedUp,
}: {
  readonly isSuccessful: boolean;
  readonly isCleanedUp: boolean;
}): boolean => isSuccessful && isCleanedUp;

/** A recovery point to fail over to. */
export type FailoverPoint = 'latest' | 'latestProcessed' | 'latestAppConsistent' | 'custom';

/** What choosing a point means. Sources: `failoverModernized`, `failoverClassic` of `RECOVERY_SOURCES`. */
export const FAILOVER_POINTS: Readonly<
  Record<
    FailoverPoint,
    {
      readonly processesPending: boolean | null;
      /** As the pages call it; null where they say nothing. */
      readonly rto: 'low' | null;
      readonly rpo: 'lowest' | null;
      readonly requires: string | null;
      readonly scope: 'single VM' | 'any';
    }
  >
> = {
  latest: { processesPending: true, rto: null, rpo: 'lowest', requires: null, scope: 'any' },
  latestProcessed: { processesPending: false, rto: 'low', rpo: null, requires: null, scope: 'any' },
  latestAppConsistent: {
    processesPending: null,
    rto: null,
    rpo: null,
    requires: 'app-consistent points enabled',
    scope: 'any',
  },
  custom: { processesPending: null, rto: null, rpo: null, requires: null, scope: 'single VM' },
};
