import { join } from 'node:path';
import type { Command } from 'commander';
import { DEFAULT_LICENCE_TERMS } from '../licences/index.js';
import { deriveModernisation } from '../modernisation/index.js';
import type { Modernisation } from '../modernisation/index.js';
import { listFiles, readLicenceTerms, readStatements, separateStatements, writeOutputFolder } from '../node/index.js';
import { renderModernisationText } from '../report/index.js';
import { asText } from './as-text.js';
import { readForAssessment } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addFailureOptions, addQuietOption, checkOptions, failIfAsked } from './options.js';
import type { AssessOptions } from './options.js';
import { oracleLicences } from './oracle-licences.js';
import { withStdin } from './stdin-input.js';
import { tellProblems } from './tell-problems.js';

interface PaasOptions extends AssessOptions {
  readonly licences?: string;
  readonly out?: string;
  readonly all?: boolean;
}

const PAAS_FILE = 'paas.json';

async function paas(paths: readonly string[], options: PaasOptions, run: LongRun): Promise<void> {
  const { line, commit, lastCall } = run;
  const terms = options.licences === undefined ? DEFAULT_LICENCE_TERMS : await readLicenceTerms(options.licences);
  const input = await readForAssessment(paths, options, run);
  const { statements } = await readStatements((await separateStatements(await listFiles(paths))).statements);
  const { estate, dependencies = null, offer } = input;
  const licences = oracleLicences(input, terms, statements);
  const decided = new Map(estate.machines.map((machine) => [machine.id, machine.decided] as const));
  const found: Modernisation = deriveModernisation({
    ...{ estate, dependencies, region: offer.region.name, licences },
    decidedRoles: new Map([...decided].map(([id, of]) => [id, of?.roles ?? []] as const)),
    answersOf: (id) => decided.get(id)?.suggestions ?? [],
  });
  const text = `${JSON.stringify(found, null, 2)}\n`;
  await lastCall();
  if (options.out !== undefined) {
    commit();
    await writeOutputFolder(options.out, [{ name: PAAS_FILE, text }]);
  }
  line.out(
    options.json === true ? text : asText(line, () => renderModernisationText(found, { all: options.all === true })),
  );
  tellProblems(estate.problems, line);
  failIfAsked(estate.problems, options, line);
}

const wordsFor = ({ out }: PaasOptions): StopWords =>
  out === undefined
    ? { before: 'nothing was to be written', after: 'nothing was to be written' }
    : { before: `nothing was written to ${out}`, after: `by then ${join(out, PAAS_FILE)} was written` };

export function addPaasCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('paas')
    .description('suggest services of Azure that could replace machines, with the evidence and what stands in the way')
    .argument('<inputs...>', 'inventories, exports of connections, samples: files, folders, patterns, or - for stdin')
    .option('--licences <file>', 'YAML file of licence terms, for what Oracle costs on VMs (docs/licences.md)')
    .option('--out <folder>', `also write ${PAAS_FILE} there`)
    .option('--all', 'list every machine, its evidence, and what stands in the way');
  addFailureOptions(addQuietOption(addAssessOptions(command))).action((paths: string[], options: PaasOptions) => {
    checkOptions(options);
    return asLongRun(line, { words: wordsFor(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => paas(files, options, run)),
    );
  });
}
