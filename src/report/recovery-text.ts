import type { RecoveryPlan } from '../recovery/index.js';
import { formatAmount, formatCount, formatCountOf } from './figures.js';
import { partsOfPoints } from './point-parts.js';
import { joinLines, wrap } from './lines.js';
import { checkWords, ruleWords } from './tables/recovery-target-tables.js';
import { conditionsId, waysId } from './tables/recovery-failback-tables.js';
import { recoveryTables, storageWords } from './tables/recovery-tables.js';
import { availabilityQuestions } from './tables/recovery-availability-tables.js';
import type { ReportTable } from './tables/table.js';
import { tableLines } from './tables/table-lines.js';

const INDENT = 2;
const TOLD = 8;
/** Sentences on availability, which stand by service. */
const TOLD_SENTENCES = 12;
const TRANSFER =
  'Transfer is of all data, or of what one day away changes where only that is sent; Downtime is until machines work at home and are verified';

/** What `portolan recovery plan` shows: what can be lost, how long it takes, how available it is, the site, the way home, drills. */
export function renderRecoveryText(plan: RecoveryPlan, { all }: { readonly all: boolean }): string {
  const tables = new Map(recoveryTables(plan).map((table) => [table.id, table]));
  const most = all ? Number.POSITIVE_INFINITY : TOLD;
  const part = (id: string, columns: readonly string[]): readonly string[] => partLines(tables.get(id), columns, most);
  const { groups, availability, target, failback } = plan;
  const open = [...target.open, ...availabilityQuestions(plan)];
  return joinLines([
    ...headLines(plan),
    ...part('rpo', ['Machines', 'Kind of point', 'At least', 'Worst', 'Objective', 'Objective is']),
    ...noteLines(partsOfPoints(plan).flatMap(({ rpo }) => rpo.map(({ said }) => said))),
    ...noteLines(plan.protection.said),
    ...part('protection', ['Machine', 'Disk', 'State', 'Why']),
    ...part('quotas', ['Quota', 'Needed', 'Used', 'Limit', 'State']),
    ...noteLines(brokenRules(plan)),
    ...(all
      ? part('kept-points', [
          'Machines',
          'Age from',
          'Age to',
          'Which are kept',
          'Crash-consistent',
          'Application-consistent',
        ])
      : []),
    ...noteLines(pointStorage(plan)),
    ...(all ? part('point-storage', ['Machine', 'Needs', 'Why']) : []),
    ...part('critical-path', all ? ['Takes', 'Step', 'Minutes from'] : ['Takes', 'Step']),
    ...part('changes', ['Saves', 'Change']),
    ...part('groups', ['Plan', 'Group', 'Machines', 'Start', 'Name']),
    ...noteLines(groups.circles.map(({ said }) => said)),
    ...part('availability', ['Service', 'Design', 'Available', 'Lost', 'Simulated', 'Promised']),
    ...noteLines(
      firstOf(
        availability.flatMap(({ verdict }) => verdict.said),
        all ? most : TOLD_SENTENCES,
      ),
    ),
    ...part('lost-hours', ['Service', 'Element', 'Lost', 'Without it']),
    ...noteLines(hostReservations(plan)),
    ...part('inputs', ['Service', 'Input', 'Value', 'From']),
    ...(all ? part('elements', ['Service', 'Element', 'MTBF', 'MTTR', 'From']) : []),
    ...part('subnets', ['Subnet', 'Range', 'Egress', 'Machines']),
    ...noteLines([`rules against what was seen: ${checkWords(target.check)}`, ruleWords(target)]),
    ...part('platform-needs', ['Need', 'Rule', 'Ports', 'To']),
    ...(all ? part('security-rules', ['Rule', 'Subnet', 'Priority', 'Rests on', 'Age', 'When']) : []),
    ...(all ? part('later-rules', ['Rule', 'Subnet', 'Priority', 'Rests on', 'When']) : []),
    ...part('endpoints', ['Kind', 'Endpoint', 'Ports', 'Machines']),
    '',
    'To be answered before the recovery site is built',
    ...(open.length === 0 ? ['  nothing'] : noteLines(open)),
    ...part('failback', ['Come from', 'Machines', 'Recommended', 'Transfer', 'Downtime']),
    ...noteLines(failbackNotes(plan)),
    ...failback.groups.flatMap((group) => [
      ...part(waysId(group), ['Way', 'State', 'In full', 'Transfer', 'Downtime']),
      ...noteLines([group.why, ...group.warnings]),
      ...(all ? part(conditionsId(group), ['Way', 'Condition', 'State', 'Why']) : []),
    ]),
    ...noteLines(failback.warnings),
    ...part('drills', ['Kind', 'Scenario']),
    ...part('drills-due', ['What', 'Kind', 'Last', 'Due', 'State']),
    ...noteLines(plan.drills.said),
    ...part('drills-recorded', ['Record', 'Day', 'Scenario', 'Counts', 'Why']),
    ...(all ? part('not-recovered', ['Machine', 'Why']) : []),
    '',
    'Taken for granted',
    ...noteLines([...plan.assumptions, ...plan.settingsWords]),
    ...(all ? [] : ['', '--all lists everything; --json has it as data, --out writes a page and a workbook']),
  ]);
}

/** What figures of the way home stand for, where there are any. */
const failbackNotes = ({ failback: { groups, together } }: RecoveryPlan): readonly string[] =>
  groups.length === 0 ? [together.said] : [TRANSFER, together.said];

/** What the hours of hosts leave out, each once, under the table that has the hours. */
const hostReservations = ({ availability }: RecoveryPlan): readonly string[] => [
  ...new Set(
    availability
      .flatMap(({ present }) => present.elements)
      .flatMap(({ reservation }) => (reservation === null ? [] : `a host: ${reservation}`)),
  ),
];

function headLines({ counts, asOf, groups }: RecoveryPlan): readonly string[] {
  const { runs, rto } = groups;
  return [
    `Recovery of ${formatCountOf(counts.machines, 'machine')}: ${formatCount(counts.protected)} in ${formatCountOf(runs.length, 'plan')} + ${formatCount(counts.left)} in none${replicatedWords(counts)}; as of ${asOf}`,
    counts.protected === 0
      ? 'no machine comes back, so no recovery time is told'
      : `recovery time ${formatAmount(rto.minutes, 0)} min, ${objectiveWords(rto)}`,
    ...noteLines(rto.rests),
  ];
}

/** Who replicates beside those in a plan: points, bandwidth and cost count all of them. */
const replicatedWords = ({ replicated, replicatedInNone }: RecoveryPlan['counts']): string =>
  replicatedInNone === 0
    ? ''
    : `, of which ${formatCount(replicatedInNone)} replicate (${formatCount(replicated)} in all)`;

/** A time within the objective keeps it only where everything that it needs is there. */
function objectiveWords({ objectiveMinutes, isMet, minutes }: RecoveryPlan['groups']['rto']): string {
  if (objectiveMinutes === null) return 'no objective is stated';
  const words = `the objective of ${formatCount(objectiveMinutes)} min`;
  if (isMet === true) return `within ${words}`;
  return minutes > objectiveMinutes ? `over ${words}` : `and whether ${words} is met is unknown`;
}

const partLines = (table: ReportTable | undefined, columns: readonly string[], most: number): readonly string[] =>
  table === undefined || table.rows.length === 0 ? [] : ['', table.title, ...tableLines(table, columns, most)];

/** The first of some sentences, and how many more there are. */
const firstOf = (words: readonly string[], most: number): readonly string[] =>
  words.length <= most ? words : [...words.slice(0, most), `and ${words.length - most} more; --all lists them`];

const noteLines = (words: readonly string[]): readonly string[] =>
  words.flatMap((one) => wrap(`- ${one}`, INDENT, INDENT + 2));

/** What points need beside the disks, over all machines. */
const pointStorage = (plan: RecoveryPlan): readonly string[] =>
  storageWords(plan).map((said) => `storage of points: ${said}`);

/** Rules of the policy that are not kept, each with its first way out. */
const brokenRules = ({ points }: RecoveryPlan): readonly string[] =>
  partsOfPoints({ points })
    .flatMap(({ policy }) => policy.checks)
    .filter(({ state }) => state !== 'kept')
    .map(({ state, said, remedies }) => `${state}: ${said}${remedies[0] === undefined ? '' : `; ${remedies[0]}`}`);
