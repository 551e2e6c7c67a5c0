import { AssessmentError } from '../model/index.js';
import type { Problem } from '../model/index.js';

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'reading or writing it is not permitted',
  EEXIST: 'it is a file, not a folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many files are open',
};

/** A file that cannot be read, while the others are. */
export const unreadableFile = (file: string, cause: unknown): Problem => ({
  code: 'ingest/unreadable-file',
  severity: 'error',
  at: { file },
  message: `the file cannot be read (${codeOf(cause)})`,
  remedy: 'check that the file exists and may be read',
});

/** Ends a run that cannot read a file it was told to read. */
export function cannotRead(path: string, cause: unknown): never {
  const code = codeOf(cause);
  throw new AssessmentError(
    {
      code: 'node/cannot-read',
      severity: 'error',
      at: { file: path },
      message: `cannot be read: ${WORDS[code] ?? code}`,
      remedy: 'check the path and the rights on it',
    },
    { cause },
  );
}

/** Ends a run that cannot write what it was told to write. What stood there before still stands. */
export function cannotWrite(path: string, cause: unknown, place = 'choose another folder with --out'): never {
  const code = codeOf(cause);
  throw new AssessmentError(
    {
      code: 'node/cannot-write',
      severity: 'error',
      at: { file: path },
      message: `cannot be written: ${WORDS[code] ?? code}; earlier output was left as it was`,
      remedy: code === 'ENOSPC' ? `${place}, or free space on the disk` : place,
    },
    { cause },
  );
}

/** Catches a problem of which this caller knows a better remedy, by its code. */
export function withRemedies(remedies: Readonly<Record<string, string>>): (cause: unknown) => never {
  return (cause) => {
    const remedy = cause instanceof AssessmentError ? remedies[cause.problem.code] : undefined;
    if (!(cause instanceof AssessmentError) || remedy === undefined) throw cause;
    throw new AssessmentError({ ...cause.problem, remedy }, { cause });
  };
}

/** A store of peaks is no inventory, and holds no samples any more that could be rolled up anew. */
export const peaksStoreGiven = (file: string): Problem => ({
  code: 'ingest/peaks-store',
  severity: 'error',
  at: { file },
  message: 'this is a store of peaks (peaks.store), in which samples were rolled up; it is not read here',
  remedy: 'give it to portolan assess or check as an input; to fill a store, give the samples themselves',
});
