import type { ReportContents } from '../contents.js';
import { languageOf } from '../language/languages.js';
import type { LanguageName } from '../language/languages.js';
import type { ChartSpec, EstateChart, EstateFigures, Json } from './chart.js';
import { estateChartsOf } from './estate-charts.js';
import { retell } from './retell.js';
import { pageSvg } from './svg.js';
import type { SvgWords } from './svg.js';

/**
 * Draws the charts of an estate, one after another. The same contents give the same bytes: what draws measures no text and knows no locale
 * and no time zone. Vega and Vega-Lite are loaded by the first call, and by nothing else.
 *
 * @param language that of the page that shows them
 */
export async function drawEstateCharts(
  contents: ReportContents,
  language: LanguageName = 'en',
): Promise<EstateFigures> {
  const charts = estateChartsOf(contents);
  const { nameOrWords, words } = languageOf(language, contents);
  const figures = new Map<string, string>();
  for (const chart of charts) {
    const { id, title, said } = chart.table;
    const drawn = language === 'en' ? chart : retell(chart, nameOrWords);
    figures.set(id, await drawChart(drawn, { id, title: words(title), said: words(said) }));
  }
  return figures;
}

/** The spec as our page shows it: its own place for everything, and the page's title and legend. */
export function drawnSpec({ spec, frame }: EstateChart): ChartSpec {
  const { left, right, top, bottom } = frame;
  return {
    ...Object.fromEntries(Object.entries(spec).filter(([key]) => key !== 'title')),
    background: 'transparent',
    autosize: { type: 'none' },
    padding: { left, right, top, bottom },
    config: { ...(spec['config'] as Readonly<Record<string, Json>>), legend: { disable: true } },
  };
}

async function drawChart(chart: EstateChart, words: SvgWords): Promise<string> {
  const [{ compile }, { parse, View, None, logger }] = await Promise.all([import('vega-lite'), import('vega')]);
  const silent = logger(None);
  // Its type lists every field of a spec; the schema that a test holds every spec against is the same list.
  const drawn = drawnSpec(chart) as unknown as Parameters<typeof compile>[0];
  const view = new View(parse(compile(drawn, { logger: silent }).spec), { renderer: 'none', logger: silent });
  try {
    return pageSvg(await view.toSVG(), words);
  } finally {
    view.finalize();
  }
}
