import type { Assessment } from '../../assessment/index.js';
import { formatCountOf } from '../figures.js';
import { html, raw, toText } from '../html.js';
import type { Html } from '../html.js';
import { priceDateWords } from '../words.js';
import { renderBasis, renderGlossary } from './basis.js';
import { rhumbLines } from './bar.js';
import { renderCost, renderScenarios } from './cost.js';
import { renderDecisions } from './decisions.js';
import { renderFindings, renderOutOfScope } from './findings.js';
import { renderHeadline } from './headline.js';
import { renderInput } from './input.js';
import { renderMachines } from './machines.js';
import { renderSeen } from './seen.js';
import { REPORT_SCRIPT, REPORT_SCRIPT_SHA256 } from './script.js';
import { REPORT_STYLE } from './style.js';

/** Nothing may load, nothing may be sent, and no script but the one whose hash stands here may run. */
const POLICY =
  `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${REPORT_SCRIPT_SHA256}'; ` +
  "img-src data:; base-uri 'none'; form-action 'none'";

/** Built apart from the templates: the hash covers every byte of the element, and a formatter may move blanks in a template. */
const SCRIPT_ELEMENT = raw(`<script>${REPORT_SCRIPT}</script>`);
const STYLE_ELEMENT = raw(`<style>${REPORT_STYLE}</style>`);

/**
 * The assessment as one HTML file that needs nothing else: no network, no server, and no script to be read, since all
 * that it shows stands in it as text. Opens from a USB stick, prints, follows the reader's light or dark setting.
 * The same assessment gives the same bytes. Cost: linear in machines, disks and findings.
 */
export const renderReportHtml = (assessment: Assessment): string =>
  toText(
    html`<!doctype html>
      <html lang="en">
        ${head(assessment)}
        <body>
          ${masthead(assessment)}
          <main>
            ${renderHeadline(assessment)}${renderCost(assessment)}${renderScenarios(assessment)}${renderMachines(assessment)}${renderFindings(assessment)}${renderDecisions(assessment)}${renderOutOfScope(assessment)}${renderSeen(assessment)}${renderInput(assessment)}${renderBasis(assessment)}${renderGlossary()}
          </main>
          <footer>
            ${assessment.engine.name} ${assessment.engine.version} · as of ${assessment.asOf} · prices of
            ${priceDateWords(assessment.catalogue)} · nothing in this file was loaded from a network
          </footer>
          ${SCRIPT_ELEMENT}
        </body>
      </html> `,
  );

const head = ({ region, asOf }: Assessment): Html =>
  html`<head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <title>Assessment for ${region.displayName}, ${asOf}</title>
    ${STYLE_ELEMENT}
  </head>`;

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
