import type { ReportContents } from '../contents.js';
import { formatCount, formatCountOf, formatMoney } from '../figures.js';
import type { Currency } from '../figures.js';
import { BIGGEST_RISKS, deriveRisks, RANKING_SAID } from '../front/risks.js';
import type { RankedRisk, RiskEffect } from '../front/risks.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { fold } from './parts.js';

const EFFECT_WORDS: Readonly<Record<RiskEffect, readonly [words: string, tone: string]>> = {
  stops: ['Stops the move', 'tone-blocked'],
  breaks: ['Endangers a date or a service', 'tone-conditions'],
  doubts: ['Makes figures doubtful', 'tone-unknown'],
};

/** The three biggest risks, each with its count, why it matters and where the rest stands; the others in a list behind them. */
export function biggestRisks(contents: ReportContents, places: ReadonlySet<string>): Html {
  const ranked = deriveRisks(contents);
  const { catalogue } = contents.assessment;
  return html`<h3 id="risks">The three biggest risks</h3>
    ${
      ranked.length === 0
        ? html`<p class="quiet">None was found in what lies here.</p>`
        : html`<ol class="risks">
            ${ranked.slice(0, BIGGEST_RISKS).map((risk) => riskItem(risk, places, catalogue))}
          </ol>`
    }
    ${ranked.length <= BIGGEST_RISKS ? nothing : fold(`${formatCountOf(ranked.length - BIGGEST_RISKS, 'more risk')}, and how they are ranked`, others(ranked, places, catalogue), 'optional')}`;
}

/** A title that leads to its place, or stands alone where the report has none. */
function titleOf({ title, places: wanted }: RankedRisk, places: ReadonlySet<string>): Html {
  const place = wanted.find((id) => places.has(id));
  return place === undefined ? html`${title}` : html`<a href="#${place}">${title}</a>`;
}

const effectMark = ({ effect }: RankedRisk): Html => {
  const [words, tone] = EFFECT_WORDS[effect];
  return html`<span class="mark ${tone}">${words}</span>`;
};

const riskItem = (risk: RankedRisk, places: ReadonlySet<string>, currency: Currency): Html =>
  html`<li>
    <p class="effect">${effectMark(risk)}</p>
    <h4>${titleOf(risk, places)}</h4>
    <p>${risk.why}</p>
    <p class="quiet">Touches ${formatCountOf(risk.machines.length, 'machine')}, ${costWords(risk, currency)}.</p>
  </li>`;

/** Where nothing of them has a price, the sum of nothing is no zero. */
const costWords = ({ perMonth }: RankedRisk, currency: Currency): string =>
  perMonth === null ? 'of no known cost' : `${formatMoney(perMonth, currency)} a month of known cost`;

function others(ranked: readonly RankedRisk[], places: ReadonlySet<string>, currency: Currency): Html {
  return html`<p class="lead">${RANKING_SAID}</p>
    <table class="listing">
      <thead>
        <tr>
          <th scope="col">Risk</th>
          <th scope="col">What it does</th>
          <th scope="col" class="number">Machines</th>
          <th scope="col" class="number">Their ${currency.currency} per month</th>
        </tr>
      </thead>
      <tbody>
        ${ranked.map(
          (risk) =>
            html`<tr>
              <th scope="row">${titleOf(risk, places)}<small>${risk.why}</small></th>
              <td data-label="What it does">${effectMark(risk)}</td>
              <td class="number" data-label="Machines">${formatCount(risk.machines.length)}</td>
              <td class="number" data-label="Their ${currency.currency} per month">
                ${formatMoney(risk.perMonth, currency)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
