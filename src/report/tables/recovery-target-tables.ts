import type { RecoveryPlan, SecurityRule } from '../../recovery/index.js';
import { PLAN_WORDS } from './plan-words.js';
import type { NameOfMachine } from './recovery-tables.js';
import { countColumn, noteColumn, textColumn } from './table.js';
import type { ReportTable, TableColumn } from './table.js';

/** The network of the recovery site: who stands where, what is open, what else has to be reachable. */
export const targetTables = (plan: RecoveryPlan, nameOf: NameOfMachine): readonly ReportTable[] => [
  subnetTable(plan, nameOf),
  addressTable(plan),
  securityGroupTable(plan, nameOf),
  ruleTable(plan),
  operationsTable(plan),
  endpointTable(plan, nameOf),
  dnsTable(plan),
];

const subnetTable = ({ target }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'subnets',
  title: 'Subnets',
  said: `The virtual network ${target.vnet.name} (${target.vnet.ranges.join(', ')}; ${target.vnet.basis}).`,
  columns: [
    ...[textColumn('Subnet', 20), textColumn('Range', 18), textColumn('Egress', 12), textColumn('Why', 50)],
    ...[countColumn('Machines'), noteColumn('Mirrors', 40), noteColumn('Names', 80)],
  ],
  rows: target.subnets.map(({ name, range, egress, egressSaid, machines, from }) => [
    ...[name, range, PLAN_WORDS.egress[egress], egressSaid, machines.length, from, machines.map(nameOf).join(', ')],
  ]),
});

const RULE_COLUMNS: readonly TableColumn[] = [
  ...[
    textColumn('Rule', 30),
    textColumn('Subnet', 18),
    textColumn('Direction', 10),
    textColumn('Access', 8),
    countColumn('Priority'),
  ],
  ...[textColumn('Protocol', 8), textColumn('From', 40), textColumn('To', 40), textColumn('Ports', 16)],
  ...[countColumn('Connections'), textColumn('Last seen', 12), countColumn('Age', 'days'), textColumn('Why', 60)],
];

const ruleCells = (rule: SecurityRule): ReportTable['rows'][number] => [
  ...[rule.name, rule.subnet, rule.direction, rule.access, rule.priority, rule.protocol, rule.sources.join(', ')],
  ...[rule.destinations.join(', '), rule.ports.join(', '), rule.evidence.connections, rule.evidence.lastSeen],
  ...[rule.evidence.ageDays, rule.said],
];

const ruleTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'security-rules',
  title: 'Security rules',
  said: `Rules of network security groups, each with the connections that it rests on; what was not seen is denied. Asked of them: ${checkWords(target.check)}.`,
  columns: RULE_COLUMNS,
  rows: target.rules.map(ruleCells),
});

/** How the rules stand against every dependency that was seen between machines of the plan. */
export const checkWords = ({ seen, allowed, denied }: RecoveryPlan['target']['check']): string =>
  seen === 0
    ? 'nothing, since no dependency between machines of the plan was seen'
    : `${allowed} of ${seen} dependencies between machines of the plan pass${denied.length === 0 ? '' : `; denied: ${denied.join('; ')}`}`;

/** What is lost with the site or nobody can place stands first: it has to be answered before anything is built. */
const ENDPOINT_KINDS: readonly RecoveryPlan['target']['endpoints'][number]['kind'][] = [
  ...(['site', 'unknown', 'database', 'paas', 'cdn', 'internet'] as const),
];

const endpointTable = ({ target }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'endpoints',
  title: 'Endpoints',
  said: 'What is not part of the estate and has to be reachable from the recovery region.',
  columns: [
    ...[textColumn('Kind', 10), textColumn('Endpoint', 40), textColumn('Ports', 14), countColumn('Machines')],
    ...[textColumn('Why', 60), noteColumn('Asked by', 60)],
  ],
  rows: target.endpoints
    .toSorted((one, other) => ENDPOINT_KINDS.indexOf(one.kind) - ENDPOINT_KINDS.indexOf(other.kind))
    .map(({ name, kind, ports, said, askedBy }) => [
      ...[PLAN_WORDS.endpoint[kind], name, ports.join(', '), askedBy.length, said, askedBy.map(nameOf).join(', ')],
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

const addressTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'addresses',
  title: 'Addresses',
  said: 'Where each machine stands in the recovery site: proposed, its own where the range is kept.',
  columns: [
    textColumn('Machine'),
    textColumn('Subnet', 20),
    textColumn('Address', 16),
    textColumn('Group of rules', 24),
  ],
  rows: target.machines.map(({ name, subnet, address, securityGroup }) => [
    ...[name, subnet, address, securityGroup ?? 'none: rules name its address'],
  ]),
});

const securityGroupTable = ({ target }: RecoveryPlan, nameOf: NameOfMachine): ReportTable => ({
  id: 'security-groups',
  title: 'Application security groups',
  said: 'Machines that rules name together.',
  columns: [
    ...[textColumn('Group', 24), textColumn('Subnet', 20), countColumn('Machines'), textColumn('Why', 60)],
    noteColumn('Names', 80),
  ],
  rows: target.securityGroups.map(({ name, subnet, machines, said }) => [
    ...[name, subnet, machines.length, said, machines.map(nameOf).join(', ')],
  ]),
});

const operationsTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'operations-rules',
  title: 'Rules of operations',
  said: 'What monitoring, backup and the like were seen to do, kept apart: closed until somebody wants it, with priorities kept free for it.',
  columns: RULE_COLUMNS,
  rows: target.operations.map(ruleCells),
});
