import { PAGES } from './source-page.js';
import type { SourcePage } from './source-page.js';
import type { AzureCloud, ConnectivityTool } from './tool.js';

/** What a private endpoint can stand in front of, as far as replication goes. */
export type PrivateResource = 'vault' | 'storageBlob' | 'keyVault' | 'migrateProject';

/** The private DNS zone of a resource, and the public zone that on-premises servers have to forward. */
export interface PrivateZone {
  readonly resource: PrivateResource;
  readonly zone: string;
  /** Forward these, and never the `privatelink` zone: a query has to begin at the public name. */
  readonly forward: readonly string[];
  /** What the endpoint is made for, as the portal names it; null where the page does not say. */
  readonly subresource: string | null;
  readonly tools: readonly ConnectivityTool[];
  readonly sources: readonly SourcePage[];
}

/** The zones of the public cloud, in the order in which they are usually made. */
export const PRIVATE_ZONES: readonly PrivateZone[] = [
  {
    resource: 'vault',
    zone: 'privatelink.siterecovery.windowsazure.com',
    forward: ['siterecovery.windowsazure.com'],
    subresource: 'AzureSiteRecovery',
    tools: ['asr-modernized', 'migrate-agent-based'],
    sources: [PAGES.asrPrivateEndpoints, PAGES.migrateConnectivity],
  },
  {
    resource: 'migrateProject',
    zone: 'privatelink.prod.migration.windowsazure.com',
    forward: ['prod.migration.windowsazure.com'],
    subresource: null,
    tools: ['asr-modernized', 'migrate-agentless', 'migrate-discovery'],
    sources: [PAGES.asrPrivateEndpoints, PAGES.migrateConnectivity],
  },
  {
    resource: 'storageBlob',
    zone: 'privatelink.blob.core.windows.net',
    forward: ['blob.core.windows.net'],
    subresource: 'blob',
    tools: ['asr-modernized', 'migrate-agentless'],
    sources: [PAGES.migrateConnectivity, PAGES.privateLinkDns],
  },
  {
    resource: 'keyVault',
    zone: 'privatelink.vaultcore.azure.net',
    forward: ['vault.azure.net', 'vaultcore.azure.net'],
    subresource: 'vault',
    tools: ['asr-modernized', 'migrate-agentless', 'migrate-discovery'],
    sources: [PAGES.migrateConnectivity, PAGES.privateLinkDns],
  },
];

export const zoneOfResource = (resource: PrivateResource): PrivateZone =>
  PRIVATE_ZONES.find((one) => one.resource === resource)!;

/** The zone that answers a name privately, by the longest public zone it ends with; null where none does. */
export function zoneOfName(name: string): PrivateZone | null {
  const host = name.toLowerCase().replace(/\.$/, '');
  return (
    PRIVATE_ZONES.find(({ zone, forward }) =>
      [zone, ...forward].some((one) => host === one || host.endsWith(`.${one}`)),
    ) ?? null
  );
}

/** What the page states about the endpoints of a vault and of its cache account. */
export interface PrivateEndpointFacts {
  /** Addresses that the vault's endpoint takes in its subnet: one for each of its services. */
  readonly vaultAddresses: number;
  /** One more, for the cache storage account. */
  readonly cacheAccountAddresses: number;
  /** An endpoint is made for a new vault, with nothing registered in it. */
  readonly canVaultHaveItems: boolean;
  /** From then on the vault answers only networks that have an endpoint. */
  readonly isVaultLockedDown: boolean;
  readonly minimumMobilityVersion: string;
  readonly cacheAccountKind: string;
  /** Without an endpoint of its own the cache account still works, and its traffic takes another way. */
  readonly isProtectedWithoutCacheEndpoint: boolean;
  readonly withoutCacheEndpointTrafficTakes: 'internet';
  /** Each further endpoint of one vault needs a zone of its own, or the records of the one before are overwritten. */
  readonly isZonePerEndpointNeeded: boolean;
  /** The vault has to have a managed identity. */
  readonly isIdentityNeeded: boolean;
  readonly source: SourcePage;
}

export const PRIVATE_ENDPOINT_FACTS: PrivateEndpointFacts = {
  vaultAddresses: 5,
  cacheAccountAddresses: 1,
  canVaultHaveItems: false,
  isVaultLockedDown: true,
  minimumMobilityVersion: '9.35',
  cacheAccountKind: 'General Purpose v2',
  isProtectedWithoutCacheEndpoint: true,
  withoutCacheEndpointTrafficTakes: 'internet',
  isZonePerEndpointNeeded: true,
  isIdentityNeeded: true,
  source: PAGES.asrPrivateEndpoints,
};

/** Something that no private endpoint of these tools covers: it stays on the internet, through the proxy or beside it. */
export interface PublicRest {
  readonly what: string;
  readonly hosts: readonly string[];
  readonly source: SourcePage;
}

const SIGN_IN: Readonly<Record<AzureCloud, readonly string[]>> = {
  public: ['login.microsoftonline.com', 'login.windows.net'],
  government: ['login.microsoftonline.us'],
  china: ['login.microsoftonline.cn'],
};
const MANAGEMENT: Readonly<Record<AzureCloud, readonly string[]>> = {
  public: ['management.azure.com'],
  government: ['management.usgovcloudapi.net'],
  china: ['management.chinacloudapi.cn'],
};

/** What stays public although there are private endpoints. Names of other clouds than the public one stand in no page for the last two. */
export function staysPublic(cloud: AzureCloud, tools: readonly ConnectivityTool[]): readonly PublicRest[] {
  const ofAll: readonly PublicRest[] = [
    {
      what: 'Microsoft Entra ID has no private endpoint',
      hosts: SIGN_IN[cloud],
      source: PAGES.asrPrivateEndpoints,
    },
    {
      what: 'Azure Resource Manager is reached at its public name unless a private link for managing resources is made',
      hosts: MANAGEMENT[cloud],
      source: PAGES.asrPrivateEndpoints,
    },
  ];
  if (cloud !== 'public' || !tools.includes('migrate-agentless')) return ofAll;
  return [
    ...ofAll,
    {
      what: 'where the Azure Migrate project itself is public, its control plane stays on the internet, even over ExpressRoute private peering',
      hosts: ['*.discoverysrv.windowsazure.com', '*.migration.windowsazure.com', '*.servicebus.windows.net'],
      source: PAGES.migrateExpressRoute,
    },
    {
      what: "where it is, the cache account's public endpoint has to stay reachable for Azure Migrate, which moves the data on from there",
      hosts: ['<cache account>.blob.core.windows.net'],
      source: PAGES.migrateExpressRoute,
    },
  ];
}

/** Which kind of storage account a role is for. */
export type StorageKind = 'standard' | 'premium' | 'classic';

/** Roles that the identity of the vault needs on its cache and log accounts. */
export const VAULT_IDENTITY_ROLES: Readonly<Record<StorageKind, readonly string[]>> = {
  standard: ['Contributor', 'Storage Blob Data Contributor'],
  premium: ['Contributor', 'Storage Blob Data Owner'],
  classic: ['Classic Storage Account Contributor', 'Classic Storage Account Key Operator Service Role'],
};

/** What the name of a storage account of Azure Migrate tells about its use; null for any other name. */
export function storageRoleOf(name: string): 'cache/log storage account' | 'gateway storage account' | null {
  if (/gwsa/i.test(name)) return 'gateway storage account';
  return /lsa/i.test(name) ? 'cache/log storage account' : null;
}

/** The address at which Azure answers DNS, and only to who asks from within a virtual network. */
export const AZURE_DNS = '168.63.129.16';

/** Where a query to Azure DNS comes from. */
export type QueryOrigin = 'onPremises' | 'virtualNetwork' | 'unlinkedVirtualNetwork';

/**
 * Whether a query that ends at Azure DNS is answered from the private zone: it has to come from a virtual network, and that network
 * has to be linked to the zone. A hosts file answers too, and is for tests only: it is not told when an address changes.
 */
export const isAnsweredPrivately = (origin: QueryOrigin): boolean => origin === 'virtualNetwork';

/** A hosts file names a private endpoint for tests alone. */
export const HOSTS_FILE_USE = 'testing only';
