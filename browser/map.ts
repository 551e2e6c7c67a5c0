import { readMapEdges } from './map-edges.ts';
import type { MapEdges } from './map-edges.ts';
import { drawLines, itemsOf, placeOf, toward } from './map-drawing.ts';
import { createMapList } from './map-list.ts';
import type { MapList } from './map-list.ts';
import { createZoom } from './map-zoom.ts';
import type { Zoom } from './map-zoom.ts';

/** The map of dependencies of the page. */
export interface EstateMap {
  /** Lights a machine and its neighbours by its number, from 0; null: shows all again. */
  readonly follow: (machine: number | null) => Promise<void>;
}

interface View {
  readonly kind: string;
  readonly figure: HTMLElement;
  readonly svg: SVGSVGElement;
  zoom: Zoom | null;
}

type Followed =
  | { readonly kind: 'none' }
  | { readonly kind: 'machine'; readonly machine: number }
  | { readonly kind: 'group'; readonly group: number };

const NOISE = 2;
const ZOOM_STEP = 1.4;
/** Pixels from the upper and lower edge of the window within which nobody looks for what they follow. */
const EDGE = 60;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Brings the map of the page to life; null where the page has none.
 *
 * @param nameOf the name of a machine of the table by its place; undefined for others
 */
export function createMap(nameOf: (machine: number) => string | undefined): EstateMap | null {
  const parts = document.getElementById('map-parts');
  if (parts === null) return null;
  const controls = document.getElementById('map-controls')!;
  const side = document.getElementById('map-side')!;
  const views: readonly View[] = [...parts.querySelectorAll<HTMLElement>('.map-figure')].map((figure) => ({
    ...{ kind: figure.dataset['view']!, figure, svg: figure.querySelector<SVGSVGElement>('svg.map')!, zoom: null },
  }));
  let shown = views[0]!;
  let followed: Followed = { kind: 'none' };
  let loading: Promise<{ readonly edges: MapEdges; readonly list: MapList }> | undefined;
  document.getElementById('map')!.classList.add('map-live');
  controls.hidden = false;
  side.hidden = false;

  const loaded = (): Promise<{ readonly edges: MapEdges; readonly list: MapList }> =>
    (loading ??= readMapEdges().then((edges) => ({
      edges,
      list: createMapList(side, {
        edges,
        nameOf: (machine) => nameOf(machine) ?? edges.names[machine - edges.assessed] ?? '',
        onGroup: (group) => void show({ kind: 'group', group }),
        onStop: stop,
      }),
    })));

  function stop(): void {
    history.replaceState(history.state, '', '#map');
    void show({ kind: 'none' });
  }

  function setView(view: View): void {
    shown = view;
    for (const { figure } of views) figure.classList.toggle('off', figure !== view.figure);
    for (const button of controls.querySelectorAll<HTMLElement>('[data-view]')) {
      button.setAttribute('aria-pressed', String(button.dataset['view'] === view.kind));
    }
    view.zoom ??= createZoom(view.svg);
  }

  async function show(next: Followed): Promise<void> {
    const { edges, list } = await loaded();
    followed = next;
    const { svg } = shown;
    svg.classList.toggle('following', next.kind !== 'none');
    for (const one of svg.querySelectorAll('.lit, .self')) one.classList.remove('lit', 'self');
    for (const one of svg.querySelectorAll('[aria-pressed]')) one.setAttribute('aria-pressed', 'false');
    svg.querySelector('.followed')!.replaceChildren();
    if (next.kind === 'machine') lightMachine(next.machine, edges, list);
    else if (next.kind === 'group') lightGroup(next.group, list);
    else list.search((document.getElementById('map-search') as HTMLInputElement).value);
  }

  const boxAt = (group: number | undefined): SVGElement | null =>
    group === undefined ? null : shown.svg.querySelector<SVGElement>(`.box[data-group="${group}"]`);

  function lightMachine(machine: number, edges: MapEdges, list: MapList): void {
    const groups = edges.groups[shown.kind as 'applications' | 'waves'] ?? [];
    const own = boxAt(groups[machine]);
    const elementOf = (number: number): SVGElement | null =>
      shown.svg.querySelector<SVGElement>(`.m[data-m="${number + 1}"]`) ?? boxAt(groups[number]);
    const plan = ({ way }: { readonly way: { readonly kind: number } }): boolean => way.kind !== NOISE;
    const out = new Set(
      edges
        .outOf(machine)
        .filter(plan)
        .map((one) => one.machine),
    );
    const into = new Set(
      edges
        .into(machine)
        .filter(plan)
        .map((one) => one.machine),
    );
    for (const number of [machine, ...out, ...into]) {
      elementOf(number)?.classList.add('lit');
      boxAt(groups[number])?.classList.add('lit');
    }
    const self = elementOf(machine);
    self?.classList.add('self');
    self?.setAttribute('aria-pressed', 'true');
    const lines = new Map<SVGElement, string>();
    const add = (numbers: ReadonlySet<number>, way: string): void => {
      for (const number of numbers) {
        const to = elementOf(number);
        if (to !== null && to !== self) lines.set(to, (lines.get(to) ?? way) === way ? way : 'both');
      }
    };
    add(out, 'out');
    add(into, 'in');
    if (self !== null) {
      drawLines(shown.svg.querySelector<SVGGElement>('.followed')!, self, lines);
      reveal(self);
    }
    list.machine(machine, own);
  }

  function lightGroup(group: number, list: MapList): void {
    const box = boxAt(group);
    if (box === null) return;
    box.classList.add('self', 'lit');
    for (const tie of shown.svg.querySelectorAll<SVGElement>('.tie')) {
      const ends = [Number(tie.dataset['from']), Number(tie.dataset['to'])];
      if (!ends.includes(group)) continue;
      tie.classList.add('lit');
      for (const end of ends) boxAt(end)?.classList.add('lit');
    }
    for (const one of shown.svg.querySelectorAll('.box.lit .m')) one.classList.add('lit');
    list.group(box, shown.svg);
  }

  function reveal(one: SVGElement): void {
    const { x, y, width, height } = placeOf(one);
    shown.zoom?.reveal(x + width / 2, y + height / 2);
    // A large drawing is taller than the window: within it is not yet in sight.
    const { top, bottom } = one.getBoundingClientRect();
    if (top < EDGE || bottom > innerHeight - EDGE) scrollBy({ top: (top + bottom - innerHeight) / 2 });
  }

  function choose(one: SVGElement): void {
    if (one.dataset['m'] === undefined) void show({ kind: 'group', group: Number(one.dataset['group']) });
    else location.hash = `#map-${one.dataset['m']}`;
  }

  function wire({ svg }: View): void {
    const items = itemsOf(svg);
    svg.setAttribute('role', 'group');
    items.forEach((one, place) => {
      one.setAttribute('role', 'button');
      one.setAttribute('aria-pressed', 'false');
      one.setAttribute('tabindex', place === 0 ? '0' : '-1');
    });
    svg.addEventListener('click', (event) => {
      if (shown.zoom?.wasDragged() === true) return;
      const one = (event.target as Element).closest<SVGElement>('.m, .box');
      if (one !== null) choose(one);
      else if (followed.kind !== 'none') stop();
    });
    svg.addEventListener('keydown', (event) => {
      const one = (event.target as Element).closest<SVGElement>('[tabindex]');
      if (zoomed(event.key) || (one !== null && chosen(items, one, event.key))) event.preventDefault();
    });
  }

  /** What keys do anywhere on the map; false: nothing. */
  function zoomed(key: string): boolean {
    if (key === 'Escape' && followed.kind !== 'none') stop();
    else if (key === '+') shown.zoom?.by(ZOOM_STEP);
    else if (key === '-') shown.zoom?.by(1 / ZOOM_STEP);
    else if (key === '0') shown.zoom?.whole();
    else return false;
    return true;
  }

  /** What keys do on a machine or box; false: nothing. */
  function chosen(items: readonly SVGElement[], one: SVGElement, key: string): boolean {
    const direction = KEYS[key];
    if (key === 'Enter' || key === ' ') choose(one);
    else if (direction !== undefined) moveFocus(items, one, direction);
    else return false;
    return true;
  }

  function moveFocus(items: readonly SVGElement[], from: SVGElement, direction: readonly [number, number]): void {
    const next = toward(items, from, direction);
    if (next === null) return;
    from.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus({ preventScroll: true });
    reveal(next);
  }

  function wireControls(): void {
    for (const button of controls.querySelectorAll<HTMLElement>('[data-view]')) {
      button.addEventListener('click', () => {
        const next = views.find(({ kind }) => kind === button.dataset['view'])!;
        const keep: Followed = followed.kind === 'machine' ? followed : { kind: 'none' };
        void show({ kind: 'none' }).then(() => {
          setView(next);
          return show(keep);
        });
      });
    }
    for (const button of controls.querySelectorAll<HTMLElement>('[data-zoom]')) {
      button.addEventListener('click', () => {
        if (button.dataset['zoom'] === 'whole') shown.zoom?.whole();
        else shown.zoom?.by(button.dataset['zoom'] === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP);
      });
    }
    const shared = document.getElementById('map-shared') as HTMLInputElement;
    shared.addEventListener('change', () => parts!.classList.toggle('show-shared', shared.checked));
    const search = document.getElementById('map-search') as HTMLInputElement;
    search.addEventListener('focus', () => void loaded());
    search.addEventListener(
      'input',
      () =>
        void loaded().then(({ list }) => {
          list.search(search.value);
        }),
    );
    search.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      void loaded().then(({ list }) => {
        const first = list.first();
        if (first !== null) location.hash = `#map-${first + 1}`;
      });
    });
  }

  for (const view of views) wire(view);
  wireControls();
  setView(shown);
  // The list costs time on a large estate: it is made when the map comes near.
  const near = new IntersectionObserver(
    (found) => {
      if (!found.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      if (followed.kind === 'none') void show(followed);
    },
    { rootMargin: '600px' },
  );
  near.observe(parts);
  addEventListener('beforeprint', () => {
    for (const view of views) view.zoom?.whole();
  });

  return {
    follow: async (machine) => {
      if (machine === null) return;
      const wasInList = side.contains(document.activeElement) || document.activeElement === document.body;
      await show({ kind: 'machine', machine });
      if (wasInList) side.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
    },
  };
}
