import type { AssessedCalendar, AssessedMachine, Policy } from '../../assessment/index.js';
import { formatLocation } from '../../model/index.js';
import type { CostLine } from '../../cost/index.js';
import type { Finding } from '../../readiness/index.js';
import type { NeedStep } from '../../sizing/index.js';
import { billWords } from '../bill-words.js';
import { coverageWords } from '../coverage-words.js';
import {
  formatCount,
  formatCountOf,
  formatNeed,
  formatNeededCores,
  formatNeededGiB,
  formatNeededMBps,
  withGroupedAmounts,
} from '../figures.js';
import type { Currency } from '../figures.js';
import { given, html, nothing } from '../html.js';
import type { Html } from '../html.js';
import {
  acceptedWords,
  BASIS_WORDS,
  METHOD_WORDS,
  missingWords,
  QUESTION_WORDS,
  STEP_WORDS,
  trafficSteps,
} from '../words.js';
import { block, fold, money, orUnknown, severityMark, when } from './parts.js';
import { renderDays } from './seen.js';
import { renderDisks } from './why-disks.js';
import { renderChoice } from './why-size.js';

/** All reasons of one machine, from what the source says to the last line of its bill. */
export const renderWhy = (
  machine: AssessedMachine,
  {
    currency,
    sizing,
    calendar,
  }: {
    readonly currency: Currency;
    readonly sizing: Policy['sizing'];
    readonly calendar: AssessedCalendar | null;
  },
): Html =>
  html`<div class="why-panel">
    ${whyUnsized(machine)}${need(machine, calendar)}${renderChoice(machine, { currency, sizing })}${renderDisks(machine, currency)}${bill(machine, currency)}${method(machine.method)}${findings(machine.findings)}${origins(machine)}
  </div>`;

const whyUnsized = ({ unsized }: AssessedMachine): Html =>
  unsized === null
    ? nothing
    : block(
        'Why there is no size',
        html`<p>${unsized.reason}</p>
          <p class="remedy">${unsized.remedy}</p>
          <p class="source">${given(unsized.code)}</p>`,
      );

const steps = (items: readonly NeedStep[]): Html =>
  html`<ol class="steps">
    ${items.map(({ kind, text }) => html`<li><span>${STEP_WORDS[kind]}</span> ${withGroupedAmounts(text)}</li>`)}
  </ol>`;

function need({ need, coverage }: AssessedMachine, calendar: AssessedCalendar | null): Html {
  if (need === null) return nothing;
  const more = [
    need.generation === null ? 'generation unknown' : `generation ${need.generation}`,
    need.architecture,
    need.nicCount === null ? 'number of NICs unknown' : formatCountOf(need.nicCount, 'NIC'),
    need.totalIops === null ? 'disk IOPS unknown' : `${formatNeed(need.totalIops)} disk IOPS`,
    need.totalBytesPerSecond === null
      ? 'disk throughput unknown'
      : `${formatNeededMBps(need.totalBytesPerSecond)} disk throughput`,
    need.networkOutBytesPerSecond === null
      ? 'network unknown'
      : `${formatNeededMBps(need.networkOutBytesPerSecond)} network out`,
  ];
  return block(
    'From source to need',
    html`<p>${BASIS_WORDS[need.basis]}</p>
      ${need.percentile === undefined ? nothing : html`<p class="source">P${need.percentile.percent}: ${need.percentile.reason}</p>`}
      ${coverage === null ? nothing : coverageWords(coverage).map((words) => html`<p class="source">${words}</p>`)}
      ${coverage === null || calendar === null ? nothing : renderDays(coverage, calendar)}
      <p class="result">CPU: <b>${formatNeededCores(need.cores)}</b></p>
      ${steps(need.coresSteps)}
      <p class="result">Memory: <b>${formatNeededGiB(need.memoryBytes)}</b></p>
      ${steps(need.memorySteps)}
      <p class="source">${more.join(' · ')}</p>
      ${trafficSteps(need).map(
        ({ title, steps: of }) =>
          html`<p class="result">${title}</p>
            ${steps(of)}`,
      )}
      ${when(need.missing.length > 0, () => html`<p class="source">There are ${missingWords(need)}.</p>`)}`,
  );
}

function bill({ cost }: AssessedMachine, currency: Currency): Html {
  if (cost === null) return nothing;
  const missing = cost.unknownLines === 0 ? '' : ` and ${formatCount(cost.unknownLines)} unknown`;
  return block(
    'Monthly cost',
    html`<table class="bill">
      <tbody>
        ${cost.lines.map((line) => billRow(line, currency))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Sum of known lines</th>
          <td class="number">${money(cost.perMonth, currency)}${missing}</td>
        </tr>
      </tfoot>
    </table>`,
  );
}

const billRow = ({ label, working, source, perMonth }: CostLine, currency: Currency): Html =>
  html`<tr>
    <th scope="row">
      ${billWords(label)}<small>${working}${source === null ? nothing : given(` · ${source}`)}</small>
    </th>
    <td class="number">${money(perMonth, currency)}</td>
  </tr>`;

/** How the machine gets to Azure, and why not otherwise. */
const method = ({ kind, reason, alternatives }: AssessedMachine['method']): Html =>
  block(
    'Method',
    html`<p><b>${METHOD_WORDS[kind]}</b>: ${reason}</p>
      <ul class="plain">
        ${alternatives.map((other) => html`<li>Not ${METHOD_WORDS[other.kind].toLowerCase()}: ${other.reason}</li>`)}
      </ul>`,
  );

function findings(items: readonly Finding[]): Html {
  if (items.length === 0) return block('Findings', html`<p class="quiet">None: every rule is satisfied.</p>`);
  return block(
    'Findings',
    html`<ul class="plain">
      ${items.map(
        ({ severity, message, remedy, rule, question, source, code, accepted }) =>
          html`<li>
            ${severityMark(severity)} ${message}<span class="remedy">${remedy}</span
            >${accepted === undefined ? nothing : html`<small><b>${acceptedWords({ accepted })}</b></small>`}<small
              >${given(rule)}${code === null ? nothing : given(` · Azure Migrate: ${code}`)} ·
              ${QUESTION_WORDS[question]}? · ${given(source)}</small
            >
          </li>`,
      )}
    </ul>`,
  );
}

/** Every value that sizing used, with the cell it was read from. */
function origins({ origins, source }: AssessedMachine): Html {
  const entries = Object.entries(origins);
  const where = [source.datacenter, source.cluster, source.host].filter((place) => place !== null).join(' / ');
  return block(
    'Where the figures stand',
    html`<p class="source">
        ${where === '' ? orUnknown(null) : given(where)} ·
        ${given(source.kind)}${source.firmware === null ? nothing : given(` · ${source.firmware}`)}
      </p>
      ${when(entries.length > 0, () =>
        fold(
          `${formatCount(entries.length)} values and their cells`,
          html`<table class="origins">
            <tbody>
              ${entries.map(
                ([path, { how, note, ...at }]) =>
                  html`<tr>
                    <th scope="row">${given(path)}</th>
                    <td>
                      ${given(formatLocation(at))}${how === 'read' ? nothing : html` <i>${how}</i>`}${note === undefined ? nothing : html`<small>${note}</small>`}
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>`,
        ),
      )}`,
  );
}
