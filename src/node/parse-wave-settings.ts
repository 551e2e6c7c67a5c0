import type { z } from 'zod';
import type { Problem, SourceLocation } from '../model/index.js';
import { DEFAULT_WAVE_SETTINGS, findWaveProfile } from '../waves/index.js';
import type { WaveSettings } from '../waves/index.js';
import { WAVE_SETTINGS_SCHEMA, waveSettingKeys } from './wave-settings-schema.js';
import type { WaveSettingsInFile } from './wave-settings-schema.js';
import { openSettings, refuseSettings, settingsProblem } from './settings-file.js';
import type { SettingsKind } from './settings-file.js';
import { hintFor, nameOfPath, placeAt } from './yaml-document.js';
import type { OpenedYaml } from './yaml-document.js';
import type { YamlPath } from './yaml-lines.js';

/** The keys that a file of settings may have at the top; each has its own owner. */
const KIND: SettingsKind = { code: 'wave-settings', topKeys: ['waves', 'calendar', 'cutover'] };
const WHERE = 'docs/waves.md and schemas/wave-settings.schema.json say what each key takes';

/** The settings of waves, and the document from which the other keys are read. */
export interface WaveSettingsFile {
  readonly settings: WaveSettings;
  readonly document: OpenedYaml;
}

/**
 * Reads the key `waves` of a file of settings: YAML 1.2, without aliases. What it does not state is as its profile has it; a profile of
 * which weights are changed says so in its name, unless the file gives one.
 *
 * @param file its label, for messages and for the places of freezes and pins
 * @throws {AssessmentError} `wave-settings/bad-yaml`, `wave-settings/unknown-key` with the nearest known keys, `wave-settings/bad-value`;
 *   all faults of the file are told at once, each with its line
 */
export function parseWaveSettings(text: string, file: string): WaveSettingsFile {
  const { opened, content, problems: strange } = openSettings(text, file, KIND);
  const checked = WAVE_SETTINGS_SCHEMA.safeParse((content as Record<string, unknown>)['waves'] ?? {});
  const problems = [
    ...strange,
    ...(checked.success ? [] : checked.error.issues.flatMap((issue) => problemsOf(issue, opened))),
    ...(checked.success ? faultsBetween(checked.data, opened) : []),
  ];
  if (problems.length > 0 || !checked.success) return refuseSettings(problems);
  return { settings: settingsOf(checked.data, opened), document: opened };
}

const problem = (code: string, at: SourceLocation, words: readonly [message: string, remedy: string]): Problem =>
  settingsProblem(KIND, { code, at }, words);

function problemsOf(issue: z.core.$ZodIssue, opened: OpenedYaml): readonly Problem[] {
  const path: YamlPath = ['waves', ...issue.path];
  if (issue.code !== 'unrecognized_keys') {
    return [problem('bad-value', placeAt(path, opened), [`${nameOfPath(path)}: ${issue.message}`, WHERE])];
  }
  const [within] = issue.path;
  const known = waveSettingKeys(typeof within === 'string' ? within : null);
  return issue.keys.map((key) =>
    problem('unknown-key', placeAt([...path, key], opened), [
      `${nameOfPath([...path, key])} is not a key of these settings`,
      hintFor(key, known),
    ]),
  );
}

/** What only several values together show. */
function faultsBetween(read: WaveSettingsInFile, opened: OpenedYaml): readonly Problem[] {
  const bad = (path: YamlPath, message: string, remedy: string): Problem =>
    problem('bad-value', placeAt(['waves', ...path], opened), [
      `${nameOfPath(['waves', ...path])}: ${message}`,
      remedy,
    ]);
  const { cutovers = [], waves = null, freezes = [], pins = [], firstCutover = null } = read;
  return [
    ...cutovers.flatMap((date, at) =>
      at > 0 && date <= cutovers[at - 1]!
        ? [
            bad(
              ['cutovers', at],
              `${date} does not come after ${cutovers[at - 1]!}`,
              'write the cutovers in their order',
            ),
          ]
        : [],
    ),
    ...(cutovers.length > 0 && firstCutover !== null
      ? [bad(['firstCutover'], 'the cutovers are stated as well', 'state one of firstCutover and cutovers')]
      : []),
    ...(waves !== null && cutovers.length > waves
      ? [bad(['cutovers'], `${cutovers.length} cutovers for ${waves} waves`, 'write one cutover for each wave')]
      : []),
    ...freezes.flatMap(({ from, to }, at) =>
      to < from ? [bad(['freezes', at, 'to'], `${to} lies before ${from}`, 'write the last day of the freeze')] : [],
    ),
    ...pins.flatMap((pin, at) => [
      ...((pin.machines ?? []).length + (pin.applications ?? []).length === 0
        ? [bad(['pins', at], 'names nobody', 'write machines or applications')]
        : []),
      ...(waves !== null && typeof pin.wave === 'number' && pin.wave > waves
        ? [bad(['pins', at, 'wave'], `wave ${pin.wave} of ${waves}`, 'name a wave that there is')]
        : []),
    ]),
  ];
}

function settingsOf(read: WaveSettingsInFile, opened: OpenedYaml): WaveSettings {
  const { name, profile, weights, capacity, link, byWave, freezes, pins, ...plain } = read;
  const base = findWaveProfile(profile ?? DEFAULT_WAVE_SETTINGS.profile) ?? DEFAULT_WAVE_SETTINGS;
  const changed = weights === undefined ? base.profile : `${base.profile}, changed by ${opened.file}`;
  const named = <T extends { machines?: readonly string[] | undefined; applications?: readonly string[] | undefined }>(
    one: T,
    path: YamlPath,
  ) => ({
    ...one,
    machines: one.machines ?? [],
    applications: one.applications ?? [],
    at: placeAt(['waves', ...path], opened),
  });
  return {
    ...base,
    ...stated(plain),
    profile: name ?? changed,
    weights: { ...base.weights, ...stated(weights ?? {}) },
    capacity: { ...base.capacity, ...stated(capacity ?? {}) },
    link: { ...base.link, ...stated(link ?? {}) },
    byWave: (byWave ?? []).map(({ wave, ...own }) => ({ wave, ...stated(own) })),
    freezes: (freezes ?? []).map((freeze, at) => named(freeze, ['freezes', at])),
    pins: (pins ?? []).map((pin, at) => ({ ...named(pin, ['pins', at]), wave: pin.wave === 'out' ? null : pin.wave })),
  };
}

/** Without the keys that are there in name only. */
type Stated<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const stated = <T extends object>(given: T): Stated<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Stated<T>;
