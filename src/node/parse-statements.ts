import { isMap, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Parsed, Problem, SourceLocation } from '../model/index.js';
import { listMachines } from '../statements/index.js';
import type { Statement } from '../statements/index.js';
import { STATEMENT_KEYS, STATEMENT_SCHEMA, STATEMENTS_FRAME_SCHEMA } from './statements-schema.js';
import { entriesUnder, hintFor, nameOfPath, openYaml, placeAt } from './yaml-document.js';
import type { OpenedYaml } from './yaml-document.js';
import type { YamlPath } from './yaml-lines.js';

const MOST_PATTERNS = 200;
const MOST_NAMES = 50_000;
const FRAME_KEYS: readonly string[] = ['title', 'statements'];
const WHERE = 'docs/statements.md and schemas/statements.schema.json say what each key takes';

/**
 * Reads a file of statements: YAML 1.2 with the keys of `schemas/statements.schema.json`, without aliases.
 *
 * @param file its label, for problems and for the places of statements
 * @returns every statement that has no fault, in the order of the file, and all faults at once, each with its line. Codes:
 *   `statements/bad-yaml`, `statements/unknown-key` and `statements/unknown-topic` with the nearest known ones,
 *   `statements/bad-value`
 */
export function parseStatements(text: string, file: string): Parsed<readonly Statement[]> {
  const opened = openStatements(text, file);
  if ('code' in opened) return { values: [], problems: [opened] };
  const checked = STATEMENTS_FRAME_SCHEMA.safeParse(opened.content);
  const problems: Problem[] = [];
  if (!checked.success) problems.push(...checked.error.issues.flatMap((issue) => problemsOf(issue, [], opened)));
  const values: Statement[] = [];
  for (const [index, one] of entriesUnder(opened.content, 'statements', MOST_ENTRIES).entries()) {
    const path = ['statements', index];
    const statement = STATEMENT_SCHEMA.safeParse(one);
    if (statement.success) values.push({ ...statement.data, at: placeAt(path, opened) });
    else problems.push(...statement.error.issues.flatMap((issue) => problemsOf(issue, path, opened, one)));
  }
  const endless = tooManyMachines(values, file);
  return endless === null ? { values, problems } : { values: [], problems: [...problems, endless] };
}

/** The keys of a YAML mapping; null for any other text. */
export function keysOfYaml(text: string): readonly string[] | null {
  try {
    const { contents, errors } = parseDocument(text, { version: '1.2' });
    return errors.length > 0 || !isMap(contents) ? null : contents.items.map(({ key }) => String(key));
  } catch {
    return null; // nested too deep for the parser: no file for people
  }
}

const MOST_ENTRIES = 1000;

const statementsProblem = (
  code: string,
  at: SourceLocation,
  [message, remedy]: readonly [message: string, remedy: string],
): Problem => ({ code: `statements/${code}`, severity: 'error', at, message, remedy });

function openStatements(text: string, file: string): OpenedYaml | Problem {
  const opened = openYaml(text, file);
  if ('document' in opened) return opened;
  return statementsProblem('bad-yaml', { file, line: opened.line }, [
    `the statements are no YAML: ${opened.found}`,
    'write them as YAML 1.2, each key once and without aliases',
  ]);
}

function topicOf(one: unknown): string {
  const topic: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, 'topic') : undefined;
  return typeof topic === 'string' ? topic : '';
}

/** @param within where in the file the checked value stands; @param one the statement, where it is one */
function problemsOf(
  issue: z.core.$ZodIssue,
  within: YamlPath,
  opened: OpenedYaml,
  one: unknown = null,
): readonly Problem[] {
  const path = [...within, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = within.length === 0 ? FRAME_KEYS : (STATEMENT_KEYS.get(topicOf(one)) ?? []);
    const owner = within.length === 0 ? 'a file of statements' : `the topic ${topicOf(one)}`;
    return issue.keys.map((key) =>
      statementsProblem('unknown-key', placeAt([...path, key], opened), [
        `${nameOfPath([...path, key])} is not a key of ${owner}`,
        hintFor(key, known),
      ]),
    );
  }
  if (issue.code === 'invalid_union' && within.length > 0) {
    const topic = topicOf(one);
    return [
      statementsProblem('unknown-topic', placeAt(path, opened), [
        topic === ''
          ? `${nameOfPath(within)} names no topic`
          : `${nameOfPath(path)}: "${topic.slice(0, 100)}" is not a topic`,
        hintFor(topic, [...STATEMENT_KEYS.keys()]),
      ]),
    ];
  }
  return [statementsProblem('bad-value', placeAt(path, opened), [`${nameOfPath(path)}: ${issue.message}`, WHERE])];
}

/** Lists without measure would take longer to compare than anybody waits. */
function tooManyMachines(statements: readonly Statement[], file: string): Problem | null {
  let names = 0;
  let patterns = 0;
  for (const statement of statements) {
    const list = listMachines('machines' in statement ? statement.machines : []);
    names += list.names.length;
    patterns += list.patterns.length;
    if (names > MOST_NAMES || patterns > MOST_PATTERNS) return endlessLists(file);
  }
  return null;
}

const endlessLists = (file: string): Problem =>
  statementsProblem('bad-value', { file }, [
    `the statements list more than the ${MOST_NAMES} machines or ${MOST_PATTERNS} patterns that are compared`,
    'list the machines that the statements are about, or write one pattern for many',
  ]);
