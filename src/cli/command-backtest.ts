import type { Command } from 'commander';
import { deriveAssessment } from '../assessment/index.js';
import { backTestSteps, DEFAULT_RULES, parseRules, parseTarget } from '../backtest/index.js';
import type { BackTest, BackTestInput } from '../backtest/index.js';
import { AssessmentError } from '../model/index.js';
import { serializeOutput, writeOutputFolder } from '../node/index.js';
import { renderBackTestText } from '../report/index.js';
import { asText } from './as-text.js';
import { readForAssessment } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addFailureOptions, addQuietOption, checkOptions, failIfAsked } from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';
import { tellProblems } from './tell-problems.js';

const BACKTEST_FILE = 'backtest.json';

interface BackTestOptions extends AssessOptions {
  readonly policies: string;
  readonly targetOverload?: string;
  readonly flips?: string;
  readonly seed: string;
  readonly out?: string;
}

/** A whole number of an option, or an error that says what it takes. */
function wholeNumber(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new AssessmentError({
    code: 'cli/bad-option',
    severity: 'error',
    at: null,
    message: `--${name} "${text}" is not a whole number from ${least} to ${most}`,
    remedy: `write it in digits, such as --${name} ${least === 0 ? 1 : 200}`,
  });
}

const MOST_DRAWS = 100_000;
const MOST_SEED = 4_294_967_295;

type Asked = Pick<BackTestInput, 'targetPercent' | 'flips'>;

function askedBy({ targetOverload, flips, seed }: BackTestOptions): Asked {
  const draws = flips === undefined ? null : wholeNumber('flips', flips, [1, MOST_DRAWS]);
  const seeded = wholeNumber('seed', seed, [0, MOST_SEED]);
  return {
    targetPercent: targetOverload === undefined ? null : parseTarget(targetOverload),
    flips: draws === null ? null : { draws, seed: seeded },
  };
}

/** Machine by machine, with an ear for Ctrl-C in between. */
async function derive(input: BackTestInput, { lastCall }: LongRun): Promise<BackTest> {
  const steps = backTestSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await lastCall();
  }
}

const stopWords = ({ out }: BackTestOptions): StopWords => ({
  before: out === undefined ? 'nothing was to be written' : `nothing was written to ${out}`,
  after: 'by then all was written',
});

async function backTest(paths: readonly string[], options: BackTestOptions, run: LongRun): Promise<void> {
  const { line, commit, lastCall } = run;
  const asked = askedBy(options);
  const input = await readForAssessment(paths, options, run);
  const rules = parseRules(options.policies, input.policy);
  const result = await derive({ ...input, rules, ...asked }, run);
  await lastCall();
  commit();
  const text = serializeOutput(result, deriveAssessment(input));
  const written =
    options.out === undefined ? [] : await writeOutputFolder(options.out, [{ name: BACKTEST_FILE, text }]);
  line.out(options.json === true ? text : asText(line, () => renderBackTestText(result, written)));
  tellProblems(input.estate.problems, line);
  failIfAsked(input.estate.problems, options, line);
}

export function addBackTestCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('backtest')
    .description('size on the past, count overload in the week behind it: what each rule costs and risks')
    .argument('<inputs...>', 'inventories, samples and stores: files, folders, patterns, or - for stdin')
    .option('--policies <list>', 'rules held against the policy: percentile x comfort, or max', DEFAULT_RULES)
    .option(
      '--target-overload <share>',
      'find the cheapest size of each machine that stays within this share of overloaded buckets, such as 0.1%',
    )
    .option(
      '--flips <draws>',
      'size each machine on so many other choices of its days, and tell how often the size differs',
    )
    .option('--seed <number>', 'of those draws', '1')
    .option('--out <folder>', `also write ${BACKTEST_FILE} into this folder`);
  addFailureOptions(addQuietOption(addAssessOptions(command))).action((paths: string[], options: BackTestOptions) => {
    checkOptions(options);
    askedBy(options);
    return asLongRun(line, { words: stopWords(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => backTest(files, options, run)),
    );
  });
}
