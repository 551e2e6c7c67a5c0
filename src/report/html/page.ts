import type { Assessment } from '../../assessment/index.js';
import type { ReportContents } from '../contents.js';
import { formatCountOf } from '../figures.js';
import { html, toText } from '../html.js';
import type { Html } from '../html.js';
import { priceDateWords } from '../words.js';
import { rhumbLines } from './bar.js';
import type { EstateFigures } from '../estate-charts/chart.js';
import { chaptersOf } from './chapters.js';
import { chapterNav } from './chapter-nav.js';
import { pageFrame } from './frame.js';
import { scriptWords } from './script-words.js';
import { MAP_STYLE } from './style-map.js';
import { FRONT_STYLE } from './style-front.js';
import { PLANS_STYLE } from './style-plans.js';
import { WAVES_STYLE } from './style-waves.js';

/** What is drawn before the page is rendered. */
export interface ReportDrawings {
  readonly figures?: EstateFigures | null;
}

/**
 * All that an output folder holds as one HTML file that needs nothing else: no network, no server, and no script to be read, since what it
 * tells stands in it as tables. Opens from a USB stick, prints, follows the reader's light or dark setting. The same contents give the same
 * bytes. Cost: linear in machines, disks and findings. Budget: 2 MB for 1,000 machines, 12 MB for 10,000.
 *
 * @param drawn `figures`: what `drawEstateCharts` drew of the same contents; without them the charts are their tables
 */
export function renderReportHtml(contents: ReportContents, drawn: ReportDrawings = {}): string {
  const { region, asOf, catalogue, engine } = contents.assessment;
  const chapters = chaptersOf(contents, drawn.figures ?? null);
  const page = pageFrame(
    `Assessment for ${region.displayName}, ${asOf}`,
    html`${masthead(contents.assessment)} ${chapterNav(chapters)}
      <main>${chapters.map(({ body }) => body)}</main>
      <footer>
        ${engine.name} ${engine.version} · as of ${asOf} · prices of ${priceDateWords(catalogue)} · nothing in this file
        was loaded from a network
      </footer>
      ${scriptWords()}`,
    stylesOf(contents),
  );
  return toText(page);
}

function masthead({ region, asOf, engine, catalogue, policy, counts }: Assessment): Html {
  const facts: readonly (readonly [string, string])[] = [
    ['As of', asOf],
    ['Machines', formatCountOf(counts.assessed, 'machine')],
    ['Policy', policy.name],
    ['Prices', `${priceDateWords(catalogue)}, ${catalogue.currency}`],
    ['Engine', `${engine.name} ${engine.version}`],
  ];
  return html`<header class="masthead">
    ${rhumbLines()}
    <p class="kicker">Portolan · Assessment of a move to Azure</p>
    <h1>Azure ${region.displayName}${region.isAssumed ? html` <small>region assumed</small>` : ''}</h1>
    <dl>
      ${facts.map(
        ([label, text]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
  </header>`;
}

/** Rules of the chapters that are there, beside those of every page. Plans of replication and recovery bring those of waves with them. */
function stylesOf({ replication, recovery, waves, graph }: ReportContents): string {
  const hasPlans = replication !== null || recovery !== null;
  return [
    ...(hasPlans ? [PLANS_STYLE] : waves === null ? [] : [WAVES_STYLE]),
    ...(graph === null ? [] : [MAP_STYLE]),
    FRONT_STYLE,
  ].join('');
}
