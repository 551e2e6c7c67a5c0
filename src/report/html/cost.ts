import type { Assessment, CostTotal, ScenarioTotal } from '../../assessment/index.js';
import type { Micros } from '../../model/index.js';
import { formatCount, formatCountOf, formatPlainMoney, formatShare } from '../figures.js';
import type { Currency } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { TERMS_WORDS } from '../words.js';
import { shareBar } from './bar.js';
import { caveat } from './headline.js';
import { section, sentences } from './parts.js';

/** What the money goes to, and what it leaves out. */
export const renderCost = ({ totals, catalogue, policy, notIncluded }: Assessment): Html =>
  section(
    'cost',
    'Cost',
    html`<p class="lead">
        ${catalogue.currency} per month of ${policy.cost.hoursPerMonth} hours,
        ${TERMS_WORDS[policy.cost.terms].toLowerCase()}.
      </p>
      ${breakdown(totals, catalogue)} ${caveat(totals.all)}
      <h3>Not in these figures</h3>
      ${sentences(notIncluded, 'Nothing is listed.')}`,
  );

const PARTS: readonly { readonly label: string; readonly of: (total: CostTotal) => Micros }[] = [
  { label: 'Compute', of: (total) => total.compute },
  { label: 'Windows licence', of: (total) => total.licence },
  { label: 'Storage', of: (total) => total.storage },
  { label: 'Services', of: (total) => total.services },
];

function breakdown({ running, poweredOff, all, asIs }: Assessment['totals'], currency: Currency): Html {
  const columns: readonly (readonly [string, CostTotal])[] = [
    ['Running', running],
    ['Powered off', poweredOff],
    ['All', all],
    ...(asIs === null ? [] : [['All, as configured', asIs] as const]),
  ];
  const cells = (of: (total: CostTotal) => Micros): readonly Html[] =>
    columns.map(
      ([label, total]) => html`<td class="number" data-label="${label}">${formatPlainMoney(of(total), currency)}</td>`,
    );
  return html`<table class="stacking">
    <thead>
      <tr>
        <th scope="col">Part</th>
        ${columns.map(([label]) => html`<th scope="col" class="number">${label}</th>`)}
        <th scope="col" class="number">Share of all</th>
        <th class="wide"></th>
      </tr>
    </thead>
    <tbody>
      ${PARTS.map(
        ({ label, of }) =>
          html`<tr>
            <th scope="row">${label}</th>
            ${cells(of)}
            <td class="number" data-label="Share of all">${formatShare(of(all), all.perMonth)}</td>
            <td class="wide">${shareBar(all.perMonth === 0 ? 0 : of(all) / all.perMonth)}</td>
          </tr> `,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">Per month</th>
        ${cells((total) => total.perMonth)}
        <td class="blank"></td>
        <td class="wide"></td>
      </tr>
      <tr>
        <th scope="row">Per year</th>
        ${cells((total) => total.perYear)}
        <td class="blank"></td>
        <td class="wide"></td>
      </tr>
      <tr class="quiet">
        <th scope="row">Machines</th>
        ${columns.map(
          ([label, total]) => html`<td class="number" data-label="${label}">${formatCount(total.machines)}</td>`,
        )}
        <td class="blank"></td>
        <td class="wide"></td>
      </tr>
    </tfoot>
  </table> `;
}

/** The same machines under other terms. A price that is unknown leaves its machine out, on both sides of the comparison. */
export function renderScenarios({ totals, catalogue }: Assessment): Html {
  const { scenarios } = totals;
  const dearest = Math.max(0, ...scenarios.map(({ perMonth }) => perMonth));
  return section(
    'scenarios',
    'Other terms',
    html`<p class="lead">
        Compute, licence, storage and services in ${catalogue.currency} per month. Each row compares only machines whose
        price under its terms is known with what the same machines cost as you go.
      </p>
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">Terms</th>
            <th scope="col" class="number">Known for</th>
            <th scope="col" class="number">Per month</th>
            <th scope="col" class="number">Same machines as you go</th>
            <th scope="col" class="number">Difference</th>
            <th class="wide"></th>
          </tr>
        </thead>
        <tbody>
          ${scenarios.map((scenario) => scenarioRow(scenario, dearest, catalogue))}
        </tbody>
      </table> `,
  );
}

function scenarioRow(
  { terms, known, unknown, perMonth, payAsYouGoOfKnown }: ScenarioTotal,
  dearest: number,
  currency: Currency,
): Html {
  const coverage = `${formatCount(known)} of ${formatCountOf(known + unknown, 'machine')}`;
  const head = html`<th scope="row">${TERMS_WORDS[terms]}</th>
    <td class="number" data-label="Known for">${coverage}</td>`;
  if (known === 0) {
    return html`<tr>
      ${head}
      <td class="number" data-label="Per month"><span class="unknown-value">unknown</span></td>
      <td class="blank"></td>
      <td class="blank"></td>
      <td class="wide"></td>
    </tr> `;
  }
  const difference = perMonth - payAsYouGoOfKnown;
  const sign = difference > 0 ? '+' : '−';
  return html`<tr>
    ${head}
    <td class="number" data-label="Per month">${formatPlainMoney(perMonth, currency)}</td>
    <td class="number" data-label="Same machines as you go">${formatPlainMoney(payAsYouGoOfKnown, currency)}</td>
    <td class="number" data-label="Difference">
      ${difference === 0 ? '0 %' : `${sign}${formatShare(Math.abs(difference), payAsYouGoOfKnown)}`}
    </td>
    <td class="wide">${dearest === 0 ? nothing : shareBar(perMonth / dearest)}</td>
  </tr> `;
}
