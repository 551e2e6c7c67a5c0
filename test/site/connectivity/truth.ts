import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TruthCase } from '../../readiness/truth.js';

export { Reader } from '../../readiness/truth.js';
export type { TruthCase } from '../../readiness/truth.js';

/** Cases of the vendors' documents; they lie outside the repository. */
const FILE = resolve(import.meta.dirname, '../../../../shared/truth/replication-sample.json');

/** Why a suite of cases does not run, for its name; empty where it does. */
export const absent = existsSync(FILE) ? '' : ' (skipped: the case file is not beside this repository)';

const NO_CASE: TruthCase = { id: 'no case file', area: '', input: {}, expected: {} };

/** The cases of one area in the file's order; one that is never run where the file is absent. */
export function truthCases(area: string): readonly (readonly [id: string, found: TruthCase])[] {
  if (absent !== '') return [[NO_CASE.id, NO_CASE]];
  const all = JSON.parse(readFileSync(FILE, 'utf8')) as readonly TruthCase[];
  return all.filter((one) => one.area === area).map((found) => [found.id, found] as const);
}
