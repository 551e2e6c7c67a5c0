import type { ReadinessState } from './finding.js';

/**
 * Azure Migrate's names of the four categories, and `Unknown` for "not evaluated".
 * Source: npm `@azure/arm-migrate` 2.0.3, types/arm-migrate.d.ts, `CloudSuitability` (API 2019-10-01), read 2026-11-21.
 */
export const CLOUD_SUITABILITIES = [
  'Unknown',
  'NotSuitable',
  'Suitable',
  'ConditionallySuitable',
  'ReadinessUnknown',
] as const;
export type CloudSuitability = (typeof CLOUD_SUITABILITIES)[number];

/** The name under which Azure Migrate exports a state. */
export const SUITABILITY_OF_STATE: Readonly<Record<ReadinessState, CloudSuitability>> = {
  ready: 'Suitable',
  readyWithConditions: 'ConditionallySuitable',
  notReady: 'NotSuitable',
  unknown: 'ReadinessUnknown',
};

/**
 * Every code by which Azure Migrate explains the category of a machine; each rule's `code` is one of these.
 * Source: the same file, `AzureVmSuitabilityExplanation`, in its order.
 */
export const VM_SUITABILITY_EXPLANATIONS = [
  'Unknown',
  'NotApplicable',
  'GuestOperatingSystemArchitectureNotSupported',
  'GuestOperatingSystemNotSupported',
  'BootTypeNotSupported',
  'MoreDisksThanSupported',
  'NoSuitableVmSizeFound',
  'OneOrMoreDisksNotSuitable',
  'OneOrMoreAdaptersNotSuitable',
  'InternalErrorOccurredDuringComputeEvaluation',
  'InternalErrorOccurredDuringStorageEvaluation',
  'InternalErrorOccurredDuringNetworkEvaluation',
  'NoVmSizeSupportsStoragePerformance',
  'NoVmSizeSupportsNetworkPerformance',
  'NoVmSizeForSelectedPricingTier',
  'NoVmSizeForSelectedAzureLocation',
  'CheckRedHatLinuxVersion',
  'CheckOpenSuseLinuxVersion',
  'CheckWindowsServer2008R2Version',
  'CheckCentOsVersion',
  'CheckDebianLinuxVersion',
  'CheckSuseLinuxVersion',
  'CheckOracleLinuxVersion',
  'CheckUbuntuLinuxVersion',
  'CheckCoreOsLinuxVersion',
  'WindowsServerVersionConditionallySupported',
  'NoGuestOperatingSystemConditionallySupported',
  'WindowsClientVersionsConditionallySupported',
  'BootTypeUnknown',
  'GuestOperatingSystemUnknown',
  'WindowsServerVersionsSupportedWithCaveat',
  'WindowsOSNoLongerUnderMSSupport',
  'EndorsedWithConditionsLinuxDistributions',
  'UnendorsedLinuxDistributions',
  'NoVmSizeForStandardPricingTier',
  'NoVmSizeForBasicPricingTier',
] as const;
