import type { Command } from 'commander';
import { DEFAULT_CALENDAR_SETTINGS } from '../calendar/index.js';
import { DEFAULT_CUTOVER_SETTINGS } from '../cutover/index.js';
import { AssessmentError } from '../model/index.js';
import { readWaveSettings } from '../node/index.js';
import type { ReadWaveSettings } from '../node/index.js';
import { DEFAULT_WAVE_SETTINGS, findWaveProfile, WAVE_PROFILES } from '../waves/index.js';
import type { WaveSettings, WaveStrategy } from '../waves/index.js';
import { choiceWords } from './choice-words.js';

/** Options that shape a plan; the same on every command that plans or judges. */
export interface WaveOptions {
  readonly settings?: string;
  readonly waveProfile?: string;
  readonly strategy?: string;
  readonly waves?: string;
  readonly maxMachines?: string;
  readonly firstCutover?: string;
}

const STRATEGIES: readonly WaveStrategy[] = ['application', 'tier'];

export const addWaveOptions = (command: Command): Command =>
  command
    .option('--settings <file>', 'YAML file: weights, capacities, freezes, pins, calendar, cutover (docs/waves.md)')
    .option('--wave-profile <name>', `weights to use: ${WAVE_PROFILES.map(({ profile }) => profile).join(', ')}`)
    .option('--strategy <name>', `${STRATEGIES.join(' or ')} (default: application)`)
    .option('--waves <number>', 'so many waves (default: as few as the capacities allow; tier: three)')
    .option('--max-machines <number>', 'in a wave at most')
    .option('--first-cutover <day>', 'YYYY-MM-DD of the first cutover');

const usage = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

/** A whole number of an option, or an error that says what it takes. */
export function wholeNumber(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw usage(
    `--${name} "${text}" is no whole number from ${least} to ${most}`,
    `write digits, such as --${name} ${Math.max(least, 3)}`,
  );
}

const MOST_WAVES = 400;
const MOST_MACHINES = 1_000_000;

function strategyOf(text: string): WaveStrategy {
  const found = STRATEGIES.find((one) => one === text);
  if (found !== undefined) return found;
  throw usage(`there is no strategy "${text}"`, `use ${STRATEGIES.join(' or ')}`);
}

function profileOf(name: string | undefined): WaveSettings {
  if (name === undefined) return DEFAULT_WAVE_SETTINGS;
  const found = findWaveProfile(name);
  if (found !== null) return found;
  throw usage(
    `there is no profile of waves "${name}"`,
    choiceWords(
      name,
      WAVE_PROFILES.map(({ profile }) => profile),
    ),
  );
}

function dayOf(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (isDay && new Date(text).toISOString().startsWith(text)) return text;
  throw usage(`--first-cutover "${text}" is not a day`, 'write it as YYYY-MM-DD, such as 2027-02-06');
}

/** The file's settings with the options laid over them; an option counts before the file. */
export async function settingsAsked(options: WaveOptions): Promise<ReadWaveSettings> {
  const { settings: file, waveProfile, strategy, waves, maxMachines, firstCutover } = options;
  if (file !== undefined && waveProfile !== undefined) {
    throw usage(
      '--settings and --wave-profile contradict each other',
      'write "profile: <name>" under waves in the file instead',
    );
  }
  const base: ReadWaveSettings =
    file === undefined
      ? { settings: profileOf(waveProfile), calendar: DEFAULT_CALENDAR_SETTINGS, cutover: DEFAULT_CUTOVER_SETTINGS }
      : await readWaveSettings(file);
  const { settings } = base;
  return {
    ...base,
    settings: {
      ...settings,
      ...(strategy === undefined ? {} : { strategy: strategyOf(strategy) }),
      ...(waves === undefined ? {} : { waves: wholeNumber('waves', waves, [1, MOST_WAVES]) }),
      ...(maxMachines === undefined
        ? {}
        : {
            capacity: { ...settings.capacity, machines: wholeNumber('max-machines', maxMachines, [1, MOST_MACHINES]) },
          }),
      ...(firstCutover === undefined ? {} : { firstCutover: dayOf(firstCutover) }),
    },
  };
}
