import { plainMachineName } from '../model/index.js';
import type { MachineRole } from '../model/index.js';
import { faultsOfElement, withoutFaults } from './element-faults.js';
import type { ElementFigures, Figure } from './recovery-settings.js';

/** How often something fails and how long it is down then, with what that rests on. */
export interface UsedFigures {
  /** Null: it never fails. */
  readonly mtbfHours: number | null;
  readonly mttrHours: number;
  readonly basis: string;
}

/**
 * Names in `settings.elements` that stand for more than one machine: `machine` for all, a role such as `database` for all of that role,
 * `host`, `site`, `network`, `service` for what they connect or ask, and four that describe the plan: `failover` (the availability is the
 * chance that one works), `recovery machine` (a machine that runs in Azure), `recovery site` (all of it at once, in place of its machines)
 * and `maintenance` (planned: how often and how long).
 */
export const RESERVED_ELEMENTS = [
  'machine',
  'host',
  'site',
  'network',
  'service',
  'failover',
  'recovery machine',
  'recovery site',
  'maintenance',
] as const;

interface Default {
  readonly mtbfHours: number;
  readonly mttrHours: number;
  readonly why: string;
}

const YEAR = 8766;

/**
 * What holds where nobody states a figure: ours, from no measurement, so that the structure can be judged at all. Each stands on the page.
 * That a hardware fault means hours is what the web shop of brief 0 says of itself.
 */
const DEFAULTS: Readonly<Partial<Record<string, Default>>> & { readonly machine: Default } = {
  machine: { mtbfHours: YEAR / 2, mttrHours: 1, why: 'two faults a year, an hour each' },
  database: { mtbfHours: YEAR / 2, mttrHours: 2, why: 'two faults a year, two hours each with the check of its data' },
  firewall: { mtbfHours: YEAR / 2, mttrHours: 4, why: 'two faults a year, four hours each, set up by hand' },
  gateway: { mtbfHours: YEAR / 2, mttrHours: 2, why: 'two faults a year, two hours each' },
  host: { mtbfHours: 2 * YEAR, mttrHours: 8, why: 'a fault in two years, eight hours for the part and the restart' },
  network: { mtbfHours: 2 * YEAR, mttrHours: 4, why: 'a fault in two years, four hours each' },
  site: { mtbfHours: 2 * YEAR, mttrHours: 12, why: 'power, cooling or line lost once in two years for twelve hours' },
};

/** A failover that was never shown to work; ours. */
const FAILOVER_PERCENT = 90;

/**
 * Source: Microsoft, "SLA for Virtual Machines" v1.9: a single machine with premium SSD or ultra disks 99.9 %, with standard SSD 99.5 %, two
 * or more in an availability set 99.95 %, over zones 99.99 %. A promise with money behind it, not a measurement.
 */
export const SINGLE_MACHINE_SLA: Figure = {
  value: 99.9,
  basis: 'source: Microsoft, SLA for Virtual Machines v1.9, single machine with premium SSD',
};

/** Looks figures up by names, the nearest first. */
export interface FigureBook {
  readonly of: (names: readonly string[], fallback: string) => UsedFigures | null;
  /** A share of 1 with its basis. */
  readonly share: (name: string) => Figure | null;
  readonly failover: Figure;
  readonly recoveryMachine: Figure;
  /** How many members of a group are needed, where somebody states it. */
  readonly neededOf: (names: readonly string[]) => Figure | null;
}

export function createFigureBook(elements: readonly ElementFigures[]): FigureBook {
  // Whoever calls with figures that nobody checked gets the same as with a checked file: what is wrong does not count.
  const sound = elements.map((one) => withoutFaults(one, faultsOfElement(one)));
  const byName = new Map(sound.map((one) => [plainMachineName(one.name), one] as const));
  const find = (name: string): ElementFigures | undefined => byName.get(plainMachineName(name));
  const share = (name: string): Figure | null => {
    const percent = find(name)?.availabilityPercent ?? null;
    return percent === null ? null : { value: percent.value / 100, basis: percent.basis };
  };
  return {
    of: (names, fallback) => {
      for (const name of names) {
        const used = usedOf(find(name), fallback);
        if (used !== null) return used;
      }
      return defaultOf(fallback);
    },
    share,
    failover: share('failover') ?? {
      value: FAILOVER_PERCENT / 100,
      basis: `ours: ${FAILOVER_PERCENT} of 100 failovers work while no drill has shown more`,
    },
    recoveryMachine: share('recovery machine') ?? {
      value: SINGLE_MACHINE_SLA.value / 100,
      basis: SINGLE_MACHINE_SLA.basis,
    },
    neededOf: (names) => names.flatMap((name) => find(name)?.needed ?? [])[0] ?? null,
  };
}

function defaultOf(kind: string): UsedFigures | null {
  const found = DEFAULTS[kind];
  return found === undefined ? null : { ...found, basis: `ours: ${found.why}` };
}

/**
 * From a stated availability the time between faults follows, with the time to repair that is stated or usual for its kind; from it and a
 * stated time between faults, the time to repair.
 */
function usedOf(stated: ElementFigures | undefined, kind: string): UsedFigures | null {
  if (stated === undefined) return null;
  const { mtbfHours, mttrHours, availabilityPercent } = stated;
  if (mtbfHours === null && mttrHours === null && availabilityPercent === null) return null;
  const repaired = mttrHours === null ? repairOf({ mtbfHours, availabilityPercent }) : null;
  if (repaired !== null) return repaired;
  const usual = DEFAULTS[kind] ?? DEFAULTS.machine;
  const repair = mttrHours ?? { value: usual.mttrHours, basis: `${usual.mttrHours} h to repair (ours)` };
  const between =
    availabilityPercent === null
      ? (mtbfHours ?? { value: usual.mtbfHours, basis: `${usual.mtbfHours} h between faults (ours)` })
      : { value: betweenFaults(availabilityPercent.value / 100, repair.value), basis: availabilityPercent.basis };
  return { mtbfHours: between.value, mttrHours: repair.value, basis: basesOf([between.basis, repair.basis]) };
}

/** Of what fails so often and is there so much of the time; null where one of the two is not stated, or it never works. */
function repairOf({
  mtbfHours,
  availabilityPercent,
}: Pick<ElementFigures, 'mtbfHours' | 'availabilityPercent'>): UsedFigures | null {
  const share = (availabilityPercent?.value ?? 0) / 100;
  if (mtbfHours === null || availabilityPercent === null || share === 0) return null;
  return {
    ...{ mtbfHours: mtbfHours.value, mttrHours: (mtbfHours.value * (1 - share)) / share },
    basis: basesOf([mtbfHours.basis, availabilityPercent.basis]),
  };
}

const betweenFaults = (share: number, repair: number): number | null =>
  share >= 1 ? null : (repair * share) / (1 - share);

const basesOf = (said: readonly string[]): string => [...new Set(said)].join('; ');

/** The kind of usual figures for a machine of that role. */
export const usualKind = (role: MachineRole | null): string =>
  role !== null && DEFAULTS[role] !== undefined ? role : 'machine';

/** The share of time that it is down: MTTR / (MTBF + MTTR). */
export const downShare = ({ mtbfHours, mttrHours }: Pick<UsedFigures, 'mtbfHours' | 'mttrHours'>): number =>
  mtbfHours === null || mttrHours === 0 ? 0 : mttrHours / (mtbfHours + mttrHours);

/** The share of time that it has been down for longer than so many hours, with repairs that take as long as stated. */
export const oldDownShare = (figures: Pick<UsedFigures, 'mtbfHours' | 'mttrHours'>, hours: number): number =>
  figures.mtbfHours === null || figures.mttrHours <= hours
    ? 0
    : (figures.mttrHours - hours) / (figures.mtbfHours + figures.mttrHours);
