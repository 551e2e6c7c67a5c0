import { readOutputFolder } from '../node/index.js';
import type { ReportContents } from '../report/index.js';

/**
 * Reads an output folder as a report shows it.
 *
 * @throws {AssessmentError} as `readOutputFolder`; the signal's reason where it is aborted
 */
export async function readReportContents(path: string, signal: AbortSignal): Promise<ReportContents> {
  const { problems, ...found } = await readOutputFolder(path);
  signal.throwIfAborted();
  return { ...found, charts: null, leftOut: problems };
}
