import type { Command } from 'commander';
import {
  otherAssessmentIn,
  readChangedBlocks,
  serializeOutput,
  writeOutputFolder,
  writeWorkbook,
} from '../node/index.js';
import { renderReplicationHtml, renderReplicationText, replicationTables, sheetOf, tableCsv } from '../report/index.js';
import { BY_SITE, deriveReplicationPlan } from '../replication/index.js';
import type { ReplicationPlan } from '../replication/index.js';
import type { OutputFile } from '../node/index.js';
import type { CommandLine } from './command-line.js';
import {
  addContinuityOptions,
  addWavePlanOption,
  CONTINUITY_INPUTS,
  continuityWords,
  placeInSite,
  readContinuityWithWaves,
} from './continuity-inputs.js';
import type { ContinuityOptions } from './continuity-inputs.js';
import { asLongRun } from './long-run.js';
import type { LongRun } from './long-run.js';
import { checkOptions, failIfAsked, zoneOf } from './options.js';
import { withStdin } from './stdin-input.js';
import { listProblems, tellProblems } from './tell-problems.js';

/** The files of a plan, whose data are a text already: data, a page, a workbook, and the tables that people paste elsewhere. */
async function filesOf(plan: ReplicationPlan, text: string): Promise<readonly OutputFile[]> {
  const tables = replicationTables(plan);
  const csv = (id: string): readonly OutputFile[] =>
    tables
      .filter((table) => table.id === id)
      .map((table) => ({ name: `replication-${id}.csv`, text: tableCsv(table) }));
  return [
    { name: 'replication.json', text },
    { name: 'replication.html', text: renderReplicationHtml(plan) },
    { name: 'replication.xlsx', text: await writeWorkbook(tables.map(sheetOf), `Replication, ${plan.asOf}`) },
    ...csv('machines'),
    ...csv('disks'),
    ...csv('checklist'),
  ];
}

async function replicate(paths: readonly string[], options: ContinuityOptions, run: LongRun): Promise<void> {
  const { line, commit, lastCall } = run;
  const read = await readContinuityWithWaves(paths, options, run);
  const { estate, peaks, offer, engineVersion } = read.input;
  const { assessment, graph, plan: waves, calendar, site } = read;
  const changed = await readChangedBlocks(paths, { zone: zoneOf(options), signal: run.signal });
  const plan = deriveReplicationPlan({
    changed,
    ...{ estate, assessment, peaks, waves, calendar, site, offer, engineVersion },
    settings: read.settings.replication,
    roles: new Map(graph.machines.map(({ id, roles }) => [id, roles] as const)),
    placeOf: (by, path) =>
      by === BY_SITE ? placeInSite(read, path) : (read.settings.placeOfReplication?.(path) ?? null),
  });
  const text = serializeOutput(plan, assessment);
  await lastCall();
  if (options.out !== undefined) {
    const files = await filesOf(plan, text);
    commit();
    await writeOutputFolder(options.out, files);
  }
  line.out(options.json === true ? text : renderReplicationText(plan, { all: options.all === true }));
  const told = [...(await otherAssessmentIn(options.out ?? null, assessment)), ...read.problems, ...plan.problems];
  tellProblems(estate.problems, line);
  listProblems(told, line, { all: options.all === true, what: 'The plan has' });
  failIfAsked([...estate.problems, ...told], options, line);
}

export function addReplicationCommand(program: Command, line: CommandLine): void {
  const replication = program
    .command('replication')
    .description('how machines are replicated: churn, limits, appliances, bandwidth, first copies against windows');
  const plan = replication
    .command('plan')
    .description('plan the replication offline, from samples and inventory, with every figure explained')
    .argument('<inputs...>', CONTINUITY_INPUTS)
    .option('--out <folder>', 'write replication.json, .html, .xlsx and tables there')
    .option('--all', 'list every limit, machine and item');
  addWavePlanOption(addContinuityOptions(plan)).action((paths: string[], options: ContinuityOptions) => {
    checkOptions(options);
    return asLongRun(line, { words: continuityWords(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => replicate(files, options, run)),
    );
  });
  plan.copyInheritedSettings(program);
  replication.copyInheritedSettings(program);
}
