import type { AssessedMachine, Assessment, CostTotal } from '../../assessment/index.js';
import { micros } from '../../model/index.js';
import type { MachineNeed } from '../../sizing/index.js';
import { formatCount, formatCountOf, formatMoney, formatPlainMoney, formatShare } from '../figures.js';
import type { Currency } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { isCostUnknown, knownPerMonth, knownPerYear, whyPartUnknown } from '../known-cost.js';
import { BASIS_WORDS, QUESTION_WORDS, READINESS_STATES, READINESS_WORDS } from '../words.js';
import { stackedBar } from './bar.js';
import { READINESS_TONES, section, when } from './parts.js';

/** The first screen: what was assessed, how much of it is ready, and what it costs a month. */
export const renderHeadline = (assessment: Assessment): Html =>
  section(
    'summary',
    'At a glance',
    html`${equations(assessment)}${readiness(assessment)}${cards(assessment)}${basis(assessment)}`,
  );

interface Term {
  readonly count: number;
  readonly words: string;
}

const term = ({ count, words }: Term): Html =>
  html`<span class="term"><b>${formatCount(count)}</b> <span>${words}</span></span>`;

/** Whole and parts as an equation that a reader can add up. */
const equation = (whole: Term, parts: readonly Term[]): Html =>
  html`<p class="equation">
    ${term(whole)}${parts.map((part, index) => html`<i class="sign">${index === 0 ? ' = ' : ' + '}</i>${term(part)}`)}
  </p>`;

function equations({ counts }: Assessment): Html {
  const { rows, machines, merged, skipped, assessed, outOfScope, sized, unsized } = counts;
  return html`<div class="equations">
    ${equation({ count: assessed, words: assessed === 1 ? 'machine assessed' : 'machines assessed' }, [
      { count: sized, words: 'with a size' },
      { count: unsized, words: 'without a size' },
    ])}
    ${equation({ count: machines, words: machines === 1 ? 'machine found' : 'machines found' }, [
      { count: assessed, words: 'assessed' },
      { count: outOfScope, words: 'out of scope' },
    ])}
    ${equation({ count: rows, words: rows === 1 ? 'row read' : 'rows read' }, [
      { count: machines, words: machines === 1 ? 'machine' : 'machines' },
      { count: merged, words: 'merged into another' },
      { count: skipped, words: 'skipped' },
    ])}
  </div> `;
}

/** One bar per question. The first is the assessment's own count; the others are counted from its machines. */
function readiness({ counts, machines }: Assessment): Html {
  const countBy = (of: (machine: AssessedMachine) => string): readonly number[] =>
    READINESS_STATES.map((state) => machines.filter((machine) => of(machine) === state).length);
  const rows: readonly (readonly [string, readonly number[]])[] = [
    [QUESTION_WORDS.azure, READINESS_STATES.map((state) => counts.readiness[state])],
    [QUESTION_WORDS.migration, countBy((machine) => machine.readiness.migration)],
    [QUESTION_WORDS.protection, countBy((machine) => machine.readiness.protection)],
    [QUESTION_WORDS.security, countBy((machine) => machine.readiness.security)],
  ];
  return html`<table class="readiness">
    <caption>
      Readiness, in machines assessed
    </caption>
    <thead>
      <tr>
        <th scope="col">Question</th>
        <th scope="col" class="wide"></th>
        ${READINESS_STATES.map(
          (state) =>
            html`<th scope="col" class="number">
              <span class="mark ${READINESS_TONES[state]}">${READINESS_WORDS[state]}</span>
            </th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${rows.map(([question, numbers]) => readinessRow(question, numbers))}
    </tbody>
  </table> `;
}

function readinessRow(question: string, numbers: readonly number[]): Html {
  const whole = numbers.reduce((sum, count) => sum + count, 0);
  const parts = READINESS_STATES.map((state, index) => ({
    label: READINESS_WORDS[state],
    count: numbers[index] ?? 0,
    tone: READINESS_TONES[state],
  }));
  return html`<tr>
    <th scope="row">${question}?</th>
    <td class="wide">${stackedBar(parts)}</td>
    ${parts.map(
      ({ label, count }) =>
        html`<td class="number" data-label="${label}">
          ${formatCount(count)} <small>${formatShare(count, whole)}</small>
        </td>`,
    )}
  </tr> `;
}

function cards(assessment: Assessment): Html {
  const { totals, catalogue, counts } = assessment;
  return html`<div class="cards">
    ${card(counts.powerUnknown > 0 ? 'Running machines, or of unknown power' : 'Running machines', 'running', assessment)}
    ${when(totals.poweredOff.machines > 0, () => card('Powered-off machines', 'poweredOff', assessment))}
    ${totals.asIs === null ? nothing : savingCard(totals.asIs, totals.all, catalogue)}
  </div> `;
}

function card(
  title: string,
  part: 'running' | 'poweredOff',
  { totals, machines, catalogue: currency }: Assessment,
): Html {
  const total = totals[part];
  return html`<div class="card">
    <h3>${title}</h3>
    <p class="sum">
      <b>${formatPlainMoney(knownPerMonth(total), currency)}</b> <span>${currency.currency} per month</span>
    </p>
    ${
      isCostUnknown(total)
        ? html`<p class="caveat">No machine has a known cost: ${whyPartUnknown(machines, part)}.</p>`
        : html`<p>${formatMoney(knownPerYear(total), currency)} per year</p>`
    }
    <p class="quiet">
      ${formatCountOf(total.machines - total.machinesUnsized, 'machine')} with a size,
      ${formatCountOf(total.vcpus, 'vCPU')} in Azure for ${formatCountOf(total.cores, 'core')} at the source
    </p>
    ${caveat(total)}
  </div>`;
}

/** What a sum leaves out. Without it a sum of unknown prices would read as cheap. */
export function caveat({ machinesWithUnknown, machinesUnsized }: CostTotal): Html {
  const missing = [
    ...(machinesWithUnknown === 0 ? [] : [`${formatCountOf(machinesWithUnknown, 'machine')} with an unknown price`]),
    ...(machinesUnsized === 0 ? [] : [`${formatCountOf(machinesUnsized, 'machine')} without a size`]),
  ];
  return missing.length === 0 ? nothing : html`<p class="caveat">Not complete: ${missing.join(', ')}.</p>`;
}

function savingCard(asIs: CostTotal, all: CostTotal, currency: Currency): Html {
  // A difference from an unknown sum is unknown too; the other cards say why.
  if (isCostUnknown(asIs) || isCostUnknown(all)) {
    return html`<div class="card">
      <h3>Against sizes as configured</h3>
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
  return html`<div class="card">
    <h3>Against sizes as configured</h3>
    <p class="sum">
      <b>${formatPlainMoney(difference, currency)}</b>
      <span>${currency.currency} ${isSaving ? 'saved' : 'more'} per month</span>
    </p>
    <p>
      ${formatMoney(asIs.perMonth, currency)} as configured, ${formatMoney(all.perMonth, currency)} right-sized:
      ${formatShare(difference, asIs.perMonth)} ${isSaving ? 'less' : 'more'}
    </p>
    <p class="quiet">
      ${formatCountOf(all.machines - all.machinesUnsized, 'machine')} with a size, ${formatCountOf(asIs.vcpus, 'vCPU')}
      as configured, ${formatCountOf(all.vcpus, 'vCPU')} right-sized
    </p>
    ${when(!isAlike, () => html`<p class="caveat">The two sums do not cover the same: as configured ${missingOf(asIs)}, right-sized ${missingOf(all)}.</p>`)}
  </div>`;
}

const missingOf = ({ machinesWithUnknown, machinesUnsized }: CostTotal): string =>
  `${formatCountOf(machinesWithUnknown, 'machine')} with an unknown price and ${formatCount(machinesUnsized)} without a size`;

/** Averages are no peaks, and whoever reads only this page must know. */
function averagesWords(machines: readonly AssessedMachine[]): string {
  const count = machines.filter(({ coverage }) => coverage?.isOfAverages === true).length;
  return count === 0
    ? ''
    : ` For ${formatCountOf(count, 'machine')} they are averages longer than a minute, of which no peak is claimed.`;
}

/** Figures state what they rest on; a size from what is configured is no statement about use. */
function basis({ machines, window }: Assessment): Html {
  const bases: readonly MachineNeed['basis'][] = ['sampled', 'stated', 'allocated'];
  const parts = bases
    .map((kind) => ({ kind, count: machines.filter(({ need }) => need?.basis === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${formatCountOf(count, 'machine')} ${BASIS_WORDS[kind]}`);
  if (parts.length === 0) return nothing;
  const samples =
    window === null
      ? ' No samples were given, so there are no peaks to cover.'
      : ` Samples are looked at from ${window.from} to ${window.to}, ${window.days} days (UTC).${averagesWords(machines)}`;
  return html`<p class="basis">Needs are derived for ${parts.join('; ')}.${samples}</p> `;
}
