import type { MachineId, SourceLocation } from '../model/index.js';

/** A subnet of the recovery site and how what is in it gets out. */
export interface TargetSubnet {
  readonly name: string;
  readonly range: string;
  readonly egress: 'natGateway' | 'firewall' | 'none';
  readonly egressSaid: string;
  readonly machines: readonly MachineId[];
  readonly from: string;
}

/** One rule of a network security group, derived from connections that were seen. */
export interface SecurityRule {
  readonly name: string;
  readonly subnet: string;
  readonly direction: 'inbound' | 'outbound';
  readonly access: 'allow' | 'deny';
  readonly priority: number;
  readonly protocol: 'tcp' | 'udp' | 'any';
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  readonly ports: readonly string[];
  /** Connections it rests on, and when they were last seen; null where the sources state no day. */
  readonly evidence: {
    readonly connections: number | null;
    readonly lastSeen: string | null;
    readonly ageDays: number | null;
  };
  readonly at: SourceLocation | null;
  readonly said: string;
}

/** A party outside that has to be reachable from the recovery region. */
export interface NeededEndpoint {
  readonly name: string;
  readonly kind: 'paas' | 'database' | 'cdn' | 'internet' | 'site' | 'unknown';
  readonly ports: readonly number[];
  readonly askedBy: readonly MachineId[];
  readonly said: string;
}

export interface TargetDesign {
  readonly region: string | null;
  readonly vnet: { readonly name: string; readonly ranges: readonly string[]; readonly basis: string };
  readonly subnets: readonly TargetSubnet[];
  readonly rules: readonly SecurityRule[];
  readonly endpoints: readonly NeededEndpoint[];
  readonly directory: readonly { readonly step: string; readonly said: string }[];
  readonly dns: readonly {
    readonly name: string;
    readonly now: string | null;
    readonly after: string | null;
    readonly ttlSeconds: number;
    readonly said: string;
  }[];
  readonly links: readonly { readonly name: string; readonly role: 'active' | 'passive'; readonly said: string }[];
  readonly addresses: readonly { readonly machine: MachineId; readonly said: string }[];
  readonly open: readonly string[];
}
