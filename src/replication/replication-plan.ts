import type { Problem } from '../model/index.js';
import type { AvoidedLimit } from './avoided-limits.js';
import type { BandwidthPlan } from './bandwidth.js';
import type { ChecklistPart } from './checklist.js';
import type { EstateChurn, MachineChurn } from './churn.js';
import type { FoldingPlan } from './folding.js';
import type { InitialPlan } from './initial.js';
import type { MachineVerdicts, PlacementPlan } from './placement.js';
import type { ReplicatedMachine, UnreplicatedMachine } from './replicated.js';
import type { ReplicationCost } from './replication-cost.js';
import type { ReplicationSettings } from './replication-settings.js';

/** How an estate is replicated: plain data that a person reads and an engine carries out; the same bytes for the same inputs. */
export interface ReplicationPlan {
  readonly schemaVersion: 1;
  readonly engine: { readonly name: 'portolan'; readonly version: string };
  /** SHA-256 of the assessment that it was made from, as `assess` writes it; in what stands in an output folder. */
  readonly assessmentSha256?: string;
  /** Labels of the inputs of that assessment, in reading order; in what stands in an output folder. */
  readonly assessmentInputs?: readonly string[];
  readonly asOf: string;
  readonly settings: ReplicationSettings;
  /** The settings in sentences, with where each came from. */
  readonly settingsWords: readonly string[];
  /** `machines = replicated + unreplicated`, of the whole estate. */
  readonly counts: {
    readonly machines: number;
    readonly replicated: number;
    readonly unreplicated: number;
    /** Of machines whose disks are known. */
    readonly disks: number;
    /** Replicated machines of whose disks no source tells anything: not 0, but unknown. */
    readonly machinesOfUnknownDisks: number;
    readonly disksLeftOut: number;
    readonly disksOverALimit: number;
    /** Datastores and volumes that would be full. */
    readonly datastoresShort: number;
  };
  /** In the order of the estate. */
  readonly machines: readonly ReplicatedMachine[];
  readonly unreplicated: readonly UnreplicatedMachine[];
  readonly churn: {
    readonly machines: readonly MachineChurn[];
    readonly estate: Omit<EstateChurn, 'bytes' | 'cycledBytes' | 'foldedBytes'>;
  };
  /** How much of what is written still crosses in cycles, disk by disk. */
  readonly folding: FoldingPlan;
  readonly verdicts: readonly MachineVerdicts[];
  /** Limits of churn that the generations of this plan do not have, or whose disks are left out. */
  readonly avoided: readonly AvoidedLimit[];
  readonly placement: PlacementPlan;
  readonly bandwidth: BandwidthPlan;
  readonly initial: InitialPlan;
  readonly checklist: readonly ChecklistPart[];
  readonly cost: ReplicationCost;
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}
