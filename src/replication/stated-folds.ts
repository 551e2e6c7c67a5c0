import { plainMachineName } from '../model/index.js';
import type { Estate, MachineId, Problem } from '../model/index.js';
import { isCycled } from './batches.js';
import { badFold } from './folding-problems.js';
import { indexOfDisk, nearWords } from './join-changed-blocks.js';
import type { ReplicatedMachine } from './replicated.js';
import type { StatedFold } from './replication-settings.js';

/** What people state of single machines and disks. */
export interface StatedFolds {
  readonly machines: ReadonlyMap<MachineId, StatedFold>;
  /** By machine and by the index of the disk. */
  readonly disks: ReadonlyMap<MachineId, ReadonlyMap<number, StatedFold>>;
  readonly problems: readonly Problem[];
}

/** Finds the machines and disks of stated shares, by the names of the inventory, without case; of two for one the first holds. */
export function findStatedFolds(
  stated: readonly StatedFold[],
  machines: readonly ReplicatedMachine[],
  estate: Pick<Estate, 'machines'>,
): StatedFolds {
  const ofMachines = new Map<MachineId, StatedFold>();
  const ofDisks = new Map<MachineId, Map<number, StatedFold>>();
  const problems: Problem[] = [];
  for (const fold of stated) {
    const found = findTarget(fold, machines, estate);
    if ('code' in found) {
      problems.push(found);
      continue;
    }
    const { id, index } = found;
    const known = ofDisks.get(id) ?? new Map<number, StatedFold>();
    const first = index === null ? ofMachines.get(id) : known.get(index);
    if (first !== undefined) {
      const why = `it is stated twice, ${first.percent} and ${fold.percent} %; the first holds`;
      problems.push(badFold(wordsOf(fold), why, 'keep the entry that is right', fold.at));
    } else if (index === null) ofMachines.set(id, fold);
    else ofDisks.set(id, known.set(index, fold));
  }
  return { machines: ofMachines, disks: ofDisks, problems };
}

const wordsOf = ({ machine, disk }: StatedFold): string =>
  disk === null ? `"${machine}"` : `disk "${disk}" of "${machine}"`;

function findTarget(
  fold: StatedFold,
  machines: readonly ReplicatedMachine[],
  estate: Pick<Estate, 'machines'>,
): { readonly id: MachineId; readonly index: number | null } | Problem {
  const wrong = (why: string, remedy: string): Problem => badFold(wordsOf(fold), why, remedy, fold.at);
  const plain = plainMachineName(fold.machine);
  const named = estate.machines.filter(({ name }) => plainMachineName(name) === plain);
  const [machine] = named;
  if (machine === undefined) {
    const names = estate.machines.map(({ name }) => name);
    return wrong('no machine has that name', `write it as the inventory does${nearWords(fold.machine, names)}`);
  }
  if (named.length > 1)
    return wrong(`${named.length} machines have that name`, 'give the machines names of their own in the inventory');
  const own = machines.find(({ id }) => id === machine.id);
  if (own === undefined || !isCycled(own)) {
    const why = own === undefined ? 'the machine is not replicated' : 'its machine sends every write';
    return wrong(why, 'leave it out: only what is copied in cycles (agentless) folds');
  }
  if (fold.disk === null) return { id: own.id, index: null };
  const index = indexOfDisk(fold.disk, machine, own);
  if (index !== null) return { id: own.id, index };
  const names = own.disks.map(({ name }) => name);
  return wrong('the machine has no such disk', `write it as the inventory does${nearWords(fold.disk, names)}`);
}
