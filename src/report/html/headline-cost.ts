import type { Assessment, CostTotal } from '../../assessment/index.js';
import { micros } from '../../model/index.js';
import { formatCount, formatCountOf, formatMoney, formatPlainMoney, formatShare } from '../figures.js';
import type { Currency } from '../figures.js';
import { deriveCostRange, rangeEndWords } from '../front/cost-range.js';
import type { CostRange } from '../front/cost-range.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { isCostUnknown, knownPerMonth, knownPerYear, whyCostUnknown } from '../known-cost.js';
import { priceDateWords } from '../words.js';
import { when } from './parts.js';

/** What it costs a month and a year, between which sums of known prices, and of which day the prices are. */
export function costCard(assessment: Assessment): Html {
  const { totals, catalogue, machines } = assessment;
  const { all, poweredOff } = totals;
  const isUnknown = isCostUnknown(all);
  return html`<div class="card">
    <h3>Cost in Azure</h3>
    <p class="sum">
      <b>${formatPlainMoney(knownPerMonth(all), catalogue)}</b> <span>${catalogue.currency} per month</span>
    </p>
    ${
      isUnknown
        ? html`<p class="caveat">No machine has a known cost: ${whyCostUnknown(machines)}.</p>`
        : html`<p class="year">${formatMoney(knownPerYear(all), catalogue)} per year</p>`
    }
    ${rangeWords(assessment)}
    <p class="quiet">
      ${formatCountOf(all.machines - all.machinesUnsized, 'machine')} with a size, ${formatCountOf(all.vcpus, 'vCPU')}
      in Azure for ${formatCountOf(all.cores, 'core')} at the source. Prices of ${priceDateWords(catalogue)}.
      ${poweredOffWords(poweredOff, catalogue)}
    </p>
  </div>`;
}

const poweredOffWords = (total: CostTotal, currency: Currency): Html =>
  total.machines === 0
    ? nothing
    : html`${formatMoney(knownPerMonth(total), currency)} a month of it for
      ${formatCountOf(total.machines, 'powered-off machine')}.`;

/** The two ends and what decides between them; what no price tells is said behind them. */
function rangeWords(assessment: Assessment): Html {
  const range = deriveCostRange(assessment);
  if (range === null) return nothing;
  const { catalogue } = assessment;
  return html`${rangeLine(range, catalogue)}${unknownWords(range, assessment)}`;
}

function rangeLine({ low, high }: CostRange, currency: Currency): Html {
  if (low.perMonth === high.perMonth) return html`<p>No other price that is known moves this sum.</p>`;
  return html`<p class="range">
      <b>Range</b> ${formatPlainMoney(low.perMonth, currency)} to ${formatMoney(high.perMonth, currency)} per month,
      ${formatPlainMoney(low.perYear, currency)} to ${formatMoney(high.perYear, currency)} per year
    </p>
    <p class="quiet">At the least ${rangeEndWords(low)}; at the most ${rangeEndWords(high)}.</p>`;
}

/** What neither end has: missing prices make the truth higher, and commitments without a price could make it lower. */
function unknownWords({ unpriced, unsized, isConfiguredLeftOut }: CostRange, { totals }: Assessment): Html {
  const missing = [
    ...(unpriced === 0 ? [] : [`${formatCountOf(unpriced, 'machine')} with an unknown price`]),
    ...(unsized === 0 ? [] : [`${formatCountOf(unsized, 'machine')} without a size`]),
  ];
  const commitments = totals.scenarios.filter(({ terms }) => /^(reserved|savings)/.test(terms));
  const isCommitmentUnknown = commitments.length > 0 && commitments.every(({ known }) => known === 0);
  return html`${when(missing.length > 0, () => html`<p class="caveat">Not complete: ${missing.join(', ')}. They are in neither end, so the true cost is higher.</p>`)}
  ${when(isConfiguredLeftOut, () => html`<p class="quiet">The sum as configured is no end: prices are missing of other machines than here.</p>`)}
  ${when(isCommitmentUnknown, () => html`<p class="quiet">No price of a reservation or a savings plan is known here; with one the lower end could lie lower.</p>`)}`;
}

/** What right-sizing saves against the same machines as they are configured; nothing where there is nothing to compare. */
export function savingCard({ totals: { asIs, all }, catalogue: currency }: Assessment): Html {
  if (asIs === null) return nothing;
  // A difference from an unknown sum is unknown too; the card of the cost says why.
  if (isCostUnknown(asIs) || isCostUnknown(all)) {
    return html`<div class="card saving">
      <h3>Right-sizing, against sizes as configured</h3>
      <p class="sum"><b>unknown</b></p>
      <p>
        ${formatMoney(knownPerMonth(asIs), currency)} as configured, ${formatMoney(knownPerMonth(all), currency)}
        right-sized
      </p>
    </div>`;
  }
  const isSaving = asIs.perMonth >= all.perMonth;
  const difference = micros(Math.abs(asIs.perMonth - all.perMonth));
  const isAlike = asIs.machinesWithUnknown === all.machinesWithUnknown && asIs.machinesUnsized === all.machinesUnsized;
  return html`<div class="card saving">
    <h3>Right-sizing, against sizes as configured</h3>
    <p class="sum">
      <b>${formatPlainMoney(difference, currency)}</b>
      <span
        >${currency.currency} ${isSaving ? 'saved' : 'more'} per month,
        ${formatMoney(micros(MONTHS * difference), currency)} per year</span
      >
    </p>
    <p>
      ${formatMoney(asIs.perMonth, currency)} as configured, ${formatMoney(all.perMonth, currency)} right-sized:
      ${formatShare(difference, asIs.perMonth)} ${isSaving ? 'less' : 'more'}; ${formatCountOf(asIs.vcpus, 'vCPU')} as
      configured, ${formatCountOf(all.vcpus, 'vCPU')} right-sized
    </p>
    ${when(!isAlike, () => html`<p class="caveat">The two sums do not cover the same: as configured ${missingOf(asIs)}, right-sized ${missingOf(all)}.</p>`)}
  </div>`;
}

const MONTHS = 12;

const missingOf = ({ machinesWithUnknown, machinesUnsized }: CostTotal): string =>
  `${formatCountOf(machinesWithUnknown, 'machine')} with an unknown price and ${formatCount(machinesUnsized)} without a size`;
