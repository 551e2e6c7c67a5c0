import type { CaptureHost } from './capture-host.js';
import type { ConnectionMapping } from './mapping.js';
import type { Protocol } from './flow-row.js';
import type { SeenConnection } from './rows-seen.js';
import type { TextNumbers } from './texts.js';

/** That something listens, seen without anybody who asks. All but the port are numbers of texts. */
interface Offer {
  readonly name: number;
  readonly address: number;
  readonly port: number;
  readonly protocol: Protocol | null;
}

/** Attempts of one party that nobody answered; addresses and names are numbers of texts. */
export interface Unanswered {
  readonly name: number;
  readonly address: number;
  count: number;
  readonly targets: Set<number>;
  readonly ports: Set<number>;
  file: number;
  line: number;
}

/** What the files of a run share. */
export interface RunState {
  readonly texts: TextNumbers;
  readonly seen: Map<string, SeenConnection>;
  readonly offers: Map<string, Offer>;
  readonly unanswered: Map<string, Unanswered>;
  readonly hosts: CaptureHost[];
  /** How to read tables of no known form; null for none. */
  readonly mapping: ConnectionMapping | null;
}
