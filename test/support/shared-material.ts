import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Reference material that lies beside the repository on the team's machines and is never copied into it. */
const SHARED = resolve(import.meta.dirname, '../../../shared');

export const sharedPath = (relative: string): string => resolve(SHARED, relative);
export const hasShared: boolean = existsSync(SHARED);
/** Ends the name of a test that skips in a user's clone. */
export const NEEDS_SHARED = hasShared ? '' : ' (skipped: ../shared is not there)';

/** One known answer, as `../shared/truth` records it. */
export interface TruthCase {
  readonly id: string;
  readonly area: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly superseded?: boolean;
}

export function truthCases(...areas: readonly string[]): readonly TruthCase[] {
  if (!hasShared) return [];
  const all = JSON.parse(readFileSync(sharedPath('truth/azure-migrate-sample.json'), 'utf8')) as TruthCase[];
  return all.filter(({ area }) => areas.includes(area));
}
