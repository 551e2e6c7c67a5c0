import type { MachineId, MachineRole, Problem } from '../model/index.js';
import type { AvailabilityPlan } from './availability.js';
import type { DrillPlan } from './drills.js';
import type { FailbackPlan } from './failback.js';
import type { GroupsPlan } from './groups.js';
import type { PointsPlan } from './points.js';
import type { ProtectionPlan } from './protection.js';
import type { RecoverySettings } from './recovery-settings.js';
import type { TargetDesign } from './target-design.js';

/** A machine of the estate as the plan knows it. */
export interface RecoveryMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly role: MachineRole | null;
  readonly application: string | null;
  readonly isProtected: boolean;
}

/** How an estate comes back: plain data that people read and an engine carries out; the same bytes for the same inputs. */
export interface RecoveryPlan {
  readonly schemaVersion: 1;
  readonly engine: { readonly name: 'portolan'; readonly version: string };
  /** SHA-256 of the assessment that it was made from, as `assess` writes it; in what stands in an output folder. */
  readonly assessmentSha256?: string;
  /** Labels of the inputs of that assessment, in reading order; in what stands in an output folder. */
  readonly assessmentInputs?: readonly string[];
  readonly asOf: string;
  readonly settings: RecoverySettings;
  readonly settingsWords: readonly string[];
  readonly counts: {
    readonly machines: number;
    /** In a plan that starts them; all of them replicate. */
    readonly protected: number;
    /** In no plan: with those in one, all machines. */
    readonly left: number;
    /** Everybody that replicates, as in the plan of replication with the purpose to protect: of them points are kept and bandwidth is planned. */
    readonly replicated: number;
    /** Of them, those in no plan: with those in one, all that replicate. */
    readonly replicatedInNone: number;
  };
  /** By name. */
  readonly machines: readonly RecoveryMachine[];
  readonly protection: ProtectionPlan;
  readonly points: PointsPlan;
  readonly groups: GroupsPlan;
  readonly availability: readonly AvailabilityPlan[];
  readonly target: TargetDesign;
  readonly failback: FailbackPlan;
  readonly drills: DrillPlan;
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}
