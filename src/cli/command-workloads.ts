import { join } from 'node:path';
import type { Command } from 'commander';
import { findRegion } from '../catalog/index.js';
import { limitProblems } from '../ingest/index.js';
import { AssessmentError } from '../model/index.js';
import type { Problem } from '../model/index.js';
import {
  listFiles,
  readCatalogue,
  readDiscoveredWorkloads,
  readInputs,
  readWorkloads,
  separateWorkloads,
  writeOutputFolder,
} from '../node/index.js';
import { renderWorkloadsText } from '../report/index.js';
import { assessWorkloads, DEFAULT_WORKLOAD_POLICY } from '../workloads/index.js';
import type { Workload, WorkloadPolicy, WorkloadsAnswer } from '../workloads/index.js';
import { choiceWords } from './choice-words.js';
import { asText } from './as-text.js';
import { readingOf } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addFailureOptions, addQuietOption, checkOptions, failIfAsked, policyOf } from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';
import { listProblems, tellProblems } from './tell-problems.js';

interface WorkloadsOptions extends AssessOptions {
  readonly out?: string;
  readonly all?: boolean;
  readonly isolation?: boolean;
  readonly reservation?: boolean;
  readonly webPlan?: string;
  readonly missingPerformance?: string;
}

const WORKLOADS_FILE = 'workloads.json';

const usage = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

function choiceOf<Choice extends string>(option: string, text: string | undefined, choices: readonly Choice[]): Choice {
  if (text === undefined) return choices[0]!;
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw usage(`--${option} "${text}" is none of its values`, choiceWords(text, choices));
}

/** How machines are sized holds for workloads too: the comfort factor of the processor, and by what is sized. */
async function workloadPolicyOf(options: WorkloadsOptions): Promise<WorkloadPolicy> {
  const { sizing } = await policyOf(options);
  return {
    ...DEFAULT_WORKLOAD_POLICY,
    sizing: sizing.mode === 'asIs' ? 'asOnPremises' : 'performance',
    comfort: sizing.comfort.cpu,
    missingPerformance: choiceOf('missing-performance', options.missingPerformance, [
      ...(['allocated', 'smallest', 'unknown'] as const),
    ]),
    isolation: options.isolation === true,
    reservation: options.reservation === true,
    webPlan: choiceOf('web-plan', options.webPlan, ['documented', 'observed']),
  };
}

/** The short name of the region asked for; null where none is, since no region is assumed for services. */
async function regionOf({ region }: WorkloadsOptions): Promise<string | null> {
  if (region === undefined) return null;
  const found = findRegion(await readCatalogue(), region);
  if (found.kind === 'found') return found.region.name;
  throw usage(`there is no region "${region}"`, `did you mean ${found.nearest.join(' or ')}?`);
}

/** What one appliance of Azure Migrate discovers of SQL Server, for those who run it beside Portolan. */
function sqlLimitProblems(workloads: readonly Workload[]): readonly Problem[] {
  const instances = workloads.flatMap(({ facts }) => (facts.kind === 'sqlServer' ? [facts] : []));
  const databases = instances.map((facts) => facts.databases?.length ?? facts.userDatabases ?? 0);
  return limitProblems({
    sqlInstances: instances.length,
    sqlDatabases: databases.reduce((sum, count) => sum + count, 0),
  });
}

async function workloads(paths: readonly string[], options: WorkloadsOptions, run: LongRun): Promise<void> {
  const { line, commit, lastCall } = run;
  const [policy, region] = [await workloadPolicyOf(options), await regionOf(options)];
  const files = await separateWorkloads(await listFiles(paths));
  if (files.workloads.length === 0) {
    throw new AssessmentError({
      code: 'cli/no-workloads',
      severity: 'error',
      at: null,
      message: 'no input describes workloads',
      remedy: 'give a YAML file with the key workloads, or a CSV with the columns kind and machine (docs/workloads.md)',
    });
  }
  const read = await readWorkloads(files.workloads);
  const isInventory = files.others.length > 0;
  const estate = isInventory ? (await readInputs(files.others, await readingOf(options, run))).estate : null;
  const discovered = isInventory ? await readDiscoveredWorkloads(files.others) : [];
  const machines = estate?.machines ?? [];
  const answer = assessWorkloads({ workloads: read.workloads, machines, discovered, policy, region });
  const own = [...read.problems, ...answer.problems, ...sqlLimitProblems(read.workloads)];
  const problems = [...own, ...(estate?.problems ?? [])];
  const told: WorkloadsAnswer = { ...answer, problems };
  const text = `${JSON.stringify(told, null, 2)}\n`;
  await lastCall();
  if (options.out !== undefined) {
    commit();
    await writeOutputFolder(options.out, [{ name: WORKLOADS_FILE, text }]);
  }
  line.out(options.json === true ? text : asText(line, () => renderWorkloadsText(told, { all: options.all === true })));
  listProblems(own, line, { all: options.all === true });
  tellProblems(estate?.problems ?? [], line);
  failIfAsked(problems, options, line);
}

const wordsFor = ({ out }: WorkloadsOptions): StopWords =>
  out === undefined
    ? { before: 'nothing was to be written', after: 'nothing was to be written' }
    : { before: `nothing was written to ${out}`, after: `by then ${join(out, WORKLOADS_FILE)} was written` };

export function addWorkloadsCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('workloads')
    .description('judge SQL Server, PostgreSQL, MySQL and web applications for the services that would take them')
    .argument('<inputs...>', 'files of workloads (YAML or CSV, docs/workloads.md) and the inventory of their machines')
    .option('--isolation', 'web applications in plans of their own hardware (I1)')
    .option('--reservation', 'plans of web applications are reserved (P1v3)')
    .option('--web-plan <reading>', 'without a reservation: documented (P1v2, 8) or observed (P1v3, 16)')
    .option('--missing-performance <what>', 'where nothing was measured: allocated, smallest or unknown')
    .option('--out <folder>', `also write ${WORKLOADS_FILE} there`)
    .option('--all', 'list every workload with every finding and step');
  addFailureOptions(addQuietOption(addAssessOptions(command))).action((paths: string[], options: WorkloadsOptions) => {
    checkOptions(options);
    return asLongRun(line, { words: wordsFor(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => workloads(files, options, run)),
    );
  });
}
