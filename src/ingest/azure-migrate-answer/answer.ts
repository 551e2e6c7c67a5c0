import type {
  Bytes,
  BytesPerSecond,
  Cores,
  Firmware,
  Iops,
  Origin,
  Percent,
  Problem,
  SheetSummary,
} from '../../model/index.js';

/**
 * Which of Azure Migrate's exports wrote it: the portal until about 2024 (`All_Assessed_Machines`), the portal since 2025
 * (`Server_to_AzureVM`), or the export utility of 2023 (`Core_Report`).
 */
export type AnswerGeneration = 'portal-2024' | 'portal-2025' | 'export-utility' | 'unknown';

export type SizingCriterion = 'performance' | 'asIs';

export type AnsweredReadiness = 'ready' | 'readyWithConditions' | 'notReady' | 'unknown';

/** An amount as printed, in integer millionths of its currency; never converted. */
export interface AnsweredMoney {
  readonly micros: number;
  /** The code of ISO 4217; null where neither cell, header nor properties name one. */
  readonly currency: string | null;
}

/** How compute is paid for; `stated` where the export does not say. */
export type AnsweredTerms =
  | 'stated'
  | 'payAsYouGo'
  | 'reservation'
  | 'savingsPlan'
  | 'hybridBenefit'
  | 'reservationHybridBenefit'
  | 'savingsPlanHybridBenefit';

export interface AnsweredCompute {
  readonly terms: AnsweredTerms;
  readonly perMonth: AnsweredMoney;
}

/** As the catalogue names them. */
export type AnsweredDiskType = 'StandardHDD' | 'StandardSSD' | 'PremiumSSD' | 'PremiumSSDv2' | 'UltraDisk';

export interface AnsweredDisk {
  /** As the source names it, such as `scsi0:0`; numbered where it names none. */
  readonly name: string;
  readonly readiness: AnsweredReadiness | null;
  readonly issues: readonly string[];
  readonly dataIssues: readonly string[];
  /** As printed, such as `Premium_P10`. */
  readonly sku: string | null;
  /** `P10`, `E10`, `S10`; null where the SKU names none, as Ultra and Premium v2 do. */
  readonly tier: string | null;
  readonly type: AnsweredDiskType | null;
  readonly sourceBytes: Bytes | null;
  readonly targetBytes: Bytes | null;
  readonly perMonth: AnsweredMoney | null;
  readonly readIops: Iops | null;
  readonly writeIops: Iops | null;
  readonly readBytesPerSecond: BytesPerSecond | null;
  readonly writeBytesPerSecond: BytesPerSecond | null;
  /** What Azure Migrate would provision on an Ultra or Premium v2 disk. */
  readonly provisionedIops: Iops | null;
  readonly provisionedBytesPerSecond: BytesPerSecond | null;
  readonly origin: Origin;
}

export interface AnsweredMachine {
  readonly name: string;
  readonly machineId: string | null;
  readonly group: string | null;
  /** As printed, such as `Prod`. */
  readonly environment: string | null;
  readonly readiness: AnsweredReadiness | null;
  readonly securityReadiness: AnsweredReadiness | null;
  /** What stands in the way, warnings included, each once. */
  readonly issues: readonly string[];
  /** What Azure Migrate could not collect. */
  readonly dataIssues: readonly string[];
  /** `Standard_D2as_v5`; null where none was found. */
  readonly size: string | null;
  /** The recommended disks as one text per list entry, where the export has no row per disk. */
  readonly storageSkus: readonly string[];
  /** Pay-as-you-go where that is stated, else the only one stated; null where unknown. */
  readonly computePerMonth: AnsweredMoney | null;
  readonly compute: readonly AnsweredCompute[];
  readonly storagePerMonth: AnsweredMoney | null;
  readonly securityPerMonth: AnsweredMoney | null;
  readonly totalPerMonth: AnsweredMoney | null;
  readonly siteRecoveryPerMonth: AnsweredMoney | null;
  readonly backupPerMonth: AnsweredMoney | null;
  readonly confidencePercent: Percent | null;
  /** As printed. */
  readonly os: string | null;
  readonly osVersion: string | null;
  readonly bootType: Firmware | null;
  readonly host: string | null;
  readonly cores: Cores | null;
  readonly memoryBytes: Bytes | null;
  readonly cpuPercent: Percent | null;
  readonly memoryPercent: Percent | null;
  readonly storageBytes: Bytes | null;
  readonly diskReadIops: Iops | null;
  readonly diskWriteIops: Iops | null;
  readonly diskReadBytesPerSecond: BytesPerSecond | null;
  readonly diskWriteBytesPerSecond: BytesPerSecond | null;
  readonly networkInBytesPerSecond: BytesPerSecond | null;
  readonly networkOutBytesPerSecond: BytesPerSecond | null;
  readonly diskCount: number | null;
  readonly nicCount: number | null;
  readonly addresses: readonly string[];
  readonly macs: readonly string[];
  readonly disks: readonly AnsweredDisk[];
  /** The row that is the machine. */
  readonly origin: Origin;
  /** Rows of other sheets that say the same or more of it. */
  readonly alsoAt: readonly Origin[];
}

/** A setting of the assessment, with the cell it stands in. */
export interface StatedSetting<T> {
  readonly value: T;
  readonly printed: string;
  readonly origin: Origin;
}

/** The settings that the export states; null where it is silent. */
export interface AnswerProperties {
  readonly assessmentName: StatedSetting<string> | null;
  readonly sizingCriterion: StatedSetting<SizingCriterion> | null;
  readonly comfortFactor: StatedSetting<number> | null;
  readonly percentile: StatedSetting<number> | null;
  readonly performanceHistory: StatedSetting<string> | null;
  readonly region: StatedSetting<string> | null;
  readonly pricingTier: StatedSetting<string> | null;
  readonly offer: StatedSetting<string> | null;
  readonly savingsOption: StatedSetting<string> | null;
  readonly hybridBenefit: StatedSetting<string> | null;
  readonly currency: StatedSetting<string> | null;
  readonly discountPercent: StatedSetting<number> | null;
  readonly storageType: StatedSetting<string> | null;
  readonly vmSeries: StatedSetting<string> | null;
  readonly uptime: StatedSetting<string> | null;
  readonly created: StatedSetting<string> | null;
  /** Every label and value as printed, in order. */
  readonly all: readonly (StatedSetting<string> & { readonly label: string })[];
}

/** What became of the rows: `rows = machines + merged + duplicates + disks + issues + skipped`. */
export interface AnswerCounts {
  readonly rows: number;
  readonly machines: number;
  /** Rows of another sheet on a machine that is known already. */
  readonly merged: number;
  /** Rows of the same sheet on a machine that is known already; each is reported, the first is kept. */
  readonly duplicates: number;
  /** Rows of disks that found their machine. */
  readonly disks: number;
  /** Rows of issues that found their machine. */
  readonly issues: number;
  /** Rows without a name, totals, repeated headers, disks and issues of no machine; each kind is reported. */
  readonly skipped: number;
}

/** One assessment by Azure Migrate, as it exported it. */
export interface AzureMigrateAnswer {
  /** The input that holds its machines. */
  readonly file: string;
  /** The sheets of machines, the leading one first; empty for a text. */
  readonly sheets: readonly string[];
  readonly generation: AnswerGeneration;
  /** By the name of the sheet, else by the settings; null where neither says. */
  readonly criterion: SizingCriterion | null;
  readonly properties: AnswerProperties;
  readonly machines: readonly AnsweredMachine[];
  readonly counts: AnswerCounts;
}

/** What one column was taken for. */
export interface TakenColumn {
  readonly file: string;
  readonly sheet: string | null;
  /** As printed. */
  readonly header: string;
  /** The value it was taken for, such as `memory`. */
  readonly field: string;
  /** Words of the header that we do not know; the column is then a guess, and told. */
  readonly unknownWords: readonly string[];
}

/** The answers in some files. The performance-based and the as-is sheets of one workbook are two answers. */
export interface AnswerReading {
  readonly answers: readonly AzureMigrateAnswer[];
  readonly columns: readonly TakenColumn[];
  /** One for each sheet or text, in order, with its file. */
  readonly sheets: readonly (SheetSummary & { readonly file: string })[];
  readonly problems: readonly Problem[];
}
