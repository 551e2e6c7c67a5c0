import type { FunctionGroups } from '../dependency/index.js';
import type {
  AvailabilityGroup,
  DependencyGraph,
  EdgeKind,
  GraphEdge,
  GraphMachine,
  Hub,
  SinglePoint,
} from '../graph/index.js';
import { compareText } from '../model/index.js';
import { formatCount, formatCountOf } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';

const INDENT = 2;
/** How many entries and names are listed unless all are asked for. */
const TOLD = 8;

interface Shown {
  readonly all: boolean;
  /** The machine's name, by its id. */
  readonly nameOf: (id: string) => string;
}

/** What `portolan graph` shows. */
export function renderGraphText(graph: DependencyGraph, { all }: { readonly all: boolean }): string {
  const names = new Map<string, string>(graph.machines.map(({ id, name }) => [id, name] as const));
  const shown: Shown = { all, nameOf: (id) => names.get(id) ?? id };
  return joinLines([
    'Who depends on whom',
    ...overview(graph, shown),
    ...roleLines(graph.machines),
    ...noiseLines(graph, shown),
    ...section('Shared services', graph.hubs, (hub) => hubLines(hub, shown), shown),
    ...groupLines(graph, shown),
    ...section(
      'Machines that stand in for each other',
      graph.availabilityGroups,
      (one) => memberLines(one, shown),
      shown,
    ),
    ...section('Single points of failure', ordered(graph.singlePoints), (one) => pointLines(one, shown), shown),
    ...(all ? edgeLines(graph.edges, shown) : ['', '--all lists everything with its edges; --json has the rest']),
  ]);
}

function overview({ machines, edges, outside, observed, unseen }: DependencyGraph, shown: Shown): readonly string[] {
  const of = (kind: EdgeKind): number => edges.filter((edge) => edge.kind === kind).length;
  const when =
    observed === null
      ? 'no source states days'
      : `seen from ${observed.from} to ${observed.to}, ${formatCountOf(observed.days, 'day')}`;
  const hidden = `Nothing is known of what ${formatCountOf(unseen.length, 'machine')} need${unseen.length === 1 ? 's' : ''}, for no connection names ${unseen.length === 1 ? 'it' : 'them'}`;
  return [
    ...wrap(
      `${formatCountOf(machines.length, 'machine')}; ${formatCountOf(of('dependency'), 'dependency', 'dependencies')}, ${formatCount(of('replication'))} of replication, ${formatCount(of('noise'))} of noise; ${formatCount(outside.length)} with parties outside; ${when}`,
    ),
    ...(unseen.length === 0 ? [] : wrap(`${hidden}: ${listed(unseen.map(shown.nameOf), shown)}`)),
  ];
}

function listed(names: readonly string[], { all }: Shown): string {
  const sorted = names.toSorted(compareText);
  return all || sorted.length <= TOLD
    ? sorted.join(', ')
    : `${sorted.slice(0, TOLD).join(', ')} and ${formatCount(sorted.length - TOLD)} more`;
}

function roleLines(machines: readonly GraphMachine[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { tier, role } of machines) {
    const key = `${tier}\n${role ?? 'nothing tells'}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts]
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([key, count]) => [...key.split('\n'), formatCount(count)]);
  return ['', ...alignRows([['tier', 'role', 'machines'], ...rows], INDENT, [2])];
}

function noiseLines({ noise }: DependencyGraph, shown: Shown): readonly string[] {
  if (noise.length === 0) return [];
  return [
    '',
    'Noise: it says nothing of what belongs together',
    ...noise.flatMap(({ rule, words, edges, machines, isRemoved }) => {
      const by = machines.length === 0 ? '' : `, most of it with ${listed(machines.map(shown.nameOf), shown)}`;
      const state = isRemoved ? '' : '; kept as asked';
      return wrap(`${rule}: ${words}, ${formatCountOf(edges, 'edge')}${by}${state}`, INDENT, INDENT + 2);
    }),
  ];
}

/** A heading, what it lists, and how much is left out. */
function section<T>(
  heading: string,
  entries: readonly T[],
  linesOf: (entry: T) => readonly string[],
  { all }: Shown,
): readonly string[] {
  if (entries.length === 0) return [];
  const told = all ? entries : entries.slice(0, TOLD);
  const rest = entries.length - told.length;
  return [
    '',
    `${heading} (${formatCount(entries.length)})`,
    ...told.flatMap(linesOf),
    ...(rest === 0 ? [] : [`${' '.repeat(INDENT)}and ${formatCount(rest)} more`]),
  ];
}

const ADVICE: Readonly<Record<Hub['advice'], string>> = {
  migrateFirst: 'migrate first',
  extend: 'extend',
  leave: 'leave',
};

const hubLines = ({ machines, role, advice, why }: Hub, shown: Shown): readonly string[] => [
  ...wrap(
    `${ADVICE[advice]}: ${role ?? 'unknown role'} ${listed(machines.map(shown.nameOf), shown)}`,
    INDENT,
    INDENT + 2,
  ),
  ...wrap(why, INDENT + 2),
];

function groupLines({ groups }: DependencyGraph, shown: Shown): readonly string[] {
  const stated = groups.filter(({ by, said }) => by === 'stated' && !said.includes(';'));
  const rest = groups.filter((group) => !stated.includes(group));
  const lines = stated.length === 0 ? [] : ['', `Applications as stated (${formatCount(stated.length)})`];
  const names = stated.map(({ name, environment, machines }) => {
    const test = environment === 'nonProduction' ? ', not production' : '';
    return `${name} (${formatCount(machines.length)}${test})`;
  });
  return [
    ...lines,
    ...(stated.length === 0 ? [] : wrap(names.join(', '), INDENT)),
    ...section(
      'Groups found by their ties',
      rest,
      ({ name, machines, said }) => [
        ...wrap(`${name}: ${listed(machines.map(shown.nameOf), shown)}`, INDENT, INDENT + 2),
        ...wrap(said, INDENT + 2),
      ],
      shown,
    ),
  ];
}

const memberLines = (
  { name, kind, product, role, machines, confidence, said }: AvailabilityGroup,
  shown: Shown,
): readonly string[] => [
  ...wrap(
    `${name}: ${kind} of ${product ?? role ?? 'unknown role'}, ${confidence} confidence: ${listed(machines.map(shown.nameOf), shown)}`,
    INDENT,
    INDENT + 2,
  ),
  ...(shown.all ? said.flatMap((text) => wrap(`because ${text}`, INDENT + 2, INDENT + 4)) : []),
];

const POINTS: Readonly<Record<SinglePoint['kind'], string>> = {
  egress: 'way out',
  articulation: 'articulation',
  singleInstance: 'single instance',
};

/** Ways out first, then what takes most with it. */
const ordered = (points: readonly SinglePoint[]): readonly SinglePoint[] =>
  points.toSorted(
    (left, right) =>
      Number(right.kind === 'egress') - Number(left.kind === 'egress') ||
      right.affects.length - left.affects.length ||
      compareText(left.machine, right.machine),
  );

const pointLines = ({ machine, kind, role, said }: SinglePoint, shown: Shown): readonly string[] =>
  wrap(`${shown.nameOf(machine)} (${role ?? 'unknown role'}), ${POINTS[kind]}: ${said}`, INDENT, INDENT + 2);

function edgeLines(edges: readonly GraphEdge[], { nameOf }: Shown): readonly string[] {
  const rows = edges
    .filter(({ kind }) => kind !== 'noise')
    .map(({ client, server, port, product, kind, connectionsPerDay }) => [
      nameOf(client),
      nameOf(server),
      String(port),
      product ?? '',
      kind,
      connectionsPerDay === null ? 'not counted' : formatCount(Math.round(connectionsPerDay)),
    ]);
  if (rows.length === 0) return [];
  const headings = ['client', 'server', 'port', 'product', 'kind', 'per day'];
  return ['', `Edges (${formatCount(rows.length)})`, ...alignRows([headings, ...rows], INDENT, [2, 5])];
}

/** What `--functions` adds: ends of connections that do the same. */
export function renderFunctionGroupsText(
  { groups, silhouette }: FunctionGroups,
  { all }: { readonly all: boolean },
): string {
  const shown: Shown = { all, nameOf: (id) => id };
  const sure = silhouette === null ? '' : `, silhouette ${silhouette.toFixed(2)}`;
  return joinLines([
    ...section(
      `Groups by function, from ports and direction alone${sure}`,
      groups,
      ({ hosts, serve, ask }) => [
        ...wrap(listed(hosts, shown), INDENT, INDENT + 2),
        ...(serve.length === 0 ? [] : wrap(`serve ${listed(serve, shown)}`, INDENT + 2)),
        ...(ask.length === 0 ? [] : wrap(`ask for ${listed(ask, shown)}`, INDENT + 2)),
      ],
      shown,
    ),
  ]);
}
