import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';

/** A disk with a snapshot on a datastore, and what it takes there. */
export interface StoredDisk {
  readonly machine: { readonly id: MachineId; readonly name: string };
  readonly disk: string;
  /** What its snapshot grows to; null: unknown. */
  readonly bytes: number | null;
  /** What leaves with it: of a thin disk what is used, else all of it. Where nobody tells whether it is thin, the less. */
  readonly freedBytes: number;
  /** What it takes where it goes: of a thin disk what is used, else all of it. Where nobody tells, the more. */
  readonly takenBytes: number;
}

/** A datastore as moves change it. */
export interface MovingStore<Disk extends StoredDisk> {
  readonly name: string;
  freeBytes: number;
  growers: Disk[];
}

interface DiskMove<Disk extends StoredDisk> {
  readonly disk: Disk;
  /** Name of the datastore that takes it. */
  readonly to: string;
  /** What that has to spare beside its own snapshots, with this disk and all others that are moved there. */
  readonly leftBytes: number;
}

/** What is moved off one datastore, and what is still missing there then; 0: nothing. */
export interface StoreMoves<Disk extends StoredDisk> {
  readonly moves: readonly DiskMove<Disk>[];
  readonly lackingBytes: number;
}

/**
 * Which disks to move off datastores that are too full for the snapshots on them: all datastores together, so that no two plans spend the same
 * room. Greedy, ours: the datastore that lacks most goes first, of its disks the one whose move helps most, to the datastore with the most to
 * spare that stays large enough. It finds moves that hold together, not the fewest.
 *
 * @param stores of which free space and growth are known; not changed
 * @param growthOf what the snapshots of some disks of a datastore grow to together
 * @returns by the index of the store, for those that lack room
 */
export function planMoves<Disk extends StoredDisk>(
  stores: readonly MovingStore<Disk>[],
  growthOf: (growers: readonly Disk[]) => number,
): ReadonlyMap<number, StoreMoves<Disk>> {
  const now = stores.map(({ name, freeBytes, growers }): MovingStore<Disk> => ({
    name,
    freeBytes,
    growers: [...growers],
  }));
  const left = ({ freeBytes, growers }: MovingStore<Disk>): number => freeBytes - growthOf(growers);
  const short = now
    .flatMap((store, index) => (left(store) < 0 ? [{ store, index, lacks: -left(store) }] : []))
    .toSorted((one, other) => other.lacks - one.lacks || compareText(one.store.name, other.store.name));
  const isShort = new Set(short.map(({ store }) => store));
  const targets = now.filter((store) => !isShort.has(store));
  const found = new Map<number, StoreMoves<Disk>>();
  for (const { store, index } of short) {
    const moves: DiskMove<Disk>[] = [];
    while (left(store) < 0) {
      const move = bestMove(store, targets, { growthOf, left });
      if (move === null) break;
      moves.push(move);
    }
    found.set(index, { moves, lackingBytes: Math.max(0, -left(store)) });
  }
  return found;
}

interface Reckoning<Disk extends StoredDisk> {
  readonly growthOf: (growers: readonly Disk[]) => number;
  readonly left: (store: MovingStore<Disk>) => number;
}

/** Carries out the move that helps most; null where no datastore takes a disk of it, or none helps. */
function bestMove<Disk extends StoredDisk>(
  store: MovingStore<Disk>,
  targets: readonly MovingStore<Disk>[],
  { growthOf, left }: Reckoning<Disk>,
): DiskMove<Disk> | null {
  const before = left(store);
  const without = (disk: Disk): Disk[] => store.growers.filter((one) => one !== disk);
  const relief = new Map(
    store.growers.map((disk) => [disk, store.freeBytes + disk.freedBytes - growthOf(without(disk)) - before]),
  );
  const byRelief = [...store.growers].toSorted(
    (one, other) =>
      relief.get(other)! - relief.get(one)! ||
      compareText(one.machine.id, other.machine.id) ||
      compareText(one.disk, other.disk),
  );
  for (const disk of byRelief) {
    if (relief.get(disk)! <= 0) return null;
    const leftIn = (target: MovingStore<Disk>): number =>
      target.freeBytes - disk.takenBytes - growthOf([...target.growers, disk]);
    const [target] = targets
      .filter((one) => leftIn(one) >= 0)
      .toSorted((one, other) => leftIn(other) - leftIn(one) || compareText(one.name, other.name));
    if (target === undefined) continue;
    store.growers = without(disk);
    store.freeBytes += disk.freedBytes;
    target.growers.push(disk);
    target.freeBytes -= disk.takenBytes;
    return { disk, to: target.name, leftBytes: left(target) };
  }
  return null;
}
