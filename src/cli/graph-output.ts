import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askingsOf, groupByFunction } from '../dependency/index.js';
import type { Dependencies, FunctionGroups } from '../dependency/index.js';
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

/** Who asks whom, grouped by what is asked. */
export const functionsOf = (dependencies: Dependencies | null): FunctionGroups =>
  groupByFunction(askingsOf(dependencies ?? { connections: [] }));

/** The same where the graph that lies in a folder has them: whoever asked for them once would miss them in the one written over it. */
export async function functionsAsIn(folder: string, dependencies: Dependencies | null): Promise<FunctionGroups | null> {
  const text = await readFile(join(folder, GRAPH_FILE), 'utf8').catch(() => null);
  return text !== null && hasFunctions(text) ? functionsOf(dependencies) : null;
}

function hasFunctions(text: string): boolean {
  try {
    const graph: unknown = JSON.parse(text);
    return typeof graph === 'object' && graph !== null && Reflect.get(graph, 'functions') != null;
  } catch {
    return false; // a graph that is damaged asks for nothing
  }
}
