import type { Command } from 'commander';
import type { Assessment } from '../assessment/index.js';
import { serializeAssessment, writeOutputFolder } from '../node/index.js';
import { renderAssessSummary, renderReportHtml, renderSizesCsv } from '../report/index.js';
import { assessInputs } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { addAssessOptions, addFailureOptions, checkFailureOptions, failIfAsked } from './options.js';
import type { AssessOptions } from './options.js';

/** Where output goes unless a folder is named. */
export const DEFAULT_OUT = 'portolan-out';

/** Writes an assessment and what is rendered from it; returns the paths. */
export const writeAssessment = (assessment: Assessment, folder: string): Promise<readonly string[]> =>
  writeOutputFolder(folder, [
    { name: 'assessment.json', text: serializeAssessment(assessment) },
    { name: 'sizes.csv', text: renderSizesCsv(assessment) },
    { name: 'report.html', text: renderReportHtml(assessment) },
  ]);

async function assess(
  paths: readonly string[],
  options: AssessOptions & { readonly out: string },
  line: CommandLine,
): Promise<void> {
  checkFailureOptions(options);
  const assessment = await assessInputs(paths, options, line);
  const written = await writeAssessment(assessment, options.out);
  line.out(options.json === true ? serializeAssessment(assessment) : renderAssessSummary(assessment, written));
  failIfAsked(assessment.problems, options, line);
}

export function addAssessCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('assess')
    .description('size, price and judge every machine; write assessment.json, sizes.csv and report.html')
    .argument('<inputs...>', 'inventories: files or folders')
    .option('--out <folder>', 'where to write', DEFAULT_OUT);
  addFailureOptions(addAssessOptions(command)).action((paths: string[], options: AssessOptions & { out: string }) =>
    assess(paths, options, line),
  );
}
