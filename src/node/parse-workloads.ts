import type { z } from 'zod';
import { parseCsv } from '../ingest/index.js';
import type { Parsed, Problem, SourceLocation } from '../model/index.js';
import type { Workload } from '../workloads/index.js';
import {
  cellKindOf,
  DATABASE_KEYS,
  WORKLOAD_KEYS,
  WORKLOAD_SCHEMA,
  WORKLOADS_FRAME_SCHEMA,
} from './workloads-schema.js';
import { hintFor, nameOfPath, openYaml, placeAt } from './yaml-document.js';
import type { YamlPath } from './yaml-lines.js';

const FRAME_KEYS: readonly string[] = ['title', 'workloads'];
const WHERE = 'docs/workloads.md and schemas/workloads.schema.json say what each key takes';

type Located = (path: YamlPath) => SourceLocation;

/**
 * Reads a file of workloads: YAML 1.2 with the keys of `schemas/workloads.schema.json`, without aliases; or a CSV with a row for
 * each workload, whose columns are those keys, and whose lists are parted by `;`. An empty cell is unknown; the word `none` in a
 * list is an empty list.
 *
 * @param file its label, for problems and for the places of workloads
 * @returns every workload that has no fault, in the order of the file, and all faults, each with its line. Codes:
 *   `workloads/bad-yaml`, `workloads/unknown-key` and `workloads/unknown-kind` with the nearest known ones, `workloads/bad-value`
 */
export function parseWorkloads(text: string, file: string): Parsed<readonly Workload[]> {
  return isCsvOfWorkloads(text) ? parseCsvOfWorkloads(text, file) : parseYamlOfWorkloads(text, file);
}

const CSV_HEADER = /^["']?kind["']?[ \t]*[,;\t]|[,;\t][ \t]*["']?kind["']?[ \t]*(?:[,;\t\n]|$)/;
const CSV_MACHINE = /(?:^|[,;\t])[ \t]*["']?machine["']?[ \t]*(?:[,;\t]|$)/;
const YAML_KEY = /^(["']?)workloads\1[ \t]*:(?:\s|$)/m;

/** A CSV of workloads has the columns `kind` and `machine`, in any place. */
function isCsvOfWorkloads(text: string): boolean {
  const [first = ''] = text.replace(/^sep=.\r?\n/, '').split(/\r?\n/, 1);
  return CSV_HEADER.test(first) && CSV_MACHINE.test(first);
}

/** Whether a text is a file of workloads at all, by its columns or its key. */
export const isWorkloadsText = (text: string): boolean => isCsvOfWorkloads(text) || YAML_KEY.test(text);

const problem = (code: string, at: SourceLocation, message: string, remedy: string): Problem => ({
  code: `workloads/${code}`,
  severity: 'error',
  at,
  message,
  remedy,
});

function parseYamlOfWorkloads(text: string, file: string): Parsed<readonly Workload[]> {
  const opened = openYaml(text, file);
  if (!('document' in opened)) {
    const found = `the workloads are no YAML: ${opened.found}`;
    const remedy = 'write them as YAML 1.2, each key once and without aliases';
    return { values: [], problems: [problem('bad-yaml', { file, line: opened.line }, found, remedy)] };
  }
  const at: Located = (path) => placeAt(path, opened);
  const frame = WORKLOADS_FRAME_SCHEMA.safeParse(opened.content);
  if (!frame.success) {
    return { values: [], problems: frame.error.issues.flatMap((issue) => problemsOf(issue, [], at, null)) };
  }
  return readEach(frame.data.workloads, at, (index) => ['workloads', index]);
}

/** Each entry by itself, so that a fault in one leaves the others. */
function readEach(
  entries: readonly unknown[],
  at: Located,
  pathOf: (index: number) => YamlPath,
): Parsed<readonly Workload[]> {
  const values: Workload[] = [];
  const problems: Problem[] = [];
  for (const [index, entry] of entries.entries()) {
    const path = pathOf(index);
    const read = WORKLOAD_SCHEMA.safeParse(entry);
    if (read.success) values.push({ ...read.data, at: at(path) });
    else problems.push(...read.error.issues.flatMap((issue) => problemsOf(issue, path, at, entry)));
  }
  return { values, problems };
}

function kindOf(entry: unknown): string {
  const kind: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'kind') : undefined;
  return typeof kind === 'string' ? kind : '';
}

function knownKeys(within: YamlPath, issue: YamlPath, entry: unknown): readonly string[] {
  if (within.length === 0) return FRAME_KEYS;
  return issue[0] === 'databases' ? DATABASE_KEYS : (WORKLOAD_KEYS.get(kindOf(entry)) ?? []);
}

function problemsOf(issue: z.core.$ZodIssue, within: YamlPath, at: Located, entry: unknown): readonly Problem[] {
  const path = [...within, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(within, issue.path, entry);
    return issue.keys.map((key) =>
      problem(
        'unknown-key',
        at([...path, key]),
        `${nameOfPath([...path, key])} is not a key of ${within.length === 0 ? 'a file of workloads' : kindOf(entry)}`,
        hintFor(key, known),
      ),
    );
  }
  if (issue.code === 'invalid_union' && within.length > 0 && issue.path[0] === 'kind') {
    const kind = kindOf(entry).slice(0, 100);
    const kinds = [...WORKLOAD_KEYS.keys()];
    const found =
      kind === '' ? `${nameOfPath(within)} names no kind` : `${nameOfPath(path)}: "${kind}" is no kind of workload`;
    return [problem('unknown-kind', at(path), found, hintFor(kind, kinds))];
  }
  return [problem('bad-value', at(path), `${nameOfPath(path)}: ${issue.message}`, WHERE)];
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const FLAGS: Readonly<Record<string, boolean>> = { true: true, yes: true, false: false, no: false };

/** A number in digits, a flag in words, else the text: the schema says what was wanted. */
function valueOf(text: string): unknown {
  if (NUMBER.test(text)) return Number(text);
  const flag = text.toLowerCase();
  return Object.hasOwn(FLAGS, flag) ? FLAGS[flag] : text;
}

/** The word `none` in a list: somebody looked, and there is none. */
const NONE = /^(?:none|\[\])$/i;

function listOf(key: string, text: string): readonly unknown[] {
  if (NONE.test(text)) return [];
  const entries = text.split(/[;|]/).map((part) => part.trim());
  return entries.filter((part) => part !== '').map((part) => (key === 'ports' ? valueOf(part) : part));
}

function cellOf(key: string, text: string): unknown {
  const kind = cellKindOf(key);
  if (kind === 'list') return listOf(key, text);
  return kind === 'text' ? text : valueOf(text);
}

function parseCsvOfWorkloads(text: string, file: string): Parsed<readonly Workload[]> {
  const problems: Problem[] = [];
  const { rows } = parseCsv(text, file, problems);
  const [header, ...body] = rows;
  const columns = (header?.cells ?? []).map((cell) => String(cell ?? '').trim());
  const lines = body.map(({ line }) => line);
  const entries = body.map(({ cells }) => {
    const pairs = columns.map((key, index) => [key, String(cells[index] ?? '').trim()] as const);
    const filled = pairs.filter(([key, cell]) => key !== '' && cell !== '');
    return Object.fromEntries(filled.map(([key, cell]) => [key, cellOf(key, cell)]));
  });
  const at: Located = (path) => ({
    file,
    line: lines[Number(path[0])] ?? header?.line ?? 1,
    ...(typeof path[1] === 'string' ? { column: path[1] } : {}),
  });
  const read = readEach(entries, at, (index) => [index]);
  return { values: read.values, problems: [...problems, ...read.problems] };
}
