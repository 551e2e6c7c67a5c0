import type { ServiceNeed } from './match-service-size.js';
import type { WorkloadPolicy } from './policy.js';
import { shownNeed } from './rule.js';
import type { WorkloadFactName } from './rule.js';
import { fileIops } from './service-sizes.js';
import type { ServerUse, SqlDatabase, SqlFacts } from './workload.js';

const MIB_PER_GIB = 1024;

/** What a server needs, how it was computed, and which facts were missing for it. */
export type NeedAnswer =
  | { readonly kind: 'need'; readonly need: ServiceNeed; readonly steps: readonly string[] }
  /** Nothing was measured, and the policy names the smallest size then. */
  | { readonly kind: 'smallest'; readonly need: ServiceNeed; readonly steps: readonly string[] }
  | { readonly kind: 'unknown'; readonly missing: readonly WorkloadFactName[] };

interface Amount {
  readonly value: number;
  readonly step: string;
}

/** What is beside processor and memory. */
export interface StorageNeed {
  readonly storageMiB: number | null;
  /** How the storage was added up. */
  readonly storageStep: string;
  readonly missingStorage: WorkloadFactName;
  readonly databases: number | null;
  readonly grantedIops: number | null;
}

const times = (policy: WorkloadPolicy): string => (policy.comfort === 1 ? '' : ` x comfort ${policy.comfort}`);

function coresOf(use: ServerUse, policy: WorkloadPolicy): Amount | null {
  const { cores, cpuPercent } = use;
  if (cores === null) return null;
  const allocated = { value: cores, step: `vCores: ${shownNeed(cores)} allocated` };
  if (policy.sizing === 'asOnPremises') return allocated;
  if (cpuPercent === null) return policy.missingPerformance === 'allocated' ? allocated : null;
  const value = (cores * cpuPercent * policy.comfort) / 100;
  return { value, step: `vCores: ${cores} cores x ${cpuPercent} %${times(policy)} = ${shownNeed(value)}` };
}

function memoryOf(use: ServerUse, policy: WorkloadPolicy): Amount | null {
  const gib = (mib: number): number => mib / MIB_PER_GIB;
  const { memoryMiB, memoryUsedMiB } = use;
  const allocated =
    memoryMiB === null ? null : { value: gib(memoryMiB), step: `memory: ${shownNeed(gib(memoryMiB))} GB allocated` };
  if (policy.sizing === 'asOnPremises') return allocated;
  if (memoryUsedMiB === null) return policy.missingPerformance === 'allocated' ? allocated : null;
  const value = gib(memoryUsedMiB) * policy.comfort;
  const step = `memory: ${shownNeed(gib(memoryUsedMiB))} GB of buffers${times(policy)} = ${shownNeed(value)} GB`;
  return { value, step };
}

const NOTHING_MEASURED: ServiceNeed = {
  ...{ vCores: 0, memoryGB: 0, storageGB: 0, databases: null, grantedIops: null },
  ...{ iops: null, megabytesPerSecond: null, latencyMs: null },
};

/**
 * What a server needs of a service: effective cores = cores x use x comfort, memory that holds data x comfort, storage as it is,
 * operations and throughput x comfort, latency as measured.
 *
 * Source: concepts-azure-sql-assessment-calculation.md (09/26/2024), "Calculate sizing"; for MySQL
 * assessments-overview-migrate-to-azure-db-mysql.md (05/08/2025). The pages name the quantities; the product is that of machines.
 */
export function needOfServer(use: ServerUse, storage: StorageNeed, policy: WorkloadPolicy): NeedAnswer {
  const [cores, memory] = [coresOf(use, policy), memoryOf(use, policy)];
  const { storageMiB, databases, grantedIops } = storage;
  if (storageMiB === null) {
    const isUseMissing = cores === null || memory === null;
    return { kind: 'unknown', missing: [storage.missingStorage, ...(isUseMissing ? (['use'] as const) : [])] };
  }
  const storageGB = storageMiB / MIB_PER_GIB;
  if (cores === null || memory === null) {
    if (policy.missingPerformance !== 'smallest') return { kind: 'unknown', missing: ['use'] };
    const need = { ...NOTHING_MEASURED, storageGB, databases, grantedIops };
    const steps = [
      'nothing measured: the smallest configuration that holds the data, as Azure Migrate does',
      storage.storageStep,
    ];
    return { kind: 'smallest', need, steps };
  }
  const rates = ratesOf(use, policy);
  const need = { vCores: cores.value, memoryGB: memory.value, storageGB, databases, grantedIops, ...rates.need };
  return { kind: 'need', need, steps: [cores.step, memory.step, storage.storageStep, ...rates.steps] };
}

function ratesOf(
  { iops, megabytesPerSecond, latencyMs }: ServerUse,
  policy: WorkloadPolicy,
): {
  readonly need: Pick<ServiceNeed, 'iops' | 'megabytesPerSecond' | 'latencyMs'>;
  readonly steps: readonly string[];
} {
  const none = { iops: null, megabytesPerSecond: null, latencyMs: null };
  if (policy.sizing === 'asOnPremises') return { need: none, steps: [] };
  const scaled = (value: number | null): number | null => (value === null ? null : value * policy.comfort);
  const need = {
    iops: scaled(iops),
    megabytesPerSecond: scaled(megabytesPerSecond),
    latencyMs: policy.latency === 'decides' ? latencyMs : null,
  };
  const steps = [
    ...(need.iops === null ? [] : [`IOPS: ${iops ?? 0}${times(policy)} = ${shownNeed(need.iops)}`]),
    ...(need.megabytesPerSecond === null
      ? []
      : [`throughput: ${megabytesPerSecond ?? 0} MB/s${times(policy)} = ${shownNeed(need.megabytesPerSecond)} MB/s`]),
    ...(need.latencyMs === null ? [] : [`latency: ${need.latencyMs} ms`]),
  ];
  return { need, steps };
}

/** The databases that count: those that are offline are assessed by nobody, and have to be brought online first. */
export const onlineDatabases = ({ databases }: SqlFacts): readonly SqlDatabase[] | null =>
  databases === null ? null : databases.filter(({ isOnline }) => isOnline);

export const countOfDatabases = (facts: SqlFacts): number | null =>
  onlineDatabases(facts)?.length ?? facts.userDatabases;

/** The sum of what is known of each; null as soon as one is unknown. */
function sumOf(databases: readonly SqlDatabase[], of: (database: SqlDatabase) => number | null): number | null {
  let sum = 0;
  for (const database of databases) {
    const value = of(database);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

export const sizeOfDatabase = ({ dataMiB, logMiB }: SqlDatabase): number | null =>
  dataMiB === null || logMiB === null ? null : dataMiB + logMiB;

/** Data and log files of all online user databases. */
export function totalDatabaseMiB(facts: SqlFacts): number | null {
  const online = onlineDatabases(facts);
  const sum = online === null || online.length === 0 ? null : sumOf(online, sizeOfDatabase);
  return sum ?? facts.databasesMiB;
}

/** One data file and one log file each, as they are: larger files would be granted more. */
function grantedIopsOf(facts: SqlFacts): number | null {
  const online = onlineDatabases(facts) ?? [];
  const granted = (mib: number | null): number | null => (mib === null ? null : fileIops(mib / MIB_PER_GIB));
  if (online.length === 0) return null;
  const data = sumOf(online, ({ dataMiB }) => granted(dataMiB));
  const log = sumOf(online, ({ logMiB }) => granted(logMiB));
  return data === null || log === null ? null : data + log;
}

/** What the whole instance needs of Managed Instance. What is not stated of the instance is the sum over its databases. */
export function needOfInstance(facts: SqlFacts, policy: WorkloadPolicy): NeedAnswer {
  const online = onlineDatabases(facts) ?? [];
  const summed = (of: (database: SqlDatabase) => number | null): number | null =>
    online.length === 0 ? null : sumOf(online, of);
  const use: ServerUse = {
    ...facts,
    cpuPercent: facts.cpuPercent ?? summed(({ cpuPercent }) => cpuPercent),
    memoryUsedMiB: facts.memoryUsedMiB ?? summed(({ memoryUsedMiB }) => memoryUsedMiB),
    iops: facts.iops ?? summed(({ iops }) => iops),
    megabytesPerSecond: facts.megabytesPerSecond ?? summed(({ megabytesPerSecond }) => megabytesPerSecond),
  };
  const storageMiB = totalDatabaseMiB(facts);
  return needOfServer(
    use,
    {
      storageMiB,
      storageStep: `storage: ${shownNeed((storageMiB ?? 0) / MIB_PER_GIB)} GB of data and log files`,
      missingStorage: 'databaseSizes',
      databases: countOfDatabases(facts),
      grantedIops: grantedIopsOf(facts),
    },
    policy,
  );
}

/** What one database needs of Azure SQL Database: its own use, on the cores of its instance. */
export function needOfDatabase(database: SqlDatabase, { cores }: SqlFacts, policy: WorkloadPolicy): NeedAnswer {
  const isMeasured = database.cpuPercent !== null && database.memoryUsedMiB !== null;
  // What an instance is allocated says nothing of one of its databases.
  const performance: WorkloadPolicy = {
    ...policy,
    missingPerformance: policy.missingPerformance === 'smallest' ? 'smallest' : 'unknown',
  };
  const use: ServerUse = { ...database, cores, memoryMiB: null };
  const { dataMiB } = database;
  return needOfServer(
    use,
    {
      // The limit of the service is on data; it keeps the log beside it.
      storageMiB: dataMiB,
      storageStep: `storage: ${shownNeed((dataMiB ?? 0) / MIB_PER_GIB)} GB of data files`,
      missingStorage: 'databaseSizes',
      databases: 1,
      grantedIops: null,
    },
    isMeasured ? { ...performance, sizing: 'performance' } : performance,
  );
}
