import { existsSync } from 'node:fs';
import path from 'node:path';

/** The facts that the catalogue is built from, and cases with known answers: beside the repository, and not in it. */
const shared = path.resolve(import.meta.dirname, '../../../shared');
export const FACTS_DIR: string = path.join(shared, 'facts');
export const TRUTH_FILE: string = path.join(shared, 'truth/azure-migrate-sample.json');
export const hasFacts: boolean = existsSync(FACTS_DIR);
export const hasTruth: boolean = existsSync(TRUTH_FILE);
export const CATALOGUE_DIR: string = path.resolve(import.meta.dirname, '../../datasets/catalogue');
