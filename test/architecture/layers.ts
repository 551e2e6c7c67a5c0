/**
 * Which folder of `src/` may import which. `model` is open to all and therefore not listed.
 * `types` lists folders of which only types may be imported.
 */
export const LAYERS: Readonly<Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>> = {
  model: { values: [] },
  timeseries: { values: [] },
  catalog: { values: [] },
  dependency: { values: [] },
  cost: { values: ['catalog'] },
  readiness: { values: ['catalog'] },
  replication: { values: ['timeseries', 'catalog'] },
  ingest: { values: ['timeseries'] },
  sizing: { values: ['timeseries', 'catalog', 'cost'] },
  waves: { values: ['dependency'] },
  recovery: { values: ['replication', 'dependency', 'catalog'] },
  assessment: {
    values: ['timeseries', 'catalog', 'dependency', 'cost', 'readiness', 'replication', 'ingest', 'sizing', 'waves', 'recovery'],
  },
  study: {
    values: ['assessment', 'timeseries', 'catalog', 'dependency', 'cost', 'readiness', 'replication', 'ingest', 'sizing', 'waves', 'recovery'],
  },
  programme: {
    values: ['assessment', 'timeseries', 'catalog', 'dependency', 'cost', 'readiness', 'replication', 'ingest', 'sizing', 'waves', 'recovery'],
  },
  report: {
    values: ['assessment', 'study', 'programme'],
    types: ['timeseries', 'catalog', 'dependency', 'cost', 'readiness', 'replication', 'ingest', 'sizing', 'waves', 'recovery'],
  },
  node: {
    values: [
      'study', 'programme', 'assessment', 'timeseries', 'catalog', 'dependency', 'cost', 'readiness', 'replication', 'ingest', 'sizing',
      'waves', 'recovery',
    ],
  },
  cli: {
    values: [
      'node', 'report', 'study', 'programme', 'assessment', 'timeseries', 'catalog', 'dependency', 'cost', 'readiness', 'replication',
      'ingest', 'sizing', 'waves', 'recovery',
    ],
  },
};
