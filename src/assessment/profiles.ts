import type { Policy } from './policy.js';

/**
 * D, E and F of version 5 and later; the small letters are variants, a second capital letter is another line (DC, EC, FX).
 * B of version 2 and later, for the machines that the rule of burstable sizes lets in.
 */
const CURRENT_SERIES: readonly string[] = ['^[DEF][a-z]*v([5-9]|[1-9][0-9])$', '^B[a-z]*v([2-9]|[1-9][0-9])$'];
const EVERY_SERIES: readonly string[] = ['^'];

/**
 * Portolan's own defaults (`design.md` 4): what we would sign. Comfort 1.3, floors that keep a guest usable, current
 * families, Premium SSD for production, every limit checked, list prices pay-as-you-go for a month of 730 hours.
 */
const PORTOLAN: Policy = {
  name: 'portolan',
  description: 'Portolan defaults: every limit checked, current families, Premium SSD for production',
  sizing: {
    mode: 'performance',
    percentile: 95,
    percentileOfDatabases: 99,
    percentileMethod: 'nearestRank',
    readsAndWrites: 'perSample',
    windowDays: 30,
    comfort: { cpu: 1.3, memory: 1.3, diskPerformance: 1.3, network: 1.3, diskSize: 1 },
    comfortOnAsIs: false,
    comfortOnFallback: false,
    fallback: 'each',
    pressureForbidsDownsizing: true,
    floors: { vcpus: 2, memoryGiBWindows: 4, memoryGiBLinux: 2 },
    performanceNumber: { kind: 'off' },
  },
  sizes: {
    series: CURRENT_SERIES,
    seriesExcluded: [],
    burstable: 'provenNonProduction',
    zones: [],
    constrainedCores: false,
    temporaryDisk: 'notNeeded',
    confidential: false,
    accelerated: false,
    nvmeOnly: 'refused',
    generationIsLimit: true,
    retiring: 'last',
    choice: 'joint',
  },
  disks: {
    production: ['PremiumSSD'],
    nonProduction: ['StandardSSD'],
    redundancy: 'LRS',
    figures: 'catalogue',
    missingPerformance: 'bySize',
    oneDiskFromRvtools: false,
    hddForOs: false,
    osDiskSizeIsLimit: true,
    ultraSizes: 'eachGib',
  },
  readiness: { edition: '2025', method: 'agentless', windows2008On32Bit: 'conditions', computeLimits: 'catalogue' },
  cost: {
    hoursPerMonth: 730,
    terms: 'payAsYouGo',
    hybridBenefit: false,
    devTestOffer: false,
    discountPercent: 0,
    backup: false,
    siteRecovery: false,
    defender: true,
    sqlServerCorePerYear: null,
    oracleProcessorPerYear: null,
  },
  scope: { poweredOff: 'include', templates: 'exclude', appliances: 'exclude', unknownEnvironment: 'production' },
};

/** Azure Migrate as its documents of 2025 describe it: comfort 1, automatic disks, a month of 744 hours. */
const AZURE_MIGRATE: Policy = {
  ...PORTOLAN,
  name: 'azure-migrate',
  description: 'Azure Migrate as its documents of 2025 describe it',
  sizing: {
    ...PORTOLAN.sizing,
    percentileOfDatabases: 95,
    readsAndWrites: 'perCounter',
    comfort: { cpu: 1, memory: 1, diskPerformance: 1, network: 1, diskSize: 1 },
    comfortOnFallback: true,
    fallback: 'both',
    pressureForbidsDownsizing: false,
    floors: { vcpus: 0, memoryGiBWindows: 0, memoryGiBLinux: 0 },
  },
  sizes: {
    ...PORTOLAN.sizes,
    series: EVERY_SERIES,
    nvmeOnly: 'allowed',
    generationIsLimit: false,
    retiring: 'allowed',
    choice: 'disksFirst',
  },
  disks: {
    ...PORTOLAN.disks,
    production: ['StandardHDD', 'StandardSSD', 'PremiumSSD'],
    nonProduction: ['StandardHDD', 'StandardSSD', 'PremiumSSD'],
    oneDiskFromRvtools: true,
    hddForOs: true,
    osDiskSizeIsLimit: false,
  },
  readiness: { edition: '2025', method: 'agentless', windows2008On32Bit: 'ready', computeLimits: 'page' },
  cost: { ...PORTOLAN.cost, hoursPerMonth: 744 },
  scope: { ...PORTOLAN.scope, appliances: 'include' },
};

/**
 * What real Azure Migrate output of 2023 shows (`spec` 2.4): the families of that year, a vCPU weighed by ACU/210,
 * Dev/Test prices for non-production, the disk tables of the time.
 */
const AZURE_MIGRATE_2023: Policy = {
  ...AZURE_MIGRATE,
  name: 'azure-migrate-2023',
  description: 'Azure Migrate as its real output of 2023 shows it',
  sizing: {
    ...AZURE_MIGRATE.sizing,
    comfortOnFallback: false,
    performanceNumber: { kind: 'acu', reference: 210 },
  },
  sizes: {
    ...AZURE_MIGRATE.sizes,
    // Not offered by it in 2023: burstable sizes, versions 6 and 7, the low-memory D sizes of version 5.
    seriesExcluded: ['^B', 'v([6-9]|[1-9][0-9])$', '^Dp?l[a-z]*v5$'],
  },
  disks: { ...AZURE_MIGRATE.disks, figures: 'documented2019', ultraSizes: 'steps' },
  readiness: { edition: '2023', method: 'agentless', windows2008On32Bit: 'ready', computeLimits: 'page' },
  cost: { ...AZURE_MIGRATE.cost, devTestOffer: true, backup: true, siteRecovery: true },
};

/** The policies that ship with the package, by name. */
export const PROFILES: readonly Policy[] = [PORTOLAN, AZURE_MIGRATE, AZURE_MIGRATE_2023];

/** The policy used where none is asked for. */
export const DEFAULT_POLICY: Policy = PORTOLAN;

export const findProfile = (name: string): Policy | null => PROFILES.find((profile) => profile.name === name) ?? null;
