import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Assessment } from '../assessment/index.js';
import { AssessmentError } from '../model/index.js';
import { cannotRead, cannotWrite } from './file-problems.js';
import { refuseForeignOutput } from './foreign-target.js';
import { hashText } from './lock-file.js';
import { makeFolder } from './make-folder.js';

/** The name of the assessment inside an output folder. */
export const ASSESSMENT_FILE = 'assessment.json';

/** One file of an output folder. */
export interface OutputFile {
  readonly name: string;
  /** A workbook of `writeWorkbook` and a table of `writeTable` are bytes, all else is text. */
  readonly text: string | Uint8Array;
}

/** Writes beside the target, syncs and renames: a reader sees the old file or the new one, never half of one. */
async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  const aside = `${path}.${randomUUID()}.part`;
  try {
    const handle = await open(aside, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, path);
  } catch (cause) {
    await rm(aside, { force: true });
    throw cause;
  }
}

/**
 * Writes the files of an output folder, making it where it is missing. Other files in it are left alone, and so are all where
 * one of the names belongs to a file that is none of ours.
 *
 * @returns the paths written, in the order given
 * @throws {AssessmentError} `node/cannot-write`; `node/foreign-target`: nothing was written
 */
export async function writeOutputFolder(folder: string, files: readonly OutputFile[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { name, text } of files) await refuseForeignOutput(join(folder, name), text);
  try {
    await makeFolder(folder);
    for (const { name, text } of files) {
      const path = join(folder, name);
      await writeWhole(path, text);
      paths.push(path);
    }
  } catch (cause) {
    cannotWrite(folder, cause);
  }
  return paths;
}

/** The text of `assessment.json`: two spaces of indent, a final line feed, keys in the order of the types. */
export const serializeAssessment = (assessment: Assessment): string => `${JSON.stringify(assessment, null, 2)}\n`;

/** SHA-256 of an assessment as `assess` writes it, hexadecimal: by it an output says which assessment it was made from. */
export const hashAssessment = (assessment: Assessment): string => hashText(serializeAssessment(assessment));

/** An output that is made from an assessment: waves, replication, recovery, back-test, what-if. */
interface MadeFromAssessment {
  readonly schemaVersion: 1;
  readonly engine: Assessment['engine'];
  readonly assessmentSha256?: string;
  readonly assessmentInputs?: readonly string[];
}

/** The text of an output, as that of an assessment, with the hash and the inputs of the assessment that it was made from behind its engine. */
export function serializeOutput(output: MadeFromAssessment, assessment: Assessment): string {
  const { schemaVersion, engine, ...rest } = output;
  const assessmentInputs = assessment.inputs.map(({ file }) => file);
  const head = { schemaVersion, engine, assessmentSha256: hashAssessment(assessment), assessmentInputs };
  return `${JSON.stringify({ ...head, ...rest, ...head }, null, 2)}\n`;
}

export const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** The assessment file that a path stands for: the file itself, or the one in an output folder; null for neither. */
export async function findAssessmentFile(path: string): Promise<string | null> {
  if (basename(path) === ASSESSMENT_FILE && (await isFile(path))) return path;
  const inside = join(path, ASSESSMENT_FILE);
  return (await isFile(inside)) ? inside : null;
}

/**
 * Reads an assessment that this version of Portolan wrote.
 *
 * @throws {AssessmentError} `node/cannot-read`, `node/not-an-assessment`, `node/other-schema-version`
 */
export async function readAssessment(path: string): Promise<Assessment> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => cannotRead(path, cause));
  const refuse = (code: string, message: string): never => {
    throw new AssessmentError({
      code,
      severity: 'error',
      at: { file: basename(path) },
      message,
      remedy: 'run portolan assess again and use the folder it writes',
    });
  };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refuse('node/not-an-assessment', 'is not JSON');
  }
  const version: unknown =
    typeof content === 'object' && content !== null ? Reflect.get(content, 'schemaVersion') : null;
  if (version === undefined || version === null) return refuse('node/not-an-assessment', 'is not an assessment');
  if (version !== 1)
    return refuse('node/other-schema-version', `has schema version ${JSON.stringify(version)}, this program reads 1`);
  return content as Assessment;
}
