import type { MachineId } from '../../model/index.js';
import type { RecoveryPlan } from '../../recovery/index.js';
import { amountColumn, countColumn, textColumn } from './table.js';
import type { ReportTable } from './table.js';

const BYTES_PER_GB = 1_000_000_000;
const PERCENT = 100;

const joined = (items: readonly string[]): string => items.join('; ');
const gigabytes = (bytes: number | null): number | null => (bytes === null ? null : bytes / BYTES_PER_GB);
const isMetWords = (isMet: boolean | null): string => (isMet === null ? 'unknown' : isMet ? 'met' : 'not met');

/** The name of a machine; the id where the plan does not know it. */
type NameOfMachine = (id: MachineId) => string;

/** Every table of a plan of recovery, in the order in which people ask. */
export function recoveryTables(plan: RecoveryPlan): readonly ReportTable[] {
  const names = new Map<MachineId, string>(plan.machines.map(({ id, name }) => [id, name]));
  const nameOf: NameOfMachine = (id) => names.get(id) ?? id;
  return [
    rpoTable(plan),
    policyTable(plan),
    keptTable(plan),
    groupTable(plan, nameOf),
    actionTable(plan),
    pathTable(plan),
    changeTable(plan),
    availabilityTable(plan),
    shareTable(plan),
    elementTable(plan),
    subnetTable(plan, nameOf),
    ruleTable(plan),
    endpointTable(plan, nameOf),
    dnsTable(plan),
    failbackTable(plan),
    conditionTable(plan),
    drillTable(plan, nameOf),
    dueTable(plan),
    leftTable(plan, nameOf),
  ];
}

const KINDS = { crashConsistent: 'crash-consistent', appConsistent: 'application-consistent' } as const;

const rpoTable = ({ points }: RecoveryPlan): ReportTable => ({
  id: 'rpo',
  title: 'Recovery points',
  said: 'How old a point of each kind can be at a disaster, against the objective.',
  columns: [
    ...[
      textColumn('Kind of point'),
      countColumn('Worst', 'min'),
      countColumn('Objective', 'min'),
      textColumn('Objective is', 12),
    ],
    textColumn('Why', 80),
  ],
  rows: points.rpo.map(({ kind, worstMinutes, objectiveMinutes, isMet, said }) => [
    ...[KINDS[kind], worstMinutes, objectiveMinutes, isMetWords(isMet), said],
  ]),
});

const policyTable = ({ points }: RecoveryPlan): ReportTable => ({
  id: 'policy',
  title: 'Policy',
  said: 'The policy against what the generation can do.',
  columns: [
    textColumn('Rule'),
    textColumn('State', 10),
    textColumn('Why', 70),
    textColumn('Way out', 70),
    textColumn('Source', 40),
  ],
  rows: points.policy.checks.map(({ id, state, said, remedies, source }) => [
    id,
    state,
    said,
    joined(remedies),
    source,
  ]),
});

const keptTable = ({ points }: RecoveryPlan): ReportTable => ({
  id: 'kept-points',
  title: 'Kept points',
  said: 'How many points are kept, by their age.',
  columns: [
    ...[
      amountColumn('From', 'h'),
      amountColumn('To', 'h'),
      amountColumn('One in', 'h'),
      countColumn('Crash-consistent'),
    ],
    countColumn('Application-consistent'),
  ],
  rows: points.kept.rows.map(({ fromHours, toHours, spacingHours, crashConsistent, appConsistent }) => [
    ...[fromHours, toHours, spacingHours, crashConsistent, appConsistent],
  ]),
});

const groupTable = ({ groups }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'groups',
  title: 'Recovery groups',
  said: 'What starts when: the machines of a group beside each other, the groups of a plan one behind the other.',
  columns: [
    ...[textColumn('Plan', 18), countColumn('Group'), textColumn('Name', 24), countColumn('Machines')],
    ...[amountColumn('Start', 'min'), textColumn('Minutes from', 40), textColumn('Why', 60), textColumn('Names', 80)],
  ],
  rows: groups.runs.flatMap((run) =>
    run.groups.map(({ number, name, machines, startMinutes, startBasis, why }) => [
      ...[run.name, number, name, machines.length, startMinutes, startBasis, why, machines.map(nameOf).join(', ')],
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
    ...[amountColumn('Takes', 'min'), textColumn('Minutes from', 40), textColumn('In', 24), textColumn('Steps', 90)],
  ],
  rows: groups.runs.flatMap((run) =>
    run.groups.flatMap(({ number, before, after }) =>
      [...before, ...after].map(({ when, kind, title, lines, minutes, basis, scope }) => [
        ...[run.name, number, when, kind, title, minutes, basis, scope.join(', '), joined(lines)],
      ]),
    ),
  ),
});

const pathTable = ({ groups: { rto } }: RecoveryPlan): ReportTable => ({
  id: 'critical-path',
  title: 'Recovery time',
  said: 'The chain that decides how long recovery takes, each length with where it comes from.',
  columns: [textColumn('Step', 50), amountColumn('Takes', 'min'), textColumn('Minutes from', 60)],
  rows: rto.criticalPath.map(({ step, minutes, basis }) => [step, minutes, basis]),
});

const changeTable = ({ groups: { rto } }: RecoveryPlan): ReportTable => ({
  id: 'changes',
  title: 'Shorter recovery',
  said: 'What would shorten it, each alone, computed anew.',
  columns: [textColumn('Change', 70), amountColumn('Saves', 'min')],
  rows: rto.changes.map(({ change, savesMinutes }) => [change, savesMinutes]),
});

const percentOf = (share: number | null): number | null => (share === null ? null : share * PERCENT);

const availabilityTable = ({ availability }: RecoveryPlan): ReportTable => ({
  id: 'availability',
  title: 'Availability',
  said: 'By service: as it is, and with the plan; in closed form, with a simulation beside it as a check.',
  columns: [
    ...[
      textColumn('Service'),
      textColumn('Design', 12),
      amountColumn('Available', '%', 4),
      amountColumn('Lost', 'h a year', 2),
    ],
    ...[amountColumn('Simulated', '%', 4), amountColumn('Give or take', '%', 4), textColumn('Simulation agrees', 10)],
    amountColumn('Promised', '%', 3),
  ],
  rows: availability.flatMap(({ service, present, withPlan, objective }) =>
    [
      { design: 'present', of: present, promised: objective.present },
      { design: 'with the plan', of: withPlan, promised: objective.target },
    ].map(({ design, of, promised }) => [
      ...[service, design, percentOf(of.availability), of.hoursPerYear, percentOf(of.simulation.availability)],
      ...[percentOf(of.simulation.plusMinus), of.simulation.agrees ? 'yes' : 'no', percentOf(promised)],
    ]),
  ),
});

const shareTable = ({ availability }: RecoveryPlan): ReportTable => ({
  id: 'lost-hours',
  title: 'Lost hours',
  said: 'What each element costs today by itself, and what the service would be without its failures.',
  columns: [
    ...[
      textColumn('Service'),
      textColumn('Element'),
      textColumn('Single point', 10),
      amountColumn('Lost', 'h a year', 2),
    ],
    ...[amountColumn('Share', '%'), amountColumn('Without it', '%', 4)],
  ],
  rows: availability.flatMap(({ service, present }) =>
    present.shares.map(({ name, isSinglePoint, hoursPerYear, sharePercent, without }) => [
      ...[service, name, isSinglePoint ? 'yes' : 'no', hoursPerYear, sharePercent, percentOf(without)],
    ]),
  ),
});

const elementTable = ({ availability }: RecoveryPlan): ReportTable => ({
  id: 'elements',
  title: 'Elements',
  said: 'Every input of the model, with where it comes from.',
  columns: [
    ...[textColumn('Service'), textColumn('Design', 12), textColumn('Element'), textColumn('Kind', 10)],
    ...[
      countColumn('MTBF', 'h'),
      amountColumn('MTTR', 'h'),
      amountColumn('Available', '%', 4),
      textColumn('Of how many', 12),
    ],
    textColumn('From', 60),
  ],
  rows: availability.flatMap(({ service, present, withPlan }) =>
    [present, withPlan].flatMap(({ design, elements }) =>
      elements.map(({ name, kind, mtbfHours, mttrHours, availability: share, redundancy, basis }) => [
        ...[
          service,
          design === 'present' ? 'present' : 'with the plan',
          name,
          kind,
          mtbfHours,
          mttrHours,
          percentOf(share),
        ],
        ...[redundancy === null ? 'one' : `${redundancy.needed} of ${redundancy.members}`, basis],
      ]),
    ),
  ),
});

const subnetTable = ({ target }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'subnets',
  title: 'Subnets',
  said: `The virtual network ${target.vnet.name} (${target.vnet.ranges.join(', ')}; ${target.vnet.basis}).`,
  columns: [
    ...[textColumn('Subnet', 20), textColumn('Range', 18), textColumn('Egress', 12), textColumn('Why', 50)],
    ...[countColumn('Machines'), textColumn('Mirrors', 40), textColumn('Names', 80)],
  ],
  rows: target.subnets.map(({ name, range, egress, egressSaid, machines, from }) => [
    ...[name, range, egress, egressSaid, machines.length, from, machines.map(nameOf).join(', ')],
  ]),
});

const ruleTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'security-rules',
  title: 'Security rules',
  said: 'Rules of network security groups, each with the connections that it rests on; what was not seen is denied.',
  columns: [
    ...[
      textColumn('Rule', 30),
      textColumn('Subnet', 18),
      textColumn('Direction', 10),
      textColumn('Access', 8),
      countColumn('Priority'),
    ],
    ...[textColumn('Protocol', 8), textColumn('From', 40), textColumn('To', 40), textColumn('Ports', 16)],
    ...[countColumn('Connections'), textColumn('Last seen', 12), countColumn('Age', 'days'), textColumn('Why', 60)],
  ],
  rows: target.rules.map((rule) => [
    ...[rule.name, rule.subnet, rule.direction, rule.access, rule.priority, rule.protocol, rule.sources.join(', ')],
    ...[rule.destinations.join(', '), rule.ports.join(', '), rule.evidence.connections, rule.evidence.lastSeen],
    ...[rule.evidence.ageDays, rule.said],
  ]),
});

const endpointTable = ({ target }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'endpoints',
  title: 'Endpoints',
  said: 'What is not part of the estate and has to be reachable from the recovery region.',
  columns: [
    ...[textColumn('Endpoint', 40), textColumn('Kind', 10), textColumn('Ports', 14), textColumn('Why', 60)],
    textColumn('Asked by', 60),
  ],
  rows: target.endpoints.map(({ name, kind, ports, said, askedBy }) => [
    ...[name, kind, ports.join(', '), said, askedBy.map(nameOf).join(', ')],
  ]),
});

const dnsTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'dns',
  title: 'Names',
  said: 'DNS records that recovery switches.',
  columns: [
    ...[
      textColumn('Name', 30),
      textColumn('Now', 24),
      textColumn('After', 24),
      countColumn('TTL', 's'),
      textColumn('Why', 60),
    ],
  ],
  rows: target.dns.map(({ name, now, after, ttlSeconds, said }) => [name, now, after, ttlSeconds, said]),
});

const WAYS = {
  siteRecoveryOriginal: 'Site Recovery, original location',
  siteRecoveryAlternate: 'Site Recovery, alternate location',
  general: 'general (transition host)',
  automated: 'automated (cloud interface)',
  conditionalAutomated: 'conditional automated (object storage)',
} as const;

const failbackTable = ({ failback }: RecoveryPlan): ReportTable => ({
  id: 'failback',
  title: 'Failback',
  said: `${failback.recommended === null ? 'No way home can be recommended' : `Recommended: ${WAYS[failback.recommended]}`}: ${failback.why}`,
  columns: [
    ...[textColumn('Way', 34), textColumn('State', 12), amountColumn('In full', 'GB'), amountColumn('Transfer', 'h')],
    ...[
      amountColumn('Downtime', 'min', 0),
      textColumn('Downtime from', 50),
      textColumn('Steps', 90),
      textColumn('Source', 40),
    ],
  ],
  rows: failback.ways.map(({ way, state, fullBytes, transferHours, downtimeMinutes, downtimeSaid, steps, source }) => [
    ...[WAYS[way], state, gigabytes(fullBytes), transferHours, downtimeMinutes, downtimeSaid, joined(steps), source],
  ]),
});

const conditionTable = ({ failback }: RecoveryPlan): ReportTable => ({
  id: 'failback-conditions',
  title: 'Failback conditions',
  said: 'What each way asks for.',
  columns: [textColumn('Way', 34), textColumn('Condition', 40), textColumn('State', 10), textColumn('Why', 70)],
  rows: failback.ways.flatMap(({ way, conditions }) =>
    conditions.map(({ condition, state, said }) => [WAYS[way], condition, state, said]),
  ),
});

const drillTable = ({ drills }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'drills',
  title: 'Drills',
  said: 'What to exercise, what to measure, and what counts as passed.',
  columns: [
    ...[textColumn('Scenario', 40), textColumn('Kind', 10), textColumn('Steps', 90), textColumn('Measured', 70)],
    ...[textColumn('Clean-up', 50), textColumn('Machines', 60)],
  ],
  rows: drills.scenarios.map(({ title, kind, steps, measures, cleanUp, machines }) => [
    ...[
      title,
      kind,
      joined(steps),
      joined(measures.map(({ what, how, target }) => `${what}: ${how}${target === null ? '' : `, at most ${target}`}`)),
    ],
    ...[joined(cleanUp), machines.map(nameOf).join(', ')],
  ]),
});

const dueTable = ({ drills }: RecoveryPlan): ReportTable => ({
  id: 'drills-due',
  title: 'Drills due',
  said: 'Who was last exercised when, and when again.',
  columns: [
    textColumn('What'),
    textColumn('Kind', 12),
    textColumn('Last', 12),
    textColumn('Due', 12),
    textColumn('State', 10),
  ],
  rows: drills.due.map(({ subject, kind, last, due, state }) => [subject, kind, last ?? 'never', due, state]),
});

const leftTable = ({ groups }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'not-recovered',
  title: 'Not recovered',
  said: 'Machines that no plan starts, and why.',
  columns: [textColumn('Machine'), textColumn('Why', 80)],
  rows: groups.left.map(({ machine, reason }) => [nameOf(machine), reason]),
});
