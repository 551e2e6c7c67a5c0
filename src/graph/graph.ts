import type { Environment, MachineId, MachineRole, Problem, RoleEvidence, SourceLocation } from '../model/index.js';
import type { Tier } from './tier.js';

/** A machine of the estate as the graph sees it. */
export interface GraphMachine {
  readonly id: MachineId;
  readonly name: string;
  /** As people stated it; null where none did. What the graph finds stands in `groups`. */
  readonly application: string | null;
  readonly environment: Environment | null;
  /** Every sign of what it is for, the surest first. */
  readonly roles: readonly RoleEvidence[];
  /** The surest of those; null without any. */
  readonly role: MachineRole | null;
  readonly tier: Tier;
}

/** What a connection is for the plan: `replication` runs between members of one availability group, `noise` was recognised by a rule. */
export type EdgeKind = 'dependency' | 'replication' | 'noise';

/** That one machine asks another on one port; both are of the estate. One edge for each client, server and port. */
export interface GraphEdge {
  readonly client: MachineId;
  readonly server: MachineId;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
  /** What serves, by the table of products: `postgresql`; null where it does not tell. */
  readonly product: string | null;
  readonly kind: EdgeKind;
  /** The rule that recognised noise; null for the other kinds. */
  readonly noiseRule: string | null;
  /** The server keeps what the client works with: database, queue, file share, or a cache that holds sessions. */
  readonly isStateful: boolean;
  /** Connections counted over all days, at least; null where no source counts. */
  readonly connections: number | null;
  /** `connections` by the days on which they were seen; null where either is unknown. */
  readonly connectionsPerDay: number | null;
  readonly days: number;
  /** `YYYY-MM-DD`; null without any day. */
  readonly from: string | null;
  readonly to: string | null;
  readonly clientProcesses: readonly string[];
  readonly serverProcesses: readonly string[];
  /** The client asked by address rather than by name, as far as the source tells: it names no destination. Null: not known. */
  readonly isByAddress: boolean | null;
  readonly origin: SourceLocation;
}

/** A party that is no machine of the estate, and what a machine of the estate has to do with it. */
export interface OutsideEdge {
  readonly machine: MachineId;
  /** Empty where no source names it. */
  readonly party: string;
  readonly addresses: readonly string[];
  readonly direction: 'asks' | 'isAsked';
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
  readonly connections: number | null;
  readonly days: number;
  /** `YYYY-MM-DD`; null without any day. */
  readonly from: string | null;
  readonly to: string | null;
  readonly origin: SourceLocation;
}

/** Edges that a rule takes for noise: they plan nothing, and stay listed. */
export interface NoiseFound {
  readonly rule: string;
  readonly words: string;
  readonly edges: number;
  /** Who makes it, where one machine does: the scanner, the monitoring server; in order. */
  readonly machines: readonly MachineId[];
  readonly isRemoved: boolean;
}

/** A machine, or several of one role, that many applications ask. */
export interface Hub {
  readonly machines: readonly MachineId[];
  readonly role: MachineRole | null;
  readonly clients: number;
  readonly applications: readonly string[];
  readonly advice: 'migrateFirst' | 'extend' | 'leave';
  readonly why: string;
}

/** Machines that are one application. Every machine is in at most one. */
export interface ApplicationGroup {
  /** `Storefront`, or for a found one the name of its most central machine. */
  readonly name: string;
  readonly environment: Environment | null;
  readonly by: 'stated' | 'found';
  readonly machines: readonly MachineId[];
  readonly said: string;
}

/** Machines that do the same, of which some may fail while the others go on. */
export interface AvailabilityGroup {
  /** `shop-db`: what their names share, else the first name. */
  readonly name: string;
  /** `replicas`: they copy data to each other; `cluster`: they vote or share; `pool`: equals that nothing ties to each other. */
  readonly kind: 'replicas' | 'cluster' | 'pool';
  readonly role: MachineRole | null;
  readonly product: string | null;
  readonly machines: readonly MachineId[];
  /** The signs, in words. */
  readonly said: readonly string[];
  readonly confidence: 'high' | 'medium' | 'low';
}

/** A machine whose loss takes others with it. */
export interface SinglePoint {
  readonly machine: MachineId;
  readonly kind: 'articulation' | 'singleInstance' | 'egress';
  readonly role: MachineRole | null;
  /** Machines that lose a service or each other by its loss; in order. */
  readonly affects: readonly MachineId[];
  readonly applications: readonly string[];
  readonly said: string;
}

/** Who depends on whom, over all sources of connections: plain data in a total order. */
export interface DependencyGraph {
  /** In the order of the estate; machines without a connection too. */
  readonly machines: readonly GraphMachine[];
  /** By client, server and port, in the order of ids. */
  readonly edges: readonly GraphEdge[];
  readonly outside: readonly OutsideEdge[];
  readonly noise: readonly NoiseFound[];
  readonly hubs: readonly Hub[];
  readonly groups: readonly ApplicationGroup[];
  readonly availabilityGroups: readonly AvailabilityGroup[];
  readonly singlePoints: readonly SinglePoint[];
  /** What the connections span; null where no source states days. */
  readonly observed: { readonly from: string; readonly to: string; readonly days: number } | null;
  /** Machines that no connection names: nothing is known of what they need. */
  readonly unseen: readonly MachineId[];
  readonly problems: readonly Problem[];
}
