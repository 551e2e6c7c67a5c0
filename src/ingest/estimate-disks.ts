import { bytes, BYTES_PER_GIB, BYTES_PER_MIB } from '../model/index.js';
import type { Bytes } from '../model/index.js';

/** What is known of a machine whose disks no source lists. */
export interface DiskEvidence {
  /** How many disks the source counts; 1 where it does not say. */
  readonly count: number;
  /** Holds the swap file of a running machine, roughly its memory, and snapshots; null where unknown. */
  readonly provisionedBytes: Bytes | null;
  readonly memoryBytes: Bytes | null;
  readonly isOn: boolean;
  readonly partitions: readonly { readonly name: string; readonly capacityBytes: Bytes }[];
}

export interface EstimatedDisk {
  readonly sizeBytes: Bytes;
  readonly isOs: boolean;
  /** Positions in the evidence's partitions; a disk may hold none. */
  readonly partitions: readonly number[];
  /** How the size came about, in words. */
  readonly note: string;
}

/** What the partition table and the alignment of a partition take. */
const OVERHEAD_BYTES = 4 * BYTES_PER_MIB;

/**
 * Disks that hold at least what is known to be there. The boot disk comes first. Empty where neither a total nor a
 * partition is known, or where the source counts no disks.
 *
 * Let P be provisioned, M the memory if the machine runs (its swap file is part of P), S the sum of the partitions, each
 * with 4 MiB for its table. If S is at least P - M, or less than it by no more than the greater of 1 GiB and 2 % of P, the
 * partitions explain the disks and the total is S; otherwise it is P, an upper bound. Then, with n disks:
 * - n = 1: one disk of the total;
 * - as many partitions as disks: one disk each, and what they leave unexplained goes to the largest;
 * - more partitions: the n-1 largest have disks of their own, the others share the boot disk with `C:\` or `/`;
 * - fewer: one disk each, and the rest of the total is shared equally by the disks without one, at least 1 GiB each.
 * Every disk is rounded up to whole GiB.
 *
 * Example: a running machine with 4 GiB of memory, P = 86,201 MiB, one disk and a partition C:\ of 81,916 MiB. S = 81,920,
 * P - M = 82,105, which S misses by 185 MiB, less than 2 % of P (1,724). So one disk of 81,920 MiB = 80 GiB; P alone
 * would have made it 85.
 */
export function estimateDisks(evidence: DiskEvidence): EstimatedDisk[] {
  const { count, partitions } = evidence;
  const provisioned = evidence.provisionedBytes ?? 0;
  if (count < 1 || (partitions.length === 0 && provisioned === 0)) return [];
  const swap = evidence.isOn ? (evidence.memoryBytes ?? 0) : 0;
  const covered = sum(partitions.map(sizeWithTable));
  const tolerance = Math.max(BYTES_PER_GIB, provisioned * 0.02);
  const isExplained = partitions.length > 0 && covered >= provisioned - swap - tolerance;
  const total = isExplained ? covered : Math.max(provisioned, covered);
  const groups = groupPartitions(evidence);
  const sizes = groups.map((group) => sum(group.map((index) => sizeWithTable(partitions[index]!))));
  const unexplained = isExplained ? provisioned - swap - covered : total - covered;
  const spread = shareRest(sizes, Math.max(0, unexplained), isExplained);
  const note = noteOf(evidence, isExplained);
  return groups.map((group, index) => ({
    sizeBytes: wholeGib(spread[index]!),
    isOs: index === 0,
    partitions: group,
    note,
  }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const sizeWithTable = (partition: { readonly capacityBytes: Bytes }): number =>
  partition.capacityBytes + OVERHEAD_BYTES;
const wholeGib = (size: number): Bytes => bytes(Math.max(1, Math.ceil(size / BYTES_PER_GIB)) * BYTES_PER_GIB);

/** Where the system boots from: `C:\`, `/`. */
export const isBootPartition = (name: string): boolean => /^(?:c:[\\/]?|\/)$/i.test(name.trim());

/** The partitions of each disk as positions, the boot disk first; disks beyond the partitions are empty. */
function groupPartitions({ count, partitions }: DiskEvidence): number[][] {
  const boot = Math.max(
    0,
    partitions.findIndex(({ name }) => isBootPartition(name)),
  );
  const others = partitions.map((_, index) => index).filter((index) => index !== boot);
  const ownDisk = new Set(
    others
      .toSorted((left, right) => partitions[right]!.capacityBytes - partitions[left]!.capacityBytes || left - right)
      .slice(0, count - 1),
  );
  const bootDisk = partitions.map((_, index) => index).filter((index) => !ownDisk.has(index));
  const groups = [bootDisk, ...others.filter((index) => ownDisk.has(index)).map((index) => [index])];
  return [...groups, ...Array.from({ length: count - groups.length }, () => [])];
}

/** Adds what the partitions leave open: to the disks without partitions, else, unless it is noise, to the largest disk. */
function shareRest(sizes: readonly number[], rest: number, isNoise: boolean): number[] {
  const open = sizes.filter((size) => size === 0).length;
  if (open > 0) return sizes.map((size) => (size === 0 ? rest / open : size));
  if (isNoise) return [...sizes];
  const largest = sizes.indexOf(Math.max(...sizes));
  return sizes.map((size, index) => (index === largest ? size + rest : size));
}

function noteOf({ count, partitions, provisionedBytes }: DiskEvidence, isExplained: boolean): string {
  const disks = `${count} ${count === 1 ? 'disk' : 'disks'}`;
  if (isExplained && provisionedBytes === null) return `estimated for ${disks} from the sizes of the partitions`;
  if (isExplained) return `estimated for ${disks} from the partitions, which explain the provisioned space`;
  const known = partitions.length === 0 ? 'no partition is known' : 'the partitions explain only a part of it';
  return `estimated for ${disks} from the provisioned space as an upper bound: ${known}`;
}
