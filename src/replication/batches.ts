import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { CYCLE_CAPS, disksPerHost, mayJoin } from './cycles.js';
import type { PlacementPlan } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';

/** A machine whose first copy is to be placed. */
export interface CopyTask {
  readonly machine: ReplicatedMachine;
  /** That cross the link. */
  readonly bits: number;
  /** Disks that are replicated. */
  readonly disks: number;
}

/** Machines that are copied beside each other. */
export interface TaskBatch {
  readonly tasks: readonly CopyTask[];
  /** They are copied from snapshots in cycles, so that caps and blackouts of the appliance bind them. */
  readonly isCycled: boolean;
  readonly boundBy: string;
  /** What the appliances of its machines send together; absent or null: nobody states it, and the link alone bounds. */
  readonly mostBitsPerMinute?: number | null;
}

/** What bounds how many disks are copied at once. */
export interface BatchBounds {
  readonly placement: Pick<PlacementPlan, 'appliances'>;
  /** By machine the datastores of its disks, with how many of them lie there; a machine that is not in it is not bounded by any. */
  readonly datastores: ReadonlyMap<MachineId, ReadonlyMap<string, number>>;
  /** What one machine that moves data sends at most; absent or null: nobody states it. */
  readonly applianceMbps?: number | null;
}

const BITS_PER_MEGABIT = 1_000_000;
const SECONDS_PER_MINUTE = 60;
const THE_LINK = 'the link: nothing bounds how many disks are copied at once';

/** Agentless replication alone goes in cycles from snapshots. */
export const isCycled = ({ generation }: Pick<ReplicatedMachine, 'generation'>): boolean => generation === 'agentless';

/**
 * Batches of one wave, in the order in which they run: agentless machines first, as many at once as appliances, hosts and datastores
 * bear, the largest first and every later one that still fits; then all others, of which no document bounds the disks at once.
 *
 * One link carries all of them, so that how they are grouped decides which machine is copied first and not when the last one is.
 */
export function formBatches(tasks: readonly CopyTask[], bounds: BatchBounds): readonly TaskBatch[] {
  const ordered = tasks.toSorted(
    (left, right) => right.bits - left.bits || compareText(left.machine.id, right.machine.id),
  );
  const cycled = ordered.filter(({ machine }) => isCycled(machine));
  const others = ordered.filter(({ machine }) => !isCycled(machine));
  const capsOf = createCaps(bounds);
  const batches: TaskBatch[] = [];
  for (let rest: readonly CopyTask[] = cycled; rest.length > 0;) {
    const { taken, left, boundBy } = takeBatch(rest, capsOf);
    batches.push({ tasks: taken, isCycled: true, boundBy });
    rest = left;
  }
  if (others.length > 0) batches.push({ tasks: others, isCycled: false, boundBy: THE_LINK });
  const { applianceMbps = null, placement } = bounds;
  if (applianceMbps === null) return batches;
  return batches.map((batch) => ({
    ...batch,
    mostBitsPerMinute: moversOf(batch, placement) * applianceMbps * BITS_PER_MEGABIT * SECONDS_PER_MINUTE,
  }));
}

/** How many appliances, servers or hosts send the data of a batch; at least one. */
function moversOf({ tasks }: TaskBatch, { appliances }: BatchBounds['placement']): number {
  const ids = new Set(tasks.map(({ machine }) => machine.id));
  return Math.max(1, appliances.filter(({ machines }) => machines.some((id) => ids.has(id))).length);
}

/** One bound that a machine comes under, and how many of its disks count. */
interface Cap {
  readonly key: string;
  readonly disks: number;
  readonly most: number;
  readonly words: string;
}

type CapsOf = (task: CopyTask) => readonly Cap[];

function takeBatch(
  rest: readonly CopyTask[],
  capsOf: CapsOf,
): { readonly taken: readonly CopyTask[]; readonly left: readonly CopyTask[]; readonly boundBy: string } {
  const used = new Map<string, number>();
  const taken: CopyTask[] = [];
  const left: CopyTask[] = [];
  let boundBy = THE_LINK;
  for (const task of rest) {
    const caps = capsOf(task);
    const refused = caps.find(({ key, disks, most }) => !mayJoin(disks, used.get(key) ?? 0, most));
    if (refused === undefined) {
      taken.push(task);
      for (const { key, disks } of caps) used.set(key, (used.get(key) ?? 0) + disks);
    } else {
      left.push(task);
      if (boundBy === THE_LINK) boundBy = refused.words;
    }
  }
  return { taken, left, boundBy };
}

function createCaps({ placement, datastores }: BatchBounds): CapsOf {
  const gateways = gatewaysByMachine(placement);
  const perHost = disksPerHost();
  return ({ machine, disks }) => {
    const names = gateways.get(machine.id) ?? [`of ${machine.manager ?? 'any'}`];
    const count = names.length;
    const perAppliance = CYCLE_CAPS.disksPerAppliance;
    const appliance: Cap = {
      ...{ key: `appliance ${names.join(' ')}`, disks, most: perAppliance * count },
      words: `${perAppliance * count} disks at once of ${count === 1 ? 'one appliance' : `${count} appliances`}`,
    };
    const { host } = machine;
    const ofHost: readonly Cap[] =
      host === null
        ? []
        : [{ key: `host ${host}`, disks, most: perHost, words: `${perHost} disks at once of the host ${host}` }];
    const ofDatastores = [...(datastores.get(machine.id) ?? [])].map(([name, there]): Cap => ({
      ...{ key: `datastore ${name}`, disks: there, most: CYCLE_CAPS.snapshotsPerDatastore },
      words: `${CYCLE_CAPS.snapshotsPerDatastore} snapshots at once on the datastore ${name}`,
    }));
    return [appliance, ...ofHost, ...ofDatastores];
  };
}

/** The appliances that move a machine's data: the service spreads machines over those that scale out by itself, so that all of them list it. */
function gatewaysByMachine({
  appliances,
}: Pick<PlacementPlan, 'appliances'>): ReadonlyMap<MachineId, readonly string[]> {
  const gateways = new Map<MachineId, string[]>();
  for (const { kind, name, machines } of appliances) {
    if (kind !== 'azureMigrate' && kind !== 'scaleOut') continue;
    for (const id of machines) {
      const names = gateways.get(id);
      if (names === undefined) gateways.set(id, [name]);
      else names.push(name);
    }
  }
  return gateways;
}
