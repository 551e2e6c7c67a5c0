import type { Assessment } from '../../assessment/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import { deriveDataQuality, GRADES, QUALITY_STEPS } from '../front/data-quality.js';
import type { QualityFact } from '../front/data-quality.js';
import { factWords } from '../front/quality-words.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { section } from './parts.js';

/** The grade with the facts that it is made of, for the first page. */
export function qualityInShort(assessment: Assessment): Html {
  if (assessment.machines.length === 0) return nothing;
  const quality = deriveDataQuality(assessment);
  return html`<div class="card">
    <h3>Quality of the data</h3>
    <p class="sum"><b>${quality.grade}</b> <span>of A to E, the worst of its facts</span></p>
    <ul class="plain facts-list">
      ${quality.facts.map((fact) => html`<li><b>${fact.grade}</b> ${factWords(fact, quality, assessment)}</li>`)}
    </ul>
    <p><a href="#quality">How it is graded</a></p>
  </div>`;
}

/** By which rule the data were graded, fact by fact. */
export function renderQuality(assessment: Assessment): Html {
  const quality = deriveDataQuality(assessment);
  return section(
    'quality',
    'How good the data are',
    html`<p class="lead">
        The grade is ${quality.grade}: that of the worst of these facts, since a figure is no better than the weakest
        thing it rests on. The steps are ours. Powered-off machines are not asked for samples.
      </p>
      <table class="listing">
        <thead>
          <tr>
            <th scope="col">Fact</th>
            <th scope="col">Grade</th>
            <th scope="col">At least, for A, B, C and D; less is an E</th>
          </tr>
        </thead>
        <tbody>
          ${quality.facts.map(
            (fact) =>
              html`<tr>
                <th scope="row">${factWords(fact, quality, assessment)}</th>
                <td data-label="Grade"><b>${fact.grade}</b></td>
                <td data-label="Steps">${stepWords(fact.kind)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
  );
}

const stepWords = (kind: QualityFact['kind']): string =>
  QUALITY_STEPS[kind]
    .map(
      (step, index) =>
        `${GRADES[index] ?? ''} ${kind === 'days' ? formatCountOf(step, 'day') : `${formatCount(step)} %`}`,
    )
    .join(', ');
