import { resolve } from 'node:path';
import { deriveAssessment } from '../../src/assessment/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import { readAssessmentInput, readSite, readStatements } from '../../src/node/index.js';
import { DEFAULT_RECOVERY_SETTINGS } from '../../src/recovery/index.js';
import type { RecoveryInput } from '../../src/recovery/index.js';
import { DEFAULT_REPLICATION_SETTINGS } from '../../src/replication/index.js';

export const DATASETS: string = resolve(import.meta.dirname, '../../datasets');

/** All that a plan rests on, as the command line reads it; the committed estates have no samples. */
async function inputOf(name: string, files: readonly string[], hasStatements: boolean): Promise<RecoveryInput> {
  const at = (file: string): string => resolve(DATASETS, name, file);
  const input = await readAssessmentInput(files.map(at), {});
  const { estate, peaks, engineVersion, catalogue, dependencies = null } = input;
  const { site } = await readSite(at('site.yaml'));
  const statements = hasStatements ? (await readStatements([at('statements.yaml')])).statements : [];
  return {
    ...{ estate, peaks, engineVersion, site, statements },
    assessment: deriveAssessment(input),
    graph: deriveGraph({ machines: estate.machines, dependencies }),
    regions: catalogue.regions,
    replication: DEFAULT_REPLICATION_SETTINGS,
    settings: DEFAULT_RECOVERY_SETTINGS,
  };
}

export const WEBSHOP_FILES: readonly string[] = ['rvtools.xlsx', 'applications.csv', 'connections.csv.gz'];

export const webshop = (): Promise<RecoveryInput> => inputOf('webshop', WEBSHOP_FILES, true);

export const MANUFACTURER_FILES: readonly string[] = [
  ...['vsphere-rvtools.xlsx', 'hyperv', 'applications.csv'],
  ...['dependencies-classic.csv.gz', 'dependencies-new.csv.gz'],
];

export const manufacturer = (): Promise<RecoveryInput> => inputOf('manufacturer', MANUFACTURER_FILES, false);
