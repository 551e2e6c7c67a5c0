import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import { deriveGraph } from '../../src/graph/index.js';
import type { DependencyGraph } from '../../src/graph/index.js';
import { adjustedRand } from './adjusted-rand.js';
import type { PlantedEstate } from './planted-estate.js';

/** The package is CommonJS: its types say that the function is the default of its default, and Node gives it as the default. */
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** Labels of machines; one that is missing is alone. */
type Labels = ReadonlyMap<string, unknown>;
type Pair = readonly [left: string, right: string];

const ours = ({ groups }: DependencyGraph): Labels =>
  new Map(groups.flatMap(({ machines }, index) => machines.map((id) => [id, index] as const)));

function louvainOf(pairs: readonly Pair[]): Labels {
  const graph = new UndirectedGraph();
  for (const [left, right] of pairs) {
    graph.mergeNode(left);
    graph.mergeNode(right);
    graph.mergeEdge(left, right);
  }
  // The same answer on every run: nodes in their order instead of by chance.
  return new Map(Object.entries(louvain(graph, { randomWalk: false, rng: () => 0.5 })));
}

function componentsOf(pairs: readonly Pair[]): Labels {
  const labels = new Map<string, string>();
  const neighbours = new Map<string, string[]>();
  for (const [left, right] of pairs) {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
    }
  }
  for (const start of neighbours.keys()) {
    const waiting = [start];
    while (waiting.length > 0) {
      const node = waiting.pop()!;
      if (labels.has(node)) continue;
      labels.set(node, start);
      waiting.push(...neighbours.get(node)!);
    }
  }
  return labels;
}

/** How well each method finds the planted applications; the last two get the graph without the hubs and the noise that ours found. */
export interface MethodFigures {
  readonly ours: number;
  readonly louvain: number;
  readonly components: number;
  readonly louvainCleaned: number;
  readonly componentsCleaned: number;
}

export function compareMethods({ machines, connections, truth }: PlantedEstate): MethodFigures {
  const graph = deriveGraph({ machines, dependencies: { connections } });
  const all = graph.edges.map(({ client, server }): Pair => [client, server]);
  const hubs = new Set<string>(graph.hubs.flatMap((hub) => hub.machines));
  const cleaned = graph.edges
    .filter(({ kind, client, server }) => kind !== 'noise' && !hubs.has(client) && !hubs.has(server))
    .map(({ client, server }): Pair => [client, server]);
  const figure = (labels: Labels): number =>
    adjustedRand(
      [...truth.keys()].map((id) => labels.get(id) ?? `alone ${id}`),
      [...truth.values()],
    );
  return {
    ours: figure(ours(graph)),
    louvain: figure(louvainOf(all)),
    components: figure(componentsOf(all)),
    louvainCleaned: figure(louvainOf(cleaned)),
    componentsCleaned: figure(componentsOf(cleaned)),
  };
}
