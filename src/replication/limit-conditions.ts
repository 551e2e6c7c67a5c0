import type { Scenario } from '../site/index.js';
import type { ReplicationPurpose } from './replication-settings.js';

/** What of the resolved settings the limits depend on. */
export interface LimitConditions {
  readonly purpose: { readonly value: ReplicationPurpose };
  readonly scenario: Scenario | null;
  /** False where it is asked for and refused. */
  readonly highChurn: { readonly value: boolean };
  readonly growthPercent: { readonly value: number };
  /** As they were given: the option may be asked for where it is refused. */
  readonly settings: { readonly ioKB: number | null; readonly highChurn: boolean | null };
}

/** The option for more churn is documented for the recovery of machines that run in Azure alone. */
export const hasHighChurn = ({ highChurn, scenario }: Pick<LimitConditions, 'highChurn' | 'scenario'>): boolean =>
  highChurn.value && scenario === 'azureRecovery';
