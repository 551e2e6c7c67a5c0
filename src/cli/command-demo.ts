import { join } from 'node:path';
import type { Command } from 'commander';
import { DEMO_DAYS, demoMachines, ESTATE_NAMES, inventedEstate } from '../estates/index.js';
import type { EstateName } from '../estates/index.js';
import { AssessmentError } from '../model/index.js';
import { describeSamples, writeEstate } from '../node/index.js';
import type { EstateToWrite } from '../node/index.js';
import { renderAssessSummary } from '../report/index.js';
import { choiceWords } from './choice-words.js';
import { asText } from './as-text.js';
import { assessInputs } from './assess-inputs.js';
import { writeAssessment } from './command-assess.js';
import type { CommandLine } from './command-line.js';
import { hashPremises, lockOf } from './lock.js';
import type { AssessOptions } from './options.js';

/** Where the demo writes unless a folder is named. */
const DEMO_OUT = 'demo-out';

interface DemoOptions extends AssessOptions {
  readonly out: string;
  readonly estate: string;
  readonly whole?: boolean;
  readonly days?: string;
}

const badOption = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

function estateName(text: string): EstateName {
  const found = ESTATE_NAMES.find((name) => name === text);
  if (found !== undefined) return found;
  throw badOption(`there is no invented estate "${text}"`, choiceWords(text, ESTATE_NAMES));
}

function daysOf({ days }: DemoOptions, greatest: number): number {
  if (days === undefined) return greatest;
  const count = Number(days);
  if (/^\d{1,2}$/.test(days) && count >= 1 && count <= greatest) return count;
  throw badOption(`--days is "${days}"`, `give a whole number from 1 to ${greatest}`);
}

/** The part that fits into a minute, unless the whole is asked for. */
function partOf(options: DemoOptions): EstateToWrite {
  const estate = inventedEstate(estateName(options.estate));
  const isPart = estate.name === 'manufacturer' && options.whole !== true;
  const machines = isPart ? demoMachines(estate) : estate.machines;
  return { estate, machines, days: daysOf(options, isPart ? DEMO_DAYS : estate.days), layout: 'flat' };
}

function tellSamples(part: EstateToWrite, line: CommandLine): void {
  const { files, rows, packedBytes } = describeSamples(part);
  const megabytes = Math.ceil(packedBytes / 1_000_000);
  line.error(
    `writing ${part.machines.length} machines and ${part.days} ${part.days === 1 ? 'day' : 'days'} of samples: ${files} files, ` +
      `up to ${Math.ceil(rows / 1e5) / 10} million rows, about ${megabytes} MB packed\n`,
  );
}

async function demo(options: DemoOptions, line: CommandLine): Promise<void> {
  const inputs = join(options.out, 'inputs');
  const part = partOf(options);
  tellSamples(part, line);
  await writeEstate(part, inputs);
  line.error('reading them back and assessing\n');
  const premises = await hashPremises([inputs], options);
  const { assessment, peaks } = await assessInputs([inputs], options, { line });
  const written = await writeAssessment({ assessment, peaks, lock: lockOf(premises, assessment) }, options.out);
  line.out(asText(line, () => renderAssessSummary(assessment, written)));
  const sized = assessment.machines.find(({ size }) => size !== null);
  if (line.isTerminal && sized !== undefined) {
    line.error(
      `Next: open ${join(options.out, 'report.html')}, or ask portolan explain ${sized.name} ${options.out}\n`,
    );
  }
}

export function addDemoCommand(program: Command, line: CommandLine): void {
  program
    .command('demo')
    .description('assess an invented estate with its samples, so that you can see a report before you have data')
    .option('--out <folder>', 'where to write', DEMO_OUT)
    .option('--region <name>', 'Azure region', 'australiaeast')
    .option('--estate <name>', ESTATE_NAMES.join(' or '), 'manufacturer')
    .option('--whole', 'all 320 machines of the manufacturer and 31 days, instead of the part that fits into a minute')
    .option('--days <number>', 'only the last so many days of samples')
    .action((options: DemoOptions) => demo(options, line));
}
