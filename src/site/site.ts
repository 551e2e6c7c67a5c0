import type { Entry, Partly } from './partly.js';
import type { Antivirus, Consistency, SiteDatabase } from './site-consistency.js';
import type { Directory, Dns } from './site-directory.js';
import type { Endpoints } from './site-endpoints.js';
import type {
  AllowList,
  Cutover,
  HardCodedAddresses,
  Network,
  PrivateEndpoints,
  Proxy,
  Quota,
} from './site-network.js';
import type {
  Agent,
  Appliance,
  Churn,
  ConfigurationServer,
  Datastore,
  Drill,
  Failback,
  FailoverState,
  Replication,
  SiteDisk,
  Snapshots,
} from './site-replication.js';

/** The machines as somebody counts and lists them. */
export type SiteMachines = Partly<{
  readonly statedCount: number;
  readonly list: readonly Entry<
    { readonly machines: readonly string[]; readonly role: string; readonly count: number },
    'machines'
  >[];
}>;

/** The vCenter that replication asks, and the account it asks with. */
export type VCenter = Entry<
  {
    readonly name: string;
    readonly version: string;
    readonly account: string;
    /** As vCenter names them, such as `VirtualMachine.State.CreateSnapshot`. */
    readonly privileges: readonly string[];
    readonly role: 'readOnly' | 'azureSiteRecovery' | 'administrator' | 'custom';
    /** Actions of replication and recovery are written to a log that the account cannot change. */
    readonly isAudited: boolean;
    /** Machines of this vCenter that replicate, over all its appliances. */
    readonly replicatingMachines: number;
    readonly hasScaleOut: boolean;
  },
  'name'
>;

/**
 * The site as its people write it down: network, directory, vCenter, vault, appliances, policy, drills. Every key may be left
 * out. What is left out is unknown, never "no"; an empty list says that there is none.
 */
export type Site = Partly<{
  readonly title: string;
  readonly machines: SiteMachines;
  readonly replication: Replication;
  readonly configurationServer: ConfigurationServer;
  readonly appliances: readonly Appliance[];
  readonly vcenters: readonly VCenter[];
  readonly consistency: Consistency;
  readonly databases: readonly SiteDatabase[];
  readonly antivirus: readonly Antivirus[];
  readonly agents: readonly Agent[];
  readonly directory: Directory;
  readonly dns: Dns;
  readonly network: Network;
  readonly endpoints: Endpoints;
  readonly privateEndpoints: PrivateEndpoints;
  readonly proxies: readonly Proxy[];
  readonly allowList: AllowList;
  readonly churn: Churn;
  readonly disks: readonly SiteDisk[];
  readonly datastores: readonly Datastore[];
  readonly snapshots: readonly Snapshots[];
  readonly hardCodedAddresses: HardCodedAddresses;
  readonly quotas: readonly Quota[];
  readonly cutover: Cutover;
  readonly failover: FailoverState;
  readonly failback: Failback;
  readonly drills: readonly Drill[];
}>;
