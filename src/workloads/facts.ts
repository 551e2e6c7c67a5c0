import type { FactGuide } from '../rules/index.js';
import type { Guides } from './rule.js';

const guide = (label: string, howToGet: string): FactGuide => ({ label, howToGet });

/** Privileges of the queries on SQL Server; a login without them sees less and is not told so. */
const SQL_RIGHTS = '(as a login with VIEW SERVER STATE and VIEW ANY DEFINITION)';
const PG_RIGHTS = '(as a role with pg_monitor, in every database)';
const MYSQL_RIGHTS = '(as an account with PROCESS and SELECT on all schemas)';
const IIS_RIGHTS = '(as an administrator of the web server)';

const psql = (query: string): string => `psql -AtX -c "${query}" ${PG_RIGHTS}`;
const mysql = (query: string): string => `mysql -Ne "${query}" ${MYSQL_RIGHTS}`;
const appcmd = (words: string): string => `%windir%\\system32\\inetsrv\\appcmd ${words} ${IIS_RIGHTS}`;

const SQL_GUIDES = {
  sqlFeatures: guide(
    'which features of SQL Server are in use',
    `look for them and list what was found under features, an empty list where there is none ${SQL_RIGHTS}: DBCC TRACESTATUS(-1); SELECT name FROM sys.server_triggers; SELECT j.name, s.subsystem FROM msdb.dbo.sysjobs j JOIN msdb.dbo.sysjobsteps s ON s.job_id = j.job_id; SELECT name, provider FROM sys.servers WHERE is_linked = 1; and in every database SELECT OBJECT_NAME(object_id), definition FROM sys.sql_modules; SELECT name FROM sys.assemblies WHERE is_user_defined = 1; or run Azure Migrate or the Azure SQL migration extension over it`,
  ),
  databases: guide(
    'the user databases of the instance',
    `SELECT name, state_desc, compatibility_level FROM sys.databases WHERE database_id > 4; ${SQL_RIGHTS}: a login without rights sees none`,
  ),
  databaseSizes: guide(
    'how large the databases are',
    `SELECT DB_NAME(database_id), type_desc, SUM(size) / 128 AS MiB FROM sys.master_files GROUP BY database_id, type_desc; ${SQL_RIGHTS}`,
  ),
  compatibilityLevels: guide(
    'the compatibility levels of the databases',
    `SELECT name, compatibility_level FROM sys.databases; ${SQL_RIGHTS}`,
  ),
  logFiles: guide(
    'how many log files the databases have',
    `SELECT DB_NAME(database_id), COUNT(*) FROM sys.master_files WHERE type = 1 GROUP BY database_id; ${SQL_RIGHTS}`,
  ),
  sqlVersion: guide('the version of SQL Server', `SELECT SERVERPROPERTY('ProductVersion'), @@VERSION;`),
  use: guide(
    'how much processor and memory the server uses',
    `collect its use over a typical week, or state cores and memoryMiB as they are allocated; SQL Server: SELECT COUNT(*) FROM sys.dm_os_schedulers WHERE status = 'VISIBLE ONLINE'; SELECT DB_NAME(database_id), COUNT(*) / 128 AS bufferMiB FROM sys.dm_os_buffer_descriptors GROUP BY database_id; ${SQL_RIGHTS}; elsewhere the samples of the machine`,
  ),
} as const;

const POSTGRESQL_GUIDES = {
  storage: guide(
    'how much storage the server takes',
    `PostgreSQL: ${psql('SELECT sum(pg_database_size(oid))/1048576 FROM pg_database')}; MySQL: ${mysql('SELECT SUM(data_length+index_length)/1048576 FROM information_schema.tables')}, and add logs and temporary files`,
  ),
  postgresqlVersion: guide('the version of PostgreSQL', psql('SHOW server_version')),
  access: guide(
    'whether somebody could log in and look',
    'state isAccessible: true where the lists come from the catalogues of every database, false where they do not',
  ),
  extensions: guide('the extensions in use', psql('SELECT extname, extversion FROM pg_extension')),
  collations: guide(
    'collations of your own',
    psql("SELECT collname FROM pg_collation WHERE collnamespace <> 'pg_catalog'::regnamespace"),
  ),
  languages: guide('the languages of functions', psql('SELECT lanname FROM pg_language')),
  types: guide(
    'data types of your own',
    psql(
      "SELECT oid::regtype FROM pg_type WHERE typtype IN ('b','c','d','e','r') AND typrelid = 0 AND typelem = 0 AND typnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)",
    ),
  ),
  casts: guide(
    'casts of your own',
    psql('SELECT castsource::regtype, casttarget::regtype FROM pg_cast WHERE oid >= 16384'),
  ),
  textSearch: guide(
    'text search of your own',
    psql(
      'SELECT cfgname FROM pg_ts_config WHERE oid >= 16384 UNION ALL SELECT dictname FROM pg_ts_dict WHERE oid >= 16384 UNION ALL SELECT tmplname FROM pg_ts_template WHERE oid >= 16384 UNION ALL SELECT prsname FROM pg_ts_parser WHERE oid >= 16384',
    ),
  ),
  tls: guide(
    'which versions of TLS the connections use',
    psql('SELECT DISTINCT version FROM pg_stat_ssl WHERE ssl') + '; ask it several times over a typical day',
  ),
  superuser: guide(
    'what a superuser owns',
    psql(
      "SELECT c.oid::regclass FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolsuper AND c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) AND c.relkind IN ('r','p','v','m','S')",
    ),
  ),
  fileAccess: guide(
    'whether files of the server are read or written',
    psql(
      "SELECT oid::regprocedure FROM pg_proc WHERE prosrc ~* 'pg_read_file|pg_write_file|pg_ls_dir|lo_import|lo_export|COPY .* (FROM|TO) ' AND pronamespace <> 'pg_catalog'::regnamespace; SELECT extname FROM pg_extension WHERE extname IN ('file_fdw','adminpack')",
    ),
  ),
  ipv6: guide(
    'whether connections use IPv6',
    psql('SELECT bool_or(family(client_addr) = 6) FROM pg_stat_activity') + '; ask it several times over a typical day',
  ),
  port: guide('the port of the server', psql('SHOW port')),
  oids: guide(
    'tables that were created WITH OIDS',
    psql('SELECT oid::regclass FROM pg_class WHERE relhasoids') +
      '; from version 12 on there is no such column and no such table: state an empty list',
  ),
  tablespaces: guide(
    'tablespaces of your own',
    psql("SELECT spcname FROM pg_tablespace WHERE spcname NOT IN ('pg_default','pg_global')"),
  ),
  replicas: guide('how many replicas read from the server', psql('SELECT count(*) FROM pg_stat_replication')),
  encodings: guide(
    'the encodings of the databases',
    psql('SELECT DISTINCT pg_encoding_to_char(encoding) FROM pg_database WHERE datallowconn'),
  ),
  region: guide(
    'whether the region offers the service',
    'az postgres flexible-server list-skus --location REGION (as a reader of the subscription), then state isOfferedInRegion; or name the region with --region',
  ),
} as const;

const MYSQL_GUIDES = {
  mysqlVersion: guide('the version of MySQL', mysql('SELECT VERSION()')),
  mysqlState: guide('whether the server is online', 'state isOnline'),
  engines: guide(
    'the storage engines of the tables',
    mysql(
      "SELECT DISTINCT engine FROM information_schema.tables WHERE table_schema NOT IN ('mysql','sys','performance_schema','information_schema')",
    ),
  ),
  mysqlPrivileges: guide(
    'whether SUPER or foreign definers are needed',
    mysql(
      "SELECT grantee FROM information_schema.user_privileges WHERE privilege_type = 'SUPER'; SELECT DISTINCT definer FROM information_schema.routines",
    ),
  ),
  fileExport: guide(
    'whether files are written by SELECT ... INTO OUTFILE',
    'search the code of applications and routines for INTO OUTFILE; ' +
      mysql("SHOW GLOBAL VARIABLES LIKE 'secure_file_priv'"),
  ),
  tableNames: guide('lower_case_table_names', mysql("SHOW GLOBAL VARIABLES LIKE 'lower_case_table_names'")),
} as const;

const WEB_GUIDES = {
  applicationPools: guide('the application pools of the site', appcmd('list app /site.name:"SITE" /text:APPPOOL.NAME')),
  poolIdentity: guide(
    'as whom the application pool runs',
    appcmd('list apppool "POOL" /text:processModel.identityType'),
  ),
  authentication: guide(
    'how users sign in',
    appcmd('list config "SITE" -section:system.webServer/security/authentication'),
  ),
  configuration: guide(
    'whether all of the configuration can be read',
    appcmd('list config "SITE"') + ': it ends with an error where it cannot',
  ),
  contentSize: guide(
    'how large the content of the site is',
    `(Get-ChildItem PATH -Recurse -File | Measure-Object Length -Sum).Sum / 1MB in PowerShell ${IIS_RIGHTS}; on Linux du -sm PATH`,
  ),
  globalModules: guide('the global modules', appcmd('list config -section:system.webServer/globalModules')),
  isapiFilters: guide('the ISAPI filters', appcmd('list config "SITE" -section:system.webServer/isapiFilters')),
  locationTags: guide(
    'location paths for the site',
    `Select-String -Path $env:windir\\system32\\inetsrv\\config\\applicationHost.config -Pattern '<location path' in PowerShell ${IIS_RIGHTS}`,
  ),
  bindings: guide('the bindings of the site', appcmd('list site "SITE" /text:bindings')),
  directories: guide('where the directories of the site lie', appcmd('list vdir /app.name:"SITE/" /text:physicalPath')),
  frameworks: guide(
    'what the site is written in',
    appcmd('list config "SITE" -section:system.webServer/handlers') + ', and the .NET version of its application pool',
  ),
} as const;

/** How each fact is named to people, and how to get it: the query or command, and the privilege it takes. */
export const WORKLOAD_GUIDES: Guides = { ...SQL_GUIDES, ...POSTGRESQL_GUIDES, ...MYSQL_GUIDES, ...WEB_GUIDES };
