import type { MapEdges, Neighbour } from './map-edges.ts';
import { element, words } from './words.ts';

/** What the list beside the map shows. */
export interface MapList {
  readonly search: (text: string) => void;
  readonly machine: (machine: number, group: SVGElement | null) => void;
  readonly group: (box: SVGElement, svg: SVGSVGElement) => void;
  /** The first machine that is listed; null without one. */
  readonly first: () => number | null;
}

const MOST_FOUND = 40;
const MOST_LISTED = 200;
/** Place in the list of kinds. */
const REPLICATION = 1;
const NOISE = 2;

const titleOf = (drawn: Element | null): string => drawn?.querySelector(':scope > title')?.textContent.trim() ?? '';

/** @param nameOf a machine's name by its number */
export function createMapList(
  side: HTMLElement,
  {
    edges,
    nameOf,
    onGroup,
    onStop,
  }: {
    readonly edges: MapEdges;
    readonly nameOf: (machine: number) => string;
    readonly onGroup: (group: number) => void;
    readonly onStop: () => void;
  },
): MapList {
  const roles = [...document.querySelectorAll<HTMLTemplateElement>('#map-roles')].flatMap(({ content }) =>
    [...content.children].map(({ textContent }) => textContent),
  );
  const tiers = [...document.querySelectorAll('.map-legend [data-tier]')].map(({ textContent }) => textContent);
  const lower: string[] = [];
  let listed: readonly number[] = [];

  function link(machine: number): HTMLElement {
    const made = element('a', '', { href: `#map-${machine + 1}` });
    made.append(element('bdi', nameOf(machine)));
    return made;
  }

  const kindOf = (machine: number): string =>
    [tiers[edges.tiers[machine]!], roles[edges.role[machine]! - 1]].filter(Boolean).join(', ');

  function item(...parts: readonly (Node | string)[]): HTMLLIElement {
    const made = element('li');
    made.append(...parts);
    return made;
  }

  function listOf<T>(all: readonly T[], most: number, make: (one: T) => HTMLLIElement): HTMLUListElement {
    const made = element('ul');
    made.append(...all.slice(0, most).map(make));
    if (all.length > most) made.append(item(words('mapMore', { count: all.length - most })));
    return made;
  }

  function edge({ machine, way, connections, days }: Neighbour): HTMLLIElement {
    const port = `${way.port}${way.protocol === null ? '' : `/${way.protocol}`} ${way.product ?? ''}`.trim();
    const counted = connections < 0 ? words('mapSeen', { days }) : words('mapTold', { connections, days });
    const kind = way.kind === REPLICATION ? `${words('mapReplication')} · ` : '';
    return item(link(machine), element('small', `${port} · ${kind}${counted}`));
  }

  function stop(): HTMLElement {
    const button = element('button', words('mapStop'), { type: 'button' });
    button.addEventListener('click', onStop);
    return button;
  }

  function heading(text: string): HTMLElement {
    const made = element('h3', '', { tabindex: '-1' });
    made.append(element('bdi', text));
    return made;
  }

  function search(text: string): void {
    const asked = text.trim().toLowerCase();
    const all = edges.tiers.map((_, machine) => machine);
    const found =
      asked === '' ? all : all.filter((machine) => (lower[machine] ??= nameOf(machine).toLowerCase()).includes(asked));
    listed = found;
    side.replaceChildren(
      element('p', words('mapFound', { found: found.length, all: all.length }), { class: 'quiet', role: 'status' }),
      listOf(found, MOST_FOUND, (machine) => item(link(machine), element('small', kindOf(machine)))),
    );
  }

  function machine(number: number, box: SVGElement | null): void {
    listed = [number];
    const own = number < edges.assessed ? [element('a', words('mapPage'), { href: `#m${number + 1}` })] : [];
    const group = element('button', titleOf(box), { type: 'button' });
    group.addEventListener('click', () => {
      onGroup(Number(box?.dataset['group']));
    });
    const [asks, asked] = [edges.outOf(number), edges.into(number)];
    const plan = ({ way }: Neighbour): boolean => way.kind !== NOISE;
    const noise = [...asks, ...asked].filter((one) => !plan(one));
    const folded = element('details', '', { class: 'fold' });
    folded.append(element('summary', words('mapNoise', { count: noise.length })), listOf(noise, MOST_LISTED, edge));
    const intro = element('p', kindOf(number));
    if (own.length > 0) intro.append(' · ', ...own);
    const out = asks.filter(plan);
    const into = asked.filter(plan);
    side.replaceChildren(
      heading(nameOf(number)),
      intro,
      group,
      element('h4', words('mapAsks', { count: out.length }), { class: 'key-out' }),
      listOf(out, MOST_LISTED, edge),
      element('h4', words('mapAsked', { count: into.length }), { class: 'key-in' }),
      listOf(into, MOST_LISTED, edge),
      ...(noise.length > 0 ? [folded] : []),
      stop(),
    );
  }

  function group(box: SVGElement, svg: SVGSVGElement): void {
    const place = Number(box.dataset['group']);
    const groups = edges.groups[svg.id === 'map-waves' ? 'waves' : 'applications'] ?? [];
    const members = groups.flatMap((one, number) => (one === place ? [number] : []));
    listed = members;
    const [name, ...rest] = titleOf(box).split(/: (?=[^:]*$)/);
    const ties = [...svg.querySelectorAll(`.tie[data-from="${place}"], .tie[data-to="${place}"]`)];
    side.replaceChildren(
      heading(name ?? ''),
      element('p', rest.join(': ')),
      element('h4', words('mapLines', { count: ties.length })),
      listOf(ties, MOST_LISTED, (tie) => item(titleOf(tie))),
      element('h4', words('mapMembers', { count: members.length })),
      listOf(members, MOST_LISTED, (one) => item(link(one), element('small', kindOf(one)))),
      stop(),
    );
  }

  return { search, machine, group, first: () => listed[0] ?? null };
}
