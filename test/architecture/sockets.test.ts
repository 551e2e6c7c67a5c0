import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');
/** Modules that can open a connection or look a name up. */
const NETWORK = /^(node:)?(net|tls|dns|dns\/promises|dgram|http|https|http2|undici|inspector)$/;
const GLOBALS = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));

function modulesOf(file: string): readonly { readonly specifier: string; readonly isLazy: boolean }[] {
  const source = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: { specifier: string; isLazy: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      found.push({ specifier: (node.moduleSpecifier as ts.StringLiteral).text, isLazy: false });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push({ specifier: (node.arguments[0] as ts.StringLiteral).text, isLazy: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Names of `GLOBALS` that a file calls or makes without having declared one of its own. */
function globalsOf(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const called = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && ts.isIdentifier(node.expression)) {
      called.add(node.expression.text);
    }
    if ((ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)) && node.name !== undefined) {
      declared.add(node.name.getText(source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return GLOBALS.filter((name) => called.has(name) && !declared.has(name));
}

describe('connections', () => {
  const users = files.filter((file) => modulesOf(file).some(({ specifier }) => NETWORK.test(specifier)));

  it('are opened by the probes of preflight, and by nothing else', () => {
    expect(users.sort()).toEqual([
      'node/preflight/observe-connection.ts',
      'node/preflight/observe-name.ts',
      'node/preflight/observe-tls.ts',
    ]);
    expect(files.filter((file) => globalsOf(file).length > 0)).toEqual([]);
  });

  it('are loaded in one place, and only when a preflight runs', () => {
    const probes = [...users, 'node/preflight/observe-probe.ts'].map(
      (file) => `./${file.slice('node/preflight/'.length, -3)}.js`,
    );
    const eager = files
      .filter((file) => !file.startsWith('node/preflight/observe-'))
      .flatMap((file) => modulesOf(file).map((found) => ({ file, ...found })))
      .filter(
        ({ file, specifier }) =>
          probes.includes(specifier) ||
          (!file.startsWith('node/preflight/') && specifier.includes('preflight/observe-')),
      );
    expect(eager).toEqual([{ file: 'node/preflight/run-preflight.ts', specifier: './observe-probe.js', isLazy: true }]);
  });
});
