import type { Assessment } from '../../assessment/index.js';
import type { ReportContents } from '../contents.js';
import { formatAmount, formatCount, formatCountOf } from '../figures.js';
import { given, html, nothing } from '../html.js';
import type { Html, HtmlValue } from '../html.js';
import { priceDateWords } from '../words.js';
import { GLOSSARY } from './glossary.js';
import { lockInFull } from './lock.js';
import { fold, section, sentences } from './parts.js';
import { planPremises } from './plan-premises.js';

/** What everything above rests on: assumptions, policy, catalogue, prices. */
export const renderBasis = (contents: ReportContents): Html => {
  const { assessment } = contents;
  return section(
    'basis',
    'What this rests on',
    html`<div class="columns">
        <div>
          <h3>Assumptions of the assessment</h3>
          ${sentences(assessment.assumptions, 'None.')}
        </div>
        <div>
          <h3>Catalogue and prices</h3>
          ${catalogueFacts(assessment)}
        </div>
      </div>
      ${planPremises(contents)} ${lockInFull(contents)}
      <h3 id="policy">Policy “${given(assessment.policy.name)}”</h3>
      <p class="lead">${assessment.policy.description}</p>
      <div class="policy">${sentences(assessment.policyWords, 'The policy has no words.')}</div>
      ${fold(
        'The policy, value by value',
        html`<table class="listing values">
          <tbody>
            ${leavesOf('', assessment.policy).map(leafRow)}
          </tbody>
        </table>`,
        'optional',
      )}`,
  );
};

function catalogueFacts({ catalogue, asOf, region }: Assessment): Html {
  const { date, ageDays, pricesUsed, sizes, priceSheet, currency, usdToCurrency } = catalogue;
  const facts: readonly (readonly [string, HtmlValue])[] = [
    [
      'Region',
      html`${given(`${region.displayName} (${region.name})`)}${region.isAssumed ? ', assumed: none was asked for' : ''}`,
    ],
    ['Catalogue', `${date}, ${formatCountOf(ageDays, 'day')} old on ${asOf}, ${formatCount(sizes)} sizes`],
    [
      'Prices',
      `${priceDateWords(catalogue)}${pricesUsed === null || pricesUsed.oldest === pricesUsed.newest ? '' : ' (each line of a bill names its source and date)'}, list prices${priceSheet === null ? '' : ` with the price sheet “${priceSheet}” laid over them`}`,
    ],
    ['Currency', usdToCurrency === 1 ? currency : `${currency}, 1 USD = ${formatAmount(usdToCurrency, 6)} ${currency}`],
  ];
  return html`<dl class="facts">
      ${facts.map(
        ([label, text]) =>
          html`<dt>${label}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
    ${
      usdToCurrency === 1
        ? nothing
        : html`<p class="quiet">
            Amounts are kept in US dollars and converted where they are shown; workings are in US dollars.
          </p>`
    }`;
}

/** The policy as paths and values: `sizing.comfort.cpu` is 1.3. Lists stand in one line. */
function leavesOf(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return [[path, value.length === 0 ? 'none' : value.join(', ')]];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, child]) =>
      leavesOf(path === '' ? key : `${path}.${key}`, child ?? 'not stated'),
    );
  }
  return [[path, String(value)]];
}

const leafRow = ([path, text]: readonly [string, string]): Html =>
  html`<tr>
    <th scope="row">${given(path)}</th>
    <td>${given(text)}</td>
  </tr>`;

/** The words of the report that a reader may not share. */
export const renderGlossary = (): Html =>
  section(
    'glossary',
    'Words used here',
    html`<dl class="glossary">
      ${GLOSSARY.map(
        ([word, meaning]) =>
          html`<div>
            <dt>${word}</dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>`,
  );
