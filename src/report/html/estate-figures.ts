import type { ReportContents } from '../contents.js';
import type { ChartChapter, EstateChart, EstateFigures } from '../estate-charts/chart.js';
import { estateChartsOf } from '../estate-charts/estate-charts.js';
import { retell } from '../estate-charts/retell.js';
import type { ReportTable } from '../tables/table.js';
import { html, late, nothing, raw } from '../html.js';
import type { Html } from '../html.js';
import { fold } from './parts.js';
import { figureTable } from './figure-table.js';

/** The charts of one chapter, and what stands beside them where there is room. */
export type ChapterFigures = (chapter: ChartChapter, beside?: Html) => Html;

/** Every chart of the contents by chapter; computed once for all chapters. */
export function figuresOf(contents: ReportContents, drawn: EstateFigures | null): ChapterFigures {
  const charts = estateChartsOf(contents);
  return (chapter, beside) => {
    const shown = charts
      .filter((chart) => chart.chapter === chapter)
      .map((chart) => figureOf(chart, drawn?.get(chart.table.id) ?? null));
    if (shown.length === 0) return beside ?? nothing;
    return html`<div class="figures">
      ${shown}${beside === undefined ? nothing : html`<div class="beside">${beside}</div>`}
    </div>`;
  };
}

/** What scrolls can be reached by keys. */
const tableOf = (table: ReportTable): Html =>
  html`<div class="figure-table" role="region" tabindex="0" aria-label="Figures: ${table.title}">
    ${figureTable(table)}
  </div>`;

/** Made by us from shapes and escaped text alone, in the language of the page, which is asked for its words again so that it counts what it lacks. */
const drawing = (chart: EstateChart, svg: string): Html =>
  late(({ nameOrWords }) => {
    retell(chart, nameOrWords);
    return raw(svg);
  });

/** A chart with its sentence and its figures; without a drawing the figures stand open. */
function figureOf(chart: EstateChart, svg: string | null): Html {
  const { table, keys, isEssential } = chart;
  const heading = `figure-${table.id}`;
  const head = html`<h3 id="${heading}">${table.title}</h3>
    <p>${table.said}</p>`;
  if (svg === null) {
    return html`<div class="figure undrawn" role="group" aria-labelledby="${heading}">${head}${tableOf(table)}</div> `;
  }
  return html`<figure class="figure" aria-labelledby="${heading}">
    ${head}
    ${
      keys.length === 0
        ? nothing
        : html`<ul class="keys" aria-hidden="true">
            ${keys.map(({ label, colour }) => html`<li class="key-${colour}">${label}</li>`)}
          </ul>`
    }
    ${drawing(chart, svg)} ${fold('Figures', tableOf(table), isEssential ? 'essential' : 'optional')}
  </figure> `;
}
