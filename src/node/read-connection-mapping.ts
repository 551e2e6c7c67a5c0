import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ConnectionMapping } from '../dependency/index.js';
import { AssessmentError } from '../model/index.js';
import { cannotRead } from './file-problems.js';

/**
 * Reads a mapping of tables of connections; see `parseConnectionMapping` for its form.
 *
 * @throws {AssessmentError} the file cannot be read, or holds a fault; all faults are told at once
 */
export async function readConnectionMapping(path: string): Promise<ConnectionMapping> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => cannotRead(path, cause));
  // The schema library takes as long to load as the catalogue: only who brings a mapping pays for it.
  const { parseConnectionMapping } = await import('./parse-connection-mapping.js');
  const { values, problems } = parseConnectionMapping(text, basename(path));
  if (values !== null) return values;
  const [first, ...rest] = problems;
  if (first === undefined) throw new TypeError('a mapping that is refused has a problem');
  const others = rest.map(({ at, message, remedy }) => `line ${at?.line ?? 1}: ${message} (${remedy})`);
  throw new AssessmentError({ ...first, message: [first.message, ...others].join('\n  ') });
}
