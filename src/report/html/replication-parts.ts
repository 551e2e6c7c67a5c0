import { invariant } from '../../model/index.js';
import type { LimitVerdict, ReplicationPlan, ToolCommand, WaveFill } from '../../replication/index.js';
import { formatAmount, formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { REFUSED_WORDS } from '../tables/replication-tables.js';
import type { ReportTable } from '../tables/table.js';
import { gantt } from './gantt.js';
import type { GanttLegend, GanttRow } from './gantt.js';
import { sentences } from './parts.js';
import type { PagePart } from './plan-frame.js';
import type { PlanPen } from './plan-pen.js';
import { cellUnder, greatestRows } from './plan-table.js';
import type { FirstRows } from './plan-table.js';
import { replicationActions } from './replication-actions.js';

/** The parts of a plan of replication: what needs somebody first. */
export function replicationParts(plan: ReplicationPlan, pen: PlanPen): readonly PagePart[] {
  const { open, folded, said, tables } = pen;
  return [
    ['first', 'What needs you', pen.actions(replicationActions(plan), 'Nothing: every promise holds by this plan.')],
    [
      'windows',
      'Will it be there in time?',
      html`${chart(plan)} ${open('windows')} ${plan.initial.batches.length === 0 ? nothing : folded('batches')}
        <h3>How this was reckoned</h3>
        ${said(plan.initial.said, 'Nothing else is to be said of first copies.')}`,
    ],
    ['limits', 'What goes over a limit', html`${open('limits', firstLimits(tables))} ${folded('left-out', 'avoided')}`],
    ['bandwidth', 'How much bandwidth it takes', bandwidth(plan, pen)],
    [
      'placement',
      'What moves the data',
      html`${open('appliances')} ${open('cache-accounts')} ${open('datastores')}
        <h3>Of their sizes</h3>
        ${said(plan.placement.said, 'Nothing else is to be said of appliances.')}`,
    ],
    ['commands', 'Commands', commands(plan.placement.commands)],
    ['checklist', 'Before it begins', html`${folded('checklist')}`],
    ['cost', 'What replication costs', html`${costWords(plan, said)} ${folded('cost')}`],
    [
      'machines',
      'Machines and disks',
      html`${open('machines', firstMachines(plan, tables))} ${open('disks', firstDisks(tables))}
      ${folded('not-replicated')}`,
    ],
    ['basis', 'What this rests on', basis(plan)],
  ];
}

const firstLimits = (tables: readonly ReportTable[]): FirstRows => {
  const table = tableBy(tables, 'limits');
  return { rows: table.rows.filter((cells) => cellUnder(table, cells, 'State') === 'over'), said: 'broken' };
};

/** So many of those that write most stand before the others. */
const MOST_WRITERS = 10;
const WRITERS = `among the ${MOST_WRITERS} that write most`;

const tableBy = (tables: readonly ReportTable[], id: string): ReportTable => {
  const found = tables.find((table) => table.id === id);
  invariant(found !== undefined, `there is a table ${id}`);
  return found;
};

/** Machines with a limit that is broken come before those that write most. */
function firstMachines({ verdicts, machines }: ReplicationPlan, tables: readonly ReportTable[]): FirstRows {
  const table = tableBy(tables, 'machines');
  const broken = new Set(
    verdicts
      .filter(({ verdicts: own, disks }) => [own, ...disks.map((disk) => disk.verdicts)].flat().some(isOver))
      .map(({ machine }) => machine),
  );
  const over = table.rows.filter((_, index) => broken.has(machines[index]!.id));
  const rows = new Set([...over, ...greatestRows(table, 'Written', MOST_WRITERS)]);
  return { rows: [...rows], said: over.length === 0 ? WRITERS : `over a limit, or ${WRITERS}` };
}

const isOver = ({ state }: LimitVerdict): boolean => state === 'over';

/** Disks that are left out come before those that write most. */
function firstDisks(tables: readonly ReportTable[]): FirstRows {
  const table = tableBy(tables, 'disks');
  const out = table.rows.filter((cells) => cellUnder(table, cells, 'Left out') !== 'no');
  const rows = new Set([...out, ...greatestRows(table, 'Written', MOST_WRITERS)]);
  return { rows: [...rows], said: out.length === 0 ? WRITERS : `left out, or ${WRITERS}` };
}

const FILL_TONES: Readonly<Record<WaveFill['state'], string>> = {
  fits: 'tone-ready',
  withinMargin: 'tone-conditions',
  slips: 'tone-blocked',
  noWindow: 'tone-informs',
  unknown: 'tone-unknown',
};

const FILL_LEGEND = [
  { tone: 'tone-ready', text: 'fits', more: '' },
  { tone: 'tone-conditions', text: 'in the margin', more: '' },
  { tone: 'tone-blocked', text: 'slips', more: '' },
  { tone: 'tone-informs', text: 'no window to keep', more: '' },
  { tone: 'tone-warns', text: 'by a planned day that the calendar refuses', more: '' },
  { tone: 'tone-unknown', text: 'unknown', more: '' },
];
const DUE_WORDS = '; dashed line: when it has to be done';

/** What the tones of the rows mean, and the dashed line where there is one. */
function legendOf(rows: readonly GanttRow[]): readonly GanttLegend[] {
  const met = FILL_LEGEND.filter(({ tone }) => rows.some((row) => row.tone === tone));
  const hasDue = rows.some(({ dueMs }) => dueMs !== null);
  return met.map((entry, index) => (hasDue && index === met.length - 1 ? { ...entry, more: DUE_WORDS } : entry));
}

/** Changes that the link cannot carry are as bad as a copy that is late. */
function toneOf({ keepsUp, state, windowBy }: WaveFill): string {
  if (keepsUp === false || state === 'slips') return 'tone-blocked';
  return windowBy === 'refusedDay' ? 'tone-warns' : FILL_TONES[state];
}

const STATE_NOTES: Readonly<Record<WaveFill['state'], string>> = {
  fits: 'fits',
  withinMargin: 'in the margin',
  slips: 'slips',
  noWindow: 'no window to keep',
  unknown: 'unknown',
};

/** A row for each wave with its batches; the table says the same. */
function chart({ initial }: ReplicationPlan): Html {
  const rows = initial.waves.flatMap((fill) => {
    const { wave, state, due, keepsUp, windowBy } = fill;
    const spans = initial.batches
      .filter((batch) => batch.wave === wave)
      .flatMap(({ from, to }) =>
        from === null || to === null ? [] : [{ fromMs: Date.parse(from), toMs: Date.parse(to) }],
      );
    const [first] = spans;
    if (first === undefined) return [];
    const toMs = spans.reduce((last, span) => Math.max(last, span.toMs), first.toMs);
    const label = wave === 0 ? 'In no wave' : `Wave ${wave}`;
    const behind = keepsUp === false ? ', never caught up with' : '';
    const day = windowBy === 'refusedDay' ? `, ${REFUSED_WORDS}` : '';
    const note = `${formatCountOf(spans.length, 'batch', 'batches')}, ${STATE_NOTES[state]}${day}${behind}`;
    const dueMs = due === null ? null : Date.parse(due);
    return [{ label, note, spans, fromMs: first.fromMs, toMs, tone: toneOf(fill), dueMs }];
  });
  return gantt(rows, {
    spoken:
      'First copies wave by wave, each batch a bar; the dashed line is when they have to be done. The tables below say the same',
    legend: legendOf(rows),
  });
}

/** Why a plan of recovery finds a longer lag on the same link. */
const FOLDED =
  'Cycles send a block that is written twice between them once, so what is copied in cycles counts only as far as it still differs. Site Recovery sends every write: a plan of recovery finds a longer lag at the same bandwidth.';

/** What is unknown is said once: an empty table would read as if nothing were there. */
const NO_SAMPLES = 'unknown: no sample tells what is written';
const NO_BANDWIDTH = 'unknown: nobody states the bandwidth';

const bandwidth = ({ bandwidth: found, folding }: ReplicationPlan, { open, said }: PlanPen): Html =>
  html`${said(found.recommended, 'Nothing is recommended.')} ${found.least.length === 0 ? nothing : open('bandwidth')}
    <h3>At the bandwidth that is there</h3>
    ${
      found.given === null
        ? html`<p class="unknown-value">${found.least.length === 0 ? NO_SAMPLES : NO_BANDWIDTH}</p>`
        : html`<p>
              At ${formatAmount(found.given.mbps)} Mb/s the objective of ${formatCount(found.objectiveMinutes)} minutes
              is met in ${formatAmount(found.given.metPercent)} % of the minutes; the worst is
              ${formatAmount(found.given.worstRpoMinutes, 0)} minutes.
            </p>
            ${found.withoutFold === null ? nothing : html`<p>${FOLDED}</p>`} ${open('breaches')}`
    }
    <h3>What folds in cycles</h3>
    ${said(folding.said, 'No file tells of changed blocks: what folds is as the settings state it.')}
    ${folding.files.length === 0 ? nothing : open('folding')}
    <h3>How this was found</h3>
    ${said(found.how, 'Nothing was computed.')}`;

const commands = (all: readonly ToolCommand[]): Html =>
  all.length === 0
    ? html`<p class="quiet">No throttle and no blackout was given.</p>`
    : html`${all.map(
        ({ tool, on, purpose, lines, undo, source }) =>
          html`<div class="step">
            <h4>${tool}</h4>
            <p>${purpose} On: ${on}.</p>
            <pre><code>${lines.join('\n')}</code></pre>
            ${
              undo.length === 0
                ? nothing
                : html`<p class="label">To take it back</p>
                    <pre><code>${undo.join('\n')}</code></pre>`
            }
            <small>${source}</small>
          </div>`,
      )}`;

const MICROS = 1_000_000;

/** Sums by month, each with what is not in it. */
const costWords = ({ cost }: ReplicationPlan, said: PlanPen['said']): Html =>
  said(
    [
      ...cost.said,
      ...cost.months.map(({ month, known, unknown, isAtLeast }) => {
        const sum = `${month}: ${formatAmount(known / MICROS, 2)} US dollars`;
        if (unknown.length > 0) return `${sum} at least; unknown, and in no sum: ${[...new Set(unknown)].join(', ')}`;
        return isAtLeast ? `${sum} at least` : sum;
      }),
    ],
    'No month is known in which anything replicates.',
  );

const basis = (plan: ReplicationPlan): Html =>
  html`<h3>Settings</h3>
    ${sentences(plan.settingsWords, 'No settings.')}
    <h3>Taken for granted</h3>
    ${sentences(plan.assumptions, 'Nothing.')}
    <h3>Churn</h3>
    ${sentences(plan.churn.estate.said, 'Nothing else is to be said of churn.')}
    <h3>Problems</h3>
    ${sentences(
      plan.problems.map(({ message, remedy }) => `${message}: ${remedy}`),
      'None.',
    )}`;
