import type { Runbook, RunbookStep } from '../../cutover/index.js';
import type { MachineId } from '../../model/index.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { fold, machineName, sentences } from './parts.js';

/** One fold for each wave: what its people do, step by step. */
export const renderRunbooks = (runbooks: readonly Runbook[], nameOf: (id: MachineId) => string): Html =>
  html`${runbooks.map(({ title, parts, rollbackPoint, assumptions }) =>
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
  { number, title, what, lines, machines, expect, rollback, warning, source }: RunbookStep,
  nameOf: (id: MachineId) => string,
): Html =>
  html`<div class="rule">
    <h4>${number} ${title}</h4>
    ${what.map((text) => html`<p>${text}</p>`)} ${warning === null ? nothing : html`<p class="caveat">${warning}</p>`}
    ${lines.length === 0 ? nothing : html`<pre>${lines.join('\n')}</pre>`}
    ${machines.length === 0 ? nothing : html`<p class="quiet">${machines.map((id, index) => html`${index === 0 ? '' : ', '}${machineName(nameOf(id))}`)}</p>`}
    ${labelled('To be seen', expect)} ${labelled('Taken back by', rollback)}
    <small>${source}</small>
  </div>`;

const labelled = (label: string, texts: readonly string[]): Html =>
  texts.length === 0
    ? nothing
    : html`<p><b>${label}:</b></p>
        ${sentences(texts, '')}`;
