import type { Entry, Partly } from './partly.js';

/** A way between the site and Azure. */
export type Link = Entry<
  {
    readonly name: string;
    readonly kind: 'expressRoute' | 'siteToSiteVpn' | 'internet';
    readonly peering: 'private' | 'microsoft' | 'both';
    /** The SKU of an ExpressRoute circuit. */
    readonly tier: 'local' | 'standard' | 'premium';
    /** The place where the circuit meets the provider, such as `Sydney`. */
    readonly peeringLocation: string;
    /** The geopolitical region of that place, such as `Europe`. */
    readonly geography: string;
    readonly mode: 'single' | 'activePassive' | 'activeActive';
    /** The regions that a circuit of the tier `local` reaches from that place. */
    readonly localRegions: readonly string[];
    /** Azure regions reached over it. */
    readonly regions: readonly string[];
    readonly bandwidthMbps: number;
    readonly carriesReplication: boolean;
  },
  'name'
>;

/** A limit on replication by time of the week, in the clock of the appliance. */
export type Throttle = Entry<
  {
    readonly days: readonly Weekday[];
    /** `HH:MM`; an end before the start is on the next day. */
    readonly from: string;
    readonly to: string;
    readonly mbps: number;
    readonly by: 'appliance' | 'recoveryAgent';
  },
  'from' | 'to' | 'mbps'
>;

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** A subnet of the target network. */
export type Subnet = Entry<
  {
    readonly name: string;
    readonly network: string;
    /** How machines without a public address get out; `default` is the access that Azure once gave by itself. */
    readonly egress: 'natGateway' | 'firewall' | 'loadBalancer' | 'publicAddress' | 'default' | 'none';
    /** The network was made after 31 March 2026, or has private subnets by default. */
    readonly isNetworkNew: boolean;
    readonly needsEgress: boolean;
  },
  'name'
>;

export type Network = Partly<{
  readonly links: readonly Link[];
  /** What replication may use while nothing is throttled. */
  readonly replicationMbps: number;
  readonly throttles: readonly Throttle[];
  /** As the appliance writes them: `Monday;7:00;7h` or several with `|` between. */
  readonly blackouts: readonly string[];
  readonly subnets: readonly Subnet[];
  /** Machines or devices that everything of a kind passes. */
  readonly egressPoints: readonly Entry<
    { readonly name: string; readonly carries: string; readonly standby: string; readonly hasStandby: boolean },
    'name'
  >[];
}>;

export type PrivateEndpoints = Partly<{
  readonly areUsed: boolean;
  /** The vault had registered or protected items when the endpoint was made. */
  readonly hadVaultItems: boolean;
  /** The range of addresses of the endpoints' subnet, such as `10.20.3.0/27`. */
  readonly subnet: string;
  /** What each name resolved to, asked on the appliance. */
  readonly resolved: readonly Entry<
    {
      readonly name: string;
      readonly service: 'vault' | 'blob' | 'keyVault' | 'discovery';
      readonly address: string;
    },
    'name'
  >[];
  readonly cacheAccount: Partly<{
    readonly kind: 'generalPurposeV2' | 'generalPurposeV1' | 'blockBlob' | 'other';
    readonly hasEndpoint: boolean;
    /** Without an endpoint the data takes the internet; somebody agreed to it. */
    readonly isInternetAccepted: boolean;
  }>;
}>;

export type Proxy = Entry<
  {
    readonly address: string;
    readonly protocol: 'http' | 'https' | 'socks';
    readonly needsAuthentication: boolean;
    readonly resolvesCname: boolean;
    /** It opens TLS and signs it anew. */
    readonly inspectsTls: boolean;
    /** Names that go around it. */
    readonly bypasses: readonly string[];
  },
  'address'
>;

/** What the firewall lets the appliance and the machines reach. */
export type AllowList = Partly<{
  readonly isApplied: boolean;
  readonly urls: readonly string[];
}>;

export type HardCodedAddresses = Partly<{
  /** How they were looked for; absent where nobody looked. */
  readonly searchedBy: string;
  readonly found: readonly Entry<
    {
      readonly where: string;
      readonly address: string;
      readonly plan: 'name' | 'nat' | 'natWithoutSourceNat' | 'reverseProxy' | 'keepSubnet' | 'none';
    },
    'where'
  >[];
}>;

/** Cores of one family in one region, as `Get-AzVMUsage` tells, and what a failover of everything takes. */
export type Quota = Entry<
  {
    readonly region: string;
    readonly family: string;
    readonly limit: number;
    readonly used: number;
    readonly needed: number;
  },
  'region' | 'family'
>;

export type Cutover = Partly<{
  /** The day, `YYYY-MM-DD`, and the time in the clock of the appliance, `HH:MM`. */
  readonly on: string;
  readonly from: string;
  readonly hours: number;
  /** When initial replication starts and how much it copies. */
  readonly initialReplicationOn: string;
  readonly initialReplicationGB: number;
}>;
