import type {
  NamedSize,
  TargetAnswer,
  TargetCount,
  TargetSize,
  WorkloadAnswer,
  WorkloadsAnswer,
} from '../workloads/index.js';
import { formatAmount, formatCount, formatCountOf } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';

const INDENT = 2;
/** How many workloads are listed, and findings of each service, unless all are asked for. */
const TOLD_WORKLOADS = 12;
const TOLD_FINDINGS = 4;

const TARGET_WORDS: Readonly<Record<TargetAnswer['target'], string>> = {
  sqlDatabase: 'Azure SQL Database',
  sqlManagedInstance: 'SQL Managed Instance',
  sqlOnMachine: 'SQL Server on a machine',
  postgresqlFlexible: 'Azure Database for PostgreSQL',
  mysqlFlexible: 'Azure Database for MySQL',
  appService: 'App Service',
};

const STATE_WORDS: Readonly<Record<TargetAnswer['state'], string>> = {
  ready: 'ready',
  readyWithConditions: 'ready with conditions',
  notReady: 'not ready',
  unknown: 'unknown',
};

const KIND_WORDS: Readonly<Record<WorkloadAnswer['kind'], string>> = {
  sqlServer: 'SQL Server',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  webApp: 'web application',
};

const uncheckedWords = (unchecked: readonly string[]): string =>
  unchecked.length === 0 ? '' : `; not checked: ${unchecked.join(', ')}`;

function namedSizeWords({ database, size }: NamedSize): string {
  return `${database}: ${sizeWords(size)}`;
}

/** Databases of which each is named; more are counted. */
const TOLD_DATABASES = 6;

function sizeWords(size: TargetSize): string {
  switch (size.kind) {
    case 'service':
      return `${size.name}, ${size.vCores} vCores, ${formatAmount(size.memoryGB)} GB, storage ${formatCount(size.storageGB)} GB (${formatCount(size.billedStorageGB)} paid), decided by ${size.decidedBy}${uncheckedWords(size.unchecked)}`;
    case 'databases': {
      const rest = size.databases.length - TOLD_DATABASES;
      const told = size.databases.slice(0, TOLD_DATABASES).map(namedSizeWords);
      return `${told.join('; ')}${rest > 0 ? `; and ${formatCount(rest)} more` : ''}`;
    }
    case 'machine': {
      const { vCores, memoryGB, poolGB, disks } = size.need;
      const pool = disks === 'premium' ? 'premium disks' : 'premium or standard SSD, the cheaper';
      return `at least ${formatAmount(vCores)} vCores and ${formatAmount(memoryGB)} GB, data and log in one pool of ${formatCount(poolGB)} GB (${pool}); portolan assess chooses the machine`;
    }
    case 'share': {
      const { app, inContainer } = size;
      return `${formatAmount(app.cores)} cores and ${formatAmount(app.memoryGB)} GB of its plan; in a container ${formatAmount(inContainer.cores)} and ${formatAmount(inContainer.memoryGB)} GB`;
    }
    case 'none':
      return `none is large enough: ${size.shortfalls.map(({ what, needed, offered }) => `${what} ${formatAmount(needed)} of at most ${formatAmount(offered)}`).join(', ')}`;
    case 'unknown':
      return `unknown for want of ${size.missing.join(', ')}`;
  }
}

function targetLines({ target, state, findings, size }: TargetAnswer, all: boolean): readonly string[] {
  const told = all ? findings : findings.slice(0, TOLD_FINDINGS);
  const rest = findings.length - told.length;
  const steps = all && 'steps' in size ? size.steps.flatMap((step) => wrap(step, INDENT * 3, INDENT * 4)) : [];
  return [
    ...wrap(`${TARGET_WORDS[target]}: ${STATE_WORDS[state]}`, INDENT),
    ...wrap(`size: ${sizeWords(size)}`, INDENT * 2, INDENT * 3),
    ...steps,
    ...told.flatMap(({ severity, message, remedy, rule }) => [
      ...wrap(`${severity}: ${message} [${rule}]`, INDENT * 2, INDENT * 3),
      ...wrap(`remedy: ${remedy}`, INDENT * 3, INDENT * 4),
    ]),
    ...(rest === 0 ? [] : wrap(`and ${formatCountOf(rest, 'finding')}: --all lists them, --json has them`, INDENT * 2)),
  ];
}

function bindingWords({ binding, machine }: WorkloadAnswer): string {
  switch (binding.kind) {
    case 'bound':
      return `on ${binding.machine}`;
    case 'ambiguous':
      return `on ${machine}, a name that ${formatCount(binding.machines.length)} machines have`;
    case 'missing':
      return `on ${machine}, which no inventory lists`;
  }
}

function workloadLines(answer: WorkloadAnswer, all: boolean): readonly string[] {
  const { name, kind, targets } = answer;
  return [
    '',
    ...wrap(`${name} (${KIND_WORDS[kind]}) ${bindingWords(answer)}`, 0, INDENT),
    ...targets.flatMap((target) => targetLines(target, all)),
  ];
}

/** The worst first: what cannot move must not hide behind what can. */
const URGENCY: readonly TargetAnswer['state'][] = ['notReady', 'unknown', 'readyWithConditions', 'ready'];

/** By the worst answer of its services; of equal ones in the order of the files. */
function worstFirst(workloads: readonly WorkloadAnswer[]): readonly WorkloadAnswer[] {
  const rank = ({ targets }: WorkloadAnswer): number =>
    targets.reduce((worst, { state }) => Math.min(worst, URGENCY.indexOf(state)), URGENCY.length);
  return [...workloads].sort((left, right) => rank(left) - rank(right));
}

const countRow = ({ target, states, workloads }: TargetCount): readonly string[] => [
  TARGET_WORDS[target],
  ...[states.ready, states.readyWithConditions, states.notReady, states.unknown, workloads].map(formatCount),
];

const COUNT_HEADINGS = ['service', 'ready', 'with conditions', 'not ready', 'unknown', 'workloads'];

/** What became of the workloads, for the terminal: counts first, then each, the worst first, with the services that may take it. */
export function renderWorkloadsText(answer: WorkloadsAnswer, { all }: { readonly all: boolean }): string {
  const { counts, webPlan } = answer;
  const workloads = worstFirst(answer.workloads);
  const told = all ? workloads : workloads.slice(0, TOLD_WORKLOADS);
  const rest = workloads.length - told.length;
  const { bound, ambiguous, missing } = counts;
  return joinLines([
    ...wrap(
      `${formatCountOf(counts.workloads, 'workload')}: ${formatCount(bound)} on machines of the inventory, ${formatCount(ambiguous)} on a name of several, ${formatCount(missing)} on none of it`,
    ),
    ...alignRows([COUNT_HEADINGS, ...counts.targets.map(countRow)], INDENT, [1, 2, 3, 4, 5]),
    ...(webPlan === null
      ? []
      : wrap(
          `App Service plans: ${formatCountOf(webPlan.apps, 'web application')} on ${formatCountOf(webPlan.plans, 'plan')} ${webPlan.sku} of ${webPlan.appsPerPlan}, the last with ${webPlan.appsInLastPlan}; the cost of a plan is split evenly over its web applications`,
          INDENT,
        )),
    ...told.flatMap((one) => workloadLines(one, all)),
    ...(rest === 0 ? [] : ['', ...wrap(`and ${formatCountOf(rest, 'workload')}: --all lists them, --json has them`)]),
    '',
    ...wrap('No prices of services are kept: sizes stand in the order of their tiers and vCores.'),
  ]);
}
