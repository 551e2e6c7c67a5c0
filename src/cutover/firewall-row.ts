import type { MachineId } from '../model/index.js';
import { protocolsOf } from '../waves/index.js';
import type { CutDependency } from '../waves/index.js';

/** One end of what passes a firewall. */
export interface FirewallEnd {
  readonly id: MachineId | null;
  readonly name: string;
  /** Empty: not stated. */
  readonly addresses: readonly string[];
  /** What it is reached by today, where its address in Azure is not stated. */
  readonly today?: readonly string[];
}

/** One thing that has to pass between site and Azure, and for how long. */
export interface FirewallRow {
  /** Open it before this wave cuts over, from 1. */
  readonly after: number;
  /** Close it once this wave has cut over; null: it stays. */
  readonly until: number | null;
  readonly direction: 'toAzure' | 'toSite';
  readonly port: number;
  /** `tcp`, `tcp+udp`, `tcp (assumed)`. */
  readonly protocol: string;
  readonly from: FirewallEnd;
  readonly to: FirewallEnd;
  /** `dependency`, `operations: monitoring`, `in no inventory`; behind a bridge, whose questions it carries. */
  readonly why: string;
}

/** An end by its address on the site, or in Azure. */
export type EndOf = (id: MachineId, isInAzure: boolean) => FirewallEnd;
export type CrossingTraffic = Pick<
  CutDependency,
  'client' | 'server' | 'inAzure' | 'port' | 'protocol' | 'after' | 'until'
>;

export function rowOf(cut: CrossingTraffic, product: string | null, why: string, endOf: EndOf): FirewallRow {
  const { client, server, inAzure, port, protocol, after, until } = cut;
  return {
    ...{ after, until, port, why },
    direction: inAzure === 'server' ? 'toAzure' : 'toSite',
    protocol: protocolWords({ port, protocol, product }),
    from: endOf(client, inAzure === 'client'),
    to: endOf(server, inAzure === 'server'),
  };
}

/** `tcp+udp`, `tcp (assumed)`. */
export function protocolWords(asked: Parameters<typeof protocolsOf>[0]): string {
  const { protocols, by } = protocolsOf(asked);
  return `${protocols.join('+')}${by === 'assumed' ? ' (assumed)' : ''}`;
}
