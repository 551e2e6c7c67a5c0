import type { Assessment } from '../assessment/index.js';
import type { BackTest } from '../backtest/index.js';
import type { WaveCalendar } from '../calendar/index.js';
import type { DependencyGraph } from '../graph/index.js';
import type { MachineId, Problem } from '../model/index.js';
import type { RecoveryPlan } from '../recovery/index.js';
import type { ReplicationPlan } from '../replication/index.js';
import type { WavePlan } from '../waves/index.js';
import type { WhatIf } from '../whatif/index.js';
import type { MachineCharts } from '../charts/index.js';

/** What lies in an output folder, as far as a report shows it. Null: it was not run, and the report has no chapter of it. */
export interface ReportContents {
  readonly assessment: Assessment;
  /** What the assessment was made of, by hash; null where the folder has no lock. */
  readonly lock: ReportLock | null;
  /** Drawings of the samples of each machine, the drawn machines in the order of the assessment; null without samples. */
  readonly charts: ReadonlyMap<MachineId, MachineCharts> | null;
  readonly graph: DependencyGraph | null;
  readonly waves: WavePlan | null;
  readonly calendar: WaveCalendar | null;
  readonly replication: ReplicationPlan | null;
  readonly recovery: RecoveryPlan | null;
  readonly whatIf: WhatIf | null;
  readonly backTest: BackTest | null;
  /**
   * What lies there and is not shown, and why: made from another assessment, damaged, of another version. With `node/no-assessment-hash`: shown, though
   * it does not say of which assessment it is.
   */
  readonly leftOut: readonly Problem[];
}

/** Hashes of what an assessment depends on, SHA-256 in hexadecimal. */
export interface ReportLock {
  readonly engine: string;
  readonly inputs: readonly { readonly file: string; readonly bytes: number; readonly sha256: string }[];
  readonly catalogueSha256: string;
  readonly policySha256: string;
  readonly assessmentSha256: string;
}

/** An assessment alone, as it stands when it was just made. */
export const contentsOfAssessment = (assessment: Assessment): ReportContents => ({
  assessment,
  ...{ lock: null, charts: null, graph: null, waves: null, calendar: null, replication: null, recovery: null },
  ...{ whatIf: null, backTest: null, leftOut: [] },
});
