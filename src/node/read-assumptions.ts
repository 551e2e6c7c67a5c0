import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { cannotRead } from './file-problems.js';
import { parseAssumptions } from './parse-assumptions.js';
import type { StatedAssumptions } from './parse-assumptions.js';

/**
 * Reads a file of assumptions; see `parseAssumptions` for its form.
 *
 * @throws {AssessmentError} the file cannot be read, or holds something that is no assumption
 */
export async function readAssumptions(path: string): Promise<StatedAssumptions> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => cannotRead(path, cause));
  return parseAssumptions(text, basename(path));
}
