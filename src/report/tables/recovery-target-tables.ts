import type { RecoveryPlan, SecurityRule } from '../../recovery/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import { namesInOrder } from './name-order.js';
import type { NameOfMachine } from './name-order.js';
import { PLAN_WORDS } from './plan-words.js';
import { countColumn, noteColumn, textColumn } from './table.js';
import type { ReportTable, TableColumn } from './table.js';

/** The network of the recovery site: who stands where, what is open, what else has to be reachable. */
export const targetTables = (plan: RecoveryPlan, nameOf: NameOfMachine): readonly ReportTable[] => [
  subnetTable(plan, nameOf),
  addressTable(plan),
  securityGroupTable(plan, nameOf),
  ruleTable(plan),
  platformTable(plan),
  laterTable(plan),
  operationsTable(plan),
  endpointTable(plan, nameOf),
  dnsTable(plan),
  directoryTable(plan),
  linkTable(plan),
  openTable(plan),
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
    ...[name, range, PLAN_WORDS.egress[egress], egressSaid, machines.length, from, namesInOrder(machines, nameOf)],
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
  ...[textColumn('Rests on', 26), countColumn('Ways'), countColumn('Connections'), textColumn('Last seen', 12)],
  ...[countColumn('Age', 'days'), textColumn('When', 40), textColumn('Why', 60), noteColumn('Source', 60)],
];

/** What lets a rule stand, for people. */
const BASES: Readonly<Record<SecurityRule['basis'], string>> = {
  seen: 'connections seen',
  inferred: 'inferred from connections',
  documented: 'a document',
  ours: 'ours',
};

const NO_SOURCE = { seen: 'the connections', inferred: 'the connections', documented: null, ours: 'ours' } as const;

const ruleCells = (rule: SecurityRule): ReportTable['rows'][number] => [
  ...[rule.name, rule.subnet, rule.direction, rule.access, rule.priority, rule.protocol, rule.sources.join(', ')],
  ...[rule.destinations.join(', '), rule.ports.join(', '), BASES[rule.basis]],
  ...(rule.evidence.edges === 0
    ? [0, 0, 'none', 'none']
    : [rule.evidence.edges, rule.evidence.connections, rule.evidence.lastSeen, rule.evidence.ageDays]),
  ...[rule.condition ?? 'always', rule.said, rule.source ?? NO_SOURCE[rule.basis]],
];

const ruleTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'security-rules',
  title: 'Security rules',
  said: `Rules of network security groups, each with what it rests on; the last of each subnet and direction, priority 4096, denies all else. Inbound rules are what was seen; outbound ones between machines of the plan are inferred from the other end of the same connections. Asked of them: ${checkWords(target.check)}.`,
  columns: RULE_COLUMNS,
  rows: target.rules.map(ruleCells),
});

/** How many rules there are, and what they rest on. */
export function ruleWords({ rules, later, operations }: RecoveryPlan['target']): string {
  const bases = (Object.keys(BASES) as (keyof typeof BASES)[]).map(
    (basis) => `${formatCount(rules.filter((rule) => rule.basis === basis).length)} ${BASES[basis]}`,
  );
  return `${formatCountOf(rules.length, 'rule')} by what they rest on: ${bases.join(', ')}; closed beside them ${formatCount(later.length)} for later and ${formatCount(operations.length)} of operations`;
}

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
      ...[PLAN_WORDS.endpoint[kind], name, ports.join(', '), askedBy.length, said, namesInOrder(askedBy, nameOf)],
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
    ...[name, subnet, machines.length, said, namesInOrder(machines, nameOf)],
  ]),
});

const operationsTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'operations-rules',
  title: 'Rules of operations',
  said: 'What monitoring, backup and the like were seen to do, kept apart: closed until somebody wants it, with priorities kept free for it.',
  columns: RULE_COLUMNS,
  rows: target.operations.map(ruleCells),
});

const STATES: Readonly<Record<RecoveryPlan['target']['platform'][number]['state'], string>> = {
  open: 'open',
  later: 'ready, closed',
  none: 'no rule needed',
  unknown: 'no rule yet',
};

const platformTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'platform-needs',
  title: 'What the platform needs',
  said: 'What machines in the recovery region ask of Azure, of the service that protects them and of the way home; no connection of the site shows it. Rules that are ready stay closed until what asks for them holds.',
  columns: [
    ...[textColumn('Need', 30), textColumn('When', 50), textColumn('Rule', 14), textColumn('Ports', 20)],
    ...[textColumn('To', 40), textColumn('Why', 60), noteColumn('Source', 60)],
  ],
  rows: target.platform.map(({ need, condition, state, ports, destinations, said, source }) => [
    ...[need, condition, STATES[state], ports.length === 0 ? 'none' : ports.join(', '), destinations.join(', ')],
    ...[said, source ?? 'ours'],
  ]),
});

const laterTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'later-rules',
  title: 'Rules for later',
  said: 'What is needed once its condition holds: closed until then, with priorities kept free for it.',
  columns: RULE_COLUMNS,
  rows: target.later.map(ruleCells),
});

const directoryTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'directory-steps',
  title: 'Directory',
  said: 'What is done about the directory before anything is failed over, in this order.',
  columns: [countColumn('Number'), textColumn('Step', 60), textColumn('Why', 90)],
  rows: target.directory.map(({ step, said }, at) => [at + 1, step, said]),
});

const linkTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'links',
  title: 'Links',
  said: 'Circuits and VPNs of the site file that lead to the recovery site, the active one first.',
  columns: [textColumn('Link', 30), textColumn('Role', 10), textColumn('Why', 90)],
  rows: target.links.map(({ name, role, said }) => [name, role, said]),
});

const openTable = ({ target }: RecoveryPlan): ReportTable => ({
  id: 'open-questions',
  title: 'To be answered',
  said: 'What is not known and has to be answered before the recovery site is built.',
  columns: [countColumn('Number'), textColumn('Question', 120)],
  rows: target.open.map((question, at) => [at + 1, question]),
});
