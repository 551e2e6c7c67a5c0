import type { Runbook, RunbookStep } from '../../cutover/index.js';
import type { MachineId } from '../../model/index.js';
import { formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { fold, sentences } from './parts.js';
import { machineNames } from './waves-link.js';

/** One fold for each wave: what its people do, step by step. */
export const renderRunbooks = (runbooks: readonly Runbook[], nameOf: (id: MachineId) => string): Html =>
  html`<p class="on-paper quiet">Runbooks are printed from their own files, one for each wave.</p>
    ${runbooks.map(({ title, parts, rollbackPoint, assumptions }) =>
      fold(
        title,
        html`<p class="caveat">${rollbackPoint}</p>
          ${parts.map(
            (part) =>
              html`<h3>${part.title}</h3>
                ${part.steps.map((one) => step(one, nameOf))}`,
          )}
          <h3>Taken for granted</h3>
          ${sentences(assumptions, 'Nothing.')}`,
        'optional',
      ),
    )}`;

const step = (
  { number, title, what, lines, machines, expect, rollback, rollbackLines, warning, source }: RunbookStep,
  nameOf: (id: MachineId) => string,
): Html =>
  html`<div class="step">
    <h4>${number} ${title}</h4>
    ${what.map((text) => html`<p>${text}</p>`)} ${warning === null ? nothing : html`<p class="caveat">${warning}</p>`}
    ${toCopy(lines)}
    ${
      machines.length === 0
        ? nothing
        : fold(
            formatCountOf(machines.length, 'machine'),
            html`<p>${machineNames(machines.map(nameOf))}</p>`,
            'optional',
          )
    }
    ${labelled('To be seen', expect)} ${labelled('Taken back by', rollback)} ${toCopy(rollbackLines)}
    <small>${source}</small>
  </div>`;

/** Lines as they stand; built in one piece, since every blank of a `pre` is shown. */
const toCopy = (lines: readonly string[]): Html =>
  lines.length === 0 ? nothing : html`<pre tabindex="0">${lines.join('\n')}</pre>`;

const labelled = (label: string, texts: readonly string[]): Html =>
  texts.length === 0
    ? nothing
    : html`<p class="label">${label}</p>
        ${sentences(texts, '')}`;
