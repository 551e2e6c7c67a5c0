import type { SourceLocation } from './problem.js';
import type { Bytes } from './units.js';

/** Storage of a virtualisation platform that holds disks of machines, as its sources describe it. `null` means that no source says. */
export interface EstateDatastore {
  readonly name: string;
  /** The vCenter that lists it. */
  readonly manager: string | null;
  /** As printed: `VMFS`, `NFS`, `vsan`. */
  readonly type: string | null;
  readonly capacityBytes: Bytes | null;
  /** What its machines could grow to, which may be more than its capacity. */
  readonly provisionedBytes: Bytes | null;
  readonly usedBytes: Bytes | null;
  readonly freeBytes: Bytes | null;
  readonly at: SourceLocation;
}
