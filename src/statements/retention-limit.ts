import type { RecoveryPointLimits } from './facts.js';

/**
 * What points are kept on. Premium and standard limit the classic generation alone; unmanaged disks, those of machines in Azure from before
 * managed disks, limit every one.
 */
export type PointStorage = 'premium' | 'standard' | 'unmanaged';

/** Hours for which points are kept at most: one figure where `least` and `most` are equal, else it lies between them, by a storage nobody told. */
export interface RetentionLimit {
  readonly least: number;
  readonly most: number;
}

/**
 * The longest time that points are kept: by the storage for the classic generation, by days for the others, and never beyond what unmanaged
 * disks keep. That limit is documented for machines in Azure; for the others it is taken too, as the stricter of two.
 */
export function retentionLimit(
  { classicHours, modernizedHours, unmanagedHours }: RecoveryPointLimits,
  isClassic: boolean,
  storage: PointStorage | null,
): RetentionLimit {
  const atMost = storage === 'unmanaged' ? unmanagedHours : Infinity;
  const range = (hours: readonly number[]): RetentionLimit => ({
    least: Math.min(atMost, ...hours),
    most: Math.min(atMost, Math.max(...hours)),
  });
  if (!isClassic) return range([modernizedHours]);
  return range(storage === 'premium' || storage === 'standard' ? [classicHours[storage]] : Object.values(classicHours));
}
