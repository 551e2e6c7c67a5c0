/**
 * `npm run kernel`: compiles `kernel/scan.ts` into `src/node/sample-engine/kernel-wasm.ts`, as text, since a package may be
 * bundled, read-only or inside an archive. The same source and compiler give the same bytes; a test compares. The compiler
 * is called as a command: its types would declare arrays of its own for the whole project.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export const KERNEL_MODULE: string = pathOf('../src/node/sample-engine/kernel-wasm.ts');

const COMPILER = ['--runtime', 'stub', '-O3', '--noAssert', '--enable', 'simd', '--importMemory', '--use', 'abort='];

/** The text of the module that holds the compiled kernel. */
export function buildKernel(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-kernel-'));
  try {
    const binary = join(folder, 'scan.wasm');
    const compiler = pathOf('../node_modules/assemblyscript/bin/asc.js');
    execFileSync(process.execPath, [compiler, 'kernel/scan.ts', '-o', binary, ...COMPILER], { cwd: pathOf('..') });
    const lines =
      readFileSync(binary)
        .toString('base64')
        .match(/.{1,112}/g) ?? [];
    return [
      '/** Compiled from `kernel/scan.ts` by `npm run kernel`; never edited. */',
      'export const KERNEL_WASM: string = [',
      ...lines.map((line) => `  '${line}',`),
      "].join('');",
      '',
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1]?.endsWith('build-kernel.ts') === true) writeFileSync(KERNEL_MODULE, buildKernel());
