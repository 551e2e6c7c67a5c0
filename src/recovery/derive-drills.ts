import type { DependencyGraph } from '../graph/index.js';
import type { Site } from '../site/index.js';
import type { Statement } from '../statements/index.js';
import { deriveDue } from './drill-due.js';
import { drillScenarios } from './drill-scenarios.js';
import type { DrillPlan } from './drills.js';
import { EVIDENCE_FORMAT } from './evidence.js';
import type { GroupsPlan } from './groups.js';
import { deriveObjectives } from './objectives.js';
import type { RecoverySettings } from './recovery-settings.js';
import { deriveStandby } from './standby.js';

export interface DrillsInput {
  readonly graph: DependencyGraph;
  readonly groups: GroupsPlan;
  readonly site: Site | null;
  readonly statements: readonly Statement[];
  readonly settings: RecoverySettings;
  /** `YYYY-MM-DD` of the plan, by which drills are due. */
  readonly asOf: string;
}

/** What is exercised, what is measured, when each machine and application is due, and in which form it is recorded. */
export function deriveDrills({ graph, groups, site, statements, settings, asOf }: DrillsInput): DrillPlan {
  const { rpoMinutes, rtoMinutes } = deriveObjectives({ site, statements, settings });
  const planned = new Set(groups.runs.flatMap((run) => run.groups.flatMap(({ machines }) => machines)));
  const members = graph.machines.filter(({ id }) => planned.has(id));
  const stated = members.flatMap(({ application }) => (application === null ? [] : [application]));
  const found = graph.groups.filter(({ machines }) => machines.some((id) => planned.has(id))).map(({ name }) => name);
  return {
    scenarios: drillScenarios({
      graph,
      groups,
      standby: deriveStandby(site, statements).databases,
      rpoMinutes: rpoMinutes.value,
      rtoMinutes: rtoMinutes.value,
    }),
    due: deriveDue({
      machines: members.map(({ name }) => name),
      applications: [...stated, ...found],
      drills: site?.drills ?? [],
      ...{ asOf, ...settings.drills },
    }),
    evidenceFormat: EVIDENCE_FORMAT,
  };
}
