import { checkCounts } from './check-counts.js';
import { ASSUMPTION_KEYS, ASSUMPTIONS, BC23, BC25, OUTPUT23 } from './define-assumptions.js';
import type { AssumptionKey, AssumptionValues } from './assumptions.js';

/** Values that come together, each with its source. */
export interface CaseProfile {
  readonly name: string;
  readonly description: string;
  /** What differs from the definitions. */
  readonly changes: readonly ProfileChange[];
}

interface ProfileChange {
  readonly key: AssumptionKey;
  readonly value: AssumptionValues[AssumptionKey];
  readonly source: string;
}

const AS_WRITTEN_2025: readonly ProfileChange[] = [
  { key: 'administratorHoursPerYear', value: 8760, source: `${BC25}: 730 h x 12 months` },
  { key: 'azureGrowth', value: 'once', source: `${BC25}: OPEX of the future state` },
  { key: 'licencesAfterMove', value: 'end', source: `${BC25}: CAPEX and OPEX of the future state` },
  { key: 'leaveBehind', value: 'zombies', source: BC23 },
];

/** The first is the default. */
export const CASE_PROFILES: readonly CaseProfile[] = [
  {
    name: 'portolan',
    description: 'the documents of Azure Migrate, and our own choice where they contradict themselves',
    changes: [],
  },
  {
    name: 'azure-migrate',
    description: 'the formulas of Azure Migrate as its document of 2024-10-29 writes them',
    changes: [...AS_WRITTEN_2025, { key: 'arc', value: 'on', source: BC25 }],
  },
  {
    name: 'azure-migrate-2023',
    description: 'the document of 2023-08-24, with the shares that the real output of that month shows',
    changes: [
      ...AS_WRITTEN_2025,
      { key: 'vmwareEdition', value: 'vsphereStandard', source: BC23 },
      {
        key: 'azureNetworkPercent',
        value: 5,
        source: `${OUTPUT23}: exactly 5 % of compute and storage, where the documents say 10 %`,
      },
      { key: 'azureNetworkMaintenancePercent', value: 0, source: `${OUTPUT23}: nothing beside those 5 %` },
      { key: 'azureLabourPercent', value: 75, source: `${OUTPUT23}: 75 % for virtual machines` },
    ],
  },
];

/** The share of the labour before the move that the real output of 2023 keeps in Azure, by what the machines become. */
export const OBSERVED_LABOUR_PERCENT: { readonly IaaS: number; readonly PaaS: number } = { IaaS: 75, PaaS: 60 };

export const findCaseProfile = (name: string): CaseProfile | null =>
  CASE_PROFILES.find((profile) => profile.name === name) ?? null;

/** What a customer says in place of the profile. */
export type AssumptionChanges = Partial<{ readonly [Key in AssumptionKey]: AssumptionValues[Key] }>;

/** Changes and where they were said, such as a file's name. */
export interface StatedChanges {
  readonly changes: AssumptionChanges;
  readonly saidIn: string;
}

/** One assumption as it was used. */
export interface UsedAssumption {
  readonly key: AssumptionKey;
  /** Null is unknown. */
  readonly value: AssumptionValues[AssumptionKey];
  readonly unit: string;
  readonly meaning: string;
  /** Whose value it is; `unknown` where nobody has said one. */
  readonly origin: 'default' | 'yours' | 'unknown';
  /** The source of the default; for a value of the customer, where she said it. */
  readonly source: string;
}

export interface ResolvedAssumptions {
  readonly profile: string;
  readonly values: AssumptionValues;
  /** All of them, in the order of the definitions. */
  readonly used: readonly UsedAssumption[];
}

type Value = AssumptionValues[AssumptionKey];

function resolveOne(
  key: AssumptionKey,
  ofProfile: ProfileChange | undefined,
  stated: readonly StatedChanges[],
): UsedAssumption {
  const definition = ASSUMPTIONS[key];
  const { unit, meaning } = definition;
  const yours = stated.findLast(({ changes }) => changes[key] !== undefined);
  const value = yours?.changes[key];
  const used: Value = value === undefined ? (ofProfile?.value ?? (definition.value as Value)) : value;
  if (used === null) return { key, value: used, unit, meaning, origin: 'unknown', source: definition.source };
  if (yours !== undefined) return { key, value: used, unit, meaning, origin: 'yours', source: yours.saidIn };
  return { key, value: used, unit, meaning, origin: 'default', source: ofProfile?.source ?? definition.source };
}

/**
 * The assumptions of a profile with the customer's own laid over them.
 *
 * @param stated later ones win over earlier ones
 * @throws {AssessmentError} `business-case/bad-count`: counts that cannot be, or contradict each other
 */
export function resolveAssumptions(
  profile: CaseProfile = CASE_PROFILES[0]!,
  stated: readonly StatedChanges[] = [],
): ResolvedAssumptions {
  const ofProfile = new Map(profile.changes.map((change) => [change.key, change]));
  const used = ASSUMPTION_KEYS.map((key) => resolveOne(key, ofProfile.get(key), stated));
  const values = Object.fromEntries(used.map(({ key, value }) => [key, value])) as unknown as AssumptionValues;
  checkCounts(values, used);
  return { profile: profile.name, values, used };
}
