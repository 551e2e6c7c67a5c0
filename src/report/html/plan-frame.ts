import { html, toText } from '../html.js';
import type { Html } from '../html.js';
import { rhumbLines } from './bar.js';
import { pageFrame } from './frame.js';
import { section } from './parts.js';
import { FOLDED_ON_PAPER } from './plan-chapter.js';
import { PLANS_STYLE } from './style-plans.js';

/** A titled part of a page with its anchor. */
export type PagePart = readonly [id: string, title: string, body: Html];

/** What stands at the top of a plan's page. */
export interface PlanHead {
  /** Of the window: `Replication, 2026-11-22`. */
  readonly title: string;
  readonly kicker: string;
  readonly heading: string;
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly engine: { readonly name: string; readonly version: string };
  readonly asOf: string;
}

/** A whole page of a plan: masthead with facts and anchors, the parts, and who made it when. */
export const planPage = (
  { title, kicker, heading, facts, engine, asOf }: PlanHead,
  parts: readonly PagePart[],
): string =>
  toText(
    pageFrame(
      title,
      html`<header class="masthead">
          ${rhumbLines()}
          <p class="kicker">${kicker}</p>
          <h1>${heading}</h1>
          <dl>
            ${facts.map(
              ([label, text]) =>
                html`<div>
                  <dt>${label}</dt>
                  <dd>${text}</dd>
                </div>`,
            )}
          </dl>
          <nav aria-label="Sections">${parts.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</nav>
        </header>
        <main>${FOLDED_ON_PAPER}${parts.map(([id, name, body]) => section(id, name, body))}</main>
        <footer>
          ${engine.name} ${engine.version} · as of ${asOf} · nothing in this file was loaded from a network
        </footer>`,
      PLANS_STYLE,
    ),
  );
