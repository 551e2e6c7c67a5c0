import { deriveAssessment } from '../assessment/index.js';
import type { Assessment, AssessmentInput } from '../assessment/index.js';
import { createTimeZone } from '../ingest/index.js';
import { readAssessmentInput } from '../node/index.js';
import type { ReadAssessmentOptions, WatchOptions } from '../node/index.js';
import type { CalendarZone, PeakSet } from '../timeseries/index.js';
import type { CommandLine } from './command-line.js';
import { asOfOf, bucketMinutesOf, policyOf, zoneOf } from './options.js';
import type { AssessOptions } from './options.js';

/** What the command line asks for, as values. */
export async function readingOf(options: AssessOptions, watch: WatchOptions): Promise<ReadAssessmentOptions> {
  const [asOf, zone, bucketMinutes] = [asOfOf(options), zoneOf(options), bucketMinutesOf(options)];
  const { region, prices, mapping, connectionsMapping, decisions } = options;
  const files = { prices, mapping, connectionsMapping, decisions };
  const { onProgress, signal } = watch;
  return { policy: await policyOf(options), region, ...files, bucketMinutes, zone, asOf, onProgress, signal };
}

/** By whose clocks the days of the calendar begin: those that the user names, else UTC. */
export function calendarZoneOf(options: AssessOptions): CalendarZone | null {
  const name = zoneOf(options);
  return name === null ? null : createTimeZone(name);
}

/** Where commands say what they do, and what they read by. */
export type ReadingRun = { readonly line: CommandLine } & WatchOptions;

/** From files to all that an assessment depends on, told on a terminal step by step. */
export async function readForAssessment(
  paths: readonly string[],
  options: AssessOptions,
  { line, ...watch }: ReadingRun,
): Promise<AssessmentInput> {
  const onStep = (text: string): void => {
    if (line.isTerminal && options.quiet !== true) line.error(`${text}\n`);
  };
  return readAssessmentInput(paths, { ...(await readingOf(options, watch)), onStep });
}

/** From files to an assessment in memory: the way that `assess`, `explain` and `demo` share. */
export async function assessInputs(
  paths: readonly string[],
  options: AssessOptions,
  run: ReadingRun,
): Promise<{ readonly assessment: Assessment; readonly peaks: PeakSet | null }> {
  const input = await readForAssessment(paths, options, run);
  return { assessment: deriveAssessment(input), peaks: input.peaks };
}
