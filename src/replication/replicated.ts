import type { Disk, Firmware, MachineId } from '../model/index.js';
import type { Generation } from '../site/index.js';

/** The managed disk that a source disk replicates to, as the tables of churn name it; null where the assessment chose none. */
export interface TargetDisk {
  /** `premium`, `standardSsd`, `standardHdd`, `premiumV2` or `ultra`. */
  readonly type: string;
  /** `P30`; null for a disk whose parts are bought apart. */
  readonly tier: string | null;
  readonly sizeGiB: number;
}

/** A disk of a machine to replicate. */
export interface ReplicatedDisk {
  readonly name: string;
  readonly isOs: boolean;
  readonly sizeBytes: number;
  /** `estimated` where no source lists the disk: then its size decides no limit that it breaks. */
  readonly sizeBasis: Disk['sizeBasis'];
  /** Null where no source tells; then all of the disk counts. */
  readonly usedBytes: number | null;
  readonly target: TargetDisk | null;
  /** The name by which samples call it; null where none of them is this disk, or they give totals alone. */
  readonly instance: string | null;
  /** Why it is not replicated: people left it out, or the generation cannot take it; null where it is. */
  readonly leftOut: string | null;
}

/** A machine to replicate, by what and for which wave. */
export interface ReplicatedMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly source: 'vmware' | 'hyperv' | 'physical' | 'other';
  readonly generation: Generation;
  /** Why this generation. */
  readonly because: string;
  /** From 1; null where no plan of waves was given or it is in none. */
  readonly wave: number | null;
  /** vCenter, Hyper-V host or cluster that manages it; null unknown. */
  readonly manager: string | null;
  readonly host: string | null;
  readonly memoryBytes: number | null;
  /** How it boots, which decides the generation of machine that Azure makes; null where no source tells. */
  readonly firmware: Firmware | null;
  readonly disks: readonly ReplicatedDisk[];
}

/** A machine that is not replicated, and why. */
export interface UnreplicatedMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly reason: string;
}
