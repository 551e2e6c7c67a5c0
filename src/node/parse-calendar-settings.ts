import type { z } from 'zod';
import { DEFAULT_CALENDAR_SETTINGS } from '../calendar/index.js';
import type { CalendarSettings } from '../calendar/index.js';
import type { Parsed, Problem } from '../model/index.js';
import { CALENDAR_SETTINGS_SCHEMA } from './calendar-settings-schema.js';
import type { GivenCalendarSettings } from './calendar-settings-schema.js';
import { hintFor, nameOfPath, placeAt } from './yaml-document.js';
import type { OpenedYaml } from './yaml-document.js';
import type { YamlPath } from './yaml-lines.js';

const KEY = 'calendar';

/**
 * Reads the key `calendar` of a file of wave settings: what it leaves out stays as `DEFAULT_CALENDAR_SETTINGS` has it, part by part.
 *
 * @param document the whole file, as `openYaml` returns it; other keys at its top are left alone
 * @returns the defaults where the key is missing or has a fault, and all faults at once, each with its line. Codes:
 *   `calendar/unknown-key` with the nearest known ones, `calendar/bad-value`
 */
export function parseCalendarSettings(document: OpenedYaml): Parsed<CalendarSettings> {
  const given = keyOf(document.content, KEY);
  if (given === undefined || given === null) return { values: DEFAULT_CALENDAR_SETTINGS, problems: [] };
  const checked = CALENDAR_SETTINGS_SCHEMA.safeParse(given);
  if (!checked.success) {
    const problems = checked.error.issues.flatMap((issue) => problemsOf(issue, document));
    return { values: DEFAULT_CALENDAR_SETTINGS, problems };
  }
  return { values: overlay(checked.data), problems: [] };
}

/** Groups are laid over key by key; hours, lists and single values as a whole. */
function overlay(given: GivenCalendarSettings): CalendarSettings {
  const base = DEFAULT_CALENDAR_SETTINGS;
  return {
    ...base,
    ...stated(given),
    zones: { ...base.zones, ...stated(given.zones) },
    monthEnds: { ...base.monthEnds, ...stated(given.monthEnds) },
    link: { ...base.link, ...stated(given.link) },
    ttl: { ...base.ttl, ...stated(given.ttl) },
    cutoverMinutes: { ...base.cutoverMinutes, ...stated(given.cutoverMinutes) },
  };
}

type Stated<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that hold nothing, which would hide a default. */
function stated<T extends object>(given: T | undefined): Stated<T> {
  return Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined)) as Stated<T>;
}

const keyOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;

/** The known keys at a path, read off the defaults, which have every key. */
function knownKeys(path: YamlPath): readonly string[] {
  if (path[0] === 'freezes') return ['from', 'to', 'why', 'zone'];
  let value: unknown = DEFAULT_CALENDAR_SETTINGS;
  for (const key of path) value = keyOf(value, String(key));
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function problemsOf(issue: z.core.$ZodIssue, document: OpenedYaml): readonly Problem[] {
  const path: YamlPath = [KEY, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.path);
    return issue.keys.map((key) => ({
      code: 'calendar/unknown-key',
      severity: 'error',
      at: placeAt([...path, key], document),
      message: `${nameOfPath([...path, key])} is not a key of the settings of a calendar`,
      remedy: hintFor(key, known),
    }));
  }
  return [
    {
      code: 'calendar/bad-value',
      severity: 'error',
      at: placeAt(path, document),
      message: `${nameOfPath(path)}: ${issue.message}`,
      remedy: 'docs/calendar.md and schemas/wave-settings.schema.json say what each key takes',
    },
  ];
}
