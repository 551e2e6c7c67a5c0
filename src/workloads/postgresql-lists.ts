/**
 * Extensions of Azure Database for PostgreSQL flexible server, in any of its versions 11 to 16.
 *
 * Source: MicrosoftDocs/azure-docs@c2e96da1, articles/postgresql/flexible-server/includes/extensions-table.md (05/22/2024), read
 * 2026-11-21. A server may have more today: `SHOW azure.extensions;` on one lists them.
 */
export const POSTGRESQL_EXTENSIONS: ReadonlySet<string> = new Set([
  ...['address_standardizer', 'address_standardizer_data_us', 'amcheck', 'azure_ai', 'azure_local_ai', 'azure_storage'],
  ...['bloom', 'btree_gin', 'btree_gist', 'citext', 'cube', 'dblink', 'dict_int', 'dict_xsyn', 'earthdistance'],
  ...['fuzzystrmatch', 'hstore', 'hypopg', 'intagg', 'intarray', 'isn', 'lo', 'login_hook', 'ltree', 'orafce'],
  ...['pageinspect', 'pgaudit', 'pg_buffercache', 'pg_cron', 'pgcrypto', 'pg_failover_slots', 'pg_freespacemap'],
  ...['pg_hint_plan', 'pglogical', 'pg_partman', 'pg_prewarm', 'pg_repack', 'pgrouting', 'pgrowlocks', 'pg_squeeze'],
  ...['pg_stat_statements', 'pgstattuple', 'pg_trgm', 'pg_visibility', 'plpgsql', 'plv8', 'postgis', 'postgis_raster'],
  ...['postgis_sfcgal', 'postgis_tiger_geocoder', 'postgis_topology', 'postgres_fdw', 'semver', 'session_variable'],
  ...['sslinfo', 'tablefunc', 'tds_fdw', 'timescaledb', 'tsm_system_rows', 'tsm_system_time', 'unaccent', 'uuid-ossp'],
  'vector',
]);

/** Languages that need no extension, and those that the list of extensions holds. Source: as above. */
export const POSTGRESQL_LANGUAGES: ReadonlySet<string> = new Set(['c', 'internal', 'sql', 'plpgsql', 'plv8']);

/**
 * Regions that the list of the service names, by their short names.
 *
 * Source: MicrosoftDocs/azure-docs@7faf59a1, articles/postgresql/flexible-server/includes/regions-table.md (05/30/2024), read
 * 2026-11-21. The list has gaps and grows: a region that is not on it is unknown, not refused.
 */
export const POSTGRESQL_REGIONS: ReadonlySet<string> = new Set([
  ...['australiacentral', 'australiacentral2', 'australiaeast', 'australiasoutheast', 'brazilsouth', 'brazilsoutheast'],
  ...['canadacentral', 'canadaeast', 'centralus', 'chinaeast3', 'chinanorth3', 'eastasia', 'eastus', 'eastus2'],
  ...['francecentral', 'francesouth', 'germanynorth', 'germanywestcentral', 'israelcentral', 'italynorth', 'japaneast'],
  ...['japanwest', 'jioindiacentral', 'jioindiawest', 'koreacentral', 'koreasouth', 'northcentralus', 'northeurope'],
  ...['norwayeast', 'norwaywest', 'polandcentral', 'qatarcentral', 'southafricanorth', 'southafricawest'],
  ...['southcentralus', 'southeastasia', 'swedencentral', 'switzerlandnorth', 'switzerlandwest', 'uaecentral'],
  ...['uaenorth', 'uksouth', 'ukwest', 'usgovarizona', 'usgovtexas', 'usgovvirginia', 'westcentralus', 'westeurope'],
  ...['westus', 'westus2', 'westus3'],
]);
