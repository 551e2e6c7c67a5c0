import { resolve } from 'node:path';
import ts from 'typescript';
import { PUBLISHED } from './published.js';
import { schemaOfType } from './schema-of-type.js';

/** Every schema that is read off a type, as data. */
export function publishedSchemas(root: string): readonly { readonly file: string; readonly schema: unknown }[] {
  const config = ts.readConfigFile(resolve(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const sources = PUBLISHED.map(({ source }) => resolve(root, source));
  const program = ts.createProgram(sources, { ...options, noEmit: true });
  return PUBLISHED.map(({ file, type, source, head }) => ({
    file,
    schema: schemaOfType(program, type, { file: resolve(root, source), head }),
  }));
}
