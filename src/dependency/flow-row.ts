import type { PrintedEnd } from './find-machine.js';
import type { Tool } from './rows-seen.js';

export type Protocol = 'tcp' | 'udp';
export type CalledBy = 'name' | 'address';

/** What ran at one end, as the source prints it. */
export interface PrintedProcess {
  readonly process: string;
  readonly application: string;
}

/** When a row says that a connection was seen. */
export type RowTime =
  | { readonly kind: 'slot'; readonly startMinute: number }
  /** @see addDay */
  | { readonly kind: 'day'; readonly day: number }
  /** The mark tells rows of one day apart; it comes again only where a row says again what another said. */
  | { readonly kind: 'mark'; readonly mark: string; readonly day: number }
  | { readonly kind: 'none' };

/** A row of any form, its ends and processes as printed. */
export interface FlowRow {
  readonly tool: Tool;
  readonly source: PrintedEnd;
  readonly target: PrintedEnd;
  readonly sourceProcess: PrintedProcess;
  readonly targetProcess: PrintedProcess;
  readonly port: number;
  readonly protocol: Protocol | null;
  readonly calledBy: CalledBy | null;
  readonly isStated: boolean;
  readonly time: RowTime;
  /** Null where the form counts nothing. */
  readonly count: number | null;
}

/** Nothing known of what ran there. */
export const NO_PROCESS: PrintedProcess = { process: '', application: '' };

/** Spreadsheets may print `443.0`; null for no port from 1 to 65535. */
export function portOf(text: string): number | null {
  if (!/^\d{1,5}(?:\.0)?$/.test(text)) return null;
  const port = Number.parseInt(text, 10);
  return port >= 1 && port <= 65_535 ? port : null;
}

const PROTOCOLS: ReadonlyMap<string, Protocol> = new Map([
  ['tcp', 'tcp'],
  ['tcp6', 'tcp'],
  ['6', 'tcp'],
  ['udp', 'udp'],
  ['udp6', 'udp'],
  ['17', 'udp'],
]);

/** By its name or its number in the Internet protocol, 6 and 17; null where it is none with ports, `undefined` for an empty text. */
export const protocolOf = (text: string): Protocol | null | undefined =>
  text === '' ? undefined : (PROTOCOLS.get(text.toLowerCase()) ?? null);
