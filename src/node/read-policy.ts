import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Policy } from '../assessment/index.js';
import { cannotRead } from './file-problems.js';

/**
 * Reads a policy file; see `parsePolicy` for its form.
 *
 * @throws {AssessmentError} the file cannot be read, or holds something that is not a policy
 */
export async function readPolicy(path: string): Promise<Policy> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => cannotRead(path, cause));
  // The schema library takes as long to load as the catalogue: only who brings a policy pays for it.
  const { parsePolicy } = await import('./parse-policy.js');
  return parsePolicy(text, basename(path));
}
