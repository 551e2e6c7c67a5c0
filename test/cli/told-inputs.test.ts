import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const put = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const INVENTORY = put('inventory.csv', 'machine,cores,memoryMiB,os,disks\nweb01,4,8192,Ubuntu 22.04,64\n');

async function problemsOf(...words: readonly string[]): Promise<readonly Problem[]> {
  const { out } = await runCli('check', ...words, '--json');
  return (JSON.parse(out) as { readonly problems: readonly Problem[] }).problems;
}

describe('a mapping that does not fit a file', () => {
  const mapping = put(
    'mapping.yaml',
    `name: my tool
format: wide
separator: ";"
time: { format: iso }
columns:
  When: { field: timestamp }
  Host: { field: machine }
  Cores Used: { field: cpu, unit: cores }
`,
  );
  const samples = put(
    'perf.csv',
    'When;Host;CPU used\n2026-03-01T00:00:00Z;web01;1.5\n2026-03-01T00:00:20Z;web01;1.6\n',
  );

  it('is told by check with the columns that are missing, as by ingest', async () => {
    const told = await problemsOf(INVENTORY, samples, '--mapping', mapping);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      code: 'ingest/mapping-does-not-fit',
      severity: 'error',
      at: { file: 'perf.csv', line: 1 },
      message: 'the mapping "my tool" does not fit: no column Cores Used; the file has When, Host, CPU used',
    });
    const { out } = await runCli('ingest', samples, '--mapping', mapping, '--store', join(folder, 'p.store'), '--json');
    const { problems } = JSON.parse(out) as { readonly problems: readonly Problem[] };
    expect(problems[0]?.message).toBe(told[0]?.message);
  });

  it('ends a run that reads nothing else with the same words', async () => {
    const { exitCode, error } = await runCli('assess', samples, '--mapping', mapping, '--out', join(folder, 'out'));
    expect(exitCode).toBe(2);
    expect(error).toContain('no column Cores Used');
  });

  it('is told where the separator is another, and not of a file that it was never meant for', async () => {
    const commas = put(
      'commas.csv',
      'When,Host,Cores Used\n2026-03-01T00:00:00Z,web01,1.5\n2026-03-01T00:00:20Z,web01,1\n',
    );
    const notes = put('notes.csv', 'name;remark\nweb01;to be retired\n');
    const told = await problemsOf(INVENTORY, commas, notes, '--mapping', mapping);
    expect(told.map(({ code, at }) => [code, at?.file])).toEqual([
      ['ingest/mapping-does-not-fit', 'commas.csv'],
      ['ingest/unrecognised', 'notes.csv'],
    ]);
  });
});

describe('an interval that the stamps contradict', () => {
  const rows = (seconds: number): string =>
    Array.from({ length: 300 }, (_, index) => {
      const stamp = new Date(Date.parse('2026-03-01T00:00:00Z') + index * seconds * 1000).toISOString();
      return `${stamp},web01,4,${(index * 7) % 50}\n`;
    }).join('');
  const samples = (stated: string, seconds: number): string =>
    put('samples.csv', `${stated}timestamp,machine,cores,cpuPercent\n${rows(seconds)}`);

  it('is told by check and ingest with the file; one that is left out is inferred without a word', async () => {
    const contradicted = samples('# interval: 20\n', 60);
    const [told] = (await problemsOf(contradicted)).filter(({ code }) => code === 'samples/interval-differs');
    expect(told).toMatchObject({ severity: 'warning', at: { file: 'samples.csv' } });
    expect(told?.message).toContain('stated as 20 s, but their stamps lie 60 s apart; the stated 20 s count');
    const ingested = await runCli('ingest', contradicted, '--store', join(folder, 'i.store'));
    expect(ingested.out).toContain('samples/interval-differs');
    expect((await problemsOf(samples('', 60))).map(({ code }) => code)).not.toContain('samples/interval-differs');
  });
});

describe('statements', () => {
  it('are counted, and compared with the region that is asked for', async () => {
    const path = put('s.yaml', 'statements:\n  - topic: targetRegion\n    said: a mail\n    region: West Europe\n');
    const { out } = await runCli('check', path);
    expect(out).toContain('taken for statements: the key statements; 1 statement was read');
    expect(out.replace(/\s+/g, ' ')).toContain('no region was asked for, which makes it East US (eastus)');
    expect(await problemsOf(path, '--region', 'westeurope')).toEqual([]);
  });
});

describe('many problems of one kind', () => {
  it('do not hide another: all kinds are told, and --all lists each problem', async () => {
    const bad = Array.from({ length: 30 }, (_, index) => `m${index},four,8192,Ubuntu 22.04,64\n`).join('');
    const path = put('bad.csv', `machine,cores,memoryMiB,os,disks\n${bad},2,4096,Ubuntu 22.04,64\n`);
    const { out } = await runCli('check', path);
    expect(out).toContain('31 rows = 30 machines + 0 merged into another + 1 skipped: 1 without a name');
    expect(out).toContain('error ingest/bad-number, 30 times:');
    expect(out).toContain('error ingest/no-name');
    const all = await runCli('check', path, '--all');
    expect(all.out.split('ingest/bad-number').length - 1).toBe(21);
    const { error } = await runCli('assess', path, '--out', join(folder, 'bad'));
    expect(error).toContain('30 ingest/bad-number');
  });
});

describe('a zone that a file of samples states and nobody knows', () => {
  it('is told with the zone it may mean, and does not read as if none were stated', async () => {
    const path = put(
      'zone.csv',
      '# zone: Australia/Melborne\ntimestamp,machine,cores,cpuPercent\n2026-03-01 00:00:00,web01,4,5\n',
    );
    const told = await problemsOf(path);
    expect(told.find(({ code }) => code === 'ingest/unknown-zone')).toMatchObject({
      severity: 'error',
      message:
        'the file states the zone "Australia/Melborne", which is no time zone; stamps that print none cannot be read',
      remedy: expect.stringMatching(/^did you mean Australia\/Melbourne\?/) as string,
    });
    expect(told.find(({ code }) => code === 'ingest/stamp-without-zone')?.message).toContain('none that is known');
  });
});

describe('UUIDs of two inventories', () => {
  const inventory = (name: string, ...machines: readonly (readonly [string, number])[]): string =>
    put(
      name,
      `machine,id,cores,memoryMiB,os\n${machines.map(([machine, last]) => `${machine},42110000-0000-0000-0000-00000000000${last},2,4096,Ubuntu 22.04\n`).join('')}`,
    );

  it('keep machines of one name apart where they differ', async () => {
    const { out } = await runCli('check', inventory('u1.csv', ['web01', 1]), inventory('u2.csv', ['web01', 2]));
    expect(out).toContain('2 rows = 2 machines + 0 merged into another');
  });

  it('are told where clones share them, in one inventory and over two', async () => {
    const one = await problemsOf(inventory('u3.csv', ['web01', 1], ['web02', 1]));
    expect(one.map(({ code, at }) => [code, at?.line])).toEqual([['ingest/shared-uuid', 3]]);
    const two = await problemsOf(inventory('u1.csv', ['web01', 1]), inventory('u4.csv', ['web09', 1]));
    expect(two).toHaveLength(1);
    expect(two[0]).toMatchObject({ code: 'ingest/joined-by-uuid', severity: 'info', at: { file: 'u4.csv', line: 2 } });
    expect(two[0]?.message).toContain('"web09" has the UUID of "web01" (u1.csv:2');
    const long = await problemsOf(inventory('u1.csv', ['web01', 1]), inventory('u5.csv', ['web01.corp.example', 1]));
    expect(long).toEqual([]);
  });
});

describe('portolan demo', () => {
  it('says what it does while it runs', async () => {
    const { error } = await runCli('demo', '--estate', 'webshop', '--days', '1', '--out', join(folder, 'demo'));
    expect(error).toMatch(/^writing 16 machines and 1 day of samples: /);
    expect(error).toContain('reading them back and assessing');
  });
});
