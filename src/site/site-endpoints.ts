import type { AzureCloud, ConnectivityTool } from './connectivity/tool.js';
import type { Entry, Partly } from './partly.js';

/** A service that answers at one address, by name or number; the port where it is not the usual one. */
export type Endpoint = Entry<{ readonly host: string; readonly port: number }, 'host'>;

/**
 * What the site's own parts are called in the network: for the list of the firewall team and for `portolan preflight`. Nothing here
 * is looked up or asked by any other command.
 */
export type Endpoints = Partly<{
  readonly cloud: AzureCloud;
  /** What needs connections; absent: what `replication.generation` says, else every tool. */
  readonly tools: readonly ConnectivityTool[];
  readonly vcenters: readonly Endpoint[];
  readonly esxiHosts: readonly Endpoint[];
  readonly hyperVHosts: readonly Endpoint[];
  /** Appliances of Azure Migrate, also such as scale out: their configuration manager listens on 44368. */
  readonly migrateAppliances: readonly Endpoint[];
  /** Appliances of Site Recovery, which listen on 443 and on the port for data. */
  readonly replicationAppliances: readonly Endpoint[];
  /** The port for replication data where it was changed from 9443. */
  readonly dataPort: number;
  readonly dnsServers: readonly Endpoint[];
  /** Names of storage accounts, without their domain. */
  readonly cacheAccounts: readonly string[];
  readonly gatewayAccounts: readonly string[];
  readonly keyVaults: readonly string[];
  /** The five names of the vault's endpoint and those of the Migrate project, as "Download DNS settings" lists them. */
  readonly privateNames: readonly string[];
  /** Machines of a replication group talk to each other on 20004. */
  readonly isMultiVmConsistent: boolean;
}>;
