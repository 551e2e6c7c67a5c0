import type { Assessment } from '../../assessment/index.js';
import { formatCountOf } from '../figures.js';
import { html, toText } from '../html.js';
import type { Html } from '../html.js';
import { priceDateWords } from '../words.js';
import { renderBasis, renderGlossary } from './basis.js';
import { rhumbLines } from './bar.js';
import { renderCost, renderScenarios } from './cost.js';
import { renderDecisions } from './decisions.js';
import { pageFrame } from './frame.js';
import { renderFindings, renderOutOfScope } from './findings.js';
import { renderHeadline } from './headline.js';
import { renderInput } from './input.js';
import { renderMachines } from './machines.js';
import { renderSeen } from './seen.js';

/**
 * The assessment as one HTML file that needs nothing else: no network, no server, and no script to be read, since all
 * that it shows stands in it as text. Opens from a USB stick, prints, follows the reader's light or dark setting.
 * The same assessment gives the same bytes. Cost: linear in machines, disks and findings.
 */
export const renderReportHtml = (assessment: Assessment): string =>
  toText(
    pageFrame(
      `Assessment for ${assessment.region.displayName}, ${assessment.asOf}`,
      html`${masthead(assessment)}
        <main>
          ${renderHeadline(assessment)}${renderCost(assessment)}${renderScenarios(assessment)}${renderMachines(assessment)}${renderFindings(assessment)}${renderDecisions(assessment)}${renderOutOfScope(assessment)}${renderSeen(assessment)}${renderInput(assessment)}${renderBasis(assessment)}${renderGlossary()}
        </main>
        <footer>
          ${assessment.engine.name} ${assessment.engine.version} · as of ${assessment.asOf} · prices of
          ${priceDateWords(assessment.catalogue)} · nothing in this file was loaded from a network
        </footer>`,
    ),
  );

const SECTIONS: readonly (readonly [string, string])[] = [
  ['summary', 'At a glance'],
  ['cost', 'Cost'],
  ['scenarios', 'Other terms'],
  ['machines', 'Machines'],
  ['findings', 'Findings'],
  ['decisions', 'Decisions'],
  ['out-of-scope', 'Out of scope'],
  ['seen', 'Samples'],
  ['input', 'Input'],
  ['basis', 'Basis'],
  ['glossary', 'Words'],
];

function masthead({ region, asOf, engine, catalogue, policy, counts, calendar, decisions }: Assessment): Html {
  const absent = new Set([...(calendar === null ? ['seen'] : []), ...(decisions.length === 0 ? ['decisions'] : [])]);
  const facts: readonly (readonly [string, string])[] = [
    ['As of', asOf],
    ['Machines', formatCountOf(counts.assessed, 'machine')],
    ['Policy', policy.name],
    ['Prices', `${priceDateWords(catalogue)}, ${catalogue.currency}`],
    ['Engine', `${engine.name} ${engine.version}`],
  ];
  return html`<header class="masthead">
    ${rhumbLines()}
    <p class="kicker">Portolan · Assessment of a move to Azure</p>
    <h1>Azure ${region.displayName}${region.isAssumed ? html` <small>region assumed</small>` : ''}</h1>
    <dl>
      ${facts.map(
        ([label, text]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
    <nav aria-label="Sections">
      ${SECTIONS.filter(([id]) => !absent.has(id)).map(([id, title]) => html`<a href="#${id}">${title}</a>`)}
    </nav>
  </header>`;
}
