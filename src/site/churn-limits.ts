/** The limits of one kind of target disk: from an I/O size on, so many MB/s on average, and so many GB a day where a page prints them. */
export type ChurnRows = readonly (readonly [ioKB: number, megabytesPerSecond: number, gigabytesPerDay?: number])[];

/** The kinds of target disks; disks smaller than P10 are in no table. */
export const CHURN_TARGETS = ['standard', 'P10', 'P15', 'P20', 'P30', 'P40', 'P50', 'P60', 'P70', 'P80'] as const;
export type ChurnTarget = (typeof CHURN_TARGETS)[number];

/** What the table of High Churn calls "P30+", and the normal one, which ends at P50, does not name. */
const ABOVE_P50: ReadonlySet<ChurnTarget> = new Set(['P60', 'P70', 'P80']);

/** Whether the table prints a row for a target; else that of P50 is taken, an assumption. */
export const isPrintedTarget = (target: ChurnTarget, isHigh: boolean): boolean => isHigh || !ABOVE_P50.has(target);

const P10: ChurnRows = [
  [8, 2, 168],
  [16, 4, 336],
  [32, 8, 672],
];
const P20: ChurnRows = [
  [8, 5, 421],
  [16, 20, 1684],
];

/**
 * Churn that Site Recovery takes per disk, as printed: average MB/s by I/O size and GB a day. The two do not follow from each other (2 MB/s
 * are 168.75 GiB a day, 168 is printed), so neither is computed. Disks above P50 are in no row: they are given that of P50.
 *
 * Source: MicrosoftDocs/azure-docs articles/site-recovery/vmware-physical-azure-support-matrix.md @36f1051e (09/28/2023).
 */
export const NORMAL_CHURN: Readonly<Record<ChurnTarget, ChurnRows>> = {
  standard: [[8, 2, 168]],
  P10,
  P15: P10,
  P20,
  P30: P20,
  P40: P20,
  P50: P20,
  P60: P20,
  P70: P20,
  P80: P20,
};

const HIGH_P10: ChurnRows = [
  [8, 2],
  [16, 4],
  [24, 6],
  [32, 10],
];
const HIGH_P30: ChurnRows = [
  [8, 20],
  [16, 35],
  [24, 50],
];

/**
 * The same with High Churn, for the recovery of machines that run in Azure alone. The last row is printed for P30 and all above.
 *
 * Source: MicrosoftDocs/azure-docs articles/site-recovery/concepts-azure-to-azure-high-churn-support.md @9c7b9412 (07/14/2023).
 */
export const HIGH_CHURN: Readonly<Record<ChurnTarget, ChurnRows>> = {
  standard: HIGH_P10,
  P10: HIGH_P10,
  P15: HIGH_P10,
  P20: [
    [8, 10],
    [16, 20],
    [24, 30],
  ],
  P30: HIGH_P30,
  P40: HIGH_P30,
  P50: HIGH_P30,
  P60: HIGH_P30,
  P70: HIGH_P30,
  P80: HIGH_P30,
};

/**
 * Churn that Site Recovery takes of a Hyper-V machine as a whole, by the storage that it replicates to; the page has no limit for a disk.
 *
 * Source: MicrosoftDocs/azure-docs articles/site-recovery/hyper-v-deployment-planner-analyze-report.md @02d00dc8 (10/21/2019), "Azure Site
 * Recovery limits".
 */
export const HYPER_V_CHURN: Readonly<Record<'standard' | 'premium', ChurnRows>> = {
  standard: [[8, 2, 168]],
  premium: [
    [8, 5, 421],
    [16, 20, 1684],
  ],
};

/** Per machine: the highest minute of the sum over its disks, in MB/s. */
export const MACHINE_CHURN: { readonly normal: number; readonly high: number } = { normal: 54, high: 100 };

/** The limit that holds for an I/O size. */
export interface ChurnLimit {
  readonly megabytesPerSecond: number;
  /** As printed; null where the table has no such column. */
  readonly gigabytesPerDay: number | null;
  readonly rowKB: number;
  /** The size is none of the printed ones: which limit holds there is not documented. */
  readonly isAssumed: boolean;
}

/**
 * Sizes between two rows take the lower row, sizes below the first row the first: an assumption, since no page says it. Above the
 * last row its limit holds; the pages print "or greater" there, but not in a table of one row.
 */
export function churnLimitOf(rows: ChurnRows, ioKB: number): ChurnLimit {
  const row = rows.findLast(([size]) => size <= ioKB) ?? rows[0]!;
  const isBeyond = rows.length > 1 && ioKB >= rows.at(-1)![0];
  const [rowKB, megabytesPerSecond, gigabytesPerDay = null] = row;
  return { megabytesPerSecond, gigabytesPerDay, rowKB, isAssumed: rowKB !== ioKB && !isBeyond };
}
