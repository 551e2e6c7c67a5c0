/** The limits of one kind of target disk: from an I/O size on, so many MB/s on average. */
export type ChurnRows = readonly (readonly [ioKB: number, megabytesPerSecond: number])[];

export type ChurnTarget = 'standard' | 'P10' | 'P15' | 'P20' | 'P30' | 'P40' | 'P50';

const P10: ChurnRows = [
  [8, 2],
  [16, 4],
  [32, 8],
];
const P20: ChurnRows = [
  [8, 5],
  [16, 20],
];

/**
 * Churn that Site Recovery takes per disk, as printed: average MB/s by I/O size.
 *
 * Source: MicrosoftDocs/azure-docs articles/site-recovery/vmware-physical-azure-support-matrix.md @36f1051e (09/28/2023).
 */
export const NORMAL_CHURN: Readonly<Record<ChurnTarget, ChurnRows>> = {
  standard: [[8, 2]],
  P10,
  P15: P10,
  P20,
  P30: P20,
  P40: P20,
  P50: P20,
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
 * The same with High Churn, for the recovery of machines that run in Azure alone.
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
};

/** Per machine: the highest minute of the sum over its disks, in MB/s. */
export const MACHINE_CHURN: { readonly normal: number; readonly high: number } = { normal: 54, high: 100 };

/** The limit that holds for an I/O size. */
export interface ChurnLimit {
  readonly megabytesPerSecond: number;
  readonly rowKB: number;
  /** The size is none of the printed ones: which limit holds there is not documented. */
  readonly isAssumed: boolean;
}

/**
 * Sizes between two rows take the lower row, sizes below the first row the first: an assumption, since no page says it. Above the
 * last row its limit holds.
 */
export function churnLimitOf(rows: ChurnRows, ioKB: number): ChurnLimit {
  const row = rows.findLast(([size]) => size <= ioKB) ?? rows[0]!;
  const isBeyond = ioKB >= rows.at(-1)![0];
  return { megabytesPerSecond: row[1], rowKB: row[0], isAssumed: row[0] !== ioKB && !isBeyond };
}
