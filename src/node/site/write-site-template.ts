import { writeFile } from 'node:fs/promises';
import { AssessmentError } from '../../model/index.js';
import { cannotWrite } from '../file-problems.js';

/**
 * Writes a commented site file.
 *
 * @throws {AssessmentError} there is a file already, or it cannot be written
 */
export async function writeSiteTemplate(path: string): Promise<void> {
  const { renderSiteTemplate } = await import('./render-site-template.js');
  await writeFile(path, renderSiteTemplate(), { flag: 'wx' }).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') throw exists(path, cause);
    cannotWrite(path, cause, 'choose another file with --out');
  });
}

const exists = (path: string, cause: Error): AssessmentError =>
  new AssessmentError(
    {
      code: 'site/file-exists',
      severity: 'error',
      at: { file: path },
      message: 'there is a file of that name already, and it may hold what somebody filled in',
      remedy: 'choose another name with --out, or move the file away',
    },
    { cause },
  );
