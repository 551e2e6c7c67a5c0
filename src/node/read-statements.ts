import { readFile, stat } from 'node:fs/promises';
import { decodeText } from '../ingest/index.js';
import type { InputSummary, Problem } from '../model/index.js';
import type { Statement } from '../statements/index.js';
import { unreadableFile } from './file-problems.js';
import { labelsOf, listFiles } from './list-files.js';
import { inputOfStatements, recogniseYaml } from './recognise-yaml.js';

/** What people write about an estate has pages, not megabytes. */
const MAX_FILE_BYTES = 262_144;

/** What was stated, over all files in their order. */
export interface StatementReading {
  readonly inputs: readonly InputSummary[];
  readonly statements: readonly Statement[];
  /** Faults of the files; a statement with a fault is left out. */
  readonly problems: readonly Problem[];
}

/** Parts the files of statements from the others, each in its order; folders stand for their files. */
export async function separateStatements(
  paths: readonly string[],
): Promise<{ readonly statements: readonly string[]; readonly others: readonly string[] }> {
  const statements: string[] = [];
  const others: string[] = [];
  if (paths.length === 0) return { statements, others };
  for (const path of await listFiles(paths)) {
    const recognised = await recogniseYaml(path);
    (recognised?.kind === 'statements' ? statements : others).push(path);
  }
  return { statements, others };
}

/** Reads files of statements, see `parseStatements`; what is wrong with one is told, and the others are read. */
export async function readStatements(paths: readonly string[]): Promise<StatementReading> {
  const files = paths.length === 0 ? [] : await listFiles(paths);
  const labels = labelsOf(files);
  const statements: Statement[] = [];
  const problems: Problem[] = [];
  const inputs: InputSummary[] = [];
  for (const [index, path] of files.entries()) {
    const file = labels[index]!;
    const text = await textOf(path, file);
    if (typeof text !== 'string') {
      problems.push(text);
      inputs.push(inputOfStatements(file));
      continue;
    }
    // The schema library takes as long to load as the catalogue: only who brings statements pays for it.
    const { parseStatements } = await import('./parse-statements.js');
    const parsed = parseStatements(text, file);
    statements.push(...parsed.values);
    problems.push(...parsed.problems);
    inputs.push(inputOfStatements(file, parsed.values.length));
  }
  return { inputs, statements, problems };
}

async function textOf(path: string, file: string): Promise<string | Problem> {
  try {
    const { size } = await stat(path);
    if (size <= MAX_FILE_BYTES) return decodeText(await readFile(path), file).text;
    return {
      code: 'statements/huge-file',
      severity: 'error',
      at: { file },
      message: `the statements have ${size} bytes, more than the ${MAX_FILE_BYTES} that are read`,
      remedy: 'say where each thing is said instead of quoting it, or split the file',
    };
  } catch (cause) {
    return unreadableFile(file, cause);
  }
}
