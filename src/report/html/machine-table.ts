import type { AssessedMachine, Assessment } from '../../assessment/index.js';
import { formatCountOf } from '../figures.js';
import { escapeHtml, html, late, nothing, raw } from '../html.js';
import type { Html, PageLanguage } from '../html.js';
import { READINESS_STATES, READINESS_WORDS } from '../words.js';
import { machineColumns } from './machine-columns.js';
import type { MachineColumn, MachineTableTerms } from './machine-columns.js';
import { dataIsland, machineAnchor, READINESS_TONES, section } from './parts.js';

/**
 * Every machine in scope as a row. The whole table stands in the page once, as what browsers show where scripts are off; where they are on,
 * the script reads it as text and shows the rows that are in sight, so that 10,000 machines cost no more than 50. Closing tags that HTML can do
 * without are left out: a row is about 200 bytes; a cell
 * without anything is unknown, and the style says so. Cost: linear in machines.
 *
 * @param unscripted what follows the table where scripts are off
 */
export function renderMachineTable({ machines }: Assessment, terms: MachineTableTerms, unscripted: Html): Html {
  if (machines.length === 0) {
    return section(
      'machines',
      'Machines',
      html`<p class="quiet">No machine is in scope, so there is nothing to size.</p>`,
    );
  }
  const all = machineColumns(terms);
  const isLong = machines.length > MOST_FULL_ROWS;
  const columns = isLong ? all.filter(({ id, shown }) => id === 'name' || shown !== 'asked') : all;
  const asked = all.filter((column) => !columns.includes(column));
  return section(
    'machines',
    'Machines',
    html`<p class="lead on-screen" id="choose" hidden>Choose a machine for the reasons behind its size.</p>
      ${controls(all)}
      <div class="table-view" id="machine-view" tabindex="0" role="region" aria-label="Table of machines" hidden></div>
      <noscript id="machine-rows"
        >${numberStyle(columns)}
        <div class="scrolled">${table(machines, columns)}</div>
        ${isLong ? FEWER_COLUMNS : nothing}${unscripted}</noscript
      >
      ${isLong ? late(({ words }) => dataIsland('machine-more', moreColumns(machines, asked, words))) : nothing}
      <div id="machine-print"></div>`,
  );
}

/** Cells have no class, for the sake of bytes: where no script draws them, numbers stand right by the place of their column. */
const numberStyle = (columns: readonly MachineColumn[]): Html =>
  raw(
    `<style>${columns
      .flatMap(({ kind }, index) => (kind === 'number' ? [`.machines td:nth-child(${index + 1})`] : []))
      .join()}{text-align:right}</style>`,
  );

/** Above it only the columns that are shown at first stand in the rows; the others are packed for the script. */
const MOST_FULL_ROWS = 2000;

const FEWER_COLUMNS = html`<p class="caveat">
  More columns are packed in this file and need scripts; sizes.csv holds them all.
</p>`;

/** Columns apart from the rows: one beside the other they pack to a third. */
const moreColumns = (
  machines: readonly AssessedMachine[],
  columns: readonly MachineColumn[],
  words: PageLanguage['words'],
): readonly MoreColumn[] =>
  columns.map((column) => ({
    ...{ id: column.id, title: words(column.title), kind: column.kind, width: column.width },
    cells: machines.map(cellOf(column, words)),
  }));

/** A column that the script adds to the rows. */
export interface MoreColumn extends Pick<MachineColumn, 'id' | 'title' | 'kind' | 'width'> {
  /** Escaped, in the order of the rows. */
  readonly cells: readonly string[];
}

/** Hidden until the script shows them: a search box that does nothing is worse than none. */
const controls = (columns: readonly MachineColumn[]): Html =>
  html`<form class="controls" id="controls" role="search" hidden>
      <label class="search"
        ><span>Search</span
        ><input
          type="search"
          id="search"
          placeholder="Name, system, size, address…"
          autocomplete="off"
          spellcheck="false"
      /></label>
      ${columns.flatMap(({ id, title, kind }) =>
        kind === 'choice' || kind === 'mark'
          ? [
              html`<label hidden
                ><span>${title}</span
                ><select data-filter="${id}"></select
              ></label> `,
            ]
          : [],
      )}
      <label hidden
        ><span>Finding</span
        ><select id="finding-filter"></select
      ></label>
      <label class="sort-by"
        ><span>Sort by</span
        ><select id="sort-by"></select
      ></label>
      <details class="columns-choice" id="columns-choice">
        <summary>Columns</summary>
        <div></div>
      </details>
      <button type="reset">Reset</button>
    </form>
    <p class="shown" id="shown" role="status" hidden></p> `;

const ATTRIBUTES: Readonly<Record<MachineColumn['kind'], string>> = {
  text: '',
  number: ' class="number"',
  choice: '',
  mark: '',
};

/** `Ready=tone-ready;…`: the script gives words of a marked column their colour and sign. */
const tones = ({ words }: PageLanguage): Html =>
  html`${READINESS_STATES.map((state) => `${words(READINESS_WORDS[state])}=${READINESS_TONES[state]}`).join(';')}`;

function table(machines: readonly AssessedMachine[], columns: readonly MachineColumn[]): Html {
  const heads = columns.map(
    ({ id, title, kind, width, shown }) =>
      html`<th
        scope="col"
        data-column="${id}"
        data-kind="${kind}"
        data-width="${width}"
        data-shown="${shown}"
        ${kind === 'mark' ? html`data-tones="${late(tones)}"` : nothing}
        ${raw(ATTRIBUTES[kind])}
      >
        ${title}
      </th>`,
  );
  return html`<table class="machines">
    <caption class="unseen">
      ${formatCountOf(machines.length, 'machine')} in scope with what they have, what they need, and the size and disks
      chosen
    </caption>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${late(({ words }) => {
        const told = columns.map((column) => cellOf(column, words));
        return raw(machines.map((machine, index) => row(machine, machineAnchor(index), told)).join(''));
      })}
    </tbody>
  </table>`;
}

type CellOf = (machine: AssessedMachine) => string;

/** A cell as it stands in the page: escaped, in the page's language where its words are ours; empty where it is unknown. */
const cellOf =
  ({ of, isGiven }: MachineColumn, words: PageLanguage['words']): CellOf =>
  (machine) => {
    const cell = of(machine) ?? '';
    return escapeHtml(isGiven || cell === '' ? cell : words(cell));
  };

function row(machine: AssessedMachine, anchor: string, cells: readonly CellOf[]): string {
  const [name, ...rest] = cells.map((cell) => cell(machine));
  return `<tr id=${anchor}><th><bdi>${name ?? ''}</bdi>${rest.map((cell) => `<td>${cell}`).join('')}\n`;
}
