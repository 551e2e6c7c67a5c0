import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { DEFAULT_POLICY, findProfile, PROFILES } from '../assessment/index.js';
import type { Policy } from '../assessment/index.js';
import { AssessmentError, nearestNames } from '../model/index.js';
import type { Problem } from '../model/index.js';
import { POLICY_FILE_SCHEMA, POLICY_SCHEMA } from './policy-schema.js';
import { lineOfPath } from './yaml-lines.js';
import type { YamlPath } from './yaml-lines.js';

const MAX_ALIASES = 20;

/** The known keys at a path, read off the default policy, which has every key. */
function knownKeys(path: YamlPath): readonly string[] {
  let value: unknown = { extends: '', ...DEFAULT_POLICY };
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function hintFor(key: string, path: YamlPath): string {
  const known = knownKeys(path);
  const near = nearestNames(key, known, 2);
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : `known here: ${known.join(', ')}`;
}

function problemOf(issue: z.core.$ZodIssue, file: string, document: Document, lines: LineCounter): Problem {
  const at = (path: YamlPath): Problem['at'] => ({ file, line: lineOfPath(document, path, lines) });
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return {
      code: 'policy/unknown-key',
      severity: 'error',
      at: at([...issue.path, key]),
      message: `${[...issue.path, key].join('.')} is not a key of a policy`,
      remedy: hintFor(key, issue.path),
    };
  }
  return {
    code: 'policy/bad-value',
    severity: 'error',
    at: at(issue.path),
    message: `${issue.path.join('.') || 'the file'}: ${issue.message}`,
    remedy: 'see schemas/policy.schema.json for what each key takes',
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lays a partial value over a whole one; both were checked, so only known keys occur. */
function overlay(base: unknown, change: unknown): unknown {
  if (change === undefined) return base;
  if (!isObject(base) || !isObject(change) || 'kind' in change) return change;
  return Object.fromEntries(Object.keys({ ...base, ...change }).map((key) => [key, overlay(base[key], change[key])]));
}

function refuse(problems: readonly Problem[]): never {
  const [first, ...rest] = problems;
  if (first === undefined) throw new RangeError('a refusal needs a problem');
  const message = [
    first.message,
    ...rest.map((problem) => `line ${problem.at?.line ?? 1}: ${problem.message} (${problem.remedy})`),
  ];
  throw new AssessmentError({ ...first, message: message.join('\n  ') });
}

interface OpenPolicy {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly content: unknown;
}

const notYaml = (message: string, at: Problem['at']): never =>
  refuse([
    {
      code: 'policy/bad-yaml',
      severity: 'error',
      at,
      message: message.split('\n')[0] ?? 'not YAML',
      remedy: 'write the policy as YAML 1.2, without aliases to what is not there',
    },
  ]);

function openPolicy(text: string, file: string): OpenPolicy {
  const lines = new LineCounter();
  let opened: OpenPolicy;
  try {
    const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
    const [first] = document.errors;
    if (first !== undefined) return notYaml(first.message, { file, line: first.linePos?.[0].line ?? 1 });
    opened = { document, lines, content: document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {} };
  } catch (cause) {
    if (cause instanceof AssessmentError) throw cause;
    // Aliases to nothing or to too much, and nesting too deep for the parser's recursion.
    return notYaml(cause instanceof Error ? cause.message : String(cause), { file, line: 1 });
  }
  return opened;
}

/**
 * Reads a policy file: YAML 1.2 that names a profile (`extends: portolan` where it names none) and the lines to change.
 *
 * @param text the file
 * @param file its label, for messages
 * @throws {AssessmentError} `policy/bad-yaml`, `policy/unknown-key` with the nearest known keys, `policy/bad-value`,
 *   `policy/unknown-profile`; all faults of the file are told at once, each with its line
 */
export function parsePolicy(text: string, file: string): Policy {
  const { document, lines, content } = openPolicy(text, file);
  const checked = POLICY_FILE_SCHEMA.safeParse(content);
  if (!checked.success) refuse(checked.error.issues.map((issue) => problemOf(issue, file, document, lines)));
  const { extends: baseName, ...changes } = content as { readonly extends?: string } & Record<string, unknown>;
  const base = baseName === undefined ? DEFAULT_POLICY : findProfile(baseName);
  if (base === null) {
    refuse([
      {
        code: 'policy/unknown-profile',
        severity: 'error',
        at: { file, line: lineOfPath(document, ['extends'], lines) },
        message: `extends names "${baseName ?? ''}", which is not a profile`,
        remedy: `name one of ${PROFILES.map(({ name }) => name).join(', ')}`,
      },
    ]);
  }
  return POLICY_SCHEMA.parse(overlay({ ...base, name: `${base.name}, changed by ${file}` }, changes));
}
