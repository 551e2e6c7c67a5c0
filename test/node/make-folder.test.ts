import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeOutputFolder } from '../../src/node/index.js';
import { makeFolder } from '../../src/node/make-folder.js';

const scratch = mkdtempSync(join(tmpdir(), 'portolan-make-folder-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

describe('the making of a folder', () => {
  it('makes every level that is missing, again and beside others', async () => {
    const deep = join(scratch, 'a', 'b', 'c');
    await Promise.all([makeFolder(deep), makeFolder(deep), makeFolder(join(scratch, 'a', 'd'))]);
    await makeFolder(deep);
    expect(statSync(deep).isDirectory()).toBe(true);
  });

  it('ends where a level is a file', async () => {
    writeFileSync(join(scratch, 'file'), '');
    await expect(makeFolder(join(scratch, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(scratch, 'file', 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.skipIf(!existsSync('/proc/self'))(
    'ends where the file system lets nobody make anything and says that the parent is missing',
    async () => {
      const started = makeFolder('/proc/nope/below').then(
        () => 'made',
        () => 'refused',
      );
      const late = new Promise<string>((done) => {
        setTimeout(() => {
          done('late');
        }, 5000).unref();
      });
      expect(await Promise.race([started, late])).toBe('refused');
      await expect(writeOutputFolder('/proc/nope', [{ name: 'plan.json', text: '{}' }])).rejects.toMatchObject({
        problem: { code: 'node/cannot-write' },
      });
    },
    20_000,
  );
});
