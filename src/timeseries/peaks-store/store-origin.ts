import type { MachineId, Milliseconds } from '../../model/index.js';

/** One file of samples that a store holds, so that the same file is never counted twice. */
export interface StoreSource {
  /** The label of the file, never a path. */
  readonly file: string;
  /** Length of the content; of what is inside where the file is packed. */
  readonly bytes: number;
  /** Of the same content, hexadecimal. */
  readonly sha256: string;
  /** Length of the buckets that its samples went into. */
  readonly bucketMs: Milliseconds;
  /** A fingerprint of all that decides what the content means: zone, mapping, inventory. Empty: nothing was told. */
  readonly readAs: string;
}

/** A machine whose samples a store holds, as the samples name it, so that it finds its place in an inventory. */
export interface StoredMachine {
  readonly id: MachineId;
  /** As first printed; empty where the store does not say. */
  readonly name: string;
  /** Its id as the samples print it; empty where they state none. */
  readonly sourceId: string;
}

/** Where the peaks of one append came from. */
export interface StoreOrigin {
  readonly sources: readonly StoreSource[];
  /** At least those of the series; one of which no value could be used may stand here too. */
  readonly machines: readonly StoredMachine[];
}

export const UNKNOWN_ORIGIN: StoreOrigin = { sources: [], machines: [] };
