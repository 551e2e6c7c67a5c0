import { parseAzureMigrateAnswer } from '../../../src/ingest/index.js';
import type { AnswerReading, AzureMigrateAnswer, InventoryFile, SheetCell } from '../../../src/ingest/index.js';
import { workbookFile } from '../../support/workbook.js';
import type { SheetRows } from '../../support/workbook.js';

/** What the tests say of a machine, in the units of the exports; each writer below puts it into its generation's form. */
export interface Told {
  readonly name: string;
  readonly cores: number;
  readonly memoryMb: number;
  readonly cpuPercent: number;
  readonly memoryPercent: number;
  readonly storageGb: number;
  readonly size: string;
  readonly boot: string;
  readonly os: string;
  readonly computeCost: number;
  readonly storageCost: number;
  readonly readiness: 'Ready' | 'Ready with conditions' | 'Not ready' | 'Unknown';
}

export const aTold = (told: Partial<Told> = {}): Told => ({
  name: 'web01',
  cores: 4,
  memoryMb: 8192,
  cpuPercent: 12.5,
  memoryPercent: 40,
  storageGb: 100,
  size: 'Standard_D2as_v5',
  boot: 'BIOS',
  os: 'Microsoft Windows Server 2016 (64-bit)',
  computeCost: 81.25,
  storageCost: 19.71,
  readiness: 'Ready',
  ...told,
});

type Row = readonly SheetCell[];

/** As the portal wrote it until about 2024. */
export const portal2024 = (machines: readonly Told[]): SheetRows => ({
  Assessment_Summary: [['Assessment name', 'invented']],
  All_Assessed_Machines: [
    [
      ...['Machine', 'VM host', 'Azure VM readiness', 'Azure readiness issues', 'Data collection issues'],
      ...['Recommended size', 'Compute monthly cost estimate USD', 'Storage monthly cost estimate USD'],
      ...['Operating system', 'Boot type', 'Cores', 'Memory(MB)', 'CPU usage(%)', 'Memory usage(%)', 'Storage(GB)'],
      ...['Standard HDD disks', 'Disk read(ops/sec)', 'Disk read(MBPS)', 'Network adapters', 'Network in(MBPS)'],
      'Group name',
    ],
    ...machines.map((one): Row => [
      ...[one.name, 'esx1', one.readiness, '', 'Not applicable', one.size, one.computeCost, one.storageCost],
      ...[one.os, one.boot, one.cores, one.memoryMb, one.cpuPercent, one.memoryPercent, one.storageGb],
      ...[1, 12, 0.5, 1, 0.25, 'wave1'],
    ]),
  ],
  All_Assessed_Disks: [
    [
      ...['Machine', 'Disk name', 'Azure disk readiness', 'Recommended disk size SKU', 'Recommended disk type'],
      ...['Monthly cost estimate', 'Source disk size(GB)', 'Target disk size(GB)', 'Disk read(MBPS)', 'Group name'],
    ],
    ...machines.map((one): Row => [
      ...[one.name, 'scsi0:0', 'Ready', 'Premium_P10', 'Premium managed disks', one.storageCost, one.storageGb],
      ...[128, 0.5, 'wave1'],
    ]),
  ],
  Assessment_Properties: [
    ['Property', 'Selected value'],
    ['Target location', 'East US 2'],
    ['Sizing criterion', 'Performance-based'],
    ['Comfort factor', '1.3'],
    ['Percentile utilization', '95th'],
    ['Pricing tier', 'Standard'],
    ['Currency', 'US Dollar ($)'],
  ],
});

/** As the portal writes it since 2025. */
export const portal2025 = (machines: readonly Told[]): SheetRows => ({
  Server_to_AzureVM: [
    [
      ...['SERVER_NAME', 'MIGRATION_READINESS', 'CONFIDENCE_RATING_PERCENT', 'RECOMMENDED_COMPUTE_SKU'],
      ...['RECOMMENDED_STORAGE_SKU', 'TOTAL_MONTHLY_COST_USD', 'MONTHLY_COMPUTE_COST_USD', 'MONTHLY_STORAGE_COST_USD'],
      ...['OPERATING_SYSTEM_NAME', 'BOOT_TYPE', 'ONPREM_STORAGE_GB', 'ONPREM_CPU_USAGE_PERCENT'],
      ...['ONPREM_MEMORY_USAGE_PERCENT', 'ONPREM_CORES_COUNT', 'ONPREM_MEMORY_MB', 'RESOURCE_TAGS'],
    ],
    ...machines.map((one): Row => [
      ...[one.name, one.readiness === 'Unknown' ? 'Unknown Readiness' : one.readiness, 88, one.size, 'P10'],
      ...[one.computeCost + one.storageCost, one.computeCost, one.storageCost, one.os, one.boot, one.storageGb],
      ...[one.cpuPercent, one.memoryPercent, one.cores, one.memoryMb, '{}'],
    ]),
  ],
  Asessed_Disks: [
    [
      'SERVER_NAME',
      'DISK_NAME',
      'DISK_READINESS',
      'RECOMMENDED_DISK_SKU',
      'SOURCE_DISK_SIZE_GB',
      'TARGET_DISK_SIZE_GB',
    ],
    ...machines.map((one): Row => [one.name, 'scsi0:0', 'Ready', 'P10', one.storageGb, 128]),
  ],
  Assessment_Settings: [
    ['Target location', 'East US 2'],
    ['Sizing criteria', 'PerformanceBased'],
    ['Currency', 'USD'],
  ],
});

const UTILITY_HEADER = [
  ...['Machine Name', 'Environment', 'Azure VM Readiness', 'Azure VM Readiness - Warnings', 'Recommended VM Size'],
];

/** As the export utility of 2023 writes it: performance-based in two sheets, as-is in a third. */
export const exportUtility = (machines: readonly Told[]): SheetRows => {
  const key = (one: Told): Row => [one.name, 'Prod', one.readiness.replaceAll(' ', ''), '', one.size];
  const base = ['Monthly Storage Cost Estimate', 'Operating System', 'Boot Type', 'Cores', 'Memory (in MB)'];
  const use = ['CPU Utilization (in %)', 'Memory Utilization (in %)'];
  const tail = ['Storage (in GB)', 'Disk Names', 'Azure Disk Readiness', 'Recommended Disk SKUs', 'Machine ID'];
  const baseOf = (one: Told): Row => [one.storageCost, one.os, one.boot, one.cores, one.memoryMb];
  const useOf = (one: Told): Row => [one.cpuPercent, one.memoryPercent];
  const tailOf = (one: Told): Row => [one.storageGb, 'scsi0:0;', 'Ready;', 'Premium_P10;', `/machines/${one.name}`];
  const payg = 'Monthly Compute Cost Estimate (Pay as you go)';
  return {
    Properties: [
      ['Tenant ID', 'Target Region', 'Currency', 'Assessment Duration', 'Optimization Preference'],
      ['invented', 'eastus2', 'USD', 'Day', 'Minimum cost'],
    ],
    VM_IaaS_Server_Rehost_Perf: [
      [...UTILITY_HEADER, payg, payg.replace('go)', 'go + AHUB + RI)'), ...base, ...use, ...tail],
      ...machines
        .slice(0, 1)
        .map((one): Row => [
          ...key(one),
          one.computeCost,
          one.computeCost / 2,
          ...baseOf(one),
          ...useOf(one),
          ...tailOf(one),
        ]),
    ],
    'VM_IaaS_Server_Rehost_As-is': [
      [...UTILITY_HEADER, 'Monthly Compute Cost Estimate', ...base, ...tail],
      ...machines.map((one): Row => [...key(one), one.computeCost, ...baseOf(one), ...tailOf(one)]),
    ],
    All_VM_IaaS_Server_Rehost_Perf: [
      [...UTILITY_HEADER, payg, ...base, ...use, ...tail],
      ...machines.map((one): Row => [...key(one), one.computeCost, ...baseOf(one), ...useOf(one), ...tailOf(one)]),
    ],
    SQL_MI_PaaS: [
      ['Machine Name', 'SQL Instance', 'Azure SQL MI Readiness'],
      ['db01', 'MSSQL', 'Ready'],
    ],
  };
};

export const readingOf = (sheets: SheetRows): AnswerReading =>
  parseAzureMigrateAnswer([workbookFile(sheets, 'answer.xlsx')]);
export const readingOfFiles = (...files: readonly InventoryFile[]): AnswerReading => parseAzureMigrateAnswer(files);

export function answerOf(sheets: SheetRows): AzureMigrateAnswer {
  const { answers } = readingOf(sheets);
  if (answers[0] === undefined) throw new Error('no answer was read');
  return answers[0];
}

export const codesOf = ({ problems }: AnswerReading): string[] => [
  ...new Set(problems.map(({ code }) => code.replace('ingest/', ''))),
];

/** The rows of every answer must be accounted for. */
export const unaccounted = ({ counts }: AzureMigrateAnswer): number =>
  counts.rows - (counts.machines + counts.merged + counts.duplicates + counts.disks + counts.issues + counts.skipped);
