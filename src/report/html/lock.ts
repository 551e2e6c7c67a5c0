import type { ReportContents, ReportLock } from '../contents.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { hasPlans } from './plan-premises.js';

/** So many digits tell two apart by eye; the whole stands in the basis. */
const SHORT = 12;

const short = (sha256: string): Html => html`<code title="${sha256}">${sha256.slice(0, SHORT)}…</code>`;

const NONE =
  'No lock lies beside this assessment, or it is of another one: of what exactly these figures were made cannot be shown.';

/** What the figures were made of, for the first page. */
export const lockInShort = ({ lock, assessment }: ReportContents): Html =>
  html`<div class="card">
    <h3>Made of</h3>
    ${
      lock === null
        ? html`<p>${assessment.engine.name} ${assessment.engine.version}. ${NONE}</p>`
        : html`<dl class="facts">
              <dt>Engine</dt>
              <dd>${assessment.engine.name} ${lock.engine}</dd>
              <dt>Inputs</dt>
              <dd>${formatCountOf(lock.inputs.length, 'file')}</dd>
              <dt>Catalogue</dt>
              <dd>${short(lock.catalogueSha256)}</dd>
              <dt>Policy</dt>
              <dd>${short(lock.policySha256)}</dd>
              <dt>Assessment</dt>
              <dd>${short(lock.assessmentSha256)}</dd>
            </dl>
            <p class="quiet">
              SHA-256. The same inputs give the same bytes anywhere. <a href="#lock">All of them in full</a>
            </p>`
    }
  </div>`;

/** Every hash in full, the inputs file by file. */
export const lockInFull = (contents: ReportContents): Html =>
  html`<h3 id="lock">Lock</h3>
    ${contents.lock === null ? html`<p class="quiet">${NONE}</p>` : lockTable(contents.lock)}
    ${
      hasPlans(contents)
        ? html`<p class="caveat">
            The lock is of the assessment. Plans in this report state the assessment that they were made from; files of
            settings that they were read with are in no hash here, and their settings stand above in words.
          </p>`
        : nothing
    }`;

const lockTable = ({ engine, inputs, catalogueSha256, policySha256, assessmentSha256 }: ReportLock): Html =>
  html`<p class="lead">
      SHA-256 of everything that the figures of the assessment depend on. Engine ${engine} makes the same bytes of the
      same inputs on any machine; another hash is another input.
    </p>
    <table class="listing hashes">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" class="number">Bytes</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        ${[
          ['Assessment', assessmentSha256],
          ['Catalogue', catalogueSha256],
          ['Policy', policySha256],
        ].map(([what = '', sha256 = '']) => hashRow(what, '', sha256))}
        ${inputs.map(({ file, bytes, sha256 }) => hashRow(file, formatCount(bytes), sha256))}
      </tbody>
    </table>`;

const hashRow = (what: string, bytes: string, sha256: string): Html =>
  html`<tr>
    <th scope="row">${what}</th>
    <td class="number" data-label="Bytes">${bytes}</td>
    <td data-label="SHA-256"><code>${sha256}</code></td>
  </tr>`;
