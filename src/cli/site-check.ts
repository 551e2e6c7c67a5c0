import type { Command } from 'commander';
import { AssessmentError, formatProblem } from '../model/index.js';
import type { FindingSeverity } from '../rules/index.js';
import { SEVERITIES } from '../rules/index.js';
import { readSiteCheck, serializeSiteCheck, writeOutputFolder } from '../node/index.js';
import type { SiteCheckReading } from '../node/index.js';
import { formatCountOf, renderSiteText } from '../report/index.js';
import { choiceWords } from './choice-words.js';
import { asText } from './as-text.js';
import { CommandEnd } from './command-line.js';
import type { CommandLine } from './command-line.js';
import { asOfOf } from './options.js';
import { tellProblems } from './tell-problems.js';

const SITE_CHECK_FILE = 'site.json';

interface CheckOptions {
  readonly asOf?: string;
  readonly json?: boolean;
  readonly out?: string;
  readonly evidence?: string;
  readonly failOn?: string;
}

/** The severities that end in exit code 1; none where the user asked for none. */
function failingSeverities({ failOn }: CheckOptions): readonly FindingSeverity[] {
  if (failOn === undefined) return [];
  const index = SEVERITIES.findIndex((severity) => severity === failOn);
  if (index >= 0) return SEVERITIES.slice(0, index + 1);
  throw new AssessmentError({
    code: 'cli/bad-option',
    severity: 'error',
    at: null,
    message: `--fail-on "${failOn}" is no severity of a finding`,
    remedy: choiceWords(failOn, SEVERITIES),
  });
}

/** What replaced facts of the site file stands beside the answer that rests on it. */
function evidenceText({ problems }: SiteCheckReading): string {
  const told = problems.filter(({ code }) => code.startsWith('preflight/'));
  return told.length === 0 ? '' : `\n${['Evidence counts', ...told.map(formatProblem)].join('\n')}\n`;
}

async function check(
  [file, ...inputs]: readonly [string, ...string[]],
  options: CheckOptions,
  line: CommandLine,
): Promise<void> {
  const severities = failingSeverities(options);
  const reading: SiteCheckReading = await readSiteCheck(file, inputs, {
    asOf: asOfOf(options),
    evidence: options.evidence,
  });
  const text = serializeSiteCheck(reading);
  const written =
    options.out === undefined ? [] : await writeOutputFolder(options.out, [{ name: SITE_CHECK_FILE, text }]);
  line.out(
    options.json === true ? text : asText(line, () => `${renderSiteText(reading.check)}${evidenceText(reading)}`),
  );
  for (const path of written) line.error(`Wrote ${path}\n`);
  tellProblems(reading.problems, line);
  const failing = reading.check.findings.filter(({ severity }) => severities.includes(severity));
  if (failing.length === 0) return;
  line.error(
    `${formatCountOf(failing.length, 'finding')} of severity ${severities.join(' or ')}: exit code 1 as asked\n`,
  );
  throw new CommandEnd(1);
}

export function addSiteCheckCommand(site: Command, line: CommandLine): void {
  site
    .command('check')
    .description(
      'tell what of a site stands in the way of migration and recovery, what is unknown, and how to find out',
    )
    .argument('<site>', 'the site file, see docs/site.md')
    .argument('[inputs...]', 'inventories and statements: files, folders, patterns')
    .option('--out <folder>', `also write ${SITE_CHECK_FILE} into this folder`)
    .option('--evidence <file>', 'what portolan preflight saw; it replaces what the site file states of the same')
    .option('--as-of <date>', "YYYY-MM-DD taken for today, for the age of drills (default: the catalogue's date)")
    .option('--json', 'print JSON on stdout')
    .option(
      '--fail-on <severity>',
      `exit with 1 if a finding is of this severity or worse: ${SEVERITIES.join(', ')} (worst first)`,
    )
    .action((file: string, inputs: string[], options: CheckOptions) => check([file, ...inputs], options, line));
}
