import type { DependencyGraph } from '../../graph/index.js';
import type { MachineId } from '../../model/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html } from '../html.js';
import type { Html } from '../html.js';
import type { EstateMap, MapEdge } from '../map/estate-map.js';
import { ADVICE_WORDS, ROLE_WORDS, SINGLE_POINT_WORDS } from './map-words.js';
import { fold, machineName, orUnknown, when } from './parts.js';
import { machineNames } from './waves-link.js';

const MOST_STRONGEST = 15;
const MOST_NAMES = 12;

/** What a reader without a script, or in a hurry, takes from the map. */
export const mapTables = (map: EstateMap, graph: DependencyGraph): Html =>
  html`${strongest(map)} ${hubs(graph)} ${singlePoints(graph)} ${noise(graph)}`;

const table = (head: readonly (readonly [title: string, isNumber?: 'number'])[], rows: readonly Html[]): Html =>
  html`<div class="table-frame">
    <table class="listing">
      <thead>
        <tr>
          ${head.map(([title, isNumber]) => html`<th scope="col" class="${isNumber ?? ''}">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;

const portOf = ({ port, protocol }: MapEdge): string => `${port}${protocol === null ? '' : `/${protocol}`}`;

/** The same machines on several ports are several dependencies. Those that nothing counts come behind, by the days on which they were seen. */
function strongest({ edges, machines }: EstateMap): Html {
  const all = edges.filter(({ kind }) => kind !== 'noise');
  const first = all
    .map((edge, place) => ({ edge, place }))
    .toSorted(
      (one, other) =>
        (other.edge.connections ?? -1) - (one.edge.connections ?? -1) ||
        other.edge.days - one.edge.days ||
        one.place - other.place,
    )
    .slice(0, MOST_STRONGEST);
  if (first.length === 0) return html`<p class="quiet">No dependency between machines of the inventory was seen.</p>`;
  const isCounted = all.some(({ connections }) => connections !== null);
  return html`<h3>The strongest dependencies</h3>
    <p class="lead">
      ${isCounted ? 'By connections over all days.' : 'No source counts connections: by the days on which they were seen.'}
      ${formatCount(first.length)} of ${formatCount(all.length)}.
    </p>
    ${table(
      [['Who asks'], ['Who is asked'], ['Port'], ['Connections', 'number'], ['Days', 'number']],
      first.map(
        ({ edge }) =>
          html`<tr>
            <th scope="row">${machineName(machines[edge.client]!.name)}</th>
            <td data-label="Who is asked">${machineName(machines[edge.server]!.name)}</td>
            <td data-label="Port">
              ${portOf(edge)}${edge.product === null ? '' : ` ${edge.product}`}${edge.kind === 'replication' ? html`<small>replication</small>` : ''}
            </td>
            <td class="number" data-label="Connections">
              ${orUnknown(edge.connections === null ? null : formatCount(edge.connections))}
            </td>
            <td class="number" data-label="Days">${formatCount(edge.days)}</td>
          </tr>`,
      ),
    )}`;
}

const namesIn = ({ machines }: DependencyGraph): ((ids: readonly MachineId[]) => readonly Html[]) => {
  const names = new Map(machines.map(({ id, name }) => [id, name]));
  return (ids) =>
    machineNames(
      ids.map((id) => names.get(id) ?? id),
      MOST_NAMES,
    );
};

const hubs = (graph: DependencyGraph): Html =>
  when(graph.hubs.length > 0, () => {
    const named = namesIn(graph);
    return html`<h3>Services that many applications ask</h3>
      ${table(
        [['Machines'], ['Role'], ['Asked by', 'number'], ['What to do'], ['Why']],
        graph.hubs.map(
          (hub) =>
            html`<tr>
              <th scope="row">${named(hub.machines)}</th>
              <td data-label="Role">${orUnknown(hub.role === null ? null : ROLE_WORDS[hub.role])}</td>
              <td class="number" data-label="Asked by">${formatCountOf(hub.clients, 'machine')}</td>
              <td data-label="What to do">${ADVICE_WORDS[hub.advice]}</td>
              <td data-label="Why">${hub.why}</td>
            </tr>`,
        ),
      )}`;
  });

const singlePoints = (graph: DependencyGraph): Html =>
  when(graph.singlePoints.length > 0, () => {
    const named = namesIn(graph);
    const points = graph.singlePoints
      .map((point, place) => ({ point, place }))
      .toSorted((one, other) => other.point.affects.length - one.point.affects.length || one.place - other.place)
      .map(({ point }) => point);
    const body = table(
      [['Machine'], ['What it is'], ['Its loss takes', 'number'], ['Why']],
      points.map(
        (point) =>
          html`<tr>
            <th scope="row">${named([point.machine])}</th>
            <td data-label="What it is">
              ${SINGLE_POINT_WORDS[point.kind]}${point.role === null ? '' : html`<small>${ROLE_WORDS[point.role]}</small>`}
            </td>
            <td class="number" data-label="Its loss takes">${formatCountOf(point.affects.length, 'machine')}</td>
            <td data-label="Why">${point.said}</td>
          </tr>`,
      ),
    );
    return html`<h3>Single points of failure</h3>
      ${points.length > MOST_STRONGEST ? fold(formatCountOf(points.length, 'machine'), body) : body}`;
  });

const noise = ({ noise: rules }: DependencyGraph): Html =>
  when(rules.length > 0, () =>
    fold(
      `What is taken for noise: ${formatCountOf(rules.length, 'rule')}`,
      table(
        [['Rule'], ['What it recognises'], ['Edges', 'number'], ['Counts as']],
        rules.map(
          (rule) =>
            html`<tr>
              <th scope="row">${rule.rule}</th>
              <td data-label="What it recognises">${rule.words}</td>
              <td class="number" data-label="Edges">${formatCount(rule.edges)}</td>
              <td data-label="Counts as">${rule.isRemoved ? 'noise, never drawn' : 'dependencies, as asked'}</td>
            </tr>`,
        ),
      ),
      'optional',
    ),
  );
