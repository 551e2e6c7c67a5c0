import type { DependencyGraph } from '../graph/index.js';
import type { Problem } from '../model/index.js';
import type { Site } from '../site/index.js';
import type { Statement } from '../statements/index.js';
import { deriveDue, dueWords } from './drill-due.js';
import type { DueInput } from './drill-due.js';
import { drillsOfEvidence } from './drill-evidence.js';
import type { EvidenceAnswer } from './drill-evidence.js';
import { drillScenarios } from './drill-scenarios.js';
import type { DrillPlan } from './drills.js';
import { EVIDENCE_FORMAT } from './evidence.js';
import type { GroupsPlan } from './groups.js';
import { deriveObjectives } from './objectives.js';
import type { EvidenceRead } from './read-evidence.js';
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
  /** Records of drills, which tell more than the site file; null or absent: none were given. */
  readonly evidence?: EvidenceRead | null;
}

/** The plan, with what of the evidence fits nobody. */
export interface DerivedDrills {
  readonly plan: DrillPlan;
  readonly problems: readonly Problem[];
}

/** What is exercised, what is measured, when each machine and application is due, and in which form it is recorded. */
export const deriveDrills = (input: DrillsInput): DrillPlan => planDrills(input).plan;

/** The same with the problems of the evidence, its own first. */
export function planDrills(input: DrillsInput): DerivedDrills {
  const { graph, groups, site, statements, settings, asOf } = input;
  const { rpoMinutes, rtoMinutes } = deriveObjectives({ site, statements, settings });
  const names = drilledNames(input);
  const shown = evidenceOf(input, names);
  const ofSite = (site?.drills ?? []).map((drill) => ({ ...drill, from: 'the site file' }));
  const due = deriveDue({ ...names, drills: [...shown.drills, ...ofSite], asOf, ...settings.drills });
  return {
    plan: {
      scenarios: drillScenarios({
        graph,
        groups,
        standby: deriveStandby(site, statements).databases,
        rpoMinutes: rpoMinutes.value,
        rtoMinutes: rtoMinutes.value,
      }),
      due,
      said: dueWords(due, settings.drills),
      recorded: shown.shown,
      evidenceFormat: EVIDENCE_FORMAT,
    },
    problems: shown.problems,
  };
}

interface GivenEvidence extends Omit<EvidenceAnswer, 'shown'> {
  readonly shown: DrillPlan['recorded'];
}

function evidenceOf(
  { evidence = null, graph, asOf }: DrillsInput,
  names: Pick<DueInput, 'machines' | 'applications'>,
): GivenEvidence {
  if (evidence === null) return { drills: [], shown: null, problems: [] };
  const found = drillsOfEvidence({ evidence, ...names, estate: graph.machines.map(({ name }) => name), asOf });
  return { ...found, problems: [...evidence.problems, ...found.problems] };
}

/** Names of what the plans start: its machines, the applications that are stated for them and those that connections show. */
function drilledNames({ graph, groups }: DrillsInput): Pick<DueInput, 'machines' | 'applications'> {
  const planned = new Set(groups.runs.flatMap((run) => run.groups.flatMap(({ machines }) => machines)));
  const members = graph.machines.filter(({ id }) => planned.has(id));
  const stated = members.flatMap(({ application }) => (application === null ? [] : [application]));
  const found = graph.groups.filter(({ machines }) => machines.some((id) => planned.has(id))).map(({ name }) => name);
  return { machines: members.map(({ name }) => name), applications: [...stated, ...found] };
}
