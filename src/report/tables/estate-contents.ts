import type { Assessment } from '../../assessment/index.js';
import type { WaveCalendar } from '../../calendar/index.js';
import type { DependencyGraph } from '../../graph/index.js';
import type { Problem } from '../../model/index.js';
import type { RecoveryPlan } from '../../recovery/index.js';
import type { ReplicationPlan } from '../../replication/index.js';
import type { WavePlan } from '../../waves/index.js';

/** What lies in an output folder, as far as tables are made of it; null: it was not run, or belongs to another assessment. */
export interface EstateContents {
  readonly assessment: Assessment;
  readonly waves: WavePlan | null;
  readonly calendar: WaveCalendar | null;
  readonly graph: DependencyGraph | null;
  readonly replication: ReplicationPlan | null;
  readonly recovery: RecoveryPlan | null;
  /** What is to be told of the folder itself. */
  readonly problems: readonly Problem[];
}
