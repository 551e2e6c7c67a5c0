import type { MachineId, SourceLocation } from '../model/index.js';

/** A subnet of the recovery site and how what is in it gets out. */
export interface TargetSubnet {
  readonly name: string;
  readonly range: string;
  /** `machines`, or what Azure needs by the name of the subnet: a gateway to the site, Bastion, a firewall. */
  readonly purpose: 'machines' | 'gateway' | 'bastion' | 'firewall';
  /** The range is that of the site, so that addresses stay; it must not be routed in both places at once. */
  readonly isRangeKept: boolean;
  readonly egress: 'natGateway' | 'firewall' | 'none';
  readonly egressSaid: string;
  readonly machines: readonly MachineId[];
  readonly from: string;
}

/** Where a machine stands in the recovery site. */
export interface TargetMachine {
  readonly machine: MachineId;
  readonly name: string;
  readonly subnet: string;
  /** Proposed, or its own where the range is kept: a static address, since rules name it. */
  readonly address: string;
  /** Null: rules name it by its address. */
  readonly securityGroup: string | null;
}

/** Machines that do the same, named together in rules: an application security group. */
export interface TargetSecurityGroup {
  readonly name: string;
  readonly subnet: string;
  readonly machines: readonly MachineId[];
  readonly said: string;
}

/**
 * One rule of a network security group. Sources and destinations are names of `securityGroups`, ranges and addresses, or service tags
 * (`Internet`, `AzureLoadBalancer`, `Storage.EastUS`); `*` is everything. One security group or service tag at most on each side, and none
 * beside addresses.
 */
export interface SecurityRule {
  readonly name: string;
  readonly subnet: string;
  readonly direction: 'inbound' | 'outbound';
  readonly access: 'allow' | 'deny';
  /** 100 to 4096; the lower number first. */
  readonly priority: number;
  readonly protocol: 'tcp' | 'udp' | 'any';
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  /** `443`, `49152-65535` or `*`. */
  readonly ports: readonly string[];
  /** Connections it rests on, and when they were last seen; null where the sources state no day. */
  readonly evidence: {
    /** Edges of the graph. */
    readonly edges: number;
    readonly connections: number | null;
    readonly lastSeen: string | null;
    readonly ageDays: number | null;
    /** Older than `OLD_EVIDENCE_DAYS`: ask before it is opened. */
    readonly isOld: boolean;
  };
  /**
   * What lets it stand: connections seen at this end (`seen`); the other end of such connections, or what takes the place of the one that
   * was asked (`inferred`); a document (`documented`); nobody's document (`ours`).
   */
  readonly basis: 'seen' | 'inferred' | 'documented' | 'ours';
  /** When it is needed; null: always. */
  readonly condition: string | null;
  /** The document and its date; null where it rests on connections alone, or is ours. */
  readonly source: string | null;
  /** The first of its connections; null where it rests on none. */
  readonly at: SourceLocation | null;
  readonly said: string;
}

/** What the platform, protection or the way home asks of machines in the recovery region, and what becomes of it. */
export interface PlatformNeed {
  readonly id: string;
  readonly need: string;
  readonly condition: string;
  /**
   * `open`: rules let it through. `later`: its rules stand ready and closed. `none`: no rule is needed. `unknown`: where it goes is not
   * known, so that there is no rule yet.
   */
  readonly state: 'open' | 'later' | 'none' | 'unknown';
  /** `tcp 443`; empty where nothing crosses the network. */
  readonly ports: readonly string[];
  /** Service tags, addresses, or words where neither is known. */
  readonly destinations: readonly string[];
  /** Null: ours. */
  readonly source: string | null;
  readonly said: string;
}

/** A party outside that has to be reachable from the recovery region. */
export interface NeededEndpoint {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly kind: 'paas' | 'database' | 'cdn' | 'internet' | 'site' | 'unknown';
  /** `Azure Database for PostgreSQL`; null where its name does not tell. */
  readonly service: string | null;
  readonly ports: readonly number[];
  readonly askedBy: readonly MachineId[];
  readonly said: string;
}

/** The network of the recovery site as data: enough to build it from. */
export interface TargetDesign {
  readonly region: string | null;
  readonly vnet: { readonly name: string; readonly ranges: readonly string[]; readonly basis: string };
  readonly subnets: readonly TargetSubnet[];
  /** By name, which is the order of their addresses in a subnet. */
  readonly machines: readonly TargetMachine[];
  readonly securityGroups: readonly TargetSecurityGroup[];
  /** By subnet, direction and priority; the last of each direction denies the rest. */
  readonly rules: readonly SecurityRule[];
  /** What monitoring, backup and other operations did, kept apart: not open until somebody wants it; priorities are free for it. */
  readonly operations: readonly SecurityRule[];
  /** What is needed once its condition holds, kept apart: closed until then; priorities are kept free for it. */
  readonly later: readonly SecurityRule[];
  /** What the platform needs, of every subnet of machines. */
  readonly platform: readonly PlatformNeed[];
  /** Every dependency between machines of the plan, asked of the rules. */
  readonly check: { readonly seen: number; readonly allowed: number; readonly denied: readonly string[] };
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
  /** What is not known and has to be answered before anything is built. */
  readonly open: readonly string[];
}
