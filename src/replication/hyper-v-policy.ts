import type { ReplicatedMachine } from './replicated.js';

/**
 * What the policy of Site Recovery takes for machines that their Hyper-V hosts replicate.
 *
 * Source: MicrosoftDocs/azure-docs articles/site-recovery/hyper-v-azure-tutorial.md @062019ea (12/21/2022), "Replication policy": retention of
 * 24 hours at most, copies every five minutes by default; the copy of 05/04/2023 (@df9ae8bd) chooses the same two hours and no longer prints
 * the most. hyper-v-vmm-azure-tutorial.md @0865efd7 (03/19/2020) calls five minutes, two hours and one hour the default settings.
 * hyper-v-azure-common-questions.md @07a1759f (12/27/2024): every 30 seconds, except for premium storage, or five minutes.
 * hyper-v-site-walkthrough-replication.md @36860c61 (06/22/2017): application-consistent points every 1 to 12 hours; 15 minutes as a third
 * frequency, which newer pages do not have.
 */
export const HYPER_V_POLICY = {
  mostRetentionHours: 24,
  defaultRetentionHours: 2,
  defaultCopyMinutes: 5,
  /** Not where a disk replicates to premium storage. */
  leastCopySeconds: 30,
  defaultAppConsistentMinutes: 60,
  appConsistentMinutes: { min: 60, max: 720 },
} as const;

/** For how many hours points of a machine are kept at most, however long they are asked for: on Hyper-V no longer than its policy takes. */
export const keptHoursOf = ({ generation }: Pick<ReplicatedMachine, 'generation'>, hours: number): number =>
  generation === 'hyperV' ? Math.min(hours, HYPER_V_POLICY.mostRetentionHours) : hours;
