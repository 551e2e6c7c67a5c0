import type { DependencyGraph } from '../../graph/index.js';
import type { WavePlan } from '../../waves/index.js';
import type { Assessment } from '../../assessment/index.js';
import { cutoverDay } from '../cutover-days.js';
import type { CutoverDates } from '../cutover-days.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { deriveEstateMap } from '../map/estate-map.js';
import type { EstateMap } from '../map/estate-map.js';
import { packMap } from '../map/map-data.js';
import { MOST_DRAWN_MACHINES } from '../map/map-view.js';
import type { MapView, ViewKind } from '../map/map-view.js';
import { TIERS } from '../map/order.js';
import { mapShapes, renderMapSvg, tierMark } from './map-svg.js';
import { mapTables } from './map-tables.js';
import { ROLE_WORDS, TIER_ROLES, TIER_WORDS } from './map-words.js';
import { packedWhenMany } from './packed-part.js';
import { dataIsland, section, when } from './parts.js';

/** What the map is made of. */
export interface MapChapterParts {
  readonly assessment: Assessment;
  readonly graph: DependencyGraph;
  readonly waves: WavePlan | null;
  /** Null or left out: the plan's days stand alone. */
  readonly calendar?: CutoverDates;
}

const VIEW_WORDS: Readonly<Record<ViewKind, string>> = { applications: 'By application', waves: 'By wave' };

/**
 * Who depends on whom: drawings and tables that need no script, and the data with which the script follows one machine.
 * Cost: that of `deriveEstateMap`.
 */
export function renderMap({ assessment, graph, waves, calendar = null }: MapChapterParts): Html {
  const map = deriveEstateMap({ graph, waves, assessed: assessment.machines });
  // Without a line between them boxes tell nothing that other chapters do not tell better.
  if (map.edges.length === 0)
    return section(
      'map',
      'Dependencies',
      html`<p class="lead">${summary(graph)}</p>
        ${mapTables(map, graph)}`,
    );
  const data = packMap(map);
  return section(
    'map',
    'Dependencies',
    html`<p class="lead">${summary(graph)}</p>
      ${controls(map)} ${legend()} ${mapShapes()}
      <div class="map-parts" id="map-parts">
        <div class="map-views">${map.views.map((view) => figure(map, view, panelTitles(view, waves, calendar)))}</div>
        <aside class="map-side" id="map-side" aria-label="Machines of the map" tabindex="0" hidden></aside>
      </div>
      ${when(data.leftOut > 0, () => html`<p class="caveat">The list beside the map leaves out ${formatCountOf(data.leftOut, 'edge')}: more than this file bears. Noise is left out first, then what was seen least.</p>`)}
      ${mapTables(map, graph)} ${dataIsland('map-data', data)} ${roleWords(data.roles)}`,
  );
}

function summary({ machines, edges, observed, unseen, outside }: DependencyGraph): string {
  const of = (kind: string): number => edges.filter((edge) => edge.kind === kind).length;
  const when = observed === null ? '' : `, seen from ${observed.from} to ${observed.to}`;
  const unknown =
    unseen.length === 0
      ? ''
      : ` No connection names ${formatCountOf(unseen.length, 'machine')}: nothing is known of what they need.`;
  const parties =
    outside.length === 0
      ? ''
      : ` ${formatCountOf(outside.length, 'more runs', 'more run')} to or from parties in no inventory and ${outside.length === 1 ? 'is' : 'are'} not on the map.`;
  return `${formatCountOf(of('dependency'), 'dependency', 'dependencies')} and ${formatCount(of('replication'))} of replication between ${formatCountOf(machines.length, 'machine')}${when}.${unknown}${parties}`;
}

/** Hidden until the script shows them. */
const controls = ({ views }: EstateMap): Html =>
  html`<div class="controls map-controls" id="map-controls" hidden>
    <span class="map-switch" role="group" aria-label="Group machines">
      ${views.length < 2 ? nothing : views.map(({ kind }) => html`<button type="button" data-view="${kind}" aria-pressed="false">${VIEW_WORDS[kind]}</button>`)}
    </span>
    <label class="map-check"><input type="checkbox" id="map-shared" /> Lines to shared services</label>
    <span class="map-zoom" role="group" aria-label="Zoom">
      <button type="button" data-zoom="in" aria-label="Zoom in">+</button>
      <button type="button" data-zoom="out" aria-label="Zoom out">−</button>
      <button type="button" data-zoom="whole">Whole map</button>
    </span>
    <label class="search"
      ><span>Follow a machine</span
      ><input type="search" id="map-search" placeholder="Name" autocomplete="off" spellcheck="false"
    /></label>
    <p class="map-hint">
      The map moves where it is dragged, and zooms with the wheel and the control key, with two fingers, or with + and
      −.
    </p>
  </div>`;

const legend = (): Html =>
  html`<ul class="map-legend" aria-label="What the signs mean">
    ${TIERS.map((tier, place) => html`<li>${tierMark(place)} <b data-tier="${place}">${TIER_WORDS[tier]}</b> <small>${TIER_ROLES[tier]}</small></li>`)}
    <li><span class="map-dash"></span> non-production</li>
    <li><span class="map-line"></span> asks; the thicker, the more dependencies</li>
  </ul>`;

const panelTitles = ({ kind, groups }: MapView, waves: WavePlan | null, calendar: CutoverDates): readonly string[] =>
  kind === 'applications' || waves === null
    ? []
    : [
        ...waves.waves.map(
          (wave) => `${wave.name}, ${cutoverDay(wave, calendar).inShort}: ${formatCount(wave.machines.length)}`,
        ),
        `In no wave: ${formatCount(groups.filter(({ panel }) => panel === waves.waves.length).reduce((sum, { machines }) => sum + machines.length, 0))}`,
      ];

function figure(map: EstateMap, view: MapView, titles: readonly string[]): Html {
  return html`<figure class="map-figure" data-view="${view.kind}">
    <div class="map-frame">
      ${packedWhenMany(map.machines.length, { id: `map-view-${view.kind}`, elsewhere: 'graph.json and the tables below' }, renderMapSvg(map, view, titles))}
    </div>
    <figcaption><b>${VIEW_WORDS[view.kind]}.</b> ${countsWords(map, view)}</figcaption>
  </figure>`;
}

/** Where every edge is: what is drawn and what is not, summing to all. */
function countsWords({ machines, edges }: EstateMap, { counts, groups, ties }: MapView): readonly Html[] {
  const lines = ties.filter(({ isShared }) => !isShared).length;
  const shared = machines.filter(({ isShared }) => isShared).length;
  return [
    html`${formatCountOf(edges.length, 'edge')} = ${formatCount(counts.drawn)} drawn as ${formatCountOf(lines, 'line')}
    between ${formatCountOf(groups.length, 'box', 'boxes')} + ${formatCount(counts.within)} within boxes`,
    shared === 0
      ? nothing
      : html` + ${formatCount(counts.shared)} to shared services (${formatCountOf(shared, 'machine')}), drawn when asked
        for`,
    counts.thin === 0 ? nothing : html` + ${formatCount(counts.thin)} in the thinnest lines, not drawn`,
    html` + ${formatCount(counts.noise)} of noise, never drawn.`,
    machines.length > MOST_DRAWN_MACHINES
      ? html` Boxes show tiers by share; the list beside names the machines.`
      : nothing,
  ];
}

/** What the list beside calls roles, in the language of the page. */
const roleWords = (roles: readonly string[]): Html =>
  html`<template id="map-roles"
    >${roles.map((role) => html`<p>${(ROLE_WORDS as Readonly<Record<string, string>>)[role] ?? role}</p>`)}</template
  >`;
