import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { LAYERS } from './layers.js';

const SRC = resolve(import.meta.dirname, '../../src');

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.d.ts'),
);

const imports: readonly Import[] = files.flatMap((file) => {
  const source = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      const specifier = (node.moduleSpecifier as ts.StringLiteral).text;
      const typeOnly = ts.isImportDeclaration(node)
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly;
      found.push({ file, specifier, typeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const argument = node.arguments[0];
      if (argument !== undefined && ts.isStringLiteral(argument))
        found.push({ file, specifier: argument.text, typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
});

/** The two second doors: what the command line needs to tell its version, its help and an error, without all that reads files. */
const START: readonly string[] = ['model/start.js', 'node/start.js'];

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '.');

/** The sentence that names the fault of one import, or null where it is allowed. */
function faultOf({ file, specifier, typeOnly }: Import): string | null {
  const from = folderOf(file);
  if (!specifier.startsWith('.')) {
    const needsNode = specifier.startsWith('node:') && from !== 'node' && from !== 'cli';
    return needsNode ? `${file} imports ${specifier}: only node/ and cli/ may name Node` : null;
  }
  const target = relative(SRC, resolve(SRC, dirname(file), specifier)).replaceAll('\\', '/');
  const to = folderOf(target);
  if (to === from) return null;
  if (from === '.')
    return to === 'node' || to === 'cli' ? `${file} imports ${target}: the pure surface may not reach ${to}` : null;
  const isStart = from === 'cli' && START.includes(target);
  if (target !== `${to}/index.js` && !isStart) return `${file} imports ${target}: enter another folder by its index.js`;
  if (to === 'model') return null;
  const layer = LAYERS[from];
  if (layer === undefined) return `${from}/ is not in the table of layers`;
  if (layer.values.includes(to) || (typeOnly && layer.types?.includes(to) === true)) return null;
  return `${file} imports ${to}/, which ${from}/ may not`;
}

describe('the layers of src/', () => {
  it('finds the imports it is meant to check', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it('has no import that goes up, sideways or past a door', () => {
    expect(imports.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
  });

  it('lets the verifier of certificates share types with what it checks, and no code', () => {
    const own = imports.filter(({ file }) => file.startsWith('verify/'));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter(({ specifier, typeOnly }) => !specifier.startsWith('./') && !typeOnly)).toEqual([]);
  });

  it('would notice a stray import', () => {
    expect(faultOf({ file: 'sizing/x.ts', specifier: '../readiness/index.js', typeOnly: false })).toContain('may not');
    expect(faultOf({ file: 'sizing/x.ts', specifier: '../catalog/sku.js', typeOnly: false })).toContain('index.js');
    expect(faultOf({ file: 'sizing/x.ts', specifier: 'node:fs', typeOnly: false })).toContain('only node/');
    expect(faultOf({ file: 'index.ts', specifier: './node/index.js', typeOnly: false })).toContain('pure surface');
  });
});
