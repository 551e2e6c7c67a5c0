import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackTest } from '../../src/backtest/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';

const folder = temporaryFolder();
const samples = join(folder, 'samples.csv');
const inventory = join(folder, 'inventory.csv');

/** Every 10 minutes one average of 5: 20 % of 16 cores, every 25th time 70 %; a second machine for a week. */
function rows(days: number): string {
  const start = Date.parse('2026-07-20T00:00:00Z');
  const lines = Array.from({ length: days * 288 }, (_, index) => {
    const stamp = new Date(start + index * 300_000).toISOString();
    const percent = index % 50 === 0 ? 70 : 20;
    const short = index < 7 * 288 ? `${stamp},web02,4,30,2048\n` : '';
    return `${stamp},erp01,16,${percent},6144\n${short}`;
  });
  return `# interval: 300\ntimestamp,machine,cores,cpuPercent,memoryUsedMiB\n${lines.join('')}`;
}

beforeAll(() => {
  writeFileSync(
    inventory,
    'machine,cores,memoryMiB,os,disks\nerp01,16,16384,Ubuntu 22.04,128\nweb02,4,4096,Ubuntu 22.04,64\n',
  );
  writeFileSync(samples, rows(28));
});

describe('portolan backtest', () => {
  it('tells rules side by side, what they rest on, and who is refused', async () => {
    const { exitCode, out } = await runCli(
      'backtest',
      inventory,
      samples,
      '--target-overload',
      '0.1%',
      '--flips',
      '20',
    );
    expect(exitCode).toBe(0);
    expect(out).toContain('Back-test over 4 whole weeks (2026-07-20 to 2026-08-16, UTC)');
    const words = out.replace(/\s+/g, ' ');
    expect(words).toContain('counted on 300 s averages:');
    expect(words).toContain('web02 is refused: its samples reach over 1 whole week');
    expect(words).toContain('there is no upper bound');
    expect(words).toMatch(/Target 0\.1 %: Standard_\w+ in place of Standard_\w+/);
    expect(out).toMatch(/Flips: /);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('writes the same bytes that it prints, and they fit the schema', async () => {
    const to = join(folder, 'out');
    const words = ['backtest', inventory, samples, '--target-overload', '0%', '--flips', '5', '--out', to, '--json'];
    const { exitCode, out } = await runCli(...words);
    expect(exitCode).toBe(0);
    expect(readFileSync(join(to, 'backtest.json'), 'utf8')).toBe(out);
    expect(schemaErrors('backtest', JSON.parse(out))).toBeNull();
    expect(schemaErrors('backtest', { ...(JSON.parse(out) as object), more: 1 })).not.toBeNull();
    const again = await runCli(...words);
    expect(again.out).toBe(out);
  });

  it('gives the sizes of assess as of the day before each week', async () => {
    const { out } = await runCli('backtest', inventory, samples, '--json');
    const test = JSON.parse(out) as BackTest;
    for (const { week, size, perMonth } of test.machines[0]!.rules[0]!.weeks) {
      const asOf = new Date(Date.parse(test.weeks[week]!.from) - 1).toISOString().slice(0, 10);
      const to = join(folder, asOf);
      const { out: assessed } = await runCli('assess', inventory, samples, '--as-of', asOf, '--out', to, '--json');
      const machine = (
        JSON.parse(assessed) as { machines: { name: string; size: { name: string }; cost: { perMonth: number } }[] }
      ).machines.find(({ name }) => name === 'erp01')!;
      expect([machine.size.name, machine.cost.perMonth]).toEqual([size, perMonth]);
    }
  });

  it('refuses below three weeks, and options that are none', async () => {
    const short = join(folder, 'short.csv');
    writeFileSync(short, rows(20));
    const refused = await runCli('backtest', inventory, short);
    expect(refused.exitCode).toBe(2);
    expect(refused.error).toContain('backtest/too-few-weeks');
    expect((await runCli('backtest', inventory)).error).toContain('backtest/no-samples');
    expect((await runCli('backtest', inventory, samples, '--flips', '0')).error).toContain('cli/bad-option');
    expect((await runCli('backtest', inventory, samples, '--target-overload', '1')).error).toContain('is no target');
    expect((await runCli('backtest', inventory, samples, '--policies', 'portolan')).error).toContain('is no rule');
  });
});
