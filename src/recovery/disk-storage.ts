import type { ReplicatedMachine } from '../replication/index.js';
import type { PointStorage } from './retention.js';

/** What the disks of a plan are, as far as that limits how long the classic generation keeps points. */
export interface DiskStorage {
  /** `premium` where any disk is; null: no disk is known to be, and of some nobody can tell, or there is none. */
  readonly storage: PointStorage | null;
  /** `22 of 22 target disks are premium`; empty where no disk is known. */
  readonly said: string;
}

/** What is dearer than standard counts as premium. */
const STANDARD: ReadonlySet<string> = new Set(['standardSsd', 'standardHdd']);

/** Of the disks that replicate to Azure from VMware and physical machines; the hosts of Hyper-V have a policy of their own. */
export function storageOfDisks(machines: readonly ReplicatedMachine[]): DiskStorage {
  const disks = machines
    .filter(({ generation }) => generation !== 'hyperV')
    .flatMap((machine) => machine.disks.filter(({ leftOut }) => leftOut === null));
  const known = disks.flatMap(({ target }) => (target === null ? [] : [target.type]));
  const standard = known.filter((type) => STANDARD.has(type)).length;
  const premium = known.length - standard;
  const count = `of ${disks.length} target disks`;
  if (premium > 0) return { storage: 'premium', said: `${premium} ${count} are premium` };
  if (known.length === 0) return { storage: null, said: '' };
  const isAll = known.length === disks.length;
  return { storage: isAll ? 'standard' : null, said: `${standard} ${count} are standard` };
}
