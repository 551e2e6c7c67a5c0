import { drawCharts } from './charts.ts';
import { machineViewAt } from './page-data.ts';
import { textOf } from './rows.ts';
import type { Row } from './rows.ts';
import type { TableView } from './table-view.ts';
import { element, words } from './words.ts';

/** Shows one machine in place of the report, and the report again. */
export interface MachinePage {
  readonly show: (index: number) => Promise<void>;
  readonly hide: () => void;
  readonly isShown: () => boolean;
}

export function createMachinePage(rows: readonly Row[], table: TableView): MachinePage {
  const page = document.getElementById('machine-page')!;
  let current = -1;

  const link = (index: number | undefined, text: string): HTMLElement =>
    index === undefined ? element('span', text, { class: 'quiet' }) : element('a', text, { href: `#m${index + 1}` });

  function walk(index: number): HTMLElement {
    const order = table.order();
    const place = order.indexOf(index);
    const bar = element('p', '', { class: 'walk' });
    bar.append(
      element('a', `← ${words('back')}`, { href: '#machines' }),
      ...(document.getElementById('map') === null ? [] : [element('a', words('onMap'), { href: `#map-${index + 1}` })]),
      link(place < 1 ? undefined : order[place - 1], words('previous')),
      link(place < 0 ? undefined : order[place + 1], words('next')),
    );
    return bar;
  }

  async function show(index: number): Promise<void> {
    const row = rows[index];
    if (row === undefined) return;
    current = index;
    const title = element('h2', textOf(row.cells[0]!), { id: 'machine-title', tabindex: '-1', dir: 'auto' });
    const charts = element('div', '', { class: 'machine-charts' });
    const reasons = element('div');
    page.replaceChildren(walk(index), title, charts, reasons);
    page.hidden = false;
    document.body.classList.add('on-machine');
    scrollTo({ top: 0 });
    title.focus({ preventScroll: true });
    try {
      const view = await machineViewAt(index);
      if (current !== index) return;
      reasons.innerHTML = view.markup;
      charts.before(...reasons.querySelectorAll(':scope > .machine-facts'));
      if (view.charts !== null) charts.append(drawCharts(view.charts));
    } catch {
      reasons.append(element('p', words('noStreams'), { class: 'caveat' }));
    }
  }

  return {
    show,
    hide: () => {
      current = -1;
      page.hidden = true;
      page.replaceChildren();
      document.body.classList.remove('on-machine');
      table.restore();
    },
    isShown: () => !page.hidden,
  };
}
