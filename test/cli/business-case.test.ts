import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BusinessCase } from '../../src/business-case/index.js';
import { HOSTILE_NAMES } from '../support/an-assessed-machine.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

const DAYS = 8;
const BUCKETS = DAYS * 144;

/** Eight days of one busy and one idle machine, and of one that does nothing at all. */
function samples(): string {
  const start = Date.parse('2026-07-20T00:00:00Z');
  const rows = Array.from({ length: BUCKETS }, (_, bucket) => {
    const stamp = new Date(start + bucket * 600_000).toISOString();
    return (
      `${stamp},erp01,16,${20 + (bucket % 50)},6144,4000000,4000000\n` +
      `${stamp},quiet01,4,1,1024,1000,1000\n${stamp},dead01,2,0,0,0,0\n`
    );
  });
  return `# interval: 20\ntimestamp,machine,cores,cpuPercent,memoryUsedMiB,nic[eth0].inBytesPerSecond,nic[eth0].outBytesPerSecond\n${rows.join('')}`;
}

const INVENTORY =
  'machine,cores,memoryMiB,os,disks,power\n' +
  'erp01,16,16384,Windows Server 2016,128,on\n' +
  'quiet01,4,8192,Ubuntu 22.04,64,on\n' +
  'dead01,2,4096,Ubuntu 22.04,64,on\n' +
  'off01,2,4096,Ubuntu 22.04,64,off\n' +
  'nodisk01,2,4096,Ubuntu 22.04,,on\n';

beforeAll(() => {
  writeFileSync(at('inventory.csv'), INVENTORY);
  writeFileSync(at('samples.csv'), samples());
  writeFileSync(
    at('ours.yaml'),
    'extends: azure-migrate-2023\nadministratorUsdPerHour: 55\nmachinesPerAdministrator: 40\n',
  );
});

const businessCase = (...words: readonly string[]): ReturnType<typeof runCli> =>
  runCli('business-case', at('inventory.csv'), at('samples.csv'), '--region', 'westeurope', ...words);
const parsed = async (...words: readonly string[]): Promise<BusinessCase> =>
  JSON.parse((await businessCase(...words, '--json')).out) as BusinessCase;

describe('portolan business-case', () => {
  it('tells both sides, the years, what is unknown, the classes and every assumption', async () => {
    const { exitCode, out, error } = await businessCase();
    expect(error).toBe('The input has 1 warning: 1 samples/averages-posing-as-samples; run portolan check on it\n');
    expect(exitCode).toBe(0);
    expect(out).toContain('5 machines: 3 move, 0 stay behind, 2 are left out of both sides.');
    expect(out).toContain('off01: it is powered off');
    expect(out).toContain('nodisk01:');
    expect(out).toMatch(/^year 4 +100 %/m);
    expect(out).toMatch(/no\s+answer\s+yet/);
    expect(out).toContain('colocationUsdPerKwMonth (USD)');
    expect(out).toContain('Use by P95 of the samples: 1 active, 1 idle, 1 zombie, 2 unknown of 5 machines.');
    expect(out).toContain('machines x monitoringUsdPerMachineYear = 3 machines x 430 USD');
    expect(out).toContain('waccPercent = 7 %');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('writes the same bytes that it prints, again and again', async () => {
    const first = await businessCase('--json', '--out', at('out'));
    const second = await businessCase('--json');
    expect(readFileSync(join(at('out'), 'business-case.json'), 'utf8')).toBe(first.out);
    expect(second.out).toBe(first.out);
  });

  it('takes the cost in Azure from the assessment, to the cent', async () => {
    const found = await parsed();
    const assessed = await runCli(
      'assess',
      at('inventory.csv'),
      at('samples.csv'),
      '--region',
      'westeurope',
      '--out',
      at('full'),
      '--json',
    );
    const { machines } = JSON.parse(readFileSync(join(at('full'), 'assessment.json'), 'utf8')) as {
      machines: { name: string; cost: { compute: number; storage: number } | null }[];
    };
    expect(assessed.exitCode).toBe(0);
    const moving = found.machines.filter(({ part }) => part === 'moves').map(({ name }) => name);
    const sum = (part: 'compute' | 'storage'): number =>
      machines.reduce((total, { name, cost }) => total + (moving.includes(name) ? (cost?.[part] ?? 0) : 0), 0);
    expect(moving).toEqual(['erp01', 'quiet01', 'dead01']);
    expect(found.facts.azure).toMatchObject({ machines: 3, compute: sum('compute'), storage: sum('storage') });
    const line = found.steady.azure.lines.find(({ id }) => id === 'azureCompute')!;
    expect(line.perYear.amount).toBe(Math.round((12 * sum('compute')) / 10_000) * 10_000);
  });

  it('lists who could stay behind, with what Azure would cost, and leaves them where it is told to', async () => {
    const found = await parsed();
    expect(found.candidates.map(({ name, because }) => [name, because])).toEqual([
      ['dead01', 'zombie'],
      ['quiet01', 'idle'],
      ['off01', 'poweredOff'],
    ]);
    const zombie = found.candidates[0]!.azurePerMonth!;
    expect(zombie).toBeGreaterThan(0);
    const left = await parsed('--assume', 'leaveBehind=zombies');
    expect(left.counts).toMatchObject({ moves: 2, staysBehind: 1, leftOut: 2 });
    expect(left.facts.machines).toBe(3);
    const bill = ({ facts: { azure } }: BusinessCase): number => azure.compute + azure.windowsLicence + azure.storage;
    expect(bill(found) - bill(left)).toBe(zombie);
    const both = await parsed('--assume', 'leaveBehind=zombiesAndIdle', '--assume', 'poweredOff=include');
    expect(both.counts).toMatchObject({ moves: 2, staysBehind: 2, leftOut: 1 });
  });

  it('counts extended updates from the day that support ends: Windows Server 2016 on 2027-01-12', async () => {
    const found = await parsed('--years', '5', '--assume', 'windowsUsdPerTwoCorePack=100');
    expect(found.asOf).toBe('2026-07-27');
    // 16 cores are 8 packs; from 2027-07-27 in their first year after support, then second, third, and none.
    expect(found.facts.windowsEsuPacks).toEqual([
      [0, 0, 0],
      [8, 0, 0],
      [0, 8, 0],
      [0, 0, 8],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('lays a file over a profile and single words over the file, and says whose each value is', async () => {
    const found = await parsed(
      '--assumptions',
      at('ours.yaml'),
      '--assume',
      'machinesPerAdministrator=20',
      '--years',
      '1',
    );
    expect(found.profile).toBe('azure-migrate-2023');
    const of = (key: string) => found.assumptions.find((one) => one.key === key);
    expect(of('administratorUsdPerHour')).toMatchObject({ value: 55, origin: 'yours', source: 'ours.yaml' });
    expect(of('machinesPerAdministrator')).toMatchObject({ value: 20, origin: 'yours', source: '--assume' });
    expect(of('azureLabourPercent')).toMatchObject({ value: 75, origin: 'default' });
    const labour = found.steady.onPremises.lines.find(({ id }) => id === 'labour')!;
    expect(labour.perYear.working).toBe('3 machines / 20 machines x 55 USD x 8,760 h');
    expect(labour.perYear.amount).toBe(72_270_000_000);
    expect(found.current.cashFlow).toHaveLength(2);
  });

  it.each([
    ['--years', '0'],
    ['--years', '6'],
    ['--years', '2.5'],
    ['--case-profile', 'nobody'],
    ['--assume', 'growthPercent=much'],
    ['--assume', 'sqlServerMachines=1.5'],
  ])('refuses %s %s before it reads a file', async (option, value) => {
    const { exitCode, error } = await runCli('business-case', at('no-such-file.csv'), option, value);
    expect(exitCode).toBe(2);
    expect(error).toMatch(/cli\/bad-option|assumptions\/bad-value|business-case\/bad-count/);
  });

  it('refuses more machines with SQL Server than are compared, and says which are not', async () => {
    const { exitCode, error } = await businessCase('--assume', 'sqlServerMachines=4');
    expect(exitCode).toBe(2);
    expect(error).toMatch(/business-case\/bad-count/);
    expect(error.replace(/\s+/g, ' ')).toContain(
      'sqlServerMachines is 4 (--assume), more than the 3 machines compared; 2 more are left out of both sides',
    );
    expect((await businessCase('--assume', 'sqlServerMachines=3')).exitCode).toBe(0);
  });

  it('says of a file of assumptions among the inputs how it is given', async () => {
    const { error, out } = await runCli('check', at('inventory.csv'), at('ours.yaml'));
    expect(`${out}${error}`).toContain('--assumptions');
  });

  it('has check tell the classes, with samples only', async () => {
    const text = await runCli('check', at('inventory.csv'), at('samples.csv'));
    expect(text.out).toContain('Use by P95 of the samples: 1 active, 1 idle, 1 zombie, 2 unknown of 5 machines.');
    const { out } = await runCli('check', at('inventory.csv'), at('samples.csv'), '--json');
    expect(JSON.parse(out)).toMatchObject({ utilisation: { active: 1, idle: 1, zombie: 1, unknown: 2 } });
    const without = await runCli('check', at('inventory.csv'), '--json');
    expect(JSON.parse(without.out)).toMatchObject({ utilisation: null });
  });

  it('answers nothing over no machines, and counts why each is left out', async () => {
    writeFileSync(
      at('none.csv'),
      'machine,cores,memoryMiB,os,disks,power\noff01,2,4096,Ubuntu 22.04,64,off\noff02,2,4096,Ubuntu 22.04,64,off\n' +
        'nodisk01,2,4096,Ubuntu 22.04,,on\n',
    );
    const words = ['business-case', at('none.csv'), '--region', 'westeurope'];
    const { out, exitCode } = await runCli(...words);
    expect(exitCode).toBe(0);
    expect(out).toContain('No machine can be compared, so there is no net present value. Why:');
    expect(out).toContain('2 machines: it is powered off (poweredOff: leaveOut)');
    expect(out).toContain('3 machines: 0 move, 0 stay behind, 3 are left out of both sides.');
    expect(out).not.toMatch(/Nothing is unknown|^year 0|a steady year:/m);
    const found = JSON.parse((await runCli(...words, '--json')).out) as BusinessCase;
    expect(found).toMatchObject({
      isComplete: false,
      current: { netPresentValue: null },
      future: { netPresentValue: null },
      saved: { netPresentValue: null },
    });
    expect(found.leftOut.map(({ machines }) => machines)).toEqual([2, 1]);
    expect(found.leftOut[0]?.reason).toContain('powered off');
  });

  it('prints hostile names as they are safe to see', async () => {
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    writeFileSync(
      at('hostile.csv'),
      `machine,cores,memoryMiB,os,disks,power\n${HOSTILE_NAMES.map((name) => `${quoted(name)},2,4096,Ubuntu 22.04,64,off`).join('\n')}\n`,
    );
    const { out, exitCode } = await runCli('business-case', at('hostile.csv'), '--region', 'westeurope');
    expect(exitCode).toBe(0);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(out).toContain('0 move');
  });
});
