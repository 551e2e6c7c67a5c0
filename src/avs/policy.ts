import type { AvsManagement } from './management.js';
import type { AvsNodeName, AvsStorageName } from './nodes.js';

/** How an estate is laid on nodes. */
export interface AvsPolicy {
  readonly node: AvsNodeName;
  readonly storage: AvsStorageName;
  /** Virtual processors on one physical core. */
  readonly oversubscription: number;
  /** Memory promised over memory there: 1 is all of it, 0.5 half, 2 twice. */
  readonly memoryOvercommit: number;
  /** What deduplication and compression make of the data: 3 keeps a third. */
  readonly deduplication: number;
  /** Of the storage, kept free for vSAN. */
  readonly slackPercent: number;
  /**
   * How much of the processors may be used. The document of 2020 caps them at 80 % so that hosts can fail; that of 2024 at nothing, and
   * leaves the headroom to the customer.
   */
  readonly cpuCapPercent: number;
  /** Over what machines need: growth of the estate. */
  readonly growth: { readonly cpu: number; readonly memory: number; readonly storage: number };
  /** Allocated disks, or what is in use on them: Azure Migrate takes the latter of imported files alone. */
  readonly storageBasis: 'allocated' | 'used';
  /** What vCenter Server, NSX and the like take. The assessment page gives no figures, so that nothing is counted unless you ask. */
  readonly management: AvsManagement;
}

/** Source of the defaults: concepts-azure-vmware-solution-assessment-calculation.md (12/06/2024). */
export const DEFAULT_AVS_POLICY: AvsPolicy = {
  node: 'AV36',
  storage: 'ftt1-raid1',
  oversubscription: 4,
  memoryOvercommit: 1,
  deduplication: 1,
  slackPercent: 25,
  cpuCapPercent: 100,
  growth: { cpu: 1, memory: 1, storage: 1 },
  storageBasis: 'allocated',
  management: { vCpus: 0, memoryGB: 0, storageGB: 0, source: null },
};

/** What the document of 2020 has otherwise. Source: the same page of 06/25/2020. */
export const AVS_CPU_CAP_2020 = 80;

export interface AvsRange {
  readonly least: number;
  readonly greatest: number;
}
/** Both up to one decimal. Source: as for the defaults. */
export const AVS_RANGES: Readonly<Record<'memoryOvercommit' | 'deduplication', AvsRange>> = {
  memoryOvercommit: { least: 0.5, greatest: 10 },
  deduplication: { least: 1, greatest: 10 },
};
