import type { RecoveryPlan, RpoOfKind } from '../../recovery/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import type { Html } from '../html.js';
import { partsOfPoints } from '../point-parts.js';
import { recoveryTables } from '../tables/recovery-tables.js';
import { planAnchors, planChapter } from './plan-chapter.js';
import type { PlanChapterTerms } from './plan-chapter.js';
import { planPage } from './plan-frame.js';
import type { PlanHead } from './plan-frame.js';
import { shortPen, wholePen } from './plan-pen.js';
import { recoveryParts } from './recovery-parts.js';
import { availabilityText } from './recovery-share.js';

/**
 * A plan of recovery as one HTML file that needs nothing else. The same plan gives the same bytes. Cost: linear in machines and rules.
 */
export const renderRecoveryHtml = (plan: RecoveryPlan): string =>
  planPage(headOf(plan), recoveryParts(plan, wholePen(recoveryTables(plan))));

const CHAPTER: PlanChapterTerms = {
  id: 'recovery',
  title: 'Recovery',
  shown: ['points', 'time', 'availability', 'target', 'failback', 'drills'],
  packed: ['target', 'failback', 'drills'],
  onPaper: ['rpo', 'groups', 'availability'],
  whole: 'recovery.html, recovery.xlsx and recovery.json',
};

/** Anchors of the chapter, its own first. */
export const RECOVERY_ANCHORS: readonly string[] = planAnchors(CHAPTER);

/**
 * The same plan as a chapter of the report: what needs somebody, the main figures, and the begin of each table.
 *
 * @param machines of the report, which packs long parts where they are many
 */
export const renderRecoveryChapter = (plan: RecoveryPlan, machines: number): Html =>
  planChapter(CHAPTER, {
    facts: headOf(plan).facts,
    machines,
    parts: recoveryParts(plan, shortPen(recoveryTables(plan), CHAPTER)),
  });

function headOf({ engine, asOf, counts, protection, points, groups: { rto }, availability }: RecoveryPlan): PlanHead {
  const worst = availability.toSorted((one, other) => one.present.availability - other.present.availability)[0];
  const crash = partsOfPoints({ points }).flatMap(({ rpo }) => rpo.filter(({ kind }) => kind === 'crashConsistent'));
  return {
    ...{ engine, asOf },
    title: `Recovery, ${asOf}`,
    kicker: 'Portolan · Plan of recovery in Azure',
    heading: formatCountOf(counts.protected, 'machine'),
    facts: [
      ['As of', asOf],
      ['To be protected', protectedWords(counts, protection.counts.unjudged)],
      ...(counts.replicatedInNone === 0
        ? []
        : ([
            [
              'Replicated for it',
              `${formatCount(counts.replicated)}, ${formatCount(counts.replicatedInNone)} of them in no plan`,
            ],
          ] as const)),
      ['Recovery point', pointWords(crash)],
      [
        'Recovery time',
        counts.protected === 0
          ? 'no machine comes back'
          : `${formatCount(Math.ceil(rto.minutes))} min${againstWords(rto)}`,
      ],
      ...(worst === undefined
        ? []
        : ([
            [
              'Available',
              `${availabilityText(worst.present)}, then ${availabilityText(worst.withPlan)}: ${worst.service}${availability.length === 1 ? '' : ', the least of all'}`,
            ],
          ] as const)),
    ],
  };
}

/** A plan to protect is no promise: of whom not every limit could be judged is told beside the count. */
function protectedWords({ protected: all, machines }: RecoveryPlan['counts'], unjudged: number): string {
  const of = `${formatCount(all)} of ${formatCount(machines)}`;
  return unjudged === 0 ? of : `${of}, ${formatCount(unjudged)} of them not held against every limit`;
}

/** Of the part whose points are the oldest. The interval of points bounds it from below where nobody knows how far replication lags. */
function pointWords(crash: readonly RpoOfKind[]): string {
  const least = crash.flatMap(({ worstMinutes, leastMinutes }) => worstMinutes ?? leastMinutes ?? []);
  if (least.length === 0) return 'unknown';
  const minutes = formatCount(Math.ceil(Math.max(...least)));
  return crash.every(({ worstMinutes }) => worstMinutes !== null)
    ? `${minutes} min at worst, crash-consistent`
    : `at least ${minutes} min, crash-consistent`;
}

function againstWords({ objectiveMinutes, isMet, minutes }: RecoveryPlan['groups']['rto']): string {
  if (objectiveMinutes === null) return '';
  if (isMet === true) return `, within ${formatCount(objectiveMinutes)}`;
  const words = formatCount(objectiveMinutes);
  return minutes > objectiveMinutes ? `, over ${words}` : `; whether ${words} hold is unknown`;
}
