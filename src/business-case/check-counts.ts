import { AssessmentError } from '../model/index.js';
import type { AssumptionKey, AssumptionValues } from './assumptions.js';
import { ASSUMPTIONS } from './define-assumptions.js';
import type { UsedAssumption } from './profiles.js';
import { unitAfter } from './unit-words.js';

const ESU_KEYS = ['sqlServerCoresInEsuYear1', 'sqlServerCoresInEsuYear2', 'sqlServerCoresInEsuYear3'] as const;

const badCount = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'business-case/bad-count', severity: 'error', at: null, message, remedy });

/** Where a value was said, for messages. */
const placeOf = (used: readonly UsedAssumption[], key: AssumptionKey): string =>
  used.find((one) => one.key === key)?.source ?? '';

function checkWhole(used: readonly UsedAssumption[]): void {
  for (const { key, value, source, meaning } of used) {
    const definition = ASSUMPTIONS[key];
    if (definition.kind !== 'number' || !definition.isCount || value === null || Number.isInteger(value)) continue;
    throw badCount(
      `${key} is ${String(value)} (${source}), and ${definition.unit} are counted whole`,
      `${meaning}: write a whole number, or null where nobody knows`,
    );
  }
}

/** Every core is in one year after support at a time; those of a year that nobody knows may be none. */
function checkUpdates(values: AssumptionValues, used: readonly UsedAssumption[]): void {
  const cores = values.sqlServerCores;
  const past = ESU_KEYS.reduce((sum, key) => sum + (values[key] ?? 0), 0);
  if (cores === null || past <= cores) return;
  const keys = ESU_KEYS.filter((key) => values[key] !== null);
  throw badCount(
    `${keys.join(' + ')} come to ${past} ${unitAfter(past, 'cores')} past support, and sqlServerCores says ${cores} (${placeOf(used, 'sqlServerCores')})`,
    'count each core in one year after support alone, and at most all cores of SQL Server',
  );
}

function checkAnyMachine({ sqlServerMachines, sqlServerCores }: AssumptionValues): void {
  if (sqlServerMachines !== 0 || sqlServerCores === null || sqlServerCores === 0) return;
  throw badCount(
    `sqlServerMachines is 0, and sqlServerCores is ${sqlServerCores}: cores are licensed where no machine runs SQL Server`,
    'state the machines that run SQL Server, or 0 for both where none does',
  );
}

/**
 * Counts against themselves and each other.
 *
 * @throws {AssessmentError} `business-case/bad-count`
 */
export function checkCounts(values: AssumptionValues, used: readonly UsedAssumption[]): void {
  checkWhole(used);
  checkAnyMachine(values);
  checkUpdates(values, used);
}

/**
 * Counts against the machines of a case. Cores are not held against those of the machines: a small machine is licensed for four,
 * and Enterprise may be licensed for all cores of a host.
 *
 * @throws {AssessmentError} `business-case/bad-count`
 */
export function checkCountsOfEstate(
  { sqlServerMachines }: AssumptionValues,
  used: readonly UsedAssumption[],
  { compared, leftOut }: { readonly compared: number; readonly leftOut: number },
): void {
  // Where nothing is compared, that is the answer.
  if (sqlServerMachines === null || sqlServerMachines <= compared || compared === 0) return;
  const others = leftOut === 0 ? '' : `; ${leftOut} more ${leftOut === 1 ? 'is' : 'are'} left out of both sides`;
  throw badCount(
    `sqlServerMachines is ${sqlServerMachines} (${placeOf(used, 'sqlServerMachines')}), more than the ${compared} ${unitAfter(compared, 'machines')} compared${others}`,
    'count only machines that are compared: portolan business-case lists those that are left out, with the reason',
  );
}
