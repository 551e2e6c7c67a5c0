import { formatCount, formatCountOf } from '../figures.js';
import { escapeHtml, given, html, late, nothing, raw } from '../html.js';
import type { Html } from '../html.js';
import type { EstateMap } from '../map/estate-map.js';
import { BOX_HEAD, HEAD, ROW_HEIGHT } from '../map/lay-out.js';
import type { LayoutBox } from '../map/lay-out.js';
import { MOST_DRAWN_MACHINES } from '../map/map-view.js';
import type { MapGroup, MapTie, MapView } from '../map/map-view.js';
import { TIERS } from '../map/order.js';
import { groupName, groupWords, isOtherEnvironment, TIER_WORDS } from './map-words.js';

/** Longer texts are cut, and stand whole in the title of their box or in the list beside. */
const NAME_SIGNS = 23;
const TITLE_SIGNS = 18;

/** A drawing scrolls in its frame where it would be smaller than this and no script can zoom it. */
const LEAST_WIDTH = 760;
const LEAST_SCALE = 0.65;

/** One sign for each tier, as unlike in shape as in colour. */
const SHAPES: Readonly<Record<string, string>> = {
  stateless: '<circle cx="12" cy="8.5" r="4.5"/>',
  middleware: '<path d="M12 3.5 17 13H7z"/>',
  data: '<path d="M7.5 5.5v6c0 3 9 3 9 0v-6z"/><ellipse cx="12" cy="5.5" rx="4.5" ry="2"/>',
  foundation: '<path d="M7.5 4h9v9h-9z"/>',
  operations: '<path d="M12 2.8 17.7 8.5 12 14.2 6.3 8.5z"/>',
  unknown: '<circle cx="12" cy="8.5" r="3.7" fill="none" stroke-width="1.8"/>',
};

/** The signs and the head of an arrow, once for all drawings of the page. */
export const mapShapes = (): Html =>
  raw(
    `<svg class="map-shapes" width="0" height="0" aria-hidden="true" focusable="false">${TIERS.map(
      (tier, place) =>
        `<symbol id="map-tier-${place}" overflow="visible"><rect class="back" width="166" height="${ROW_HEIGHT}"/><g class="tier-${place}">${SHAPES[tier]!}</g></symbol>`,
    ).join(
      '',
    )}<marker id="map-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 .8 7.4 4 0 7.2z"/></marker></svg>\n`,
  );

/** The sign of a tier beside its word. */
export const tierMark = (place: number): Html =>
  html`<svg class="map-mark" viewBox="4 0 16 17" width="16" height="17" aria-hidden="true">
    <use href="#map-tier-${place}"></use>
  </svg>`;

/**
 * A view as one drawing: panels, lines behind boxes, boxes with their machines. Places of machines and groups stand in `data-` attributes, where
 * the script of the page finds them. Cost: linear in machines and ties.
 */
export function renderMapSvg(map: EstateMap, view: MapView, panels: readonly string[]): Html {
  const { width, height, boxes } = view.layout;
  const names = view.groups.map((group) => groupWords(group, map));
  const by = view.kind === 'waves' ? 'by wave and application' : 'by application';
  return html`<svg
    class="map"
    id="map-${view.kind}"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    style="--least:${Math.max(LEAST_WIDTH, Math.round(width * LEAST_SCALE))}px"
    role="img"
    aria-label="Map of dependencies ${by}: ${formatCountOf(boxes.length, 'box', 'boxes')}; the tables below name the strongest"
  >
    ${panelMarks(view, panels)}
    <g class="ties" marker-end="url(#map-arrow)">${view.ties.map((tie) => tieLine(tie, view, names))}</g>
    ${view.groups.map((group, place) => box(map, group, { place, at: boxes[place]!, words: names[place]! }))}
    <g class="followed"></g>
  </svg>`;
}

function panelMarks({ kind, layout: { panels, height, width } }: MapView, titles: readonly string[]): Html {
  if (kind === 'applications')
    return html`<text class="flow" x="8" y="20">asks others</text
      ><text class="flow" x="${width - 8}" y="20" text-anchor="end">is asked by others →</text>`;
  return html`${panels.map(
    ({ x, width: wide }, place) =>
      html`<rect class="panel" x="${x - 5}" y="1" width="${wide + 10}" height="${height - 2}" rx="4"></rect
        ><text class="panel-title" x="${x + 3}" y="20">${titles[place] ?? ''}</text>`,
  )}`;
}

interface Placed {
  readonly place: number;
  readonly at: LayoutBox;
  readonly words: string;
}

function box(map: EstateMap, group: MapGroup, { place, at, words }: Placed): Html {
  const { x, y, width, height } = at;
  const { machines, within } = group;
  const showsMachines = map.machines.length <= MOST_DRAWN_MACHINES;
  return html`<svg class="box" data-group="${place}" x="${x}" y="${y}" width="${width}" height="${height}">
    <title>
      ${words}: ${formatCountOf(machines.length, 'machine')}, ${formatCount(within)} of their dependencies within
    </title>
    <rect
      class="${isOtherEnvironment(group, map) ? 'frame other' : 'frame'}"
      x="1"
      y="1"
      width="${width - 2}"
      height="${height - 2}"
      rx="3"
    ></rect>
    <text class="title" x="8" y="17">
      ${late((language) => given(shortened(language.nameOrWords(groupName(group, map)), TITLE_SIGNS)))}
    </text>
    <text class="count" x="${width - 8}" y="17" text-anchor="end">${formatCount(machines.length)}</text>
    ${showsMachines ? rows(map, machines) : tierBar(map, group, width)}
  </svg> `;
}

/** Made late: names alone, which no language changes. */
const rows = ({ machines }: EstateMap, members: readonly number[]): Html =>
  late(() =>
    raw(
      members
        .map((number, row) => {
          const { name, tier } = machines[number]!;
          return `<g class="m" data-m="${number + 1}" transform="translate(1 ${BOX_HEAD + row * ROW_HEIGHT})"><use href="#map-tier-${TIERS.indexOf(tier)}"/><text x="22" y="12">${escapeHtml(shortened(name, NAME_SIGNS))}</text></g>`;
        })
        .join(''),
    ),
  );

/** Of a box that names no machine: how many of each tier, as shares of one bar. */
function tierBar({ machines }: EstateMap, { machines: members }: MapGroup, width: number): Html {
  const room = width - 16;
  let before = 0;
  return html`${TIERS.map((tier, place) => {
    const count = members.filter((number) => machines[number]!.tier === tier).length;
    if (count === 0) return nothing;
    const from = Math.round((room * before) / members.length);
    before += count;
    const to = Math.round((room * before) / members.length);
    return html`<g class="tier-${place}"
      ><title>${TIER_WORDS[tier]}: ${formatCount(count)}</title
      ><rect x="${8 + from}" y="${BOX_HEAD + 2}" width="${Math.max(1, to - from)}" height="10"></rect
    ></g>`;
  })}`;
}

const shortened = (text: string, signs: number): string => {
  const all = Array.from(text);
  return all.length <= signs ? text : `${all.slice(0, signs - 1).join('')}…`;
};

/** Lines of many edges are thicker, by the root of their number. */
const thickness = (edges: number): string => Math.min(9, 0.8 + Math.sqrt(edges) * 0.55).toFixed(1);

function tieLine({ from, to, edges, isShared }: MapTie, { layout }: MapView, names: readonly string[]): Html {
  const path = linePath(layout.boxes[from]!, layout.boxes[to]!, layout.height);
  return html`<path
    class="${isShared ? 'tie shared' : 'tie'}"
    data-from="${from}"
    data-to="${to}"
    d="${path}"
    stroke-width="${thickness(edges)}"
  >
    <title>${names[from]!} asks ${names[to]!}: ${formatCountOf(edges, 'dependency', 'dependencies')}</title>
  </path>`;
}

/** From side to side; where a line leaves its box tells how high it goes, so that lines of one box do not cross at it. */
function linePath(from: LayoutBox, to: LayoutBox, height: number): string {
  const middle = ({ y, height: tall }: LayoutBox): number => y + tall / 2;
  const at = (own: LayoutBox, other: LayoutBox): number =>
    Math.round(own.y + 8 + ((own.height - 16) * (middle(other) - HEAD)) / Math.max(1, height - HEAD));
  const [y1, y2] = [at(from, to), at(to, from)];
  if (from.x === to.x) {
    const x = from.x + from.width;
    return `M${x} ${y1}C${x + 38} ${y1} ${x + 38} ${y2} ${x + 1} ${y2}`;
  }
  const isForth = from.x < to.x;
  const [x1, x2] = isForth ? [from.x + from.width, to.x - 1] : [from.x, to.x + to.width + 1];
  const bend = Math.round(Math.max(24, Math.abs(x2 - x1) / 2)) * (isForth ? 1 : -1);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
