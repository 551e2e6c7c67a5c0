import type { Command } from 'commander';
import { AssessmentError } from '../model/index.js';
import { hashInputs, readSite, runPreflight, writePreflightEvidence } from '../node/index.js';
import { formatCountOf, renderPreflightPlan, renderPreflightText } from '../report/index.js';
import { derivePreflightPlan, PROBE_KINDS } from '../site/index.js';
import type { PreflightEvidence, ProbeKind } from '../site/index.js';
import { asText } from './as-text.js';
import { CommandEnd } from './command-line.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';

interface PreflightCommandOptions {
  readonly only?: string;
  readonly server?: string;
  readonly timeout: string;
  readonly deadline: string;
  readonly concurrency: string;
  readonly plan?: boolean;
  readonly json?: boolean;
  readonly out?: string;
  readonly failOn?: string;
  readonly at?: string;
  readonly from?: string;
}

const usage = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

const MS_PER_SECOND = 1000;

function numberOf(
  option: string,
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw usage(`--${option} is "${text}"`, `write a number from ${least} to ${most}`);
}

function kindsOf(text: string | undefined): readonly ProbeKind[] | undefined {
  if (text === undefined) return undefined;
  return text.split(',').map((word) => {
    const kind = PROBE_KINDS.find((one) => one === word.trim());
    if (kind === undefined) throw usage(`--only names "${word}"`, `use some of ${PROBE_KINDS.join(', ')}, with commas`);
    return kind;
  });
}

const SERVER = /^(\d{1,3}\.){3}\d{1,3}(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$|^[0-9a-f]*:[0-9a-f:]+$/i;

/** Everything that could be wrong with the options, before anything is read. */
function limitsOf(options: PreflightCommandOptions): Checked {
  const { server, at } = options;
  if (server !== undefined && !SERVER.test(server)) {
    throw usage(
      `--server "${server}" is no address`,
      'write the address of a DNS server, such as 10.1.0.10 or 10.1.0.10:53',
    );
  }
  if (at !== undefined && (Number.isNaN(Date.parse(at)) || !/^\d{4}-\d{2}-\d{2}T.*Z$/.test(at))) {
    throw usage(`--at "${at}" is no time`, 'write it in UTC, such as 2026-11-21T20:00:00Z');
  }
  if (options.failOn !== undefined && options.failOn !== 'failed' && options.failOn !== 'unknown') {
    throw usage(`--fail-on "${options.failOn}" is not a verdict`, 'use failed, or unknown for both');
  }
  return {
    only: kindsOf(options.only),
    timeoutMs: numberOf('timeout', options.timeout, { least: 0.05, most: 60 }) * MS_PER_SECOND,
    deadlineMs: numberOf('deadline', options.deadline, { least: 0.05, most: 3600 }) * MS_PER_SECOND,
    concurrency: Math.trunc(numberOf('concurrency', options.concurrency, { least: 1, most: 64 })),
    at: at === undefined ? undefined : new Date(at).toISOString(),
  };
}

interface Checked {
  readonly only: readonly ProbeKind[] | undefined;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly concurrency: number;
  readonly at: string | undefined;
}

async function preflight(
  path: string,
  { options, limits }: { readonly options: PreflightCommandOptions; readonly limits: Checked },
  { line, signal, lastCall, commit }: LongRun,
): Promise<void> {
  const { site, file } = await readSite(path);
  const [locked] = await hashInputs([path]);
  const { server, from, out } = options;
  const plan = derivePreflightPlan(site, { only: limits.only, server });
  if (options.plan === true) {
    line.out(
      options.json === true ? `${JSON.stringify(plan, null, 2)}\n` : asText(line, () => renderPreflightPlan(plan)),
    );
    return;
  }
  line.error(asText(line, () => renderPreflightPlan(plan)));
  const evidence = await runPreflight({
    plan,
    site: { file, sha256: locked!.sha256 },
    server,
    from,
    signal,
    ...limits,
  });
  await lastCall();
  if (out !== undefined) {
    commit();
    await writePreflightEvidence(out, evidence);
  }
  line.out(
    options.json === true
      ? `${JSON.stringify(evidence, null, 2)}\n`
      : asText(line, () => renderPreflightText(evidence)),
  );
  failIfAsked(evidence, options, line);
}

function failIfAsked({ counts }: PreflightEvidence, { failOn }: PreflightCommandOptions, line: CommandLine): void {
  if (failOn === undefined) return;
  const count = counts.failed + (failOn === 'unknown' ? counts.unknown : 0);
  if (count === 0) return;
  line.error(
    `${formatCountOf(count, 'probe')} failed${failOn === 'unknown' ? ' or unknown' : ''}: exit code 1 as asked\n`,
  );
  throw new CommandEnd(1);
}

const wordsFor = ({ out }: PreflightCommandOptions): StopWords =>
  out === undefined
    ? { before: 'every connection is closed', after: 'every connection is closed' }
    : { before: `nothing was written to ${out}`, after: `by then ${out} was written` };

/** `portolan preflight SITE.yaml`: the only command that opens a connection or looks a name up. */
export function addPreflightCommand(program: Command, line: CommandLine): void {
  program
    .command('preflight')
    .description("look at a site's names, ports and TLS without harm, and keep what was seen (docs/preflight.md)")
    .argument('<site>', 'site file; what it names is what is contacted')
    .option('--plan', 'print what would be contacted, and contact nothing')
    .option('--only <kinds>', `some of these, with commas between: ${PROBE_KINDS.join(', ')}`)
    .option('--server <address>', 'ask this DNS server instead of the system')
    .option('--timeout <seconds>', 'for one attempt', '5')
    .option('--deadline <seconds>', 'for the whole run', '300')
    .option('--concurrency <number>', 'probes under way at once', '8')
    .option('--out <file>', 'also write the evidence there, where no file is yet')
    .option('--fail-on <verdict>', 'exit with 1 if a probe is failed, or unknown (or failed)')
    .option('--at <time>', 'taken for the time of the run, so that evidence can be reproduced')
    .option('--from <name>', "taken for this machine's name")
    .option('--json', 'print JSON on stdout')
    .action((path: string, options: PreflightCommandOptions) => {
      const limits = limitsOf(options);
      return asLongRun(line, { words: wordsFor(options), isQuiet: true }, (run) =>
        preflight(path, { options, limits }, run),
      );
    });
}
