import { isCovered, listMachines, plainMachineName, visibleLine } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { PlannedAction, RecoveryGroup } from './groups.js';
import type { PlanFamily } from './pack-runs.js';
import type { RecoveryAction, RecoverySettings } from './recovery-settings.js';
import type { DependencyGraph } from '../graph/index.js';

interface ActionContext {
  readonly settings: RecoverySettings;
  readonly graph: DependencyGraph;
}

/** Groups with the actions that people stated, behind the plan's own; what a plan cannot do with one is said. */
export function settingsActions(
  groups: readonly RecoveryGroup[],
  { settings, graph }: ActionContext,
  family: PlanFamily,
): { readonly groups: readonly RecoveryGroup[]; readonly said: readonly string[] } {
  const nameOf = new Map(graph.machines.map(({ id, name }) => [id, name] as const));
  const own = settings.actions.map((action) => ({ action, planned: plannedOf(action) }));
  const withActions = groups.map((group) => {
    const fitting = own.filter(({ action }) => belongs(action, group, nameOf)).map(({ planned }) => planned);
    const at = (when: PlannedAction['when']): readonly PlannedAction[] => fitting.filter((one) => one.when === when);
    return { ...group, before: [...group.before, ...at('before')], after: [...group.after, ...at('after')] };
  });
  const here = own.filter(({ action }) => groups.some((group) => belongs(action, group, nameOf)));
  return { groups: withActions, said: here.flatMap(({ action }) => doubts(action, family)) };
}

const plannedOf = ({ when, kind, title, minutes }: RecoveryAction): PlannedAction => ({
  ...{ when, kind, title, minutes, purpose: 'stated' },
  lines: [],
  basis: 'the settings',
  scope: ['test', 'failover', 'plannedFailover'],
});

function belongs(
  { group, machines }: RecoveryAction,
  { number, machines: members }: RecoveryGroup,
  nameOf: ReadonlyMap<MachineId, string>,
): boolean {
  if (group !== null) return group === number;
  const { names, patterns } = listMachines(machines);
  const plain = new Set(names.map(plainMachineName));
  return members.some((id) => {
    const name = nameOf.get(id) ?? '';
    return plain.has(plainMachineName(name)) || patterns.some((parts) => isCovered(parts, name));
  });
}

/** To Azure a plan runs runbooks, and nothing by itself on the way home unless the machines are in Azure. */
function doubts({ kind, title }: RecoveryAction, family: PlanFamily): readonly string[] {
  const words = visibleLine(title);
  if (kind === 'script') return [`"${words}" is a script, but a plan to Azure runs runbooks: let a runbook run it`];
  if (kind === 'runbook' && family === 'vmware') {
    return [`"${words}" runs on the way to Azure alone: a failback to VMware runs no runbook`];
  }
  return [];
}

/** Actions of the settings that no group of any plan has. */
export function lostActions(
  settings: RecoverySettings,
  runs: readonly { readonly groups: readonly RecoveryGroup[] }[],
  graph: DependencyGraph,
): readonly RecoveryAction[] {
  const nameOf = new Map(graph.machines.map(({ id, name }) => [id, name] as const));
  const groups = runs.flatMap((run) => run.groups);
  return settings.actions.filter((action) => !groups.some((group) => belongs(action, group, nameOf)));
}
