import { join } from 'node:path';
import type { Command } from 'commander';
import { deriveAssessment } from '../assessment/index.js';
import { DEFAULT_LICENCE_TERMS, deriveLicences } from '../licences/index.js';
import type { Licences } from '../licences/index.js';
import { listFiles, readLicenceTerms, readStatements, separateStatements, writeOutputFolder } from '../node/index.js';
import { renderLicencesText } from '../report/index.js';
import { asText } from './as-text.js';
import { readForAssessment } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addFailureOptions, addQuietOption, checkOptions, failIfAsked } from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';
import { tellProblems } from './tell-problems.js';

interface LicencesOptions extends AssessOptions {
  readonly licences?: string;
  readonly out?: string;
  readonly all?: boolean;
}

const LICENCES_FILE = 'licences.json';

async function licences(paths: readonly string[], options: LicencesOptions, run: LongRun): Promise<void> {
  const { line, commit, lastCall } = run;
  const terms = options.licences === undefined ? DEFAULT_LICENCE_TERMS : await readLicenceTerms(options.licences);
  const input = await readForAssessment(paths, options, run);
  // Their faults are told with those of the other inputs.
  const { statements } = await readStatements((await separateStatements(await listFiles(paths))).statements);
  const { estate, catalogue } = input;
  const found: Licences = deriveLicences({ assessment: deriveAssessment(input), estate, catalogue, terms, statements });
  const text = `${JSON.stringify(found, null, 2)}\n`;
  await lastCall();
  if (options.out !== undefined) {
    commit();
    await writeOutputFolder(options.out, [{ name: LICENCES_FILE, text }]);
  }
  line.out(options.json === true ? text : asText(line, () => renderLicencesText(found, { all: options.all === true })));
  tellProblems(estate.problems, line);
  failIfAsked(estate.problems, options, line);
}

const wordsFor = ({ out }: LicencesOptions): StopWords =>
  out === undefined
    ? { before: 'nothing was to be written', after: 'nothing was to be written' }
    : { before: `nothing was written to ${out}`, after: `by then ${join(out, LICENCES_FILE)} was written` };

export function addLicencesCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('licences')
    .description(
      'count licences by the core before and after: Windows Server, SQL Server, Oracle Database; hybrid benefit',
    )
    .argument('<inputs...>', 'inventories, samples and statements: files, folders, patterns, or - for stdin')
    .option('--licences <file>', 'YAML file with rules, prices, hosts, and what runs where (docs/licences.md)')
    .option('--out <folder>', `also write ${LICENCES_FILE} there`)
    .option('--all', 'list every line, and every machine of what is unknown');
  addFailureOptions(addQuietOption(addAssessOptions(command))).action((paths: string[], options: LicencesOptions) => {
    checkOptions(options);
    return asLongRun(line, { words: wordsFor(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => licences(files, options, run)),
    );
  });
}
