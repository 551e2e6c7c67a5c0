import { readFile, writeFile } from 'node:fs/promises';
import { AssessmentError } from '../../model/index.js';
import type { PreflightEvidence } from '../../site/index.js';
import { cannotRead } from '../file-problems.js';

/** Writes `preflight.json` where no file is yet: what was seen at one time is not overwritten by what is seen at another. */
export async function writePreflightEvidence(path: string, evidence: PreflightEvidence): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(evidence, null, 2)}\n`, { flag: 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw new AssessmentError(
      {
        code: 'node/cannot-write',
        severity: 'error',
        at: { file: path },
        message: isThere ? 'there is such a file already, and it is left as it is' : 'the evidence cannot be written',
        remedy: isThere
          ? 'name another file with --out, such as one with the day in its name'
          : 'check that the folder exists and may be written to',
      },
      { cause },
    );
  }
}

/**
 * Reads what `writePreflightEvidence` wrote.
 *
 * @throws {AssessmentError} `node/cannot-read`, or `preflight/bad-evidence` where it is something else
 */
export async function readPreflightEvidence(path: string): Promise<PreflightEvidence> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => cannotRead(path, cause));
  const { parseEvidence } = await import('./parse-evidence.js');
  const evidence = parseEvidence(text);
  if (evidence !== null) return evidence;
  throw new AssessmentError({
    code: 'preflight/bad-evidence',
    severity: 'error',
    at: { file: path },
    message: 'it is not the evidence of a preflight of this version',
    remedy: 'give the file that portolan preflight --out wrote, unchanged (schemas/preflight.schema.json)',
  });
}
