import type { FunctionGroups } from '../dependency/index.js';
import type { DependencyGraph } from '../graph/index.js';
import type { OutputFile } from '../node/index.js';

/** The name of the graph inside an output folder. */
export const GRAPH_FILE = 'graph.json';

const SCHEMA_VERSION = 1;

/** A graph as an output folder holds it. `functions`: null where nobody asked for them. */
export const graphFile = (
  graph: DependencyGraph,
  functions: FunctionGroups | null,
): OutputFile & { readonly text: string } => ({
  name: GRAPH_FILE,
  text: `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...graph, functions }, null, 2)}\n`,
});
