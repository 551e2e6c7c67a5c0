import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/sizing/index.js';
import { anAssessment } from '../support/an-assessment.js';

interface Schema {
  readonly [key: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly description?: string;
}

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/assessment.schema.json', import.meta.url), 'utf8'),
) as Schema;
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** As it is read back from a file. */
const plain = (): unknown => JSON.parse(JSON.stringify(anAssessment()));

type Path = readonly (string | number)[];

/** Paths of every object of a value that has a fixed set of keys. */
function objectPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const children = Object.entries(value).flatMap(([key, child]) => objectPaths(child, [...path, key]));
  return Array.isArray(value) ? children : [path, ...children];
}

const at = (value: unknown, path: Path): Record<string, unknown> =>
  path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value) as Record<string, unknown>;

/** Keys that may be absent, and maps whose keys are not fixed. */
const OPTIONAL = new Set([
  'credits',
  'totalIopsSteps',
  'totalThroughputSteps',
  'networkSteps',
  'sheet',
  'line',
  'column',
  'note',
  'count',
  'skippedBecause',
  'percentile',
  'iopsSteps',
  'throughputSteps',
]);
const MAPS = new Set(['origins', 'byLimit']);

describe('the schema of assessment.json', () => {
  it('takes an assessment with every kind of machine', () => {
    validate(plain());
    expect(validate.errors).toBeNull();
  });

  it('takes an empty estate and other forms of the policy', () => {
    const empty = anAssessment({ machines: [], outOfScope: [], inputs: [], problems: [] });
    const { policy } = empty;
    const weighed = { ...policy.sizing, performanceNumber: { kind: 'acu', reference: 210 } };
    validate(JSON.parse(JSON.stringify({ ...empty, policy: { ...policy, sizing: weighed } })));
    expect(validate.errors).toBeNull();
  });

  it('refuses a property too many, wherever it stands', () => {
    const taken = objectPaths(plain()).filter((path) => {
      const value = plain();
      at(value, path)['surplus'] = 1;
      return validate(value);
    });
    expect(taken).toEqual([]);
  });

  it('refuses a property too few, wherever it is missing', () => {
    const taken = objectPaths(plain()).flatMap((path) =>
      MAPS.has(String(path.at(-1)))
        ? []
        : Object.keys(at(plain(), path))
            .filter((key) => !OPTIONAL.has(key))
            .filter((key) => {
              const value = plain();
              Reflect.deleteProperty(at(value, path), key);
              return validate(value);
            })
            .map((key) => [...path, key].join('.')),
    );
    expect(taken).toEqual([]);
  });

  it('refuses zero written as a fraction of a micro and an unknown limit', () => {
    const fraction = plain();
    at(fraction, ['totals', 'all'])['perMonth'] = 0.5;
    expect(validate(fraction)).toBe(false);
    const limit = plain();
    at(limit, ['machines', 0, 'refused', 'byLimit'])['mood'] = 1;
    expect(validate(limit)).toBe(false);
  });

  it('describes every property', () => {
    const silent: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties } = node as Schema;
      for (const [key, property] of Object.entries(properties ?? {})) {
        if (typeof property.description !== 'string' || property.description === '') silent.push(`${path}.${key}`);
      }
      for (const [key, child] of Object.entries(node)) visit(child, `${path}.${key}`);
    };
    visit(schema, '');
    expect(silent).toEqual([]);
  });

  it('knows the limits that sizing knows', () => {
    const definitions = schema['$defs'] as Readonly<Record<string, { readonly enum?: readonly string[] }>>;
    expect([...(definitions['limit']?.enum ?? [])].sort()).toEqual([...LIMITS].sort());
  });
});
