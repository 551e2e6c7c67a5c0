import type { Site } from '../site.js';
import { zoneOfName } from './private-endpoints.js';
import type { AzureCloud } from './tool.js';

/** A name that must resolve to an address of the endpoints' subnet. */
export interface PrivateName {
  readonly name: string;
  readonly service: 'vault' | 'blob' | 'keyVault' | 'discovery' | null;
  /** The private zone that answers it; null where no page of the table names one, as in other clouds. */
  readonly zone: string | null;
  /** Public zones to be forwarded from the site to a resolver in the virtual network. */
  readonly forward: readonly string[];
  /** The range in which the answer has to lie; null: nobody stated it. */
  readonly subnet: string | null;
}

const BLOB_DOMAIN: Readonly<Record<AzureCloud, string>> = {
  public: 'blob.core.windows.net',
  government: 'blob.core.usgovcloudapi.net',
  china: 'blob.core.chinacloudapi.cn',
};
const VAULT_DOMAIN: Readonly<Record<AzureCloud, string>> = {
  public: 'vault.azure.net',
  government: 'vault.usgovcloudapi.net',
  china: 'vault.azure.cn',
};
const SERVICES = { vault: 'vault', storageBlob: 'blob', keyVault: 'keyVault', migrateProject: 'discovery' } as const;

const blobNameOf = (account: string, cloud: AzureCloud): string => nameIn(account, BLOB_DOMAIN[cloud]);
const keyVaultNameOf = (vault: string, cloud: AzureCloud): string => nameIn(vault, VAULT_DOMAIN[cloud]);

/** A full name stays as it is; a name alone is put under its domain. */
const nameIn = (name: string, domain: string): string =>
  (name.includes('.') ? name : `${name}.${domain}`).toLowerCase();

/**
 * The names of everything that has a private endpoint by the site file: what it lists, what somebody resolved, the cache accounts
 * unless they are said to have none, and the key vaults.
 */
export function namesOfPrivateEndpoints(site: Site | null, cloud: AzureCloud): readonly PrivateName[] {
  const { endpoints = {}, privateEndpoints = {} } = site ?? {};
  const resolved = new Map((privateEndpoints.resolved ?? []).map(({ name, service }) => [name.toLowerCase(), service]));
  const isCachePrivate = privateEndpoints.cacheAccount?.hasEndpoint !== false;
  const names = [
    ...(endpoints.privateNames ?? []),
    ...(isCachePrivate ? (endpoints.cacheAccounts ?? []).map((account) => blobNameOf(account, cloud)) : []),
    ...(endpoints.keyVaults ?? []).map((vault) => keyVaultNameOf(vault, cloud)),
    ...resolved.keys(),
  ].map((name) => name.toLowerCase().replace(/\.$/, ''));
  return [...new Set(names)].map((name) => {
    const zone = zoneOfName(name);
    return {
      name,
      service: resolved.get(name) ?? (zone === null ? null : SERVICES[zone.resource]),
      zone: zone?.zone ?? null,
      forward: zone?.forward ?? [],
      subnet: privateEndpoints.subnet ?? null,
    };
  });
}
