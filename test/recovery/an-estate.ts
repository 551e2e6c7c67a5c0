import { resolve } from 'node:path';
import { deriveGraph } from '../../src/graph/index.js';
import type { DependencyGraph } from '../../src/graph/index.js';
import type { Estate } from '../../src/model/index.js';
import { readAssessmentInput, readSite, readStatements } from '../../src/node/index.js';
import type { RecoverySettings } from '../../src/recovery/index.js';
import type { Site } from '../../src/site/index.js';
import { deriveResolvedStatements, DOCUMENTED_RECOVERY_POINT_LIMITS } from '../../src/statements/index.js';
import type { ResolvedStatements } from '../../src/statements/index.js';

const DATASETS = resolve(import.meta.dirname, '../../datasets');

export interface ReadEstate {
  readonly estate: Estate;
  readonly graph: DependencyGraph;
  readonly site: Site;
  readonly statements: ResolvedStatements;
}

const FILES = {
  webshop: ['rvtools.xlsx', 'applications.csv', 'connections.csv.gz'],
  manufacturer: [
    ...['vsphere-rvtools.xlsx', 'hyperv', 'applications.csv'],
    ...['dependencies-classic.csv.gz', 'dependencies-new.csv.gz'],
  ],
} as const;

/** An invented estate with its graph, and with its site and statements where it has them. */
export async function readEstate(name: keyof typeof FILES): Promise<ReadEstate> {
  const input = await readAssessmentInput(
    FILES[name].map((file) => resolve(DATASETS, name, file)),
    {},
  );
  const { estate } = input;
  const { site } = await readSite(resolve(DATASETS, name, 'site.yaml'));
  const said = name === 'webshop' ? await readStatements([resolve(DATASETS, name, 'statements.yaml')]) : null;
  return {
    estate,
    graph: deriveGraph({ machines: estate.machines, dependencies: input.dependencies ?? null }),
    site,
    statements: deriveResolvedStatements(said?.statements ?? [], {
      regions: [
        { name: 'eastus', displayName: 'East US' },
        { name: 'southeastasia', displayName: 'Southeast Asia' },
      ],
      recoveryPoints: DOCUMENTED_RECOVERY_POINT_LIMITS,
    }),
  };
}

/** Settings that state nothing; steps of a few minutes. */
export const SETTINGS: RecoverySettings = {
  ...{ generation: null, rpoMinutes: null, rtoMinutes: null, availabilityPercent: null, retentionHours: null },
  ...{ appConsistentMinutes: null, pointStorage: null },
  minutes: {
    ...{ detect: 5, decide: 10, failOver: 15, hydrate: 5 },
    start: { directory: 5, database: 10, middleware: 5, application: 5, web: 5, other: 5 },
    ...{ verify: 10, dnsSwitch: 5 },
  },
  ...{ startAtOnce: null, actions: [], elements: [] },
  simulation: { years: 2000, seed: 7 },
  network: { vnet: null, egress: null, dnsTtlSeconds: 60 },
  failback: { to: null, platform: null, hasObjectStorage: null, mbps: null },
  drills: { monthsPerMachine: 6, monthsPerApplication: 3 },
};
