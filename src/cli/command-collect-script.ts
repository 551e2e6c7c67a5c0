import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AssessmentError } from '../model/index.js';
import { COLLECTOR_KINDS, collectorInterval, renderCollectScript } from '../node/index.js';
import type { CollectorKind } from '../node/index.js';
import { choiceWords } from './choice-words.js';
import type { CommandLine } from './command-line.js';

interface CollectOptions {
  readonly out?: string;
  readonly interval?: string;
  readonly json?: boolean;
}

const usage = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

function kindOf(text: string): CollectorKind {
  const found = COLLECTOR_KINDS.find((kind) => kind === text.toLowerCase());
  if (found !== undefined) return found;
  throw usage(`there is no collector for "${text}"`, choiceWords(text, COLLECTOR_KINDS));
}

function intervalOf(kind: CollectorKind, text: string | undefined): number {
  const { least, greatest, usual } = collectorInterval(kind);
  if (text === undefined) return usual;
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= least && seconds <= greatest) return seconds;
  throw least === greatest
    ? usage(`--interval is "${text}", but ${kind} measures every ${usual} seconds`, 'leave --interval out')
    : usage(`--interval is "${text}"`, `write whole seconds from ${least} to ${greatest}`);
}

async function collectScript(text: string, options: CollectOptions, line: CommandLine): Promise<void> {
  const kind = kindOf(text);
  const intervalSeconds = intervalOf(kind, options.interval);
  const script = renderCollectScript(kind, { intervalSeconds });
  if (options.out !== undefined) await write(options.out, script);
  if (options.json === true) {
    const result = {
      kind,
      intervalSeconds,
      file: options.out ?? null,
      ...(options.out === undefined ? { script } : {}),
    };
    line.out(`${JSON.stringify(result, null, 2)}\n`);
  } else if (options.out === undefined) line.out(script);
  else line.error(`${options.out} is written; its first lines say how to run it and what it may do\n`);
}

async function write(path: string, script: string): Promise<void> {
  try {
    await writeFile(path, script, { flag: 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw new AssessmentError(
      {
        code: 'node/cannot-write',
        severity: 'error',
        at: { file: path },
        message: isThere ? 'there is such a file already, and it is left as it is' : 'the script cannot be written',
        remedy: isThere
          ? 'delete it or name another file with --out'
          : 'check that the folder exists and may be written to',
      },
      { cause },
    );
  }
}

/** `portolan collect-script vsphere|hyperv`: the script on stdout, or in the file of `--out`. */
export function addCollectScriptCommand(program: Command, line: CommandLine): void {
  program
    .command('collect-script')
    .description('write a read-only PowerShell script that collects samples on vSphere or Hyper-V')
    .argument('<platform>', COLLECTOR_KINDS.join(' or '))
    .option('--out <file>', 'where to write the script (default: on stdout)')
    .option('--interval <seconds>', 'seconds between samples; Hyper-V only (default: 30; vSphere always has 20)')
    .option('--json', 'print JSON on stdout')
    .action((platform: string, options: CollectOptions) => collectScript(platform, options, line));
}
