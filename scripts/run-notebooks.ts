/**
 * `npm run notebooks`: executes every notebook and puts its outputs in; with `--check` it only tells which have other outputs than
 * those committed, and with numbers (`-- 01 04`) it takes these alone. Needs Jupyter's nbconvert and `npm ci` in `notebooks/`; a notebook over traces of others needs PORTOLAN_DATA too.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const NOTEBOOKS: string = fileURLToPath(new URL('../notebooks', import.meta.url));

interface Cell {
  readonly cell_type: string;
  readonly outputs?: readonly object[];
  readonly [key: string]: unknown;
}

interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: object;
}

export const notebookNames = (): readonly string[] =>
  readdirSync(NOTEBOOKS)
    .filter((name) => name.endsWith('.ipynb'))
    .sort();

/** As committed: nothing in it that another run on another machine has otherwise. */
function settled(executed: Notebook, written: Notebook): string {
  const cells = executed.cells.map((cell) => ({ ...cell, metadata: {} }));
  // The kernel states its version among the metadata.
  return `${JSON.stringify({ ...executed, cells, metadata: written.metadata }, null, 1)}\n`;
}

/**
 * The text of a notebook with the outputs of a run from a clean state.
 *
 * @throws where a cell fails or does not type-check; what the kernel said is in the message
 */
export function executeNotebook(name: string): string {
  const kernels = mkdtempSync(join(tmpdir(), 'portolan-kernel-'));
  try {
    const folder = join(kernels, 'kernels', 'tslab');
    mkdirSync(folder, { recursive: true });
    const argv = [join(NOTEBOOKS, 'node_modules', '.bin', 'tslab'), 'kernel', '--config-path', '{connection_file}'];
    const kernel = { argv, display_name: 'TypeScript', language: 'typescript' };
    writeFileSync(join(folder, 'kernel.json'), JSON.stringify(kernel));
    const path = join(NOTEBOOKS, name);
    const options = ['--to', 'notebook', '--execute', '--ExecutePreprocessor.timeout=900', '--stdout', path];
    const text = execFileSync('jupyter', ['nbconvert', ...options], {
      cwd: dirname(path),
      // The kernel watches the files of types; by their times alone, since it stumbles where many give notice at once (new hard links do).
      env: { ...process.env, JUPYTER_PATH: kernels, PYTHONWARNINGS: 'ignore', TSC_WATCHFILE: 'DynamicPriorityPolling' },
      encoding: 'utf8',
      maxBuffer: 64 * 1_048_576,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return settled(JSON.parse(text) as Notebook, JSON.parse(readFileSync(path, 'utf8')) as Notebook);
  } finally {
    rmSync(kernels, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isCheck = process.argv.includes('--check');
  const asked = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
  for (const name of notebookNames()) {
    if (asked.length > 0 && !asked.includes(name.slice(0, 2))) continue;
    const path = join(NOTEBOOKS, name);
    const text = executeNotebook(name);
    const isSame = text === readFileSync(path, 'utf8');
    console.log(`${name}: ${isSame ? 'as committed' : isCheck ? 'other outputs than committed' : 'written anew'}`);
    if (isSame) continue;
    if (isCheck) process.exitCode = 1;
    else writeFileSync(path, text);
  }
}
