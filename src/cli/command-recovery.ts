import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { AssessmentError } from '../model/index.js';
import { writeOutputFolder, writeWorkbook } from '../node/index.js';
import type { OutputFile } from '../node/index.js';
import { deriveRecoveryPlan, verifyEvidence } from '../recovery/index.js';
import type { EvidenceHead, RecoveryPlan } from '../recovery/index.js';
import { recoveryTables, renderRecoveryHtml, renderRecoveryText, sheetOf, tableCsv } from '../report/index.js';
import { CommandEnd } from './command-line.js';
import type { CommandLine } from './command-line.js';
import { addContinuityOptions, CONTINUITY_INPUTS, continuityWords, readContinuity } from './continuity-inputs.js';
import type { ContinuityOptions } from './continuity-inputs.js';
import { asLongRun } from './long-run.js';
import type { LongRun } from './long-run.js';
import { checkOptions, failIfAsked } from './options.js';
import { withStdin } from './stdin-input.js';
import { listProblems, tellProblems } from './tell-problems.js';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The tables that people paste elsewhere: into a firewall's change, a runbook, a register of drills. */
const PASTED: ReadonlySet<string> = new Set(['security-rules', 'groups', 'drills-due']);

/** The files of a plan: data, a page, a workbook, and some of its tables. */
async function filesOf(plan: RecoveryPlan): Promise<readonly OutputFile[]> {
  const tables = recoveryTables(plan);
  return [
    { name: 'recovery.json', text: json(plan) },
    { name: 'recovery.html', text: renderRecoveryHtml(plan) },
    { name: 'recovery.xlsx', text: await writeWorkbook(tables.map(sheetOf), `Recovery, ${plan.asOf}`) },
    ...tables
      .filter(({ id }) => PASTED.has(id))
      .map((table): OutputFile => ({ name: `recovery-${table.id}.csv`, text: tableCsv(table) })),
  ];
}

async function recover(paths: readonly string[], options: ContinuityOptions, run: LongRun): Promise<void> {
  const { line, commit, lastCall } = run;
  const read = await readContinuity(paths, options, run);
  const { estate, peaks, engineVersion, catalogue } = read.input;
  const { assessment, graph, site, statements, settings } = read;
  const plan = deriveRecoveryPlan({
    ...{ estate, assessment, graph, peaks, site, statements, engineVersion },
    ...{ regions: catalogue.regions, replication: settings.replication, settings: settings.recovery },
  });
  await lastCall();
  if (options.out !== undefined) {
    const files = await filesOf(plan);
    commit();
    await writeOutputFolder(options.out, files);
  }
  line.out(options.json === true ? json(plan) : renderRecoveryText(plan, { all: options.all === true }));
  const told = [...read.problems, ...plan.problems];
  tellProblems(estate.problems, line);
  listProblems(told, line, { all: options.all === true, what: 'The plan has' });
  failIfAsked([...estate.problems, ...told], options, line);
}

interface VerifyOptions {
  readonly head?: string;
  readonly json?: boolean;
}

const HEAD = /^(\d{1,9}):([0-9a-f]{64})$/;

function headOfOption(text: string | undefined): EvidenceHead | null {
  if (text === undefined) return null;
  const [, sequence, hash] = HEAD.exec(text) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash };
  throw new AssessmentError({
    code: 'cli/bad-option',
    severity: 'error',
    at: null,
    message: `--head "${text}" is no head of evidence`,
    remedy:
      'write the number of the last record, a colon and the 64 digits of the last hash, as this command prints them',
  });
}

async function verify(path: string, options: VerifyOptions, line: CommandLine): Promise<void> {
  const head = headOfOption(options.head);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new AssessmentError({
      code: 'node/cannot-read',
      severity: 'error',
      at: { file: basename(path) },
      message: 'the evidence cannot be read',
      remedy: 'name a file that is there and may be read',
    });
  });
  const verdict = verifyEvidence(text, head);
  line.out(options.json === true ? json(verdict) : evidenceText(verdict));
  if (!verdict.isWhole) throw new CommandEnd(1);
}

type Verdict = ReturnType<typeof verifyEvidence>;

const evidenceText = ({ records, head, faults, said }: Verdict): string =>
  [
    `${records} ${records === 1 ? 'record' : 'records'}: ${faults.length === 0 ? 'the chain holds' : 'the chain is broken'}`,
    ...faults.map((fault) => `  line ${fault.line}: ${fault.said}`),
    ...said.map((words) => `  ${words}`),
    ...(head === null ? [] : [`  head ${head.sequence}:${head.hash}`]),
    '',
  ].join('\n');

export function addRecoveryCommand(program: Command, line: CommandLine): void {
  const recovery = program
    .command('recovery')
    .description(
      'how machines come back: recovery points, start order and time, availability, the recovery site, drills',
    );
  const plan = recovery
    .command('plan')
    .description('plan the recovery in Azure, with every figure explained')
    .argument('<inputs...>', CONTINUITY_INPUTS)
    .option('--out <folder>', 'write recovery.json, .html, .xlsx and tables there')
    .option('--all', 'list every machine, group, rule and setting');
  addContinuityOptions(plan).action((paths: string[], options: ContinuityOptions) => {
    checkOptions(options);
    return asLongRun(line, { words: continuityWords(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => recover(files, options, run)),
    );
  });
  recovery
    .command('verify')
    .description('tell whether evidence of drills is as it was sealed, and which record was changed, removed or put in')
    .argument('<evidence>', 'JSON lines, see docs/recovery.md')
    .option(
      '--head <head>',
      'what was noted elsewhere of the last record: only that shows that none is missing at the end',
    )
    .option('--json', 'print JSON on stdout')
    .action((path: string, options: VerifyOptions) => verify(path, options, line));
  for (const command of recovery.commands) command.copyInheritedSettings(program);
}
