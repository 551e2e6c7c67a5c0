import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { nearestNames } from '../../model/index.js';
import type { Parsed, Problem, SourceLocation } from '../../model/index.js';
import type { Site } from '../../site/index.js';
import { lineOfPath } from '../yaml-lines.js';
import type { YamlPath } from '../yaml-lines.js';
import { SITE_SCHEMA, siteJsonSchema } from './site-schema.js';
import type { SchemaPart } from './site-schema.js';

const SUGGESTIONS = 2;
const WHERE = 'docs/site.md and schemas/site.schema.json say what each key takes';

/** A site and the line on which each of its keys stands, by path: `network.links.0.kind`. */
export interface SiteText {
  readonly site: Site;
  readonly lines: ReadonlyMap<string, number>;
}

interface Opened {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly content: unknown;
}

/**
 * Reads a site file: YAML 1.2 or JSON with the keys of `schemas/site.schema.json`, without aliases. A file without any key is a site
 * of which nothing is known.
 *
 * @param file its label, for problems
 * @returns the site, or null and all faults at once, each with its line. Codes: `site/bad-yaml`, `site/unknown-key` with the
 *   nearest known ones, `site/bad-value`
 */
export function parseSite(text: string, file: string): Parsed<SiteText | null> {
  const opened = open(text, file);
  if ('code' in opened) return { values: null, problems: [opened] };
  const checked = SITE_SCHEMA.safeParse(opened.content ?? {});
  if (checked.success) return { values: { site: checked.data, lines: linesOf(opened) }, problems: [] };
  const schema = siteJsonSchema(); // once for all faults: there may be thousands
  return { values: null, problems: checked.error.issues.flatMap((issue) => problemsOf(issue, opened, schema)) };
}

const problem = (code: string, at: SourceLocation, [message, remedy]: readonly [string, string]): Problem => ({
  code: `site/${code}`,
  severity: 'error',
  at,
  message,
  remedy,
});

function open(text: string, file: string): Opened | Problem {
  const lines = new LineCounter();
  const refuse = (found: string, line = 1): Problem =>
    problem('bad-yaml', { file, line }, [
      `the site is neither YAML nor JSON: ${found.split('\n')[0] ?? ''}`,
      'write it as YAML 1.2, each key once and without aliases',
    ]);
  try {
    const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
    const [first] = document.errors;
    if (first !== undefined) return refuse(first.message, first.linePos?.[0].line);
    return { file, document, lines, content: document.toJS({ maxAliasCount: 0 }) };
  } catch (cause) {
    // Aliases, and nesting too deep for the parser's recursion.
    return refuse(cause instanceof Error ? cause.message : String(cause));
  }
}

function linesOf({ document, lines }: Opened): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const note = (node: unknown, path: string): void => {
    const range: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, 'range') : null;
    if (Array.isArray(range)) found.set(path, lines.linePos(Number(range[0])).line);
  };
  const walk = (node: unknown, prefix: string): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const path = `${prefix}${isScalar(key) ? String(key.value) : ''}`;
        note(key, path);
        walk(value, `${path}.`);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        note(item, `${prefix}${index}`);
        walk(item, `${prefix}${index}.`);
      }
    }
  };
  walk(document.contents, '');
  return found;
}

const named = (path: YamlPath): string =>
  path.length === 0 ? 'the file' : path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join('.');

/** The keys that a place of the file takes. */
function keysAt(path: YamlPath, schema: SchemaPart): readonly string[] {
  let part: SchemaPart | undefined = schema;
  for (const step of path) {
    part = typeof step === 'number' ? part?.items : propertyOf(part, String(step));
  }
  return Object.keys(part?.properties ?? {});
}

const propertyOf = (part: SchemaPart | undefined, key: string): SchemaPart | undefined =>
  part?.properties !== undefined && Object.hasOwn(part.properties, key) ? part.properties[key] : undefined;

function problemsOf(issue: z.core.$ZodIssue, opened: Opened, schema: SchemaPart): readonly Problem[] {
  const placeAt = (path: YamlPath): SourceLocation => ({
    file: opened.file,
    line: lineOfPath(opened.document, path, opened.lines),
  });
  if (issue.code !== 'unrecognized_keys') {
    return [problem('bad-value', placeAt(issue.path), [`${named(issue.path)}: ${wordsOf(issue)}`, WHERE])];
  }
  const known = keysAt(issue.path, schema);
  return issue.keys.map((key) => {
    const near = nearestNames(key, known, SUGGESTIONS);
    return problem('unknown-key', placeAt([...issue.path, key]), [
      `${named([...issue.path, key])} is not a key of ${issue.path.length === 0 ? 'a site file' : named(issue.path)}`,
      near.length > 0 ? `did you mean ${near.join(' or ')}?` : `known here: ${known.join(', ')}`,
    ]);
  });
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a section with keys of its own',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** The library's words are left only where a field gives its own, or no file can bring them about. */
function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') return 'is neither a text nor a number';
  if (issue.code === 'invalid_type') return kindWords(issue);
  if (issue.code === 'invalid_value') return `is none of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return tooWords(issue.origin, 'least', issue.minimum);
  return issue.code === 'too_big' ? tooWords(issue.origin, 'most', issue.maximum) : issue.message;
}

const kindWords = ({ expected, message }: z.core.$ZodIssueInvalidType): string =>
  message.endsWith('received undefined') ? 'is missing' : `is not ${KINDS[expected] ?? expected}`;

function tooWords(origin: string, bound: 'least' | 'most', limit: number | bigint): string {
  if (origin === 'array') return `has to have at ${bound} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
  if (origin === 'string') return `has to have at ${bound} ${limit} characters`;
  return `has to be at ${bound} ${limit}`;
}
