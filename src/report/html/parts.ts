import type { Micros } from '../../model/index.js';
import type { FindingSeverity, ReadinessState } from '../../readiness/index.js';
import { formatMoney } from '../figures.js';
import type { Currency } from '../figures.js';
import { html, nothing, raw } from '../html.js';
import type { Html } from '../html.js';
import { deflatedJson } from '../pack/deflate.js';
import { FINDING_SEVERITY_WORDS, READINESS_WORDS } from '../words.js';

/** A titled section with an anchor for the table of contents. */
export const section = (id: string, title: string, body: Html): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${body}
  </section> `;

/** A list of sentences, or the sentence that says there are none. */
export const sentences = (items: readonly string[], none: string): Html =>
  items.length === 0
    ? html`<p class="quiet">${none}</p>`
    : html`<ul class="sentences">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>`;

/** A value that may be missing. The word "unknown" stands apart, so that no one reads past it. */
export const orUnknown = (text: string | null): Html =>
  text === null ? html`<span class="unknown-value">unknown</span>` : html`${text}`;

/** Money with its currency, or "unknown" set apart. */
export const money = (amount: Micros | null, currency: Currency): Html =>
  amount === null ? orUnknown(null) : html`<span class="nowrap">${formatMoney(amount, currency)}</span>`;

/** Machine names read in their own direction and cannot turn the text around them. */
export const machineName = (name: string): Html => html`<bdi class="name">${name}</bdi>`;

/** The class of the style sheet that gives a readiness its colour and mark. */
export const READINESS_TONES: Readonly<Record<ReadinessState, string>> = {
  ready: 'tone-ready',
  readyWithConditions: 'tone-conditions',
  notReady: 'tone-blocked',
  unknown: 'tone-unknown',
};

const SEVERITY_TONES: Readonly<Record<FindingSeverity, string>> = {
  blocks: 'tone-blocked',
  conditions: 'tone-conditions',
  unknown: 'tone-unknown',
  warns: 'tone-warns',
  informs: 'tone-informs',
};

/** The state in words with a mark of its colour; the words alone carry the meaning. */
export const readinessMark = (state: ReadinessState): Html =>
  html`<span class="mark ${READINESS_TONES[state]}">${READINESS_WORDS[state]}</span>`;

/** The severity in words with a mark of its colour. */
export const severityMark = (severity: FindingSeverity): Html =>
  html`<span class="mark ${SEVERITY_TONES[severity]}">${FINDING_SEVERITY_WORDS[severity]}</span>`;

/** Whether paper opens it, where it stands shut on the screen. */
export type FoldKind = 'essential' | 'optional';

/** Something that opens: native, so that it works without a script and with the keyboard. Print opens what is essential. */
export const fold = (summary: string, body: Html, kind: FoldKind = 'essential'): Html =>
  html`<details class="fold ${kind}">
    <summary>${summary}</summary>
    ${body}
  </details>`;

/** The body where the condition holds, else nothing. */
export const when = (condition: boolean, body: () => Html): Html => (condition ? body() : nothing);

/** The anchor of a machine's row, by its place in the assessment: names are not safe as anchors, nor unique. */
export const machineAnchor = (index: number): string => `m${index + 1}`;

/** One titled block of the panel; blocks flow into columns and are not broken. */
export const block = (title: string, body: Html): Html =>
  html`<div class="block">
    <h3>${title}</h3>
    ${body}
  </div> `;

/** A value for the script of the page, which a browser neither shows nor runs. Its signs cannot end the element. */
export const dataIsland = (id: string, value: unknown): Html =>
  raw(`<script type="text/plain" id="${id}">${deflatedJson(value)}</script>\n`);
