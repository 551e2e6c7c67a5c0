import { Command, CommanderError } from 'commander';
import { AssessmentError, formatProblem } from '../model/index.js';
import type { Problem } from '../model/index.js';
import { engineVersion } from '../node/index.js';
import { addAssessCommand } from './command-assess.js';
import { addAvsCommand } from './command-avs.js';
import { addBackTestCommand } from './command-backtest.js';
import { addBusinessCaseCommand } from './command-business-case.js';
import { addCatalogCommand } from './command-catalog.js';
import { addCheckCommand } from './command-check.js';
import { addCollectScriptCommand } from './command-collect-script.js';
import { addDemoCommand } from './command-demo.js';
import { addDiffCommand } from './command-diff.js';
import { addExplainCommand } from './command-explain.js';
import { addExportCommand } from './command-export.js';
import { addGraphCommand } from './command-graph.js';
import { addIngestCommand } from './command-ingest.js';
import { addJointCommand } from './command-joint.js';
import { addLicencesCommand } from './command-licences.js';
import { addPaasCommand } from './command-paas.js';
import { addPreflightCommand } from './command-preflight.js';
import { addRecoveryCommand } from './command-recovery.js';
import { addReplicationCommand } from './command-replication.js';
import { addRulesCommand } from './command-rules.js';
import { addSecondOpinionCommand } from './command-second-opinion.js';
import { addSiteCommand } from './command-site.js';
import { addTablesCommand } from './command-tables.js';
import { addWavesCommand } from './command-waves.js';
import { addWhatIfCommand } from './command-whatif.js';
import { addWorkloadsCommand } from './command-workloads.js';
import { CommandEnd } from './command-line.js';
import type { CommandLine, ExitCode } from './command-line.js';

function programFor(line: CommandLine): Command {
  const program = new Command('portolan')
    .description('Charts the crossing from a data centre to Azure')
    .version(engineVersion())
    .exitOverride()
    // What stands behind a command within a command is its own, though both have options of one name: `waves score … --out`.
    .enablePositionalOptions()
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
  addLicencesCommand(program, line);
  addPaasCommand(program, line);
  addWavesCommand(program, line);
  addGraphCommand(program, line);
  addReplicationCommand(program, line);
  addRecoveryCommand(program, line);
  addJointCommand(program, line);
  addBusinessCaseCommand(program, line);
  addSiteCommand(program, line);
  addPreflightCommand(program, line);
  addWorkloadsCommand(program, line);
  addAvsCommand(program, line);
  addIngestCommand(program, line);
  addExportCommand(program, line);
  addTablesCommand(program, line);
  addRulesCommand(program, line);
  addCatalogCommand(program, line);
  addCollectScriptCommand(program, line);
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

/** Commander has told it in words, with what there is. */
const usageProblem = ({ message }: CommanderError): Problem => ({
  code: 'cli/usage',
  severity: 'error',
  at: null,
  message: message.replace(/^error: /, '').split('\n')[0]!,
  remedy: 'portolan --help lists the commands, and portolan COMMAND --help its options',
});

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

/** What an error means to the caller, told on `error`. */
function endOf(error: unknown, line: CommandLine): ExitCode {
  if (error instanceof CommandEnd) return error.exitCode;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    tellAsJson(line, usageProblem(error));
    return 2;
  }
  if (error instanceof AssessmentError) {
    line.error(`${formatProblem(error.problem)}\n`);
    tellAsJson(line, error.problem);
    return 2;
  }
  line.error(`This is a fault of Portolan, not of your input. Please report it with the lines below.\n`);
  line.error(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 3;
}

/** Runs one command line and returns its exit code; throws nothing. */
export async function run(given: CommandLine): Promise<ExitCode> {
  const line = isJsonAsked(given)
    ? {
        ...given,
        out: (text: string): void => {
          given.out(escaped(text));
        },
      }
    : given;
  try {
    await programFor(line).parseAsync([...line.arguments], { from: 'user' });
    return 0;
  } catch (error) {
    return endOf(error, line);
  }
}
