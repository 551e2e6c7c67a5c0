import { html, late, toText } from '../html.js';
import type { Html } from '../html.js';
import { dataIsland } from './parts.js';

/** An estate of more machines packs what grows with it, so that the file stays within its budget. */
const MOST_UNPACKED_MACHINES = 400;

/**
 * A long part of a chapter: as it is where the estate is small, else packed to a seventh, for the script to put in its place when the page opens.
 * Readers without scripts are told where the same stands.
 *
 * @param id of the data; one of each in a page
 * @param elsewhere what holds the same: `waves.html and calendar.csv`
 */
export const packedWhenMany = (
  machines: number,
  { id, elsewhere }: { readonly id: string; readonly elsewhere: string },
  body: Html,
): Html =>
  machines <= MOST_UNPACKED_MACHINES
    ? body
    : html`<div data-packed="${id}"></div>
        <noscript
          ><p class="caveat">
            This part is packed in this file and needs scripts to be shown; the same stands in ${elsewhere}.
          </p></noscript
        >
        ${late(({ markup }) => dataIsland(id, toText(markup(body))))}`;
