import type { Entry, Partly } from './partly.js';

export type DomainController = Entry<
  {
    readonly name: string;
    readonly site: 'onPremises' | 'azure';
    readonly isWritable: boolean;
    readonly isGlobalCatalog: boolean;
    /** Operations masters it holds: schema, domainNaming, pdc, rid, infrastructure. */
    readonly fsmo: readonly ('schema' | 'domainNaming' | 'pdc' | 'rid' | 'infrastructure')[];
    /** It is copied by Site Recovery, as one machine among others. */
    readonly isReplicated: boolean;
    /** A member in the recovery site can reach it while the first site is lost. */
    readonly isReachable: boolean;
  },
  'name'
>;

/** Active Directory: who answers where, and whether machines stay members after they moved. */
export type Directory = Partly<{
  readonly domain: string;
  readonly domainControllers: readonly DomainController[];
  /** A read-only domain controller logs on only whom it has cached while it is alone. */
  readonly passwordCaching: Partly<{
    readonly isConfigured: boolean;
    readonly machinesMissing: readonly string[];
    readonly usersMissing: number;
  }>;
  /** What `nltest` said of members after a test failover. */
  readonly secureChannels: readonly Entry<
    { readonly machines: readonly string[]; readonly isOk: boolean },
    'machines'
  >[];
  /** Days after which members change their password (policy), and the age of the oldest one. */
  readonly machinePasswordMaximumAgeDays: number;
  readonly oldestMachinePasswordDays: number;
  readonly drill: Partly<{
    readonly isNetworkIsolated: boolean;
    readonly dnsServer: string;
    readonly domainControllerAddress: string;
    readonly domainControllers: number;
    /** What `dcdiag` printed as passed: Connectivity, Advertising, MachineAccount. */
    readonly passedTests: readonly string[];
    readonly isSysvolShared: boolean;
    /** `active`: the copy notices that it is one. `disabled`: by the registry, on a controller for drills alone. */
    readonly generationSafeguard: 'active' | 'disabled';
    readonly isForDrillsOnly: boolean;
  }>;
}>;

export type Dns = Partly<{
  /** Records that clients of what moves use. */
  readonly records: readonly Entry<{ readonly name: string; readonly ttlSeconds: number }, 'name'>[];
  /** Whether applications call each other by fully qualified names. */
  readonly areNamesUsed: boolean;
  readonly forwarders: readonly Entry<
    {
      /** Where the server stands that forwards. */
      readonly origin: 'onPremises' | 'azure';
      readonly server: string;
      /** The zone of a conditional forwarder; absent for one of all names. */
      readonly zone: string;
      readonly target: string;
    },
    'origin' | 'target'
  >[];
  /** Names of the service that hosts files of machines answer. */
  readonly hostsEntries: readonly Entry<{ readonly machine: string; readonly names: readonly string[] }, 'machine'>[];
}>;
