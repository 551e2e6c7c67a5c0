/**
 * What the Deployment Planner of Site Recovery documents of itself. How it gets a bandwidth from an objective is not among it.
 *
 * Source: MicrosoftDocs/azure-docs articles/site-recovery/site-recovery-vmware-deployment-planner-run.md @04349cda (12/28/2018) and
 * -analyze-report.md @03e5750a (01/12/2026).
 */
export const PLANNER = {
  desiredRpoMinutesDefault: 15,
  rpoColumnsMinutes: [15, 30, 60],
  /** Of samples; a week and more is advised, a month is best. */
  minProfilingMinutes: 30,
  advisedProfilingDays: 7,
  bestProfilingDays: 31,
  /** Counters of vCenter, asked for every 15 minutes, one value a minute. */
  pollMinutes: 15,
  resolutionMinutes: 1,
  percentile: 95,
  growthFactorPercentDefault: 30,
  initialReplicationGoalHours: 72,
  uploadFileMB: 64,
  machinesPerRun: 1000,
  /** An average that the page sizes servers for. */
  disksPerMachine: 3,
  coresNeeded: 'sum of Azure cores for failover or test failover of all compatible VMs',
  /** What the two bandwidths of the report mean. */
  bandwidths: {
    every: 'dedicated: the objective is met 100 percent of the time, without any violation',
    nineOfTen: 'what-if: number of violations per day and peak RPO of the day',
  },
} as const;
