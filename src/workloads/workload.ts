import type { Environment, SourceLocation } from '../model/index.js';

export type WorkloadKind = 'sqlServer' | 'postgresql' | 'mysql' | 'webApp';

/** How much a server holds and does, as measured or allocated. `null` is unknown, which no rule takes for "none". */
export interface ServerUse {
  /** Processor cores that the server may use on its machine. */
  readonly cores: number | null;
  /** Memory that the server may use: all of the machine, or its configured maximum. */
  readonly memoryMiB: number | null;
  /** Of the allocated cores, at the percentile asked for. */
  readonly cpuPercent: number | null;
  /** Memory that holds data: the buffer pools of all databases. */
  readonly memoryUsedMiB: number | null;
  readonly iops: number | null;
  readonly megabytesPerSecond: number | null;
  /** Of one input or output operation. */
  readonly latencyMs: number | null;
}

/** One database of an instance of SQL Server. */
export interface SqlDatabase extends Omit<ServerUse, 'cores' | 'memoryMiB'> {
  readonly name: string;
  readonly isOnline: boolean;
  readonly dataMiB: number | null;
  readonly logMiB: number | null;
  readonly logFiles: number | null;
  readonly compatibilityLevel: number | null;
  /** Names of {@link SQL_FEATURES} found in it; null where nobody looked. */
  readonly features: readonly string[] | null;
}

export interface SqlFacts extends ServerUse {
  readonly kind: 'sqlServer';
  /** The year of the version: `2016`, `2008-r2`. */
  readonly version: string | null;
  readonly userDatabases: number | null;
  /** Sum over user databases, data and log, where they are not listed. */
  readonly databasesMiB: number | null;
  /** Null where nobody listed them. */
  readonly databases: readonly SqlDatabase[] | null;
  /** Names of {@link SQL_FEATURES} found in the instance itself; null where nobody looked. */
  readonly features: readonly string[] | null;
}

export interface PostgresqlFacts extends ServerUse {
  readonly kind: 'postgresql';
  readonly version: string | null;
  readonly storageMiB: number | null;
  readonly port: number | null;
  /** Whether somebody could log in and look: without it most rules know nothing. */
  readonly isAccessible: boolean | null;
  readonly extensions: readonly string[] | null;
  /** User-defined ones and those of the operating system that databases or columns use. */
  readonly customCollations: readonly string[] | null;
  readonly languages: readonly string[] | null;
  readonly customTypes: readonly string[] | null;
  readonly customCasts: readonly string[] | null;
  /** Configurations, dictionaries, parsers and templates of text search beyond those that come with PostgreSQL. */
  readonly customTextSearch: readonly string[] | null;
  /** As the connections negotiate them: `1.1`, `1.2`. */
  readonly tlsVersions: readonly string[] | null;
  /** Objects or roles of applications that need a superuser. */
  readonly superuserObjects: readonly string[] | null;
  /** Functions or extensions that read or write files of the server. */
  readonly fileAccess: readonly string[] | null;
  readonly usesIpv6: boolean | null;
  /** Tables that were created WITH OIDS. */
  readonly oidTables: readonly string[] | null;
  readonly customTablespaces: readonly string[] | null;
  readonly readReplicas: number | null;
  readonly encodings: readonly string[] | null;
  /** Whether the region of the plan offers the service, where somebody asked; null: the dated list decides. */
  readonly isOfferedInRegion: boolean | null;
}

export interface MysqlFacts extends ServerUse {
  readonly kind: 'mysql';
  readonly version: string | null;
  readonly storageMiB: number | null;
  /** Of the tables of users: `InnoDB`, `MyISAM`. */
  readonly storageEngines: readonly string[] | null;
  /** Whether applications need SUPER, or objects a DEFINER of another account. */
  readonly needsSuper: boolean | null;
  readonly usesFileExport: boolean | null;
  readonly lowerCaseTableNames: number | null;
  readonly isOnline: boolean | null;
}

export type WebPlatform = 'aspnet' | 'java';

export interface WebAppFacts {
  readonly kind: 'webApp';
  readonly platform: WebPlatform | null;
  readonly applicationPools: readonly string[] | null;
  readonly poolIdentities: readonly string[] | null;
  readonly authentication: readonly string[] | null;
  readonly configurationErrors: readonly string[] | null;
  readonly contentMiB: number | null;
  /** Global modules that App Service does not have. */
  readonly globalModules: readonly string[] | null;
  readonly isapiFilters: readonly string[] | null;
  readonly locationTags: readonly string[] | null;
  readonly protocols: readonly string[] | null;
  readonly uncDirectories: readonly string[] | null;
  readonly ports: readonly number[] | null;
  readonly frameworks: readonly string[] | null;
  /** Web applications in the same application pool or on the same Tomcat, this one included. */
  readonly appsInPool: number | null;
  readonly poolCores: number | null;
  readonly poolMemoryMiB: number | null;
  /** The heap that Tomcat is given, where it is fixed. */
  readonly tomcatMemoryMiB: number | null;
}

export type WorkloadFacts = SqlFacts | PostgresqlFacts | MysqlFacts | WebAppFacts;

/** One workload as it was stated: what it is, on which machine, and where that stands. */
export interface Workload {
  readonly name: string;
  /** The machine as the file names it. */
  readonly machine: string;
  readonly environment: Environment | null;
  readonly facts: WorkloadFacts;
  readonly at: SourceLocation;
}

/** What no file says of a server until one does. */
const NO_USE: ServerUse = {
  cores: null,
  memoryMiB: null,
  cpuPercent: null,
  memoryUsedMiB: null,
  iops: null,
  megabytesPerSecond: null,
  latencyMs: null,
};

export const UNKNOWN_SQL_DATABASE: Omit<SqlDatabase, 'name'> = {
  isOnline: true,
  dataMiB: null,
  logMiB: null,
  logFiles: null,
  compatibilityLevel: null,
  features: null,
  cpuPercent: null,
  memoryUsedMiB: null,
  iops: null,
  megabytesPerSecond: null,
  latencyMs: null,
};

export const UNKNOWN_SQL: SqlFacts = {
  kind: 'sqlServer',
  ...NO_USE,
  version: null,
  userDatabases: null,
  databasesMiB: null,
  databases: null,
  features: null,
};

export const UNKNOWN_POSTGRESQL: PostgresqlFacts = {
  kind: 'postgresql',
  ...NO_USE,
  version: null,
  storageMiB: null,
  port: null,
  isAccessible: null,
  extensions: null,
  customCollations: null,
  languages: null,
  customTypes: null,
  customCasts: null,
  customTextSearch: null,
  tlsVersions: null,
  superuserObjects: null,
  fileAccess: null,
  usesIpv6: null,
  oidTables: null,
  customTablespaces: null,
  readReplicas: null,
  encodings: null,
  isOfferedInRegion: null,
};

export const UNKNOWN_MYSQL: MysqlFacts = {
  kind: 'mysql',
  ...NO_USE,
  version: null,
  storageMiB: null,
  storageEngines: null,
  needsSuper: null,
  usesFileExport: null,
  lowerCaseTableNames: null,
  isOnline: null,
};

export const UNKNOWN_WEB_APP: WebAppFacts = {
  kind: 'webApp',
  platform: null,
  applicationPools: null,
  poolIdentities: null,
  authentication: null,
  configurationErrors: null,
  contentMiB: null,
  globalModules: null,
  isapiFilters: null,
  locationTags: null,
  protocols: null,
  uncDirectories: null,
  ports: null,
  frameworks: null,
  appsInPool: null,
  poolCores: null,
  poolMemoryMiB: null,
  tomcatMemoryMiB: null,
};
