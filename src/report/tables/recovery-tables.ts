import type { PointsPart, RecoveryPlan } from '../../recovery/index.js';
import { formatAmount } from '../figures.js';
import { partsOfPoints } from '../point-parts.js';
import { availabilityTables } from './recovery-availability-tables.js';
import { inNameOrder, namesInOrder } from './name-order.js';
import type { NameOfMachine } from './name-order.js';
import { PLAN_WORDS } from './plan-words.js';
import { failbackTables } from './recovery-failback-tables.js';
import { targetTables } from './recovery-target-tables.js';
import { gigabytes } from './replication-cells.js';
import { amountColumn, countColumn, linesCell, linesColumn, noteColumn, textColumn } from './table.js';
import type { ReportTable } from './table.js';

/** Sentences within one of ours, which ends them. */
const joined = (items: readonly string[]): string => items.map((one) => one.replace(/[.;]+$/u, '')).join('; ');
/** Ways out of what is not as it should be; ours know one or say so. */
const NO_WAY_OUT = 'none is known';
const isMetWords = (isMet: boolean | null): string => (isMet === null ? 'unknown' : isMet ? 'met' : 'not met');

/** Every table of a plan of recovery, in the order in which people ask. */
export function recoveryTables(plan: RecoveryPlan): readonly ReportTable[] {
  const names = new Map<string, string>(plan.machines.map(({ id, name }) => [id, name]));
  const nameOf: NameOfMachine = (id) => names.get(id) ?? id;
  return [
    rpoTable(plan),
    protectionTable(plan, nameOf),
    quotaTable(plan),
    policyTable(plan),
    keptTable(plan),
    storageTable(plan, nameOf),
    groupTable(plan, nameOf),
    actionTable(plan),
    pathTable(plan),
    changeTable(plan),
    ...availabilityTables(plan),
    ...targetTables(plan, nameOf),
    ...failbackTables(plan),
    drillTable(plan, nameOf),
    dueTable(plan),
    recordedTable(plan),
    leftTable(plan, nameOf),
    assumptionTable(plan),
  ];
}

const protectionTable = ({ protection }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'protection',
  title: 'Not sure to come back',
  said: 'Machines and disks of the plan that Site Recovery cannot replicate within its limits, by the verdicts of the plan of replication, and disks that are left out.',
  columns: [
    ...[textColumn('Machine'), textColumn('Disk', 16), textColumn('State', 14), textColumn('Why', 70)],
    ...[linesColumn('What to do', 70), noteColumn('Source', 50)],
  ],
  rows: inNameOrder(protection.doubts, nameOf).map(({ machine, disk, state, said, remedies, source }) => [
    ...[nameOf(machine), disk ?? 'all of it', PLAN_WORDS.doubt[state], said, linesCell(remedies, NO_WAY_OUT), source],
  ]),
});

const quotaTable = ({ protection }: RecoveryPlan): ReportTable => ({
  id: 'quotas',
  title: 'Quotas',
  said: 'What starting all machines of the plan at once takes of the quotas of the region.',
  columns: [
    ...[textColumn('Quota'), countColumn('Needed'), countColumn('Used'), countColumn('Limit'), textColumn('State', 10)],
    textColumn('Why', 70),
  ],
  rows: protection.quotas.map(({ what, needed, used, limit, state, said }) => [what, needed, used, limit, state, said]),
});

/** Whose points they are: machines with an agent have another policy than those of Hyper-V. */
const whoseWords = ({ policy }: PointsPart): string =>
  policy.generation === 'hyperV' ? 'on Hyper-V' : 'with an agent';

const rpoTable = ({ points }: RecoveryPlan): ReportTable => ({
  id: 'rpo',
  title: 'Recovery points',
  said: 'How old a point of each kind can be at a disaster, against the objective.',
  columns: [
    ...[
      textColumn('Machines', 14),
      textColumn('Kind of point'),
      countColumn('At least', 'min'),
      countColumn('Worst', 'min'),
      countColumn('Objective', 'min'),
      textColumn('Objective is', 12),
    ],
    textColumn('Why', 80),
  ],
  rows: partsOfPoints({ points }).flatMap((part) =>
    part.rpo.map(({ kind, leastMinutes, worstMinutes, objectiveMinutes, isMet, said }) => [
      ...[whoseWords(part), PLAN_WORDS.point[kind], leastMinutes, worstMinutes, objectiveMinutes],
      ...[isMetWords(isMet), said],
    ]),
  ),
});

const policyTable = ({ points }: RecoveryPlan): ReportTable => ({
  id: 'policy',
  title: 'Policy',
  said: 'The policy against what the generation can do.',
  columns: [
    textColumn('Machines', 14),
    textColumn('Rule'),
    textColumn('State', 10),
    textColumn('Why', 70),
    linesColumn('Way out', 70),
    noteColumn('Source', 40),
  ],
  rows: partsOfPoints({ points }).flatMap((part) =>
    part.policy.checks.map(({ id, state, said, remedies, source }) => [
      ...[whoseWords(part), PLAN_WORDS.policyRule[id] ?? id, state, said],
      ...[linesCell(remedies, state === 'kept' ? 'none needed' : NO_WAY_OUT), source],
    ]),
  ),
});

const keptTable = ({ points }: RecoveryPlan): ReportTable => ({
  id: 'kept-points',
  title: 'Kept points',
  said: `How many points there are once the retention is full, by their age${keptWords(points).length === 0 ? '.' : `: ${joined(keptWords(points))}.`}`,
  columns: [
    textColumn('Machines', 14),
    ...[amountColumn('Age from', 'h', 0), amountColumn('Age to', 'h', 0), textColumn('Which are kept', 20)],
    ...[countColumn('Crash-consistent'), countColumn('Application-consistent')],
  ],
  rows: partsOfPoints({ points }).flatMap((part) =>
    part.kept.rows.map(({ fromHours, toHours, spacingHours, crashConsistent, appConsistent }) => [
      ...[whoseWords(part), fromHours, toHours],
      spacingHours === null
        ? 'every point'
        : `one for each ${spacingHours === 1 ? 'hour' : `${formatAmount(spacingHours, 1)} hours`}`,
      ...[crashConsistent, appConsistent],
    ]),
  ),
});

const keptWords = (points: RecoveryPlan['points']): readonly string[] =>
  partsOfPoints({ points }).flatMap(({ kept }) => kept.said);

/** Of each part what its points need in total. */
export const storageWords = ({ points }: RecoveryPlan): readonly string[] =>
  partsOfPoints({ points }).flatMap((part) =>
    part.kept.inTotal === null
      ? []
      : [`${points.hyperV === undefined ? '' : `${whoseWords(part)}, `}${part.kept.inTotal.said}`],
  );

const storageTable = (plan: RecoveryPlan, nameOf: NameOfMachine): ReportTable => {
  const totals = storageWords(plan);
  return {
    id: 'point-storage',
    title: 'Storage of points',
    said: `What the points of each machine need, the first full copy among them; unknown where nothing was measured.${totals.length === 0 ? '' : ` In total ${totals.join('; ')}.`}`,
    columns: [textColumn('Machine'), amountColumn('Needs', 'GB'), textColumn('Why', 80)],
    rows: inNameOrder(
      partsOfPoints(plan).flatMap(({ kept }) => kept.storage),
      nameOf,
    ).map(({ machine, bytes, said }) => [nameOf(machine), gigabytes(bytes), said]),
  };
};

const groupTable = ({ groups }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'groups',
  title: 'Recovery groups',
  said: 'What starts when: the machines of a group beside each other, the groups of a plan one behind the other.',
  columns: [
    ...[textColumn('Plan', 18), countColumn('Group'), textColumn('Name', 24), countColumn('Machines')],
    ...[amountColumn('Start', 'min'), noteColumn('Minutes from', 40), textColumn('Why', 60), noteColumn('Names', 80)],
  ],
  rows: groups.runs.flatMap((run) =>
    run.groups.map(({ number, name, machines, startMinutes, startBasis, why }) => [
      ...[run.name, number, name, machines.length, startMinutes, startBasis, why, namesInOrder(machines, nameOf)],
    ]),
  ),
});

const actionTable = ({ groups }: RecoveryPlan): ReportTable => ({
  id: 'actions',
  title: 'Actions',
  said: 'What people and scripts do before and behind the groups.',
  columns: [
    ...[
      textColumn('Plan', 18),
      countColumn('Group'),
      textColumn('When', 10),
      textColumn('Kind', 10),
      textColumn('What', 40),
    ],
    ...[amountColumn('Takes', 'min'), noteColumn('Minutes from', 40), textColumn('In', 24), linesColumn('Steps', 90)],
  ],
  rows: groups.runs.flatMap((run) =>
    run.groups.flatMap(({ number, before, after }) =>
      [...before, ...after].map(({ when, kind, title, lines, minutes, basis, scope }) => [
        ...[
          run.name,
          number,
          when,
          kind,
          title,
          minutes,
          basis,
          scope.map((one) => PLAN_WORDS.scope[one]).join(', '),
          linesCell(lines, 'none are stated'),
        ],
      ]),
    ),
  ),
});

const pathTable = ({ groups: { rto } }: RecoveryPlan): ReportTable => ({
  id: 'critical-path',
  title: 'Recovery time',
  said: 'The chain that decides how long recovery takes, each length with where it comes from.',
  columns: [textColumn('Step', 50), amountColumn('Takes', 'min'), noteColumn('Minutes from', 60)],
  rows: rto.criticalPath.map(({ step, minutes, basis }) => [step, minutes, basis]),
});

const changeTable = ({ groups: { rto } }: RecoveryPlan): ReportTable => ({
  id: 'changes',
  title: 'Shorter recovery',
  said: 'What would shorten it, each alone, computed anew.',
  columns: [textColumn('Change', 70), amountColumn('Saves', 'min')],
  rows: rto.changes.map(({ change, savesMinutes }) => [change, savesMinutes]),
});

const drillTable = ({ drills }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'drills',
  title: 'Drills',
  said: 'What to exercise, what to measure, and what counts as passed.',
  columns: [
    ...[textColumn('Scenario', 40), textColumn('Kind', 10), linesColumn('Steps', 90), linesColumn('Measured', 70)],
    ...[linesColumn('Clean-up', 50), textColumn('Machines', 60)],
  ],
  rows: drills.scenarios.map(({ title, kind, steps, measures, cleanUp, machines }) => [
    ...[
      title,
      kind,
      linesCell(steps, 'none'),
      linesCell(
        measures.map(({ what, how, target }) => `${what}: ${how}${target === null ? '' : `, at most ${target}`}`),
        'nothing',
      ),
    ],
    ...[linesCell(cleanUp, 'none'), namesInOrder(machines, nameOf)],
  ]),
});

const dueTable = ({ drills }: RecoveryPlan): ReportTable => ({
  id: 'drills-due',
  title: 'Drills due',
  said: `Who was last exercised when, and when again${drills.said.length === 0 ? '.' : `: ${joined(drills.said)}.`}`,
  columns: [
    ...[textColumn('What'), textColumn('Kind', 12), textColumn('Last', 12), textColumn('Due', 12)],
    ...[textColumn('State', 10), textColumn('Shown by', 24)],
  ],
  rows: drills.due.map(({ subject, kind, last, due, state, from }) => [
    ...[subject, kind, last ?? 'never', due, state, from ?? 'nothing'],
  ]),
});

const recordedTable = ({ drills }: RecoveryPlan): ReportTable => ({
  id: 'drills-recorded',
  title: 'Drills of the evidence',
  said: 'Every record of the evidence that was given, and whether it counts.',
  columns: [
    ...[countColumn('Record'), textColumn('Day', 12), textColumn('Scenario', 40), textColumn('Kind', 10)],
    ...[textColumn('Counts', 8), textColumn('Why', 60), textColumn('Scope', 60)],
  ],
  rows: (drills.recorded ?? []).map(({ sequence, day, scenario, kind, doesCount, said, scope }) => [
    ...[sequence, day, scenario, kind, doesCount ? 'yes' : 'no', said, scope.join(', ')],
  ]),
});

const leftTable = ({ groups }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'not-recovered',
  title: 'Not recovered',
  said: 'Machines that no plan starts, and why.',
  columns: [textColumn('Machine'), textColumn('Why', 80)],
  rows: inNameOrder(groups.left, nameOf).map(({ machine, reason }) => [nameOf(machine), reason]),
});

const assumptionTable = ({ assumptions, settingsWords }: RecoveryPlan): ReportTable => ({
  id: 'assumptions',
  title: 'Taken for granted',
  said: 'What this plan takes for granted, and the settings that it was made with.',
  columns: [textColumn('What', 16), textColumn('In words', 120)],
  rows: [...assumptions.map((words) => ['assumption', words]), ...settingsWords.map((words) => ['setting', words])],
});
