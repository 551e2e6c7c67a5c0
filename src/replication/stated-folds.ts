import { formatLocation, plainMachineName } from '../model/index.js';
import type { Estate, MachineId, Problem } from '../model/index.js';
import { isCycled } from './batches.js';
import { badFold, foldTwice } from './folding-problems.js';
import { indexOfDisk, nearWords } from './join-changed-blocks.js';
import type { ReplicatedMachine } from './replicated.js';
import type { StatedFold } from './replication-settings.js';
import { settleTwins } from './stated-twins.js';
import type { Twins } from './stated-twins.js';

/** What people state of single machines and disks. */
export interface StatedFolds {
  readonly machines: ReadonlyMap<MachineId, StatedFold>;
  /** By machine and by the index of the disk. */
  readonly disks: ReadonlyMap<MachineId, ReadonlyMap<number, StatedFold>>;
  readonly problems: readonly Problem[];
}

interface FoundFold {
  readonly fold: StatedFold;
  readonly id: MachineId;
  /** Of the disk; null: the share is of the machine. */
  readonly index: number | null;
}

/**
 * Finds the machines and disks of stated shares, by the names of the inventory, without case. Of two for one that differ neither is used: the
 * share that holds without them does.
 */
export function findStatedFolds(
  stated: readonly StatedFold[],
  machines: readonly ReplicatedMachine[],
  estate: Pick<Estate, 'machines'>,
): StatedFolds {
  const asked = stated.map((fold) => findTarget(fold, machines, estate));
  const found = asked.flatMap((one) => ('code' in one ? [] : [one]));
  const { kept, twins } = settleTwins(
    found,
    ({ id, index }) => `${id}\n${index ?? ''}`,
    ({ fold }) => fold.percent,
  );
  const ofMachines = new Map<MachineId, StatedFold>();
  const ofDisks = new Map<MachineId, Map<number, StatedFold>>();
  for (const { fold, id, index } of kept) {
    if (index === null) ofMachines.set(id, fold);
    else ofDisks.set(id, (ofDisks.get(id) ?? new Map<number, StatedFold>()).set(index, fold));
  }
  return {
    machines: ofMachines,
    disks: ofDisks,
    problems: [...asked.flatMap((one) => ('code' in one ? [one] : [])), ...twins.flatMap(twinProblems)],
  };
}

/** Each entry that says otherwise than the first, with the places of both; or that says the same again. */
function twinProblems({ entries, isSame }: Twins<FoundFold>): readonly Problem[] {
  const [first, ...others] = entries.map(({ fold }) => fold);
  if (isSame) return others.map((one) => foldTwice(wordsOf(one), one.at, first!.at));
  const differing = others.filter(({ percent }) => percent !== first!.percent);
  return differing.map((one) => {
    const [here, there] = [formatLocation(one.at), formatLocation(first!.at)];
    const why = `${there} states ${first!.percent} % and ${here} ${one.percent} %; neither is used`;
    return badFold(wordsOf(one), why, 'keep the entry that is right', one.at);
  });
}

const wordsOf = ({ machine, disk }: StatedFold): string =>
  disk === null ? `"${machine}"` : `disk "${disk}" of "${machine}"`;

function findTarget(
  fold: StatedFold,
  machines: readonly ReplicatedMachine[],
  estate: Pick<Estate, 'machines'>,
): FoundFold | Problem {
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
  if (fold.disk === null) return { fold, id: own.id, index: null };
  const index = indexOfDisk(fold.disk, machine, own);
  if (index !== null) return { fold, id: own.id, index };
  const names = own.disks.map(({ name }) => name);
  return wrong('the machine has no such disk', `write it as the inventory does${nearWords(fold.disk, names)}`);
}
