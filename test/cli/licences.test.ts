import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Licences } from '../../src/licences/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

const INVENTORY = `machine,cores,memoryMiB,os,disks,host,cluster,tags
web01,4,16384,Windows Server 2019,128,esx1,c1,
web02,9,16384,Windows Server 2022,128,esx1,c1,
db01,4,32768,Red Hat Enterprise Linux 8,128,esx1,c1,oracle=Enterprise
sql-07,2,16384,Ubuntu 22.04,128,esx1,c1,
`;
const TERMS = `rules: { windowsEdition: standard }
prices: { windowsStandardCore: 50 }
hosts: [{ name: esx1, processors: 2, cores: 12, cluster: c1 }]
`;

beforeAll(() => {
  writeFileSync(at('inventory.csv'), INVENTORY);
  writeFileSync(at('terms.yaml'), TERMS);
});

const licences = (...words: readonly string[]): ReturnType<typeof runCli> =>
  runCli('licences', at('inventory.csv'), '--region', 'westeurope', ...words);

describe('portolan licences', () => {
  it('counts before and after, and writes what --json prints', async () => {
    const { exitCode, out, error } = await licences('--licences', at('terms.yaml'), '--json', '--out', at('out'));
    expect(error).toBe('');
    expect(exitCode).toBe(0);
    expect(readFileSync(join(at('out'), 'licences.json'), 'utf8')).toBe(out);
    const { sums } = JSON.parse(out) as Licences;
    // 2 x 6 cores take 16; two machines of 8 vCPUs or fewer take 8 each, and 9 cores need a size of 16.
    expect(sums.map(({ product, when, licences: count, perYear }) => [product, when, count, perYear])).toMatchObject([
      ['windowsServer', 'before', 16, 800_000_000],
      ['windowsServer', 'after', 24, 1_200_000_000],
      ['sqlServer', 'before', null, null],
      ['sqlServer', 'after', null, null],
      ['oracleDatabase', 'before', 6, null],
      ['oracleDatabase', 'after', 2, null],
    ]);
  });

  it('tells where the terms contradict themselves or a tag, with both values and the one that counts', async () => {
    const hosts = '[{ name: esx1, processors: 1, cores: 10 }, { name: ESX1, processors: 1, cores: 8, cluster: c9 }]';
    const machines = [
      '{ machines: [web01], sqlServer: standard }',
      "{ machines: ['web*'], sqlServer: enterprise }",
      '{ machines: [db01], oracle: standard2 }',
    ];
    writeFileSync(at('torn.yaml'), `hosts: ${hosts}\nmachines: [${machines.join(', ')}]\n`);
    const { contradictions } = JSON.parse((await licences('--licences', at('torn.yaml'), '--json')).out) as Licences;
    expect(contradictions.map(({ subject, what, counts, ignored }) => [subject, what, counts, ignored])).toEqual([
      ['esx1', 'cores', { value: '10', source: 'hosts.1' }, { value: '8', source: 'hosts.2' }],
      ['esx1', 'cluster', { value: 'not stated', source: 'hosts.1' }, { value: 'c9', source: 'hosts.2' }],
      [
        'web01',
        'sqlServer',
        { value: 'standard', source: 'machines.1' },
        { value: 'enterprise', source: 'machines.2' },
      ],
      ['db01', 'oracle', { value: 'standard2', source: 'machines.3' }, { value: 'enterprise', source: 'a tag' }],
    ]);
    const { out } = await licences('--licences', at('torn.yaml'), '--all');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'web01, sqlServer: standard (machines.1) counts, enterprise (machines.2) does not',
    );
    expect(out).not.toMatch(/\b1 (?:processors|times|virtual cores|occupied sockets)/);
    const { contradictions: none } = JSON.parse(
      (await licences('--licences', at('terms.yaml'), '--json')).out,
    ) as Licences;
    expect(none).toEqual([]);
  });

  it('says without terms what is unknown, what to fetch, and that a name is no proof', async () => {
    const { exitCode, out } = await licences();
    expect(exitCode).toBe(0);
    expect(out).toMatch(/processors and physical cores of the host/);
    expect(out).toMatch(/export vHost of RVTools/);
    expect(out).toMatch(/SQL Server +before +unknown +core licences +unknown +0 +4 machines may run it/);
    expect(out).toMatch(/hint: sql-07 may run SQL Server/);
    expect(out).toMatch(/Partitioning Policy/);
    expect(out).toMatch(/it pays where a core licence costs\s+less than [\d,.]+\s+USD a year/);
  });

  it('refuses a file of terms that it does not understand, and points out one among the inputs', async () => {
    writeFileSync(at('bad.yaml'), 'prises: {}\n');
    const bad = await licences('--licences', at('bad.yaml'));
    expect([bad.exitCode, bad.error]).toEqual([2, expect.stringContaining('licences/unknown-key')]);
    const among = await runCli('check', at('inventory.csv'), at('terms.yaml'), '--json');
    expect(among.out).toContain('give it with --licences');
  });

  it('gives the same bytes twice', async () => {
    const [one, two] = [await licences('--json'), await licences('--json')];
    expect(one.out).toBe(two.out);
  });
});

describe('a sum of costs', () => {
  it('says how many of its lines have no price', async () => {
    writeFileSync(
      at('some.yaml'),
      'rules: { windows: machines }\nprices: { windowsStandardCore: 50 }\nmachines: [{ machines: [web01], windowsEdition: standard }]\n',
    );
    const { out } = await licences('--licences', at('some.yaml'));
    // 8 core licences of web01 at 50; web02 has no edition.
    expect(out).toMatch(/Windows Server +before +18 +core licences +400\.00 USD without 1 of 2/);
  });
});
