import { describe, expect, it } from 'vitest';
import {
  CASE_PROFILES,
  calculateCase,
  findCaseProfile,
  hardwareUsdPerCore,
  OBSERVED_LABOUR_PERCENT,
  resolveAssumptions,
} from '../../src/business-case/index.js';
import type { AssumptionKey, AssumptionValues, CaseLine } from '../../src/business-case/index.js';
import { micros } from '../../src/model/index.js';
import { classifyUtilisation } from '../../src/utilisation/index.js';
import type { UsedPercent } from '../../src/utilisation/index.js';
import { noFacts } from '../support/case-facts.js';
import { hasShared, NEEDS_SHARED, truthCases } from '../support/shared-material.js';
import type { TruthCase } from '../support/shared-material.js';

const DOCUMENTED = resolveAssumptions(findCaseProfile('azure-migrate')!).values;
const OBSERVED = resolveAssumptions(findCaseProfile('azure-migrate-2023')!).values;

/**
 * What the cases call an assumption; they keep the vendor's words, and we say machine. The first pattern that fits decides, so
 * that another spelling of the same thing finds its key too.
 */
const KEY_OF_DEFAULT: readonly (readonly [RegExp, AssumptionKey])[] = [
  [/^storage.*(per|cost).*GB/i, 'storageUsdPerGbMonth'],
  [/^storageMaint/i, 'storageMaintenancePercent'],
  [/^storage(Hardware)?Depreciation/i, 'storageYears'],
  [/^storage.*(conversion|factor)|^conversionFactor/i, 'storagePowerFactor'],
  [/^storagePower|^storage.*kWh/i, 'storagePowerPerTb'],
  [/^networkMaint/i, 'networkMaintenancePercent'],
  [/^network.*(Depreciation|Life)|^fitOut/i, 'networkYears'],
  [/^network.*(Pct|Percent)/i, 'networkPercent'],
  [/sql.*(security|protection)|(security|protection).*sql/i, 'sqlSecurityUsdPerMachineYear'],
  [/security|protection/i, 'securityUsdPerMachineYear'],
  [/logs|GBPerServerPerMonth/i, 'monitorLogsGbPerMachineMonth'],
  [/^monitor/i, 'monitoringUsdPerMachineYear'],
  [/^patch/i, 'patchingUsdPerMachineYear'],
  [/^backup/i, 'backupUsdPerMachineYear'],
  [/unused/i, 'unusedEnergyPercent'],
  [/loadFactor/i, 'loadFactor'],
  [/pue|usageEffectiveness/i, 'powerUsageEffectiveness'],
  [/tdp|perCore$|^(core|compute)Power/i, 'corePowerKw'],
  [/^(server|hardware).*(Depreciation|Life)/i, 'hardwareYears'],
  [/licen[cs]e.*(Depreciation|Amorti|Life)/i, 'licenceYears'],
  [/esu.*1/i, 'esuPercentYear1'],
  [/esu.*2/i, 'esuPercentYear2'],
  [/esu.*3/i, 'esuPercentYear3'],
  [/wacc/i, 'waccPercent'],
  [/growth/i, 'growthPercent'],
  [/arc.*(management|labou?r)|management.*arc/i, 'arcManagementPercent'],
  [/migrat/i, 'migratedPercentByYear'],
];

const keyOf = (name: string): AssumptionKey | undefined => KEY_OF_DEFAULT.find(([pattern]) => pattern.test(name))?.[1];

const USD = 1_000_000;
const usdOf = (lines: readonly CaseLine[], id: string): number =>
  (lines.find((line) => line.id === id)?.perYear.amount ?? Number.NaN) / USD;

/** Azure's network line for compute and storage of a year; the bills of a case are of a month. */
function azureNetwork(computePerYear: number, storagePerYear: number): number {
  const facts = noFacts();
  const month = (perYear: number) => micros(Math.round((perYear / 12) * USD));
  const azure = { ...facts.azure, compute: month(computePerYear), storage: month(storagePerYear) };
  return usdOf(calculateCase({ ...facts, azure }, OBSERVED, 1).steady.azure.lines, 'azureNetwork');
}

/** Labour in Azure where labour on-premises is the amount given: one machine, one administrator, one hour. */
function azureLabour(onPremises: number, workload: 'IaaS' | 'PaaS'): number {
  const values: AssumptionValues = {
    ...OBSERVED,
    machinesPerAdministrator: 1,
    administratorHoursPerYear: 1,
    administratorUsdPerHour: onPremises,
    azureLabourPercent: OBSERVED_LABOUR_PERCENT[workload],
  };
  const facts = { ...noFacts(), machines: 1, azure: { ...noFacts().azure, machines: 1 } };
  return usdOf(calculateCase(facts, values, 1).steady.azure.lines, 'azureLabour');
}

/** Answers a case in its own words, from the formulas that a business case is made of. */
function answer({ input }: TruthCase): Readonly<Record<string, unknown>> {
  const ratio = input['hyperthreadedCoreToMemoryGBRatio'];
  if (typeof ratio === 'number') return { costPerCoreUSD: hardwareUsdPerCore(ratio, DOCUMENTED) };
  const name = input['default'];
  if (typeof name === 'string') {
    const key = keyOf(name);
    return { value: key === undefined ? undefined : DOCUMENTED[key] };
  }
  const { computeAUDperYear, storageAUDperYear, onPremItStaffAUD, workload } = input;
  if (typeof computeAUDperYear === 'number') {
    const perYear = azureNetwork(computeAUDperYear, Number(storageAUDperYear));
    return { azureNetworkAUDperYear: perYear, ratio: OBSERVED.azureNetworkPercent / 100 };
  }
  const kind = workload === 'PaaS' ? 'PaaS' : 'IaaS';
  return {
    azureItStaffAUD: azureLabour(Number(onPremItStaffAUD), kind),
    ratio: OBSERVED_LABOUR_PERCENT[kind] / 100,
  };
}

describe.skipIf(!hasShared)(`documented and real business cases of Azure Migrate${NEEDS_SHARED}`, () => {
  const cases = truthCases('business-case');

  it('knows all of them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(12);
  });

  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const found = answer(one);
    for (const [key, value] of Object.entries(one.expected)) {
      // Amounts are rounded to the cent, which is all that may part us from them.
      if (typeof value === 'number') expect(found[key]).toBeCloseTo(value, key === 'costPerCoreUSD' ? 9 : 2);
      else expect(found[key]).toEqual(value);
    }
  });

  it('keeps what the profiles have from the documents the same in each of them', () => {
    for (const profile of CASE_PROFILES) {
      const { values } = resolveAssumptions(profile);
      for (const [, key] of KEY_OF_DEFAULT) expect(values[key]).toEqual(DOCUMENTED[key]);
    }
  });
});

const percentOf = (value: unknown): UsedPercent | null =>
  typeof value === 'number' ? { usual: value, highest: value } : null;

describe.skipIf(!hasShared)(`documented utilisation classes of Azure Migrate${NEEDS_SHARED}`, () => {
  it.each(truthCases('utilization-class').map((one) => [one.id, one] as const))('%s', (_, { input, expected }) => {
    const found = classifyUtilisation({
      isOn: input['poweredOn'] === true,
      cpu: percentOf(input['cpuPct']),
      memory: percentOf(input['memPct']),
      network: percentOf(input['networkPct']),
      oneDirection: null,
      issue: input['perfIssues'] === true ? 'collection issues' : null,
    });
    const inTheirWords = { class: found.class.toLowerCase(), group: found.group.toLowerCase() };
    const theirs = Object.entries(expected).map(([key, value]) => [key, String(value).toLowerCase()]);
    expect(inTheirWords).toMatchObject(Object.fromEntries(theirs));
  });
});
