import type { z } from 'zod';
import type { Problem } from '../../model/index.js';
import { faultOf } from './value-fault.js';
import { hintFor, nameOfPath, placeAt } from '../yaml-document.js';
import type { OpenedYaml } from '../yaml-document.js';
import type { YamlPath } from '../yaml-lines.js';

/** Where the known keys are described. */
const WHERE =
  'docs/replication.md, docs/recovery.md and schemas/continuity-settings.schema.json say what each key takes';

/** What one key at the top of a file says, and what is wrong with it: all faults at once, each with its line. */
export function parseKey<S extends z.ZodType>(
  opened: OpenedYaml,
  key: string,
  schema: S,
): { readonly given: z.infer<S> | null; readonly problems: readonly Problem[] } {
  const { content } = opened;
  const isThere = typeof content === 'object' && content !== null && Object.hasOwn(content, key);
  const entry: unknown = isThere ? Reflect.get(content, key) : undefined;
  // A key with nothing below it is an empty key, not a wrong one.
  if (entry === undefined || entry === null) return { given: null, problems: [] };
  const checked = schema.safeParse(entry);
  if (checked.success) return { given: checked.data, problems: [] };
  const problems = checked.error.issues.flatMap((issue) => problemsOf(issue, { opened, key, schema }));
  problems.sort((left, right) => (left.at?.line ?? 0) - (right.at?.line ?? 0));
  return { given: null, problems };
}

const valueAt = (content: unknown, path: YamlPath): unknown =>
  path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    content,
  );

interface Context {
  readonly opened: OpenedYaml;
  readonly key: string;
  readonly schema: z.ZodType;
}

function problemsOf(issue: z.core.$ZodIssue, { opened, key, schema }: Context): readonly Problem[] {
  const path: YamlPath = [key, ...issue.path];
  if (issue.code !== 'unrecognized_keys') {
    return [
      {
        code: 'continuity-settings/bad-value',
        severity: 'error',
        at: placeAt(path, opened),
        message: `${nameOfPath(path)}: ${faultOf(issue, valueAt(opened.content, path))}`,
        remedy: WHERE,
      },
    ];
  }
  const known = keysAt(schema, issue.path);
  return issue.keys.map((unknown) => ({
    code: 'continuity-settings/unknown-key',
    severity: 'error',
    at: placeAt([...path, unknown], opened),
    message: `${nameOfPath([...path, unknown])} is not a key of these settings`,
    remedy: hintFor(unknown, known),
  }));
}

/** The keys that a schema knows at a path: through optional values, groups and entries of lists. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let at: unknown = schema;
  for (const step of path) {
    const inner = unwrapped(at);
    at = typeof step === 'number' ? fieldOf(inner, 'element') : fieldOf(fieldOf(inner, 'shape'), String(step));
  }
  const shape = fieldOf(unwrapped(at), 'shape');
  return typeof shape === 'object' && shape !== null ? Object.keys(shape) : [];
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && key in value ? Reflect.get(value, key) : undefined;

/** Without the wrappers that say that a value may be missing. */
function unwrapped(schema: unknown): unknown {
  let at = schema;
  while (fieldOf(at, 'shape') === undefined && fieldOf(at, 'element') === undefined) {
    const inner = fieldOf(fieldOf(at, 'def'), 'innerType');
    if (inner === undefined) return at;
    at = inner;
  }
  return at;
}
