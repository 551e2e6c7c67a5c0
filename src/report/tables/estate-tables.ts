import type { MachineId } from '../../model/index.js';
import type { EstateContents } from './estate-contents.js';
import { machineTable } from './estate-machines.js';
import { decisionTable, policyTable, problemTable } from './estate-notes.js';
import { costTable, diskTable, readinessTable } from './estate-parts.js';
import { dependencyTable, waveTable } from './estate-plans.js';
import { summaryTable } from './estate-summary.js';
import type { ReportTable } from './table.js';

/**
 * Every table of an estate, in the order in which architects ask: summary, machines, disks, readiness, costs, waves, dependencies, decisions, problems,
 * policy. Waves are there where they were planned, dependencies where a graph or a plan of waves lies beside the assessment, decisions where people made
 * some; the summary says what is missing and what to run for it. Those of replication and recovery are `replicationTables` and `recoveryTables`.
 *
 * Money is US dollars. An empty cell is unknown, with the reason in a cell of its row, never zero. Rows are in the order of the outputs.
 */
export function estateTables(contents: EstateContents): readonly ReportTable[] {
  const { assessment, waves, calendar, graph } = contents;
  const named = [...assessment.machines, ...assessment.outOfScope];
  const names = new Map<MachineId, string>(named.map(({ id, name }) => [id, name]));
  const nameOf = (id: MachineId): string => names.get(id) ?? id;
  return [
    summaryTable(contents),
    machineTable(assessment, waves),
    diskTable(assessment),
    readinessTable(assessment),
    costTable(assessment),
    ...(waves === null ? [] : [waveTable(waves, calendar, nameOf)]),
    ...present(dependencyTable({ graph, waves }, nameOf)),
    ...present(decisionTable(assessment)),
    problemTable(contents),
    policyTable(assessment),
  ];
}

const present = (table: ReportTable | null): readonly ReportTable[] => (table === null ? [] : [table]);
