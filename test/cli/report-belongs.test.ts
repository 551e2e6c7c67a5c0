import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const at = (...names: readonly string[]): string => join(folder, ...names);
const page = (out: string): string => readFileSync(at(out, 'report.html'), 'utf8');

async function succeed(...words: readonly string[]): Promise<string> {
  const { exitCode, error } = await runCli(...words);
  expect(exitCode, error).toBe(0);
  return error;
}

const into = (out: string, command: string, region: string): Promise<string> =>
  succeed(command, at('inventory.csv'), '--region', region, '--out', at(out));

beforeAll(() => {
  writeFileSync(at('inventory.csv'), 'machine,cores,memoryMiB,os,disks\nerp01,4,16384,Ubuntu 22.04,128\n');
});

describe('portolan report on outputs of another assessment', () => {
  it('says of which file, by which hashes, and what to run again', async () => {
    await into('moved', 'waves', 'westeurope');
    await into('moved', 'assess', 'westeurope');
    expect(await succeed('report', at('moved'))).toBe('');
    expect(page('moved')).not.toContain('In the folder, and not in this report');

    await into('moved', 'assess', 'northeurope');
    const error = (await succeed('report', at('moved'))).replaceAll(/\s+/g, ' ');
    expect(error).toContain('The folder has 2 warnings');
    expect(error).toMatch(
      /waves\.json: warning node\/other-assessment: was made from another assessment \(of SHA-256 [0-9a-f]{12}, this one has/,
    );
    expect(error).toContain('run portolan waves again into this folder');
    expect(page('moved')).toContain('In the folder, and not in this report');
  });

  it('names the input that only one of both has, at the plan and at the report, and takes --site', async () => {
    const site = at('site.yaml');
    writeFileSync(site, 'title: A shop\n');
    await into('sited', 'assess', 'westeurope');
    const plan = (...words: readonly string[]): Promise<string> =>
      succeed('replication', 'plan', at('inventory.csv'), ...words, '--region', 'westeurope', '--out', at('sited'));
    expect(await plan('--site', site)).not.toContain('another assessment');
    expect(await succeed('report', at('sited'))).toBe('');

    const atPlan = (await plan(site)).replaceAll(/\s+/g, ' ');
    expect(atPlan).toMatch(/assessment\.json: warning node\/other-assessment: in the folder of this plan/);
    expect(atPlan).toContain('it has "site.yaml" among its inputs, the assessment does not');
    expect(atPlan).toContain('named by --site');
    const atReport = (await succeed('report', at('sited'))).replaceAll(/\s+/g, ' ');
    expect(atReport).toContain('it has "site.yaml" among its inputs, the assessment does not; it is left out');
    expect(atReport).toContain('or portolan assess with those of this file');
  });

  it('shows what does not say of which it is, and says so', async () => {
    await into('earlier', 'assess', 'northeurope');
    await into('earlier', 'waves', 'northeurope');
    const path = at('earlier', 'waves.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/ {2}"assessmentSha256": "[0-9a-f]{64}",\n/, ''));
    expect(await succeed('report', at('earlier'))).toContain('does not state the hash');
    expect(page('earlier')).toContain('In this report, and not proven to be of this assessment');
  });
});
