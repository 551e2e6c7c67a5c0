import type { Problem } from '../model/index.js';

/** One published limit of Azure Migrate, with the page that states it. */
export interface AzureMigrateLimit {
  /** `quantityPerScope`, with the source in front where sources differ: `physical.serversPerAppliance`. */
  readonly key: string;
  readonly value: number;
  readonly source: string;
  /** The page's own date, as printed. */
  readonly pageDate: string;
  readonly readOn: string;
}

type Row = readonly [key: string, value: number];

const stated = (source: string, pageDate: string, rows: readonly Row[]): readonly AzureMigrateLimit[] =>
  rows.map(([key, value]) => ({ key, value, source, pageDate, readOn: '2026-11-21' }));

/**
 * How much Azure Migrate takes at once. Without a source in front of the key it is VMware, or holds for all.
 *
 * `sqlServersAdvisedPerAppliance` is advice ("less than 600"), and 750 instances or 15,000 databases count whichever is reached first.
 */
export const AZURE_MIGRATE_LIMITS: readonly AzureMigrateLimit[] = [
  ...stated('migrate-support-matrix-vmware.md', '05/09/2025', [
    ['serversPerProject', 35_000],
    ['serversPerAppliance', 10_000],
    ['vCentersPerAppliance', 10],
    ['serversPerGroup', 35_000],
    ['serversPerAssessment', 35_000],
    ['sqlInstancesPerAppliance', 750],
    ['sqlDatabasesPerAppliance', 15_000],
    ['sqlServersAdvisedPerAppliance', 600],
    ['softwareInventoryServersPerAppliance', 10_000],
    ['agentlessDependencyServersPerAppliance', 1000],
  ]),
  ...stated('migrate-support-matrix-hyper-v.md', '04/04/2025', [
    ['hyperv.serversPerProject', 35_000],
    ['hyperv.serversPerAppliance', 5000],
    ['hyperv.hostsPerAppliance', 300],
    ['hyperv.serversPerGroup', 35_000],
    ['hyperv.serversPerAssessment', 35_000],
  ]),
  ...stated('migrate-support-matrix-physical', 'stored page without a date', [['physical.serversPerAppliance', 1000]]),
  ...stated('common-questions-discovery-dependency-analysis.md', '09/09/2024', [['agentBasedGroupMapMaxServers', 10]]),
  ...stated('tutorial-discover-import.md', '09/14/2020', [['serversPerCsvImport', 20_000]]),
  ...stated('tutorial-import-vmware-using-rvtools-xlsx.md', '05/12/2025', [['serversPerRvtoolsImport', 20_000]]),
  ...stated('concepts-assessment-calculation.md and its neighbours', '2018', [['2018.serversPerProject', 1500]]),
];

/** The value of a limit by its key; null for a key that names none. */
export const limitOf = (key: string): number | null =>
  AZURE_MIGRATE_LIMITS.find((limit) => limit.key === key)?.value ?? null;

/** How much an estate holds of what Azure Migrate limits; leave out what is not known. */
export interface EstateScale {
  /** Machine rows of each input that would be imported, with the input's label. */
  readonly imports?: readonly { readonly file: string; readonly kind: 'csv' | 'rvtools'; readonly machines: number }[];
  readonly vmwareMachines?: number;
  readonly vCenters?: number;
  readonly hypervMachines?: number;
  readonly hypervHosts?: number;
  readonly physicalMachines?: number;
  readonly sqlInstances?: number;
  readonly sqlDatabases?: number;
}

interface ApplianceCheck {
  readonly count: (scale: EstateScale) => number | undefined;
  readonly key: string;
  readonly what: string;
}

const APPLIANCE_CHECKS: readonly ApplianceCheck[] = [
  { count: (scale) => scale.vmwareMachines, key: 'serversPerAppliance', what: 'VMware machines' },
  { count: (scale) => scale.vCenters, key: 'vCentersPerAppliance', what: 'vCenters' },
  { count: (scale) => scale.hypervMachines, key: 'hyperv.serversPerAppliance', what: 'Hyper-V machines' },
  { count: (scale) => scale.hypervHosts, key: 'hyperv.hostsPerAppliance', what: 'Hyper-V hosts' },
  { count: (scale) => scale.physicalMachines, key: 'physical.serversPerAppliance', what: 'physical machines' },
  { count: (scale) => scale.sqlInstances, key: 'sqlInstancesPerAppliance', what: 'SQL Server instances' },
  { count: (scale) => scale.sqlDatabases, key: 'sqlDatabasesPerAppliance', what: 'SQL databases' },
];

/** Digits in groups of three, the same on every machine: `20,000`. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * What an estate has too much of for one project, appliance or import of Azure Migrate, and how many would do. Portolan itself has
 * none of these limits, so all are told as `info`: they matter to whoever wants to run the vendor's tool beside it.
 */
export function limitProblems(scale: EstateScale): readonly Problem[] {
  return [
    ...importProblems(scale),
    ...APPLIANCE_CHECKS.flatMap((check) => applianceProblem(check, scale)),
    ...projectProblem(scale),
  ];
}

function valueOf(key: string): { readonly limit: number; readonly source: string } {
  const found = AZURE_MIGRATE_LIMITS.find((limit) => limit.key === key);
  return {
    limit: found?.value ?? Number.POSITIVE_INFINITY,
    source: `${found?.source ?? key} (${found?.pageDate ?? ''})`,
  };
}

function importProblems({ imports = [] }: EstateScale): readonly Problem[] {
  return imports.flatMap(({ file, kind, machines }) => {
    const { limit, source } = valueOf(kind === 'csv' ? 'serversPerCsvImport' : 'serversPerRvtoolsImport');
    if (machines <= limit) return [];
    return [
      {
        code: 'ingest/azure-migrate-import-limit',
        severity: 'info',
        at: { file },
        message: `the file lists ${grouped(machines)} machines, and Azure Migrate imports ${grouped(limit)} from one file`,
        remedy: `to import it there, split it into ${Math.ceil(machines / limit)} files; source: ${source}`,
      },
    ];
  });
}

function applianceProblem({ count, key, what }: ApplianceCheck, scale: EstateScale): readonly Problem[] {
  const found = count(scale) ?? 0;
  const { limit, source } = valueOf(key);
  if (found <= limit) return [];
  return [
    {
      code: 'ingest/azure-migrate-appliance-limit',
      severity: 'info',
      at: null,
      message: `the estate has ${grouped(found)} ${what}, and one Azure Migrate appliance discovers ${grouped(limit)}`,
      remedy: `to discover them there, plan ${Math.ceil(found / limit)} appliances; source: ${source}`,
    },
  ];
}

function projectProblem(scale: EstateScale): readonly Problem[] {
  const machines = (scale.vmwareMachines ?? 0) + (scale.hypervMachines ?? 0) + (scale.physicalMachines ?? 0);
  const { limit, source } = valueOf('serversPerProject');
  if (machines <= limit) return [];
  return [
    {
      code: 'ingest/azure-migrate-project-limit',
      severity: 'info',
      at: null,
      message: `the estate has ${grouped(machines)} machines, and one Azure Migrate project assesses ${grouped(limit)}`,
      remedy: `to assess them there, plan ${Math.ceil(machines / limit)} projects; source: ${source}`,
    },
  ];
}
