import type { NeededEndpoint } from './target-design.js';

/** A service that a name belongs to. */
export interface KnownEndpoint {
  readonly kind: Extract<NeededEndpoint['kind'], 'paas' | 'database' | 'cdn'>;
  readonly service: string;
  readonly source: string;
  /** What rules may name instead of its addresses; null: none is known here. */
  readonly tag: string | null;
}

const PRIVATE_LINK = 'MicrosoftDocs/azure-docs, articles/private-link/private-endpoint-dns.md, 01/14/2021';
/** The page of the service tags, which says which services each of them holds. */
const TAGS_PAGE = 'MicrosoftDocs/azure-docs, articles/virtual-network/service-tags-overview.md, 4/23/2021';
const FRONT_DOOR = 'Microsoft Q&A 1876502 (2024-11-12): host names of Azure CDN and Azure Front Door';

/** Ends of names, each with its dot before it. */
const SUFFIXES: readonly (readonly [suffix: string, kind: KnownEndpoint['kind'], service: string, source: string])[] = [
  ['database.windows.net', 'database', 'Azure SQL Database', PRIVATE_LINK],
  ['postgres.database.azure.com', 'database', 'Azure Database for PostgreSQL', PRIVATE_LINK],
  ['mysql.database.azure.com', 'database', 'Azure Database for MySQL', PRIVATE_LINK],
  ['mariadb.database.azure.com', 'database', 'Azure Database for MariaDB', PRIVATE_LINK],
  ['documents.azure.com', 'database', 'Azure Cosmos DB', PRIVATE_LINK],
  ['mongo.cosmos.azure.com', 'database', 'Azure Cosmos DB for MongoDB', PRIVATE_LINK],
  ['cassandra.cosmos.azure.com', 'database', 'Azure Cosmos DB for Cassandra', PRIVATE_LINK],
  ['gremlin.cosmos.azure.com', 'database', 'Azure Cosmos DB for Gremlin', PRIVATE_LINK],
  ['table.cosmos.azure.com', 'database', 'Azure Cosmos DB for Table', PRIVATE_LINK],
  ['redis.cache.windows.net', 'database', 'Azure Cache for Redis', PRIVATE_LINK],
  ['redisenterprise.cache.azure.net', 'database', 'Azure Cache for Redis Enterprise', PRIVATE_LINK],
  ['sql.azuresynapse.net', 'database', 'Azure Synapse Analytics', PRIVATE_LINK],
  ['blob.core.windows.net', 'paas', 'Azure Blob Storage', PRIVATE_LINK],
  ['file.core.windows.net', 'paas', 'Azure Files', PRIVATE_LINK],
  ['queue.core.windows.net', 'paas', 'Azure Queue Storage', PRIVATE_LINK],
  ['table.core.windows.net', 'paas', 'Azure Table Storage', PRIVATE_LINK],
  ['web.core.windows.net', 'paas', 'static websites of Azure Storage', PRIVATE_LINK],
  ['dfs.core.windows.net', 'paas', 'Azure Data Lake Storage Gen2', PRIVATE_LINK],
  ['vault.azure.net', 'paas', 'Azure Key Vault', PRIVATE_LINK],
  ['servicebus.windows.net', 'paas', 'Azure Service Bus or Event Hubs', PRIVATE_LINK],
  ['eventgrid.azure.net', 'paas', 'Azure Event Grid', PRIVATE_LINK],
  ['azurewebsites.net', 'paas', 'Azure Web Apps', PRIVATE_LINK],
  ['azurecr.io', 'paas', 'Azure Container Registry', PRIVATE_LINK],
  ['azconfig.io', 'paas', 'Azure App Configuration', PRIVATE_LINK],
  ['search.windows.net', 'paas', 'Azure AI Search', PRIVATE_LINK],
  ['cognitiveservices.azure.com', 'paas', 'Azure AI services', PRIVATE_LINK],
  ['service.signalr.net', 'paas', 'Azure SignalR Service', PRIVATE_LINK],
  ['azure-devices.net', 'paas', 'Azure IoT Hub', PRIVATE_LINK],
  ['siterecovery.windowsazure.com', 'paas', 'Azure Site Recovery', PRIVATE_LINK],
  ['backup.windowsazure.com', 'paas', 'Azure Backup', PRIVATE_LINK],
  ['azurefd.net', 'cdn', 'Azure Front Door', FRONT_DOOR],
  ['azureedge.net', 'cdn', 'Azure CDN', FRONT_DOOR],
];

const SQL: ReadonlySet<string> = new Set([
  ...['Azure SQL Database', 'Azure Database for MySQL', 'Azure Database for PostgreSQL'],
  ...['Azure Database for MariaDB', 'Azure Synapse Analytics'],
]);

function tagOf(service: string): string | null {
  if (SQL.has(service)) return 'Sql';
  return service.startsWith('Azure Cosmos DB') ? 'AzureCosmosDB' : null;
}

/** What may stand in a rule in place of an address of a service, which is not the customer's to keep. */
export const insteadOfAddress = ({ tag }: KnownEndpoint): string =>
  tag === null
    ? 'a private endpoint in the recovery region, or the service tag that holds the service, where there is one'
    : `a private endpoint in the recovery region, or the service tag ${tag}, which lets through the whole service and not this one alone (${TAGS_PAGE})`;

/** The service by the end of a name, without case; null: not known, which is no statement about what it is. */
export function endpointOf(name: string): KnownEndpoint | null {
  const plain = name.trim().toLowerCase().replace(/\.$/u, '');
  const found = SUFFIXES.find(([suffix]) => plain.endsWith(`.${suffix}`));
  return found === undefined ? null : { kind: found[1], service: found[2], source: found[3], tag: tagOf(found[2]) };
}
