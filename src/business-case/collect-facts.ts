import type { AssessedMachine, Assessment } from '../assessment/index.js';
import type { OsVersion } from '../catalog/index.js';
import { backupPerMonth } from '../cost/index.js';
import type { CostLine } from '../cost/index.js';
import { BYTES_PER_GIB, sumOfMicros } from '../model/index.js';
import type { Bytes, Machine, Micros } from '../model/index.js';
import { deriveOsSupport } from '../readiness/index.js';
import type { AzureFacts, CaseFacts, EsuPacks } from './business-case.js';

/** A machine of the case: as it is and as it was assessed, with a size and a whole bill where it moves. */
export interface CaseMember {
  readonly machine: Machine;
  readonly assessed: AssessedMachine;
}

export interface FactsQuestion {
  /** Years after year 0. */
  readonly years: number;
  readonly asOf: string;
  readonly osVersions: readonly OsVersion[];
  readonly policy: Assessment['policy'];
}

const CORES_PER_PACK = 2;
const ESU_YEARS = 3;
const SUBSCRIBED = new Set<string | null>(['rhel', 'sles']);

const sum = <One>(of: readonly One[], amount: (one: One) => number): number =>
  of.reduce((total, one) => total + amount(one), 0);

const storageOf = ({ source }: AssessedMachine): Bytes => source.storageBytes ?? (0 as Bytes);

/** Windows Server is licensed by the core; Windows 10 and 11 are not. */
const runsWindowsServer = ({ os }: Pick<Machine, 'os'>): boolean => os.family === 'windows' && os.product !== 'windows';

const packsOf = ({ cores }: Pick<Machine, 'cores'>): number => Math.ceil((cores ?? 0) / CORES_PER_PACK);

/**
 * Which year after support a day lies in; 0 while it is within. The last day of support is within, and so is its anniversary
 * within the year that it ends.
 *
 * Worked example: support ended 2023-10-10. 2023-10-10 gives 0, 2023-10-11 gives 1, 2024-10-10 still 1, 2024-10-11 gives 2.
 *
 * @param end and day: `YYYY-MM-DD`
 */
export function yearAfterSupport(end: string, day: string): number {
  if (day <= end) return 0;
  const years = Number(day.slice(0, 4)) - Number(end.slice(0, 4));
  return day.slice(4) > end.slice(4) ? years + 1 : years;
}

/** The same day so many years later. */
const yearsLater = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The last day of support; null where the version or its support is unknown. */
function supportEnd({ os }: Machine, osVersions: readonly OsVersion[]): string | null {
  const end = deriveOsSupport(os, osVersions)?.endOfLife ?? null;
  return end !== null && DAY.test(end) ? end : null;
}

/** Windows Server machines of which nobody knows when support ends: no extended updates are counted for them. */
export const countUnknownSupport = (members: readonly CaseMember[], osVersions: readonly OsVersion[]): number =>
  members.filter(({ machine }) => runsWindowsServer(machine) && supportEnd(machine, osVersions) === null).length;

function esuPacks(members: readonly CaseMember[], { years, asOf, osVersions }: FactsQuestion): readonly EsuPacks[] {
  const past = members
    .filter(({ machine }) => runsWindowsServer(machine))
    .flatMap(({ machine }) => {
      const end = supportEnd(machine, osVersions);
      return end === null ? [] : [{ end, packs: packsOf(machine) }];
    });
  return Array.from({ length: years + 1 }, (_, year): EsuPacks => {
    const packs = [0, 0, 0] as [number, number, number];
    for (const one of past) {
      const after = yearAfterSupport(one.end, yearsLater(asOf, year));
      if (after >= 1 && after <= ESU_YEARS) packs[after - 1]! += one.packs;
    }
    return packs;
  });
}

const billed = (members: readonly CaseMember[], kind: CostLine['kind']): readonly Micros[] =>
  members.flatMap(({ assessed }) =>
    (assessed.cost?.lines ?? []).flatMap((line) =>
      line.kind === kind && line.perMonth !== null ? [line.perMonth] : [],
    ),
  );

function azureFacts(members: readonly CaseMember[], hybridBenefit: boolean): AzureFacts {
  const defender = billed(members, 'defender');
  return {
    machines: members.length,
    compute: sumOfMicros(billed(members, 'compute')),
    windowsLicence: sumOfMicros(billed(members, 'windowsLicence')),
    storage: sumOfMicros(billed(members, 'disk')),
    siteRecovery: sumOfMicros(billed(members, 'siteRecovery')),
    defender: defender.length === 0 ? null : sumOfMicros(defender),
    defenderMachines: members.filter(({ assessed }) => assessed.readiness.security === 'ready').length,
    backup: sumOfMicros(members.map(({ assessed }) => backupPerMonth(storageOf(assessed)))),
    hybridBenefit,
  };
}

/**
 * The sums of a case.
 *
 * @param before on-premises today
 * @param moving those of them that move
 */
export function collectFacts(
  before: readonly CaseMember[],
  moving: readonly CaseMember[],
  question: FactsQuestion,
): CaseFacts {
  const cores = (of: readonly CaseMember[]): number => sum(of, ({ machine }) => machine.cores ?? 0);
  return {
    machines: before.length,
    cores: cores(before),
    memoryGb: sum(before, ({ machine }) => (machine.memoryBytes ?? 0) / BYTES_PER_GIB),
    storageGb: sum(before, ({ assessed }) => storageOf(assessed) / BYTES_PER_GIB),
    vmwareCores: cores(before.filter(({ machine }) => machine.source === 'vmware')),
    windowsPacks: sum(
      before.filter(({ machine }) => runsWindowsServer(machine)),
      ({ machine }) => packsOf(machine),
    ),
    windowsEsuPacks: esuPacks(before, question),
    subscribedLinuxMachines: before.filter(({ machine }) => SUBSCRIBED.has(machine.os.product)).length,
    azure: azureFacts(moving, question.policy.cost.hybridBenefit),
  };
}
