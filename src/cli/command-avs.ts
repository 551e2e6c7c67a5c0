import { join } from 'node:path';
import type { Command } from 'commander';
import { deriveAssessment } from '../assessment/index.js';
import type { AssessedMachine } from '../assessment/index.js';
import {
  AVS_CPU_CAP_2020,
  AVS_NODE_NAMES,
  AVS_RANGES,
  AVS_STORAGE_NAMES,
  avsManagement,
  DEFAULT_AVS_POLICY,
  deriveAvs,
  PUBLISHED_AVS_MANAGEMENT,
} from '../avs/index.js';
import type { AvsMachine, AvsPolicy } from '../avs/index.js';
import { AssessmentError, BYTES_PER_GIB } from '../model/index.js';
import type { Machine } from '../model/index.js';
import { writeOutputFolder } from '../node/index.js';
import { renderAvsText } from '../report/index.js';
import { choiceWords } from './choice-words.js';
import { asText } from './as-text.js';
import { readForAssessment } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addFailureOptions, addQuietOption, checkOptions, failIfAsked } from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';
import { tellProblems } from './tell-problems.js';

interface AvsOptions extends AssessOptions {
  readonly out?: string;
  readonly all?: boolean;
  readonly node?: string;
  readonly storagePolicy?: string;
  readonly storage?: string;
  readonly edition?: string;
  readonly oversubscription?: string;
  readonly memoryOvercommit?: string;
  readonly deduplication?: string;
  readonly growth?: string;
  readonly management?: string;
}

const AVS_FILE = 'avs.json';

const usage = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

function choiceOf<Choice extends string>(option: string, text: string | undefined, choices: readonly Choice[]): Choice {
  if (text === undefined) return choices[0]!;
  const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  throw usage(`--${option} "${text}" is none of its values`, choiceWords(text, choices));
}

interface Range {
  readonly least: number;
  readonly greatest: number;
  readonly usual: number;
}

function numberOf(option: string, text: string | undefined, { least, greatest, usual }: Range): number {
  if (text === undefined) return usual;
  const value = /^\d{1,7}(?:\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= greatest) return value;
  throw usage(`--${option} "${text}" is no number that it takes`, `write a number from ${least} to ${greatest}`);
}

type Three = readonly [cpu: number, memory: number, storage: number];

/** Three numbers in the order of processor, memory, storage. Two would leave open which is meant, and one amount what it is of. */
function threeOf(option: string, text: string, range: Range, expected: string): Three {
  const parts = text.split(',').map((part) => part.trim());
  const [cpu, memory, storage] = parts;
  if (cpu === undefined || memory === undefined || storage === undefined || parts.length > 3) {
    throw usage(`--${option} "${text}" has ${parts.length === 1 ? '1 part' : `${parts.length} parts`}`, expected);
  }
  return [numberOf(option, cpu, range), numberOf(option, memory, range), numberOf(option, storage, range)];
}

const GREATEST_FACTOR = 10;
const GREATEST_AMOUNT = 1_000_000;
const PUBLISHED = 'published';

/** One factor for all three, or three. */
function growthOf({ growth = '1' }: AvsOptions): AvsPolicy['growth'] {
  const range: Range = { least: 1, greatest: GREATEST_FACTOR, usual: 1 };
  const three = growth.includes(',') ? growth : [growth, growth, growth].join(',');
  const expected = 'write one factor for all, or three: CPU,MEMORY,STORAGE, such as 1.1,1,1.2';
  const [cpu, memory, storage] = threeOf('growth', three, range, expected);
  return { cpu, memory, storage };
}

/** Three amounts, or the word for those that Microsoft publishes. */
function managementOf({ management }: AvsOptions): AvsPolicy['management'] {
  if (management === undefined) return DEFAULT_AVS_POLICY.management;
  const { vCpus: published, memoryGB: gigabytes, storageGB: disks } = PUBLISHED_AVS_MANAGEMENT;
  const amounts = [published, gigabytes, disks].join(',');
  const text = management.trim().toLowerCase() === PUBLISHED ? amounts : management;
  const expected = `write three: vCPU, GB of memory, GB of disks, such as ${amounts}, or "${PUBLISHED}" for these`;
  const range: Range = { least: 0, greatest: GREATEST_AMOUNT, usual: 0 };
  const [vCpus, memoryGB, storageGB] = threeOf('management', text, range, expected);
  return avsManagement({ vCpus, memoryGB, storageGB });
}

function avsPolicyOf(options: AvsOptions): AvsPolicy {
  const usual = DEFAULT_AVS_POLICY;
  const overcommit = { ...AVS_RANGES.memoryOvercommit, usual: usual.memoryOvercommit };
  const deduplication = { ...AVS_RANGES.deduplication, usual: usual.deduplication };
  return {
    ...usual,
    node: choiceOf('node', options.node, AVS_NODE_NAMES),
    storage: choiceOf('storage-policy', options.storagePolicy, AVS_STORAGE_NAMES),
    storageBasis: choiceOf('storage', options.storage, ['allocated', 'used']),
    cpuCapPercent:
      choiceOf('edition', options.edition, ['2024', '2020']) === '2020' ? AVS_CPU_CAP_2020 : usual.cpuCapPercent,
    oversubscription: numberOf('oversubscription', options.oversubscription, {
      ...{ least: 1, greatest: 20, usual: usual.oversubscription },
    }),
    memoryOvercommit: numberOf('memory-overcommit', options.memoryOvercommit, overcommit),
    deduplication: numberOf('deduplication', options.deduplication, deduplication),
    growth: growthOf(options),
    management: managementOf(options),
  };
}

const gb = (bytes: number | null): number | null => (bytes === null ? null : bytes / BYTES_PER_GIB);

/** Each disk where they are listed, else the total that the source states. */
function allocatedBytes({ disks, storageBytes }: Machine): number | null {
  if (disks.length === 0) return storageBytes;
  return disks.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function avsMachineOf(machine: Machine, assessed: AssessedMachine | undefined): AvsMachine {
  const { id, name, source, os, addresses, nics, condition } = machine;
  const all = [...new Set([...addresses, ...nics.flatMap((nic) => nic.addresses)])];
  const need = assessed?.need ?? null;
  return {
    id,
    facts: {
      ...{ name, source, addresses: all.length === 0 ? null : all, connectedMedia: condition.connectedMedia },
      os: { name: os.name ?? os.product, product: os.product, version: os.version },
    },
    vCpus: need === null ? machine.cores : need.cores,
    memoryGB: gb(need === null ? machine.memoryBytes : need.memoryBytes),
    allocatedGB: gb(allocatedBytes(machine)),
    usedGB: gb(machine.storageUsedBytes),
  };
}

async function avs(paths: readonly string[], options: AvsOptions, run: LongRun): Promise<void> {
  const { line, commit, lastCall } = run;
  const policy = avsPolicyOf(options);
  const input = await readForAssessment(paths, options, run);
  const { estate } = input;
  const assessed = new Map(deriveAssessment(input).machines.map((machine) => [machine.id, machine]));
  // What the policy leaves out of scope (templates, machines that are off where it says so) is not moved.
  const inScope = estate.machines.filter(({ id }) => assessed.has(id));
  const answer = deriveAvs(
    inScope.map((machine) => avsMachineOf(machine, assessed.get(machine.id))),
    policy,
  );
  const text = `${JSON.stringify(answer, null, 2)}\n`;
  await lastCall();
  if (options.out !== undefined) {
    commit();
    await writeOutputFolder(options.out, [{ name: AVS_FILE, text }]);
  }
  line.out(options.json === true ? text : asText(line, () => renderAvsText(answer, { all: options.all === true })));
  tellProblems(estate.problems, line);
  failIfAsked(estate.problems, options, line);
}

const wordsFor = ({ out }: AvsOptions): StopWords =>
  out === undefined
    ? { before: 'nothing was to be written', after: 'nothing was to be written' }
    : { before: `nothing was written to ${out}`, after: `by then ${join(out, AVS_FILE)} was written` };

export function addAvsCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('avs')
    .description('count the nodes of Azure VMware Solution that would carry the estate, and judge each machine for it')
    .argument('<inputs...>', 'inventories and samples: files, folders, patterns, or - for stdin')
    .option('--node <type>', `type of node: ${AVS_NODE_NAMES.join(', ')} (default: AV36)`)
    .option('--storage-policy <name>', `${AVS_STORAGE_NAMES.join(', ')} (default: ftt1-raid1)`)
    .option('--storage <basis>', 'allocated or used disks (default: allocated)')
    .option('--edition <year>', '2024: processors up to 100 %; 2020: up to 80 % (default: 2024)')
    .option('--oversubscription <number>', 'vCPU on one core (default: 4)')
    .option('--memory-overcommit <number>', '0.5 to 10 (default: 1)')
    .option('--deduplication <number>', 'deduplication and compression, 1 to 10 (default: 1)')
    .option('--growth <factors>', 'factors over the need: one, or CPU,MEMORY,STORAGE (default: 1)')
    .option(
      '--management <amounts>',
      'vCPU,GB,GB that vCenter Server, NSX and the like take, or published (default: none)',
    )
    .option('--out <folder>', `also write ${AVS_FILE} there`)
    .option('--all', 'list every machine');
  addFailureOptions(addQuietOption(addAssessOptions(command))).action((paths: string[], options: AvsOptions) => {
    checkOptions(options);
    return asLongRun(line, { words: wordsFor(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => avs(files, options, run)),
    );
  });
}
