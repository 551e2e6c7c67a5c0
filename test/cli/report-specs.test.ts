import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  const rows = ['erp01,16,16384,Ubuntu 22.04,128,ERP', '"=cmd()|x",4,8192,Windows Server 2022,64,"<b>"'];
  writeFileSync(at('inventory.csv'), `machine,cores,memoryMiB,os,disks,application\n${rows.join('\n')}\n`);
  const { exitCode } = await runCli('assess', at('inventory.csv'), '--region', 'westeurope', '--out', at('out'));
  expect(exitCode).toBe(0);
}, 60_000);

describe('portolan report --specs', () => {
  it('writes each chart of the estate as a spec, again over its own, and the same', async () => {
    const before = readFileSync(join(at('out'), 'report.html'), 'utf8');
    const first = await runCli('report', at('out'), '--specs', at('specs'), '--json');
    expect([first.exitCode, first.error]).toEqual([0, '']);
    const { written } = JSON.parse(first.out) as { readonly written: readonly string[] };
    const names = readdirSync(at('specs'));
    expect(written).toHaveLength(2 + names.length);
    expect(names).toContain('cost-by-application.vl.json');
    const text = readFileSync(join(at('specs'), 'cost-by-application.vl.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ usermeta: { portolan: 'cost-by-application' } });
    expect(text).toContain('<b>');
    const again = await runCli('report', at('out'), '--specs', at('specs'), '--json');
    expect(again.out).toBe(first.out);
    expect(readFileSync(join(at('specs'), 'cost-by-application.vl.json'), 'utf8')).toBe(text);
    // What assess wrote is what report writes of a folder with nothing else in it, but for the lock that lies there now.
    expect(before).toContain('<figure ');
    expect(readFileSync(join(at('out'), 'report.html'), 'utf8')).toContain('<figure ');
  });

  it('leaves a spec of somebody else alone', async () => {
    const own = '{"$schema":"https://vega.github.io/schema/vega-lite/v6.json","mark":"bar"}';
    mkdirSync(at('theirs'));
    const path = join(at('theirs'), 'cost-by-part.vl.json');
    writeFileSync(path, own);
    const { exitCode, error } = await runCli('report', at('out'), '--specs', at('theirs'));
    expect(exitCode).toBe(2);
    expect(error).toContain('node/foreign-target');
    expect(readFileSync(path, 'utf8')).toBe(own);
  });
});
