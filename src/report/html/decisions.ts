import type { AssessedDecision, Assessment } from '../../assessment/index.js';
import { formatLocation } from '../../model/index.js';
import { given, html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { DECISION_STATUS_WORDS } from '../words.js';
import { section } from './parts.js';

/** Who decided what, when and why, and what came of it; nothing where nobody decided anything. */
export const renderDecisions = ({ decisions }: Assessment): Html =>
  decisions.length === 0
    ? nothing
    : section(
        'decisions',
        'Decisions',
        html`<table class="listing">
          <thead>
            <tr>
              <th scope="col">Decision</th>
              <th scope="col">Machines</th>
              <th scope="col">Who, when and why</th>
              <th scope="col">What came of it</th>
            </tr>
          </thead>
          <tbody>
            ${decisions.map(decisionRow)}
          </tbody>
        </table>`,
      );

const decisionRow = ({ what, machines, who, when, why, until, at, status, effect }: AssessedDecision): Html =>
  html`<tr>
    <th scope="row">${given(what)}<small>${given(formatLocation(at))}</small></th>
    <td data-label="Machines">${given(machines.join(', '))}</td>
    <td data-label="Who, when and why">
      ${given(who)}, ${when}${until === null ? '' : `, until ${until}`}<small>${given(why)}</small>
    </td>
    <td data-label="What came of it">${DECISION_STATUS_WORDS[status]}<small>${effect}</small></td>
  </tr> `;
