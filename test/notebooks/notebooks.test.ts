import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { executeNotebook, notebookNames, NOTEBOOKS } from '../../scripts/run-notebooks.js';
import { hasShared, sharedPath } from '../support/shared-material.js';

/** Why no notebook can run here; empty where all can. */
const missing = [
  ...(spawnSync('jupyter', ['nbconvert', '--version']).status === 0 ? [] : ["Jupyter's nbconvert"]),
  ...(existsSync(join(NOTEBOOKS, 'node_modules', 'tslab')) ? [] : ['npm ci --prefix notebooks']),
  ...(hasShared ? [] : ['../shared with the traces']),
].join(', ');

describe('a notebook', () => {
  it.skipIf(missing !== '').each(notebookNames())(
    `%s gives the outputs that are committed${missing === '' ? '' : ` (skipped: it needs ${missing})`}`,
    { timeout: 300_000 },
    (name) => {
      process.env['PORTOLAN_DATA'] = sharedPath('data/utilisation/bitbrains-rnd');
      expect(executeNotebook(name)).toBe(readFileSync(join(NOTEBOOKS, name), 'utf8'));
    },
  );

  it('names no folder of the machine that ran it, and no error', () => {
    for (const name of notebookNames()) {
      const text = readFileSync(join(NOTEBOOKS, name), 'utf8');
      expect(text).not.toMatch(/"output_type": "error"|\/home\//);
      for (const folder of [process.cwd(), homedir(), tmpdir()]) expect(text).not.toContain(folder);
      expect(text).toContain('"output_type"');
    }
  });
});
