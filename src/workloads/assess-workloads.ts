import { compareText } from '../model/index.js';
import type { Environment, MachineId, Problem, SourceLocation } from '../model/index.js';
import type { ReadinessState } from '../rules/index.js';
import { assessWorkload, TARGETS } from './assess-workload.js';
import type { TargetAnswer } from './assess-workload.js';
import { createWorkloadBinder } from './bind-workload.js';
import type { WorkloadBinding, WorkloadMachine } from './bind-workload.js';
import type { WorkloadPolicy } from './policy.js';
import type { Target } from './rule.js';
import { APPS_PER_PLAN, packWebApps, webPlanSku } from './web-plans.js';
import type { WebPlans, WebPlanSku } from './web-plans.js';
import type { Workload, WorkloadKind } from './workload.js';

export interface WorkloadAnswer {
  readonly name: string;
  readonly kind: WorkloadKind;
  /** As the file names it. */
  readonly machine: string;
  readonly environment: Environment | null;
  readonly binding: WorkloadBinding;
  readonly targets: readonly TargetAnswer[];
  readonly at: SourceLocation;
}

/** What a discovery report counts on a machine; null where it could not look. */
export interface DiscoveredWorkloads {
  readonly machine: string;
  readonly hasSqlServer: boolean | null;
  readonly webApps: number | null;
}

export interface TargetCount {
  readonly target: Target;
  readonly states: Readonly<Record<ReadinessState, number>>;
  /** The sum of the states. */
  readonly workloads: number;
}

export interface WorkloadCounts {
  /** `workloads = bound + ambiguous + missing`, and the sum over the kinds. */
  readonly workloads: number;
  readonly bound: number;
  readonly ambiguous: number;
  readonly missing: number;
  readonly kinds: Readonly<Record<WorkloadKind, number>>;
  readonly targets: readonly TargetCount[];
}

/** The plans that the web applications would share which App Service can take. */
export interface WebPlanAnswer extends WebPlans {
  readonly sku: WebPlanSku;
  readonly appsPerPlan: number;
  readonly apps: number;
}

export interface WorkloadsAnswer {
  readonly policy: WorkloadPolicy;
  readonly region: string | null;
  readonly counts: WorkloadCounts;
  readonly webPlan: WebPlanAnswer | null;
  readonly workloads: readonly WorkloadAnswer[];
  readonly problems: readonly Problem[];
}

export interface WorkloadsInput {
  readonly workloads: readonly Workload[];
  readonly machines: readonly WorkloadMachine[];
  readonly discovered: readonly DiscoveredWorkloads[];
  readonly policy: WorkloadPolicy;
  readonly region: string | null;
}

/** Judges every workload for every service that may take it, and lays them beside the machines of the estate. */
export function assessWorkloads(input: WorkloadsInput): WorkloadsAnswer {
  const { policy, region, machines } = input;
  const bind = createWorkloadBinder(machines);
  const workloads = input.workloads.map((workload): WorkloadAnswer => {
    const { name, machine, environment, facts, at } = workload;
    const context = { policy, region, isProduction: environment !== 'nonProduction' };
    const targets = assessWorkload(facts, context);
    return { name, kind: facts.kind, machine, environment, binding: bind(machine), targets, at };
  });
  const problems = [...bindingProblems(workloads, machines.length), ...undescribed(workloads, input, bind)];
  return { policy, region, counts: countsOf(workloads), webPlan: webPlanOf(workloads, policy), workloads, problems };
}

const KINDS: readonly WorkloadKind[] = ['sqlServer', 'postgresql', 'mysql', 'webApp'];

function countsOf(workloads: readonly WorkloadAnswer[]): WorkloadCounts {
  const bindings = (kind: WorkloadBinding['kind']): number =>
    workloads.filter(({ binding }) => binding.kind === kind).length;
  const kindCount = (kind: WorkloadKind): number => workloads.filter((one) => one.kind === kind).length;
  const targets = KINDS.flatMap((kind) => TARGETS[kind]).flatMap((target) => targetCount(workloads, target));
  return {
    workloads: workloads.length,
    bound: bindings('bound'),
    ambiguous: bindings('ambiguous'),
    missing: bindings('missing'),
    kinds: {
      sqlServer: kindCount('sqlServer'),
      postgresql: kindCount('postgresql'),
      mysql: kindCount('mysql'),
      webApp: kindCount('webApp'),
    },
    targets,
  };
}

function targetCount(workloads: readonly WorkloadAnswer[], target: Target): readonly TargetCount[] {
  const answers = workloads.flatMap(({ targets }) => targets.filter((one) => one.target === target));
  if (answers.length === 0) return [];
  const count = (state: ReadinessState): number => answers.filter((answer) => answer.state === state).length;
  const states = {
    ready: count('ready'),
    readyWithConditions: count('readyWithConditions'),
    notReady: count('notReady'),
    unknown: count('unknown'),
  };
  return [{ target, states, workloads: answers.length }];
}

/** Plans hold the web applications that can be moved; one that is unknown may still turn out not to be. */
function webPlanOf(workloads: readonly WorkloadAnswer[], policy: WorkloadPolicy): WebPlanAnswer | null {
  const isMovable = ({ state }: TargetAnswer): boolean => state === 'ready' || state === 'readyWithConditions';
  const apps = workloads.filter(({ kind, targets }) => kind === 'webApp' && targets.some(isMovable)).length;
  if (apps === 0) return null;
  const sku = webPlanSku(policy);
  const appsPerPlan = APPS_PER_PLAN[sku];
  return { sku, appsPerPlan, apps, ...packWebApps(apps, appsPerPlan) };
}

/** @param machines of the estate: without an inventory nobody expects names to be found */
function bindingProblems(workloads: readonly WorkloadAnswer[], machines: number): readonly Problem[] {
  if (machines === 0) return [];
  return workloads.flatMap(({ name, machine, binding, at }): readonly Problem[] => {
    if (binding.kind === 'bound') return [];
    if (binding.kind === 'ambiguous') {
      return [
        {
          code: 'workloads/ambiguous-machine',
          severity: 'warning',
          at,
          message: `${name} runs on ${machine}, and ${binding.machines.length} machines of the inventory have that name`,
          remedy: 'write the name with its domain, as the inventory has it',
        },
      ];
    }
    const near = binding.near.length === 0 ? '' : `; did you mean ${binding.near.join(' or ')}?`;
    return [
      {
        code: 'workloads/machine-not-in-inventory',
        severity: 'warning',
        at,
        message: `${name} runs on ${machine}, which no inventory lists`,
        remedy: `write the name as the inventory has it, or add the machine to the inventory${near}`,
      },
    ];
  });
}

const NAMES_SHOWN = 5;

/** Machines on which a discovery saw SQL Server or web applications, and that no file describes. */
function undescribed(
  workloads: readonly WorkloadAnswer[],
  { discovered }: WorkloadsInput,
  bind: (name: string) => WorkloadBinding,
): readonly Problem[] {
  const described = (kind: WorkloadKind): ReadonlySet<MachineId | string> =>
    new Set(workloads.flatMap((one) => (one.kind === kind && one.binding.kind === 'bound' ? [one.binding.id] : [])));
  const keyOf = (machine: string): MachineId | string => {
    const binding = bind(machine);
    return binding.kind === 'bound' ? binding.id : machine;
  };
  const gap = (kind: WorkloadKind, what: string, isSeen: (one: DiscoveredWorkloads) => boolean): readonly Problem[] => {
    const known = described(kind);
    const names = discovered
      .filter((one) => isSeen(one) && !known.has(keyOf(one.machine)))
      .map(({ machine }) => machine)
      .sort(compareText);
    if (names.length === 0) return [];
    const rest = names.length - NAMES_SHOWN;
    const shown = `${names.slice(0, NAMES_SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    return [
      {
        code: 'workloads/discovered-not-described',
        severity: 'info',
        at: null,
        message: `a discovery saw ${what} on ${names.length} machines that no file describes: ${shown}`,
        remedy: `describe them (kind: ${kind}) to have them judged; docs/workloads.md says how to collect the facts`,
      },
    ];
  };
  return [
    ...gap('sqlServer', 'SQL Server', ({ hasSqlServer }) => hasSqlServer === true),
    ...gap('webApp', 'web applications', ({ webApps }) => (webApps ?? 0) > 0),
  ];
}
