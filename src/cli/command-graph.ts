import { join } from 'node:path';
import type { Command } from 'commander';
import { deriveGraph } from '../graph/index.js';
import { AssessmentError } from '../model/index.js';
import { writeOutputFolder } from '../node/index.js';
import { renderFunctionGroupsText, renderGraphText } from '../report/index.js';
import { asText } from './as-text.js';
import { readForAssessment } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import { functionsOf, GRAPH_FILE, graphFile } from './graph-output.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addFailureOptions, addQuietOption, checkOptions, failIfAsked } from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';
import { tellProblems } from './tell-problems.js';

interface GraphOptions extends AssessOptions {
  readonly out?: string;
  readonly all?: boolean;
  readonly keepNoise?: readonly string[];
  readonly functions?: boolean;
}

async function graph(paths: readonly string[], options: GraphOptions, run: LongRun): Promise<void> {
  const { line, commit, lastCall } = run;
  const { estate, dependencies = null } = await readForAssessment(paths, options, run);
  const machines = estate.machines.filter(({ isTemplate }) => !isTemplate);
  const found = deriveGraph({ machines, dependencies, keepNoise: options.keepNoise ?? [] });
  const unknown = found.problems.find(({ code }) => code === 'graph/unknown-noise-rule');
  if (unknown !== undefined) throw new AssessmentError(unknown);
  const functions = options.functions === true ? functionsOf(dependencies) : null;
  const { text } = graphFile(found, functions);
  await lastCall();
  if (options.out !== undefined) {
    commit();
    await writeOutputFolder(options.out, [{ name: GRAPH_FILE, text }]);
  }
  const isAll = options.all === true;
  const words = (): string =>
    `${renderGraphText(found, { all: isAll })}${functions === null ? '' : renderFunctionGroupsText(functions, { all: isAll })}`;
  line.out(options.json === true ? text : asText(line, words));
  const problems = [...estate.problems, ...found.problems];
  tellProblems(problems, line);
  failIfAsked(problems, options, line);
}

const wordsFor = ({ out }: GraphOptions): StopWords =>
  out === undefined
    ? { before: 'nothing was to be written', after: 'nothing was to be written' }
    : { before: `nothing was written to ${out}`, after: `by then ${join(out, GRAPH_FILE)} was written` };

export function addGraphCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('graph')
    .description('who depends on whom: roles, noise, shared services, applications, availability, single points')
    .argument('<inputs...>', 'inventories and exports of connections: files, folders, patterns, or - for stdin')
    .option('--out <folder>', `also write ${GRAPH_FILE} there`)
    .option('--keep-noise <rule...>', 'keep what these rules take for noise as dependencies (docs/graph.md lists them)')
    .option('--functions', 'also group the ends of all connections by what they serve and ask, without an inventory')
    .option('--all', 'list every group, machine and edge');
  addFailureOptions(addQuietOption(addAssessOptions(command))).action((paths: string[], options: GraphOptions) => {
    checkOptions(options);
    return asLongRun(line, { words: wordsFor(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => graph(files, options, run)),
    );
  });
}
