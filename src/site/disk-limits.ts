import type { Generation, SiteDisk } from './site-replication.js';
import { PAGES } from './sources.js';

/** What one way of replication takes of disks, in GB. */
export interface DiskLimits {
  /** By the generation of machine that Azure makes. */
  readonly systemGB: { readonly 1: number; readonly 2: number };
  readonly dataGB: number;
  /** A disk has to be larger than this; null: no page states it for this way. */
  readonly aboveGB: number | null;
  readonly disksPerMachine: number;
  readonly takes4KSectors: boolean;
  /** Kinds that are refused or left behind, with what becomes of them. */
  readonly refuses: Readonly<Partial<Record<NonNullable<SiteDisk['type']>, string>>>;
  readonly source: string;
}

const REFUSED = 'is not supported';
const LEFT = 'is left behind';
const ALL_REFUSE = { shared: REFUSED, encrypted: REFUSED, multipath: REFUSED, nfs: LEFT } as const;

const AGENT: DiskLimits = {
  systemGB: { 1: 2048, 2: 4095 },
  dataGB: 32_767,
  aboveGB: 1,
  disksPerMachine: 65,
  takes4KSectors: false,
  refuses: { ...ALL_REFUSE, storageSpaces: REFUSED },
  source: PAGES.matrix,
};

/**
 * Disks by the way of replication. Site Recovery's count is that of 64 data disks beside the disk of the system; the others count all.
 * Azure Migrate's way with agents prints 4 TB and 32 TB in a row of its own, and takes over the requirements of Site Recovery's storage; here
 * those, the stricter. Hyper-V is as Azure Migrate takes it; the newest copy found of Site Recovery's own page for Hyper-V is of 2020 and stops earlier.
 */
export const REPLICATED_DISK_LIMITS: Readonly<Record<Generation, DiskLimits>> = {
  modernized: AGENT,
  classic: AGENT,
  agentBased: { ...AGENT, disksPerMachine: 63, source: `${PAGES.migrateMatrix}, which refers to ${PAGES.matrix}` },
  agentless: {
    systemGB: { 1: 2048, 2: 2048 },
    dataGB: 32_768,
    aboveGB: null,
    disksPerMachine: 60,
    takes4KSectors: true,
    refuses: { ...ALL_REFUSE, independent: REFUSED, iscsi: REFUSED, rdm: LEFT },
    source: PAGES.migrateMatrix,
  },
  hyperV: {
    systemGB: { 1: 2048, 2: 4096 },
    dataGB: 32_768,
    aboveGB: null,
    disksPerMachine: 16,
    takes4KSectors: false,
    refuses: { shared: REFUSED, encrypted: REFUSED, nfs: LEFT, iscsi: REFUSED, rdm: REFUSED },
    source: PAGES.migrateHyperV,
  },
};
