import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/run-cli.js';

const ROOT = resolve(import.meta.dirname, '../..');
const user = temporaryFolder();
const installed = join(user, 'node_modules/portolan');

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

/** What a user does after `npm install portolan`, with the dependencies of this checkout in place of the registry's. */
beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', user], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
  execFileSync('tar', ['-xzf', join(user, packed.split('\n').at(-1)!), '-C', user]);
  mkdirSync(dirname(installed), { recursive: true });
  cpSync(join(user, 'package'), installed, { recursive: true });
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(user, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
});

const run = (...words: readonly string[]): string =>
  execFileSync(process.execPath, words, { cwd: user, encoding: 'utf8', env: { ...process.env, TZ: 'Asia/Kathmandu' } });

describe('the packed package', () => {
  it('holds the compiled code, its source, the catalogue, the schemas and the notices, and no test', () => {
    const names = readdirSync(installed).sort();
    expect(names).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'THIRD-PARTY-NOTICES',
        'datasets',
        'docs',
        'dist',
        'package.json',
        'schemas',
        'src',
      ].sort(),
    );
    expect(readdirSync(join(installed, 'datasets/catalogue/regions')).length).toBe(58);
    expect(existsSync(join(installed, 'dist/cli/main.js'))).toBe(true);
  });

  it('runs the lines of the README', () => {
    const code = /```js\n([\s\S]*?)```/.exec(readFileSync(join(installed, 'README.md'), 'utf8'))?.[1] ?? '';
    expect(
      code
        .trim()
        .split('\n')
        .filter((line) => line !== '').length,
    ).toBeLessThanOrEqual(11);
    writeFileSync(join(user, 'example.mjs'), code);
    writeFileSync(
      join(user, 'inventory.csv'),
      'machine,cores,memoryMiB,os,disks,environment\nweb01,4,8192,Ubuntu 22.04,64,production\n',
    );
    expect(run('example.mjs')).toMatch(/^web01 Standard_\w+ \d+\.\d\d\n$/);
  });

  it('runs its command', () => {
    const main = join(installed, 'dist/cli/main.js');
    expect(run(main, '--version')).toBe(`${manifest.version}\n`);
    expect(run(main, 'demo', '--out', 'demo', '--days', '1')).toContain('report.html');
  });

  it('names every dependency in the notices, at its version', () => {
    const notices = readFileSync(join(installed, 'THIRD-PARTY-NOTICES'), 'utf8');
    for (const [name, version] of Object.entries(manifest.dependencies))
      expect(notices).toContain(`${name} ${version} `);
  });
});
