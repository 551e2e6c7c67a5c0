import type { Protocol } from './flow-row.js';

/** One socket with two ends, as a capture shows it from its own side. Addresses and processes are numbers of texts. */
export interface Socket {
  readonly localAddress: number;
  readonly localPort: number;
  readonly remoteAddress: number;
  readonly remotePort: number;
  readonly protocol: Protocol | null;
  /** Of the local end; 0 where it is not shown. */
  process: number;
  readonly line: number;
}

/** That something listens on a port of the host. */
export interface Listener {
  readonly port: number;
  readonly protocol: Protocol | null;
  process: number;
}

/** What a capture of one machine's sockets tells; memory is bounded by the sockets that differ. */
export interface CaptureHost {
  readonly fileIndex: number;
  /** Its name as the file states it, `# host: web01`; empty where it does not. */
  stated: string;
  /** A name by the file's own, which counts only where a machine of the estate has it. */
  readonly hint: string;
  /** Days since 1970, as the file states it, `# time: 2026-11-21`; null where it does not. */
  day: number | null;
  /** A state was seen that only TCP has, so that rows that do not print the protocol are of TCP. */
  isTcp: boolean;
  /** Numbers of the texts of its own addresses. */
  readonly addresses: Set<number>;
  readonly listeners: Map<string, Listener>;
  readonly sockets: Map<string, Socket>;
}
