import { z } from 'zod';
import { FLOW_FIELDS } from '../dependency/index.js';
import type { FlowField } from '../dependency/index.js';

const MAX_TEXT = 1000;
const MAX_COLUMNS = 8;

const text = z.string().min(1).max(MAX_TEXT);
const column = z.union([z.int().min(1).max(10_000), text], {
  message: 'is neither the name of a column nor its place from 1',
});
const columns = z.union([column, z.array(column).min(1).max(MAX_COLUMNS)], {
  message: 'is neither a column (its name, or its place from 1) nor a list of them',
});

const isPattern = (source: string): boolean => {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false; // the answer itself: the text is none
  }
};

type ColumnInFile = string | number;

/** What a mapping file holds, once its form has been checked. */
export interface ConnectionMappingFile {
  readonly name: string;
  readonly separator: string;
  readonly header?: boolean | undefined;
  readonly comment?: string | undefined;
  readonly columns: Partial<Readonly<Record<FlowField, ColumnInFile | readonly ColumnInFile[] | undefined>>>;
  readonly services?:
    { readonly column: ColumnInFile; readonly separator?: string | undefined; readonly pattern: string } | undefined;
}

/** The keys of a mapping file, and of the maps in it, for hints. */
export const CONNECTION_MAPPING_KEYS: Readonly<Record<'file' | 'columns' | 'services', readonly string[]>> = {
  file: ['name', 'separator', 'header', 'comment', 'columns', 'services'],
  columns: FLOW_FIELDS,
  services: ['column', 'separator', 'pattern'],
};

/** The form of a mapping file, key by key; `schemas/connection-mapping.schema.json` says the same for editors. */
export const CONNECTION_MAPPING_FILE_SCHEMA: z.ZodType<ConnectionMappingFile> = z.strictObject({
  name: text,
  separator: z.enum([',', ';', '\t', ' ', '|'], { message: 'is none of "," ";" "\\t" "|" and " "' }),
  header: z.boolean().optional(),
  comment: z.string().min(1).max(10).optional(),
  columns: z.strictObject(
    Object.fromEntries(FLOW_FIELDS.map((field) => [field, columns.optional()])) as Record<
      FlowField,
      z.ZodOptional<typeof columns>
    >,
  ),
  services: z
    .strictObject({
      column,
      separator: z.string().max(10).optional(),
      pattern: z
        .string()
        .min(1)
        .max(200)
        .refine(isPattern, { message: 'is not a regular expression' })
        .refine((source) => source.includes('(?<port>'), { message: 'has no group (?<port>…) that gives the port' }),
    })
    .optional(),
});
