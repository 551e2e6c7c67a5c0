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
];

const textOf = (name: string): string => readFileSync(join(NOTEBOOKS, name), 'utf8');

/** Of the traces only 03 needs, which may not be in the repository: the others run from a clean clone. */
const NEEDS_TRACES = '03-what-if-and-back-test.ipynb';

const lackOf = (name: string): string =>
  [...missing, ...(name === NEEDS_TRACES && !hasShared ? ['../shared with the traces'] : [])].join(', ');

describe('a notebook', () => {
  for (const name of notebookNames()) {
    const lack = lackOf(name);
    it.skipIf(lack !== '')(
      `${name} gives the outputs that are committed${lack === '' ? '' : ` (skipped: it needs ${lack})`}`,
      { timeout: 300_000 },
      () => {
        if (name === NEEDS_TRACES) process.env['PORTOLAN_DATA'] = sharedPath('data/utilisation/bitbrains-rnd');
        expect(executeNotebook(name)).toBe(textOf(name));
      },
    );
  }

  it('says of each figure what is to be seen in it', () => {
    const figures = notebookNames().flatMap((name) => textOf(name).match(/"<svg [^>]*>/gu) ?? []);
    expect(figures.length).toBeGreaterThan(10);
    for (const figure of figures) expect(figure).toMatch(/ role=\\"img\\" aria-label=\\"[^"]{20,}\\"/u);
  });

  it('is one of six, each named in the README', () => {
    expect(notebookNames().map((name) => name.slice(0, 2))).toEqual(['01', '02', '03', '04', '05', '06']);
    for (const name of notebookNames()) expect(textOf('README.md')).toContain(name);
  });

  it('asks for the traces alone: no other takes files that are not in the repository', () => {
    for (const name of notebookNames())
      expect(textOf(name).includes('PORTOLAN_DATA'), name).toBe(name === NEEDS_TRACES);
  });

  it('names no folder of the machine that ran it, and no error', () => {
    for (const name of notebookNames()) {
      const text = textOf(name);
      expect(text).not.toMatch(/"output_type": "error"|\/home\//);
      for (const folder of [process.cwd(), homedir(), tmpdir()]) expect(text).not.toContain(folder);
      expect(text).toContain('"output_type"');
    }
  });
});
