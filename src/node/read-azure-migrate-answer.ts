import { dirname } from 'node:path';
import { parseAzureMigrateAnswer } from '../ingest/index.js';
import type { AnswerFile, AnswerReading } from '../ingest/index.js';
import type { Problem } from '../model/index.js';
import { labelsOf, listFiles } from './list-files.js';
import { openFile } from './read-inputs.js';

/**
 * Reads what Azure Migrate answered: workbooks, or the CSV of its sheets, packed by gzip or not. A folder stands for the files
 * in it and in its folders. A file that cannot be opened is a problem, and the others are read; without any machine there is
 * `ingest/answer-no-machines`.
 *
 * @throws {AssessmentError} `ingest/no-input`: a path does not exist, or there is no file at all
 */
export async function readAzureMigrateAnswer(paths: readonly string[]): Promise<AnswerReading> {
  const unread: Problem[] = [];
  const files = await listFiles(paths, unread);
  const labels = labelsOf(files);
  const opened: AnswerFile[] = [];
  for (const [index, path] of files.entries()) {
    const one = await openFile(path, labels[index]!);
    if ('grids' in one) opened.push({ ...one, group: dirname(path) });
    else unread.push(one);
  }
  const reading = parseAzureMigrateAnswer(opened);
  return { ...reading, problems: [...unread, ...reading.problems] };
}
