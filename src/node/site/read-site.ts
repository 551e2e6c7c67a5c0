import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeText } from '../../ingest/index.js';
import { AssessmentError, formatLocation } from '../../model/index.js';
import type { Problem } from '../../model/index.js';
import type { Site } from '../../site/index.js';
import { cannotRead } from '../file-problems.js';

/** What people write about a site has pages, not megabytes. */
const MAX_FILE_BYTES = 1_048_576;

/** A site as it was read. */
export interface SiteFile {
  readonly file: string;
  readonly site: Site;
  /** Where each key stands, by path: `network.links.0.kind`. */
  readonly lines: ReadonlyMap<string, number>;
}

/**
 * Reads a site file, see `parseSite` for its form.
 *
 * @throws {AssessmentError} the file cannot be read, is too large, or has faults; all of them are told at once
 */
export async function readSite(path: string): Promise<SiteFile> {
  const file = basename(path);
  const text = await textOf(path, file);
  // The schema library takes as long to load as the catalogue: only who brings a site pays for it.
  const { parseSite } = await import('./parse-site.js');
  const { values, problems } = parseSite(text, file);
  if (values === null) refuse(problems);
  return { file, ...values };
}

const FAULTS_SHOWN = 50;

function refuse(problems: readonly Problem[]): never {
  const [first, ...rest] = problems;
  const others = rest
    .slice(0, FAULTS_SHOWN)
    .map(({ at, message, remedy }) => `${at === null ? '' : `${formatLocation(at)}: `}${message} (${remedy})`);
  const left = rest.length - others.length;
  const more = left > 0 ? [`and ${left} more`] : [];
  throw new AssessmentError({ ...first!, message: [first!.message, ...others, ...more].join('\n  ') });
}

async function textOf(path: string, file: string): Promise<string> {
  const size = await stat(path).then(
    (found) => found.size,
    (cause: unknown) => cannotRead(path, cause),
  );
  if (size > MAX_FILE_BYTES) {
    throw new AssessmentError({
      code: 'site/huge-file',
      severity: 'error',
      at: { file },
      message: `the site file has ${size} bytes, more than the ${MAX_FILE_BYTES} that are read`,
      remedy: 'write one entry for many machines, with ranges or patterns of names',
    });
  }
  const content = await readFile(path).catch((cause: unknown) => cannotRead(path, cause));
  return decodeText(content, file).text;
}
