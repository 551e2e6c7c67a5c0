import type { Command } from 'commander';
import { deriveAssessment } from '../assessment/index.js';
import type { Assessment, AssessmentInput } from '../assessment/index.js';
import { deriveWaveCalendar } from '../calendar/index.js';
import type { WaveCalendar } from '../calendar/index.js';
import { deriveGraph } from '../graph/index.js';
import type { DependencyGraph } from '../graph/index.js';
import type { SourceLocation } from '../model/index.js';
import {
  DEFAULT_CONTINUITY_SETTINGS,
  readContinuityInputs,
  readContinuitySettings,
  readWavePlan,
} from '../node/index.js';
import type { ContinuityInputs, ContinuitySettings } from '../node/index.js';
import { deriveWaveInput, planWaves, scorePlan } from '../waves/index.js';
import type { WavePlan } from '../waves/index.js';
import { readForAssessment } from './assess-inputs.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addFailureOptions, addQuietOption } from './options.js';
import type { AssessOptions } from './options.js';
import { settingsAsked } from './wave-options.js';

/** Options of the plans of replication and of recovery alike. */
export interface ContinuityOptions extends AssessOptions {
  readonly site?: string;
  readonly settings?: string;
  readonly plan?: string;
  readonly waveSettings?: string;
  readonly out?: string;
  readonly all?: boolean;
}

/** All that either plan rests on. */
export interface ContinuityRead extends ContinuityInputs {
  readonly input: AssessmentInput;
  readonly assessment: Assessment;
  readonly graph: DependencyGraph;
  readonly settings: ContinuitySettings;
}

/** The waves with their windows, which replication fills; recovery knows none. */
export interface ContinuityWaves {
  readonly plan: WavePlan;
  readonly calendar: WaveCalendar;
}

export const CONTINUITY_INPUTS =
  'inventories, connections, samples or stores, a site file, statements: files, folders, patterns, or - for stdin';

/** What a run that is stopped says of its output. */
export const continuityWords = ({ out }: ContinuityOptions): StopWords =>
  out === undefined
    ? { before: 'nothing was to be written', after: 'nothing was to be written' }
    : { before: `nothing was written to ${out}`, after: `by then the plan was written to ${out}` };

export function addContinuityOptions(command: Command): Command {
  const own = command
    .option('--site <file>', 'the site file (default: the one among the inputs), see docs/site.md')
    .option('--settings <file>', 'YAML file that shapes the plan (docs/replication.md, docs/recovery.md)')
    .option('--wave-settings <file>', 'the settings of portolan waves: strategy, calendar (docs/waves.md)');
  return addFailureOptions(addQuietOption(addAssessOptions(own)));
}

/** Of a plan that fills the windows of waves. */
export const addWavePlanOption = (command: Command): Command =>
  command.option('--plan <file>', 'the plan of waves, of whatever form (default: as portolan waves plans it)');

/** The line of a key of the site file, else that of the nearest key above it. */
export function placeInSite(
  { siteFile, siteLines }: Pick<ContinuityInputs, 'siteFile' | 'siteLines'>,
  path: string,
): SourceLocation | null {
  if (siteFile === null) return null;
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const line = siteLines.get(at);
    if (line !== undefined) return { file: siteFile, line };
  }
  return { file: siteFile };
}

/** Reads and derives what comes before either plan: the estate assessed and its graph. */
export async function readContinuity(
  paths: readonly string[],
  options: ContinuityOptions,
  run: LongRun,
): Promise<ContinuityRead> {
  const { read } = await readBoth(paths, options, run);
  await run.lastCall();
  return read;
}

/** The same with the waves, which take longer than all the rest of a large estate. */
export async function readContinuityWithWaves(
  paths: readonly string[],
  options: ContinuityOptions,
  run: LongRun,
): Promise<ContinuityRead & ContinuityWaves> {
  const { read, asked } = await readBoth(paths, options, run);
  const { assessment, graph, input } = read;
  const { estate, peaks } = input;
  const given = options.plan === undefined ? null : await readWavePlan(options.plan, estate.machines);
  await run.lastCall();
  const waves = deriveWaveInput({ assessment, estate, graph, settings: asked.settings });
  const plan = given === null ? planWaves(waves) : scorePlan(waves, given.given);
  const calendar = deriveWaveCalendar({ plan, graph, estate, peaks, settings: asked.calendar, dns: asked.cutover.dns });
  return { ...read, plan, calendar };
}

async function readBoth(
  paths: readonly string[],
  options: ContinuityOptions,
  run: LongRun,
): Promise<{ readonly read: ContinuityRead; readonly asked: Awaited<ReturnType<typeof settingsAsked>> }> {
  const settings =
    options.settings === undefined ? DEFAULT_CONTINUITY_SETTINGS : await readContinuitySettings(options.settings);
  const asked = await settingsAsked(options.waveSettings === undefined ? {} : { settings: options.waveSettings });
  const beside = await readContinuityInputs(paths, options.site ?? null);
  const input = await readForAssessment(paths, options, run);
  const { estate, dependencies = null } = input;
  const assessment = deriveAssessment(input);
  const graph = deriveGraph({ machines: estate.machines, dependencies, keepNoise: asked.settings.keepNoise });
  return { read: { ...beside, input, assessment, graph, settings }, asked };
}
