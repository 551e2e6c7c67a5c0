import type { ReplicationPlan } from '../replication/index.js';
import { formatAmount, formatCount, formatCountOf } from './figures.js';
import { joinLines, wrap } from './lines.js';
import { namesOf } from './tables/replication-cells.js';
import { brokenLimits } from './tables/replication-limit-tables.js';
import { overWords, replicationTables, waveText } from './tables/replication-tables.js';
import type { ReportTable } from './tables/table.js';
import { tableLines } from './tables/table-lines.js';

const INDENT = 2;
const TOLD = 8;
const MICROS = 1_000_000;
const MOST_NAMES = 6;
const LAST_CHANGES =
  'Last changes: how long these take to cross in the window, which is a part of the downtime alone; machines are stopped, start and are verified besides';

/** What `portolan replication plan` shows: will it be there in time, what goes over a limit, how much bandwidth, by what. */
export function renderReplicationText(plan: ReplicationPlan, { all }: { readonly all: boolean }): string {
  const tables = new Map(replicationTables(plan).map((table) => [table.id, table]));
  const most = all ? Number.POSITIVE_INFINITY : TOLD;
  const part = (id: string, columns: readonly string[]): readonly string[] => partLines(tables.get(id), columns, most);
  return joinLines([
    ...headLines(plan),
    ...part('windows', ['Wave', 'Copies end', 'Due', 'Window', 'State', 'Last changes', 'At half the link']),
    ...noteLines(plan.initial.waves.length === 0 ? [] : [LAST_CHANGES]),
    ...noteLines(
      plan.initial.waves.flatMap(({ wave, warnings }) => warnings.map((one) => `${waveText(wave)}: ${one}`)),
    ),
    ...noteLines([...new Set(plan.initial.waves.flatMap(({ remedies }) => remedies))]),
    ...limitLines(plan, { all, table: tables.get('limits') }),
    ...part('left-out', ['Machine', 'Disk', 'Size', 'Written', 'P95', 'Why']),
    ...part('avoided', ['Machine', 'Disk', 'Limit', 'Value', 'At most', 'Unit', 'Avoided by']),
    ...(plan.bandwidth.least.length === 0 ? ['', 'Bandwidth'] : []),
    ...part('bandwidth', ['Objective', 'Met always', 'Met 90 % of the time']),
    ...noteLines(noneLines(plan)),
    ...noteLines(plan.bandwidth.recommended),
    ...part('folding', [
      'Machine',
      'Disk',
      'Still differs',
      'By',
      'Intervals',
      'Least',
      'Median',
      'Most',
      'Over longer',
    ]),
    ...noteLines(plan.folding.said),
    ...part('appliances', ['Appliance', 'Kind', 'Serves', 'Machines', 'vCPUs', 'Churn']),
    ...part('cache-accounts', ['Account', 'Kind', 'Machines', 'IOPS', 'Churn']),
    ...part('datastores', ['Datastore', 'Free', 'Growth', 'State']),
    ...noteLines(
      plan.placement.datastores.flatMap(({ name, state, remedies }) =>
        state === 'short' ? [`${name}: ${remedies.join('; ')}`] : [],
      ),
    ),
    ...noteLines(plan.placement.said),
    ...costLines(plan),
    ...(all ? part('cost', ['Month', 'Kind', 'Quantity', 'US dollars', 'Unit']) : []),
    ...(all ? part('machines', ['Machine', 'Generation', 'Wave', 'Written', 'P95', 'Peak minute']) : []),
    ...(all ? part('checklist', ['What', 'From', 'To', 'Port']) : []),
    ...leftLines(plan, most),
    '',
    'Taken for granted',
    ...noteLines(plan.assumptions.length === 0 ? ['Nothing beside the settings above.'] : plan.assumptions),
    ...(all ? [] : ['', '--all lists everything; --json has it as data, --out writes a page and a workbook']),
  ]);
}

function headLines({ counts, asOf, churn, bandwidth, settingsWords }: ReplicationPlan): readonly string[] {
  const { machines, replicated, unreplicated, disks, machinesOfUnknownDisks, disksLeftOut } = counts;
  const { gbPerDay } = churn.estate;
  return [
    `Replication of ${formatCountOf(machines, 'machine')}: ${formatCount(replicated)} replicated + ${formatCount(unreplicated)} not; as of ${asOf}`,
    `${formatCountOf(disks, 'disk')}${machinesOfUnknownDisks === 0 ? '' : ` and those of ${formatCountOf(machinesOfUnknownDisks, 'machine')} that no source tells`}, ${formatCount(disksLeftOut)} left out; over a limit: ${overWords(counts)}; written ${gbPerDay === null ? 'unknown' : `${formatAmount(gbPerDay, 0)} GB a day`}; objective ${formatCount(bandwidth.objectiveMinutes)} min${bandwidth.isObjectiveAssumed === true ? ' (assumed: nobody states one)' : ''}`,
    ...noteLines(settingsWords),
  ];
}

const partLines = (table: ReportTable | undefined, columns: readonly string[], most: number): readonly string[] =>
  table === undefined || table.rows.length === 0 ? [] : ['', table.title, ...tableLines(table, columns, most)];

const noteLines = (words: readonly string[]): readonly string[] =>
  words.flatMap((one) => wrap(`- ${one}`, INDENT, INDENT + 2));

/** What is over, with what to do first; what cannot be judged is counted, and listed where everything is asked for. */
function limitLines(
  plan: ReplicationPlan,
  { all, table }: { readonly all: boolean; readonly table: ReportTable | undefined },
): readonly string[] {
  const nameOf = namesOf(plan);
  const broken = brokenLimits(plan, nameOf);
  const over = broken.filter(({ verdict }) => verdict.state === 'over');
  const unknown = broken.length - over.length;
  const rows = table === undefined || all ? (table?.rows ?? []) : table.rows.slice(0, over.length);
  const shown = table === undefined ? undefined : { ...table, rows };
  const words = over.map(({ machine, disk, verdict: { said, remedies } }) =>
    [`${machine}${disk === '' ? '' : `, ${disk}`}: ${said}`, ...remedies.slice(0, 1)].join('; '),
  );
  const columns = ['Machine or datastore', 'Disk', 'Limit', 'State', 'Value', 'At most', 'Unit'];
  return [
    ...(over.length === 0 ? ['', 'Limits', '  none is broken'] : []),
    ...partLines(shown, columns, all ? Number.POSITIVE_INFINITY : TOLD),
    ...noteLines(all ? words : words.slice(0, TOLD)),
    ...(unknown === 0 || all
      ? []
      : wrap(`${formatCountOf(unknown, 'limit')} cannot be judged; --all lists them with what is missing`, INDENT)),
  ];
}

/** Objectives that no bandwidth meets, each with the reason. */
const noneLines = ({ bandwidth }: ReplicationPlan): readonly string[] =>
  bandwidth.least.flatMap(({ rpoMinutes, mbps90, whyNone }) =>
    whyNone === undefined
      ? []
      : [
          `No bandwidth meets ${formatCount(rpoMinutes)} minutes ${mbps90 === null ? 'always or 90 % of the time' : 'always'}: ${whyNone}`,
        ],
  );

/** By month, what is known; lines without a price are named. */
function costLines({ cost: { months, said } }: ReplicationPlan): readonly string[] {
  if (months.length + said.length === 0) return [];
  return [
    '',
    'Cost of replication, by month',
    ...noteLines(said),
    ...noteLines(
      months.map(
        ({ month, known, unknown, isAtLeast }) =>
          `${month}: ${formatAmount(known / MICROS)} US dollars known${isAtLeast ? ', at least' : ''}${unknown.length === 0 ? '' : `; without a price: ${unknown.join(', ')}`}`,
      ),
    ),
  ];
}

/** Machines that share a reason stand together. */
function leftLines({ unreplicated }: ReplicationPlan, most: number): readonly string[] {
  if (unreplicated.length === 0) return [];
  const byReason = new Map<string, string[]>();
  for (const { name, reason } of unreplicated) byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  const groups = [...byReason].slice(0, most).map(([reason, names]) => {
    const more = names.length - MOST_NAMES;
    return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}: ${reason}`;
  });
  const left = byReason.size - groups.length;
  return [
    '',
    `Not replicated: ${formatCountOf(unreplicated.length, 'machine')}`,
    ...noteLines(groups),
    ...(left > 0 ? [`  and ${formatCountOf(left, 'reason')} more; --all lists them`] : []),
  ];
}
