import type { Command } from 'commander';
import { endOfDay, summarizeSamples } from '../assessment/index.js';
import { countUtilisation, readUtilisation, resolveAssumptions } from '../business-case/index.js';
import { azureMigrateLimitProblems } from './limit-problems.js';
import { readCatalogue, readInputs, readRegionOffer } from '../node/index.js';
import { renderCheckText, renderUtilisationText } from '../report/index.js';
import { asText } from './as-text.js';
import { calendarZoneOf, readingOf } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import {
  addAssessOptions,
  addFailureOptions,
  addQuietOption,
  asOfOf,
  checkOptions,
  failIfAsked,
  policyOf,
} from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';

interface CheckOptions extends AssessOptions {
  readonly all?: boolean;
}

const NOTHING_WRITTEN = 'check writes nothing, and so nothing is left behind';
const STOP_WORDS: StopWords = { before: NOTHING_WRITTEN, after: NOTHING_WRITTEN };

async function check(paths: readonly string[], options: CheckOptions, run: LongRun): Promise<void> {
  const { line } = run;
  checkOptions(options);
  // Nothing is sized here, but a policy or a region that the next command would refuse is better refused now.
  const { sizing } = await policyOf(options);
  if (options.region !== undefined) await readRegionOffer(await readCatalogue(), options.region);
  const how = await readingOf(options, run);
  const { estate, peaks } = await withStdin(paths, run.signal, (files) => readInputs(files, how));
  await run.lastCall();
  const problems = [...estate.problems, ...azureMigrateLimitProblems(estate)];
  const { inputs, counts } = estate;
  const asOf = asOfOf(options);
  const terms = {
    windowDays: sizing.windowDays,
    endMs: asOf === null ? null : endOfDay(asOf),
    zone: calendarZoneOf(options),
  };
  const samples = peaks === null ? null : summarizeSamples(peaks, terms);
  const utilisation =
    peaks === null
      ? null
      : countUtilisation(
          estate.machines.map(
            readUtilisation({ estate, peaks, asOf, policy: { sizing } }, resolveAssumptions().values),
          ),
        );
  line.out(
    options.json === true
      ? `${JSON.stringify({ inputs, counts, samples, utilisation, problems }, null, 2)}\n`
      : asText(line, () => renderCheckText({ ...estate, problems }, samples, { all: options.all === true })),
  );
  if (utilisation !== null && options.json !== true) {
    line.out(asText(line, () => renderUtilisationText(utilisation, sizing.percentile)));
  }
  failIfAsked(problems, options, line);
}

export function addCheckCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('check')
    .description('tell what was recognised, read and skipped, and why, before any sizing')
    .argument('<inputs...>', 'inventories, samples and statements: files, folders, patterns, or - for stdin')
    .option('--all', 'list every problem, not three of a kind');
  addFailureOptions(addQuietOption(addAssessOptions(command))).action((paths: string[], options: CheckOptions) =>
    asLongRun(line, { words: STOP_WORDS, isQuiet: options.quiet === true }, (run) => check(paths, options, run)),
  );
}
