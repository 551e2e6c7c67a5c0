import type { WaveCalendar } from '../../calendar/index.js';
import type { Runbook } from '../../cutover/index.js';
import type { WavePlan } from '../../waves/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html, toText } from '../html.js';
import type { Html } from '../html.js';
import { MADE_WORDS, namesOf, waveNamesOf } from '../waves-words.js';
import { rhumbLines } from './bar.js';
import { pageFrame } from './frame.js';
import { section } from './parts.js';
import { WAVES_STYLE } from './style-waves.js';
import { renderLink } from './waves-link.js';
import { renderCalendar } from './waves-calendar.js';
import {
  gapFact,
  renderConditions,
  renderMoves,
  renderPlanBasis,
  renderPlanCost,
  renderPlannedMachines,
  renderPlannedWaves,
  renderUnplanned,
} from './waves-parts.js';
import { renderRunbooks } from './waves-runbooks.js';

/** What stands beside a plan where it was made: dated windows, and what people work by. */
export interface WavesPageParts {
  readonly calendar: WaveCalendar | null;
  readonly runbooks: readonly Runbook[];
}

/**
 * A plan of waves as one HTML file that needs nothing else, as the report of an assessment does. The same plan gives the same bytes.
 * Cost: linear in machines and cut dependencies.
 */
export function renderWavesHtml(plan: WavePlan, { calendar, runbooks }: WavesPageParts): string {
  const nameOf = namesOf(plan);
  const parts: readonly (readonly [id: string, title: string, body: Html])[] = [
    ['waves', 'The waves', renderPlannedWaves(plan, calendar)],
    ['cost', 'Cost, and how much better it could be', renderPlanCost(plan)],
    ['conditions', 'Conditions', renderConditions(plan, nameOf)],
    ['link', 'What has to work across the link', renderLink(plan, nameOf)],
    ...(calendar === null ? [] : [['calendar', 'Calendar', renderCalendar(calendar, waveNamesOf(plan))] as const]),
    ...(runbooks.length === 0 ? [] : [['runbooks', 'Runbooks', renderRunbooks(runbooks, nameOf)] as const]),
    ...(plan.moves.length === 0 ? [] : [['moves', 'Moved', renderMoves(plan, nameOf)] as const]),
    ['machines', 'Machines', renderPlannedMachines(plan, calendar, nameOf)],
    ['unplanned', 'In no wave', renderUnplanned(plan)],
    ['basis', 'What this rests on', renderPlanBasis(plan)],
  ];
  return toText(
    pageFrame(
      `Waves, ${plan.asOf}`,
      html`${masthead(plan, parts)}
        <main>${parts.map(([id, title, body]) => section(id, title, body))}</main>
        <footer>
          ${plan.engine.name} ${plan.engine.version} · as of ${plan.asOf} · nothing in this file was loaded from a
          network
        </footer>`,
      WAVES_STYLE,
    ),
  );
}

function masthead(plan: WavePlan, parts: readonly (readonly [string, string, Html])[]): Html {
  const { counts, settings, confidence, bound, cost: costs } = plan;
  const facts: readonly (readonly [string, string])[] = [
    ['As of', plan.asOf],
    ['Planned', `${formatCount(counts.planned)} of ${formatCount(counts.machines)}`],
    ['Strategy', settings.strategy],
    ['Profile', settings.profile],
    ['Cost', `${formatCount(costs.total)} points`],
    ['Gap', gapFact(bound)],
    ['Confidence', confidence.level],
  ];
  return html`<header class="masthead">
    ${rhumbLines()}
    <p class="kicker">Portolan · Plan of a move to Azure, ${MADE_WORDS[plan.made]}</p>
    <h1>${formatCountOf(plan.waves.length, 'wave')}</h1>
    <dl>
      ${facts.map(
        ([label, text]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
    <nav aria-label="Sections">${parts.map(([id, title]) => html`<a href="#${id}">${title}</a>`)}</nav>
  </header>`;
}
