import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  const header = 'machine,cores,memoryMiB,os,disks\n';
  writeFileSync(at('spring.csv'), `${header}erp01,16,65536,Ubuntu 22.04,128\nweb01,4,8192,Ubuntu 22.04,64\n`);
  writeFileSync(at('autumn.csv'), `${header}erp01,8,65536,Ubuntu 22.04,128\nnew01,2,4096,Ubuntu 22.04,64\n`);
  writeFileSync(at('reserved.yaml'), 'cost:\n  terms: reserved3Year\n');
  writeFileSync(
    at('ea.yaml'),
    'name: EA\ndate: 2026-07-01\ncurrency: USD\nvm:\n  - size: Standard_D4as_v5\n    base: 0.1\n',
  );
  const assess = async (out: string, ...words: readonly string[]): Promise<void> => {
    const { exitCode, error } = await runCli('assess', ...words, '--region', 'westeurope', '--out', at(out));
    if (exitCode !== 0) throw new Error(error);
  };
  await assess('before', at('spring.csv'));
  await assess('after', at('autumn.csv'), '--policy', at('reserved.yaml'));
  await assess('priced', at('spring.csv'), '--prices', at('ea.yaml'));
});

describe('portolan diff', () => {
  it('tells the causes and the machines, and ends in 1 only where asked', async () => {
    const told = await runCli('diff', at('before'), at('after'));
    expect(told.exitCode).toBe(0);
    expect(told.out).toMatch(/data: what the inputs say +-/);
    expect(told.out).toMatch(/policy: what was asked for +-/);
    expect(told.out).toContain('cost.terms: "payAsYouGo" -> "reserved3Year"');
    expect(told.out).toContain('not before: the inputs do not name it');
    const asked = await runCli('diff', at('before'), at('after'), '--fail-on-change');
    expect(asked).toMatchObject({ exitCode: 1, out: told.out });
  });

  it('ends in 0 where nothing differs, whatever is asked', async () => {
    const same = await runCli('diff', at('before'), join(at('before'), 'assessment.json'), '--fail-on-change');
    expect(same).toMatchObject({ exitCode: 0, error: '' });
    expect(same.out).toContain('No machine differs.');
  });

  it('prints JSON whose parts add up', async () => {
    const { out } = await runCli('diff', at('before'), at('after'), '--json');
    const { change, causes } = JSON.parse(out) as {
      change: { perMonth: number };
      causes: { change: { perMonth: number } }[];
    };
    expect(causes.reduce((sum, cause) => sum + cause.change.perMonth, 0)).toBe(change.perMonth);
    expect(change.perMonth).toBeLessThan(0);
    expect(schemaErrors('diff', JSON.parse(out))).toBeNull();
    expect(schemaErrors('diff', { ...(JSON.parse(out) as object), more: 1 })).not.toBeNull();
  });

  it('attributes to a price sheet where it is at hand, and refuses another', async () => {
    const blind = await runCli('diff', at('before'), at('priced'));
    expect(blind.out).toContain('name the sheets with --prices-before and --prices-after');
    const seeing = await runCli('diff', at('before'), at('priced'), '--prices-after', at('ea.yaml'));
    expect(seeing.out).toContain('price: other prices for the same');
    expect(seeing.out).not.toContain('nattributed');
    const wrong = await runCli('diff', at('before'), at('priced'), '--prices-before', at('ea.yaml'));
    expect(wrong.exitCode).toBe(2);
    expect(wrong.error).toContain('cli/other-prices');
  });

  it('ends in 2 where there is no assessment', async () => {
    expect((await runCli('diff', at('before'), at('nowhere'))).exitCode).toBe(2);
    expect((await runCli('diff', at('before'), at('spring.csv'))).error).toContain('node/not-an-assessment');
  });
});
