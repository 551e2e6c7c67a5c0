import type { Command } from 'commander';
import { azureMigrateLimitProblems } from './limit-problems.js';
import { renderCheckText } from '../report/index.js';
import { readInputs } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { addAssessOptions, addFailureOptions, checkOptions, failIfAsked, policyOf } from './options.js';
import type { AssessOptions } from './options.js';

async function check(paths: readonly string[], options: AssessOptions, line: CommandLine): Promise<void> {
  checkOptions(options);
  // Nothing is sized here, but a policy that the next command would refuse is better refused now.
  await policyOf(options);
  const { estate } = await readInputs(paths, options);
  const problems = [...estate.problems, ...azureMigrateLimitProblems(estate)];
  const { inputs, counts } = estate;
  line.out(
    options.json === true
      ? `${JSON.stringify({ inputs, counts, problems }, null, 2)}\n`
      : renderCheckText({ ...estate, problems }),
  );
  failIfAsked(problems, options, line);
}

export function addCheckCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('check')
    .description('tell what was recognised, read and skipped, and why, before any sizing')
    .argument('<inputs...>', 'inventories: files or folders');
  addFailureOptions(addAssessOptions(command)).action((paths: string[], options: AssessOptions) =>
    check(paths, options, line),
  );
}
