import { join } from 'node:path';
import type { Command } from 'commander';
import type { Assessment } from '../assessment/index.js';
import type { Severity } from '../model/index.js';
import { LOCK_FILE, serializeAssessment, serializeLock, writeOutputFolder, writePeaksStore } from '../node/index.js';
import type { AssessmentLock } from '../node/index.js';
import type { PeakSet, StoredMachine } from '../timeseries/index.js';
import { renderAssessSummary, renderReportHtml, renderSizesCsv } from '../report/index.js';
import { assessInputs } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { checkAnswer, checkLock, hashPremises, lockOf } from './lock.js';
import { addAssessOptions, addFailureOptions, checkOptions, failIfAsked } from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';

/** The store of peaks inside an output folder, beside the assessment that rests on it. */
const PEAKS_FILE = 'peaks.store';

/** Where output goes unless a folder is named. */
export const DEFAULT_OUT = 'portolan-out';

/** What an assessment leaves in its folder. */
interface Result {
  readonly assessment: Assessment;
  /** Null where no samples were given. */
  readonly peaks: PeakSet | null;
  readonly lock: AssessmentLock;
}

/** Writes an assessment, its lock and what is rendered from it; returns the paths. */
export async function writeAssessment({ assessment, peaks, lock }: Result, folder: string): Promise<readonly string[]> {
  const written = await writeOutputFolder(folder, [
    { name: 'assessment.json', text: serializeAssessment(assessment) },
    { name: LOCK_FILE, text: serializeLock(lock) },
    { name: 'sizes.csv', text: renderSizesCsv(assessment) },
    { name: 'report.html', text: renderReportHtml(assessment) },
  ]);
  if (peaks === null) return written;
  const store = join(folder, PEAKS_FILE);
  await writePeaksStore(store, peaks, { origin: { sources: [], machines: storedMachines(assessment, peaks) } });
  return [...written, store];
}

/** The names that go into the store, so that it can be read without the inventory; an id of the inventory finds its machine again. */
function storedMachines({ machines, outOfScope }: Assessment, peaks: PeakSet): readonly StoredMachine[] {
  const measured = new Set(peaks.series.map(({ key }) => key.machine));
  return [...machines, ...outOfScope]
    .filter(({ id }) => measured.has(id))
    .map(({ id, name }) => ({ id, name, sourceId: id.startsWith('samples:') ? '' : id }));
}

interface AssessCommandOptions extends AssessOptions {
  readonly out: string;
  readonly locked?: boolean;
}

/** A summary without a word on unread input would read as a clean run. */
function tellProblems({ problems }: Assessment, line: CommandLine): void {
  const count = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  if (errors + warnings === 0) return;
  const told = [
    ...(errors === 0 ? [] : [`${errors} ${errors === 1 ? 'error' : 'errors'}`]),
    ...(warnings === 0 ? [] : [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`]),
  ];
  line.error(`The input has ${told.join(' and ')}: see the report, or run portolan check on it\n`);
}

async function assess(paths: readonly string[], options: AssessCommandOptions, line: CommandLine): Promise<void> {
  const premises = await hashPremises(paths, options);
  const held = options.locked === true ? await checkLock(options.out, premises, options.asOf ?? null) : null;
  const asOf = options.asOf ?? held?.asOf;
  const { assessment, peaks } = await assessInputs(paths, asOf === undefined ? options : { ...options, asOf }, line);
  if (held !== null) checkAnswer(held, assessment);
  const written = await writeAssessment({ assessment, peaks, lock: lockOf(premises, assessment) }, options.out);
  line.out(options.json === true ? serializeAssessment(assessment) : renderAssessSummary(assessment, written));
  tellProblems(assessment, line);
  failIfAsked(assessment.problems, options, line);
}

export function addAssessCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('assess')
    .description('size, price and judge every machine; write assessment.json, sizes.csv and report.html')
    .argument('<inputs...>', 'inventories, samples and statements: files, folders, patterns, or - for stdin')
    .option('--out <folder>', 'where to write', DEFAULT_OUT)
    .option(
      '--locked',
      'refuse unless inputs, catalogue, prices, policy and engine are those of the lock in the folder',
    );
  addFailureOptions(addAssessOptions(command)).action((paths: string[], options: AssessCommandOptions) => {
    checkOptions(options);
    return withStdin(paths, (files) => assess(files, options, line));
  });
}
