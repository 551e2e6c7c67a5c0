import { diskAddressOf } from './disk-address.js';
import type { Disk } from './machine.js';

/** What a disk of an inventory is called, and where it sits. */
type NamedDisk = Pick<Disk, 'name' | 'address'>;

/**
 * Which sampled disk is which disk of the inventory: by name without case, else by the place on its controllers, where one side
 * prints `Hard disk 1` and the other `scsi0:0`. A place that several disks state matches none.
 *
 * @param sampled names of the sampled disks, in lower case
 * @returns by the index of the disk; a disk without samples of its own is not in it
 */
export function matchDiskSamples(disks: readonly NamedDisk[], sampled: Iterable<string>): ReadonlyMap<number, string> {
  const names = new Set(sampled);
  const matched = new Map<number, string>();
  disks.forEach(({ name }, index) => {
    const lower = name.toLowerCase();
    if (names.has(lower)) matched.set(index, lower);
  });
  const taken = new Set(matched.values());
  for (const name of names) {
    const address = taken.has(name) ? null : diskAddressOf(name);
    if (address === null) continue;
    const there = disks.flatMap((disk, index) => (addressOf(disk) === address ? [index] : []));
    if (there.length === 1 && !matched.has(there[0]!)) matched.set(there[0]!, name);
  }
  return matched;
}

const addressOf = ({ name, address }: NamedDisk): string | null => address ?? diskAddressOf(name);
