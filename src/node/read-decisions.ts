import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Decision } from '../decisions/index.js';
import { decodeText } from '../ingest/index.js';
import type { InputSummary, Problem } from '../model/index.js';
import { cannotRead, unreadableFile } from './file-problems.js';
import { labelsOf, listFiles } from './list-files.js';
import { inputOfDecisions, recogniseYaml } from './recognise-yaml.js';

/** What people decide about an estate has pages; a decision for each of 5000 machines fits. */
const MAX_FILE_BYTES = 4_194_304;

/** What was decided, over all files in their order. */
export interface DecisionReading {
  readonly inputs: readonly InputSummary[];
  readonly decisions: readonly Decision[];
  /** Faults of the files; a decision with a fault is left out. */
  readonly problems: readonly Problem[];
}

/** Parts the files of decisions from the others, each in its order; folders stand for their files. */
export async function separateDecisions(
  paths: readonly string[],
): Promise<{ readonly decisions: readonly string[]; readonly others: readonly string[] }> {
  const decisions: string[] = [];
  const others: string[] = [];
  if (paths.length === 0) return { decisions, others };
  for (const path of await listFiles(paths)) {
    const recognised = await recogniseYaml(path);
    (recognised?.kind === 'decisions' ? decisions : others).push(path);
  }
  return { decisions, others };
}

/**
 * Reads files of decisions, see `parseDecisions`; what is wrong with one is told, and the others are read.
 *
 * @param named the file that an option names: without it the run would answer another question than was asked
 * @throws {AssessmentError} `node/cannot-read`: the named file cannot be read
 */
export async function readDecisions(paths: readonly string[], named?: string): Promise<DecisionReading> {
  if (named !== undefined) await stat(named).catch((cause: unknown) => cannotRead(named, cause));
  const found = paths.length === 0 ? [] : await listFiles(paths);
  const isGiven = named === undefined || found.some((path) => resolve(path) === resolve(named));
  const files = isGiven ? found : [...found, named];
  const labels = labelsOf(files);
  const decisions: Decision[] = [];
  const problems: Problem[] = [];
  const inputs: InputSummary[] = [];
  for (const [index, path] of files.entries()) {
    const file = labels[index]!;
    const text = await textOf(path, file);
    if (typeof text !== 'string') {
      problems.push(text);
      inputs.push(inputOfDecisions(file));
      continue;
    }
    // The schema library takes as long to load as the catalogue: only who brings decisions pays for it.
    const { parseDecisions } = await import('./parse-decisions.js');
    const parsed = parseDecisions(text, file);
    decisions.push(...parsed.values);
    problems.push(...parsed.problems);
    inputs.push(inputOfDecisions(file, parsed.values.length));
  }
  return { inputs, decisions, problems };
}

async function textOf(path: string, file: string): Promise<string | Problem> {
  try {
    const { size } = await stat(path);
    if (size <= MAX_FILE_BYTES) return decodeText(await readFile(path), file).text;
    return {
      code: 'decisions/huge-file',
      severity: 'error',
      at: { file },
      message: `the decisions have ${size} bytes, more than the ${MAX_FILE_BYTES} that are read`,
      remedy: 'write one decision for machines that are decided alike, or split the file',
    };
  } catch (cause) {
    return unreadableFile(file, cause);
  }
}
