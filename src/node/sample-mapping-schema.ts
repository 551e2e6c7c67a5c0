import { z } from 'zod';
import { compilePattern, createTimeZone, parseStamp, SAMPLE_FIELDS, unitsOfField } from '../ingest/index.js';
import type { SampleField } from '../ingest/index.js';
import type { Instant } from '../model/index.js';

const FIELDS = Object.keys(SAMPLE_FIELDS) as [SampleField, ...SampleField[]];
const MAX_TEXT = 1000;
const TIME_WORDS = ['auto', 'iso', 'epochSeconds', 'epochMilliseconds'] as const;

const isRegularExpression = (text: string): boolean => {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false; // the answer itself: the text is none
  }
};
const isTimeFormat = (text: string): boolean =>
  TIME_WORDS.some((word) => word === text) || compilePattern(text) !== null;

const text = z.string().min(1).max(MAX_TEXT);
const zone = text.refine((name) => createTimeZone(name) !== null, {
  message:
    'is no time zone; write a name of the IANA data such as Australia/Melbourne, an offset such as +10:00, or UTC',
});

const seconds = z
  .number()
  .min(1)
  .max(31 * 86_400);

/** The instant of the first of rows that print no times; null where the text is none. */
export function startOfRows(start: string, zoneName: string | undefined): Instant | null {
  const found = parseStamp(start, zoneName ?? null);
  return typeof found === 'number' ? found : null;
}

const column = z
  .strictObject({
    field: z.enum(FIELDS),
    unit: text.optional(),
    instance: z.string().max(MAX_TEXT).optional(),
  })
  .superRefine(({ field, unit, instance }, context) => {
    const units = unitsOfField(field);
    if (unit === undefined ? units.length > 1 : !units.includes(unit)) {
      const valid = units.length === 0 ? `${field} has no unit` : `${field} is in one of ${units.join(', ')}`;
      context.addIssue({ code: 'custom', message: valid, path: unit === undefined ? [] : ['unit'] });
    }
    const { owner } = SAMPLE_FIELDS[field];
    if (instance !== undefined && owner !== 'disk' && owner !== 'nic') {
      context.addIssue({ code: 'custom', message: `${field} belongs to no disk or NIC`, path: ['instance'] });
    }
  });

interface ColumnInFile {
  readonly field: SampleField;
  readonly unit?: string | undefined;
  readonly instance?: string | undefined;
}

/** What a mapping file holds, once its form has been checked. */
export interface SampleMappingFile {
  readonly name: string;
  readonly format: 'wide';
  readonly separator: string;
  readonly header?: boolean | undefined;
  readonly decimal?: 'point' | 'comma' | undefined;
  readonly time: TimeInFile;
  readonly intervalSeconds?: number | undefined;
  readonly machineFromFileName?: string | undefined;
  readonly mhzPerCore?: number | undefined;
  readonly columns: Readonly<Record<string, ColumnInFile>>;
  readonly skipRows?: readonly SkipRuleInFile[] | undefined;
}

/** How stamps are printed, or where rows without stamps begin. */
interface TimeInFile {
  readonly format?: string | undefined;
  readonly zone?: string | undefined;
  readonly start?: string | undefined;
  readonly intervalSeconds?: number | undefined;
}

interface SkipRuleInFile {
  readonly column: string | number;
  readonly equals: string | number;
  readonly because?: string | undefined;
}

/** The keys of a mapping file, and of the maps in it, for hints. */
export const SAMPLE_MAPPING_KEYS: Readonly<Record<'file' | 'time' | 'column' | 'skipRow', readonly string[]>> = {
  file: [
    ...['name', 'format', 'separator', 'header', 'decimal', 'time', 'intervalSeconds', 'machineFromFileName'],
    ...['mhzPerCore', 'columns', 'skipRows'],
  ],
  time: ['format', 'zone', 'start', 'intervalSeconds'],
  column: ['field', 'unit', 'instance'],
  skipRow: ['column', 'equals', 'because'],
};

/** The form of a mapping file, key by key; `schemas/sample-mapping.schema.json` says the same for editors. */
export const SAMPLE_MAPPING_FILE_SCHEMA: z.ZodType<SampleMappingFile> = z.strictObject({
  name: text,
  format: z.literal('wide'),
  separator: z
    .string()
    .regex(/^[^\s"#]?[ \t]*$/, { message: 'is not one sign, alone or with the blanks behind it' })
    .min(1)
    .max(4),
  header: z.boolean().optional(),
  decimal: z.enum(['point', 'comma']).optional(),
  time: z
    .strictObject({
      format: text
        .refine(isTimeFormat, {
          message: `is none of ${TIME_WORDS.join(', ')}, and no pattern with year, month, day, hour and minutes such as MM/dd/yyyy HH:mm:ss`,
        })
        .optional(),
      zone: zone.optional(),
      start: text.optional(),
      intervalSeconds: seconds.optional(),
    })
    .superRefine(({ format, zone: name, start, intervalSeconds }, context) => {
      const isOfRows = start !== undefined && intervalSeconds !== undefined && format === undefined;
      if (!isOfRows && (format === undefined || start !== undefined || intervalSeconds !== undefined)) {
        const message = 'states either format, or start and intervalSeconds for rows without times';
        context.addIssue({ code: 'custom', message });
      }
      if (isOfRows && startOfRows(start, name) === null) {
        const message = 'is no time with a zone, such as 2011-03-03T00:00:00Z';
        context.addIssue({ code: 'custom', message, path: ['start'] });
      }
    }),
  intervalSeconds: seconds.optional(),
  machineFromFileName: z
    .string()
    .max(200)
    .refine(isRegularExpression, { message: 'is not a regular expression' })
    .refine((pattern) => /\((?!\?)|\(\?</.test(pattern), { message: 'has no group that gives the machine' })
    .optional(),
  mhzPerCore: z.number().min(1).max(100_000).optional(),
  columns: z.record(z.string(), column),
  skipRows: z
    .array(
      z.strictObject({
        column: z.union([text, z.number().int().min(1)]),
        equals: z.union([z.string().max(MAX_TEXT), z.number()]),
        because: text.optional(),
      }),
    )
    .optional(),
});
