/** What a condition of Azure Migrate is judged by. */
export type ConditionInput =
  'dependency' | 'application' | 'environment' | 'criticality' | 'complexity' | 'workloadCount';

/** One of the eight planning conditions of Azure Migrate. */
export interface AzureCondition {
  /** Stable, ours. */
  readonly id: string;
  /** 1 to 8; a lower number takes precedence. */
  readonly priority: number;
  readonly words: string;
  readonly inputData: ConditionInput;
  /**
   * The pages name critical and advisory conditions and call only the second one critical; the first and the third follow from what
   * the pages say of dependencies in both directions and of order, and are our reading.
   */
  readonly isCritical: boolean;
}

/**
 * The planning conditions in their order. Source: MicrosoftDocs/azure-docs articles/migrate/automatic-wave-planning-architecture.md
 * (ms.date 09/01/2026), "Planning conditions"; read 2026-11-21.
 */
export const AZURE_CONDITIONS: readonly AzureCondition[] = [
  {
    id: 'two-way-together',
    priority: 1,
    words: 'strong two-way dependencies stay together in the same wave',
    inputData: 'dependency',
    isCritical: true,
  },
  {
    id: 'application-together',
    priority: 2,
    words: 'a whole application migrates together in a single wave',
    inputData: 'application',
    isCritical: true,
  },
  {
    id: 'dependency-first',
    priority: 3,
    words: 'a dependency target migrates in the same or an earlier wave',
    inputData: 'dependency',
    isCritical: true,
  },
  {
    id: 'test-before-production',
    priority: 4,
    words: 'development and test migrate before production',
    inputData: 'environment',
    isCritical: false,
  },
  {
    id: 'environments-apart',
    priority: 5,
    words: 'production and development or test are not in the same wave',
    inputData: 'environment',
    isCritical: false,
  },
  {
    id: 'critical-not-early',
    priority: 6,
    words: 'high criticality is not in the earliest waves',
    inputData: 'criticality',
    isCritical: false,
  },
  {
    id: 'complex-not-early',
    priority: 7,
    words: 'high complexity is not in the earliest waves',
    inputData: 'complexity',
    isCritical: false,
  },
  {
    id: 'wave-size',
    priority: 8,
    words: 'the number of machines of each wave stays within its range',
    inputData: 'workloadCount',
    isCritical: false,
  },
];

/**
 * What Azure Migrate takes of a wave that people make, and the words of its states. A workload is in one wave; an application may be
 * in several. Source: articles/migrate, pages of wave planning as of 09/2026, as `assessment.md` 7.4 sums them up. The pages
 * define "Off track" and "At risk" alike and give no number for "Not started", so no state is computed here.
 */
export const AZURE_WAVE_DEFAULTS = {
  plannedStartDaysFromToday: 0,
  plannedDurationDays: 21,
  stages: ['Configuration', 'Execution'],
  workloadStages: ['Preparation', 'Testing', 'Completion'],
  statuses: ['Not started', 'On track', 'At risk', 'Off track', 'Completed'],
  wavesOfAWorkload: 1,
  /** In place of what an unmapped workload does not state. */
  unmapped: { criticality: 'medium', environment: 'production' },
  exampleMostWorkloads: 50,
} as const;
