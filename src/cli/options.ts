import type { Command } from 'commander';
import { DEFAULT_POLICY, findProfile, PROFILES, withBucketMinutes } from '../assessment/index.js';
import type { Policy } from '../assessment/index.js';
import { createTimeZone, nearestZones } from '../ingest/index.js';
import { AssessmentError } from '../model/index.js';
import type { Problem, Severity } from '../model/index.js';
import { ASSUMED_REGION, readPolicy } from '../node/index.js';
import { formatCountOf } from '../report/index.js';
import { BUCKET_MINUTES } from '../timeseries/index.js';
import { choiceWords } from './choice-words.js';
import { CommandEnd } from './command-line.js';
import type { CommandLine } from './command-line.js';

/** Options that decide what is assessed and how; the same on every command that assesses. */
export interface AssessOptions {
  readonly profile?: string;
  readonly policy?: string;
  readonly region?: string;
  readonly prices?: string;
  readonly mapping?: string;
  readonly connectionsMapping?: string;
  readonly decisions?: string;
  readonly bucketMinutes?: string;
  readonly zone?: string;
  readonly asOf?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly strict?: boolean;
  readonly failOn?: string;
}

/** On every command that reads samples. */
export const addBucketOption = (command: Command, fallback: string): Command =>
  command.option(
    '--bucket-minutes <number>',
    `length of the buckets of which one peak counts each, aligned to UTC: ${BUCKET_MINUTES.join(', ')} (default: ${fallback})`,
  );

export const addAssessOptions = (command: Command): Command =>
  addBucketOption(command, 'what the policy or a peaks.store given states, else 10, as in Azure Migrate')
    .option('--profile <name>', `policy to use: ${PROFILES.map(({ name }) => name).join(', ')}`)
    .option('--policy <file>', 'YAML file that changes single lines of a profile')
    .option('--region <name>', `Azure region (default: ${ASSUMED_REGION}, told as an assumption)`)
    .option('--prices <file>', 'YAML file with your own prices, laid over the list prices')
    .option('--mapping <file>', 'YAML file that says which columns of a foreign CSV hold which samples')
    .option('--connections-mapping <file>', 'YAML file that says how a foreign table tells of connections')
    .option(
      '--decisions <file>',
      'YAML or JSON file of accepted risks, overridden facts, machines in or out (docs/decisions.md)',
    )
    .option(
      '--zone <name>',
      'time zone of sample stamps that state none, and of the days told, such as Australia/Melbourne',
    )
    .option(
      '--as-of <date>',
      "YYYY-MM-DD taken for today (default: the day of the last sample, else the catalogue's date)",
    )
    .option('--json', 'print JSON on stdout');

export const addQuietOption = (command: Command): Command =>
  command.option('--quiet', 'draw no progress bar, even where a terminal waits');

export const addFailureOptions = (command: Command): Command =>
  command
    .option('--strict', 'exit with 1 if the input has any error or warning')
    .option('--fail-on <level>', 'exit with 1 if the input has a problem of this level or worse: error, warning, info');

const usage = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

/**
 * The policy that the options ask for: a file wins over a profile, and both at once is a contradiction. A length of buckets among the
 * options wins over what the policy states.
 */
export async function policyOf(options: AssessOptions): Promise<Policy> {
  const policy = await statedPolicy(options);
  const bucketMinutes = bucketMinutesOf(options);
  if (bucketMinutes === undefined) return policy;
  return withBucketMinutes(policy, bucketMinutes);
}

async function statedPolicy({ profile, policy }: AssessOptions): Promise<Policy> {
  if (policy !== undefined && profile !== undefined) {
    throw usage(
      '--profile and --policy contradict each other',
      'write "extends: <profile>" in the policy file instead',
    );
  }
  if (policy !== undefined) return readPolicy(policy);
  if (profile === undefined) return DEFAULT_POLICY;
  const found = findProfile(profile);
  if (found !== null) return found;
  throw usage(
    `there is no profile "${profile}"`,
    choiceWords(
      profile,
      PROFILES.map(({ name }) => name),
    ),
  );
}

/** The length of buckets that the user names, or an error that says which there are; undefined where none is named. */
export function bucketMinutesOf({ bucketMinutes }: Pick<AssessOptions, 'bucketMinutes'>): number | undefined {
  if (bucketMinutes === undefined) return undefined;
  const minutes = /^\d+$/.test(bucketMinutes) ? Number(bucketMinutes) : Number.NaN;
  if (BUCKET_MINUTES.includes(minutes)) return minutes;
  throw usage(
    `--bucket-minutes "${bucketMinutes}" is not a length of buckets`,
    `write a number of minutes that divides the hour: ${BUCKET_MINUTES.join(', ')}`,
  );
}

/** A real calendar day, or an error that says so. */
export function asOfOf({ asOf }: AssessOptions): string | null {
  if (asOf === undefined) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(asOf) && !Number.isNaN(Date.parse(asOf));
  if (isDay && new Date(asOf).toISOString().startsWith(asOf)) return asOf;
  throw usage(`--as-of "${asOf}" is not a day`, 'write it as YYYY-MM-DD, such as 2026-08-22');
}

/** The zone of stamps that state none, or an error that names the zones it may have meant; null where none is given. */
export function zoneOf({ zone }: AssessOptions): string | null {
  if (zone === undefined) return null;
  if (createTimeZone(zone) !== null) return zone;
  const near = nearestZones(zone);
  throw usage(
    `--zone "${zone}" is no time zone`,
    `${near.length > 0 ? `did you mean ${near.join(' or ')}? Else ` : ''}write a name of the IANA data such as Australia/Melbourne, an offset such as +10:00, or UTC`,
  );
}

const LEVELS: readonly Severity[] = ['error', 'warning', 'info'];

/** The worst levels that end in exit code 1; empty where the user asked for none. */
function failingLevels({ strict, failOn }: AssessOptions): readonly Severity[] {
  if (failOn === undefined) return strict === true ? ['error', 'warning'] : [];
  const index = LEVELS.findIndex((level) => level === failOn);
  if (index >= 0) return LEVELS.slice(0, index + 1);
  throw usage(`--fail-on "${failOn}" is not a level`, choiceWords(failOn, LEVELS));
}

/** Refuses options that no run could follow before anything is read, so that a typing error does not cost a run. */
export function checkOptions(options: AssessOptions): void {
  failingLevels(options);
  bucketMinutesOf(options);
  asOfOf(options);
  zoneOf(options);
}

/** As often as they were found, as `check` counts them too. */
const countProblems = (problems: readonly Problem[], levels: readonly Severity[]): number =>
  problems.filter(({ severity }) => levels.includes(severity)).reduce((sum, { count }) => sum + (count ?? 1), 0);

/** Ends the command with exit code 1 where the user asked for it and the input has such a problem. */
export function failIfAsked(problems: readonly Problem[], options: AssessOptions, line: CommandLine): void {
  const levels = failingLevels(options);
  const count = countProblems(problems, levels);
  if (count === 0) return;
  line.error(`${formatCountOf(count, 'problem')} of level ${levels.join(' or ')}: exit code 1 as asked\n`);
  throw new CommandEnd(1);
}
