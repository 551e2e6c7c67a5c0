import type { SourceLocation } from './problem.js';

/** A physical host that runs machines, as its sources describe it. `null` means that no source says. */
export interface Host {
  readonly name: string;
  /** The vCenter or the Hyper-V cluster that manages it. */
  readonly manager: string | null;
  readonly datacenter: string | null;
  readonly cluster: string | null;
  /** Physical processors: occupied sockets. */
  readonly processors: number | null;
  /** Physical cores over all processors, never threads. */
  readonly cores: number | null;
  readonly at: SourceLocation;
}
