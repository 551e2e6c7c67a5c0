import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { demoFiles } from '../node/index.js';
import { renderAssessSummary } from '../report/index.js';
import { assessInputs } from './assess-inputs.js';
import { writeAssessment } from './command-assess.js';
import type { CommandLine } from './command-line.js';
import { hashPremises, lockOf } from './lock.js';
import type { AssessOptions } from './options.js';

/** Where the demo writes unless a folder is named. */
const DEMO_OUT = 'demo-out';

async function demo(options: AssessOptions & { readonly out: string }, line: CommandLine): Promise<void> {
  const inputs = join(options.out, 'inputs');
  await mkdir(inputs, { recursive: true });
  for (const { name, content } of demoFiles()) await writeFile(join(inputs, name), content);
  const premises = await hashPremises([inputs], options);
  const { assessment, peaks } = await assessInputs([inputs], options, line);
  const written = await writeAssessment({ assessment, peaks, lock: lockOf(premises, assessment) }, options.out);
  line.out(renderAssessSummary(assessment, written));
}

export function addDemoCommand(program: Command, line: CommandLine): void {
  program
    .command('demo')
    .description('assess an invented manufacturer, so that you can see a report before you have data')
    .option('--out <folder>', 'where to write', DEMO_OUT)
    .option('--region <name>', 'Azure region', 'australiaeast')
    .action((options: AssessOptions & { out: string }) => demo(options, line));
}
