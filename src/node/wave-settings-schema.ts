import { z } from 'zod';
import { CALENDAR_SETTINGS_SCHEMA } from './calendar-settings-schema.js';
import { CUTOVER_SETTINGS_SCHEMA } from './cutover-settings-schema.js';
import { DEFAULT_WAVE_SETTINGS, WAVE_PROFILES } from '../waves/index.js';
import type { WaveCapacity, WaveStrategy, WaveWeights } from '../waves/index.js';

const MOST_WAVES = 400;
const MOST_ENTRIES = 2000;
/** Sums over an estate of 10,000 machines stay exact below this. */
const MOST_WEIGHT = 100_000_000;
const MOST_DAYS = 3650;

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === text;
};
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { message: 'is no day; write it as 2027-01-30' })
  .refine(isDay, { message: 'is a day that there is not' });
const name = z.string().trim().min(1).max(200);
const names = z.array(name).max(MOST_ENTRIES);
const words = z.string().trim().min(1, { message: 'is empty' }).max(500);
const weight = z.int().min(0).max(MOST_WEIGHT);
const amount = z.number().min(0).max(1e18).nullable();
const limit = z.int().min(0).max(1_000_000).nullable();
const wave = z.int().min(1).max(MOST_WAVES);

const weights = z.strictObject(
  Object.fromEntries(Object.keys(DEFAULT_WAVE_SETTINGS.weights).map((key) => [key, weight.optional()])) as Record<
    keyof WaveWeights,
    z.ZodOptional<typeof weight>
  >,
);

const capacity = {
  machines: limit.optional(),
  hours: amount.optional(),
  transferBytes: amount.optional(),
  replicating: limit.optional(),
};
const part = { machines: names.optional(), applications: names.optional() };
const freeze = z.strictObject({ ...part, from: day, to: day, why: words });
const pin = z.strictObject({ ...part, wave: z.union([wave, z.literal('out')]), who: words, why: words });

const settings = z.strictObject({
  profile: z.enum(WAVE_PROFILES.map(({ profile }) => profile) as [string, ...string[]]).optional(),
  name: name.optional(),
  strategy: z.enum(['application', 'tier']).optional(),
  waves: wave.nullable().optional(),
  firstCutover: day.nullable().optional(),
  daysBetweenWaves: z.int().min(1).max(MOST_DAYS).optional(),
  cutovers: z.array(day).max(MOST_WAVES).optional(),
  weights: weights.optional(),
  capacity: z.strictObject(capacity).optional(),
  byWave: z
    .array(z.strictObject({ wave, ...capacity }))
    .max(MOST_WAVES)
    .optional(),
  hoursPerMachine: z.number().min(0).max(10_000).optional(),
  hoursPerFinding: z.number().min(0).max(10_000).optional(),
  earlyWaves: z.int().min(0).max(MOST_WAVES).optional(),
  link: z
    .strictObject({
      roundTripMs: z.number().min(0).max(10_000).nullable().optional(),
      bitsPerSecond: z.number().min(1).max(1e15).nullable().optional(),
    })
    .optional(),
  keepNoise: names.optional(),
  freezes: z.array(freeze).max(MOST_ENTRIES).optional(),
  pins: z.array(pin).max(MOST_ENTRIES).optional(),
});

type CapacityInFile = { readonly [K in keyof WaveCapacity]?: number | null | undefined };
interface PartInFile {
  readonly machines?: readonly string[] | undefined;
  readonly applications?: readonly string[] | undefined;
}

/** The key `waves` as a file states it. */
export interface WaveSettingsInFile {
  readonly profile?: string | undefined;
  readonly name?: string | undefined;
  readonly strategy?: WaveStrategy | undefined;
  readonly waves?: number | null | undefined;
  readonly firstCutover?: string | null | undefined;
  readonly daysBetweenWaves?: number | undefined;
  readonly cutovers?: readonly string[] | undefined;
  readonly weights?: { readonly [K in keyof WaveWeights]?: number | undefined } | undefined;
  readonly capacity?: CapacityInFile | undefined;
  readonly byWave?: readonly ({ readonly wave: number } & CapacityInFile)[] | undefined;
  readonly hoursPerMachine?: number | undefined;
  readonly hoursPerFinding?: number | undefined;
  readonly earlyWaves?: number | undefined;
  readonly link?:
    | { readonly roundTripMs?: number | null | undefined; readonly bitsPerSecond?: number | null | undefined }
    | undefined;
  readonly keepNoise?: readonly string[] | undefined;
  readonly freezes?:
    readonly (PartInFile & { readonly from: string; readonly to: string; readonly why: string })[] | undefined;
  readonly pins?:
    readonly (PartInFile & { readonly wave: number | 'out'; readonly who: string; readonly why: string })[] | undefined;
}

/** The key `waves` of a file of settings; what is absent is as its profile has it. */
export const WAVE_SETTINGS_SCHEMA: z.ZodType<WaveSettingsInFile> = settings;

const SHAPES: Readonly<Record<string, z.ZodObject>> = {
  weights,
  capacity: z.strictObject(capacity),
  byWave: z.strictObject({ wave, ...capacity }),
  link: z.strictObject({ roundTripMs: amount, bitsPerSecond: amount }),
  freezes: freeze,
  pins: pin,
};

/** The keys that are known under a key of `waves`, for hints; those of `waves` itself for null. */
export const waveSettingKeys = (key: string | null): readonly string[] =>
  Object.keys((key !== null && Object.hasOwn(SHAPES, key) ? SHAPES[key]! : settings).shape);

/** A whole file, as `schemas/wave-settings.schema.json` publishes it. */
export const WAVE_SETTINGS_FILE_SCHEMA: z.ZodType = z.strictObject({
  waves: WAVE_SETTINGS_SCHEMA.optional(),
  calendar: CALENDAR_SETTINGS_SCHEMA.optional(),
  cutover: CUTOVER_SETTINGS_SCHEMA.optional(),
});
