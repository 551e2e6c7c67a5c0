import type { DependencyGraph, GraphMachine, SinglePoint } from '../graph/index.js';
import { compareText, visibleLine } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { DRILL_DIRECTORY } from '../site/index.js';
import type { DrillScenario } from './drills.js';
import { namesOf } from './group-actions.js';
import type { GroupsPlan } from './groups.js';
import { engineOfProduct } from './recovery-engines.js';
import type { RecoveryEngine } from './recovery-engines.js';
import type { StandbyDatabase } from './standby.js';

export interface ScenarioInput {
  readonly graph: DependencyGraph;
  readonly groups: GroupsPlan;
  /** Databases that stand ready in the recovery site. */
  readonly standby: readonly StandbyDatabase[];
  readonly rpoMinutes: number | null;
  readonly rtoMinutes: number | null;
}

type Measure = DrillScenario['measures'][number];

/** Points whose loss takes the most others with it; the rest are named and wait for the next round. */
const MOST_POINTS = 10;

const CLEAN_UP: readonly string[] = [
  'Write what was seen into the notes of the test failover, then run its cleanup: without it the test does not count, and no second one starts.',
  'See that no machine, disk, address or DNS record of the drill is left.',
  'Seal the record of the drill.',
];

const REAL_CLEAN_UP: readonly string[] = [
  'Bring the first site back by the failback plan; the old primary stays off until one writer is agreed.',
  'See that every machine is protected again and has a recovery point.',
  'Seal the record of the drill.',
];

const time = (what: string, how: string, minutes: number | null): Measure => ({
  what,
  how,
  target: minutes === null ? null : `${minutes} min`,
});

const rto = ({ rtoMinutes }: ScenarioInput): Measure =>
  time('RTO', 'from the loss, or from the order to start, until a real order goes through from end to end', rtoMinutes);
const rpo = ({ rpoMinutes }: ScenarioInput): Measure =>
  time('RPO', 'from the moment of the loss back to the newest transaction that is there', rpoMinutes);
const LOSS: Measure = {
  what: 'data lost',
  how: 'orders written before the loss and missing after it, by their numbers; and the position of the database (binary log or GTID, LSN, SCN) against the one noted last',
  target: 'none',
};
const LOGON: Measure = {
  what: 'logon and names',
  how: 'a domain user logs on to a machine that came up; a branch resolves the names to the recovery site',
  target: 'both work',
};

/** Exercises from the whole plan down to single losses, planned ones first. */
export function drillScenarios(input: ScenarioInput): readonly DrillScenario[] {
  return [
    testOfPlans(input),
    plannedFailover(input),
    siteLoss(input),
    ...directoryLoss(input),
    ...databaseLosses(input),
    ...pointLosses(input),
  ];
}

const machinesOf = ({ groups }: ScenarioInput): readonly MachineId[] =>
  groups.runs.flatMap((run) => run.groups.flatMap(({ machines }) => machines)).sort(compareText);

const planNames = ({ groups }: ScenarioInput): string => namesOf(groups.runs.map(({ name }) => name));

const testOfPlans = (input: ScenarioInput): DrillScenario => ({
  id: 'test-of-plans',
  kind: 'planned',
  title: 'Test failover of all plans into an isolated network',
  machines: machinesOf(input),
  steps: [
    'Make a network of its own without any way to the first site or to users; production goes on, and nothing is shut down.',
    controllerStep(input),
    `Check it: dcdiag passes ${DRILL_DIRECTORY.passedTests.join(', ')}; ${DRILL_DIRECTORY.shares.join(' and ')} are shared.`,
    `Run the test failover of ${planNames(input)}, in that order where they wait for each other.`,
    'Take the time of each group, and write it over our figures in the settings.',
    'Place real orders, follow them from end to end, read positions of databases.',
  ],
  measures: [rto(input), rpo(input), LOSS, LOGON],
  cleanUp: CLEAN_UP,
});

/** Only a controller that is copied can be failed over into the isolated network; where none is, another way has to be found beforehand. */
function controllerStep({ graph, groups }: ScenarioInput): string {
  const copied = new Set(groups.runs.flatMap((run) => run.groups.flatMap(({ machines }) => machines)));
  const controllers = graph.machines.filter(({ role }) => role === 'directory');
  const what = 'a global catalogue that holds the operations masters, the only one there';
  if (controllers.length === 0 || controllers.some(({ id }) => copied.has(id))) {
    return `Fail one domain controller over into it first: the ${DRILL_DIRECTORY.recoveryPoint} point, ${what}; its address is the DNS server of the network.`;
  }
  return `Put one domain controller into it first: ${what}; its address is the DNS server of the network. These plans copy none of ${namesOf(controllers.map(({ name }) => name))}, so none can be failed over: decide beforehand that one of them is replicated for drills alone (file of decisions), or restore one from a backup in that network. It must never reach production.`;
}

const plannedFailover = (input: ScenarioInput): DrillScenario => ({
  id: 'planned-failover',
  kind: 'planned',
  title: 'Planned failover in a window that users know',
  machines: machinesOf(input),
  steps: [
    'A day before: lower the time to live of the names that switch.',
    'Freeze writes, note positions, shut the machines down, run the plans to the latest point.',
    'Work from the recovery site for as long as was agreed, with real users.',
    'Practise the way home too: it is where two writers came about.',
  ],
  measures: [rto(input), { ...LOSS, target: 'none: everything was written before the shutdown' }, LOGON],
  cleanUp: REAL_CLEAN_UP,
});

const siteLoss = (input: ScenarioInput): DrillScenario => ({
  id: 'site-loss',
  kind: 'unplanned',
  title: 'The site is lost, without notice',
  machines: machinesOf(input),
  steps: [
    'Whoever leads the drill cuts the site off at a time that the team does not know: links down, nobody shuts anything down in order.',
    'The clock runs from the cut, so that noticing and deciding are measured too.',
    `Run ${planNames(input)} to the latest point that is there; the shutdown of the first site fails, and the failover goes on.`,
    'Place real orders; compare what the databases hold with what was written until the cut.',
  ],
  measures: [
    time('time to notice and to decide', 'from the cut until the first plan starts', null),
    rto(input),
    rpo(input),
    LOSS,
    LOGON,
  ],
  cleanUp: REAL_CLEAN_UP,
});

const byRole = ({ graph, groups }: ScenarioInput, role: GraphMachine['role']): readonly GraphMachine[] => {
  const left = new Set(groups.left.map(({ machine }) => machine));
  return graph.machines
    .filter((machine) => machine.role === role && (role === 'directory' || !left.has(machine.id)))
    .sort((one, other) => compareText(one.name, other.name) || compareText(one.id, other.id));
};

function directoryLoss(input: ScenarioInput): readonly DrillScenario[] {
  const controllers = byRole(input, 'directory');
  if (controllers.length === 0) return [];
  return [
    {
      id: 'directory-loss',
      kind: 'unplanned',
      title: 'The directory of the first site is lost',
      machines: controllers.map(({ id }) => id),
      steps: [
        `Cut ${namesOf(controllers.map(({ name }) => name))} off from the network.`,
        'See who still logs on, and with which domain controller (nltest /dsgetdc), at the first site and at the recovery site.',
        'Write an account in the recovery site: a read-only controller refuses.',
        'See that machines keep their membership (nltest /sc_verify).',
      ],
      measures: [time('logon', 'from the cut until a user logs on anew', input.rtoMinutes), LOGON],
      cleanUp: [
        'Connect them again, and see that replication of the directory has caught up (repadmin /replsummary).',
        'Seal the record of the drill.',
      ],
    },
  ];
}

interface DrilledDatabase {
  /** Of the scenario: the first machine, or the name under which it is stated. */
  readonly key: string;
  readonly name: string;
  readonly machines: readonly GraphMachine[];
  readonly engine: RecoveryEngine;
  readonly hasReplica: boolean;
}

/** Groups of replicas, databases that stand alone, and those of which a replica stands in the recovery site. */
function drilledDatabases(input: ScenarioInput): readonly DrilledDatabase[] {
  const databases = byRole(input, 'database');
  const grouped = new Set<MachineId>();
  const found: DrilledDatabase[] = input.standby.map(({ name, engine }) => ({
    ...{ key: `stated ${name}`, name, machines: [], engine, hasReplica: true },
  }));
  const add = (name: string, machines: readonly GraphMachine[]): void => {
    const signs = machines.flatMap(({ roles }) => roles).map(({ product }) => engineOfProduct(product));
    const engine = signs.find(({ products }) => products.length > 0) ?? engineOfProduct(null);
    found.push({ key: machines[0]!.id, name, machines, engine, hasReplica: machines.length > 1 });
  };
  for (const group of input.graph.availabilityGroups) {
    const members = databases.filter(({ id }) => group.machines.includes(id) && !grouped.has(id));
    if (group.kind === 'pool' || members.length === 0) continue;
    for (const { id } of members) grouped.add(id);
    add(group.name, members);
  }
  for (const machine of databases) if (!grouped.has(machine.id)) add(machine.name, [machine]);
  return found.sort((left, right) => compareText(left.name, right.name) || compareText(left.key, right.key));
}

const databaseLosses = (input: ScenarioInput): readonly DrillScenario[] =>
  drilledDatabases(input).map(({ key, name, machines, engine, hasReplica }) => ({
    id: `database-loss ${key}`,
    kind: 'unplanned',
    title: `The primary of ${visibleLine(name)} is lost`,
    machines: machines.map(({ id }) => id),
    steps: [
      'Write numbered test orders without a pause, and stop the primary hard, without a clean shutdown.',
      ...(hasReplica
        ? ['Promote a replica:', ...engine.promote]
        : ['Fail it over to its latest point:', ...engine.check]),
      engine.expect,
      'Start the old primary again, cut off from clients: it must come up without taking writes.',
    ],
    measures: [
      ...[rto(input), rpo(input), LOSS],
      { what: 'writers', how: 'copies that take a test write, over both sites', target: 'one' },
    ],
    cleanUp: [
      'Make the old primary a replica of the new one, or copy it anew; list what it had alone.',
      'Remove the test orders.',
      'Seal the record of the drill.',
    ],
  }));

/** Machines without a second one, by how many others they take with them. */
function pointLosses(input: ScenarioInput): readonly DrillScenario[] {
  const known = new Map(input.graph.machines.map((machine) => [machine.id, machine] as const));
  const worst = new Map<MachineId, SinglePoint>();
  for (const point of input.graph.singlePoints) {
    const before = worst.get(point.machine);
    if (before === undefined || point.affects.length > before.affects.length) worst.set(point.machine, point);
  }
  const skipped: readonly (string | null)[] = ['directory', 'database'];
  return [...worst.values()]
    .filter(({ role }) => !skipped.includes(role))
    .sort((left, right) => right.affects.length - left.affects.length || compareText(left.machine, right.machine))
    .slice(0, MOST_POINTS)
    .map(({ machine, affects, said }) => {
      const name = visibleLine(known.get(machine)?.name ?? machine);
      return {
        id: `point-loss ${machine}`,
        kind: 'unplanned' as const,
        title: `${name} is lost alone`,
        machines: [machine],
        steps: [
          `Stop ${name} hard. ${said}.`,
          affects.length === 1
            ? 'See whether the machine that asks it fails, and by what it notices.'
            : `See which of ${affects.length} machines fail, and by what they notice.`,
          `Bring it back by its plan, or by what replaces it in the recovery site.`,
        ],
        measures: [
          time('outage', 'from the stop until the last machine that it took along answers again', input.rtoMinutes),
        ],
        cleanUp: ['Start it again, and see that all that it took along are well.', 'Seal the record of the drill.'],
      };
    });
}
