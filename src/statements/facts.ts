/** A region as the catalogue names it. */
export interface RegionName {
  readonly name: string;
  readonly displayName: string;
}

/** From `fromHours` of age on, one point in `everyHours` is left. */
export interface ThinningStep {
  readonly fromHours: number;
  readonly everyHours: number;
}

/** How points are thinned where they are kept for at most so many days. */
export interface ThinningRow {
  readonly keptDaysUpTo: number;
  readonly steps: readonly ThinningStep[];
}

/** What Azure Site Recovery makes, keeps and thins of recovery points. */
export interface RecoveryPointLimits {
  readonly crashConsistentEveryMinutes: number;
  readonly appConsistentMinutes: { readonly min: number; readonly max: number };
  readonly classicHours: { readonly premium: number; readonly standard: number };
  readonly modernizedHours: number;
  /** On unmanaged disks, whatever the generation keeps otherwise. */
  readonly unmanagedHours: number;
  /** Within this age every point is left. */
  readonly everyPointHours: number;
  /** By days kept, rising. */
  readonly thinning: readonly ThinningRow[];
}

/** What contradictions are judged by, beside the statements themselves. */
export interface StatementFacts {
  /** Regions whose names mean the same; a name that is none of them is compared as it is written. */
  readonly regions: readonly RegionName[];
  readonly recoveryPoints: RecoveryPointLimits;
  /** The region that is assessed, by any way to write its name, and whether nobody asked for it; null or absent: none is. */
  readonly assessedRegion?: { readonly name: string; readonly isAssumed: boolean } | null;
}

/**
 * The documented limits of recovery points.
 *
 * Source: MicrosoftDocs/azure-docs, articles/site-recovery. Points every 5 minutes and up to 15 days modernized:
 * vmware-azure-architecture-modernized.md @c7e8fd20 (04/04/2023). 24 h on premium, 72 h on standard storage, classic:
 * vmware-azure-set-up-replication.md @0d422965 (03/05/2018). App-consistent every 1 to 12 h: the former. Thinning:
 * azure-to-azure-common-questions.md @85dde99a (04/28/2022), written for Azure machines; no page gives it for VMware. 3 days on unmanaged
 * disks: the same page.
 */
export const DOCUMENTED_RECOVERY_POINT_LIMITS: RecoveryPointLimits = {
  crashConsistentEveryMinutes: 5,
  appConsistentMinutes: { min: 60, max: 720 },
  classicHours: { premium: 24, standard: 72 },
  modernizedHours: 360,
  unmanagedHours: 72,
  everyPointHours: 2,
  thinning: [
    { keptDaysUpTo: 1, steps: [{ fromHours: 2, everyHours: 1 }] },
    { keptDaysUpTo: 7, steps: [{ fromHours: 2, everyHours: 2 }] },
    {
      keptDaysUpTo: 15,
      steps: [
        { fromHours: 2, everyHours: 2 },
        { fromHours: 168, everyHours: 4 },
      ],
    },
  ],
};
