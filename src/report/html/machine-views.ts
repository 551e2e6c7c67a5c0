import type { AssessedMachine } from '../../assessment/index.js';
import type { ReportContents } from '../contents.js';
import { given, html, late, nothing, toText } from '../html.js';
import type { Html } from '../html.js';
import { packMarkup } from '../pack/pack-markup.js';
import type { MachineCharts } from '../../charts/index.js';
import { ENVIRONMENT_WORDS, POWER_WORDS } from '../words.js';
import { dataIsland, machineName, readinessMark, section } from './parts.js';
import { renderWhy } from './why.js';

/** Machines whose reasons a browser unpacks at once: a few milliseconds, and enough alike to pack well. */
const MACHINES_PER_PACK = 100;

/** Reasons of so many characters in all also stand in the page as they are, for readers without scripts. */
const MOST_UNSCRIPTED = 400_000;

/** What a pack of machines holds, in the order of the assessment. */
interface MachinePack {
  readonly pages: readonly unknown[];
  /** Null: no samples of the machine. */
  readonly charts: readonly (MachineCharts | null)[];
}

export interface MachineViews {
  /** Stands in the page: packs for the script, and the place where it shows a machine. */
  readonly packs: Html;
  /** For readers without scripts, below the table. */
  readonly unscripted: Html;
}

/** The page of each machine: its reasons as `renderWhy` tells them, packed; the script draws its charts. */
export function renderMachineViews({ assessment, charts }: ReportContents): MachineViews {
  const { machines, catalogue, policy, calendar } = assessment;
  const pages = machines.map(
    (machine) =>
      html`${machineFacts(machine)}${renderWhy(machine, { currency: catalogue, sizing: policy.sizing, calendar })}`,
  );
  return {
    packs: late(({ markup }) => packed(machines, pages.map(markup), charts)),
    unscripted: unscripted(machines, pages),
  };
}

function packed(machines: readonly AssessedMachine[], pages: readonly Html[], charts: ReportContents['charts']): Html {
  const { commons, pieces } = packMarkup(pages);
  const packs: Html[] = [];
  for (let from = 0; from < machines.length; from += MACHINES_PER_PACK) {
    const within = machines.slice(from, from + MACHINES_PER_PACK);
    const pack: MachinePack = {
      pages: pieces.slice(from, from + MACHINES_PER_PACK),
      charts: within.map(({ id }) => charts?.get(id) ?? null),
    };
    packs.push(dataIsland(`machine-pack-${packs.length}`, pack));
  }
  return html`<section id="machine-page" aria-labelledby="machine-title" hidden></section>
    ${dataIsland('machine-commons', { ...commons, perPack: MACHINES_PER_PACK })}${packs}`;
}

/** Readiness, system, environment, power and application in a line. */
export const machineFacts = ({
  source,
  environment,
  environmentIsAssumed,
  power,
  application,
  readiness,
}: AssessedMachine): Html =>
  html`<p class="machine-facts">
    ${readinessMark(readiness.state)} · ${source.os === null ? 'unknown system' : given(source.os)} ·
    ${ENVIRONMENT_WORDS[environment]}${environmentIsAssumed ? ' (assumed)' : ''} ·
    ${POWER_WORDS[power]}${application === null ? nothing : html` · ${given(application)}`}
  </p>`;

function unscripted(machines: readonly AssessedMachine[], pages: readonly Html[]): Html {
  let length = 0;
  for (const page of pages) {
    length += toText(page).length;
    if (length > MOST_UNSCRIPTED) {
      return html`<p class="caveat">
        The reasons of each machine are packed in this file and need scripts to be shown;
        <code>portolan explain MACHINE DIR</code> tells the same in a terminal; DIR is the folder of this report.
      </p>`;
    }
  }
  return section(
    'machine-pages',
    'Why each size',
    html`${pages.map(
      (page, index) =>
        html`<h3>${machineName(machines[index]!.name)}</h3>
          ${page}`,
    )}`,
  );
}
