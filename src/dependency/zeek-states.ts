import type { Protocol } from './flow-row.js';

// Zeek's `conn_state` and `history` are described in its documentation of conn.log (docs.zeek.org, base/protocols/conn).

/** Nobody answered: no reply seen, refused, or given up before a reply. */
const UNANSWERED: ReadonlySet<string> = new Set(['S0', 'REJ', 'RSTOS0', 'SH']);

/**
 * Services that are sent to and send nothing back: syslog, SNMP traps, flows (NetFlow, IPFIX, sFlow), StatsD and GELF. Our own list,
 * after the registrations of the ports and the documentation of the products.
 */
const ONE_WAY_UDP: ReadonlySet<number> = new Set([162, 514, 2055, 4739, 6343, 8125, 9995, 9996, 12_201]);

interface Asked {
  readonly protocol: Protocol | null;
  readonly port: number;
}

/**
 * Whether a record tells of an attempt that nobody answered, so that it shows no service: by its state; without one, by a history
 * without a letter of the responder, which are small; of a query for a name, by the lack of a code of the answer.
 */
export function isUnanswered(path: string, field: (name: string) => string, { protocol, port }: Asked): boolean {
  if (protocol === 'udp' && ONE_WAY_UDP.has(port)) return false;
  const state = field('conn_state');
  if (state !== '') return UNANSWERED.has(state);
  const history = field('history').replace('^', '');
  if (history !== '') return !/[a-z]/.test(history);
  return path === 'dns' && field('rcode') === '' && field('rcode_name') === '';
}
