import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { deriveAssessment } from '../assessment/index.js';
import {
  CASE_PROFILES,
  deriveBusinessCase,
  findCaseProfile,
  MOST_YEARS,
  resolveAssumptions,
} from '../business-case/index.js';
import type { CaseProfile, ResolvedAssumptions, StatedChanges } from '../business-case/index.js';
import { AssessmentError } from '../model/index.js';
import { parseAssumptionWords, readAssumptions, writeOutputFolder } from '../node/index.js';
import { renderBusinessCaseText } from '../report/index.js';
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

const CASE_FILE = 'business-case.json';
const PROFILE_NAMES = CASE_PROFILES.map(({ name }) => name).join(', ');

interface BusinessCaseOptions extends AssessOptions {
  readonly years: string;
  readonly assumptions?: string;
  readonly caseProfile?: string;
  readonly assume?: readonly string[];
  readonly out?: string;
}

const refuse = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

function yearsOf(text: string): number {
  const years = /^\d$/.test(text) ? Number(text) : 0;
  if (years >= 1 && years <= MOST_YEARS) return years;
  throw refuse(
    `--years "${text}" is not a number of years from 1 to ${MOST_YEARS}`,
    'write it in digits, such as --years 3',
  );
}

function profileOf(name: string | undefined): CaseProfile | null {
  if (name === undefined) return null;
  const found = findCaseProfile(name);
  if (found !== null) return found;
  throw refuse(
    `--case-profile "${name}" is no profile of assumptions`,
    choiceWords(
      name,
      CASE_PROFILES.map((profile) => profile.name),
    ),
  );
}

interface Asked {
  readonly years: number;
  readonly assumptions: ResolvedAssumptions;
}

/** The file first, then single words over it; a profile named on the command line wins over that of the file. */
async function askedBy(options: BusinessCaseOptions): Promise<Asked> {
  const years = yearsOf(options.years);
  const words = parseAssumptionWords(options.assume ?? []);
  const named = profileOf(options.caseProfile);
  const { assumptions: file } = options;
  const read = file === undefined ? null : await readAssumptions(file);
  const stated: readonly StatedChanges[] = [
    ...(file === undefined || read === null ? [] : [{ changes: read.changes, saidIn: basename(file) }]),
    { changes: words, saidIn: '--assume' },
  ];
  return { years, assumptions: resolveAssumptions(named ?? read?.profile ?? undefined, stated) };
}

const stopWords = ({ out }: BusinessCaseOptions): StopWords =>
  out === undefined
    ? { before: 'nothing was to be written', after: 'nothing was to be written' }
    : { before: `nothing was written to ${out}`, after: `by then ${join(out, CASE_FILE)} was written` };

async function businessCase(
  paths: readonly string[],
  { options, asked }: { readonly options: BusinessCaseOptions; readonly asked: Asked },
  run: LongRun,
): Promise<void> {
  const { line, commit, lastCall } = run;
  const input = await readForAssessment(paths, options, run);
  await lastCall();
  const found = deriveBusinessCase({ input, assessment: deriveAssessment(input), ...asked });
  const text = `${JSON.stringify(found, null, 2)}\n`;
  await lastCall();
  commit();
  const written = options.out === undefined ? [] : await writeOutputFolder(options.out, [{ name: CASE_FILE, text }]);
  line.out(options.json === true ? text : asText(line, () => renderBusinessCaseText(found, written)));
  tellProblems(input.estate.problems, line);
  failIfAsked(input.estate.problems, options, line);
}

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

export function addBusinessCaseCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('business-case')
    .description('on-premises against Azure over 1 to 5 years, every assumption named; who could be switched off')
    .argument('<inputs...>', 'inventories, samples and stores: files, folders, patterns, or - for stdin')
    .option('--years <number>', `years after year 0, 1 to ${MOST_YEARS}`, '4')
    .option('--assumptions <file>', 'YAML or JSON file with your own assumptions, see docs/business-case.md')
    .option('--assume <key=value>', 'one assumption, such as growthPercent=3; again for another', collect)
    .option('--case-profile <name>', `assumptions to start from: ${PROFILE_NAMES} (default: ${CASE_PROFILES[0]!.name})`)
    .option('--out <folder>', `also write ${CASE_FILE} into this folder`);
  addFailureOptions(addQuietOption(addAssessOptions(command))).action(
    async (paths: string[], options: BusinessCaseOptions) => {
      checkOptions(options);
      const asked = await askedBy(options);
      return asLongRun(line, { words: stopWords(options), isQuiet: options.quiet === true }, (run) =>
        withStdin(paths, run.signal, (files) => businessCase(files, { options, asked }, run)),
      );
    },
  );
}
