import { nearestNames, plainMachineName } from '../model/index.js';
import type { Machine, MachineId, Problem } from '../model/index.js';
import type { LeftOutDisk } from './replication-settings.js';
import { badLeftOut, twiceLeftOut } from './settings-problems.js';

/** Disks that people leave out, found in the inventory. */
export interface PeopleLeftOut {
  /** By machine and by the index of the disk. */
  readonly disks: ReadonlyMap<MachineId, ReadonlyMap<number, LeftOutDisk>>;
  readonly problems: readonly Problem[];
}

/**
 * Finds the disks that people leave out, by the names of the inventory, without case. A name that several machines have means none of them:
 * nothing is left out by chance; of two entries for one disk the first holds. A disk that boots stays, since a machine without it does not start.
 */
export function findLeftOut(leftOut: readonly LeftOutDisk[], machines: readonly Machine[]): PeopleLeftOut {
  const byName = new Map<string, Machine[]>();
  for (const machine of machines) {
    const name = plainMachineName(machine.name);
    byName.set(name, [...(byName.get(name) ?? []), machine]);
  }
  const disks = new Map<MachineId, Map<number, LeftOutDisk>>();
  const problems: Problem[] = [];
  for (const asked of leftOut) {
    const found = findDisk(asked, byName.get(plainMachineName(asked.machine)) ?? [], machines);
    if (found.kind === 'problem') {
      problems.push(found.problem);
      continue;
    }
    const known = disks.get(found.machine) ?? new Map<number, LeftOutDisk>();
    const first = known.get(found.index);
    if (first === undefined) known.set(found.index, asked);
    else {
      const what = `disk "${asked.disk}" of "${asked.machine}"`;
      problems.push(twiceLeftOut(what, wordsOfLeftOut(first), wordsOfLeftOut(asked), asked.at));
    }
    disks.set(found.machine, known);
  }
  return { disks, problems };
}

type FoundDisk =
  | { readonly kind: 'disk'; readonly machine: MachineId; readonly index: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

function findDisk(asked: LeftOutDisk, named: readonly Machine[], all: readonly Machine[]): FoundDisk {
  const what = `disk "${asked.disk}" of "${asked.machine}"`;
  const wrong = (why: string, remedy: string): FoundDisk => ({
    kind: 'problem',
    problem: badLeftOut(what, why, remedy, asked.at),
  });
  const [machine, second] = named;
  if (machine === undefined) {
    const names = all.map(({ name }) => name);
    return wrong('no machine has that name', `write it as the inventory does${nearWords(asked.machine, names)}`);
  }
  if (second !== undefined) {
    return wrong(`${named.length} machines have that name`, 'give the machines names of their own in the inventory');
  }
  const plain = asked.disk.trim().toLowerCase();
  const index = machine.disks.findIndex(({ name }) => name.toLowerCase() === plain);
  const disk = machine.disks[index];
  if (disk === undefined) {
    const names = machine.disks.map(({ name }) => name);
    return wrong('the machine has no such disk', `write it as the inventory does${nearWords(asked.disk, names)}`);
  }
  return disk.isOs
    ? wrong('the machine boots from it', 'move the data that changes much to a disk of its own, and leave that out')
    : { kind: 'disk', machine: machine.id, index };
}

function nearWords(text: string, names: readonly string[]): string {
  const near = nearestNames(text, names, 3);
  return near.length === 0 ? '' : `; near it: ${near.map((name) => `"${name}"`).join(', ')}`;
}

/** Who leaves it out, and how its data gets across instead. */
export const wordsOfLeftOut = ({ who, instead }: LeftOutDisk): string => `left out by ${who}; instead: ${instead}`;
