import type { Assessment, CostTotal, ScenarioTotal } from '../../assessment/index.js';
import { formatCount, formatCountOf, formatPlainMoney, formatShare } from '../figures.js';
import type { Currency } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { isCostUnknown, knownPerMonth, knownPerYear } from '../known-cost.js';
import { TERMS_WORDS } from '../words.js';
import { shareBar } from './bar.js';
import { caveat } from './headline.js';
import { section, sentences, when } from './parts.js';

/** What the money goes to, and what it leaves out. */
export const renderCost = ({ totals, catalogue, policy, notIncluded }: Assessment, figures: Html = nothing): Html =>
  section(
    'cost',
    'Cost',
    html`<p class="lead">
        ${catalogue.currency} per month of ${policy.cost.hoursPerMonth} hours,
        ${TERMS_WORDS[policy.cost.terms].toLowerCase()}.
      </p>
      ${breakdown(totals, catalogue)} ${roundingNote(totals, catalogue)} ${caveat(totals.all)} ${figures}
      <h3>Not in these figures</h3>
      ${sentences(notIncluded, 'Nothing is listed.')}`,
  );

type PartName = keyof CostTotal['unknown'];

const PARTS: readonly { readonly label: string; readonly part: PartName }[] = [
  { label: 'Compute', part: 'compute' },
  { label: 'Windows licence', part: 'licence' },
  { label: 'Storage', part: 'storage' },
  { label: 'Services', part: 'services' },
];

/** A part of a sum: unknown where nothing is known of it, with the numbers of machines that it is of and that are missing. */
function partAmount(total: CostTotal, part: PartName, currency: Currency): Html {
  const missing = total.unknown[part];
  const counted = [
    ...(total.known[part] === 0 ? [] : [formatCountOf(total.known[part], 'machine')]),
    ...(missing === 0 ? [] : [`${formatCountOf(missing, 'machine')} unknown`]),
  ];
  const note = counted.length === 0 ? nothing : html`<small>${counted.join(', ')}</small>`;
  const amount = isCostUnknown(total) ? null : total[part];
  return amount === null
    ? html`<span class="unknown-value">unknown</span>${note}`
    : html`${formatPlainMoney(amount, currency)}${note}`;
}

/** Services that the policy does not ask for are no line of the bill. */
const isShown = (part: PartName, { all }: Assessment['totals']): boolean =>
  part !== 'services' || all.services !== 0 || all.unknown.services > 0;

function breakdown(totals: Assessment['totals'], currency: Currency): Html {
  const { running, poweredOff, all, asIs } = totals;
  const columns: readonly (readonly [string, CostTotal])[] = [
    ['Running', running],
    ['Powered off', poweredOff],
    ['All', all],
    ...(asIs === null ? [] : [['All, as configured', asIs] as const]),
  ];
  const cells = (of: (total: CostTotal) => CostTotal['perMonth'] | null): readonly Html[] =>
    columns.map(
      ([label, total]) => html`<td class="number" data-label="${label}">${formatPlainMoney(of(total), currency)}</td>`,
    );
  // A share of an incomplete sum would mislead.
  const isComplete = all.machinesWithUnknown === 0;
  const partRow = (label: string, part: PartName): Html => {
    const share = isComplete && all.perMonth > 0 ? (all[part] ?? 0) / all.perMonth : null;
    return html`<tr>
      <th scope="row">${label}</th>
      ${columns.map(
        ([name, total]) => html`<td class="number" data-label="${name}">${partAmount(total, part, currency)}</td>`,
      )}
      ${
        share === null
          ? html`<td class="blank"></td>`
          : html`<td class="number" data-label="Share of all">${formatShare(all[part] ?? 0, all.perMonth)}</td>`
      }
      <td class="wide">${share === null ? nothing : shareBar(share)}</td>
    </tr> `;
  };
  return html`<table class="stacking">
    <thead>
      <tr>
        <th scope="col">Part</th>
        ${columns.map(([label]) => html`<th scope="col" class="number">${label}</th>`)}
        <th scope="col" class="number">${isComplete ? 'Share of all' : nothing}</th>
        <th class="wide"></th>
      </tr>
    </thead>
    <tbody>
      ${PARTS.filter(({ part }) => isShown(part, totals)).map(({ label, part }) => partRow(label, part))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">Per month</th>
        ${cells(knownPerMonth)}
        <td class="blank"></td>
        <td class="wide"></td>
      </tr>
      <tr>
        <th scope="row">Per year</th>
        ${cells(knownPerYear)}
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

/** Cents of a printed amount. */
const centsOf = (amount: CostTotal['perMonth'], currency: Currency): number =>
  Number(formatPlainMoney(amount, currency).replace(/[,.]/g, ''));

/** Whoever adds up what is printed, or multiplies the month by twelve, must not find another figure without a word. */
function roundingNote(totals: Assessment['totals'], currency: Currency): Html {
  const { running, poweredOff, all, asIs } = totals;
  const columns = [running, poweredOff, all, ...(asIs === null ? [] : [asIs])];
  const cents = (amount: CostTotal[PartName] | null): number => (amount === null ? 0 : centsOf(amount, currency));
  const isOtherYear = columns.some(({ perMonth, perYear }) => 12 * cents(perMonth) !== cents(perYear));
  const isOtherSum = (['perMonth', 'perYear', ...PARTS.map(({ part }) => part)] as const).some(
    (name) => cents(running[name]) + cents(poweredOff[name]) !== cents(all[name]),
  );
  const isOtherMonth = columns.some(
    (total) => PARTS.reduce((sum, { part }) => sum + cents(total[part]), 0) !== cents(total.perMonth),
  );
  return html`${when(
    isOtherYear,
    () =>
      html`<p class="quiet">
        A year is twelve months before rounding, and each figure is rounded to cents by itself: twelve times the month
        as printed may differ from it by some cents.
      </p>`,
  )}
  ${when(
    isOtherSum || isOtherMonth,
    () =>
      html`<p class="quiet">
        Sums are added up before rounding: figures as printed may add up to some cents more or less.
      </p>`,
  )}`;
}

/** The same machines under other terms. A price that is unknown leaves its machine out, on both sides of the comparison. */
export function renderScenarios({ totals, catalogue }: Assessment, figures: Html = nothing): Html {
  const { scenarios } = totals;
  const dearest = Math.max(0, ...scenarios.map(({ perMonth }) => perMonth ?? 0));
  const unknown = scenarios.filter(({ perMonth }) => perMonth === null).map(({ terms }) => TERMS_WORDS[terms]);
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
      </table>
      ${when(
        unknown.length > 0,
        () =>
          html`<p class="caveat">
            Unknown in this region for every machine: ${unknown.join('; ')}. A price sheet can supply these prices.
          </p>`,
      )}
      ${figures} `,
  );
}

function scenarioRow(
  { terms, known, unknown, perMonth, payAsYouGoOfKnown }: ScenarioTotal,
  dearest: number,
  currency: Currency,
): Html {
  const coverage = `${formatCount(known)} of ${formatCountOf(known + unknown, 'machine')}`;
  if (perMonth === null || payAsYouGoOfKnown === null) return nothing;
  const difference = perMonth - payAsYouGoOfKnown;
  const sign = difference > 0 ? '+' : '−';
  return html`<tr>
    <th scope="row">${TERMS_WORDS[terms]}</th>
    <td class="number" data-label="Known for">${coverage}</td>
    <td class="number" data-label="Per month">${formatPlainMoney(perMonth, currency)}</td>
    <td class="number" data-label="Same machines as you go">${formatPlainMoney(payAsYouGoOfKnown, currency)}</td>
    <td class="number" data-label="Difference">
      ${difference === 0 ? '0 %' : `${sign}${formatShare(Math.abs(difference), payAsYouGoOfKnown)}`}
    </td>
    <td class="wide">${dearest === 0 ? nothing : shareBar(perMonth / dearest)}</td>
  </tr> `;
}
