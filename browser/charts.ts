import { unpackCharts } from '../src/charts/chart-values.ts';
import { chartsNote, drawFigure, figuresOf } from '../src/charts/draw-figures.ts';
import { drawDays } from '../src/charts/draw-days.ts';
import type { Drawn } from '../src/charts/drawn.ts';
import type { MachineCharts } from '../src/charts/machine-charts.ts';
import { element, words } from './words.ts';

/** The name of SVG's elements as the browser knows it. */
const SVG = ((): string | null => {
  const place = document.createElement('p');
  place.innerHTML = '<svg></svg>';
  return place.firstElementChild!.namespaceURI;
})();
/** A drawing is made anew where its place is this much wider or narrower. */
const NOTICED = 8;
/** Narrower than this nothing can be told apart. */
const LEAST_WIDTH = 280;

/** Elements of what was drawn; texts are only ever texts. */
function elementOf({ name, attributes, children }: Drawn, within: string | null = null): Element {
  const space = name === 'svg' ? SVG : within;
  const made = space === null ? document.createElement(name) : document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  for (const child of children) made.append(typeof child === 'string' ? child : elementOf(child, space));
  return made;
}

/** The charts of one machine, each drawn as wide as its place is, and the days on which it was seen. */
export function drawCharts(packed: MachineCharts): DocumentFragment {
  const charts = unpackCharts(packed);
  const made = document.createDocumentFragment();
  const widths = new WeakMap<Element, number>();
  const draws = new Map<Element, (width: number) => void>();
  const watch = new ResizeObserver((changes) => {
    for (const { target, contentRect } of changes) {
      const width = Math.max(LEAST_WIDTH, Math.round(contentRect.width));
      if (Math.abs(width - (widths.get(target) ?? 0)) < NOTICED) continue;
      widths.set(target, width);
      draws.get(target)!(width);
    }
  });
  for (const figure of figuresOf(charts)) {
    const place = element('figure', '', { class: 'chart' });
    draws.set(place, (width) => {
      place.replaceChildren(...drawFigure(figure, { ...charts, width, say: words }).map((part) => elementOf(part)));
    });
    watch.observe(place);
    made.append(place);
  }
  if (charts.days !== null) made.append(elementOf(drawDays(charts.days, words)));
  made.append(element('p', `${chartsNote(charts, words)} ${words('chartsMore')}`, { class: 'source chart-note' }));
  return made;
}
