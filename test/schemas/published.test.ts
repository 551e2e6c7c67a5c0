import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { publishedSchemas } from '../../scripts/schemas/published-schemas.js';
import { schemaOfType } from '../../scripts/schemas/schema-of-type.js';

const ROOT = resolve(import.meta.dirname, '../..');

/** The schema of a type that stands in a text, without a file. */
function schemaOf(text: string): Readonly<Record<string, unknown>> {
  const file = '/invented.ts';
  const host = ts.createCompilerHost({});
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version, ...rest) =>
    name === file ? ts.createSourceFile(file, text, version, true) : read(name, version, ...rest);
  const program = ts.createProgram([file], { strict: true, noEmit: true }, host);
  return schemaOfType(program, 'Thing', {
    file,
    head: { id: 'urn:portolan:schema:thing:1', title: 'x', description: 'x' },
  });
}

describe('schemas that are read off types', () => {
  it('are those of the types as they stand', () => {
    for (const { file, schema } of publishedSchemas(ROOT)) {
      expect(JSON.parse(readFileSync(join(ROOT, 'schemas', file), 'utf8')), `${file}: run npm run schemas`).toEqual(
        schema,
      );
    }
  });

  it('compile, and are exported', () => {
    const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      exports: Record<string, unknown>;
    };
    for (const { file, schema } of publishedSchemas(ROOT)) {
      expect(() => new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema as object), file).not.toThrow();
      expect(exports).toHaveProperty([`./schemas/${file}`]);
    }
  });

  it('take what the type takes, and nothing else', () => {
    const schema = schemaOf(`
      declare const brand: unique symbol;
      type Id = string & { readonly [brand]: true };
      /** A part. */
      interface Part { readonly name: Id; readonly inner: readonly Part[] }
      export interface Thing {
        readonly version: 1;
        readonly kind: 'b' | 'a' | null;
        readonly isOn: boolean | null;
        /** Of people. */
        readonly count?: number;
        readonly parts: readonly Part[];
        readonly pair: readonly [from: string, to: number];
        readonly byName: Readonly<Record<string, number>>;
        readonly either: { readonly kind: 'x'; readonly x: number } | { readonly kind: 'y' };
      }`);
    const valid = {
      ...{ version: 1, kind: null, isOn: false, pair: ['a', 1], byName: { any: 2 }, either: { kind: 'x', x: 1 } },
      parts: [{ name: 'p', inner: [{ name: 'q', inner: [] }] }],
    };
    const check = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(check(valid), JSON.stringify(check.errors)).toBe(true);
    expect(check({ ...valid, count: 3, kind: 'a', isOn: null, either: { kind: 'y' } })).toBe(true);
    const faults: readonly object[] = [
      { ...valid, version: 2 },
      { ...valid, kind: 'c' },
      { ...valid, isOn: 'yes' },
      { ...valid, count: null },
      { ...valid, more: 1 },
      { ...valid, pair: ['a'] },
      { ...valid, byName: { any: 'text' } },
      { ...valid, either: { kind: 'y', x: 1 } },
      { ...valid, parts: [{ name: 'p' }] },
      { ...valid, parts: undefined },
    ];
    expect(faults.map((fault) => check(JSON.parse(JSON.stringify(fault))))).toEqual(faults.map(() => false));
    expect(schema['$defs']).toMatchObject({ Part: { description: 'A part.' } });
    expect(schema).toMatchObject({ properties: { count: { description: 'Of people.', type: 'number' } } });
  });

  it('name the place of what JSON has not', () => {
    expect(() => schemaOf('export interface Thing { readonly at: bigint }')).toThrow('Thing.at: bigint');
  });
});
