import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { AssessmentError } from '../../src/model/index.js';
import type { Problem } from '../../src/model/index.js';
import { parseContinuitySettings } from '../../src/node/continuity/parse-continuity-settings.js';

/** As much of a JSON schema as the published one of the settings uses. */
interface Schema {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
}

const PUBLISHED = JSON.parse(readFileSync('schemas/continuity-settings.schema.json', 'utf8')) as Schema;

type Path = readonly (string | number)[];

interface Leaf {
  readonly path: Path;
  readonly schema: Schema;
  readonly isNullable: boolean;
}

const bare = (schema: Schema): Schema => schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
const isNullable = (schema: Schema): boolean => schema.anyOf?.some(({ type }) => type === 'null') ?? false;

/** Every key of the schema, groups and lists included; entries of lists as the first of them. */
function keysOf(schema: Schema, path: Path = []): readonly Leaf[] {
  const own = bare(schema);
  const here = path.length === 0 ? [] : [{ path, schema: own, isNullable: isNullable(schema) }];
  const inner = Object.entries(own.properties ?? {}).flatMap(([key, one]) => keysOf(one, [...path, key]));
  return [...here, ...inner, ...(own.items === undefined ? [] : keysOf(own.items, [...path, 0]))];
}

/** A value that is right. */
function right(schema: Schema): unknown {
  const own = bare(schema);
  if (own.properties !== undefined) {
    return Object.fromEntries((own.required ?? []).map((key) => [key, right(own.properties![key]!)]));
  }
  return own.examples?.[0] ?? own.enum?.[0] ?? (own.items === undefined ? 'x' : [right(own.items)]);
}

/** A file that is right but for the value at the path. */
function fileWith(path: Path, value: unknown): unknown {
  const build = (schema: Schema, rest: Path): unknown => {
    const [step, ...more] = rest;
    if (step === undefined) return value;
    const own = bare(schema);
    if (typeof step === 'number') return [build(own.items!, more)];
    return { ...(right(own) as object), [step]: build(own.properties![step]!, more) };
  };
  return build(PUBLISHED, path);
}

type Outcome = { readonly kind: 'taken' } | { readonly kind: 'refused'; readonly problem: Problem };

function outcomeOf(text: string): Outcome {
  try {
    parseContinuitySettings(text, 'plans.yaml');
    return { kind: 'taken' };
  } catch (error) {
    if (error instanceof AssessmentError) return { kind: 'refused', problem: error.problem };
    throw error;
  }
}

interface Nonsense {
  readonly what: string;
  readonly value: unknown;
  /** Whether a value of that schema may be it, by the published schema and docs. */
  readonly isTaken: (leaf: Leaf) => boolean;
}

const isNumber = ({ schema: { type } }: Leaf): boolean => type === 'number' || type === 'integer';
const isText = ({ schema }: Leaf): boolean => schema.type === 'string' && schema.enum === undefined;
const within = ({ schema: { minimum = -Infinity, maximum = Infinity } }: Leaf, value: number): boolean =>
  value >= minimum && value <= maximum;
const last = ({ path }: Leaf): string => String(path.at(-1));

/** Texts of which the schema tells nothing but that they are texts: names, titles, reasons. The range of a network is judged by the plan. */
const FREE_TEXTS: ReadonlySet<string> = new Set([
  ...['machine', 'disk', 'instead', 'who', 'title', 'name', 'basis', 'vnet', 'platform'],
]);
const isFree = (leaf: Leaf): boolean =>
  isText(leaf) && (FREE_TEXTS.has(last(leaf)) || leaf.path.includes('machines')) && leaf.schema.type === 'string';
const never = (): boolean => false;

const NONSENSE: readonly Nonsense[] = [
  { what: 'a text', value: 'nonsense', isTaken: isFree },
  { what: 'an empty text', value: '', isTaken: never },
  { what: 'a text of blanks', value: ' \t ', isTaken: never },
  { what: 'a long text', value: 'x'.repeat(2000), isTaken: never },
  { what: 'a yes', value: true, isTaken: ({ schema }) => schema.type === 'boolean' },
  { what: 'a negative number', value: -3, isTaken: never },
  { what: 'zero', value: 0, isTaken: (leaf) => isNumber(leaf) && within(leaf, 0) },
  { what: 'a fraction below 0', value: -1e-9, isTaken: never },
  { what: 'no number', value: Number.NaN, isTaken: never },
  { what: 'infinity', value: Infinity, isTaken: never },
  { what: 'a huge number', value: 1e300, isTaken: never },
  { what: 'a number in quotes', value: '5', isTaken: isFree },
  { what: 'the word NaN', value: 'NaN', isTaken: isFree },
  { what: 'an empty list', value: [], isTaken: ({ schema }) => schema.type === 'array' },
  { what: 'a list of lists', value: [[[]]], isTaken: never },
  { what: 'a key of no group', value: { nonsense: 1 }, isTaken: never },
  { what: 'a name of every object', value: '__proto__', isTaken: isFree },
  { what: 'a day', value: '2026-11-22', isTaken: isFree },
];

/** Lists that may not be empty: who states days or machines has to name one. */
const FILLED_LISTS: ReadonlySet<string> = new Set(['days', 'machines']);

describe('every key of the published settings', () => {
  const leaves = keysOf(PUBLISHED);

  it('is reached', () => {
    expect(leaves.length).toBeGreaterThan(100);
    for (const { path, schema } of leaves) {
      const value = path.at(-2) === 'blackouts' ? 'Monday;7:00;7h' : right(schema);
      expect(outcomeOf(stringify(fileWith(path, value))), path.join('.')).toEqual({ kind: 'taken' });
    }
  });

  it.each(NONSENSE)('refuses $what with its line, or takes it where that is documented', ({ value, isTaken }) => {
    for (const leaf of leaves) {
      const text = stringify(fileWith(leaf.path, value));
      const outcome = outcomeOf(text);
      const name = `${leaf.path.join('.')}\n${text}`;
      const mayBeTaken = isTaken(leaf) && !(Array.isArray(value) && FILLED_LISTS.has(last(leaf)));
      expect(outcome.kind, name).toBe(mayBeTaken ? 'taken' : 'refused');
      if (outcome.kind === 'refused') expectExplained(outcome.problem, text, name);
    }
  });

  it('takes nothing for what is left out, and only where it may be', () => {
    for (const leaf of leaves) {
      const outcome = outcomeOf(stringify(fileWith(leaf.path, null)));
      expect(outcome.kind, leaf.path.join('.')).toBe(leaf.isNullable ? 'taken' : 'refused');
    }
  });

  it('refuses keys of every object in every group and list', () => {
    for (const leaf of leaves.filter(({ schema }) => schema.properties !== undefined)) {
      for (const key of ['__proto__', 'constructor', 'toString', 'nonsense']) {
        const text = stringify(fileWith(leaf.path, 'HERE')).replace(
          /(:|-) HERE\n/u,
          (_, lead: string) => `${lead} { "${key}": { "polluted": 1 } }\n`,
        );
        const outcome = outcomeOf(text);
        expect(outcome.kind, text).toBe('refused');
        if (outcome.kind === 'refused') expectExplained(outcome.problem, text, text);
      }
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses whole numbers that are fractions', () => {
    for (const leaf of leaves.filter(({ schema }) => schema.type === 'integer')) {
      const text = stringify(fileWith(leaf.path, (leaf.schema.minimum ?? 0) + 0.5));
      expect(outcomeOf(text).kind, text).toBe('refused');
    }
  });

  it('tells entries of lists that say the same, each by its line', () => {
    const twice = (path: Path, entry: unknown): string => stringify(fileWith(path, [entry, structuredClone(entry)]));
    const throttle = { from: '08:00', to: '18:00', mbps: 100 };
    for (const [text, line] of [
      [twice(['replicationPlan', 'link', 'throttles', 0, 'days'], 'monday'), 9],
      [twice(['replicationPlan', 'link', 'throttles'], throttle), 7],
      [twice(['replicationPlan', 'link', 'blackouts'], 'Monday;7:00;7h'), 5],
    ] as const) {
      const outcome = outcomeOf(text);
      expect(outcome, text).toMatchObject({ kind: 'refused', problem: { at: { line } } });
      expect(outcome.kind === 'refused' && outcome.problem.message).toContain('twice');
    }
  });
});

function expectExplained({ at, message, remedy, severity }: Problem, text: string, name: string): void {
  expect(severity, name).toBe('error');
  expect(at?.file, name).toBe('plans.yaml');
  expect(at?.line, name).toBeGreaterThanOrEqual(1);
  expect(at!.line!, name).toBeLessThanOrEqual(text.split('\n').length);
  expect(message.length, name).toBeGreaterThan(10);
  expect(message, name).not.toMatch(/undefined|\[object|^null| null is not/u);
  expect(remedy.length, name).toBeGreaterThan(10);
}
