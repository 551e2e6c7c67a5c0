import { invariant } from '../model/index.js';

const LEAST_WINDOWS_CORES_PER_SERVER = 16;
const LEAST_WINDOWS_CORES_PER_PROCESSOR = 8;
const LEAST_WINDOWS_CORES_PER_MACHINE = 8;
const LEAST_SQL_CORES = 4;
const CORES_OF_A_SET = 16;
const VCPUS_OF_A_CLOUD_SOCKET = 4;
/** Oracle licenses Standard Edition 2 on no larger machine of an authorized cloud. */
export const MOST_VCPUS_OF_STANDARD2 = 8;
/** Oracle licenses Standard Edition 2 on no server with more sockets. */
export const MOST_SOCKETS_OF_STANDARD2 = 2;
/** The fewest core licences an owner may have who licenses Windows Server by the machine. */
export const LEAST_WINDOWS_CORES_PER_OWNER = 16;

const isWhole = (count: number): boolean => Number.isInteger(count) && count > 0;

/**
 * Core licences of Windows Server for one full licensing of a physical server: all its cores, 8 at least for each processor and 16 for
 * the server. Datacenter covers any number of machines with it, Standard two (`docs/licences.md`).
 *
 * Worked examples: 2 x 6 cores take 16, 2 x 12 take 24, 1 x 8 takes 16, 4 x 6 take 32.
 */
export function windowsHostCores({
  processors,
  cores,
}: {
  readonly processors: number;
  readonly cores: number;
}): number {
  invariant(isWhole(processors) && isWhole(cores), 'a host has whole numbers of processors and cores');
  return Math.max(LEAST_WINDOWS_CORES_PER_SERVER, LEAST_WINDOWS_CORES_PER_PROCESSOR * processors, cores);
}

/** Core licences of Windows Server for one machine licensed by itself, on premises or under Azure Hybrid Benefit: 8 at least. */
export function windowsMachineCores(vcpus: number): number {
  invariant(isWhole(vcpus), 'a machine has a whole number of vCPUs');
  return Math.max(LEAST_WINDOWS_CORES_PER_MACHINE, vcpus);
}

/**
 * Sets of 16 core licences (or 2-processor licences) that hybrid benefit takes: each covers two machines of up to 8 vCPUs or one of up
 * to 16. A larger machine takes as many sets as it has begun 16 vCPUs.
 *
 * Worked examples: 8 and 8 take 1; 8, 8 and 2 take 2; 9 takes 1 of its own; 20 takes 2.
 */
export function sixteenCoreSets(vcpus: readonly number[]): number {
  const small = vcpus.filter((count) => count <= LEAST_WINDOWS_CORES_PER_MACHINE).length;
  const large = vcpus.filter((count) => count > LEAST_WINDOWS_CORES_PER_MACHINE);
  return large.reduce((sum, count) => sum + Math.ceil(count / CORES_OF_A_SET), Math.ceil(small / 2));
}

/** Core licences of SQL Server for one machine: one a virtual core, 4 at least. */
export function sqlMachineCores(vcpus: number): number {
  invariant(isWhole(vcpus), 'a machine has a whole number of vCPUs');
  return Math.max(LEAST_SQL_CORES, vcpus);
}

/** Core licences of SQL Server for all physical cores of a server: 4 at least for each processor. */
export function sqlHostCores({ processors, cores }: { readonly processors: number; readonly cores: number }): number {
  invariant(isWhole(processors) && isWhole(cores), 'a host has whole numbers of processors and cores');
  return Math.max(LEAST_SQL_CORES * processors, cores);
}

/**
 * Core licences are sold in packs of two: the licences of as many packs as it takes.
 *
 * @param cores a whole number of core licences
 */
export const evenPacks = (cores: number): number => 2 * Math.ceil(cores / 2);

/**
 * Processor licences of Oracle Database Enterprise Edition for physical cores: cores times the core factor, rounded up once.
 *
 * Worked example: 48 cores of factor 0.5 take 24; 9 cores take 5.
 */
export function oracleProcessors(cores: number, coreFactor: number): number {
  invariant(Number.isInteger(cores) && cores >= 0 && coreFactor > 0, 'cores are whole and the factor is above 0');
  // Factors have two decimals at most: in hundredths no product is rounded.
  return Math.ceil((cores * Math.round(coreFactor * 100)) / 100);
}

/**
 * Processor licences of Oracle Database Enterprise Edition for a machine in Azure: two vCPUs count as one where they are threads of
 * one core, one vCPU where it is a core. The core factor does not apply there.
 *
 * @param vcpusPerCore 2 or 1
 */
export function oracleCloudProcessors(vcpus: number, vcpusPerCore: number): number {
  invariant(isWhole(vcpus), 'a machine has a whole number of vCPUs');
  return vcpusPerCore >= 2 ? Math.ceil(vcpus / 2) : vcpus;
}

/** Sockets of Oracle Database Standard Edition 2 for a machine in Azure: every four vCPUs begun count as one; null above 8 vCPUs. */
export function oracleCloudSockets(vcpus: number): number | null {
  invariant(isWhole(vcpus), 'a machine has a whole number of vCPUs');
  return vcpus > MOST_VCPUS_OF_STANDARD2 ? null : Math.ceil(vcpus / VCPUS_OF_A_CLOUD_SOCKET);
}
