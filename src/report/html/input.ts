import { formatLocation } from '../../model/index.js';
import type { InputSummary, Problem } from '../../model/index.js';
import type { ReportContents } from '../contents.js';
import { formatCount, formatCountOf } from '../figures.js';
import { given, html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { PROBLEM_SEVERITIES, PROBLEM_SEVERITY_WORDS } from '../words.js';
import { section, when } from './parts.js';

/** A page of problems helps, a book of them does not: the rest stands in assessment.json. */
const PROBLEMS_SHOWN = 200;

/** What was read, what became of its rows, and what was wrong with it. */
export function renderInput({ assessment: { inputs, problems }, leftOut }: ReportContents): Html {
  const doubted = leftOut.filter(({ code }) => code === SHOWN_IN_DOUBT);
  const absent = leftOut.filter(({ code }) => code !== SHOWN_IN_DOUBT);
  return section(
    'input',
    'Input and its problems',
    html`${inputs.length === 0 ? html`<p class="quiet">No file was read.</p>` : inputTable(inputs)}
      <h3>Problems of the input</h3>
      ${
        problems.length === 0
          ? html`<p class="quiet">None.</p>`
          : html`<p class="lead">${tallyOf(problems)}</p>
              ${problemTable(problems)}`
      }
      ${when(absent.length > 0, () => leftOutTable(absent))}${when(doubted.length > 0, () => doubtedTable(doubted))}`,
  );
}

/** What `readOutputFolder` says of an output that it cannot place for certain, and shows. */
const SHOWN_IN_DOUBT = 'node/no-assessment-hash';

/** How many of each severity, each as often as it was found. */
const tallyOf = (problems: readonly Problem[]): string =>
  PROBLEM_SEVERITIES.map((severity) => {
    const count = problems
      .filter((problem) => problem.severity === severity)
      .reduce((sum, problem) => sum + (problem.count ?? 1), 0);
    return formatCountOf(count, PROBLEM_SEVERITY_WORDS[severity]);
  }).join(', ');

/** What was shown without proof that it belongs here. */
const doubtedTable = (doubted: readonly Problem[]): Html =>
  html`<h3>In this report, and not proven to be of this assessment</h3>
    ${problemTable(doubted)}`;

/** What lies in the folder and stands in no chapter: a reader must not take it for not run. */
const leftOutTable = (leftOut: readonly Problem[]): Html =>
  html`<h3>In the folder, and not in this report</h3>
    ${problemTable(leftOut)}`;

function inputTable(inputs: readonly InputSummary[]): Html {
  const rows = inputs.flatMap(({ file, kind, recognisedBy, sheets }) => [
    html`<tr class="file">
      <th scope="rowgroup" colspan="5">${given(file)}<small>taken for ${given(kind)}: ${recognisedBy}</small></th>
    </tr> `,
    ...sheets.map(
      ({ name, isUsed, rowsRead, rowsUsed, rowsSkipped, rowsEmpty, skippedBecause = [] }) =>
        html`<tr class="${isUsed ? 'used' : 'quiet'}">
          <th scope="row">
            ${given(name)}${isUsed ? nothing : html` <small>not used</small>`}${skippedBecause.map(({ reason, count }) => html`<small>${formatCount(count)} skipped: ${reason}</small>`)}
          </th>
          <td class="number" data-label="Rows read">${formatCount(rowsRead)}</td>
          <td class="number" data-label="Used">${formatCount(rowsUsed)}</td>
          <td class="number" data-label="Skipped">${formatCount(rowsSkipped)}</td>
          <td class="number" data-label="Empty">${formatCount(rowsEmpty)}</td>
        </tr> `,
    ),
  ]);
  return html`<table class="listing inputs">
    <thead>
      <tr>
        <th scope="col">File and sheet</th>
        <th scope="col" class="number">Rows read</th>
        <th scope="col" class="number">Used</th>
        <th scope="col" class="number">Skipped</th>
        <th scope="col" class="number">Empty</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function problemTable(problems: readonly Problem[]): Html {
  const sorted = PROBLEM_SEVERITIES.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  const rest = sorted.length - PROBLEMS_SHOWN;
  return html`<table class="listing problems">
      <thead>
        <tr>
          <th scope="col">Where</th>
          <th scope="col">What was found</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody>
        ${sorted.slice(0, PROBLEMS_SHOWN).map(problemRow)}
      </tbody>
    </table>
    ${when(rest > 0, () => html`<p class="caveat">And ${formatCountOf(rest, 'more problem')}, in assessment.json.</p>`)}`;
}

function problemRow({ at, code, severity, message, remedy, count }: Problem): Html {
  const times =
    count === undefined || count < 2 ? nothing : html` <small>${formatCount(count)} times; the first is shown</small>`;
  return html`<tr>
    <th scope="row">
      ${at === null ? 'The whole input' : given(formatLocation(at))}<small
        >${PROBLEM_SEVERITY_WORDS[severity]} · ${given(code)}</small
      >
    </th>
    <td data-label="Found">${message}${times}</td>
    <td data-label="To do">${remedy}</td>
  </tr> `;
}
