import type { DependencyGraph, GraphMachine } from '../graph/index.js';
import { compareText, countOf, visibleLine } from '../model/index.js';
import type { Machine, MachineId } from '../model/index.js';
import {
  directoryAction,
  egressAction,
  keeperActions,
  namesOf,
  promoteAction,
  switchAction,
  ttlAction,
  verifyAction,
  waitAction,
} from './group-actions.js';
import { servingGroups } from './derive-rto.js';
import { hydrationOf } from './hydration.js';
import type { PlannedAction, RecoveryGroup, RecoveryRun } from './groups.js';
import type { PackedRun } from './pack-runs.js';
import { basisOfMinutes, basisOfStart } from './recovery-defaults.js';
import type { RecoveryEngine } from './recovery-engines.js';
import type { RecoverySettings } from './recovery-settings.js';
import { settingsActions } from './settings-actions.js';
import type { StandbyDatabase } from './standby.js';
import type { StartLevel, StartOrder } from './start-order.js';
import { rankOf } from './start-tiers.js';
import type { StartTier } from './start-tiers.js';

export interface RunContext {
  readonly name: string;
  /** By group, for which groups of other plans it waits. */
  readonly waits: readonly RecoveryGroup['waitsFor'][];
  /** It holds the first of all groups, before which the ground is looked at. */
  readonly isFirst: boolean;
  /** Databases that it promotes in the recovery site. */
  readonly standby: readonly StandbyDatabase[];
  /** What is to be said of all plans, with the first. */
  readonly said: readonly string[];
  readonly torn: readonly string[];
  readonly graph: DependencyGraph;
  readonly order: StartOrder;
  readonly graphById: ReadonlyMap<MachineId, GraphMachine>;
  /** Machines that no connection names. */
  readonly unseen: ReadonlySet<MachineId>;
  /** What serves the data of each machine that keeps some. */
  readonly engines: ReadonlyMap<MachineId, RecoveryEngine>;
  readonly byId: ReadonlyMap<MachineId, Machine>;
  readonly settings: RecoverySettings;
}

const TIER_NAMES: Readonly<Record<StartTier, string>> = {
  directory: 'Directory, names and network',
  database: 'Databases and files',
  middleware: 'Caches, queues and licences',
  application: 'Applications and interfaces',
  web: 'Web and gateways',
  other: 'Operations and the rest',
};

/** One plan with its groups and their actions. */
export function buildRun(run: PackedRun, context: RunContext): RecoveryRun {
  const { settings, order, byId } = context;
  const own = new Set(run.machines);
  const levels = order.levels
    .map((level) => ({ ...level, machines: level.machines.filter((id) => own.has(id)) }))
    .filter(({ machines }) => machines.length > 0);
  const firstProgram = levels.findIndex(({ tier }) => rankOf(tier) > rankOf('database'));
  const last = servingGroups(levels);
  const groups = levels.map((level, at): RecoveryGroup => {
    const waitsFor = context.waits[at]!;
    return groupOf(level, at + 1, context, {
      waitsFor,
      before: [
        ...(waitsFor.length > 0 ? [waitAction(waitsFor)] : []),
        ...(at === 0 && context.isFirst ? [ttlAction(settings), egressAction(settings)] : []),
        ...(at === firstProgram ? context.standby.map((one) => promoteAction(one, 'before')) : []),
      ],
      after: run.isFoundation
        ? at === levels.length - 1
          ? context.standby.map((one) => promoteAction(one, 'after'))
          : []
        : at + 1 === last
          ? [verifyAction(settings), switchAction(settings)]
          : [],
    });
  });
  const hydration = hydrationOf(
    run.machines.map((id) => byId.get(id)!),
    run.family,
    settings,
  );
  const { groups: withActions, said } = settingsActions(groups, context, run.family);
  return {
    name: context.name,
    after: [...new Set(context.waits.flat().map(({ plan }) => plan))],
    failOverMinutes: settings.minutes.failOver,
    failOverBasis: basisOfMinutes('failOver', settings),
    hydrateMinutes: hydration.minutes,
    hydrateBasis: hydration.basis,
    isAlwaysHydrated: hydration.isAlways,
    groups: withActions,
    said: [...context.said, ...familyWords(run, byId), ...context.torn, ...said],
  };
}

function familyWords({ family, machines }: PackedRun, byId: RunContext['byId']): readonly string[] {
  const others = machines.filter((id) => byId.get(id)!.source === 'other').length;
  const unknown =
    others === 0
      ? []
      : [
          `of ${countOf(others, 'machine')} no source tells the hypervisor: taken as VMware or physical, which share a plan`,
        ];
  return family === 'hyperv'
    ? [
        'machines of Hyper-V have a plan of their own: a plan holds one source, and VMware may not be with Hyper-V in VMM',
      ]
    : unknown;
}

interface Ends {
  readonly waitsFor: RecoveryGroup['waitsFor'];
  readonly before: readonly PlannedAction[];
  readonly after: readonly PlannedAction[];
}

function groupOf(level: StartLevel, number: number, context: RunContext, ends: Ends): RecoveryGroup {
  const { settings } = context;
  const { tier, machines, depth } = level;
  const known = knownOf(machines, context);
  const each = settings.minutes.start[tier];
  const rounds = machines.some((id) => level.circular.has(id)) ? 2 : 1;
  const waves = settings.startAtOnce === null ? 1 : Math.ceil(machines.length / Math.max(1, settings.startAtOnce));
  return {
    number,
    name: `${TIER_NAMES[tier]}${depth === 0 ? '' : ` (${depth + 1})`}`,
    ...{ tier, machines },
    why: whyWords(level, context, known),
    waitsFor: ends.waitsFor,
    before: ends.before,
    after: [...tierActions(tier, known, context), ...ends.after],
    startMinutes: each * rounds * waves,
    freeStartMinutes: each * rounds,
    startBasis: [
      `${each} min for a machine of this tier: ${basisOfStart(tier, settings)}`,
      ...(rounds === 2 ? ['two rounds, since machines of it need each other (ours)'] : []),
      ...(waves > 1 ? [`${waves} times, ${settings.startAtOnce ?? 0} at once (the settings)`] : []),
    ].join('; '),
  };
}

/** By name, as people read them. */
const knownOf = (ids: readonly MachineId[], { graphById }: RunContext): readonly GraphMachine[] =>
  ids
    .flatMap((id) => graphById.get(id) ?? [])
    .sort((left, right) => compareText(left.name, right.name) || compareText(left.id, right.id));

function tierActions(
  tier: StartTier,
  machines: readonly GraphMachine[],
  { graph, engines }: RunContext,
): readonly PlannedAction[] {
  if (tier === 'directory') {
    const controllers = machines.filter(({ role }) => role === 'directory' || role === 'dns');
    return controllers.length === 0 ? [] : [directoryAction(controllers)];
  }
  return tier === 'database' || tier === 'middleware' ? keeperActions(machines, { graph, engines }, tier) : [];
}

function whyWords(
  { tier, depth, machines }: StartLevel,
  { order, unseen }: RunContext,
  known: readonly GraphMachine[],
): string {
  const own = new Set(machines);
  const others = (of: StartOrder['clientsOf']): number =>
    new Set(machines.flatMap((id) => of.get(id) ?? []).filter((id) => !own.has(id))).size;
  const clients = others(order.clientsOf);
  const silent = machines.filter((id) => unseen.has(id)).length;
  const nameless = known.filter(({ role }) => role === null);
  return [
    depth === 0
      ? `${TIER_NAMES[tier].toLowerCase()} of the order of tiers`
      : `asks machines of its own tier that start before`,
    `${clients} ${clients === 1 ? 'machine asks' : 'machines ask'} it`,
    `it asks ${others(order.serversOf)} that start before`,
    ...(silent > 0 ? [`${silent} without any connection, placed by role or tier`] : []),
    ...(nameless.length > 0
      ? [
          `no sign of a role: ${namesOf(nameless.map(({ name }) => visibleLine(name)))}, placed with those that ask them, else last`,
        ]
      : []),
  ].join('; ');
}
