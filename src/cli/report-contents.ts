import type { Assessment } from '../assessment/index.js';
import type { MachineCharts } from '../charts/index.js';
import { AssessmentError } from '../model/index.js';
import type { MachineId, Problem } from '../model/index.js';
import { readMachineCharts, readOutputFolder } from '../node/index.js';
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
  const { problems, peaksPath, ...found } = folder;
  const leftOut: Problem[] = [...problems];
  const charts = peaksPath === null ? null : await chartsOf(peaksPath, found.assessment, { signal, leftOut });
  return { folder, contents: { ...found, charts, leftOut } };
}

/** A store whose headers are whole may be damaged further in: the report then has no charts, and says why. */
async function chartsOf(
  path: string,
  assessment: Assessment,
  { signal, leftOut }: { readonly signal: AbortSignal; readonly leftOut: Problem[] },
): Promise<ReadonlyMap<MachineId, MachineCharts> | null> {
  try {
    return await readMachineCharts(path, assessment, signal);
  } catch (cause) {
    if (!(cause instanceof AssessmentError)) throw cause;
    const { message, ...problem } = cause.problem;
    leftOut.push({ ...problem, severity: 'warning', message: `${message}; no machine has charts` });
    return null;
  }
}
