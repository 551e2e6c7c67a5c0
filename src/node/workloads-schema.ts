import { z } from 'zod';
import {
  SQL_FEATURE_NAMES,
  UNKNOWN_MYSQL,
  UNKNOWN_POSTGRESQL,
  UNKNOWN_SQL,
  UNKNOWN_SQL_DATABASE,
  UNKNOWN_WEB_APP,
} from '../workloads/index.js';
import type { SqlDatabase, Workload, WorkloadFacts } from '../workloads/index.js';
import type { Environment } from '../model/index.js';

const MOST_WORKLOADS = 20_000;
const MOST_DATABASES = 5000;
const MOST_NAMES = 5000;
const MOST_MIB = 1e12;

const name = z
  .string()
  .max(200)
  .refine((text) => text.trim() !== '', { message: 'is empty' });
const names = z.array(z.string().max(500)).max(MOST_NAMES);
const count = z.int().min(0).max(10_000_000);
const mib = z.number().min(0).max(MOST_MIB);
const amount = z.number().min(0).max(1e9);
const flag = z.boolean();
/** Numbers are taken too, since YAML reads 14 and 9.4 as such; `9.10` has to be quoted. */
const version = z
  .union([z.string().max(100), z.number()])
  .transform((value) => String(value).trim())
  .refine((text) => text !== '', { message: 'is empty' });
const features = z
  .array(
    z.string().refine((feature) => SQL_FEATURE_NAMES.includes(feature), {
      message: `is no feature that the rules know; they are ${SQL_FEATURE_NAMES.join(', ')}`,
    }),
  )
  .max(200);

const use = {
  cores: z.number().min(0).max(10_000).optional(),
  memoryMiB: mib.optional(),
  cpuPercent: z.number().min(0).max(1000).optional(),
  memoryUsedMiB: mib.optional(),
  iops: amount.optional(),
  megabytesPerSecond: amount.optional(),
  latencyMs: amount.optional(),
};

const database = z.strictObject({
  name,
  isOnline: flag.optional(),
  dataMiB: mib.optional(),
  logMiB: mib.optional(),
  logFiles: count.optional(),
  compatibilityLevel: z.int().min(60).max(300).optional(),
  features: features.optional(),
  cpuPercent: use.cpuPercent,
  memoryUsedMiB: use.memoryUsedMiB,
  iops: use.iops,
  megabytesPerSecond: use.megabytesPerSecond,
  latencyMs: use.latencyMs,
});

const about = { machine: name, name: name.optional(), environment: z.enum(['production', 'nonProduction']).optional() };

const sqlServer = z.strictObject({
  kind: z.literal('sqlServer'),
  ...about,
  ...use,
  version: version.optional(),
  userDatabases: count.optional(),
  databasesMiB: mib.optional(),
  databases: z.array(database).max(MOST_DATABASES).optional(),
  features: features.optional(),
});

const postgresql = z.strictObject({
  kind: z.literal('postgresql'),
  ...about,
  ...use,
  version: version.optional(),
  storageMiB: mib.optional(),
  port: z.int().min(1).max(65_535).optional(),
  isAccessible: flag.optional(),
  extensions: names.optional(),
  customCollations: names.optional(),
  languages: names.optional(),
  customTypes: names.optional(),
  customCasts: names.optional(),
  customTextSearch: names.optional(),
  tlsVersions: z.array(version).max(20).optional(),
  superuserObjects: names.optional(),
  fileAccess: names.optional(),
  usesIpv6: flag.optional(),
  oidTables: names.optional(),
  customTablespaces: names.optional(),
  readReplicas: count.optional(),
  encodings: names.optional(),
  isOfferedInRegion: flag.optional(),
});

const mysql = z.strictObject({
  kind: z.literal('mysql'),
  ...about,
  ...use,
  version: version.optional(),
  storageMiB: mib.optional(),
  storageEngines: names.optional(),
  needsSuper: flag.optional(),
  usesFileExport: flag.optional(),
  lowerCaseTableNames: z.int().min(0).max(2).optional(),
  isOnline: flag.optional(),
});

const webApp = z.strictObject({
  kind: z.literal('webApp'),
  ...about,
  platform: z.enum(['aspnet', 'java']).optional(),
  applicationPools: names.optional(),
  poolIdentities: names.optional(),
  authentication: names.optional(),
  configurationErrors: names.optional(),
  contentMiB: mib.optional(),
  globalModules: names.optional(),
  isapiFilters: names.optional(),
  locationTags: names.optional(),
  protocols: names.optional(),
  uncDirectories: names.optional(),
  ports: z.array(z.int().min(1).max(65_535)).max(1000).optional(),
  frameworks: names.optional(),
  appsInPool: z.int().min(1).max(100_000).optional(),
  poolCores: use.cores,
  poolMemoryMiB: mib.optional(),
  tomcatMemoryMiB: mib.optional(),
});

/** A workload without the place of the file that it stands in. */
export type WorkloadContent = Omit<Workload, 'at'>;

interface Stated {
  readonly machine: string;
  readonly name?: string | undefined;
  readonly environment?: Environment | undefined;
}

/** What is there, over what is unknown. */
const over = <T extends object>(unknown: T, given: object): T => ({
  ...unknown,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
});

function workloadOf(unknown: WorkloadFacts, one: Stated): WorkloadContent {
  const { machine, name: stated, environment, ...facts } = one;
  return {
    name: stated ?? machine,
    machine,
    environment: environment ?? null,
    facts: over(unknown, facts),
  };
}

/** One workload of a file. */
export const WORKLOAD_SCHEMA: z.ZodType<WorkloadContent> = z.discriminatedUnion('kind', [
  sqlServer.transform(({ databases, ...one }) => {
    const listed = databases?.map((given) => over<SqlDatabase>({ ...UNKNOWN_SQL_DATABASE, name: given.name }, given));
    return workloadOf(UNKNOWN_SQL, { ...one, ...(listed === undefined ? {} : { databases: listed }) });
  }),
  postgresql.transform((one) => workloadOf(UNKNOWN_POSTGRESQL, one)),
  mysql.transform((one) => workloadOf(UNKNOWN_MYSQL, one)),
  webApp.transform((one) => workloadOf(UNKNOWN_WEB_APP, one)),
]);

const SHAPES: readonly z.ZodObject[] = [sqlServer, postgresql, mysql, webApp];

/** The keys of a workload by its kind, for hints. */
export const WORKLOAD_KEYS: ReadonlyMap<string, readonly string[]> = new Map(
  SHAPES.map(({ shape }) => [(shape['kind'] as z.ZodLiteral<string>).value, Object.keys(shape)]),
);
export const DATABASE_KEYS: readonly string[] = Object.keys(database.shape);

/** Columns of a CSV that hold numbers, flags or lists; every other column holds a text. */
const LIST_KEYS: readonly string[] = [
  ...['features', 'extensions', 'customCollations', 'languages', 'customTypes', 'customCasts', 'customTextSearch'],
  ...['tlsVersions', 'superuserObjects', 'fileAccess', 'oidTables', 'customTablespaces', 'encodings'],
  ...['storageEngines', 'applicationPools', 'poolIdentities', 'authentication', 'configurationErrors'],
  ...['globalModules', 'isapiFilters', 'locationTags', 'protocols', 'uncDirectories', 'ports', 'frameworks'],
];
const TEXT_KEYS: readonly string[] = ['kind', 'machine', 'name', 'environment', 'version', 'platform'];

/** How a cell of a CSV is read, by its column. */
export function cellKindOf(key: string): 'list' | 'text' | 'value' {
  if (LIST_KEYS.includes(key)) return 'list';
  return TEXT_KEYS.includes(key) ? 'text' : 'value';
}

const frame = { title: z.string().max(200).optional() };

/** The file around its workloads, which are checked one by one so that a fault in one leaves the others. */
export const WORKLOADS_FRAME_SCHEMA: z.ZodType<{ readonly workloads: readonly unknown[] }> = z.strictObject({
  ...frame,
  workloads: z.array(z.unknown()).min(1).max(MOST_WORKLOADS),
});

/** A whole file, as `schemas/workloads.schema.json` publishes it. */
export const WORKLOADS_FILE_SCHEMA: z.ZodType = z.strictObject({
  ...frame,
  workloads: z
    .array(z.discriminatedUnion('kind', [sqlServer, postgresql, mysql, webApp]))
    .min(1)
    .max(MOST_WORKLOADS),
});
