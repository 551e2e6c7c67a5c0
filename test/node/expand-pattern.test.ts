import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { expandPattern } from '../../src/node/expand-pattern.js';
import { listFiles } from '../../src/node/list-files.js';
import { temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const FILES = [
  ...['a.csv', 'b.csv', 'c.txt', '.hidden.csv', 'x[1].csv', 'star*.csv', 'über.csv'],
  ...['sub/a.csv', 'sub/deep/a.csv', 'sub/deep/b.csv.gz', '.secret/a.csv', 'sub-2/a.csv', 'Sub/z.csv'],
];

beforeAll(() => {
  for (const name of FILES) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
  symlinkSync(join(folder, 'a.csv'), join(folder, 'link.csv'));
  symlinkSync(folder, join(folder, 'sub/loop'));
});

const matches = async (pattern: string): Promise<readonly string[]> =>
  (await expandPattern(join(folder, pattern))).map((path) => relative(folder, path));

describe('a pattern', () => {
  it('stands for the names that it matches, in order, hidden ones left out', async () => {
    expect(await matches('*.csv')).toEqual(['a.csv', 'b.csv', 'link.csv', 'star*.csv', 'x[1].csv', 'über.csv']);
    expect(await matches('?.csv')).toEqual(['a.csv', 'b.csv']);
    expect(await matches('?ber.csv')).toEqual(['über.csv']);
    expect(await matches('.*.csv')).toEqual(['.hidden.csv']);
    expect(await matches('x[*.csv')).toEqual(['x[1].csv']);
    expect(await matches('*.csx')).toEqual([]);
    expect(await matches('c.*')).toEqual(['c.txt']);
  });

  it('goes through folders, by a pattern of their own or by **', async () => {
    expect(await matches('sub*/a.csv')).toEqual(
      ['sub/a.csv', 'sub/loop/a.csv', 'sub-2/a.csv'].filter((name) => !name.includes('loop')),
    );
    expect(await matches('*/deep/*')).toEqual(['sub/deep/a.csv', 'sub/deep/b.csv.gz']);
    expect(await matches('sub/**/*.csv')).toEqual(['sub/a.csv', 'sub/deep/a.csv']);
    expect(await matches('**/*.gz')).toEqual(['sub/deep/b.csv.gz']);
    expect(await matches('sub/**')).toEqual(['sub/a.csv', 'sub/deep/a.csv', 'sub/deep/b.csv.gz']);
    expect(await matches('**/deep/**/a.csv')).toEqual(['sub/deep/a.csv']);
    expect(await matches('no/**/*.csv')).toEqual([]);
  });

  it('is read as the name of a file where there is one, and matching nothing is an error', async () => {
    expect(await listFiles([join(folder, 'star*.csv')])).toEqual([join(folder, 'star*.csv')]);
    expect(await listFiles([join(folder, 'sub*')])).toEqual(
      ['sub/a.csv', 'sub/deep/a.csv', 'sub/deep/b.csv.gz', 'sub-2/a.csv'].map((name) => join(folder, name)),
    );
    expect(await listFiles([join(folder, 'b.csv'), join(folder, '?.csv')])).toEqual(
      ['b.csv', 'a.csv'].map((name) => join(folder, name)),
    );
    await expect(listFiles([join(folder, '*.parquet')])).rejects.toMatchObject({
      problem: { code: 'ingest/no-input', message: expect.stringMatching(/^nothing matches .*\*\.parquet$/) as string },
    });
  });

  it('given to the folder one is in matches there', async () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(await expandPattern('?.csv')).toEqual(['a.csv', 'b.csv']);
      expect(await expandPattern('./sub/../?.csv')).toEqual(['a.csv', 'b.csv']);
    } finally {
      process.chdir(before);
    }
  });
});
