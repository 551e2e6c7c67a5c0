import { html } from '../html.js';
import type { Html } from '../html.js';

/** Something that a reader of a plan has to do, to answer or to know. */
export interface PlanAction {
  /** `act`: a promise is broken, or a step missing. `mind`: it holds, but hardly or on a condition. `ask`: nobody knows, and the answer counts. */
  readonly kind: 'act' | 'mind' | 'ask';
  readonly said: string;
  /** Anchor of the section that has the rows. */
  readonly to: string;
}

const KINDS = [
  ['act', 'To do', 'tone-blocked'],
  ['mind', 'To mind', 'tone-conditions'],
  ['ask', 'Unknown', 'tone-unknown'],
] as const;

/**
 * What needs somebody, the gravest first, each with its place; or the sentence that nothing does.
 *
 * @param anchorOf the anchor of a section where it is not that of the page of the plan
 */
export const renderActions = (
  actions: readonly PlanAction[],
  none: string,
  anchorOf: (to: string) => string = (to) => to,
): Html =>
  actions.length === 0
    ? html`<p><span class="mark tone-ready">${none}</span></p>`
    : html`<ul class="actions">
        ${KINDS.flatMap(([kind, word, tone]) =>
          actions
            .filter((one) => one.kind === kind)
            .map(
              ({ said, to }) =>
                html`<li>
                  <b class="mark ${tone}">${word}</b>
                  <a href="#${anchorOf(to)}">${said}</a>
                </li>`,
            ),
        )}
      </ul>`;

/** The action where it is called for. */
export const actionIf = (
  isNeeded: boolean,
  kind: PlanAction['kind'],
  said: () => string,
  to: string,
): readonly PlanAction[] => (isNeeded ? [{ kind, said: said(), to }] : []);
