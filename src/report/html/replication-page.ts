import type { ReplicationPlan, WaveFill } from '../../replication/index.js';
import { formatAmount, formatCount, formatCountOf } from '../figures.js';
import type { Html } from '../html.js';
import { overWords, replicationTables } from '../tables/replication-tables.js';
import { planAnchors, planChapter } from './plan-chapter.js';
import type { PlanChapterTerms } from './plan-chapter.js';
import { planPage } from './plan-frame.js';
import type { PlanHead } from './plan-frame.js';
import { shortPen, wholePen } from './plan-pen.js';
import { replicationParts } from './replication-parts.js';

/**
 * A plan of replication as one HTML file that needs nothing else. The same plan gives the same bytes. Cost: linear in machines and disks.
 */
export const renderReplicationHtml = (plan: ReplicationPlan): string =>
  planPage(headOf(plan), replicationParts(plan, wholePen(replicationTables(plan))));

const CHAPTER: PlanChapterTerms = {
  id: 'replication',
  title: 'Replication',
  shown: ['windows', 'limits', 'bandwidth', 'placement', 'cost', 'machines'],
  packed: [],
  onPaper: ['windows', 'limits', 'bandwidth'],
  whole: 'replication.html, replication.xlsx and replication.json',
};

/** Anchors of the chapter, its own first. */
export const REPLICATION_ANCHORS: readonly string[] = planAnchors(CHAPTER);

/**
 * The same plan as a chapter of the report: what needs somebody, the main figures, and the begin of each table.
 *
 * @param machines of the report, which packs long parts where they are many
 */
export const renderReplicationChapter = (plan: ReplicationPlan, machines: number): Html =>
  planChapter(CHAPTER, {
    facts: headOf(plan).facts,
    machines,
    parts: replicationParts(plan, shortPen(replicationTables(plan), CHAPTER)),
  });

function headOf(plan: ReplicationPlan): PlanHead {
  const { counts, bandwidth: found, engine, asOf } = plan;
  return {
    ...{ engine, asOf },
    title: `Replication, ${asOf}`,
    kicker: 'Portolan · Plan of replication to Azure',
    heading: formatCountOf(counts.replicated, 'machine'),
    facts: [
      ['As of', asOf],
      ['Replicated', `${formatCount(counts.replicated)} of ${formatCount(counts.machines)}`],
      ['Disks', disksWords(counts)],
      ['Over a limit', overWords(counts)],
      ['Written', writtenWords(plan)],
      [
        'Objective',
        `${formatCount(found.objectiveMinutes)} min${found.isObjectiveAssumed === true ? ', assumed' : ''}`,
      ],
      ['Slips', slipWords(plan.initial.waves)],
    ],
  };
}

/** What is not measured is not nothing: the sum bounds from below then. */
function writtenWords({ churn: { estate } }: ReplicationPlan): string {
  if (estate.gbPerDay === null) return 'unknown';
  return `${estate.machinesUnmeasured > 0 ? 'at least ' : ''}${formatAmount(estate.gbPerDay, 0)} GB a day`;
}

const disksWords = ({ disks, disksLeftOut, machinesOfUnknownDisks }: ReplicationPlan['counts']): string =>
  [
    `${formatCount(disks)}, ${formatCount(disksLeftOut)} left out`,
    ...(machinesOfUnknownDisks === 0 ? [] : [`those of ${formatCountOf(machinesOfUnknownDisks, 'machine')} unknown`]),
  ].join('; ');

function slipWords(waves: readonly WaveFill[]): string {
  if (waves.length === 0) return 'no waves given';
  const count = (state: WaveFill['state']): number => waves.filter((one) => one.state === state).length;
  const unknown = count('unknown');
  if (unknown === waves.length) return 'unknown: no dates';
  const behind = waves.filter(({ keepsUp }) => keepsUp === false).length;
  const refused = waves.filter(({ windowBy }) => windowBy === 'refusedDay').length;
  return [
    ...(count('slips') > 0 ? [formatCountOf(count('slips'), 'wave')] : behind === 0 ? ['nothing'] : []),
    ...(behind === 0 ? [] : [`${formatCountOf(behind, 'wave')} never caught up with`]),
    ...(refused === 0 ? [] : [`${formatCountOf(refused, 'wave')} on a planned day that the calendar refuses`]),
    ...(unknown === 0 ? [] : [`${formatCount(unknown)} unknown`]),
  ].join(', ');
}
