import { join } from 'node:path';
import type { Command } from 'commander';
import { endOfDay } from '../assessment/index.js';
import { deriveJoint, parseGrouping } from '../joint/index.js';
import type { Grouping } from '../joint/index.js';
import { AssessmentError } from '../model/index.js';
import { readInputs, refuseEmpty, writeOutputFolder } from '../node/index.js';
import { renderJointText } from '../report/index.js';
import { windowOf } from '../timeseries/index.js';
import { asText } from './as-text.js';
import { readingOf } from './assess-inputs.js';
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
import { tellProblems } from './tell-problems.js';

interface JointOptions extends AssessOptions {
  readonly by: string;
  readonly out?: string;
  readonly all?: boolean;
}

const JOINT_FILE = 'joint.json';

function groupingOf({ by }: JointOptions): Grouping {
  const found = parseGrouping(by);
  if (found !== null) return found;
  throw new AssessmentError({
    code: 'cli/bad-option',
    severity: 'error',
    at: null,
    message: `--by "${by}" is no way to group machines`,
    remedy: 'use host, cluster, application, or tag:NAME such as tag:wave',
  });
}

async function joint(paths: readonly string[], options: JointOptions, run: LongRun): Promise<void> {
  const { line, commit, lastCall } = run;
  const by = groupingOf(options);
  const asOf = asOfOf(options);
  const { sizing } = await policyOf(options);
  const { estate, peaks } = await readInputs(paths, await readingOf(options, run));
  refuseEmpty(estate);
  const endMs = asOf === null ? null : endOfDay(asOf);
  const window = peaks === null ? null : windowOf(peaks, { days: sizing.windowDays, endMs });
  if (peaks === null || window === null) {
    throw new AssessmentError({
      code: 'cli/no-samples',
      severity: 'error',
      at: null,
      message: 'the inputs hold no samples, and only samples tell what machines do at the same time',
      remedy: 'give samples or a peaks.store beside the inventory; portolan collect-script writes collectors',
    });
  }
  await lastCall();
  const found = deriveJoint({ machines: estate.machines, peaks, window, by });
  const text = `${JSON.stringify(found, null, 2)}\n`;
  await lastCall();
  if (options.out !== undefined) {
    commit();
    await writeOutputFolder(options.out, [{ name: JOINT_FILE, text }]);
  }
  line.out(options.json === true ? text : asText(line, () => renderJointText(found, { all: options.all === true })));
  tellProblems(estate.problems, line);
  failIfAsked(estate.problems, options, line);
}

const wordsFor = ({ out }: JointOptions): StopWords =>
  out === undefined
    ? { before: 'nothing was to be written', after: 'nothing was to be written' }
    : { before: `nothing was written to ${out}`, after: `by then ${join(out, JOINT_FILE)} was written` };

export function addJointCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('joint')
    .description('hold the peak of the sum against the sum of the peaks, for hosts, clusters, waves')
    .argument('<inputs...>', 'inventories and samples: files, folders, patterns, or - for stdin')
    .requiredOption('--by <what>', 'host, cluster, application, or tag:NAME such as tag:wave')
    .option('--out <folder>', `also write ${JOINT_FILE} there`)
    .option('--all', 'list every group');
  addFailureOptions(addQuietOption(addAssessOptions(command))).action((paths: string[], options: JointOptions) => {
    checkOptions(options);
    return asLongRun(line, { words: wordsFor(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => joint(files, options, run)),
    );
  });
}
