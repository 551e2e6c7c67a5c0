import type { AssessedMachine, Policy } from '../../assessment/index.js';
import type { Limit, NeighbourSize, RefusedSize, RefusedSizes } from '../../sizing/index.js';
import { formatCount, formatCountOf, formatSize } from '../figures.js';
import type { Currency } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { awayWords, moreWords } from '../neighbour-words.js';
import { LIMIT_WORDS, performanceWords } from '../words.js';

import { block, money, when } from './parts.js';

/** The size, what stood against the cheaper ones, and how far the next ones are. */
export const renderChoice = (
  machine: AssessedMachine,
  { currency, sizing }: { readonly currency: Currency; readonly sizing: Policy['sizing'] },
): Html =>
  html`${chosen(machine, { currency, sizing })}${machine.refused === null ? nothing : refusals(machine.refused, currency)}`;

function chosen(
  { size, unchecked, nextUp, nextDown }: AssessedMachine,
  { currency, sizing }: { readonly currency: Currency; readonly sizing: Policy['sizing'] },
): Html {
  if (size === null) return nothing;
  return block(
    'Why this size',
    html`<p class="result"><b>${size.name}</b>, ${formatSize(size)}: the cheapest that covers the need.</p>
      <p class="source">${performanceWords(size, sizing)}</p>
      <ul class="plain">
        ${neighbour('Next down', nextDown, currency)}${neighbour('Next up', nextUp, currency)}
      </ul>
      ${when(
        unchecked.length > 0,
        () =>
          html`<p class="caveat">
            Not checked, because the catalogue does not know the size's figure: ${unchecked.join(', ')}.
          </p>`,
      )}`,
  );
}

const neighbour = (label: string, size: NeighbourSize | null, currency: Currency): Html =>
  size === null
    ? html`<li><span class="quiet">${label}: none in the series</span></li>`
    : html`<li>
        ${label}: <b>${size.name}</b>, ${formatSize(size)},
        ${money(size.perMonth, currency)}${moreWords(size, currency)}<small>${size.distance}${awayWords(size)}</small>
      </li>`;

function refusals({ byLimit, nearest, cheapest }: RefusedSizes, currency: Currency): Html {
  const counts = Object.entries(byLimit) as [Limit, number][];
  const whole = counts.reduce((sum, [, count]) => sum + count, 0);
  if (whole === 0) return nothing;
  return block(
    `${formatCountOf(whole, 'size')} refused`,
    html`<p class="source">
        By the first limit each one fails:
        ${counts.map(([limit, count]) => `${formatCount(count)} ${LIMIT_WORDS[limit]}`).join(', ')}.
      </p>
      ${sizeTable('The next cheaper ones that the policy allows', nearest, currency)}
      ${sizeTable('The cheapest of them', cheapest, currency)}`,
  );
}

const sizeTable = (caption: string, sizes: readonly RefusedSize[], currency: Currency): Html =>
  when(
    sizes.length > 0,
    () =>
      html`<table class="bill">
        <caption>
          ${caption}
        </caption>
        <tbody>
          ${sizes.map(
            ({ name, why, perMonth }) =>
              html`<tr>
                <th scope="row">${name}<small>${why}</small></th>
                <td class="number">${money(perMonth, currency)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
  );
