import { basename } from 'node:path';
import type { Command } from 'commander';
import { AssessmentError } from '../model/index.js';
import {
  otherAssessmentIn,
  readEvidenceFile,
  serializeOutput,
  writeOutputFolder,
  writeWorkbook,
} from '../node/index.js';
import type { OutputFile } from '../node/index.js';
import {
  deriveRecoveryPlan,
  headOf,
  parseDrills,
  parseEvidence,
  renderEvidence,
  sealEvidence,
  verifyEvidence,
} from '../recovery/index.js';
import type { EvidenceHead, EvidenceRead, RecoveryPlan } from '../recovery/index.js';
import { recoveryTables, renderRecoveryHtml, renderRecoveryText, sheetOf, tableCsv } from '../report/index.js';
import { CommandEnd } from './command-line.js';
import type { CommandLine } from './command-line.js';
import {
  addContinuityOptions,
  CONTINUITY_INPUTS,
  continuityWords,
  placeInSite,
  readContinuity,
} from './continuity-inputs.js';
import type { ContinuityOptions } from './continuity-inputs.js';
import { asLongRun } from './long-run.js';
import type { LongRun } from './long-run.js';
import { checkOptions, failIfAsked } from './options.js';
import { withStdin } from './stdin-input.js';
import { listProblems, tellProblems } from './tell-problems.js';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The tables that people paste elsewhere: into a firewall's change, a runbook, a register of drills. */
const PASTED: ReadonlySet<string> = new Set(['security-rules', 'groups', 'drills-due']);

/** The files of a plan, whose data are a text already: data, a page, a workbook, and some of its tables. */
async function filesOf(plan: RecoveryPlan, text: string): Promise<readonly OutputFile[]> {
  const tables = recoveryTables(plan);
  return [
    { name: 'recovery.json', text },
    { name: 'recovery.html', text: renderRecoveryHtml(plan) },
    { name: 'recovery.xlsx', text: await writeWorkbook(tables.map(sheetOf), `Recovery, ${plan.asOf}`) },
    ...tables
      .filter(({ id }) => PASTED.has(id))
      .map((table): OutputFile => ({ name: `recovery-${table.id}.csv`, text: tableCsv(table) })),
  ];
}

interface PlanOptions extends ContinuityOptions {
  readonly evidence?: string;
  readonly evidenceHead?: string;
}

async function recover(paths: readonly string[], options: PlanOptions, run: LongRun): Promise<void> {
  const { line, commit, lastCall } = run;
  const evidence = await readEvidence(options);
  const read = await readContinuity(paths, options, run);
  const { estate, peaks, engineVersion, catalogue } = read.input;
  const { assessment, graph, site, statements, settings } = read;
  const plan = deriveRecoveryPlan({
    ...{ estate, assessment, graph, peaks, site, statements, engineVersion, evidence },
    ...{ regions: catalogue.regions, replication: settings.replication, settings: settings.recovery },
    places: {
      recovery: (path) => settings.placeOfRecovery?.(path) ?? null,
      replication: (path) => settings.placeOfReplication?.(path) ?? null,
      site: (path) => placeInSite(read, path),
    },
  });
  const text = serializeOutput(plan, assessment);
  await lastCall();
  if (options.out !== undefined) {
    const files = await filesOf(plan, text);
    commit();
    await writeOutputFolder(options.out, files);
  }
  line.out(options.json === true ? text : renderRecoveryText(plan, { all: options.all === true }));
  const told = [...(await otherAssessmentIn(options.out ?? null, assessment)), ...read.problems, ...plan.problems];
  tellProblems(estate.problems, line);
  listProblems(told, line, { all: options.all === true, what: 'The plan has' });
  failIfAsked([...estate.problems, ...told], options, line);
}

/** The evidence of drills, if any was named. One that is not as it was sealed stops the run: no plan may rest on it. */
async function readEvidence({ evidence: path, evidenceHead }: PlanOptions): Promise<EvidenceRead | null> {
  const head = headOfOption(evidenceHead, '--evidence-head');
  if (path === undefined) {
    if (head === null) return null;
    throw badOption('--evidence-head is given without --evidence', 'name the file of evidence too');
  }
  const read = parseEvidence(await readEvidenceFile(path), { file: basename(path), head });
  const [first, ...more] = read.problems.filter(({ severity }) => severity === 'error');
  if (read.isWhole || first === undefined) return read;
  throw new AssessmentError({
    ...first,
    message: `${first.message}${more.length === 0 ? '' : `, and ${more.length} more`}`,
    remedy: `${first.remedy}; portolan recovery verify tells all that is wrong with it`,
  });
}

interface VerifyOptions {
  readonly head?: string;
  readonly json?: boolean;
}

const HEAD = /^([1-9]\d{0,8}):([0-9a-f]{64})$/;

function headOfOption(text: string | undefined, option: string): EvidenceHead | null {
  if (text === undefined) return null;
  const [, sequence, hash] = HEAD.exec(text) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash };
  throw badOption(
    `${option} "${text}" is no head of evidence`,
    'write the number of the last record, a colon and the 64 digits of the last hash, as portolan recovery verify prints them',
  );
}

/** Drills that were written down, as lines behind a chain: the only form that verifies. */
async function seal(path: string, options: SealOptions, line: CommandLine): Promise<void> {
  const records = parseDrills(await readEvidenceFile(path), basename(path));
  const chain = options.onto === undefined ? null : verifyEvidence(await readEvidenceFile(options.onto), null);
  if (chain?.isWhole === false) {
    const [fault] = chain.faults;
    throw new AssessmentError({
      code: 'recovery/evidence-broken',
      severity: 'error',
      at: { file: basename(options.onto!), line: fault?.line ?? 1 },
      message: `the chain of evidence is broken: ${fault?.said ?? ''}`,
      remedy: 'bring back the file as it was sealed before anything is put behind it',
    });
  }
  const sealed = sealEvidence(records, chain?.head ?? null);
  line.out(renderEvidence(sealed));
  const head = headOf(sealed);
  if (head !== null) line.error(`head ${head.sequence}:${head.hash}: note it elsewhere\n`);
}

interface SealOptions {
  readonly onto?: string;
}

const badOption = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

async function verify(path: string, options: VerifyOptions, line: CommandLine): Promise<void> {
  const head = headOfOption(options.head, '--head');
  const text = await readEvidenceFile(path);
  const verdict = verifyEvidence(text, head);
  line.out(options.json === true ? json(verdict) : evidenceText(verdict));
  // Sealed as they are, so that the chain holds; but nobody may take them for drills.
  const { problems } = parseEvidence(text, { file: basename(path), head });
  const odd = problems.filter(({ code }) => code === 'recovery/evidence-fields');
  listProblems(odd, line, { all: true, what: 'The evidence has' });
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
    .option('--all', 'list every machine, group, rule and setting')
    .option('--evidence <file>', 'records of drills (docs/recovery.md): by them and the day of --as-of drills are due')
    .option('--evidence-head <head>', 'what was noted elsewhere of its last record');
  addContinuityOptions(plan).action((paths: string[], options: PlanOptions) => {
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
  recovery
    .command('seal')
    .description('print records of drills as sealed lines of evidence, to be put behind a file of evidence')
    .argument('<drills>', 'a record or a list of records as JSON, with the fields of docs/recovery.md')
    .option('--onto <evidence>', 'the evidence behind which they stand; without it a new chain begins')
    .action((path: string, options: SealOptions) => seal(path, options, line));
  for (const command of recovery.commands) command.copyInheritedSettings(program);
}
