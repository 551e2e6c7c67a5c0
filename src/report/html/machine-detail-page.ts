import type { AssessedMachine, Assessment } from '../../assessment/index.js';
import { chartFacts, chartsNote, drawDays, drawFigure, figuresOf, sayInEnglish } from '../../charts/index.js';
import type { ChartFigure, MachineChartValues } from '../../charts/index.js';
import { html, nothing, toText } from '../html.js';
import type { Html } from '../html.js';
import { priceDateWords } from '../words.js';
import { rhumbLines } from './bar.js';
import { drawnHtml } from './drawn-html.js';
import { pageFrame } from './frame.js';
import { machineFacts } from './machine-views.js';
import { machineName, section } from './parts.js';
import { renderWhy } from './why.js';

/** Wide enough that a bucket of 10 minutes in a month is a quarter of a pixel; narrower windows scroll sideways. */
const WIDTH = 1240;

/**
 * One machine as a page of its own: every bucket of its samples drawn, each disk and NIC too, which days were seen, and the whole trace of the
 * decision. The drawings stand in the page; it needs no script, asks for nothing, and prints. Same input, same bytes.
 *
 * @param charts values of every bucket; null where the machine has no samples in the window
 */
export function renderMachineHtml(
  assessment: Assessment,
  machine: AssessedMachine,
  charts: MachineChartValues | null,
): string {
  const { asOf, engine, region, catalogue, policy, calendar } = assessment;
  return toText(
    pageFrame(
      `${machine.name}, ${asOf}`,
      html`<header class="masthead">
          ${rhumbLines()}
          <p class="kicker">Portolan · One machine of an assessment for Azure ${region.displayName}</p>
          <h1>${machineName(machine.name)}</h1>
          ${machineFacts(machine)}
        </header>
        <main>
          ${section('samples', 'What its samples show', charts === null ? unsampled : figures(charts))}
          ${section('why', 'Why this size', renderWhy(machine, { currency: catalogue, sizing: policy.sizing, calendar }))}
        </main>
        <footer>
          ${engine.name} ${engine.version} · as of ${asOf} · prices of ${priceDateWords(catalogue)} · nothing in this
          file was loaded from a network
        </footer>`,
    ),
  );
}

const unsampled: Html = html`<p class="quiet">There is no sample of this machine in the window.</p>`;

function figures(charts: MachineChartValues): Html {
  return html`<p class="lead">${chartsNote(charts, sayInEnglish)}</p>
    ${figuresOf(charts).map((one) => figure(one, charts))}
    ${charts.days === null ? nothing : drawnHtml([drawDays(charts.days, sayInEnglish)])}`;
}

/** The drawing scrolls sideways where the window is narrower, and can be reached with the keyboard to do so. */
function figure(one: ChartFigure, charts: MachineChartValues): Html {
  const frame = { ...charts, width: WIDTH, say: sayInEnglish };
  const [caption, chart] = drawFigure(one, frame);
  return html`<figure class="chart whole">
    ${drawnHtml([caption])}
    <div class="scrolled" tabindex="0" role="group" aria-label="${chartFacts(one.chart, one.line, frame).title}">
      ${drawnHtml([chart])}
    </div>
  </figure>`;
}
