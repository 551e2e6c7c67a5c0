import { readOutputFolder } from '../node/index.js';
import type { OutputFolder } from '../node/index.js';
import type { ReportContents } from '../report/index.js';

/** An output folder, and the same as a report shows it. */
export interface ReadFolder {
  readonly folder: OutputFolder;
  readonly contents: ReportContents;
}

/**
 * Reads an output folder as a report shows it.
 *
 * @throws {AssessmentError} as `readOutputFolder`; the signal's reason where it is aborted
 */
export async function readReportContents(path: string, signal: AbortSignal): Promise<ReadFolder> {
  const folder = await readOutputFolder(path);
  signal.throwIfAborted();
  const { problems, ...found } = folder;
  return { folder, contents: { ...found, charts: null, leftOut: problems } };
}
