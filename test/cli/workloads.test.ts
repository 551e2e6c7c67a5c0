import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AVS_RULES } from '../../src/avs/index.js';
import type { AvsAnswer } from '../../src/avs/index.js';
import type { WorkloadsAnswer } from '../../src/workloads/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { aWorkbook } from '../support/workbook.js';

const FIXTURES = resolve(import.meta.dirname, '../fixtures/workloads');
const FILES = ['all-faults.yaml', 'plain.csv', 'inventory.csv'].map((name) => join(FIXTURES, name));
const ESTATE = resolve(import.meta.dirname, '../../datasets/manufacturer');

async function workloads(...words: readonly string[]): Promise<WorkloadsAnswer> {
  const { exitCode, out } = await runCli('workloads', ...FILES, '--json', ...words);
  expect(exitCode).toBe(0);
  return JSON.parse(out) as WorkloadsAnswer;
}

describe('portolan workloads', () => {
  it('counts what it read, by machine, kind, service and state, and the counts reconcile', async () => {
    const { counts, workloads: all, webPlan } = await workloads();
    expect(counts).toMatchObject({ workloads: 13, bound: 11, ambiguous: 1, missing: 1 });
    expect(counts.kinds).toEqual({ sqlServer: 4, postgresql: 2, mysql: 2, webApp: 5 });
    for (const { states, workloads: sum, target } of counts.targets) {
      expect(Object.values(states).reduce((total, count) => total + count, 0)).toBe(sum);
      expect(all.filter(({ targets }) => targets.some((one) => one.target === target))).toHaveLength(sum);
    }
    expect(webPlan).toEqual({ sku: 'P1v2', appsPerPlan: 8, apps: 4, plans: 1, appsInLastPlan: 4 });
  });

  it('binds by name without case and domain, and tells what is ambiguous or missing', async () => {
    const { problems, workloads: all } = await workloads();
    expect(all.find(({ name }) => name === 'sql02/MANY')!.binding).toMatchObject({
      kind: 'bound',
      machine: 'sql02.corp.example',
    });
    expect(problems.map(({ code }) => code)).toEqual([
      'workloads/ambiguous-machine',
      'workloads/machine-not-in-inventory',
    ]);
    expect(problems[1]).toMatchObject({
      at: { file: 'plain.csv', line: 7 },
      remedy: expect.stringContaining('web01') as string,
    });
  });

  it('takes the region, the plans and the factors that are asked for', async () => {
    const reserved = await workloads('--reservation', '--region', 'West Europe', '--profile', 'azure-migrate');
    expect(reserved).toMatchObject({ region: 'westeurope', webPlan: { sku: 'P1v3' }, policy: { comfort: 1 } });
    expect((await workloads('--web-plan', 'observed')).webPlan).toMatchObject({ sku: 'P1v3', appsPerPlan: 16 });
    expect((await workloads('--isolation')).webPlan).toMatchObject({ sku: 'I1', appsPerPlan: 8 });
  });

  it('prints findings with what to do, every fact that is missing with how to get it, and all of them with --all', async () => {
    const short = await runCli('workloads', ...FILES);
    expect(short.out).toContain('13 workloads: 11 on machines of the inventory');
    expect(short.out).toContain('remedy: SELECT name, state_desc, compatibility_level FROM sys.databases');
    expect(short.error).toContain('2 warnings');
    const all = await runCli('workloads', ...FILES, '--all');
    expect(all.out).toContain('vCores: 8 cores x 40 % x comfort 1.3 = 4.16');
    expect(all.out.length).toBeGreaterThan(short.out.length);
  });

  it('says what a discovery saw that no file describes', async () => {
    const report = join(temporaryFolder(), 'report.csv');
    writeFileSync(
      report,
      'Machine Name,Software Inventory Count,SQL Discovery Server Count,Is SQL Service Present,Web Applications Count,Operating System,Cores,Memory (in MB),Machine ID\n' +
        'SQL01,10,1,true,0,Windows Server 2019,2,4096,a\nSQL99,5,1,true,2,Windows Server 2019,2,4096,b\n',
    );
    const { out } = await runCli('workloads', FILES[1]!, report, '--json');
    const { problems } = JSON.parse(out) as WorkloadsAnswer;
    const told = problems.filter(({ code }) => code === 'workloads/discovered-not-described');
    expect(told.map(({ message }) => message)).toEqual([
      'a discovery saw SQL Server on 1 machines that no file describes: SQL99',
      'a discovery saw web applications on 1 machines that no file describes: SQL99',
    ]);
  });

  it('refuses inputs without workloads, unknown regions and unknown readings', async () => {
    const none = await runCli('workloads', FILES[2]!);
    expect([none.exitCode, none.error.includes('cli/no-workloads')]).toEqual([2, true]);
    expect((await runCli('workloads', ...FILES, '--region', 'westeurop')).error).toContain('did you mean westeurope');
    expect((await runCli('workloads', ...FILES, '--web-plan', 'x')).exitCode).toBe(2);
    expect((await runCli('workloads', ...FILES, '--strict')).exitCode).toBe(1);
  });

  it('tells on stderr which rows it could not read, where and what to do', async () => {
    const file = join(temporaryFolder(), 'rows.csv');
    const rows = ['sqlServer,SQL01,a,2019,x', 'postgresql,,b,14,2', 'foo,x,c,1,2', 'mysql,db01,good,8.4.3,2'];
    writeFileSync(file, `kind,machine,name,version,cores\n${rows.join('\n')}\n`);
    const { exitCode, out, error } = await runCli('workloads', file);
    expect(exitCode).toBe(0);
    expect(out).toContain('1 workload:');
    expect(error).toContain('The workloads have 3 errors');
    for (const place of ['rows.csv:2 [cores]', 'rows.csv:3 [machine]', 'rows.csv:4 [kind]']) {
      expect(error).toContain(place);
    }
    expect(error).toContain('remedy: known here: sqlServer, postgresql, mysql, webApp');
    expect((await runCli('workloads', file, '--strict')).exitCode).toBe(1);
  });

  it('lists the worst first, and equal ones in the order of the file', async () => {
    const file = join(temporaryFolder(), 'order.csv');
    const site = (name: string, contentMiB: number | ''): string =>
      `webApp,web01,${name},aspnet,intranet,ApplicationPoolIdentity,anonymous,none,${contentMiB},none,none,none,http,none,80,.NET Framework 4.8`;
    const keys =
      'kind,machine,name,platform,applicationPools,poolIdentities,authentication,configurationErrors,contentMiB,globalModules,isapiFilters,locationTags,protocols,uncDirectories,ports,frameworks';
    const fine = Array.from({ length: 12 }, (_, at) => site(`fine${at + 1}`, 100));
    writeFileSync(file, [keys, ...fine, site('unsure', ''), site('large', 4096), ''].join('\n'));
    const { out } = await runCli('workloads', file);
    const listed = out.split('\n').flatMap((text) => /^(\S+) \(web application\)/.exec(text)?.[1] ?? []);
    expect(listed).toEqual(['large', 'unsure', ...Array.from({ length: 10 }, (_, at) => `fine${at + 1}`)]);
    expect(out).toContain('and 2 workloads');
  });

  it('writes what it prints, and other commands say where such a file belongs', async () => {
    const folder = join(temporaryFolder(), 'out');
    const { out } = await runCli('workloads', ...FILES, '--json', '--out', folder);
    expect(readFileSync(join(folder, 'workloads.json'), 'utf8')).toBe(out);
    const { out: checked } = await runCli('check', FILES[0]!, FILES[2]!);
    expect(checked).toContain('this is a file of workloads');
  });
});

describe('portolan avs', () => {
  async function avs(...words: readonly string[]): Promise<AvsAnswer> {
    const { exitCode, out } = await runCli('avs', join(ESTATE, 'vsphere-rvtools.xlsx'), '--json', ...words);
    expect(exitCode).toBe(0);
    return JSON.parse(out) as AvsAnswer;
  }

  it('counts nodes over the demo estate, and its counts reconcile', async () => {
    const { counts, nodes, machines, demand } = await avs();
    expect(counts.counted + counts.notCounted).toBe(counts.machines);
    expect(Object.values(counts.states).reduce((sum, count) => sum + count, 0)).toBe(counts.machines);
    const summed = machines.reduce(
      (sum, machine) => sum + (machine.notCountedBecause === null ? machine.storageGB! : 0),
      0,
    );
    expect(demand.storageGB).toBeCloseTo(summed, 6);
    // The largest of what each resource asks for, by hand from the demand.
    const byHand = [demand.vCpus / 4 / 36, demand.memoryGB / 576, (demand.storageGB * 2) / 0.75 / (15.2 * 1024), 3];
    expect(nodes!.nodes).toBe(Math.max(...byHand.map(Math.ceil)));
  });

  it('hits every rule on one file or another', async () => {
    const file = join(temporaryFolder(), 'rules.csv');
    writeFileSync(
      file,
      'machine,cores,memoryMB,os,source,addresses,disks\nold,2,4096,Microsoft Windows Server 2003,vmware,10.0.0.1;fe80::1,40\nbox,2,4096,Windows Server 2019,physical,10.0.0.2,40\n',
    );
    const book = join(temporaryFolder(), 'estate.xlsx');
    const media = {
      vInfo: [
        ['VM', 'Powerstate', 'CPUs', 'Memory', 'OS according to the configuration file'],
        ['app', 'poweredOn', 2, 4096, 'Ubuntu Linux (64-bit)'],
      ],
      vCD: [
        ['VM', 'Device Node', 'Connected', 'Device Type'],
        ['app', 'CD/DVD drive 1', 'True', '[iso] tools.iso'],
      ],
    };
    writeFileSync(book, aWorkbook(media));
    const { out } = await runCli('avs', file, book, '--json');
    const { machines } = JSON.parse(out) as AvsAnswer;
    const rules = new Set(machines.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    expect(AVS_RULES.map(({ id }) => id).filter((id) => !rules.has(id))).toEqual([]);
  });

  it('takes every option, and refuses what lies outside of the ranges of the page', async () => {
    const other = await avs(
      '--node',
      'av36p',
      '--storage-policy',
      'ftt2-raid6',
      '--deduplication',
      '2',
      '--edition',
      '2020',
    );
    expect(other).toMatchObject({
      node: { name: 'AV36P' },
      policy: { storage: 'ftt2-raid6', deduplication: 2, cpuCapPercent: 80 },
    });
    expect(other.nodes!.nodes).toBeGreaterThanOrEqual(6);
    const grown = await avs('--growth', '1.1,1.2,1.5', '--management', '12,64,500', '--storage', 'used');
    expect(grown.policy).toMatchObject({ growth: { cpu: 1.1, memory: 1.2, storage: 1.5 }, storageBasis: 'used' });
    expect((await avs('--growth', '1.2')).policy.growth).toEqual({ cpu: 1.2, memory: 1.2, storage: 1.2 });
    expect((await avs('--management', 'published')).policy).toEqual(
      (await avs('--management', '77,269.3,2385')).policy,
    );
    for (const words of [
      ['--memory-overcommit', '0.4'],
      ['--deduplication', '11'],
      ['--node', 'AV99'],
    ]) {
      expect((await runCli('avs', join(ESTATE, 'vsphere-rvtools.xlsx'), ...words)).exitCode).toBe(2);
    }
  });

  it.each([
    ['--management', '10,20', 'has 2 parts', 'GB of memory, GB of disks'],
    ['--management', '100', 'has 1 part', 'GB of memory, GB of disks'],
    ['--management', '1,2,3,4', 'has 4 parts', 'GB of memory, GB of disks'],
    ['--management', '10,,20', 'is no number', 'from 0'],
    ['--growth', '1,2', 'has 2 parts', 'CPU,MEMORY,STORAGE'],
    ['--growth', '1,2,', 'is no number', 'from 1'],
  ])('%s %s is a usage error that says what is expected', async (option, value, what, expected) => {
    const { exitCode, error } = await runCli('avs', join(ESTATE, 'vsphere-rvtools.xlsx'), option, value);
    expect(exitCode).toBe(2);
    expect(error).toContain(what);
    expect(error).toContain(expected);
  });

  it('prints what decides, and what it does not count', async () => {
    const { out } = await runCli('avs', join(ESTATE, 'vsphere-rvtools.xlsx'));
    expect(out.replace(/\s+/g, ' ')).toContain('--management 77,269.3,2385');
    expect(out).toContain('limiting factor');
    expect(out).toContain('No price of nodes is kept');
  });
});
