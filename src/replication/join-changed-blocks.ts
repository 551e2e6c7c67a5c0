import { matchDiskSamples, nearestNames, plainMachineName } from '../model/index.js';
import type { ChangedInterval, Estate, Machine, MachineId, Problem } from '../model/index.js';
import { isCycled } from './batches.js';
import {
  changedOfSeveralMachines,
  changedOfUnknownDisk,
  changedOfUnknownMachine,
  changedOverDisk,
} from './folding-problems.js';
import type { ReplicatedMachine } from './replicated.js';

/** Why whole rows of changed-block data are not used, in the order in which it is asked. */
export const ASIDE = {
  unknownMachine: 'no machine, or several, of that name',
  notReplicated: 'of a machine that this plan does not replicate',
  neverFolds: 'of a machine that sends every write (agent, or the log of Hyper-V)',
  unknownDisk: 'no such disk',
  leftOut: 'of a disk that is left out',
  overDisk: 'more than the disk holds',
  unmeasured: 'samples do not show what the disk wrote meanwhile',
  nothingWritten: 'samples show that nothing was written meanwhile',
  nothingChanged: 'nothing changed although something was written',
  overlap: 'overlapping with another, or the same twice',
} as const;

export type AsideReason = keyof typeof ASIDE;

/** A disk that is copied in cycles, with what is told of its blocks. */
export interface TrackedDisk {
  readonly machine: ReplicatedMachine;
  readonly index: number;
  readonly intervals: readonly ChangedInterval[];
}

export interface JoinedChangedBlocks {
  /** In the order in which files name them. */
  readonly disks: readonly TrackedDisk[];
  readonly aside: ReadonlyMap<AsideReason, number>;
  readonly problems: readonly Problem[];
}

/** Finds the machine and the disk of each interval, by the names of the inventory without case; what means nothing is told once for its name. */
export function joinChangedBlocks(
  intervals: readonly ChangedInterval[],
  machines: readonly ReplicatedMachine[],
  estate: Pick<Estate, 'machines'>,
): JoinedChangedBlocks {
  const aside = new Map<AsideReason, number>();
  const problems: Problem[] = [];
  const disks: TrackedDisk[] = [];
  const finder = createFinder(estate.machines);
  const replicated = new Map(machines.map((machine) => [machine.id, machine]));
  for (const rows of byName(intervals)) {
    const { at } = rows[0]!;
    const told = { at, count: rows.length };
    const found = findDisk(rows[0]!, { finder, replicated, told });
    if ('reason' in found) {
      aside.set(found.reason, (aside.get(found.reason) ?? 0) + rows.length);
      if (found.problem !== null) problems.push(found.problem);
      continue;
    }
    const { sizeBytes } = found.machine.disks[found.index]!;
    const over = rows.filter(({ changedBytes }) => changedBytes > sizeBytes);
    if (over.length > 0) {
      aside.set('overDisk', (aside.get('overDisk') ?? 0) + over.length);
      const told = { at: over[0]!.at, count: over.length };
      problems.push(changedOverDisk(diskWords(over[0]!), over[0]!.changedBytes, sizeBytes, told));
    }
    const fitting = rows.filter(({ changedBytes }) => changedBytes <= sizeBytes);
    if (fitting.length > 0) addTo(disks, found, fitting);
  }
  return { disks, aside, problems };
}

/** One disk may be called by several names. */
function addTo(
  disks: TrackedDisk[],
  { machine, index }: Omit<TrackedDisk, 'intervals'>,
  intervals: readonly ChangedInterval[],
): void {
  const at = disks.findIndex((one) => one.machine.id === machine.id && one.index === index);
  if (at < 0) disks.push({ machine, index, intervals });
  else disks[at] = { machine, index, intervals: [...disks[at]!.intervals, ...intervals] };
}

export const diskWords = ({ machine, disk }: Pick<ChangedInterval, 'machine' | 'disk'>): string =>
  `disk "${disk}" of "${machine}"`;

function byName(intervals: readonly ChangedInterval[]): readonly (readonly ChangedInterval[])[] {
  const groups = new Map<string, ChangedInterval[]>();
  for (const interval of intervals) {
    const key = JSON.stringify([interval.machine, interval.disk]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [interval]);
    else known.push(interval);
  }
  return [...groups.values()];
}

type Finder = (name: string) => readonly Machine[];

/** By id, else by name. */
function createFinder(machines: readonly Machine[]): Finder & { readonly names: readonly string[] } {
  const byId = new Map(machines.map((machine) => [machine.id.toLowerCase(), machine]));
  const named = new Map<string, Machine[]>();
  for (const machine of machines) {
    const plain = plainMachineName(machine.name);
    named.set(plain, [...(named.get(plain) ?? []), machine]);
  }
  const find: Finder = (name) => {
    const machine = byId.get(name.toLowerCase());
    return machine === undefined ? (named.get(plainMachineName(name)) ?? []) : [machine];
  };
  return Object.assign(find, { names: machines.map(({ name }) => name) });
}

interface FindTerms {
  readonly finder: ReturnType<typeof createFinder>;
  readonly replicated: ReadonlyMap<MachineId, ReplicatedMachine>;
  readonly told: { readonly at: ChangedInterval['at']; readonly count: number };
}

type Found =
  | { readonly machine: ReplicatedMachine; readonly index: number }
  | { readonly reason: AsideReason; readonly problem: Problem | null };

function findDisk(interval: ChangedInterval, { finder, replicated, told }: FindTerms): Found {
  const named = finder(interval.machine);
  const [machine] = named;
  if (machine === undefined || named.length > 1) {
    const problem =
      machine === undefined
        ? changedOfUnknownMachine(interval.machine, nearWords(interval.machine, finder.names), told)
        : changedOfSeveralMachines(interval.machine, named.length, told);
    return { reason: 'unknownMachine', problem };
  }
  const own = replicated.get(machine.id);
  if (own === undefined) return { reason: 'notReplicated', problem: null };
  if (!isCycled(own)) return { reason: 'neverFolds', problem: null };
  const index = indexOfDisk(interval.disk, machine, own);
  if (index === null) {
    const names = own.disks.map(({ name }) => name);
    const problem = changedOfUnknownDisk(diskWords(interval), nearWords(interval.disk, names), told);
    return { reason: 'unknownDisk', problem };
  }
  return own.disks[index]!.leftOut === null ? { machine: own, index } : { reason: 'leftOut', problem: null };
}

/** By name or by its place on the controller; a machine of which the inventory knows no disks has one that stands for all. */
export function indexOfDisk(
  name: string,
  { disks }: Pick<Machine, 'disks'>,
  own: Pick<ReplicatedMachine, 'disks'>,
): number | null {
  const plain = name.trim().toLowerCase();
  const listed = own.disks.findIndex((disk) => disk.name.toLowerCase() === plain);
  if (listed >= 0) return listed;
  const [matched] = matchDiskSamples(disks, [plain]).keys();
  return matched === undefined || own.disks[matched] === undefined ? null : matched;
}

export function nearWords(text: string, names: readonly string[]): string {
  const near = nearestNames(text, names, 3);
  return near.length === 0 ? '' : `; near it: ${near.map((name) => `"${name}"`).join(', ')}`;
}
