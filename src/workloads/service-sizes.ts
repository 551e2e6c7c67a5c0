/** What a configuration of a database service carries. Sizes in GB as the service prints them, which are of 2^30 bytes. */
export interface ServiceSize {
  readonly name: string;
  readonly tier: 'generalPurpose' | 'businessCritical' | 'memoryOptimized';
  readonly vCores: number;
  readonly memoryGB: number;
  readonly storageGB: number;
  /** Null where the page gives none for the whole configuration. */
  readonly iops: number | null;
  readonly megabytesPerSecond: number | null;
  /** The latency that the page gives at worst. */
  readonly latencyMs: number | null;
  readonly databases: number | null;
}

/** Sizes in the order in which they are tried, the page they come from, and what is sold at least. */
export interface ServiceSizes {
  readonly sizes: readonly ServiceSize[];
  readonly source: string;
  readonly readOn: string;
  readonly leastStorageGB: number;
  readonly storageStepGB: number;
}

const READ_ON = '2026-11-21';
const GB_PER_TB = 1024;

/** Source: azure-sql/managed-instance/resource-limits.md, "Service tier characteristics", standard-series (Gen5). */
export const MANAGED_INSTANCE_DATABASES = 100;
const MANAGED_INSTANCE_MEMORY_PER_VCORE = 5.1;
const MANAGED_INSTANCE_VCORES = [4, 8, 16, 24, 32, 40, 64, 80] as const;
const BUSINESS_CRITICAL_IOPS_PER_VCORE = 4000;

type VCores = (typeof MANAGED_INSTANCE_VCORES)[number];

const generalPurposeTB = (vCores: VCores): number => (vCores === 4 ? 2 : vCores === 8 ? 8 : 16);
const businessCriticalTB = (vCores: VCores): number => (vCores <= 16 ? 1 : vCores === 24 ? 2 : 4);

const managedInstance = (tier: 'GP' | 'BC', vCores: VCores): ServiceSize => ({
  name: `${tier}_Gen5_${vCores}`,
  tier: tier === 'GP' ? 'generalPurpose' : 'businessCritical',
  vCores,
  memoryGB: MANAGED_INSTANCE_MEMORY_PER_VCORE * vCores,
  storageGB: (tier === 'GP' ? generalPurposeTB(vCores) : businessCriticalTB(vCores)) * GB_PER_TB,
  // General purpose grants operations per file and by its size: see `fileIops`.
  iops: tier === 'GP' ? null : BUSINESS_CRITICAL_IOPS_PER_VCORE * vCores,
  megabytesPerSecond: null,
  latencyMs: tier === 'GP' ? 5 : 1,
  databases: MANAGED_INSTANCE_DATABASES,
});

/**
 * Azure SQL Managed Instance, standard-series (Gen5): general purpose before business critical, which is about twice as dear.
 *
 * Source: MicrosoftDocs/sql-docs@0000dfaf, azure-sql/managed-instance/resource-limits.md (06/02/2022). Latency is the best that
 * the tier promises (5 to 10 ms, 1 to 2 ms), since what is measured below it is not met.
 */
export const MANAGED_INSTANCE_SIZES: ServiceSizes = {
  sizes: [
    ...MANAGED_INSTANCE_VCORES.map((vCores) => managedInstance('GP', vCores)),
    ...MANAGED_INSTANCE_VCORES.map((vCores) => managedInstance('BC', vCores)),
  ],
  source: 'Azure SQL documentation, managed-instance/resource-limits.md (06/02/2022)',
  readOn: READ_ON,
  leastStorageGB: 32,
  storageStepGB: 32,
};

type DatabaseRow = readonly [vCores: number, memoryGB: number, storageGB: number, gpIops: number, bcIops: number];

/** Source: MicrosoftDocs/sql-docs@0024d53a, azure-sql/database/resource-limits-vcore-single-databases.md (04/25/2022), Gen5. */
const DATABASE_ROWS: readonly DatabaseRow[] = [
  [2, 10.4, 1024, 640, 8000],
  [4, 20.8, 1024, 1280, 16_000],
  [6, 31.1, 1536, 1920, 24_000],
  [8, 41.5, 2048, 2560, 32_000],
  [10, 51.9, 2048, 3200, 40_000],
  [12, 62.3, 3072, 3840, 48_000],
  [14, 72.7, 3072, 4480, 56_000],
  [16, 83, 3072, 5120, 64_000],
  [18, 93.4, 3072, 5760, 72_000],
  [20, 103.8, 3072, 6400, 80_000],
  [24, 124.6, 4096, 7680, 96_000],
  [32, 166.1, 4096, 10_240, 128_000],
  [40, 207.6, 4096, 12_800, 160_000],
  [80, 415.2, 4096, 12_800, 204_800],
];

const singleDatabase = (tier: 'GP' | 'BC', [vCores, memoryGB, storageGB, gp, bc]: DatabaseRow): ServiceSize => ({
  name: `${tier}_Gen5_${vCores}`,
  tier: tier === 'GP' ? 'generalPurpose' : 'businessCritical',
  vCores,
  memoryGB,
  storageGB,
  iops: tier === 'GP' ? gp : bc,
  megabytesPerSecond: null,
  latencyMs: tier === 'GP' ? 5 : 1,
  databases: 1,
});

export const SQL_DATABASE_SIZES: ServiceSizes = {
  sizes: [
    ...DATABASE_ROWS.map((row) => singleDatabase('GP', row)),
    ...DATABASE_ROWS.map((row) => singleDatabase('BC', row)),
  ],
  source: 'Azure SQL documentation, database/resource-limits-vcore-single-databases.md (04/25/2022)',
  readOn: READ_ON,
  leastStorageGB: 5,
  storageStepGB: 1,
};

type OpenSourceRow = readonly [name: string, vCores: number, memoryGB: number, iops: number, megabytes: number | null];

const openSource =
  (tier: ServiceSize['tier'], storageGB: number) =>
  ([name, vCores, memoryGB, iops, megabytesPerSecond]: OpenSourceRow): ServiceSize => ({
    ...{ name, tier, vCores, memoryGB, storageGB, iops, megabytesPerSecond, latencyMs: null, databases: null },
  });

/** Fewer vCores first; of equal ones the tier with less memory, which is the cheaper. */
const byVCores = (sizes: readonly ServiceSize[]): readonly ServiceSize[] =>
  [...sizes].sort((left, right) => left.vCores - right.vCores || left.memoryGB - right.memoryGB);

const MEBI_IN_MEGA = 1.048576;
const mib = (perSecond: number): number => perSecond * MEBI_IN_MEGA;

/** Source: MicrosoftDocs/azure-docs@030b3702, articles/postgresql/flexible-server/concepts-compute.md (04/30/2024), v5. */
const POSTGRESQL_GENERAL: readonly OpenSourceRow[] = [
  ['Standard_D2ds_v5', 2, 8, 3750, mib(85)],
  ['Standard_D4ds_v5', 4, 16, 6400, mib(145)],
  ['Standard_D8ds_v5', 8, 32, 12_800, mib(290)],
  ['Standard_D16ds_v5', 16, 64, 25_600, mib(600)],
  ['Standard_D32ds_v5', 32, 128, 51_200, mib(865)],
  ['Standard_D48ds_v5', 48, 192, 76_800, mib(1200)],
  ['Standard_D64ds_v5', 64, 256, 80_000, mib(1200)],
  ['Standard_D96ds_v5', 96, 384, 80_000, mib(1200)],
];
const POSTGRESQL_MEMORY: readonly OpenSourceRow[] = [
  ['Standard_E2ds_v5', 2, 16, 3200, mib(85)],
  ['Standard_E4ds_v5', 4, 32, 6400, mib(145)],
  ['Standard_E8ds_v5', 8, 64, 12_800, mib(290)],
  ['Standard_E16ds_v5', 16, 128, 25_600, mib(600)],
  ['Standard_E20ds_v5', 20, 160, 32_000, mib(750)],
  ['Standard_E32ds_v5', 32, 256, 51_200, mib(865)],
  ['Standard_E48ds_v5', 48, 384, 76_800, mib(1200)],
  ['Standard_E64ds_v5', 64, 512, 80_000, mib(1200)],
  ['Standard_E96ds_v5', 96, 672, 80_000, mib(1200)],
];

export const POSTGRESQL_SIZES: ServiceSizes = {
  sizes: byVCores([
    ...POSTGRESQL_GENERAL.map(openSource('generalPurpose', 64 * GB_PER_TB)),
    ...POSTGRESQL_MEMORY.map(openSource('memoryOptimized', 64 * GB_PER_TB)),
  ]),
  source: 'Azure Database for PostgreSQL documentation, flexible-server/concepts-compute.md (04/30/2024)',
  readOn: READ_ON,
  leastStorageGB: 32,
  storageStepGB: 1,
};

/** Source: MicrosoftDocs/azure-docs@030a1a69, articles/mysql/flexible-server/concepts-service-tiers-storage.md (05/24/2022). */
const MYSQL_GENERAL: readonly OpenSourceRow[] = [
  ['Standard_D2ads_v5', 2, 8, 3200, null],
  ['Standard_D4ads_v5', 4, 16, 6400, null],
  ['Standard_D8ads_v5', 8, 32, 12_800, null],
  ['Standard_D16ads_v5', 16, 64, 20_000, null],
  ['Standard_D32ads_v5', 32, 128, 20_000, null],
  ['Standard_D48ads_v5', 48, 192, 20_000, null],
  ['Standard_D64ads_v5', 64, 256, 20_000, null],
];
const MYSQL_CRITICAL: readonly OpenSourceRow[] = [
  ['Standard_E2ds_v5', 2, 16, 5000, null],
  ['Standard_E4ds_v5', 4, 32, 10_000, null],
  ['Standard_E8ds_v5', 8, 64, 18_000, null],
  ['Standard_E16ds_v5', 16, 128, 28_000, null],
  ['Standard_E20ds_v5', 20, 160, 28_000, null],
  ['Standard_E32ds_v5', 32, 256, 38_000, null],
  ['Standard_E48ds_v5', 48, 384, 48_000, null],
  ['Standard_E64ds_v5', 64, 512, 64_000, null],
  ['Standard_E96ds_v5', 96, 672, 80_000, null],
];

/**
 * Storage is 20 GiB to 16 TiB, and 32 TiB in the business-critical tier; operations scale by themselves up to what the size takes.
 *
 * Source of the storage and of autoscale: assessments-overview-migrate-to-azure-db-mysql.md (05/08/2025).
 */
export const MYSQL_SIZES: ServiceSizes = {
  sizes: byVCores([
    ...MYSQL_GENERAL.map(openSource('generalPurpose', 16 * GB_PER_TB)),
    ...MYSQL_CRITICAL.map(openSource('businessCritical', 32 * GB_PER_TB)),
  ]),
  source:
    'Azure Database for MySQL documentation, concepts-service-tiers-storage.md (05/24/2022); assessments-overview-migrate-to-azure-db-mysql.md (05/08/2025)',
  readOn: READ_ON,
  leastStorageGB: 20,
  storageStepGB: 1,
};

type FileStep = readonly [upToGiB: number, iops: number, mebibytesPerSecond: number];

/** What general purpose of Managed Instance grants one file. Source: as for {@link MANAGED_INSTANCE_SIZES}. */
const FILE_STEPS: readonly FileStep[] = [
  [128, 500, 100],
  [512, 2300, 150],
  [1024, 5000, 200],
  [2048, 7500, 250],
  [4096, 7500, 250],
  [8192, 12_500, 250],
];

/** Operations a second that one file of this size is granted; a file above 8 TiB has to be split, and counts as one of 8. */
export function fileIops(sizeGiB: number): number {
  const step = FILE_STEPS.find(([upToGiB]) => sizeGiB <= upToGiB) ?? FILE_STEPS.at(-1)!;
  return step[1];
}
