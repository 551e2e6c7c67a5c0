import { shownPercent } from '../../model/index.js';
import type { AvailabilityPlan, RecoveryPlan, RpoOfKind } from '../../recovery/index.js';
import { formatAmount, formatCount, formatCountOf } from '../figures.js';
import { html } from '../html.js';
import type { Html } from '../html.js';
import { checkWords } from '../tables/recovery-target-tables.js';
import { recoveryTables } from '../tables/recovery-tables.js';
import type { ReportTable } from '../tables/table.js';
import { gantt } from './gantt.js';
import { fold, sentences } from './parts.js';
import { renderActions } from './plan-actions.js';
import { planPage } from './plan-frame.js';
import type { PagePart, PlanHead } from './plan-frame.js';
import { cellUnder, shelfOf } from './plan-table.js';
import type { FirstRows } from './plan-table.js';
import { recoveryActions } from './recovery-actions.js';

/**
 * A plan of recovery as one HTML file that needs nothing else. The same plan gives the same bytes. Cost: linear in machines and rules.
 */
export function renderRecoveryHtml(plan: RecoveryPlan): string {
  const tables = recoveryTables(plan);
  const { open, folded } = shelfOf(tables);
  const parts: readonly PagePart[] = [
    ['first', 'What needs you', renderActions(recoveryActions(plan), 'Nothing: every promise holds by this plan.')],
    [
      'points',
      'What can be lost',
      html`${open('rpo')} ${told(plan.protection.said)} ${open('protection')} ${open('policy')}
      ${folded('kept-points', 'point-storage')}`,
    ],
    [
      'time',
      'How long it takes',
      html`${pathChart(plan)} ${told(plan.groups.rto.rests)} ${folded('critical-path')} ${open('changes')}
      ${open('groups')} ${folded('actions', 'not-recovered')}`,
    ],
    [
      'availability',
      'How available it is',
      html`${open('availability')} ${services(plan)} ${open('needed')}
      ${folded('inputs', 'lost-hours', 'sensitivity', 'elements')}`,
    ],
    [
      'target',
      'The recovery site',
      html`${open('subnets')} ${folded('addresses', 'security-groups', 'security-rules', 'operations-rules')}
        <p>Rules against what was seen: ${checkWords(plan.target.check)}.</p>
        ${folded('quotas')} ${open('endpoints')} ${open('dns')} ${targetNotes(plan)}`,
    ],
    [
      'failback',
      'The way home',
      html`${open('failback')} ${folded('failback-conditions')}
        <h3>Warnings</h3>
        ${sentences(plan.failback.warnings, 'No warnings.')}`,
    ],
    ['drills', 'Drills', html`${folded('drills')} ${open('drills-due', lateDrills(tables))}`],
    ['basis', 'What this rests on', basis(plan)],
  ];
  return planPage(headOf(plan), parts);
}

/** Drills that are overdue come before those that were never held; both before the rest. */
function lateDrills(tables: readonly ReportTable[]): FirstRows {
  const table = tables.find(({ id }) => id === 'drills-due');
  const of = (state: string): ReportTable['rows'] =>
    table === undefined ? [] : table.rows.filter((cells) => cellUnder(table, cells, 'State') === state);
  return { rows: [...of('overdue'), ...of('never')], said: 'overdue, or never held' };
}

/** Rounded down, as the sentences below it are: an availability is never better than said. */
const shareText = (share: number): string => `${formatAmount(shownPercent(share), 5)} %`;

function headOf({ engine, asOf, counts, points, groups: { rto }, availability }: RecoveryPlan): PlanHead {
  const worst = availability.toSorted((one, other) => one.present.availability - other.present.availability)[0];
  const crash = points.rpo.find(({ kind }) => kind === 'crashConsistent');
  return {
    ...{ engine, asOf },
    title: `Recovery, ${asOf}`,
    kicker: 'Portolan · Plan of recovery in Azure',
    heading: formatCountOf(counts.protected, 'machine'),
    facts: [
      ['As of', asOf],
      ['Protected', `${formatCount(counts.protected)} of ${formatCount(counts.machines)}`],
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
              `${shareText(worst.present.availability)}, then ${shareText(worst.withPlan.availability)}: ${worst.service}${availability.length === 1 ? '' : ', the least of all'}`,
            ],
          ] as const)),
    ],
  };
}

/** The interval of points bounds it from below where nobody knows how far replication lags. */
function pointWords(crash: RpoOfKind | undefined): string {
  const { worstMinutes = null, leastMinutes = null } = crash ?? {};
  if (worstMinutes !== null) return `${formatCount(Math.ceil(worstMinutes))} min at worst, crash-consistent`;
  return leastMinutes === null ? 'unknown' : `at least ${formatCount(leastMinutes)} min, crash-consistent`;
}

function againstWords({ objectiveMinutes, isMet, minutes }: RecoveryPlan['groups']['rto']): string {
  if (objectiveMinutes === null) return '';
  if (isMet === true) return `, within ${formatCount(objectiveMinutes)}`;
  const words = formatCount(objectiveMinutes);
  return minutes > objectiveMinutes ? `, over ${words}` : `; whether ${words} hold is unknown`;
}

/** What bears on the figures beside it; nothing where nothing does. */
const told = (words: readonly string[]): Html | string => (words.length === 0 ? '' : sentences(words, ''));

const MINUTE_MS = 60_000;

const PATH_LEGEND = [
  { tone: 'tone-ready', text: 'within the objective', more: '' },
  { tone: 'tone-blocked', text: 'over it', more: '; dashed line: the objective' },
];

/** The critical path as bars, from the disaster on. */
function pathChart({ groups: { rto } }: RecoveryPlan): Html {
  let at = 0;
  const dueMs = rto.objectiveMinutes === null ? null : rto.objectiveMinutes * MINUTE_MS;
  const rows = rto.criticalPath.map(({ step, minutes }) => {
    const fromMs = at;
    at += minutes * MINUTE_MS;
    const isLate = dueMs !== null && at > dueMs;
    return {
      label: shortStep(step),
      fromMs,
      toMs: at,
      note: `${formatAmount(minutes)} min`,
      tone: isLate ? 'tone-blocked' : 'tone-ready',
      dueMs,
    };
  });
  return gantt(rows, {
    spoken: 'The critical path of recovery; the dashed line is the objective. The table below says the same',
    scale: 'minutes',
    axis: 'minutes from the disaster on',
    legend: dueMs === null ? [] : PATH_LEGEND,
  });
}

/** Without the name of the group, which the table has. */
const shortStep = (step: string): string => step.replace(/^(\S+, group \d+) \((?:[^()]|\([^()]*\))*\): /, '$1: ');

/** Beyond so many services only those stand open whose objective is not met. */
const MOST_SERVICES = 3;

const services = ({ availability }: RecoveryPlan): readonly Html[] =>
  availability.map((one) => {
    const { service, verdict, present, withPlan } = one;
    const said = sentences(verdict.said, 'Nothing was promised.');
    if (availability.length <= MOST_SERVICES || isBroken(one))
      return html`<h3>${service}</h3>
        ${said}`;
    return fold(`${service}: ${shareText(present.availability)}, then ${shareText(withPlan.availability)}`, said);
  });

const isBroken = ({ verdict }: AvailabilityPlan): boolean => verdict.targetHolds === false;

const targetNotes = ({ target }: RecoveryPlan): Html =>
  html`<h3>Directory</h3>
    ${sentences(
      target.directory.map(({ step, said }) => `${step}: ${said}`),
      'No directory is known.',
    )}
    <h3>Links</h3>
    ${sentences(
      target.links.map(({ name, role, said }) => `${name} (${role}): ${said}`),
      'No link is known.',
    )}
    <h3>Called by address</h3>
    ${sentences(
      target.addresses.map(({ said }) => said),
      'Nobody, as far as connections show.',
    )}
    <h3>To be answered</h3>
    ${sentences(target.open, 'Nothing.')}`;

const basis = (plan: RecoveryPlan): Html =>
  html`<h3>Settings</h3>
    ${sentences(plan.settingsWords, 'No settings.')}
    <h3>Taken for granted</h3>
    ${sentences(plan.assumptions, 'Nothing.')}
    <h3>Problems</h3>
    ${sentences(
      plan.problems.map(({ message, remedy }) => `${message}: ${remedy}`),
      'None.',
    )}`;
