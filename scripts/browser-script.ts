import { build } from 'esbuild';
import { resolve } from 'node:path';

/** The sources in `browser/` as one plain script, not minified: whoever opens a report can read what runs in it. */
export async function buildBrowserScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, '../browser/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  return `\n${outputFiles[0]!.text}`;
}
