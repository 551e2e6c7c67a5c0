import type { VmSize } from '../catalog/index.js';

/** How many licences software that is licensed by the core takes on a machine of some size. */
export interface CoreLicences {
  /** Core licences of SQL Server: one a vCPU, four at least. */
  readonly sqlServerCores: number;
  /** Processor licences of Oracle Database Enterprise Edition: two vCPUs each where they are threads of one core… */
  readonly oracleProcessors: number;
  /** …and one each where a vCPU is a core of its own. */
  readonly oracleProcessorsWithoutThreads: number;
}

const LEAST_SQL_CORES = 4;

const licencesOf = (vcpus: number): CoreLicences => ({
  sqlServerCores: Math.max(LEAST_SQL_CORES, vcpus),
  oracleProcessors: Math.ceil(vcpus / 2),
  oracleProcessorsWithoutThreads: vcpus,
});

/**
 * The core licences of a size, and those of the full size beside it: what a constrained-core size saves. It costs as much
 * as the full size and keeps its memory and disk limits; only what is licensed by the core becomes cheaper. How much is
 * between the owner and her vendor: no price is known here.
 *
 * Worked example: E16-4s_v5 shows 4 of 16 vCPUs. SQL Server takes 4 core licences instead of 16, Oracle 2 processors
 * instead of 8.
 *
 * Source: Microsoft SQL Server licensing guide ("a minimum of four core licenses" a virtual machine); Oracle, "Licensing
 * Oracle Software in the Cloud Computing Environment"; both by secondary pages read 2026-11-21.
 */
export const deriveCoreLicences = ({
  vcpus,
  vcpusAvailable,
}: Pick<VmSize, 'vcpus' | 'vcpusAvailable'>): { readonly own: CoreLicences; readonly full: CoreLicences } => ({
  own: licencesOf(vcpusAvailable),
  full: licencesOf(vcpus),
});
