import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecoveryPlan } from '../../src/recovery/index.js';
import type { ReplicationPlan } from '../../src/replication/index.js';
import type { ReportContents } from '../../src/report/index.js';
import { planWaves } from '../../src/waves/index.js';
import type { WavePlan } from '../../src/waves/index.js';
import { inventMap } from './invented-map.js';
import { inventReport } from './invented-report.js';
import { plantedWaveInput } from './planted-wave-estate.js';
import { writePlans } from './written-plans.js';

const WAVES = 20;
const PLANNED = 60;
const MACHINES_PER_GROUP = 8;
const EDGES_PER_MACHINE = 4;

/**
 * The same as `inventReport` with chapters of map, waves, replication and recovery. Planning 10,000 machines would take minutes: the plan of waves
 * is one of 60 machines, repeated; plans of replication and recovery are of 300, since their chapters list the first rows of each table alone.
 *
 * @param folder where plans are written, which the caller removes
 */
export async function inventReportWithPlans(count: number, folder: string): Promise<ReportContents> {
  const contents = await inventReport(count);
  const names = contents.assessment.machines.map(({ name }) => name);
  const groups = Math.ceil(count / MACHINES_PER_GROUP);
  const size = { machines: count, groups, edges: count * EDGES_PER_MACHINE, hubs: 12, waves: WAVES };
  const { graph, plan } = inventMap({ ...size, seed: 20_261_122, names });
  const out = await writePlans(folder, 300);
  const read = (name: string): unknown => JSON.parse(readFileSync(join(out, `${name}.json`), 'utf8'));
  return {
    ...contents,
    graph,
    waves: repeated(planWaves(plantedWaveInput({ machines: PLANNED, edges: 240, seed: 1, waves: 4 })), plan),
    replication: read('replication') as ReplicationPlan,
    recovery: read('recovery') as RecoveryPlan,
  };
}

/** A small plan with the machines and waves of a large one, and as many of all else as that has machines. */
function repeated(small: WavePlan, large: WavePlan): WavePlan {
  const times = Math.ceil(large.machines.length / small.machines.length);
  const many = <T>(rows: readonly T[]): readonly T[] => Array.from({ length: times }, () => rows).flat();
  return {
    ...small,
    counts: { ...small.counts, machines: large.machines.length, planned: large.machines.length },
    waves: large.waves.map((wave, index) => ({ ...small.waves[index % small.waves.length]!, ...wave })),
    machines: large.machines.map((machine, index) => ({
      ...small.machines[index % small.machines.length]!,
      ...machine,
    })),
    cuts: many(small.cuts),
    unplanned: many(small.unplanned),
  };
}
