import type { Command } from 'commander';
import type { AssessedMachine, Assessment } from '../assessment/index.js';
import { deriveSizeMarket, explainRefusals } from '../sizing/index.js';
import { AssessmentError, nearestNames } from '../model/index.js';
import { findAssessmentFile, readAssessment, readCatalogue, readRegionOffer } from '../node/index.js';
import { renderCertificateText, renderExplainText } from '../report/index.js';
import { asText } from './as-text.js';
import { assessInputs } from './assess-inputs.js';
import { certifyMachine } from './certify-machine.js';
import { DEFAULT_OUT } from './command-assess.js';
import type { CommandLine } from './command-line.js';
import { explainAsHtml } from './explain-html.js';
import type { ExplainedSource } from './explain-html.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addQuietOption, checkOptions } from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';
import { tellProblems } from './tell-problems.js';

const TOLD_NAMES = 8;

const refuse = (code: string, message: string, remedy: string): never => {
  throw new AssessmentError({ code, severity: 'error', at: null, message, remedy });
};

/** Names that hold the text or are a slip away from it; where there are none, no name is a better guess than another. */
function nameSuggestion({ machines, outOfScope }: Assessment, wanted: string): string {
  const names = [...new Set([...machines, ...outOfScope].map(({ name }) => name))];
  const near = nearestNames(wanted, names, TOLD_NAMES);
  const holding = names.filter((name) => name.toLowerCase().includes(wanted.toLowerCase()));
  const told = [...new Set([...near, ...holding])].slice(0, TOLD_NAMES).map((name) => `"${name}"`);
  return told.length > 0
    ? `did you mean ${told.join(' or ')}? sizes.csv lists every machine`
    : 'no name is near it; sizes.csv lists every machine';
}

/** The machine with this id or name; upper and lower case are the same. */
function findMachine(assessment: Assessment, wanted: string): AssessedMachine {
  const key = wanted.toLowerCase();
  const byId = assessment.machines.find(({ id }) => id.toLowerCase() === key);
  if (byId !== undefined) return byId;
  const named = assessment.machines.filter(({ name }) => name.toLowerCase() === key);
  if (named.length === 1) return named[0]!;
  if (named.length > 1) {
    const ids = named.slice(0, TOLD_NAMES).map(({ id }) => id);
    return refuse(
      'cli/ambiguous-machine',
      `${named.length} machines are named "${wanted}"`,
      `name one by its id: ${ids.join(', ')}`,
    );
  }
  const left = assessment.outOfScope.find(({ id, name }) => id.toLowerCase() === key || name.toLowerCase() === key);
  if (left !== undefined) {
    return refuse(
      'cli/out-of-scope',
      `"${left.name}" was not assessed: ${left.reason}`,
      'change "scope" in the policy to take it in',
    );
  }
  return refuse('cli/unknown-machine', `no machine is named "${wanted}"`, nameSuggestion(assessment, wanted));
}

const flagOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Of inputs themselves; what was wrong with them is told, as no output folder tells it. */
async function assessNow(paths: readonly string[], options: AssessOptions, run: LongRun): Promise<ExplainedSource> {
  const { assessment, peaks } = await assessInputs(paths, options, run);
  tellProblems(assessment.problems, run.line);
  return { assessment, peaks, file: null };
}

/** An output folder is explained as it stands; options that would change the answer need the inputs themselves. */
async function sourceFor(paths: readonly string[], options: AssessOptions, run: LongRun): Promise<ExplainedSource> {
  const sources = paths.length === 0 ? [DEFAULT_OUT] : paths;
  const file = sources.length === 1 ? await findAssessmentFile(sources[0]!) : null;
  if (file === null) {
    return paths.length === 0
      ? refuse(
          'cli/nothing-to-explain',
          `there is no assessment in ${DEFAULT_OUT}`,
          'name the inputs or an output folder',
        )
      : assessNow(paths, options, run);
  }
  const changing = (
    [
      ...(['profile', 'policy', 'region', 'prices', 'mapping', 'connectionsMapping', 'decisions'] as const),
      ...(['zone', 'asOf', 'bucketMinutes'] as const),
    ] as const
  ).filter((key) => options[key] !== undefined);
  if (changing.length > 0) {
    refuse(
      'cli/needs-inputs',
      `--${changing.map(flagOf).join(', --')} would change the answer, and an output folder holds only the answer given`,
      'name the input files instead of the output folder',
    );
  }
  return { assessment: await readAssessment(file), file, peaks: null };
}

/** Every size refused, with the first limit it fails; recomputed, since an assessment keeps only the cheapest ten. */
async function allRefusals(
  assessment: Assessment,
  machine: AssessedMachine,
): Promise<ReturnType<typeof explainRefusals>> {
  if (machine.need === null) return [];
  const catalogue = await readCatalogue();
  const offer = await readRegionOffer(catalogue, assessment.region.name);
  return explainRefusals(machine.need, deriveSizeMarket(catalogue, offer, assessment.policy));
}

interface ExplainOptions extends AssessOptions {
  readonly all?: boolean;
  readonly certificate?: boolean;
  readonly html?: string | true;
}

const NOTHING_WRITTEN = 'nothing was written, and so nothing is left behind';
const stopWords = ({ html }: ExplainOptions): StopWords => ({
  before: NOTHING_WRITTEN,
  after: html === undefined ? NOTHING_WRITTEN : 'by then the page was written',
});

async function explain(
  wanted: string,
  paths: readonly string[],
  { options, run }: { readonly options: ExplainOptions; readonly run: LongRun },
): Promise<void> {
  const source = await sourceFor(paths, options, run);
  const { assessment } = source;
  const found = findMachine(assessment, wanted);
  if (options.html !== undefined) return explainAsHtml(source, found, { named: options.html, run });
  await run.lastCall();
  if (options.certificate === true) {
    const checked = await certifyMachine(assessment, found, options.prices);
    const isJson = options.json === true;
    run.line.out(
      isJson
        ? `${JSON.stringify(checked, null, 2)}\n`
        : asText(run.line, () => renderCertificateText(assessment, found, checked)),
    );
    return;
  }
  const machine =
    options.all === true && found.refused !== null
      ? { ...found, refused: { ...found.refused, nearest: [], cheapest: await allRefusals(assessment, found) } }
      : found;
  run.line.out(
    options.json === true
      ? `${JSON.stringify(machine, null, 2)}\n`
      : asText(run.line, () => renderExplainText(assessment, machine)),
  );
}

export function addExplainCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('explain')
    .description('tell why a machine got its size, from the source to the bill')
    .argument('<machine>', 'name or id')
    .argument('[paths...]', `an output folder (default: ${DEFAULT_OUT}), or inputs as of assess, - for stdin`)
    .option('--all', 'list every size refused, not only the ten cheapest')
    .option('--certificate', 'prove that nothing cheaper keeps every limit, checked by code of its own')
    .option(
      '--html [file]',
      'write a page with every bucket of its samples, disk and NIC drawn (default: machine.html)',
    );
  addQuietOption(addAssessOptions(command)).action((wanted: string, paths: string[], options: ExplainOptions) => {
    checkOptions(options); // before stdin is waited for
    return asLongRun(line, { words: stopWords(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => explain(wanted, files, { options, run })),
    );
  });
}
