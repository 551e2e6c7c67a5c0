import type { AssumptionValues } from './assumptions.js';
import type { CaseFacts, CaseLine } from './business-case.js';
import { assumed, constant, evaluate, fact, less, over, plus, plusKnown, rest, times } from './expression.js';
import { amountOf } from './work.js';
import type { Expression } from './expression.js';
import { deriveLicenceLines, sqlServerUpdates, windowsUpdates } from './licence-lines.js';
import { capital, running } from './make-line.js';
import { hostCores, ofEstate } from './of-estate.js';

const MONTHS = constant(12, 'months');
const GB_PER_TB = constant(1024, 'GB a TB');

/** `16.232 x threads / GB of memory + 113.87`: the acquisition of a host, for each of its cores. */
const costPerCore = (values: AssumptionValues, ratio: Expression): Expression =>
  plus(times(assumed(values, 'hardwareUsdPerRatio'), ratio), assumed(values, 'hardwareUsdPerCore'));

/**
 * The documented regression alone.
 *
 * Worked example: 2 cores and 16 GB are 4 threads, a ratio of 0.25: 16.232 x 0.25 + 113.87 = 117.928 USD a core.
 *
 * @param ratio threads of cores for each GB of memory
 */
export const hardwareUsdPerCore = (ratio: number, values: AssumptionValues): number | null =>
  evaluate(costPerCore(values, fact('threads per GB', ratio))).value;

function hardware(facts: CaseFacts, values: AssumptionValues): CaseLine {
  const threads = times(hostCores(facts, values), assumed(values, 'hyperthreadsPerCore'));
  const ratio = over(threads, fact('memoryGb', facts.memoryGb, 'GB'));
  const priced = values.hardwarePricedPer === 'core' ? hostCores(facts, values) : threads;
  return capital(
    { id: 'hardware', head: 'compute', label: 'Servers', choices: ['hardwarePricedPer'] },
    ofEstate(facts, times(priced, costPerCore(values, ratio))),
    assumed(values, 'hardwareYears'),
  );
}

function storage({ storageGb }: CaseFacts, values: AssumptionValues): readonly CaseLine[] {
  const bought = times(fact('storageGb', storageGb, 'GB'), assumed(values, 'storageUsdPerGbMonth'), MONTHS);
  const line = { id: 'storage', head: 'storage', label: 'Storage hardware', choices: ['storageCost'] } as const;
  const isSpread = values.storageCost === 'depreciated';
  const hardwareLine = isSpread ? capital(line, bought, assumed(values, 'storageYears')) : running(line, bought);
  const worked = hardwareLine.acquisition ?? hardwareLine.perYear;
  return [
    hardwareLine,
    running(
      { id: 'storageMaintenance', head: 'storage', label: 'Storage maintenance' },
      times(amountOf('acquisition of Storage hardware', worked), assumed(values, 'storageMaintenancePercent')),
    ),
  ];
}

const acquired = ({ label, acquisition, perYear }: CaseLine): Expression =>
  amountOf(`acquisition of ${label}`, acquisition ?? perYear);

/** A share of what compute and storage cost to acquire: hardware and licences as far as they are known, and storage. */
function network(bases: readonly CaseLine[], values: AssumptionValues): readonly CaseLine[] {
  const base = plusKnown(...bases.map(acquired));
  const equipment = capital(
    { id: 'network', head: 'network', label: 'Network hardware and software' },
    times(assumed(values, 'networkPercent'), base),
    assumed(values, 'networkYears'),
  );
  return [
    equipment,
    running(
      { id: 'networkMaintenance', head: 'network', label: 'Network maintenance' },
      times(
        assumed(values, 'networkMaintenancePercent'),
        amountOf(`acquisition of ${equipment.label}`, equipment.acquisition ?? equipment.perYear),
      ),
    ),
  ];
}

function security(facts: CaseFacts, values: AssumptionValues): readonly CaseLine[] {
  const ofSql = assumed(values, 'sqlServerMachines');
  return [
    running(
      { id: 'security', head: 'security', label: 'Protection of machines' },
      ofEstate(
        facts,
        times(less(fact('machines', facts.machines, 'machines'), ofSql), assumed(values, 'securityUsdPerMachineYear')),
      ),
    ),
    running(
      { id: 'sqlSecurity', head: 'security', label: 'Protection of SQL Server' },
      ofEstate(facts, times(ofSql, assumed(values, 'sqlSecurityUsdPerMachineYear'))),
    ),
  ];
}

/** Power that a site must offer for what is used, in kW: more than is used, since some of it stays free. */
function energyCapacity(hosts: Expression, storageTb: Expression, values: AssumptionValues): Expression {
  const site = [assumed(values, 'loadFactor'), assumed(values, 'powerUsageEffectiveness')] as const;
  const ofCores = times(hosts, assumed(values, 'corePowerKw'), ...site);
  const ofStorage = times(
    storageTb,
    assumed(values, 'storagePowerPerTb'),
    assumed(values, 'storagePowerFactor'),
    ...site,
  );
  return over(plus(ofCores, ofStorage), rest(assumed(values, 'unusedEnergyPercent')));
}

/**
 * The documented energy capacity alone.
 *
 * Worked example: 100 cores x 0.009 kW x 2 x 1.8 = 3.24 kW and 10 TB x 10 x 0.0001 x 2 x 1.8 = 0.036 kW; 3.276 / (1 - 0.4) =
 * 5.46 kW.
 */
export const energyCapacityKw = (
  { cores, storageTb }: { readonly cores: number; readonly storageTb: number },
  values: AssumptionValues,
): number | null =>
  evaluate(energyCapacity(fact('cores', cores, 'cores'), fact('storageTb', storageTb, 'TB'), values)).value;

function facilities(facts: CaseFacts, values: AssumptionValues): CaseLine {
  const storageTb = over(fact('storageGb', facts.storageGb, 'GB'), GB_PER_TB);
  const capacity = energyCapacity(hostCores(facts, values), storageTb, values);
  return running(
    { id: 'facilities', head: 'facilities', label: 'Colocation: space and power' },
    times(capacity, assumed(values, 'colocationUsdPerKwMonth'), MONTHS),
  );
}

/** Labour of administrators; both sides begin with it. */
export function labour({ machines }: Pick<CaseFacts, 'machines'>, values: AssumptionValues): CaseLine {
  return running(
    { id: 'labour', head: 'labour', label: 'Administrators' },
    times(
      over(fact('machines', machines, 'machines'), assumed(values, 'machinesPerAdministrator')),
      assumed(values, 'administratorUsdPerHour'),
      assumed(values, 'administratorHoursPerYear'),
    ),
  );
}

const MANAGEMENT = [
  ['monitoring', 'Monitoring', 'monitoringUsdPerMachineYear'],
  ['patching', 'Updates', 'patchingUsdPerMachineYear'],
  ['backup', 'Backup', 'backupUsdPerMachineYear'],
] as const;

function management(facts: CaseFacts, values: AssumptionValues): readonly CaseLine[] {
  const machines = fact('machines', facts.machines, 'machines');
  return [
    ...MANAGEMENT.map(([id, label, key]) =>
      running({ id, head: 'management', label }, times(machines, assumed(values, key))),
    ),
    running(
      { id: 'managementSoftware', head: 'management', label: 'Management software' },
      ofEstate(facts, assumed(values, 'managementSoftwareUsdPerYear')),
    ),
  ];
}

const BASES: ReadonlySet<string> = new Set([
  'hardware',
  'vmwareLicence',
  'windowsLicence',
  'sqlServerLicence',
  'storage',
]);

/** What the machines cost where they are, in a steady year: the lines of the documented table, top to bottom. */
export function deriveOnPremisesLines(facts: CaseFacts, values: AssumptionValues): readonly CaseLine[] {
  const before = [
    hardware(facts, values),
    ...deriveLicenceLines(facts, values),
    windowsUpdates(facts.windowsEsuPacks[0] ?? [0, 0, 0], values),
    sqlServerUpdates(facts, values),
    ...storage(facts, values),
  ];
  return [
    ...before,
    ...network(
      before.filter(({ id }) => BASES.has(id)),
      values,
    ),
    ...security(facts, values),
    facilities(facts, values),
    labour(facts, values),
    ...management(facts, values),
  ];
}
