import type { DependencyGraph } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { RECOVERY_PLAN_LIMITS } from './plan-facts.js';
import type { StartOrder } from './start-order.js';

/** Machines that one plan of the service may hold: those of VMware with physical ones, those of Hyper-V, or those of Azure. */
export type PlanFamily = 'vmware' | 'hyperv' | 'azure';

/** One plan before it has groups. */
export interface PackedRun {
  readonly family: PlanFamily;
  /** Directory and network alone, for which all other plans wait. */
  readonly isFoundation: boolean;
  /** In the order of ids. */
  readonly machines: readonly MachineId[];
}

export interface PackInput {
  readonly graph: DependencyGraph;
  readonly order: StartOrder;
  readonly familyOf: ReadonlyMap<MachineId, PlanFamily>;
}

export interface Packed {
  readonly runs: readonly PackedRun[];
  /** Applications whose machines are in several plans, in the order of names. */
  readonly torn: readonly { readonly application: string; readonly runs: readonly number[] }[];
}

/** What stays together: the directory, an application, or a machine alone, as far as one kind of hypervisor runs it. */
interface Unit {
  readonly key: string;
  /** Null: no application. */
  readonly application: string | null;
  readonly family: PlanFamily;
  readonly isFoundation: boolean;
  readonly machines: readonly MachineId[];
}

interface OpenRun {
  readonly family: PlanFamily;
  readonly isFoundation: boolean;
  readonly machines: Set<MachineId>;
  readonly levels: Set<number>;
}

/**
 * Machines cut into plans within the limits of the service. An application stays whole unless it is too large or too deep for one plan, or
 * runs on several kinds of hypervisor. It goes to the plan with which it has the most dependencies and that has room for it; the largest
 * first. So more plans than the least are possible; the cut is ours. Where more than one plan is needed, directory and network are one of
 * their own. Plans may wait for each other group by group: the levels of the start order rise everywhere, so never in a circle.
 */
export function packRuns({ graph, order, familyOf }: PackInput): Packed {
  const units = unitsOf(graph, order, familyOf).flatMap((unit) => partsOf(unit, order));
  const isOne = fitsOne(order, familyOf);
  const ties = tiesOf(order);
  const runs: OpenRun[] = [];
  const runOf = new Map<MachineId, OpenRun>();
  for (const unit of units) {
    const isFoundation = unit.isFoundation && !isOne;
    const fitting = runs.filter((run) => run.isFoundation === isFoundation && hasRoom(run, unit, order));
    const counts = new Map<OpenRun, number>();
    for (const id of unit.machines) {
      for (const other of ties.get(id) ?? []) {
        const tied = runOf.get(other);
        if (tied !== undefined) counts.set(tied, (counts.get(tied) ?? 0) + 1);
      }
    }
    const best = mostTied(fitting, (run) => counts.get(run) ?? 0);
    const run = best ?? { family: unit.family, isFoundation, machines: new Set(), levels: new Set() };
    if (best === null) runs.push(run);
    for (const id of unit.machines) {
      run.machines.add(id);
      runOf.set(id, run);
      run.levels.add(order.levelOf.get(id)!);
    }
  }
  return {
    runs: runs.map(({ family, isFoundation, machines }) => ({
      ...{ family, isFoundation },
      machines: [...machines].sort(compareText),
    })),
    torn: tornOf(units, runs),
  };
}

/** The directory first, then the largest. */
function unitsOf(
  { groups, machines }: DependencyGraph,
  { levelOf, tierOf }: StartOrder,
  familyOf: PackInput['familyOf'],
): readonly Unit[] {
  const applications = new Map<MachineId, string>();
  const full = (name: string, environment: string | null): string =>
    environment === null ? name : `${name} (${environment})`;
  for (const { id, application, environment } of machines) {
    if (application !== null) applications.set(id, full(application, environment));
  }
  for (const { name, environment, machines: members } of groups) {
    for (const id of members) applications.set(id, full(name, environment));
  }
  const units = new Map<string, Unit & { readonly machines: MachineId[] }>();
  for (const id of [...levelOf.keys()].sort(compareText)) {
    const family = familyOf.get(id) ?? 'vmware';
    const isFoundation = tierOf.get(id) === 'directory';
    const application = isFoundation ? null : (applications.get(id) ?? null);
    const key = isFoundation
      ? `${family} 0`
      : application === null
        ? `${family} 2 ${id}`
        : `${family} 1 ${application}`;
    const unit = units.get(key);
    if (unit === undefined) units.set(key, { key, application, family, isFoundation, machines: [id] });
    else unit.machines.push(id);
  }
  return [...units.values()].sort(
    (left, right) =>
      Number(right.isFoundation) - Number(left.isFoundation) ||
      right.machines.length - left.machines.length ||
      compareText(left.key, right.key),
  );
}

/** A unit that no plan can hold is cut level by level. */
function partsOf(unit: Unit, { levelOf }: StartOrder): readonly Unit[] {
  const level = (id: MachineId): number => levelOf.get(id)!;
  const parts: MachineId[][] = [];
  let levels = new Set<number>();
  for (const id of unit.machines.toSorted((left, right) => level(left) - level(right) || compareText(left, right))) {
    const part = parts.at(-1);
    const isFull =
      part === undefined ||
      part.length === RECOVERY_PLAN_LIMITS.machines ||
      (!levels.has(level(id)) && levels.size === RECOVERY_PLAN_LIMITS.groups);
    if (isFull) {
      parts.push([id]);
      levels = new Set();
    } else part.push(id);
    levels.add(level(id));
  }
  return parts.map((machines) => ({ ...unit, machines }));
}

const fitsOne = ({ levels, levelOf }: StartOrder, familyOf: PackInput['familyOf']): boolean =>
  levels.length <= RECOVERY_PLAN_LIMITS.groups &&
  levelOf.size <= RECOVERY_PLAN_LIMITS.machines &&
  new Set([...levelOf.keys()].map((id) => familyOf.get(id))).size <= 1;

/** Who needs whom, from both sides; a pair that asks both ways counts twice. */
function tiesOf({ kept }: StartOrder): ReadonlyMap<MachineId, readonly MachineId[]> {
  const ties = new Map<MachineId, MachineId[]>();
  const add = (from: MachineId, to: MachineId): void => {
    const own = ties.get(from);
    if (own === undefined) ties.set(from, [to]);
    else own.push(to);
  };
  for (const { client, server } of kept) {
    add(client, server);
    add(server, client);
  }
  return ties;
}

function hasRoom(run: OpenRun, unit: Unit, { levelOf }: StartOrder): boolean {
  if (run.family !== unit.family) return false;
  if (run.machines.size + unit.machines.length > RECOVERY_PLAN_LIMITS.machines) return false;
  const levels = new Set([...run.levels, ...unit.machines.map((id) => levelOf.get(id)!)]);
  return levels.size <= RECOVERY_PLAN_LIMITS.groups;
}

/** The first of those with the most ties. */
function mostTied(runs: readonly OpenRun[], tied: (run: OpenRun) => number): OpenRun | null {
  let best: { readonly run: OpenRun; readonly ties: number } | null = null;
  for (const run of runs) {
    const ties = tied(run);
    if (best === null || ties > best.ties) best = { run, ties };
  }
  return best?.run ?? null;
}

function tornOf(units: readonly Unit[], runs: readonly OpenRun[]): Packed['torn'] {
  const places = new Map<string, Set<number>>();
  for (const { application, machines } of units) {
    if (application === null) continue;
    const at = runs.findIndex((run) => run.machines.has(machines[0]!));
    const own = places.get(application);
    if (own === undefined) places.set(application, new Set([at]));
    else own.add(at);
  }
  return [...places]
    .filter(([, own]) => own.size > 1)
    .map(([application, own]) => ({ application, runs: [...own].sort((left, right) => left - right) }))
    .sort((left, right) => compareText(left.application, right.application));
}
