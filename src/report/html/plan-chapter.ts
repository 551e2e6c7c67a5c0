import { html } from '../html.js';
import type { Html } from '../html.js';
import { packedWhenMany } from './packed-part.js';
import { section } from './parts.js';
import type { PagePart, PlanHead } from './plan-frame.js';

/** Once for all that is folded: said behind every fold it would fill the page. */
export const FOLDED_ON_PAPER: Html = html`<p class="on-paper quiet">
  A line that ends in … is folded and not on this paper: open it on the screen before printing, or see the workbook.
</p>`;

/** A plan as a chapter of the report. */
export interface PlanChapterTerms {
  readonly id: string;
  readonly title: string;
  /** Parts that the chapter shows behind what needs somebody. */
  readonly shown: readonly string[];
  /** Those of them that are packed where the estate is large: details that are long however few rows they show. */
  readonly packed: readonly string[];
  /** Tables that paper opens: what decides whether the plan holds. All others stand in the plan's own page. */
  readonly onPaper: readonly string[];
  /** Files that hold all of it. */
  readonly whole: string;
}

/** Where a part of the plan stands in the report: parts of two plans bear the same names. */
export const partAnchor = ({ id }: Pick<PlanChapterTerms, 'id'>, part: string): string => `${id}-${part}`;

/** The part that says where everything stands that the chapter leaves out. */
export const WHOLE = 'whole';

/** Every anchor of the chapter, its own first. */
export const planAnchors = (terms: PlanChapterTerms): readonly string[] => [
  terms.id,
  ...[...terms.shown, WHOLE].map((part) => partAnchor(terms, part)),
];

/** What a chapter says of its plan: its main figures, the machines of the report, and its parts, what needs somebody first. */
export interface PlanContents {
  readonly facts: PlanHead['facts'];
  readonly machines: number;
  readonly parts: readonly PagePart[];
}

/** The facts of a plan, what needs somebody, and the parts that the chapter shows. */
export function planChapter(terms: PlanChapterTerms, { facts, machines, parts }: PlanContents): Html {
  const [first, ...rest] = parts;
  const shown = rest.filter(([id]) => terms.shown.includes(id));
  return section(
    terms.id,
    terms.title,
    html`${FOLDED_ON_PAPER}
      <dl class="figures">
        ${facts.map(
          ([label, text]) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${text}</dd>
            </div>`,
        )}
      </dl>
      ${
        first === undefined
          ? html``
          : html`<h3 class="part">${first[1]}</h3>
              ${first[2]}`
      }
      ${shown.map(
        ([id, title, body]) =>
          html`<h3 class="part" id="${partAnchor(terms, id)}">${title}</h3>
            ${
              terms.packed.includes(id)
                ? packedWhenMany(machines, { id: `${partAnchor(terms, id)}-rows`, elsewhere: terms.whole }, body)
                : body
            }`,
      )}
      <p class="quiet" id="${partAnchor(terms, WHOLE)}">
        The whole plan, with every row and everything it rests on, stands in ${terms.whole}.
      </p>`,
  );
}
