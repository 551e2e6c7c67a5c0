import type {
  AssumptionDefinition,
  AssumptionKey,
  ChoiceDefinition,
  NumberDefinition,
  RampDefinition,
} from './assumptions.js';

export const BC25 = 'Azure Migrate, concepts-business-case-calculation.md, 2024-10-29 with later edits';
export const BC23 = 'Azure Migrate, concepts-business-case-calculation.md, 2023-08-24';
export const OUTPUT23 = 'output of Azure Migrate of 2023-08-31, sample of its export utility';
const OURS = 'ours';
const ASK = 'no document states it: ask the customer';

type Range = readonly [least: number, most: number];
const PERCENT: Range = [0, 100];
const MONEY: Range = [0, 1e9];
const COUNT: Range = [0, 1e7];

const known = (
  value: number,
  unit: string,
  [meaning, source]: readonly [string, string],
  [least, most]: Range = MONEY,
): NumberDefinition => ({ kind: 'number', value, unit, meaning, source, least, most, isCount: false });

const asked = (unit: string, meaning: string, [least, most]: Range = MONEY): NumberDefinition => ({
  kind: 'number',
  value: null,
  unit,
  meaning,
  source: ASK,
  least,
  most,
  isCount: false,
});

const askedCount = (unit: string, meaning: string): NumberDefinition => ({
  ...asked(unit, meaning, COUNT),
  isCount: true,
});

const choice = (choices: readonly [string, ...string[]], meaning: string, source: string): ChoiceDefinition => ({
  kind: 'choice',
  value: choices[0],
  choices,
  unit: '',
  meaning,
  source,
});

const ramp = (value: readonly number[], meaning: string, source: string): RampDefinition => ({
  kind: 'ramp',
  value,
  unit: '%',
  meaning,
  source,
});

const percentPoints = (value: number, meaning: string, source: string): NumberDefinition =>
  known(value, '%', [meaning, source], PERCENT);
const years = (value: number, meaning: string): NumberDefinition => known(value, 'years', [meaning, BC25], [1, 50]);
const factor = (value: number, unit: string, texts: readonly [string, string]): NumberDefinition =>
  known(value, unit, texts, [0, 1000]);

/** The definitions with the values of the profile `portolan`; the order is that of every list of assumptions. */
export const ASSUMPTIONS: Readonly<Record<AssumptionKey, AssumptionDefinition>> = {
  activeCpuPercent: percentPoints(5, 'CPU use above which a machine is active', BC23),
  activeMemoryPercent: percentPoints(5, 'memory use above which a machine is active', BC23),
  activeNetworkPercent: percentPoints(2, 'network use above which a machine is active', BC23),
  mixedUtilisation: choice(
    ['memoryAloneIsIdle', 'anyAboveIsActive'],
    'the class of a machine of which some figures lie above and some below',
    `${OURS}: the document leaves it open, and a running system always holds more than 5 % of its memory`,
  ),
  networkLinkMbps: known(
    1000,
    'Mbit/s',
    ['what 100 % of network use is', `${OURS}: the document names a percentage and not of what`],
    [1, 1e6],
  ),
  utilisationLeastDays: known(7, 'days', ['samples before idle or zombie is said', OURS], [0, 400]),
  utilisationLeastCoveragePercent: percentPoints(50, 'of the buckets seen before idle or zombie is said', OURS),
  poweredOff: choice(['leaveOut', 'include'], 'machines that do not run', `${OURS}: no document says`),
  leaveBehind: choice(
    ['nothing', 'zombies', 'zombiesAndIdle'],
    'machines that stay and are switched off in place of moving',
    `${OURS}: ${BC23} advises not to move zombies; that is for their owners to say`,
  ),
  virtualCoresPerPhysicalCore: known(
    1,
    'cores',
    ['cores of machines on each core of a host', `${OURS}: the page calculates with cores as discovered`],
    [0.1, 100],
  ),
  hyperthreadsPerCore: known(2, 'threads', ['threads of a core', BC25], [1, 16]),
  hardwareUsdPerRatio: known(16.232, 'USD', ['slope of the cost of a core over threads per GB of memory', BC25]),
  hardwareUsdPerCore: known(113.87, 'USD', ['cost of a core at no threads per GB', BC25]),
  hardwarePricedPer: choice(
    ['core', 'hyperthread'],
    'what the cost per core is paid for',
    `${BC25}: "cost per core", of a ratio of threads; the page does not say which`,
  ),
  hardwareYears: years(4, 'depreciation of servers'),
  windowsUsdPerTwoCorePack: asked('USD', 'Windows Server licence for two cores'),
  windowsAssuranceUsdPerPackYear: asked('USD', 'Software Assurance of Windows Server for two cores and a year'),
  sqlServerMachines: askedCount('machines', 'machines that run SQL Server; 0 for none'),
  sqlServerCores: askedCount('cores', 'cores that SQL Server is licensed for; 0 for none'),
  sqlServerUsdPerTwoCorePack: asked('USD', 'SQL Server licence for two cores, of the edition in use'),
  sqlServerAssuranceUsdPerPackYear: asked('USD', 'Software Assurance of SQL Server for two cores and a year'),
  sqlServerCoresInEsuYear1: askedCount('cores', 'SQL Server cores in their first year after support, each year'),
  sqlServerCoresInEsuYear2: askedCount('cores', 'SQL Server cores in their second year after support, each year'),
  sqlServerCoresInEsuYear3: askedCount('cores', 'SQL Server cores in their third year after support, each year'),
  linuxUsdPerMachineYear: asked('USD', 'subscription of a machine with Red Hat or SUSE for a year'),
  vmwareEdition: choice(
    ['cloudFoundation', 'vsphereStandard'],
    'what VMware is licensed as: with vSphere Standard, support is paid beside the licence',
    `${BC25}: Cloud Foundation; ${BC23}: vSphere Standard with production support`,
  ),
  vmwareUsdPerCore: asked('USD', 'VMware licence of a core of a host'),
  vmwareSupportUsdPerCoreYear: asked('USD', 'VMware support of a core of a host for a year (vSphere Standard)'),
  licenceYears: years(5, 'amortisation of licences'),
  licencesAfterMove: choice(
    ['stayUnderHybridBenefit', 'end'],
    'Windows and SQL Server licences of machines that moved',
    `${BC25}: its table retains them under Azure Hybrid Benefit, its formula ends them`,
  ),
  esuPercentYear1: known(
    75,
    '%',
    ['of the licence, extended updates in the first year after support', BC25],
    [0, 1000],
  ),
  esuPercentYear2: known(100, '%', ['of the licence, extended updates in the second year', BC25], [0, 1000]),
  esuPercentYear3: known(125, '%', ['of the licence, extended updates in the third year', BC25], [0, 1000]),
  storageUsdPerGbMonth: known(2, 'USD', ['storage of a GB for a month', BC25]),
  storageCost: choice(
    ['depreciated', 'everyYear'],
    'whether twelve months of the rate are bought once and depreciated, or paid each year',
    `${BC25}: it multiplies by 12 months, calls that acquisition, and depreciates it`,
  ),
  storageMaintenancePercent: percentPoints(10, 'of the acquisition, maintenance of storage a year', BC25),
  storageYears: years(4, 'depreciation of storage'),
  networkPercent: percentPoints(10, 'of compute and storage, network hardware and software', BC25),
  networkMaintenancePercent: percentPoints(15, 'of network hardware and software, maintenance a year', BC25),
  networkYears: years(5, 'depreciation of network equipment'),
  securityUsdPerMachineYear: known(250, 'USD', ['protection of a machine for a year', BC25]),
  sqlSecurityUsdPerMachineYear: known(1000, 'USD', ['protection of a machine with SQL Server for a year', BC25]),
  corePowerKw: factor(0.009, 'kW', ['power of a core of a host (the page: 0.009 kWh)', BC25]),
  storagePowerPerTb: factor(10, 'kWh/TB', ['energy of a TB of storage', BC25]),
  storagePowerFactor: factor(0.0001, 'kW/kWh', ['from that energy to power', BC25]),
  loadFactor: factor(2, '', ['load', BC25]),
  powerUsageEffectiveness: factor(1.8, '', ['energy of the site for each unit used by machines (PUE)', BC25]),
  unusedEnergyPercent: known(40, '%', ['of the energy capacity stays unused', BC25], [0, 99]),
  colocationUsdPerKwMonth: asked('USD', 'colocation: space, power and lease of a kW for a month'),
  machinesPerAdministrator: asked('machines', 'machines that one administrator looks after', [0.001, 1e6]),
  administratorUsdPerHour: asked('USD', 'an hour of an administrator'),
  administratorHoursPerYear: known(
    2080,
    'h',
    [
      'hours paid to an administrator a year',
      `${OURS}: 40 h x 52 weeks; ${BC25}: 730 h x 12 months, every hour of the year`,
    ],
    [0, 8784],
  ),
  monitoringUsdPerMachineYear: known(430, 'USD', ['monitoring of a machine for a year', BC25]),
  patchingUsdPerMachineYear: known(430, 'USD', ['updating a machine for a year', BC25]),
  backupUsdPerMachineYear: known(580, 'USD', ['backup of a machine for a year', BC25]),
  managementSoftwareUsdPerYear: asked(
    'USD',
    'System Center or other management software for a year, all machines; 0 for none',
  ),
  azureNetworkPercent: percentPoints(10, 'of compute and storage, network in Azure', BC25),
  azureNetworkMaintenancePercent: percentPoints(15, 'of the network in Azure, its maintenance', BC25),
  azureLabourPercent: percentPoints(
    100,
    'of the labour before the move, labour in Azure',
    `${BC25}: the same formula on both sides`,
  ),
  defenderUsdPerMachineMonth: asked('USD', 'Defender for Servers Plan 2 for a machine and month'),
  monitorLogsGbPerMachineMonth: known(3, 'GB', ['logs of a machine for a month', BC25]),
  monitorUsdPerGb: asked('USD', 'Azure Monitor, a GB of logs'),
  updateManagerUsdPerMachineMonth: known(0, 'USD', ['Azure Update Manager for a machine in Azure and month', BC25]),
  azureBackup: choice(
    ['formula', 'none'],
    'Azure Backup of every machine that moves',
    'Azure Migrate, its export utility, 2023: GB x 3.38 x 0.0224 USD and a fee for each machine',
  ),
  arc: choice(
    ['off', 'on'],
    'machines not yet moved are managed by Azure Arc',
    `${BC25} has it on; ${OURS}: only where it is wanted`,
  ),
  arcManagementPercent: percentPoints(70, 'of management on-premises, with Azure Arc', BC25),
  migrationUsdPerMachine: asked('USD', 'moving a machine, once: people, tools, running twice'),
  growthPercent: known(5, '%', ['growth of the estate a year', OUTPUT23], [-99, 1000]),
  azureGrowth: choice(
    ['everyYear', 'once'],
    'how the yearly cost in Azure grows',
    `${OURS}: every year, as on-premises; ${BC25}: once, whatever the year`,
  ),
  waccPercent: known(7, '%', ['rate at which a later year counts less (WACC)', BC25], [0, 1000]),
  migratedPercentByYear: ramp([0, 20, 50, 100], 'moved by the end of year 0, 1, 2 and 3', BC25),
};

export const ASSUMPTION_KEYS: readonly AssumptionKey[] = Object.keys(ASSUMPTIONS) as AssumptionKey[];
