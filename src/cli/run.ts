import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { AssessmentError, formatProblem, nearestNames } from '../model/start.js';
import type { Problem } from '../model/start.js';
import { CommandEnd } from './command-line.js';
import type { CommandLine, ExitCode } from './command-line.js';
import { fitText } from './fit-text.js';
import { NEXT_STEPS } from './next-steps.js';
import { programFor } from './program.js';
import { widthOf } from './terminal.js';

/** Commander has told it in words, with what there is. */
const usageProblem = ({ message }: CommanderError): Problem => ({
  code: 'cli/usage',
  severity: 'error',
  at: null,
  message: message.replace(/^error: /, '').split('\n')[0]!,
  remedy: `${nearestOf(message)}portolan --help lists the commands, and portolan COMMAND --help its options`,
});

/** `(Did you mean assess?)`, which stands below the message. */
function nearestOf(message: string): string {
  const near = /\((Did you mean [^)]*\?)\)$/.exec(message)?.[1];
  return near === undefined ? '' : `${near.replace(/^D/, 'd').replace(/\s+/g, ' ')} `;
}

/** Whoever asked for JSON gets JSON, also where the run could not go on: an object with the problems, and nothing else. */
function tellAsJson(line: CommandLine, problem: Problem): void {
  if (isJsonAsked(line)) line.out(`${JSON.stringify({ problems: [problem] }, null, 2)}\n`);
}

function isJsonAsked({ arguments: words }: CommandLine): boolean {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).includes('--json');
}

/** What JSON may hold as it stands and a terminal obeys: DEL, the second set of controls, turns of text direction. */
const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The same JSON, with such signs escaped: they can only stand within its strings. */
const escaped = (json: string): string =>
  json.replace(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A command within one that also takes inputs, mistyped, looks like an input that is not there: `waves scor plan.csv`. */
function withNearestCommand(problem: Problem, program: Command | null): Problem {
  const [name, first] = program?.args ?? [];
  const inner = program?.commands.find((command) => command.name() === name)?.commands ?? [];
  if (problem.code !== 'ingest/no-input' || first === undefined || !problem.message.endsWith(` ${first}`))
    return problem;
  const near = nearestNames(
    first,
    inner.map((command) => command.name()),
    1,
  );
  if (near.length === 0) return problem;
  return { ...problem, remedy: `did you mean portolan ${name} ${near[0]}? Else ${problem.remedy}` };
}

/** What an error means to the caller, told on `error`. */
function endOf(error: unknown, line: CommandLine, program: Command | null): ExitCode {
  if (error instanceof CommandEnd) return error.exitCode;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    tellAsJson(line, usageProblem(error));
    return 2;
  }
  if (error instanceof AssessmentError) {
    const problem = withNearestCommand(error.problem, program);
    line.error(`${formatProblem(problem)}\n`);
    tellAsJson(line, problem);
    return 2;
  }
  line.error(`This is a fault of Portolan, not of your input. Please report it with the lines below.\n`);
  line.error(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 3;
}

/** What is said on stderr keeps to the width of a terminal; a bar, which moves the cursor, does so itself. */
const fitted = ({ error, isTerminal, columns }: CommandLine): CommandLine['error'] =>
  isTerminal
    ? (text) => {
        error(text.includes('\u001B') ? text : fitText(text, widthOf(columns)));
      }
    : error;

/** Runs one command line and returns its exit code; throws nothing. */
export async function run(given: CommandLine): Promise<ExitCode> {
  const error = fitted(given);
  const line: CommandLine = isJsonAsked(given)
    ? {
        ...given,
        error,
        out: (text) => {
          given.out(escaped(text));
        },
      }
    : { ...given, error };
  let program: Command | null = null;
  try {
    if (line.arguments.length === 0) {
      line.out(NEXT_STEPS);
      return 0;
    }
    program = await programFor(line);
    await program.parseAsync([...line.arguments], { from: 'user' });
    return 0;
  } catch (cause) {
    return endOf(cause, line, program);
  }
}
