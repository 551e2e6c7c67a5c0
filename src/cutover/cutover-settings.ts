import type { CutoverMethod, ShiftProduct } from './traffic-shift.js';

/**
 * What becomes of an address that clients have written down: `names` (they ask by name from then on), `nat` (the old address leads to
 * the new one), `proxy` (a reverse proxy answers on it), `subnet` (it is kept, with its whole subnet).
 */
export type AddressTreatment = 'names' | 'nat' | 'proxy' | 'subnet';

export interface TrafficStep {
  /** Of the users, in Azure from this step on. */
  readonly percent: number;
  /** How long it is watched before the next step. */
  readonly minutes: number;
}

/** What differs for one application, or for those that a pattern with `*` covers. */
export interface ApplicationCutover {
  readonly application: string;
  readonly method: CutoverMethod | null;
  readonly through: ShiftProduct | null;
  /** The names that users type. */
  readonly publicNames: readonly string[];
  readonly canChangeCode: boolean | null;
}

/** What people know of the addresses of one machine. */
export interface MachineAddress {
  readonly machine: string;
  /** IPv4; null: the only one of the inventory, where it has only one. */
  readonly oldAddress: string | null;
  /** IPv4; null: not planned yet, and no rule can be written. */
  readonly newAddress: string | null;
  /** The full name by which clients should ask, without a final dot. */
  readonly name: string | null;
  /** Whether clients ask by address; null: what the connections tell. */
  readonly isCalledByAddress: boolean | null;
  /** Whether the code or configuration of its clients can be changed. */
  readonly canChangeCode: boolean | null;
  /** People chose; null: chosen by the facts. */
  readonly treatment: AddressTreatment | null;
  /** IPv4 of an internal load balancer before the machine in Azure. */
  readonly loadBalancer: string | null;
}

/** What people know of a database, a queue or a cache: how its data comes to Azure, and who writes today. */
export interface DatabaseCutover {
  /** Names, ranges and patterns. */
  readonly machines: readonly string[];
  /** `own`: its own replication feeds a copy in Azure; `machine`: its disks are replicated; `dump`: copied while nobody writes. */
  readonly replication: 'own' | 'machine' | 'dump';
  readonly primary: string | null;
}

/** How the waves of a plan are cut over: everything that no inventory tells. */
export interface CutoverSettings {
  readonly method: CutoverMethod;
  readonly through: ShiftProduct;
  /** Of the gradual method, rising to 100. */
  readonly steps: readonly TrafficStep[];
  /** Whether the code or configuration of clients can be changed; null: nobody said. */
  readonly canChangeCode: boolean | null;
  /** The first that covers an application counts. */
  readonly applications: readonly ApplicationCutover[];
  readonly addresses: readonly MachineAddress[];
  readonly dns: {
    /** The zone in which the machines have their names; null: unknown. */
    readonly zone: string | null;
    /** Of the records as they are today; null: to be read first. */
    readonly oldTtlSeconds: number | null;
    /** During the cutover. */
    readonly ttlSeconds: number;
    /** When it is over. */
    readonly ttlAfterSeconds: number;
    /** IPv4 of the inbound endpoint of the resolver in Azure; null: not planned yet. */
    readonly resolver: string | null;
  };
  readonly nat: {
    /** What translates addresses; null: nobody said. */
    readonly appliance: 'nftables' | 'iptables' | 'azureFirewall' | null;
    /** An IPv4 address or a range `first-last` from which translated connections come; null: the address of the outgoing interface. */
    readonly snat: string | null;
    /** The interface on which the old addresses are taken over; null: to be filled in. */
    readonly interface: string | null;
    /** The firewall's own private IPv4 address, which alone Azure Firewall translates; null: unknown. */
    readonly firewall: string | null;
  };
  /** What answers on old addresses in front of Azure; null: none. */
  readonly proxy: 'nginx' | 'haproxy' | null;
  /** The proxy's own IPv4 address, from which it asks Azure; null: unknown, and rules say so. */
  readonly proxyAddress: string | null;
  /** Ranges such as `10.1.2.0/24` that are to keep their addresses. */
  readonly subnetsThatMove: readonly string[];
  readonly databases: readonly DatabaseCutover[];
  /** After the last user has moved, before anything is raised or removed. */
  readonly watchMinutes: number;
  /** How long the machines of the site are kept, switched off, where the calendar says nothing. */
  readonly keepDays: number;
}

/**
 * Blue-green through Front Door, the first of the third brief's ranking; a TTL of 60 s, which both briefs allow. Steps, watching and
 * keeping are our own choice, for people to change.
 */
export const DEFAULT_CUTOVER_SETTINGS: CutoverSettings = {
  method: 'blueGreen',
  through: 'frontDoor',
  steps: [
    { percent: 5, minutes: 30 },
    { percent: 25, minutes: 30 },
    { percent: 50, minutes: 60 },
    { percent: 100, minutes: 60 },
  ],
  canChangeCode: null,
  applications: [],
  addresses: [],
  dns: { zone: null, oldTtlSeconds: null, ttlSeconds: 60, ttlAfterSeconds: 3600, resolver: null },
  nat: { appliance: null, snat: null, interface: null, firewall: null },
  proxy: null,
  proxyAddress: null,
  subnetsThatMove: [],
  databases: [],
  watchMinutes: 60,
  keepDays: 30,
};
