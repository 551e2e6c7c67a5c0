/**
 * Which folder of `src/` may import which. `model` is open to all and therefore not listed.
 * `types` lists folders of which only types may be imported.
 */
export const LAYERS: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  model: { values: [] },
  estates: { values: [] },
  timeseries: { values: [] },
  catalog: { values: [] },
  dependency: { values: [] },
  statements: { values: [] },
  cost: { values: ['catalog'] },
  // How rules are run; the folders above bring facts and rules.
  rules: { values: [] },
  readiness: { values: ['catalog', 'rules'] },
  // What people decided about machines; who applies it stands above.
  decisions: { values: [] },
  // The four sides of a site that no inventory tells: network, directory, vault, appliances; statements tell what was said of them.
  site: { values: ['rules', 'statements'] },
  // Databases and web applications, judged for the services that would take them over.
  workloads: { values: ['rules', 'catalog'] },
  // Every rule of every kind, described.
  rulebook: { values: ['rules', 'readiness', 'site', 'workloads', 'modernisation', 'avs'] },
  // What could be a service instead of a machine, with the evidence.
  modernisation: { values: ['rules', 'dependency', 'workloads', 'catalog', 'cost'] },
  // The estate on nodes of Azure VMware Solution.
  avs: { values: ['rules', 'catalog'] },
  ingest: { values: ['timeseries'] },
  sizing: { values: ['timeseries', 'catalog', 'cost'] },
  // Samples as drawings for a report: the need and the size that they are held against are the assessment's.
  charts: { values: ['timeseries'], types: ['assessment', 'sizing'] },
  verify: { values: [], types: ['catalog', 'cost', 'sizing'] },
  // The estate as a graph over what connections tell.
  graph: { values: ['dependency'] },
  // What moves together and when; readiness, method and bytes of each machine are the assessment's.
  waves: { values: ['graph', 'dependency'], types: ['assessment', 'readiness'] },
  // Plans as files: any table, Azure Migrate's waves, our own.
  'plan-file': { values: ['ingest', 'dependency'], types: ['waves'] },
  // A plan's waves as dated windows; the quietest hours are those of the samples.
  calendar: { values: ['timeseries'], types: ['waves', 'graph'] },
  // Runbooks of a plan.
  cutover: { values: ['waves', 'calendar'], types: ['graph', 'dependency'] },
  // What is replicated how; the site tells the network and the limits, waves and calendar the windows that it fills.
  replication: {
    values: ['timeseries', 'catalog', 'cost', 'site', 'calendar'],
    types: ['assessment', 'waves', 'graph'],
  },
  // How an estate comes back, from its graph and its churn.
  recovery: {
    values: ['replication', 'site', 'statements', 'graph', 'dependency', 'timeseries', 'catalog', 'waves'],
    types: ['assessment', 'cutover'],
  },
  assessment: {
    values: [
      'rules',
      'decisions',
      'modernisation',
      'workloads',
      'timeseries',
      'catalog',
      'dependency',
      'cost',
      'readiness',
      'ingest',
      'sizing',
    ],
  },
  // Questions of its own about an assessment on parts of its samples; it sizes only through assessment, and report renders it.
  backtest: { values: ['assessment', 'timeseries', 'catalog', 'sizing'] },
  // Two assessments compared by cause: matches and bills mixtures of both anew, from the needs that they keep.
  diff: { values: ['assessment', 'catalog', 'sizing'] },
  // An assessment and its estate, counted in licences; what was stated of databases tells where they run.
  licences: { values: ['assessment', 'catalog', 'cost', 'statements'] },
  // Machines beside each other in time: their buckets summed.
  joint: { values: ['timeseries'] },
  // The class of a machine by its samples; who asks and what follows stands above.
  utilisation: { values: ['timeseries'] },
  // An assessment and its assumptions over years: bills and sizes are the assessment's, support ends are readiness's.
  'business-case': { values: ['assessment', 'utilisation', 'cost', 'readiness'], types: ['catalog'] },
  // One estate under many policies: what `assessment` does without the reasons, shared between the cells of a grid.
  whatif: { values: ['assessment', 'timeseries', 'catalog', 'cost', 'readiness', 'sizing'] },
  study: {
    values: [
      'assessment',
      'timeseries',
      'catalog',
      'dependency',
      'cost',
      'readiness',
      'ingest',
      'sizing',
      'waves',
      'recovery',
    ],
  },
  // Two answers beside each other: it assesses one estate under several policies and prices another's choice, so it stands
  // above assessment; of ingest it takes the answer's form and the finder of machines by id and name.
  'second-opinion': { values: ['assessment', 'catalog', 'cost', 'ingest', 'sizing'] },
  programme: {
    values: [
      'assessment',
      'timeseries',
      'catalog',
      'dependency',
      'cost',
      'readiness',
      'replication',
      'ingest',
      'sizing',
      'waves',
      'recovery',
    ],
  },
  // Pseudonyms in any of the plain data above; the profiles of ours are no names, and neither are hashes.
  anonymise: { values: ['assessment', 'recovery'] },
  report: {
    values: [
      'rules',
      'decisions',
      'modernisation',
      'workloads',
      'site',
      'avs',
      'graph',
      'calendar',
      'waves',
      'cutover',
      'plan-file',
      'rulebook',
      'assessment',
      'backtest',
      'business-case',
      'diff',
      'whatif',
      'licences',
      'joint',
      'study',
      'second-opinion',
      'programme',
      'charts',
      // The words of limits of replication, and the products that ports tell, as people read them.
      'replication',
      'dependency',
    ],
    types: ['timeseries', 'catalog', 'cost', 'readiness', 'replication', 'ingest', 'sizing', 'waves', 'recovery'],
  },
  node: {
    values: [
      'rules',
      'decisions',
      'modernisation',
      'workloads',
      'site',
      'avs',
      'graph',
      'calendar',
      'cutover',
      'plan-file',
      'rulebook',
      'estates',
      'licences',
      'backtest',
      'business-case',
      'study',
      'programme',
      'assessment',
      'timeseries',
      'catalog',
      'dependency',
      'cost',
      'readiness',
      'replication',
      'ingest',
      'sizing',
      'waves',
      'recovery',
      'statements',
      'charts',
    ],
    // The form of what another command wrote, read back and not made here.
    types: ['whatif'],
  },
  cli: {
    values: [
      'anonymise',
      'charts',
      'rules',
      'decisions',
      'modernisation',
      'workloads',
      'site',
      'avs',
      'graph',
      'calendar',
      'cutover',
      'plan-file',
      'rulebook',
      'estates',
      'verify',
      'diff',
      'business-case',
      'whatif',
      'licences',
      'joint',
      'node',
      'report',
      'backtest',
      'study',
      'second-opinion',
      'programme',
      'assessment',
      'timeseries',
      'catalog',
      'dependency',
      'cost',
      'readiness',
      'replication',
      'ingest',
      'sizing',
      'waves',
      'recovery',
      'statements',
    ],
  },
};
