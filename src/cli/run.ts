import { Command, CommanderError } from 'commander';
import { AssessmentError, formatProblem } from '../model/index.js';
import { engineVersion } from '../node/index.js';
import { addAssessCommand } from './command-assess.js';
import { addBackTestCommand } from './command-backtest.js';
import { addBusinessCaseCommand } from './command-business-case.js';
import { addCatalogCommand } from './command-catalog.js';
import { addCheckCommand } from './command-check.js';
import { addCollectScriptCommand } from './command-collect-script.js';
import { addDemoCommand } from './command-demo.js';
import { addDiffCommand } from './command-diff.js';
import { addExplainCommand } from './command-explain.js';
import { addExportCommand } from './command-export.js';
import { addIngestCommand } from './command-ingest.js';
import { addSecondOpinionCommand } from './command-second-opinion.js';
import { addWhatIfCommand } from './command-whatif.js';
import { CommandEnd } from './command-line.js';
import type { CommandLine, ExitCode } from './command-line.js';

function programFor(line: CommandLine): Command {
  const program = new Command('portolan')
    .description('Charts the crossing from a data centre to Azure')
    .version(engineVersion())
    .exitOverride()
    .showHelpAfterError('(portolan --help lists what there is)')
    .configureOutput({ writeOut: line.out, writeErr: line.error });
  addDemoCommand(program, line);
  addCheckCommand(program, line);
  addAssessCommand(program, line);
  addExplainCommand(program, line);
  addBackTestCommand(program, line);
  addSecondOpinionCommand(program, line);
  addDiffCommand(program, line);
  addWhatIfCommand(program, line);
  addBusinessCaseCommand(program, line);
  addIngestCommand(program, line);
  addExportCommand(program, line);
  addCatalogCommand(program, line);
  addCollectScriptCommand(program, line);
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

/** What an error means to the caller, told on `error`. */
function endOf(error: unknown, line: CommandLine): ExitCode {
  if (error instanceof CommandEnd) return error.exitCode;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof AssessmentError) {
    line.error(`${formatProblem(error.problem)}\n`);
    return 2;
  }
  line.error(`This is a fault of Portolan, not of your input. Please report it with the lines below.\n`);
  line.error(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 3;
}

/** Runs one command line and returns its exit code; throws nothing. */
export async function run(line: CommandLine): Promise<ExitCode> {
  try {
    await programFor(line).parseAsync([...line.arguments], { from: 'user' });
    return 0;
  } catch (error) {
    return endOf(error, line);
  }
}
