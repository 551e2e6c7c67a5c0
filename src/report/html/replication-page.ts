import type { ReplicationPlan, ToolCommand, WaveFill } from '../../replication/index.js';
import { formatAmount, formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { overWords, replicationTables } from '../tables/replication-tables.js';
import type { ReportTable } from '../tables/table.js';
import { gantt } from './gantt.js';
import { fold, sentences } from './parts.js';
import { planPage } from './plan-frame.js';
import type { PagePart, PlanHead } from './plan-frame.js';
import { renderTable } from './plan-table.js';

/**
 * A plan of replication as one HTML file that needs nothing else. The same plan gives the same bytes. Cost: linear in machines and disks.
 */
export function renderReplicationHtml(plan: ReplicationPlan): string {
  const tables = new Map(replicationTables(plan).map((table) => [table.id, table]));
  const table = (id: string): Html => {
    const found = tables.get(id);
    if (found === undefined) return nothing;
    return found.rows.length > MOST_OPEN ? foldOf(found) : renderTable(found);
  };
  const folded = (ids: readonly string[]): readonly Html[] =>
    ids
      .map((id) => tables.get(id))
      .filter((one): one is ReportTable => one !== undefined && one.rows.length > 0)
      .map(foldOf);
  const parts: readonly PagePart[] = [
    [
      'windows',
      'Will it be there in time?',
      html`${chart(plan)} ${table('windows')} ${folded(['batches'])}
      ${sentences(plan.initial.said, 'Nothing else is to be said of first copies.')}`,
    ],
    ['limits', 'What goes over a limit', html`${table('limits')} ${folded(['left-out', 'avoided'])}`],
    ['bandwidth', 'How much bandwidth it takes', bandwidth(plan, table)],
    [
      'placement',
      'What moves the data',
      html`${table('appliances')} ${table('cache-accounts')} ${table('datastores')}
      ${sentences(plan.placement.said, 'Nothing else is to be said of appliances.')}`,
    ],
    ['commands', 'Commands', commands(plan.placement.commands)],
    ['checklist', 'Before it begins', table('checklist')],
    ['cost', 'What replication costs', table('cost')],
    ['machines', 'Machines', html`${table('machines')} ${folded(['disks', 'not-replicated'])}`],
    ['basis', 'What this rests on', basis(plan)],
  ];
  return planPage(headOf(plan), parts);
}

/** Of a longer table people ask for a row, not for the whole: it is folded. */
const MOST_OPEN = 40;

const foldOf = (table: ReportTable): Html =>
  fold(`${table.title}: ${formatCountOf(table.rows.length, 'row')}`, renderTable(table), 'optional');

function headOf(plan: ReplicationPlan): PlanHead {
  const { counts, churn, bandwidth: found, engine, asOf } = plan;
  const { gbPerDay } = churn.estate;
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
      ['Written', gbPerDay === null ? 'unknown' : `${formatAmount(gbPerDay, 0)} GB a day`],
      ['Objective', `${formatCount(found.objectiveMinutes)} min`],
      ['Slips', slipWords(plan.initial.waves)],
    ],
  };
}

const disksWords = ({ disks, disksLeftOut, machinesOfUnknownDisks }: ReplicationPlan['counts']): string =>
  [
    `${formatCount(disks)}, ${formatCount(disksLeftOut)} left out`,
    ...(machinesOfUnknownDisks === 0 ? [] : [`those of ${formatCountOf(machinesOfUnknownDisks, 'machine')} unknown`]),
  ].join('; ');

function slipWords(waves: readonly WaveFill[]): string {
  if (waves.length === 0) return 'no waves given';
  const count = (state: WaveFill['state']): number => waves.filter((one) => one.state === state).length;
  if (count('unknown') === waves.length) return 'unknown: no dates';
  const behind = waves.filter(({ keepsUp }) => keepsUp === false).length;
  return [
    ...(count('slips') > 0 ? [formatCountOf(count('slips'), 'wave')] : behind === 0 ? ['nothing'] : []),
    ...(behind === 0 ? [] : [`${formatCountOf(behind, 'wave')} never caught up with`]),
  ].join(', ');
}

const FILL_TONES: Readonly<Record<WaveFill['state'], string>> = {
  fits: 'tone-ready',
  withinMargin: 'tone-conditions',
  slips: 'tone-blocked',
  noWindow: 'tone-ready',
  unknown: 'tone-unknown',
};

const toneOf = (fill: WaveFill | undefined): string =>
  fill?.keepsUp === false ? 'tone-blocked' : FILL_TONES[fill?.state ?? 'unknown'];

function chart({ initial }: ReplicationPlan): Html {
  const states = new Map(initial.waves.map((fill) => [fill.wave, fill]));
  const rows = initial.batches.flatMap(({ id, wave, from, to }) => {
    if (from === null || to === null) return [];
    const fill = states.get(wave);
    const dueMs = fill?.due == null ? null : Date.parse(fill.due);
    return [{ label: id, fromMs: Date.parse(from), toMs: Date.parse(to), tone: toneOf(fill), dueMs }];
  });
  return gantt(rows, {
    spoken:
      'First copies batch by batch; the dashed line is when each has to be done. The table of batches says the same',
  });
}

const bandwidth = ({ bandwidth: found }: ReplicationPlan, table: (id: string) => Html): Html =>
  html`${sentences(found.recommended, 'Nothing is recommended.')} ${table('bandwidth')}
    <h3>At the bandwidth that is there</h3>
    ${
      found.given === null
        ? html`<p class="unknown-value">unknown</p>`
        : html`<p>
            At ${formatAmount(found.given.mbps)} Mb/s the objective of ${formatCount(found.objectiveMinutes)} minutes is
            met in ${formatAmount(found.given.metPercent)} % of the minutes; the worst is
            ${formatAmount(found.given.worstRpoMinutes, 0)} minutes.
          </p>`
    }
    ${table('breaches')}
    <h3>How this was found</h3>
    ${sentences(found.how, 'Nothing was computed.')}`;

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
