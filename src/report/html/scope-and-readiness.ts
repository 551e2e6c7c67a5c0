import type { AssessedMachine, Assessment } from '../../assessment/index.js';
import { formatCount, formatShare } from '../figures.js';
import { html } from '../html.js';
import type { Html } from '../html.js';
import { QUESTION_WORDS, READINESS_STATES, READINESS_WORDS } from '../words.js';
import { stackedBar } from './bar.js';
import { READINESS_TONES } from './parts.js';

/** What was read, found and assessed as sums that add up, and how much of it is ready. */
export const scopeAndReadiness = (assessment: Assessment): Html =>
  html`${equations(assessment)}${readiness(assessment)}`;

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
