import { join } from 'node:path';
import type { Command } from 'commander';
import type { Assessment } from '../assessment/index.js';
import { deriveEstateCharts } from '../charts/index.js';
import { LOCK_FILE, serializeAssessment, serializeLock, writeOutputFolder, writePeaksStore } from '../node/index.js';
import type { AssessmentLock } from '../node/index.js';
import type { PeakSet, StoredMachine } from '../timeseries/index.js';
import {
  contentsOfAssessment,
  drawEstateCharts,
  renderAssessSummary,
  renderReportHtml,
  renderSizesCsv,
} from '../report/index.js';
import { asText } from './as-text.js';
import { assessInputs } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { checkAnswer, checkLock, hashPremises, lockOf } from './lock.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addFailureOptions, addQuietOption, checkOptions, failIfAsked } from './options.js';
import type { AssessOptions } from './options.js';
import { tellProblems } from './tell-problems.js';
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
  const contents = { ...contentsOfAssessment(assessment), lock, charts: deriveEstateCharts(peaks, assessment) };
  const figures = await drawEstateCharts(contents);
  const written = await writeOutputFolder(folder, [
    { name: 'assessment.json', text: serializeAssessment(assessment) },
    { name: LOCK_FILE, text: serializeLock(lock) },
    { name: 'sizes.csv', text: renderSizesCsv(assessment) },
    { name: 'report.html', text: renderReportHtml(contents, { figures }) },
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

const wordsFor = ({ out }: AssessCommandOptions): StopWords => ({
  before: `nothing was written to ${out}`,
  after: `by then all of ${out} was written`,
});

async function assess(paths: readonly string[], options: AssessCommandOptions, run: LongRun): Promise<void> {
  const { line, lastCall, commit } = run;
  const premises = await hashPremises(paths, options, run);
  const held = options.locked === true ? await checkLock(options.out, premises, options.asOf ?? null) : null;
  const asOf = options.asOf ?? held?.asOf;
  const { assessment, peaks } = await assessInputs(paths, asOf === undefined ? options : { ...options, asOf }, run);
  if (held !== null) checkAnswer(held, assessment);
  await lastCall();
  commit();
  const written = await writeAssessment({ assessment, peaks, lock: lockOf(premises, assessment) }, options.out);
  line.out(
    options.json === true
      ? serializeAssessment(assessment)
      : asText(line, () => renderAssessSummary(assessment, written)),
  );
  tellProblems(assessment.problems, line, 'see the report, or run portolan check on it');
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
  addFailureOptions(addQuietOption(addAssessOptions(command))).action(
    (paths: string[], options: AssessCommandOptions) => {
      checkOptions(options);
      return asLongRun(line, { words: wordsFor(options), isQuiet: options.quiet === true }, (run) =>
        withStdin(paths, run.signal, (files) => assess(files, options, run)),
      );
    },
  );
}
