import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LicenceTerms } from '../licences/index.js';
import { cannotRead } from './file-problems.js';

/**
 * Reads a file of licence terms; see `parseLicenceTerms` for its form.
 *
 * @throws {AssessmentError} the file cannot be read, or holds something else
 */
export async function readLicenceTerms(path: string): Promise<LicenceTerms> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => cannotRead(path, cause));
  // The schema library takes as long to load as the catalogue: only who brings terms pays for it.
  const { parseLicenceTerms } = await import('./parse-licence-terms.js');
  return parseLicenceTerms(text, basename(path));
}
