import { BYTES_PER_GIB, compareText } from '../model/index.js';
import type { Estate, Machine, MachineId } from '../model/index.js';
import { figure, figuresApart } from '../site/index.js';
import type { Site } from '../site/index.js';
import { haveFor } from './churn-words.js';
import type { MachineChurn } from './churn.js';
import type { OwnFolds } from './folding.js';
import type { InitialPlan, MachineCopy } from './initial.js';
import { planMoves } from './datastore-moves.js';
import type { StoredDisk, StoreMoves } from './datastore-moves.js';
import { AGENTLESS_LIMITS } from './limits.js';
import type { DatastoreHeadroom } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';
import { snapshotGrowth } from './snapshot-growth.js';
import type { WrittenMinutes } from './snapshot-growth.js';

export interface HeadroomInput {
  readonly machines: readonly ReplicatedMachine[];
  readonly churn: {
    readonly machines: readonly MachineChurn[];
    /** Absent: the mean counts, which is no upper bound. */
    readonly bytesByMinute?: (machine: MachineId) => WrittenMinutes | null;
  };
  readonly initial: Pick<InitialPlan, 'machines'>;
  readonly estate: Pick<Estate, 'machines' | 'datastores'>;
  readonly site: Site | null;
  readonly resolved: {
    readonly growthPercent: { readonly value: number };
    readonly foldPercent: { readonly value: number | null };
  };
  /** Shares that machines and disks have of their own; absent: none. */
  readonly folds?: OwnFolds;
}

interface Grower extends StoredDisk {
  readonly machine: ReplicatedMachine;
}

interface Store {
  readonly name: string;
  readonly manager: string | null;
  freeBytes: number | null;
  /** What people reckon, where nobody can tell which disks lie on it. */
  readonly statedBytes: number | null;
  readonly growers: Grower[];
}

const MS_PER_HOUR = 3_600_000;
const MINUTES_PER_HOUR = 60;

/**
 * What each datastore has left for the snapshots of agentless migration, in the order of the inventory's list, then the site file's, then
 * by name. The longest planned cycle of a machine is its first copy or its longest cycle of changes, whichever takes longer. As many snapshots
 * are counted as the product takes of one datastore at once, those that grow most; so the figure is an upper bound.
 */
export function deriveHeadroom({
  machines,
  churn,
  initial,
  estate,
  site,
  resolved,
  folds,
}: HeadroomInput): readonly DatastoreHeadroom[] {
  const stores = listStores(estate, site);
  const copies = new Map(initial.machines.map((copy) => [copy.machine, copy]));
  const churnOf = new Map(churn.machines.map((one) => [one.machine, one]));
  const sources = new Map(estate.machines.map((machine) => [machine.id, machine]));
  for (const machine of machines) {
    if (machine.generation !== 'agentless') continue;
    const hours = longestHours(copies.get(machine.id));
    const growths = snapshotGrowth({
      machine,
      churn: churnOf.get(machine.id) ?? null,
      written: hours === null ? null : (churn.bytesByMinute?.(machine.id) ?? null),
      hours: hours ?? 0,
      growthPercent: resolved.growthPercent.value,
      foldPercent: resolved.foldPercent.value,
      own: folds?.get(machine.id),
    });
    for (const { disk, bytes } of growths) {
      const store = storeOf(stores, sources.get(machine.id), disk);
      const size = sizeOf(sources.get(machine.id), disk);
      store?.growers.push({ machine, disk, bytes: hours === null ? null : bytes, ...size });
    }
  }
  const moves = movesOf(stores);
  return stores
    .filter(({ growers, statedBytes }) => growers.length > 0 || statedBytes !== null)
    .map((store) => headroomOf(store, stores, moves.get(store) ?? null));
}

/** What a disk leaves free where it lies and takes where it goes; a disk that nobody knows to be thin is taken for what is worse. */
function sizeOf(machine: Machine | undefined, name: string): Pick<Grower, 'freedBytes' | 'takenBytes'> {
  const disk = machine?.disks.find((one) => one.name === name);
  if (disk === undefined) return { freedBytes: 0, takenBytes: Infinity };
  const { sizeBytes, usedBytes, isThin } = disk;
  return {
    freedBytes: isThin === false ? sizeBytes : (usedBytes ?? 0),
    takenBytes: isThin === true ? (usedBytes ?? sizeBytes) : sizeBytes,
  };
}

const sumAtOnce = (growers: readonly Grower[]): number =>
  growers.length === 0 ? 0 : atOnce(growers).reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);

/** For all datastores whose room and growth are known, together. */
function movesOf(stores: readonly Store[]): ReadonlyMap<Store, StoreMoves<Grower>> {
  const known = stores.flatMap((store) => {
    const { name, freeBytes, growers } = store;
    const isKnown =
      freeBytes !== null && (growers.length === 0 || growthOf(store) !== null) && store.statedBytes === null;
    return isKnown ? [{ store, moving: { name, freeBytes, growers } }] : [];
  });
  const found = planMoves(
    known.map(({ moving }) => moving),
    sumAtOnce,
  );
  return new Map([...found].map(([index, moves]) => [known[index]!.store, moves]));
}

/** Null: it is not copied, or nobody knows how long that takes. */
function longestHours(copy: MachineCopy | undefined): number | null {
  if (copy === undefined || copy.from === null || copy.to === null) return null;
  const first = (Date.parse(copy.to) - Date.parse(copy.from)) / MS_PER_HOUR;
  const cycle = (copy.longestCycleMinutes ?? 0) / MINUTES_PER_HOUR;
  return Math.max(first, cycle);
}

/** Those of the inventory, with what the site file knows better; where the inventory has none, the site file's. */
function listStores(estate: Pick<Estate, 'datastores'>, site: Site | null): Store[] {
  const stores: Store[] = (estate.datastores ?? []).map(({ name, manager, freeBytes }) => ({
    ...{ name, manager, freeBytes, statedBytes: null, growers: [] },
  }));
  const isListed = stores.length > 0;
  for (const { name, freeGB, snapshotGrowthGB } of site?.datastores ?? []) {
    const freeBytes = freeGB === undefined ? null : freeGB * BYTES_PER_GIB;
    const known = stores.filter((store) => store.name === name);
    for (const store of known) store.freeBytes ??= freeBytes;
    if (isListed || known.length > 0) continue;
    const statedBytes = snapshotGrowthGB === undefined ? null : snapshotGrowthGB * BYTES_PER_GIB;
    stores.push({ name, manager: null, freeBytes, statedBytes, growers: [] });
  }
  return stores;
}

/** The datastore of a disk; one that no list tells of is added, since its room is unknown and not endless. */
function storeOf(stores: Store[], machine: Machine | undefined, disk: string): Store | null {
  const name = machine?.disks.find((one) => one.name === disk)?.datastore ?? null;
  if (machine === undefined || name === null) return null;
  const { manager } = machine.placement;
  const isOf = (store: Store): boolean =>
    store.name === name &&
    (store.manager === null || manager === null || store.manager.toLowerCase() === manager.toLowerCase());
  const known = stores.find(isOf);
  if (known !== undefined) return known;
  const added: Store = { name, manager, freeBytes: null, statedBytes: null, growers: [] };
  stores.push(added);
  return added;
}

const gb = (bytes: number): string => figure(bytes / BYTES_PER_GIB);
const byGrowth = (one: Grower, other: Grower): number =>
  (other.bytes ?? 0) - (one.bytes ?? 0) ||
  compareText(one.machine.id, other.machine.id) ||
  compareText(one.disk, other.disk);

/** The snapshots that there may be at once: the product's limit, or all of one machine that has more disks. */
function atOnce(growers: readonly Grower[]): readonly Grower[] {
  const ofMachine = new Map<MachineId, number>();
  for (const { machine } of growers) ofMachine.set(machine.id, (ofMachine.get(machine.id) ?? 0) + 1);
  const most = Math.max(AGENTLESS_LIMITS.snapshotsPerDatastore.most, ...ofMachine.values());
  return growers.toSorted(byGrowth).slice(0, most);
}

function growthOf({ growers, statedBytes }: Store): number | null {
  if (growers.length === 0) return statedBytes;
  if (growers.some(({ bytes }) => bytes === null)) return null;
  return atOnce(growers).reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
}

function headroomOf(store: Store, stores: readonly Store[], moves: StoreMoves<Grower> | null): DatastoreHeadroom {
  const { growers, freeBytes } = store;
  const growthBytes = growthOf(store);
  const isTwice = stores.filter(({ name }) => name === store.name).length > 1;
  const state = freeBytes === null || growthBytes === null ? 'unknown' : growthBytes <= freeBytes ? 'enough' : 'short';
  return {
    kind: 'snapshots',
    name: isTwice && store.manager !== null ? `${store.name} (${store.manager})` : store.name,
    ...{ freeBytes, growthBytes, state },
    machines: [...new Set(growers.map(({ machine }) => machine.id))].sort(compareText),
    said: saidOf(store, growthBytes),
    source: AGENTLESS_LIMITS.snapshotsPerDatastore.source,
    remedies: state === 'short' ? remediesOf(store, growthBytes ?? 0, moves) : [],
  };
}

function saidOf({ growers, freeBytes, statedBytes }: Store, growthBytes: number | null): string {
  const [grows, has] =
    freeBytes === null || growthBytes === null
      ? [gb(growthBytes ?? 0), gb(freeBytes ?? 0)]
      : figuresApart(growthBytes / BYTES_PER_GIB, freeBytes / BYTES_PER_GIB);
  const free = freeBytes === null ? 'free space unknown' : `${has} GiB free`;
  if (growers.length === 0) {
    return `${free}; growth of ${gb(statedBytes ?? 0)} GiB as the site file states it, since no inventory tells which disks lie on it`;
  }
  const unknown = growers.filter(({ bytes }) => bytes === null).length;
  const counted = atOnce(growers).length;
  const growth =
    growthBytes === null
      ? `growth unknown, since ${unknown} of ${growers.length} disks ${haveFor(unknown)} no samples or no planned copy`
      : `snapshots grow by up to ${grows} GiB in the longest planned cycle, ${counted} of ${growers.length} disks at once`;
  return `${free}; ${growth}`;
}

/** What the vendor advises first: more room, then one machine at a time. */
function remediesOf(store: Store, growthBytes: number, moves: StoreMoves<Grower> | null): readonly string[] {
  const free = store.freeBytes ?? 0;
  const lacking = growthBytes - free;
  const machines = new Map<MachineId, { readonly name: string; bytes: number }>();
  for (const { machine, bytes } of store.growers) {
    const known = machines.get(machine.id) ?? { name: machine.name, bytes: 0 };
    known.bytes += bytes ?? 0;
    machines.set(machine.id, known);
  }
  const [largest] = [...machines.values()].sort(
    (one, other) => other.bytes - one.bytes || compareText(one.name, other.name),
  );
  return [
    `enlarge the datastore by ${Math.ceil(lacking / BYTES_PER_GIB)} GiB before replication starts`,
    ...oneAtATime(largest, { free, count: machines.size }),
    ...(moves === null ? [] : [movedWords(moves)]),
    'copy these machines when the link is open: a shorter first cycle lets snapshots grow less',
  ];
}

function oneAtATime(
  largest: { readonly name: string; readonly bytes: number } | undefined,
  { free, count }: { readonly free: number; readonly count: number },
): readonly string[] {
  if (largest === undefined || count < 2) return [];
  return largest.bytes <= free
    ? [`replicate its machines one at a time: the largest, ${largest.name}, grows by ${gb(largest.bytes)} GiB and fits`]
    : [`one machine at a time is not enough: ${largest.name} alone grows by ${gb(largest.bytes)} GiB`];
}

/** Which disks go where; moves of all datastores hold beside each other. */
function movedWords({ moves, lackingBytes }: StoreMoves<Grower>): string {
  if (moves.length === 0) return 'move disks off it to a datastore of its own: none that is known has room to spare';
  const words = moves.map(
    ({ disk, to, leftBytes }) =>
      `${disk.disk} of ${disk.machine.name} (${gb(disk.takenBytes)} GiB, growing by ${gb(disk.bytes ?? 0)}) to ${to}, which then has ${gb(leftBytes)} GiB to spare`,
  );
  const rest =
    lackingBytes === 0
      ? 'that is enough, beside the moves off other datastores'
      : `that leaves it short of ${Math.ceil(lackingBytes / BYTES_PER_GIB)} GiB, by which to enlarge it besides`;
  return `or move disks off it: ${words.join('; ')}; ${rest}; moving resets changed block tracking, so before replication`;
}
