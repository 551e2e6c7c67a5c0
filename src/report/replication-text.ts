import type { ReplicationPlan } from '../replication/index.js';
import { formatAmount, formatCount, formatCountOf } from './figures.js';
import { joinLines, wrap } from './lines.js';
import { replicationTables } from './tables/replication-tables.js';
import type { ReportTable } from './tables/table.js';
import { tableLines } from './tables/table-lines.js';

const INDENT = 2;
const TOLD = 8;

/** What `portolan replication plan` shows: will it be there in time, what goes over a limit, how much bandwidth, by what. */
export function renderReplicationText(plan: ReplicationPlan, { all }: { readonly all: boolean }): string {
  const tables = new Map(replicationTables(plan).map((table) => [table.id, table]));
  const most = all ? Number.POSITIVE_INFINITY : TOLD;
  const part = (id: string, columns: readonly string[]): readonly string[] => partLines(tables.get(id), columns, most);
  return joinLines([
    ...headLines(plan),
    ...part('windows', ['Wave', 'First copy begins', 'ends', 'Due', 'State', 'Spare', 'At half the link']),
    ...noteLines(plan.initial.waves.flatMap(({ remedies }) => remedies)),
    ...part('limits', ['Machine', 'Disk', 'Limit', 'State', 'Value', 'At most', 'Unit']),
    ...(all ? noteLines(overWords(plan)) : noteLines(overWords(plan).slice(0, TOLD))),
    ...part('bandwidth', ['Objective', 'Met always', 'Met 90 % of the time']),
    ...noteLines(plan.bandwidth.recommended),
    ...part('appliances', ['Appliance', 'Kind', 'Serves', 'Machines', 'vCPUs', 'Memory', 'Churn']),
    ...part('cache-accounts', ['Account', 'Kind', 'Machines', 'IOPS', 'Churn']),
    ...part('datastores', ['Datastore', 'Free', 'Growth', 'State']),
    ...noteLines(plan.placement.said),
    ...part('cost', ['Month', 'Kind', 'Quantity', 'Unit', 'US dollars']),
    ...(all ? part('machines', ['Machine', 'Generation', 'Wave', 'Written', 'P95', 'Peak minute']) : []),
    ...(all ? part('checklist', ['What', 'From', 'To', 'Port']) : []),
    ...part('not-replicated', ['Machine', 'Why']),
    '',
    'Taken for granted',
    ...plan.assumptions.flatMap((words) => wrap(`- ${words}`, INDENT, INDENT + 2)),
    ...(all ? [] : ['', '--all lists everything; --json has it as data, --out writes a page and a workbook']),
  ]);
}

function headLines({ counts, asOf, churn, bandwidth, settingsWords }: ReplicationPlan): readonly string[] {
  const { machines, replicated, unreplicated, disks, disksLeftOut, disksOverALimit } = counts;
  const { gbPerDay } = churn.estate;
  return [
    `Replication of ${formatCountOf(machines, 'machine')}: ${formatCount(replicated)} replicated + ${formatCount(unreplicated)} not; as of ${asOf}`,
    `${formatCountOf(disks, 'disk')}, ${formatCount(disksLeftOut)} left out, ${formatCount(disksOverALimit)} over a limit; written ${gbPerDay === null ? 'unknown' : `${formatAmount(gbPerDay, 0)} GB a day`}; objective ${formatCount(bandwidth.objectiveMinutes)} min`,
    ...settingsWords.flatMap((words) => wrap(`- ${words}`, INDENT, INDENT + 2)),
  ];
}

const partLines = (table: ReportTable | undefined, columns: readonly string[], most: number): readonly string[] =>
  table === undefined || table.rows.length === 0 ? [] : ['', table.title, ...tableLines(table, columns, most)];

const noteLines = (words: readonly string[]): readonly string[] =>
  words.flatMap((one) => wrap(`- ${one}`, INDENT, INDENT + 2));

/** Why each broken limit is one, and what to do first. */
const overWords = (plan: ReplicationPlan): readonly string[] =>
  plan.verdicts
    .flatMap(({ verdicts, disks }) => [...verdicts, ...disks.flatMap((disk) => disk.verdicts)])
    .filter(({ state }) => state === 'over')
    .map(({ said, remedies }) => (remedies[0] === undefined ? said : `${said}: ${remedies[0]}`));
