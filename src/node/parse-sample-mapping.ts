import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { faultsOfMapping, SAMPLE_FIELDS, unitsOfField } from '../ingest/index.js';
import type { MappedColumn, SampleMapping, StampFormat } from '../ingest/index.js';
import { nearestNames } from '../model/index.js';
import type { Parsed, Problem } from '../model/index.js';
import { SAMPLE_MAPPING_FILE_SCHEMA, SAMPLE_MAPPING_KEYS, startOfRows } from './sample-mapping-schema.js';
import type { SampleMappingFile } from './sample-mapping-schema.js';
import { lineOfPath } from './yaml-lines.js';
import type { YamlPath } from './yaml-lines.js';

const SUGGESTIONS = 2;
const WHERE = 'schemas/sample-mapping.schema.json and docs/samples.md say what each key takes';

interface OpenedMapping {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/**
 * Reads a column mapping: YAML 1.2 with the keys of `schemas/sample-mapping.schema.json`, without aliases.
 *
 * @param file its label, for problems
 * @returns the mapping, or null if any problem was found: half a mapping would misread every row. All problems are told at
 * once, each with its line. Codes: `mapping/bad-yaml`, `mapping/unknown-key` with the nearest known keys,
 * `mapping/bad-value`, `mapping/incomplete`
 */
export function parseSampleMapping(text: string, file: string): Parsed<SampleMapping | null> {
  const opened = openMapping(text, file);
  if ('code' in opened) return { values: null, problems: [opened] };
  const content: unknown = opened.document.toJS({ maxAliasCount: 0 });
  const checked = SAMPLE_MAPPING_FILE_SCHEMA.safeParse(content);
  if (!checked.success) {
    return { values: null, problems: checked.error.issues.flatMap((issue) => problemsOf(issue, opened)) };
  }
  const mapping = mappingOf(checked.data);
  const problems = [...faultsOfMapping(mapping), ...faultsOfColumns(mapping)].map((fault) =>
    mappingProblem('incomplete', { file, line: lineOfPath(opened.document, ['columns'], opened.lines) }, [
      fault,
      WHERE,
    ]),
  );
  return { values: problems.length > 0 ? null : mapping, problems };
}

const mappingProblem = (
  code: string,
  at: NonNullable<Problem['at']>,
  [message, remedy]: readonly [message: string, remedy: string],
): Problem => ({ code: `mapping/${code}`, severity: 'error', at, message, remedy });

function openMapping(text: string, file: string): OpenedMapping | Problem {
  const lines = new LineCounter();
  const refuse = (found: string, line = 1): Problem =>
    mappingProblem('bad-yaml', { file, line }, [`the mapping is no YAML: ${found}`, 'write it as YAML 1.2']);
  try {
    const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
    const [first] = document.errors;
    if (first !== undefined) return refuse(first.message.split('\n')[0] ?? '', first.linePos?.[0].line);
    document.toJS({ maxAliasCount: 0 });
    return { file, document, lines };
  } catch (cause) {
    // Aliases, and nesting too deep for the parser's recursion.
    return refuse(cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause));
  }
}

function problemsOf(issue: z.core.$ZodIssue, { file, document, lines }: OpenedMapping): Problem[] {
  const at = (path: YamlPath) => ({ file, line: lineOfPath(document, path, lines) });
  const named = (path: YamlPath): string => (path.length === 0 ? 'the file' : path.join('.'));
  if (issue.code === 'invalid_value') {
    return [mappingProblem('bad-value', at(issue.path), noneOf(named(issue.path), issue, document))];
  }
  if (issue.code !== 'unrecognized_keys') {
    return [mappingProblem('bad-value', at(issue.path), [`${named(issue.path)}: ${issue.message}`, WHERE])];
  }
  return issue.keys.map((key) => {
    const path = [...issue.path, key];
    const known = knownKeys(issue.path);
    const near = nearestNames(key, known, SUGGESTIONS);
    const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `known here: ${known.join(', ')}`;
    return mappingProblem('unknown-key', at(path), [`${named(path)} is not a key of a mapping`, hint]);
  });
}

/** A word that is none of those known, with the nearest of them. */
function noneOf(
  name: string,
  { path, values }: z.core.$ZodIssueInvalidValue,
  document: Document,
): readonly [message: string, remedy: string] {
  const known = values.map(String);
  const found: unknown = document.getIn(path.filter((key) => typeof key !== 'symbol'));
  const word = typeof found === 'string' ? found : '';
  const near = nearestNames(word, known, SUGGESTIONS);
  const what =
    word === '' ? `${name} is none of ${known.join(', ')}` : `${name}: "${word}" is none of ${known.join(', ')}`;
  return [what, near.length > 0 ? `did you mean ${near.join(' or ')}?` : WHERE];
}

/** The keys that the schema knows at a path. */
function knownKeys(path: YamlPath): readonly string[] {
  const [first] = path;
  if (first === undefined) return SAMPLE_MAPPING_KEYS.file;
  if (first === 'time') return SAMPLE_MAPPING_KEYS.time;
  return first === 'columns' ? SAMPLE_MAPPING_KEYS.column : SAMPLE_MAPPING_KEYS.skipRow;
}

function mappingOf(read: SampleMappingFile): SampleMapping {
  const hasHeader = read.header ?? true;
  return {
    name: read.name,
    separator: read.separator,
    hasHeader,
    decimal: read.decimal ?? 'point',
    time: timeFormatOf(read.time.format ?? 'auto'),
    rowTimes: rowTimesOf(read.time),
    zone: read.time.zone ?? null,
    intervalSeconds: read.intervalSeconds ?? null,
    machineFromFileName: read.machineFromFileName ?? null,
    mhzPerCore: read.mhzPerCore ?? null,
    columns: Object.entries(read.columns).map(([name, { field, unit, instance }]): MappedColumn => ({
      column: hasHeader ? name : Number(name),
      field,
      unit: unit ?? unitsOfField(field)[0] ?? null,
      instance: instance ?? '',
    })),
    skipRows: (read.skipRows ?? []).map(({ column, equals, because }) => ({
      column,
      equals,
      because: because ?? `${column} is ${equals}`,
    })),
  };
}

function rowTimesOf({
  start,
  zone,
  intervalSeconds,
}: SampleMappingFile['time']): NonNullable<SampleMapping['rowTimes']> | null {
  if (start === undefined || intervalSeconds === undefined) return null;
  const first = startOfRows(start, zone);
  return first === null ? null : { start: first, intervalSeconds };
}

function timeFormatOf(format: string): StampFormat {
  switch (format) {
    case 'auto':
    case 'iso':
    case 'epochSeconds':
    case 'epochMilliseconds':
      return { kind: format };
    default:
      return { kind: 'pattern', pattern: format };
  }
}

/** Columns by position in a file without header, by name in one with a header; each field once. */
function faultsOfColumns({ columns, hasHeader }: SampleMapping): readonly string[] {
  const isPlaced = ({ column }: MappedColumn): boolean =>
    typeof column === 'string' || (Number.isInteger(column) && column >= 1 && column <= 10_000);
  const faults = columns
    .filter((one) => !isPlaced(one))
    .map(({ field }) => `without header, the column of ${field} is named by its position from 1`);
  const seen = new Set<string>();
  for (const { field, unit, instance } of columns) {
    const key = [field, field === 'cpu' ? unit : '', instance].join('\n');
    if (seen.has(key)) faults.push(`two columns have the field ${field}; ${instanceHint(field)}`);
    seen.add(key);
  }
  return hasHeader || columns.length > 0 ? faults : [...faults, 'there are no columns'];
}

const instanceHint = (field: keyof typeof SAMPLE_FIELDS): string =>
  SAMPLE_FIELDS[field].owner === 'disk' || SAMPLE_FIELDS[field].owner === 'nic'
    ? 'name the disk or NIC of each with instance'
    : 'map one of them';
