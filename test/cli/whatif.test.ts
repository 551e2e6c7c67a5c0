import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

/** One day of a machine whose CPU climbs from 0 to 99 % and whose memory stays. */
function samples(): string {
  const start = Date.parse('2026-07-20T00:00:00Z');
  const rows = Array.from({ length: 144 }, (_, bucket) => {
    const stamp = new Date(start + bucket * 600_000).toISOString();
    return `${stamp},erp01,16,${Math.round((99 * bucket) / 143)},6144\n`;
  });
  return `# interval: 20\ntimestamp,machine,cores,cpuPercent,memoryUsedMiB\n${rows.join('')}`;
}

beforeAll(() => {
  writeFileSync(at('inventory.csv'), 'machine,cores,memoryMiB,os,disks\nerp01,16,16384,Ubuntu 22.04,128\n');
  writeFileSync(at('samples.csv'), samples());
});

const whatIf = (...words: readonly string[]): ReturnType<typeof runCli> =>
  runCli('whatif', at('inventory.csv'), at('samples.csv'), '--region', 'westeurope', ...words);

describe('portolan whatif', () => {
  it('tells cost against overload and names the knee', async () => {
    const { exitCode, out, error } = await whatIf('--percentiles', '25,50,80,100', '--comforts', '1');
    expect(error).toBe('The input has 1 warning: 1 samples/averages-posing-as-samples; run portolan check on it\n');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/In-sample/);
    expect(out).toMatch(/knee|No knee/i);
    expect(out).toContain('the policy');
  });

  it('tells once why cells are not on the curve, and names all of them', async () => {
    const { exitCode, out } = await runCli('whatif', at('inventory.csv'), '--region', 'westeurope');
    expect(exitCode).toBe(0);
    const text = out.replaceAll(/\s+/g, ' ');
    expect(text.match(/not on the curve/g)).toHaveLength(1);
    const { cells } = JSON.parse(
      (await runCli('whatif', at('inventory.csv'), '--region', 'westeurope', '--json')).out,
    ) as { cells: { offCurve: string }[] };
    expect(cells.length).toBeGreaterThan(10);
    expect(text).toContain(
      `cells ${cells.map((_, index) => index).join(', ')} are not on the curve: ${cells[0]!.offCurve}`,
    );
  });

  it('writes whatif.json with the cost that assess gives', async () => {
    const { out } = await whatIf('--comforts', '1,2', '--out', at('out'), '--json');
    expect(readFileSync(join(at('out'), 'whatif.json'), 'utf8')).toBe(out);
    expect(schemaErrors('whatif', JSON.parse(out))).toBeNull();
    expect(schemaErrors('whatif', { ...(JSON.parse(out) as object), more: 1 })).not.toBeNull();
    const { cells } = JSON.parse(out) as { cells: { comfort: number; totals: { all: { perMonth: number } } }[] };
    expect(cells.map(({ comfort }) => comfort)).toEqual([1.3, 1, 2]);
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
    const { totals } = JSON.parse(assessed.out) as { totals: { all: { perMonth: number } } };
    expect(cells[0]!.totals.all.perMonth).toBe(totals.all.perMonth);
  });

  it('marks a cell that costs and overloads as much as one of the frontier as a tie', async () => {
    const { out } = await whatIf('--history', '30,31');
    const { cells, frontier } = JSON.parse((await whatIf('--history', '30,31', '--json')).out) as {
      cells: { isOnFrontier: boolean; curve: { perMonth: number; overload: { overloaded: number } } }[];
      frontier: number[];
    };
    const ties = cells.filter(
      ({ curve, isOnFrontier }) =>
        !isOnFrontier &&
        frontier.some((index) => {
          const other = cells[index]!.curve;
          return other.perMonth === curve.perMonth && other.overload.overloaded === curve.overload.overloaded;
        }),
    ).length;
    expect(ties).toBeGreaterThan(0);
    expect(out.match(/tie with \d/g)).toHaveLength(ties);
    expect(out).not.toContain('1 cells');
  });

  it('calls a cost that no machine has unknown, and says why', async () => {
    const { exitCode, out } = await runCli(
      ...['whatif', at('inventory.csv'), at('samples.csv'), '--region', 'eastus'],
      ...['--terms', 'payAsYouGo,reserved3Year', '--percentiles', '95'],
    );
    expect(exitCode).toBe(0);
    expect(out).not.toMatch(/(?<![\d.,])0\.00 USD/);
    expect(out).toMatch(/^ +1 +unknown +unknown +0 +1 /m);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'cell 1: the cost is unknown; none of 1 running machine has a known cost, since no size that fits has a known price under these terms (reserved3Year) in this region (eastus)',
    );
  });

  it.each([
    ['--percentiles', '95,101'],
    ['--comforts', '1,,2'],
    ['--history', '7.5'],
    ['--terms', 'monthly'],
    ['--series', '('],
  ])('refuses %s %s before it reads a file', async (option, value) => {
    const { exitCode, error } = await whatIf(option, value);
    expect(exitCode).toBe(2);
    expect(error).toContain('cli/bad-option');
  });

  it('refuses a region that is none, with the nearest', async () => {
    const { exitCode, error } = await whatIf('--regions', 'westeurop');
    expect(exitCode).toBe(2);
    expect(error).toContain('westeurope');
  });
});
