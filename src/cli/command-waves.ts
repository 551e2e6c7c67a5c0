import type { Command } from 'commander';
import { deriveAssessment } from '../assessment/index.js';
import { deriveWaveCalendar } from '../calendar/index.js';
import { deriveRunbooks } from '../cutover/index.js';
import { deriveGraph } from '../graph/index.js';
import { AssessmentError } from '../model/index.js';
import {
  otherAssessmentIn,
  readWavePlan,
  refuseEditedPlan,
  serializeOutput,
  writeOutputFolder,
} from '../node/index.js';
import type { ReadPlan } from '../plan-file/index.js';
import { renderWavesText } from '../report/index.js';
import { deriveWaveInput, planWaves, replanWaves, scorePlan } from '../waves/index.js';
import type { WaveInput, WavePlan } from '../waves/index.js';
import { asText } from './as-text.js';
import { readForAssessment } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { functionsAsIn } from './graph-output.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addFailureOptions, addQuietOption, checkOptions, failIfAsked } from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';
import { listProblems, tellProblems } from './tell-problems.js';
import { withDays } from './with-calendar-days.js';
import { wavesFiles } from './wave-outputs.js';
import { addWaveOptions, settingsAsked, wholeNumber } from './wave-options.js';
import type { WaveOptions } from './wave-options.js';

interface WavesOptions extends AssessOptions, WaveOptions {
  readonly keep?: string;
  readonly maxMoves?: string;
  readonly out?: string;
  readonly all?: boolean;
}

/** A plan that is asked for: of our own, judged, or made from one that is given with so many machines moved. */
type Asked =
  | { readonly kind: 'plan' }
  | { readonly kind: 'score'; readonly path: string }
  | { readonly kind: 'replan'; readonly path: string; readonly maxMoves: number };

const MOST_MOVES = 1_000_000;

const usage = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

function askedBy({ keep, maxMoves }: WavesOptions): Asked {
  if (keep === undefined && maxMoves === undefined) return { kind: 'plan' };
  if (keep === undefined) {
    throw usage(
      '--max-moves says how far a plan may be changed, and none is given',
      'give the plan with --keep PLAN.csv',
    );
  }
  if (maxMoves === undefined) {
    throw usage(
      '--keep holds on to a plan but for some moves, and no number is given',
      'say how many machines may move with --max-moves N',
    );
  }
  return { kind: 'replan', path: keep, maxMoves: wholeNumber('max-moves', maxMoves, [0, MOST_MOVES]) };
}

/** The question's answer, told with what the file of the plan had wrong. */
function answer(asked: Asked, input: WaveInput, read: ReadPlan | null): WavePlan {
  if (asked.kind === 'plan' || read === null) return planWaves(input);
  return asked.kind === 'score' ? scorePlan(input, read.given) : replanWaves(input, read.given, asked.maxMoves);
}

async function waves(paths: readonly string[], options: WavesOptions, asked: Asked, run: LongRun): Promise<void> {
  const { line, commit, lastCall } = run;
  const { settings, calendar: calendarSettings, cutover } = await settingsAsked(options);
  const input = await readForAssessment(paths, options, run);
  const { estate, dependencies = null, peaks } = input;
  if (options.out !== undefined && asked.kind === 'plan') await refuseEditedPlan(options.out, estate.machines);
  const assessment = deriveAssessment(input);
  const graph = deriveGraph({ machines: estate.machines, dependencies, keepNoise: settings.keepNoise });
  const read = asked.kind === 'plan' ? null : await readWavePlan(asked.path, estate.machines);
  await lastCall();
  const planning = deriveWaveInput({ assessment, estate, graph, settings });
  const counted = answer(asked, planning, read);
  const calendar = deriveWaveCalendar({
    plan: counted,
    graph,
    estate,
    peaks,
    settings: calendarSettings,
    dns: cutover.dns,
  });
  const plan = withDays(counted, calendar, planning);
  const runbooks = deriveRunbooks({ plan, graph, calendar, estate, settings: cutover });
  const text = serializeOutput(plan, assessment);
  await lastCall();
  if (options.out !== undefined) {
    const functions = await functionsAsIn(options.out, dependencies);
    const extras = read?.extras ?? null;
    commit();
    await writeOutputFolder(
      options.out,
      wavesFiles({ plan, text, calendar, runbooks, estate, graph, functions, cutover, extras }),
    );
  }
  line.out(
    options.json === true ? text : asText(line, () => renderWavesText(plan, { all: options.all === true, calendar })),
  );
  const told = [...(await otherAssessmentIn(options.out ?? null, assessment)), ...plan.problems, ...calendar.problems];
  tellProblems(estate.problems, line);
  listProblems(told, line, { all: options.all === true, what: 'The plan has' });
  failIfAsked([...estate.problems, ...told], options, line);
}

const wordsFor = ({ out }: WavesOptions): StopWords =>
  out === undefined
    ? { before: 'nothing was to be written', after: 'nothing was to be written' }
    : { before: `nothing was written to ${out}`, after: `by then the plan was written to ${out}` };

const addOutputOptions = (command: Command): Command =>
  command
    .option(
      '--out <folder>',
      'write plan.csv, waves.json, waves.html, graph.json, the calendar and a runbook for each wave there',
    )
    .option('--all', 'list every machine, breach and dependency');

const INPUTS = 'inventories, connections, samples, decisions: files, folders, patterns, or - for stdin';

export function addWavesCommand(program: Command, line: CommandLine): void {
  const start = (paths: string[], options: WavesOptions, asked: Asked): Promise<void> => {
    checkOptions(options);
    return asLongRun(line, { words: wordsFor(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => waves(files, options, asked, run)),
    );
  };
  const command = program
    .command('waves')
    .description('plan what moves when, with the cost of the plan, a bound that no plan goes below, dates and runbooks')
    .argument('<inputs...>', INPUTS)
    .option('--keep <plan>', 'go on from this plan, whoever made it (docs/waves.md)')
    .option('--max-moves <number>', 'with --keep: so many machines may get another wave');
  addFailureOptions(addQuietOption(addAssessOptions(addOutputOptions(addWaveOptions(command))))).action(
    (paths: string[], options: WavesOptions) => start(paths, options, askedBy(options)),
  );
  const score = command
    .command('score')
    .description("judge any plan: ours, Azure Migrate's, a table with a column for the wave and one for the machine")
    .argument('<plan>', 'plan.csv, waves.json, a spreadsheet, or waves listed by Azure Resource Graph')
    .argument('<inputs...>', INPUTS);
  addFailureOptions(addQuietOption(addAssessOptions(addOutputOptions(addWaveOptions(score))))).action(
    (plan: string, paths: string[], options: WavesOptions) => start(paths, options, { kind: 'score', path: plan }),
  );
  score.copyInheritedSettings(program);
}
