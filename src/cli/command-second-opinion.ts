import type { Command } from 'commander';
import { findProfile } from '../assessment/index.js';
import type { Policy } from '../assessment/index.js';
import type { AzureMigrateAnswer } from '../ingest/index.js';
import { AssessmentError, formatProblem } from '../model/index.js';
import { readAzureMigrateAnswer } from '../node/index.js';
import { renderSecondOpinionCsv, renderSecondOpinionText } from '../report/index.js';
import { chooseAnswer, deriveSecondOpinion } from '../second-opinion/index.js';
import { choiceWords } from './choice-words.js';
import { asText } from './as-text.js';
import { readForAssessment } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addFailureOptions, addQuietOption, checkOptions, failIfAsked } from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';
import { tellProblems } from './tell-problems.js';

interface SecondOpinionOptions extends AssessOptions {
  readonly answer?: readonly string[];
  readonly imitate: string;
  readonly csv?: boolean;
}

const NOTHING_WRITTEN = 'this command writes no file';
const STOP_WORDS: StopWords = { before: NOTHING_WRITTEN, after: NOTHING_WRITTEN };

/** Profiles that imitate Azure Migrate. */
const IMITATIONS: readonly string[] = ['azure-migrate', 'azure-migrate-2023'];

const refuse = (code: string, message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code, severity: 'error', at: null, message, remedy });

function imitating(name: string): Policy {
  const found = IMITATIONS.includes(name) ? findProfile(name) : null;
  if (found !== null) return found;
  throw refuse(
    'cli/bad-option',
    `--imitate "${name}" is no profile that imitates Azure Migrate`,
    choiceWords(name, IMITATIONS),
  );
}

/** The answer in the files, and what was wrong with them, told; null where none was asked for. */
async function readAnswer(
  paths: readonly string[] | undefined,
  ours: Policy,
  line: CommandLine,
): Promise<AzureMigrateAnswer | null> {
  if (paths === undefined) return null;
  const { answers, problems } = await readAzureMigrateAnswer(paths);
  for (const problem of problems.filter(({ severity }) => severity !== 'info'))
    line.error(`${formatProblem(problem)}\n`);
  const chosen = chooseAnswer(answers, ours.sizing.mode);
  if (chosen === null) {
    throw refuse(
      'cli/no-answer',
      `no assessment of Azure Migrate is in ${paths.join(', ')}`,
      'name the workbook that the portal or the export utility wrote, or the CSV of its sheet of machines; portolan check says what a file is',
    );
  }
  if (answers.length > 1) {
    line.error(
      `${paths.join(', ')} holds ${answers.length} answers; compared is the one of ${[chosen.file, ...chosen.sheets].join(', ')}\n`,
    );
  }
  return chosen;
}

async function secondOpinion(paths: readonly string[], options: SecondOpinionOptions, run: LongRun): Promise<void> {
  const profile = imitating(options.imitate);
  const assessment = await readForAssessment(paths, options, run);
  const answer = await readAnswer(options.answer, assessment.policy, run.line);
  const opinion = deriveSecondOpinion({ assessment, answer, imitating: profile });
  await run.lastCall();
  if (options.json === true) run.line.out(`${JSON.stringify(opinion, null, 2)}\n`);
  else
    run.line.out(
      options.csv === true ? renderSecondOpinionCsv(opinion) : asText(run.line, () => renderSecondOpinionText(opinion)),
    );
  tellProblems(assessment.estate.problems, run.line);
  failIfAsked(assessment.estate.problems, options, run.line);
}

export function addSecondOpinionCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('second-opinion')
    .description("put Azure Migrate's answer beside ours, with the rule behind each difference in size and cost")
    .argument('<inputs...>', 'inventories, samples and statements: files, folders, patterns, or - for stdin')
    .option('--answer <files...>', 'what Azure Migrate exported: its workbook, or the CSV of its sheets')
    .option(
      '--imitate <profile>',
      `the profile that stands for Azure Migrate's rules: ${IMITATIONS.join(', ')}`,
      IMITATIONS[0],
    )
    .option('--csv', 'print a row for each machine and step as CSV');
  addFailureOptions(addQuietOption(addAssessOptions(command))).action(
    (paths: string[], options: SecondOpinionOptions) => {
      checkOptions(options);
      if (options.csv === true && options.json === true) {
        throw refuse('cli/bad-option', '--csv and --json contradict each other', 'ask for one of the two');
      }
      return asLongRun(line, { words: STOP_WORDS, isQuiet: options.quiet === true }, (run) =>
        withStdin(paths, run.signal, (files) => secondOpinion(files, options, run)),
      );
    },
  );
}
