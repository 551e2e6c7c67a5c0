import { basename, dirname } from 'node:path';
import type { AssessedMachine, Assessment } from '../assessment/index.js';
import { CHARTED_CHANNELS, deriveMachineChartValues, windowOfAssessment } from '../charts/index.js';
import type { MachineChartValues } from '../charts/index.js';
import { readMachineChartValues, readOutputFolder, writeOutputFolder } from '../node/index.js';
import { renderMachineHtml } from '../report/index.js';
import type { PeakSet } from '../timeseries/index.js';
import type { LongRun } from './long-run.js';
import { tellProblems } from './tell-problems.js';

/** Where the page goes unless a file is named: not by the machine, whose name may hold anything. */
const DEFAULT_PAGE = 'machine.html';

/** The assessment that a machine is explained by, and where its samples are. */
export interface ExplainedSource {
  readonly assessment: Assessment;
  /** The output folder or the file in it; null where the inputs were read just now. */
  readonly file: string | null;
  /** Of inputs read just now; null where no samples were among them, or where `file` tells. */
  readonly peaks: PeakSet | null;
}

/** Writes the page of one machine, with every bucket of its samples, and tells where. */
export async function explainAsHtml(
  { assessment, file, peaks }: ExplainedSource,
  machine: AssessedMachine,
  { named, run }: { readonly named: string | true; readonly run: LongRun },
): Promise<void> {
  const charts =
    file === null
      ? chartsOfPeaks(peaks, assessment, machine)
      : await chartsOfFolder(file, assessment, { machine, run });
  const page = named === true ? DEFAULT_PAGE : named;
  const text = renderMachineHtml(assessment, machine, charts);
  await run.lastCall();
  run.commit();
  const written = await writeOutputFolder(dirname(page), [{ name: basename(page), text }]);
  for (const path of written) run.line.out(`${path}\n`);
}

function chartsOfPeaks(
  peaks: PeakSet | null,
  assessment: Assessment,
  machine: AssessedMachine,
): MachineChartValues | null {
  const window = peaks === null ? null : windowOfAssessment(peaks, assessment);
  if (peaks === null || window === null) return null;
  const series = peaks.series.filter(({ key }) => key.machine === machine.id && CHARTED_CHANNELS.has(key.channel));
  return deriveMachineChartValues(series, machine, { window, calendar: assessment.calendar });
}

async function chartsOfFolder(
  file: string,
  assessment: Assessment,
  { machine, run }: { readonly machine: AssessedMachine; readonly run: LongRun },
): Promise<MachineChartValues | null> {
  const { peaksPath, problems } = await readOutputFolder(file);
  if (peaksPath === null) {
    if (machine.coverage !== null) tellProblems(problems, run.line);
    return null;
  }
  return readMachineChartValues(peaksPath, assessment, machine);
}
