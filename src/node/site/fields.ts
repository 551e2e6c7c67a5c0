import { z } from 'zod';
import { parseMachineNames } from '../../statements/index.js';

const MOST_ENTRIES = 5000;
const MOST_CHARACTERS = 500;

const said = (description: string, example: unknown) => ({ description, examples: [example] });
const filled = (most = MOST_CHARACTERS) =>
  z
    .string()
    .max(most)
    .refine((words) => words.trim() !== '', { message: 'is empty' });

/** A text that is not empty. */
export const text = (description: string, example: string): z.ZodString => filled().meta(said(description, example));

/** A text that people write without quotes though it looks like a number, such as a version. */
export const label = (description: string, example: string): z.ZodType<string, string | number> =>
  z.union([filled(), z.number()]).meta(said(description, example)).transform(String);

/** A number of any size that makes sense somewhere. */
export const number = (
  description: string,
  example: number,
  { min = 0, max = 1_000_000_000 }: { readonly min?: number; readonly max?: number } = {},
): z.ZodNumber => z.number().min(min).max(max).meta(said(description, example));

export const count = (description: string, example: number): z.ZodInt =>
  z.int().min(0).max(10_000_000).meta(said(description, example));

export const flag = (description: string, example: boolean): z.ZodBoolean =>
  z.boolean().meta(said(description, example));

export const oneOf = <const T extends readonly [string, ...string[]]>(
  values: T,
  description: string,
): z.ZodEnum<{ [Value in T[number]]: Value }> => z.enum(values).meta(said(description, values[0]));

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (words: string): boolean =>
  DAY.test(words) && !Number.isNaN(Date.parse(words)) && new Date(`${words}T00:00:00Z`).toISOString().startsWith(words);

/** A real day of the calendar. */
export const day = (description: string, example: string): z.ZodString =>
  z
    .string()
    .refine(isDay, { message: 'is no day: write it as YYYY-MM-DD, such as 2026-08-22' })
    .meta(said(description, example));

const CLOCK = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;

/** A time of the day. */
export const clock = (description: string, example: string): z.ZodString =>
  z
    .string()
    .refine((words) => CLOCK.test(words), {
      message: 'is no time of the day: write it as HH:MM in quotes, such as "22:30"; midnight is "00:00"',
    })
    .meta(said(description, example));

const machineName = filled(200).refine((entry) => parseMachineNames(entry) !== null, {
  message:
    'is no range of machines: write a name, fe01..fe03 with at most 1000 machines, or web-* for all that begin so',
});

/** Names, ranges such as `fe01..fe03`, patterns such as `web-*`. */
export const machines = (
  description = 'names, ranges such as fe01..fe03, patterns such as web-*',
): z.ZodArray<z.ZodString> =>
  z
    .array(machineName)
    .min(1)
    .max(MOST_ENTRIES)
    .meta(said(description, ['web01..web03']));

export const texts = (description: string, example: readonly string[]): z.ZodArray<z.ZodString> =>
  z.array(filled()).max(MOST_ENTRIES).meta(said(description, example));

/** Entries of one shape; its keys give the example. */
export const list = <T extends z.ZodType>(entry: T, description: string): z.ZodArray<T> =>
  z.array(entry).max(MOST_ENTRIES).meta({ description });
