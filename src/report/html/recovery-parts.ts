import type { AvailabilityPlan, RecoveryPlan } from '../../recovery/index.js';
import { formatAmount } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { availabilityQuestions } from '../tables/recovery-availability-tables.js';
import { checkWords, ruleWords } from '../tables/recovery-target-tables.js';
import { storageWords } from '../tables/recovery-tables.js';
import { conditionsId, waysId } from '../tables/recovery-failback-tables.js';
import type { ReportTable } from '../tables/table.js';
import { gantt } from './gantt.js';
import { fold, sentences } from './parts.js';
import type { PagePart } from './plan-frame.js';
import type { PlanPen } from './plan-pen.js';
import { cellUnder } from './plan-table.js';
import type { FirstRows } from './plan-table.js';
import { recoveryActions } from './recovery-actions.js';
import { availabilityText } from './recovery-share.js';

/** The parts of a plan of recovery: what needs somebody first. */
export function recoveryParts(plan: RecoveryPlan, pen: PlanPen): readonly PagePart[] {
  const { open, folded, said, tables } = pen;
  return [
    ['first', 'What needs you', pen.actions(recoveryActions(plan), 'Nothing: every promise holds by this plan.')],
    [
      'points',
      'What can be lost',
      html`${open('rpo')} ${told(plan.protection.said, pen)} ${open('protection')} ${open('policy')}
      ${told(storageSentences(plan), pen)} ${folded('kept-points', 'point-storage')}`,
    ],
    [
      'time',
      'How long it takes',
      html`${pathChart(plan)} ${told(plan.groups.rto.rests, pen)} ${folded('critical-path')} ${open('changes')}
      ${open('groups')} ${folded('actions', 'not-recovered')}`,
    ],
    [
      'availability',
      'How available it is',
      plan.availability.length === 0
        ? html`<p class="unknown-value">${NO_SERVICE}</p>`
        : html`${open('availability')} ${services(plan, pen)} ${open('needed')} ${open('inputs')}
          ${questionsOf(plan, said)} ${folded('lost-hours', 'sensitivity', 'elements')}`,
    ],
    [
      'target',
      'The recovery site',
      html`${open('subnets')} ${folded('addresses', 'security-groups', 'security-rules')}
        <p>Rules against what was seen: ${checkWords(plan.target.check)}.</p>
        <p>${ruleWords(plan.target)}.</p>
        ${open('platform-needs')} ${folded('later-rules', 'operations-rules', 'quotas')} ${open('endpoints')}
        ${open('dns')} ${targetNotes(plan, said)}`,
    ],
    [
      'failback',
      'The way home',
      html`${open('failback')}
        ${plan.failback.groups.map((group) => html`${open(waysId(group))} ${folded(conditionsId(group))} ${told(group.warnings, pen)}`)}
        <h3>Warnings</h3>
        ${said(plan.failback.warnings, 'No warnings.')}`,
    ],
    [
      'drills',
      'Drills',
      html`${folded('drills')} ${open('drills-due', lateDrills(tables))} ${folded('drills-recorded')}`,
    ],
    ['basis', 'What this rests on', basis(plan)],
  ];
}

const storageSentences = (plan: RecoveryPlan): readonly string[] =>
  storageWords(plan).map((said) => `Storage of points: ${said}`);

/** What bears on the figures beside it; nothing where nothing does. */
const told = (words: readonly string[], { said }: PlanPen): Html => (words.length === 0 ? nothing : said(words, ''));

/** Drills that are overdue come before those that were never held; both before the rest. */
function lateDrills(tables: readonly ReportTable[]): FirstRows {
  const table = tables.find(({ id }) => id === 'drills-due');
  const of = (state: string): ReportTable['rows'] =>
    table === undefined ? [] : table.rows.filter((cells) => cellUnder(table, cells, 'State') === state);
  return { rows: [...of('overdue'), ...of('never')], said: 'overdue, or never held' };
}

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

/** Said once: empty tables would read as if there were nothing to lose. */
const NO_SERVICE =
  'Unknown: no application is known that users ask, and availability is reckoned service by service. Connections, or the applications of machines in the inventory, would tell of them.';

/** Beyond so many services only those stand open whose objective is not met. */
const MOST_SERVICES = 3;

const services = ({ availability }: RecoveryPlan, { isShort, said: list }: PlanPen): readonly Html[] => {
  const broken = availability.filter(isBroken);
  const shown = isShort ? broken.slice(0, MOST_SERVICES) : availability;
  return shown.map((one) => {
    const { service, verdict, present, withPlan } = one;
    const said = list(verdict.said, 'Nothing was promised.');
    if (availability.length <= MOST_SERVICES || isBroken(one))
      return html`<h3>${service}</h3>
        ${said}`;
    return fold(`${service}: ${availabilityText(present)}, then ${availabilityText(withPlan)}`, said);
  });
};

const questionsOf = (plan: RecoveryPlan, said: PlanPen['said']): Html => {
  const questions = availabilityQuestions(plan);
  return questions.length === 0
    ? nothing
    : html`<h3>To be answered</h3>
        ${said(questions, '')}`;
};

const isBroken = ({ verdict }: AvailabilityPlan): boolean => verdict.targetHolds === false;

const targetNotes = ({ target }: RecoveryPlan, said: PlanPen['said']): Html =>
  html`<h3>Directory</h3>
    ${said(
      target.directory.map(({ step, said: words }) => `${step}: ${words}`),
      'No directory is known.',
    )}
    <h3>Links</h3>
    ${said(
      target.links.map(({ name, role, said: words }) => `${name} (${role}): ${words}`),
      'No link is known.',
    )}
    <h3>Called by address</h3>
    ${said(
      target.addresses.map((one) => one.said),
      'Nobody, as far as connections show.',
    )}
    <h3>To be answered</h3>
    ${said(target.open, 'Nothing.')}`;

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
