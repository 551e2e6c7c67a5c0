import type { DependencyGraph } from '../graph/index.js';
import { compareText, isCovered, listMachines, plainMachineName } from '../model/index.js';
import type { MachineId, Problem } from '../model/index.js';
import { settleTwins } from '../replication/index.js';
import type { GroupsPlan } from './groups.js';
import type { RecoveryAction } from './recovery-settings.js';
import { didYouMean, faultAt, listedNames } from './settings-problems.js';
import type { RecoveryPlaces, SettingsFault } from './settings-problems.js';

interface CheckedActions {
  readonly actions: readonly RecoveryAction[];
  readonly problems: readonly Problem[];
}

/**
 * The actions that can be used of what people stated, and what is wrong with the others, each with its place: names that nobody has, an
 * action that belongs nowhere or in two places, and one that says what another says or contradicts. Nothing is mended: of an action with
 * some wrong names the others count.
 */
export function checkActions(
  actions: readonly RecoveryAction[],
  graph: DependencyGraph,
  places: RecoveryPlaces,
): CheckedActions {
  const problems: Problem[] = [];
  const kept: RecoveryAction[] = [];
  const machines = machinesByName(graph);
  const contradicted = contradictedActions(actions);
  actions.forEach((action, index) => {
    const at = { ...action.at, ...places.recovery(`actions.${index}`) };
    const own = faultsOf(action, { kept, machines, graph, contradicted });
    problems.push(...own.faults.map((fault) => faultAt(fault, at)));
    if (own.isUsed) kept.push(action);
  });
  return { actions: kept, problems };
}

type MachinesByName = ReadonlyMap<string, { readonly id: MachineId; readonly name: string }>;

const machinesByName = ({ machines }: DependencyGraph): MachinesByName =>
  new Map(machines.map(({ id, name }) => [plainMachineName(name), { id, name }] as const));

/** Actions of which another says the same step in another kind or other minutes, with the first of that step. */
function contradictedActions(actions: readonly RecoveryAction[]): ReadonlyMap<RecoveryAction, RecoveryAction> {
  const usable = actions.filter((action) => unusableFault(action) === null);
  const { twins } = settleTwins(usable, stepKey, stepWords);
  return new Map(
    twins.flatMap(({ entries, isSame }) => (isSame ? [] : entries.map((action) => [action, entries[0]!] as const))),
  );
}

interface ActionTerms {
  /** None of these is done. */
  readonly contradicted: ReadonlyMap<RecoveryAction, RecoveryAction>;
  /** The actions before it that count. */
  readonly kept: readonly RecoveryAction[];
  readonly machines: MachinesByName;
  readonly graph: DependencyGraph;
}

interface ActionFaults {
  readonly faults: readonly SettingsFault[];
  readonly isUsed: boolean;
}

function faultsOf(action: RecoveryAction, terms: ActionTerms): ActionFaults {
  const unusable = unusableFault(action);
  if (unusable !== null) return { faults: [unusable], isUsed: false };
  const names = unknownNames(action, terms);
  const first = terms.contradicted.get(action);
  if (first !== undefined && stepWords(first) === stepWords(action)) return { faults: names, isUsed: false };
  if (first !== undefined) return { faults: [...names, contradictedFault(action, first)], isUsed: false };
  const twin = terms.kept.find((other) => stepKey(other) === stepKey(action));
  if (twin !== undefined) return { faults: [...names, twinFault(action, twin)], isUsed: false };
  const turned = terms.kept.find((other) => other.when !== action.when && placeKey(other) === placeKey(action));
  return { faults: turned === undefined ? names : [...names, turnedFault(action, turned)], isUsed: true };
}

function unusableFault({ title, group, machines, minutes }: RecoveryAction): SettingsFault | null {
  const left = `the action "${title}" is left out`;
  if (!(Number.isFinite(minutes) && minutes >= 0)) {
    return {
      ...{ code: 'bad-action', severity: 'error', message: `${left}: it takes ${String(minutes)} minutes` },
      remedy: 'write minutes as a number that is not negative',
    };
  }
  if (group === null && machines.length === 0) {
    return {
      ...{ code: 'bad-action', severity: 'error' },
      message: `${left}: it names neither a group nor machines, so that nobody can tell where it belongs`,
      remedy: 'write group, from 1, or machines',
    };
  }
  if (group === null || machines.length === 0) return null;
  return {
    ...{ code: 'bad-action', severity: 'error' },
    message: `${left}: it names group ${group} and machines (${listedNames(machines)}), which may be two places`,
    remedy: 'write one of the two: group for that group of every plan, machines for the groups that they are in',
  };
}

function unknownNames({ title, machines }: RecoveryAction, { machines: known, graph }: ActionTerms): SettingsFault[] {
  const { names, patterns } = listMachines(machines);
  const all = graph.machines.map(({ name }) => name);
  const spelled = names
    .filter((name) => !known.has(plainMachineName(name)))
    .map((name): SettingsFault => ({
      ...{ code: 'unknown-name', severity: 'error' },
      message: `the action "${title}" names ${name}, which no inventory has: it is not used there`,
      remedy: applicationWords(name, graph) ?? didYouMean(name, all, 'machine'),
    }));
  const idle = patterns
    .filter((parts) => !all.some((name) => isCovered(parts, name)))
    .map((parts): SettingsFault => ({
      ...{ code: 'unknown-name', severity: 'error' },
      message: `the action "${title}" names ${parts.join('*')}, which covers no machine of any inventory: it is not used there`,
      remedy: 'write a pattern that covers machines, or their names',
    }));
  return [...spelled, ...idle];
}

/** People may have meant an application; an action takes machines. */
function applicationWords(name: string, { machines }: DependencyGraph): string | null {
  const plain = plainMachineName(name);
  const own = machines.filter(({ application }) => application !== null && plainMachineName(application) === plain);
  return own.length === 0
    ? null
    : `${name} is an application: name its machines, ${listedNames(own.map((one) => one.name))}`;
}

const plainTitle = (title: string): string => title.trim().toLowerCase().replace(/\s+/gu, ' ');

/** Entries as one text, whatever their order and spelling. */
const machinesKey = (entries: readonly string[]): string => {
  const { names, patterns } = listMachines(entries);
  const plain = [...names.map(plainMachineName), ...patterns.map((parts) => plainMachineName(parts.join('*')))];
  return [...new Set(plain)].sort(compareText).join('\n');
};

/** The same words at the same place are one step, whether before or after it. */
const placeKey = ({ group, title, machines }: RecoveryAction): string =>
  [group ?? '', plainTitle(title), machinesKey(machines)].join('\n\n');

const stepKey = (action: RecoveryAction): string => `${action.when}\n${placeKey(action)}`;

const whereOf = ({ at }: RecoveryAction): string => (at.line === undefined ? 'before it' : `in line ${at.line}`);

const twinFault = ({ title }: RecoveryAction, first: RecoveryAction): SettingsFault => ({
  ...{ code: 'twice-stated', severity: 'warning' },
  message: `the action "${title}" is stated again as ${whereOf(first)}: it is done once`,
  remedy: 'leave one of the two out',
});

/** Who wrote first is not who is right. */
const contradictedFault = (action: RecoveryAction, first: RecoveryAction): SettingsFault => ({
  ...{ code: 'contradicted-action', severity: 'error' },
  message: `the action "${action.title}" is stated as ${stepWords(action)} and ${whereOf(first)} as ${stepWords(first)}: neither is done`,
  remedy: 'keep the entry that is right',
});

const stepWords = ({ kind, minutes }: RecoveryAction): string => `${kind}, ${minutes} min`;

const turnedFault = (action: RecoveryAction, other: RecoveryAction): SettingsFault => ({
  ...{ code: 'before-and-after', severity: 'warning' },
  message: `the action "${action.title}" is stated ${action.when} its group and ${whereOf(other)} ${other.when} the same: the plan has both`,
  remedy: 'leave the one out that is not meant; where both are, give them titles that tell them apart',
});

interface PlacedInput {
  readonly actions: readonly RecoveryAction[];
  readonly groups: GroupsPlan;
  readonly graph: DependencyGraph;
}

/** What of the actions no plan can place: a group that none has, and machines that are in no plan, each with why. */
export function unplacedActions({ actions, groups, graph }: PlacedInput): readonly Problem[] {
  const numbers = groups.runs.flatMap((run) => run.groups.map(({ number }) => number));
  const most = Math.max(0, ...numbers);
  const planned = new Set(groups.runs.flatMap((run) => run.groups.flatMap(({ machines }) => machines)));
  const reasons = new Map(groups.left.map(({ machine, reason }) => [machine, reason] as const));
  const known = machinesByName(graph);
  return actions.flatMap(({ title, group, machines, at }) => {
    if (group !== null) {
      return numbers.includes(group) ? [] : [faultAt(unknownGroup(title, group, most), at)];
    }
    const { names, patterns } = listMachines(machines);
    const covered = graph.machines.filter(({ name }) => patterns.some((parts) => isCovered(parts, name)));
    const spelled = names.flatMap((name) => known.get(plainMachineName(name)) ?? []);
    // A pattern may cover more than is meant: it is told where it covers nothing that is planned.
    const outside = [...spelled, ...(covered.some(({ id }) => planned.has(id)) ? [] : covered)];
    const lost = new Map(outside.filter(({ id }) => !planned.has(id)).map((one) => [one.id, one] as const));
    return [...lost.values()].map(({ id, name }) =>
      faultAt(
        {
          ...{ code: 'action-outside-plans', severity: 'error' },
          message: `the action "${title}" names ${name}, which is in no plan (${reasons.get(id) ?? 'no plan starts it'}): it is not done there`,
          remedy: 'name machines that a plan starts, or a group; the groups of the plan list them',
        },
        at,
      ),
    );
  });
}

const unknownGroup = (title: string, group: number, most: number): SettingsFault => ({
  ...{ code: 'unknown-group', severity: 'error' },
  message: `the action "${title}" names group ${group}, which no plan has: it is not done`,
  remedy: most === 0 ? 'there is no group: no machine is in a plan' : `write a group from 1 to ${most}`,
});
