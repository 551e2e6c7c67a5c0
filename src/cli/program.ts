import { Command } from 'commander';
import { engineVersion } from '../node/start.js';
import type { CommandLine } from './command-line.js';
import { COMMANDS } from './commands.js';
import type { CommandEntry } from './commands.js';
import { EXAMPLES } from './examples.js';
import { hasColour, widthOfOut } from './terminal.js';

const BOLD = '\u001B[1m';
const NOT_BOLD = '\u001B[22m';

/** The program without any command. */
function emptyProgram(line: CommandLine): Command {
  const isColoured = hasColour(line);
  return (
    new Command('portolan')
      .description('Charts the crossing from a data centre to Azure')
      .version(engineVersion(), '-V, --version', 'print the version')
      .helpOption('-h, --help', 'print this help')
      .commandsGroup('Data and knowledge:')
      .helpCommand('help [command]', 'print the help of a command')
      .exitOverride()
      // What stands behind a command within a command is its own, though both have options of one name: `waves score … --out`.
      .enablePositionalOptions()
      .configureHelp({
        // The arguments stand in the help of the command itself: with them no list fits 80 columns.
        subcommandTerm: (command) => command.name(),
        styleTitle: (title) => (isColoured ? `${BOLD}${title}${NOT_BOLD}` : title),
      })
      .configureOutput({
        writeOut: line.out,
        writeErr: line.error,
        getOutHelpWidth: () => widthOfOut(line),
        getErrHelpWidth: () => widthOfOut(line),
        // Decided above, by the one rule for all output.
        getOutHasColors: () => true,
        getErrHasColors: () => true,
      })
  );
}

/** `waves score` of the command `score` within `waves`. */
export const pathOf = (command: Command): string =>
  command.parent?.parent == null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;

/** Gives a command and those within it what all have: examples, and where its options are listed. */
function finish(command: Command): void {
  const path = pathOf(command);
  const examples = EXAMPLES.get(path) ?? [];
  const heading = examples.length === 1 ? 'Example:' : 'Examples:';
  if (examples.length > 0)
    command.addHelpText('after', `\n${heading}\n${examples.map((one) => `  ${one}`).join('\n')}`);
  const what = command.commands.length > 0 && command.options.length === 0 ? 'commands' : 'options';
  command.helpOption('-h, --help', 'print this help').showHelpAfterError(`(portolan ${path} --help lists its ${what})`);
  for (const inner of command.commands) finish(inner);
}

async function addEntry(program: Command, line: CommandLine, entry: CommandEntry): Promise<void> {
  (await entry.load())(program, line);
  finish(program.commands.find((command) => command.name() === entry.name)!);
}

/** The command that words name: the first that is no option, or the one behind `help`. */
function wantedOf(words: readonly string[]): string | undefined {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  return first === 'help' ? second : first;
}

/**
 * The program as these words need it: of the command that they name all its code, of the others name and summary. `all`: of every
 * command all its code.
 */
export async function programFor(
  line: CommandLine,
  { all = false }: { readonly all?: boolean } = {},
): Promise<Command> {
  const program = emptyProgram(line).showHelpAfterError('(portolan --help lists what there is)');
  const wanted = wantedOf(line.arguments);
  for (const entry of COMMANDS) {
    if (all || entry.name === wanted) await addEntry(program, line, entry);
    else program.command(entry.name);
    const command = program.commands.at(-1)!;
    command.summary(entry.summary).helpGroup(entry.group);
  }
  return program;
}
