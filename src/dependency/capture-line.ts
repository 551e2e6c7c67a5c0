import { protocolOf } from './flow-row.js';
import type { Protocol } from './flow-row.js';

/** One end of a socket as printed; `*` and an empty port stand for any. */
interface SocketEnd {
  readonly address: string;
  readonly port: string;
}

/** A row of a capture, of whatever tool. */
export interface CapturedRow {
  /** Null where the row prints none; `none` where it is one without ports. */
  readonly protocol: Protocol | null | 'none';
  /** Upper case, `ESTAB` and `ESTABLISHED` alike; empty where none is printed. */
  readonly state: string;
  readonly local: SocketEnd;
  readonly remote: SocketEnd;
  readonly process: string;
}

/** States as `ss` prints them, by those of `netstat`, whose names differ between systems. */
const STATES: ReadonlyMap<string, string> = new Map([
  ...['ESTAB', 'LISTEN', 'UNCONN', 'TIME-WAIT', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSING', 'SYN-SENT', 'SYN-RECV'].map(
    (state) => [state, state] as const,
  ),
  ...['FIN-WAIT-1', 'FIN-WAIT-2', 'NEW-SYN-RECV', 'CLOSED', 'CLOSE'].map((state) => [state, state] as const),
  ['ESTABLISHED', 'ESTAB'],
  ['LISTENING', 'LISTEN'],
  ['TIME_WAIT', 'TIME-WAIT'],
  ['CLOSE_WAIT', 'CLOSE-WAIT'],
  ['LAST_ACK', 'LAST-ACK'],
  ['SYN_SENT', 'SYN-SENT'],
  ['SYN_RECV', 'SYN-RECV'],
  ['SYN_RECEIVED', 'SYN-RECV'],
  ['FIN_WAIT1', 'FIN-WAIT-1'],
  ['FIN_WAIT2', 'FIN-WAIT-2'],
  ['FIN_WAIT_1', 'FIN-WAIT-1'],
  ['FIN_WAIT_2', 'FIN-WAIT-2'],
]);

/** `10.0.0.1:443`, `[::1]:443`, `:::22`, `*:*`, `10.0.0.1%eth0:68`. */
function endOf(token: string): SocketEnd | null {
  const at = token.lastIndexOf(':');
  if (at <= 0) return null;
  const port = token.slice(at + 1);
  const address = token.slice(0, at).replace(/^\[(.*)\]$/, '$1');
  return /^[\w*-]+$/.test(port) ? { address, port: port === '*' ? '' : port } : null;
}

/** `users:(("nginx",pid=812,fd=6))` of ss, `812/nginx: worker` of netstat; the number of a process alone names none. */
function processOf(rest: readonly string[]): string {
  const text = rest.join(' ');
  const bySs = /users:\(\("([^"]{1,200})"/.exec(text)?.[1];
  if (bySs !== undefined) return bySs;
  return /(?:^|\s)\d+\/([^\s:]{1,200})/.exec(text)?.[1] ?? '';
}

/** Null for a line that is no row of a capture. */
export function parseCapturedRow(line: string): CapturedRow | null {
  const tokens = line.trim().split(/\s+/);
  const [first = ''] = tokens;
  const isState = STATES.has(first.toUpperCase());
  const protocol = isState ? undefined : protocolOf(first);
  if (/^(?:u_str|u_dgr|u_seq|unix|nl|raw6?|icmp6?|p_raw|p_dgr|v_str|v_dgr|sctp|mptcp|\?\?\?)$/i.test(first)) {
    const none = { address: '', port: '' };
    return { protocol: 'none', state: '', local: none, remote: none, process: '' };
  }
  if (!isState && (protocol === null || protocol === undefined)) return null;
  const ends = tokens.flatMap((token, index) => {
    const end = index === 0 ? null : endOf(token);
    return end === null ? [] : [{ end, index }];
  });
  const [local, remote] = ends;
  if (local === undefined || remote === undefined) return null;
  const rest = tokens.filter((_, index) => index > remote.index);
  const state = tokens.map((token) => STATES.get(token.toUpperCase())).find((found) => found !== undefined) ?? '';
  return { protocol: protocol ?? null, state, local: local.end, remote: remote.end, process: processOf(rest) };
}
