import { nearestNames, plainMachineName } from '../model/index.js';
import type { Machine, MachineId, Problem, SourceLocation } from '../model/index.js';
import type { LeftOutDisk } from './replication-settings.js';
import { badLeftOut, contradictedLeftOut, twiceLeftOut } from './settings-problems.js';
import { settleTwins } from './stated-twins.js';
import type { Twins } from './stated-twins.js';

/** Disks that people leave out, found in the inventory. */
export interface PeopleLeftOut {
  /** By machine and by the index of the disk. */
  readonly disks: ReadonlyMap<MachineId, ReadonlyMap<number, LeftOutDisk>>;
  readonly problems: readonly Problem[];
}

/**
 * Finds the disks that people leave out, by the names of the inventory, without case. A name that several machines have means none of them:
 * nothing is left out by chance; of two entries for one disk that say different things neither is used. A disk that boots stays, since a
 * machine without it does not start.
 */
export function findLeftOut(leftOut: readonly LeftOutDisk[], machines: readonly Machine[]): PeopleLeftOut {
  const byName = new Map<string, Machine[]>();
  for (const machine of machines) {
    const name = plainMachineName(machine.name);
    byName.set(name, [...(byName.get(name) ?? []), machine]);
  }
  const found = leftOut.map((asked) => findDisk(asked, byName.get(plainMachineName(asked.machine)) ?? [], machines));
  const { kept, twins } = settleTwins(
    found.flatMap((one) => (one.kind === 'disk' ? [one] : [])),
    ({ machine, index }) => `${machine}\n${index}`,
    ({ asked }) => plainInstead(asked),
  );
  const disks = new Map<MachineId, Map<number, LeftOutDisk>>();
  for (const { machine, index, asked } of kept) {
    disks.set(machine, (disks.get(machine) ?? new Map<number, LeftOutDisk>()).set(index, asked));
  }
  return {
    disks,
    problems: [
      ...found.flatMap((one) => (one.kind === 'problem' ? [one.problem] : [])),
      ...twins.flatMap(twinProblems),
    ],
  };
}

/** How the data of a disk gets across is what two entries have to agree on; who says so may differ. */
function twinProblems({ entries, isSame }: Twins<LeftOutFound>): readonly Problem[] {
  const [first, ...others] = entries.map(({ asked }) => asked);
  const told = isSame ? others : others.filter((one) => plainInstead(one) !== plainInstead(first!));
  return told.map((one) => {
    const what = `disk "${one.disk}" of "${one.machine}"`;
    if (isSame) return twiceLeftOut(what, one.at, first!.at);
    const stated = (asked: LeftOutDisk): { readonly entry: string; readonly at: SourceLocation } => ({
      ...{ entry: wordsOfLeftOut(asked), at: asked.at },
    });
    return contradictedLeftOut(what, stated(one), stated(first!));
  });
}

const plainInstead = ({ instead }: LeftOutDisk): string => instead.trim().toLowerCase();

interface LeftOutFound {
  readonly kind: 'disk';
  readonly asked: LeftOutDisk;
  readonly machine: MachineId;
  readonly index: number;
}

type FoundDisk = LeftOutFound | { readonly kind: 'problem'; readonly problem: Problem };

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
    : { kind: 'disk', asked, machine: machine.id, index };
}

function nearWords(text: string, names: readonly string[]): string {
  const near = nearestNames(text, names, 3);
  return near.length === 0 ? '' : `; near it: ${near.map((name) => `"${name}"`).join(', ')}`;
}

/** Who leaves it out, and how its data gets across instead. */
export const wordsOfLeftOut = ({ who, instead }: LeftOutDisk): string => `left out by ${who}; instead: ${instead}`;
