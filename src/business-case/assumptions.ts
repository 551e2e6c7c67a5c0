/** Every number and choice that a business case rests on beside the assessment. Money is in US dollars, without tax. */
export interface AssumptionNumbers {
  readonly activeCpuPercent: number;
  readonly activeMemoryPercent: number;
  readonly activeNetworkPercent: number;
  readonly networkLinkMbps: number;
  readonly utilisationLeastDays: number;
  readonly utilisationLeastCoveragePercent: number;
  readonly virtualCoresPerPhysicalCore: number;
  readonly hyperthreadsPerCore: number;
  readonly hardwareUsdPerRatio: number;
  readonly hardwareUsdPerCore: number;
  readonly hardwareYears: number;
  readonly licenceYears: number;
  readonly esuPercentYear1: number;
  readonly esuPercentYear2: number;
  readonly esuPercentYear3: number;
  readonly storageUsdPerGbMonth: number;
  readonly storageMaintenancePercent: number;
  readonly storageYears: number;
  readonly networkPercent: number;
  readonly networkMaintenancePercent: number;
  readonly networkYears: number;
  readonly securityUsdPerMachineYear: number;
  readonly sqlSecurityUsdPerMachineYear: number;
  readonly corePowerKw: number;
  readonly storagePowerPerTb: number;
  readonly storagePowerFactor: number;
  readonly loadFactor: number;
  readonly powerUsageEffectiveness: number;
  readonly unusedEnergyPercent: number;
  readonly administratorHoursPerYear: number;
  readonly monitoringUsdPerMachineYear: number;
  readonly patchingUsdPerMachineYear: number;
  readonly backupUsdPerMachineYear: number;
  readonly azureNetworkPercent: number;
  readonly azureNetworkMaintenancePercent: number;
  readonly azureLabourPercent: number;
  readonly monitorLogsGbPerMachineMonth: number;
  readonly updateManagerUsdPerMachineMonth: number;
  readonly arcManagementPercent: number;
  readonly growthPercent: number;
  readonly waccPercent: number;
}

/** What no document states and only the customer knows: null is unknown, never zero. */
export interface AssumptionUnknowns {
  readonly windowsUsdPerTwoCorePack: number | null;
  readonly windowsAssuranceUsdPerPackYear: number | null;
  readonly sqlServerMachines: number | null;
  readonly sqlServerCores: number | null;
  readonly sqlServerUsdPerTwoCorePack: number | null;
  readonly sqlServerAssuranceUsdPerPackYear: number | null;
  readonly sqlServerCoresInEsuYear1: number | null;
  readonly sqlServerCoresInEsuYear2: number | null;
  readonly sqlServerCoresInEsuYear3: number | null;
  readonly linuxUsdPerMachineYear: number | null;
  readonly vmwareUsdPerCore: number | null;
  readonly vmwareSupportUsdPerCoreYear: number | null;
  readonly colocationUsdPerKwMonth: number | null;
  readonly machinesPerAdministrator: number | null;
  readonly administratorUsdPerHour: number | null;
  readonly managementSoftwareUsdPerYear: number | null;
  readonly defenderUsdPerMachineMonth: number | null;
  readonly monitorUsdPerGb: number | null;
  readonly migrationUsdPerMachine: number | null;
}

/** Where documents contradict each other or leave a case open. */
export interface AssumptionChoices {
  readonly mixedUtilisation: 'memoryAloneIsIdle' | 'anyAboveIsActive';
  readonly poweredOff: 'leaveOut' | 'include';
  readonly leaveBehind: 'nothing' | 'zombies' | 'zombiesAndIdle';
  readonly hardwarePricedPer: 'core' | 'hyperthread';
  readonly storageCost: 'depreciated' | 'everyYear';
  readonly vmwareEdition: 'cloudFoundation' | 'vsphereStandard';
  readonly licencesAfterMove: 'end' | 'stayUnderHybridBenefit';
  readonly azureBackup: 'formula' | 'none';
  readonly azureGrowth: 'once' | 'everyYear';
  readonly arc: 'on' | 'off';
}

export interface AssumptionValues extends AssumptionNumbers, AssumptionUnknowns, AssumptionChoices {
  /** The share of machines that has moved by the end of year 0, 1, 2…; later years keep the last. Never falls. */
  readonly migratedPercentByYear: readonly number[];
}

export type NumberKey = keyof AssumptionNumbers | keyof AssumptionUnknowns;
export type ChoiceKey = keyof AssumptionChoices;
export type AssumptionKey = keyof AssumptionValues;

/** What is known of an assumption beside its value. */
interface Described {
  /** `USD`, `%`, `kW`…; empty for a choice. */
  readonly unit: string;
  /** What it says, in words. */
  readonly meaning: string;
  /** The document and its date, or that it is ours. */
  readonly source: string;
}

export interface NumberDefinition extends Described {
  readonly kind: 'number';
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  /** It counts things that come whole, such as machines. */
  readonly isCount: boolean;
}

export interface ChoiceDefinition extends Described {
  readonly kind: 'choice';
  readonly value: string;
  readonly choices: readonly string[];
}

export interface RampDefinition extends Described {
  readonly kind: 'ramp';
  readonly value: readonly number[];
}

export type AssumptionDefinition = NumberDefinition | ChoiceDefinition | RampDefinition;

export const isUnknownAllowed = (definition: AssumptionDefinition): boolean =>
  definition.kind === 'number' && definition.value === null;
