import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/index.js';
import type { SiteCheck, SiteFinding } from '../../src/site/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';

const folder = temporaryFolder();
const WEBSHOP = 'datasets/webshop/site.yaml';
const MANUFACTURER = 'datasets/manufacturer/site.yaml';
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

type CheckJson = SiteCheck & { readonly problems: readonly Problem[] };

async function checked(...words: readonly string[]): Promise<CheckJson> {
  const { exitCode, out } = await runCli('site', 'check', ...words, '--json');
  expect(exitCode).toBe(0);
  const parsed = JSON.parse(out) as CheckJson;
  expect(schemaErrors('site-check', parsed)).toBeNull();
  const { rules, passed, hit, unknown } = parsed.counts;
  expect(passed + hit + unknown).toBe(rules);
  return parsed;
}

const hitsOf = ({ findings }: SiteCheck): Readonly<Record<string, SiteFinding>> =>
  Object.fromEntries(findings.filter(({ rule }) => rule.startsWith('site/')).map((one) => [one.challenges[0]!, one]));

/** The line of a file on which a text stands. */
const lineOf = (file: string, text: string): number =>
  readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

describe('portolan site check', () => {
  it('finds what the brief of the web shop has wrong, with the lines of its facts', async () => {
    const hits = hitsOf(await checked(WEBSHOP));
    expect(Object.keys(hits).sort()).toEqual([
      'R-AD-1',
      'R-AV-1',
      'R-CS-1',
      'R-DUAL-1',
      'R-EGR-2',
      'R-INV-1',
      'R-POL-1',
    ]);
    expect(hits['R-POL-1']?.message).toContain('kept 120 h, and the limit is 72 h');
    expect(hits['R-POL-1']?.from[0]).toBe(`site.yaml:${lineOf(WEBSHOP, 'retentionHours')}`);
    expect(hits['R-INV-1']?.message).toContain('13 stated, 16 listed');
  });

  it('finds what stood in the way of the manufacturer', async () => {
    const hits = hitsOf(await checked(MANUFACTURER));
    expect(Object.keys(hits).sort()).toEqual(['R-CHURN-3', 'R-IP-1', 'R-PE-2', 'R-PE-5', 'R-SCALE-1']);
    expect(hits['R-SCALE-1']?.message).toContain('vc01 replicates 312 machines at once, limit 300 with one appliance');
    expect(hits['R-CHURN-3']?.message).toContain('a migration');
  });

  it('prints findings by severity, counts that reconcile, and remedies', async () => {
    const { out } = await runCli('site', 'check', MANUFACTURER, '--as-of', '2026-11-20');
    await expect(out).toMatchFileSnapshot('../golden/report/site-manufacturer.txt');
  });

  it('takes facts from statements and inventories, and tells where they differ', async () => {
    const rows = ['fe01', 'fe02', 'DC01'].map((name) => `${name},2,4096,Ubuntu 22.04,64`);
    const inventory = put('inventory.csv', ['machine,cores,memoryMiB,os,disks', ...rows, ''].join('\n'));
    const found = await checked(WEBSHOP, 'datasets/webshop/statements.yaml', inventory);
    expect(hitsOf(found)['R-INV-1']?.message).toContain('13 stated, 16 listed, 3 in inventory.csv');
    const differing = found.problems.filter(({ code }) => code === 'site/differs-from-statement');
    expect(differing).toHaveLength(1);
    expect(differing[0]).toMatchObject({ at: { file: 'site.yaml', line: lineOf(WEBSHOP, 'targetRegion') } });
    expect(differing[0]?.message).toContain('Southeast Asia');
    // One place plans an additional domain controller, another a read-only one: nobody knows whether it takes writes.
    const directory = found.findings.find(({ rule }) => rule === 'unknown/directory.domainControllers.isWritable');
    expect(directory?.message).toMatch(/an additional domain controller in .* but a read-only domain controller in/);
    expect(directory?.challenges).toEqual(['R-AD-1', 'R-DOM-3']);
  });

  it('takes everything from statements where the site file is empty', async () => {
    const hits = hitsOf(await checked(put('empty.yaml', ''), 'datasets/webshop/statements.yaml'));
    expect(Object.keys(hits).sort()).toEqual(['R-CS-1', 'R-INV-1', 'R-POL-1']);
    expect(hits['R-INV-1']?.from).toEqual([
      `statements.yaml:${lineOf('datasets/webshop/statements.yaml', 'topic: machineCount')}`,
      `statements.yaml:${lineOf('datasets/webshop/statements.yaml', 'topic: machineGroup')}`,
    ]);
    const stated = put(
      'five.yaml',
      'statements:\n  - { topic: retention, said: x, days: 5 }\n  - { topic: replicationArchitecture, said: y, architecture: classic }\n',
    );
    const one = hitsOf(await checked(join(folder, 'empty.yaml'), stated))['R-POL-1'];
    expect(one?.from).toEqual(['five.yaml:2', 'five.yaml:3']);
  });

  it('judges the age of drills by the day it is given', async () => {
    const file = put(
      'drill.yaml',
      'drills: [{ name: shop, kind: machine, lastTestOn: 2026-01-15, isSuccessful: true, isCleanedUp: true }]',
    );
    expect(hitsOf(await checked(file, '--as-of', '2026-07-15'))['R-DRILL-1']).toBeUndefined();
    expect(hitsOf(await checked(file, '--as-of', '2026-07-16'))['R-DRILL-1']?.message).toContain(
      'due again by 2026-07-15',
    );
  });

  it('writes site.json, and ends as asked', async () => {
    const out = join(folder, 'out');
    const ended = await runCli('site', 'check', WEBSHOP, '--out', out, '--fail-on', 'blocks');
    expect(ended.exitCode).toBe(1);
    expect(ended.error).toContain('exit code 1 as asked');
    expect(schemaErrors('site-check', JSON.parse(readFileSync(join(out, 'site.json'), 'utf8')))).toBeNull();
    expect(
      (await runCli('site', 'check', put('right.yaml', 'configurationServer: { found: false }'), '--fail-on', 'blocks'))
        .exitCode,
    ).toBe(0);
    expect((await runCli('site', 'check', WEBSHOP, '--fail-on', 'sometimes')).exitCode).toBe(2);
  });

  it('tells the faults of a site file and goes no further', async () => {
    const { exitCode, error, out } = await runCli('site', 'check', put('bad.yaml', 'netwrok: {}\n'), '--json');
    expect(exitCode).toBe(2);
    expect(error).toContain('did you mean network?');
    expect(JSON.parse(out)).toMatchObject({ problems: [{ code: 'site/unknown-key', at: { line: 1 } }] });
  });
});

describe('portolan site init', () => {
  it('writes a file that is known to say nothing, once', async () => {
    const path = join(folder, 'new.yaml');
    expect((await runCli('site', 'init', '--out', path)).exitCode).toBe(0);
    expect(existsSync(path)).toBe(true);
    const { counts } = await checked(path);
    expect(counts.unknown).toBe(counts.rules);
    writeFileSync(path, 'title: filled in\n');
    const again = await runCli('site', 'init', '--out', path);
    expect(again.exitCode).toBe(2);
    expect(again.error).toContain('site/file-exists');
    expect(readFileSync(path, 'utf8')).toBe('title: filled in\n');
  });
});

describe('a site file among the inputs of other commands', () => {
  it('is listed and left to portolan site check', async () => {
    const inventory = put('one.csv', 'machine,cores,memoryMiB,os\nfe01,2,4096,Ubuntu 22.04\n');
    const { exitCode, out } = await runCli('check', WEBSHOP, inventory, '--json');
    expect(exitCode).toBe(0);
    const { inputs, problems } = JSON.parse(out) as { inputs: { kind: string }[]; problems: Problem[] };
    expect(inputs.map(({ kind }) => kind).sort()).toEqual(['inventory-csv', 'site']);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
