import type { Command } from 'commander';
import { endOfDay, summarizeSamples } from '../assessment/index.js';
import { azureMigrateLimitProblems } from './limit-problems.js';
import { renderCheckText } from '../report/index.js';
import { calendarZoneOf, readInputs } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { addAssessOptions, addFailureOptions, asOfOf, checkOptions, failIfAsked, policyOf } from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';

async function check(paths: readonly string[], options: AssessOptions, line: CommandLine): Promise<void> {
  checkOptions(options);
  // Nothing is sized here, but a policy that the next command would refuse is better refused now.
  const { sizing } = await policyOf(options);
  const { estate, peaks } = await withStdin(paths, (files) => readInputs(files, options));
  const problems = [...estate.problems, ...azureMigrateLimitProblems(estate)];
  const { inputs, counts } = estate;
  const asOf = asOfOf(options);
  const terms = {
    windowDays: sizing.windowDays,
    endMs: asOf === null ? null : endOfDay(asOf),
    zone: calendarZoneOf(options),
  };
  const samples = peaks === null ? null : summarizeSamples(peaks, terms);
  line.out(
    options.json === true
      ? `${JSON.stringify({ inputs, counts, samples, problems }, null, 2)}\n`
      : renderCheckText({ ...estate, problems }, samples),
  );
  failIfAsked(problems, options, line);
}

export function addCheckCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('check')
    .description('tell what was recognised, read and skipped, and why, before any sizing')
    .argument('<inputs...>', 'inventories, samples and statements: files, folders, patterns, or - for stdin');
  addFailureOptions(addAssessOptions(command)).action((paths: string[], options: AssessOptions) =>
    check(paths, options, line),
  );
}
