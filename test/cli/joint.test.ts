import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Joint } from '../../src/joint/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

/** Two machines of one host: one busy in the first hour of the day, one in the second, and a third of another wave. */
function samples(): string {
  const start = Date.parse('2026-07-20T00:00:00Z');
  const rows = Array.from({ length: 12 }, (_, bucket) => {
    const stamp = new Date(start + bucket * 600_000).toISOString();
    const [early, late] = bucket < 6 ? [75, 25] : [25, 75];
    return `${stamp},app01,4,${early}\n${stamp},app02,4,${late}\n${bucket < 3 ? '' : `${stamp},app03,2,50\n`}`;
  });
  return `# interval: 20\ntimestamp,machine,cores,cpuPercent\n${rows.join('')}`;
}

beforeAll(() => {
  writeFileSync(
    at('inventory.csv'),
    'machine,cores,memoryMiB,os,disks,host,tags\n' +
      'app01,4,8192,Ubuntu 22.04,64,esx1,wave=1\napp02,4,8192,Ubuntu 22.04,64,esx1,wave=1\n' +
      'app03,2,8192,Ubuntu 22.04,64,esx1,wave=2\napp04,2,8192,Ubuntu 22.04,64,,\n',
  );
  writeFileSync(at('samples.csv'), samples());
});

const joint = (...words: readonly string[]): ReturnType<typeof runCli> =>
  runCli('joint', at('inventory.csv'), at('samples.csv'), ...words);

describe('portolan joint', () => {
  it('groups by host, and writes what --json prints', async () => {
    const { exitCode, out, error } = await joint('--by', 'host', '--json', '--out', at('out'));
    expect(error).toBe('The input has 1 warning: 1 samples/averages-posing-as-samples; run portolan check on it\n');
    expect(exitCode).toBe(0);
    expect(readFileSync(join(at('out'), 'joint.json'), 'utf8')).toBe(out);
    expect(schemaErrors('joint', JSON.parse(out))).toBeNull();
    const { groups, estate, ungrouped } = JSON.parse(out) as Joint;
    // 3 + 3 + 1 cores if each peaked alone; 3 + 1 + 1 at once, from 00:30 on, when the third was seen first.
    expect(groups).toMatchObject([
      {
        name: 'esx1',
        machines: 3,
        measures: [
          {
            metric: 'cpuCores',
            sumOfPeaks: 7,
            upper: { peak: 5, at: '2026-07-20T00:30:00.000Z', machinesWithData: 3 },
            coverage: { buckets: 12, filled: 33, expected: 36, percent: 91.66 },
          },
        ],
      },
    ]);
    expect(estate).toMatchObject({ machines: 4, measures: [{ measured: 3 }] });
    expect(ungrouped).toEqual(['app04']);
  });

  it('groups by the value of a tag, and tells bounds, gaps and what is not measured', async () => {
    const { exitCode, out } = await joint('--by', 'tag:wave');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^1: 2 machines$/m);
    expect(out).toMatch(/CPU cores +6 +4-4 +0\.67-0\.67 +07-20 00:00 +2\/2/);
    expect(out).toMatch(/gaps: .*CPU cores 91\.7 %/);
    expect(out).toMatch(/not measured: CPU cores of 1/);
    expect(out).toMatch(/1 machine of no group/);
  });

  it('counts a machine of two waves in both, once in the estate, and says so', async () => {
    writeFileSync(at('waves.csv'), 'machine,tags\napp02,wave=2\n');
    const { out } = await joint(at('waves.csv'), '--by', 'tag:wave');
    expect(out).toMatch(/^the whole estate: 4 machines$/m);
    expect(out).toMatch(/^1: 2 machines$/m);
    expect(out).toMatch(/^2: 2 machines$/m);
    expect(out.replace(/\s+/g, ' ')).toContain('note: 1 machine of several groups by tag:wave');
    expect(out).toContain('app02 (1, 2)');
    const { out: json } = await joint(at('waves.csv'), '--by', 'tag:wave', '--json');
    expect((JSON.parse(json) as Joint).inSeveralGroups).toEqual([{ machine: 'app02', groups: ['1', '2'] }]);
  });

  it('writes over its own answer, but over no file of another, and into no file', async () => {
    mkdirSync(at('held'));
    const target = join(at('held'), 'joint.json');
    const told = async (): Promise<readonly [number, string]> => {
      const { exitCode, error } = await joint('--by', 'host', '--out', at('held'));
      return [exitCode, error];
    };
    // A text, JSON of no version, and the answers of other commands and programs.
    for (const foreign of ['mine\n', '{"by":"host"}', '{"schemaVersion":1,"engine":{"name":"portolan"}}', '[1]']) {
      writeFileSync(target, foreign);
      expect(await told()).toEqual([2, expect.stringContaining('node/foreign-target')]);
      expect(readFileSync(target, 'utf8')).toBe(foreign);
    }
    const written = [0, expect.stringContaining('averages-posing-as-samples')];
    for (const own of ['', '{"schemaVersion": 1, "by": "host"}']) {
      writeFileSync(target, own);
      expect(await told()).toEqual(written);
    }
    expect(await told()).toEqual(written);
    expect(readFileSync(target, 'utf8')).toContain('"inSeveralGroups"');
    const { exitCode, error } = await joint('--by', 'host', '--out', target);
    expect([exitCode, error]).toEqual([2, expect.stringContaining('it is a file, not a folder')]);
    expect(error).not.toContain('free space');
  });

  it('shows the bounds of a small group with enough digits to tell them apart', async () => {
    const start = Date.parse('2026-07-20T00:00:00Z');
    const rows = [1, 3].map(
      (percent, sample) => `${new Date(start + sample * 20_000).toISOString()},app01,4,${percent}\n`,
    );
    writeFileSync(at('small.csv'), `# interval: 20\ntimestamp,machine,cores,cpuPercent\n${rows.join('')}`);
    const { out } = await runCli('joint', at('inventory.csv'), at('small.csv'), '--by', 'host');
    expect(out).toMatch(/CPU cores +0\.12 +0\.12-0\.12 /);
  });

  it('refuses an unknown grouping, and inputs without samples', async () => {
    const unknown = await joint('--by', 'rack');
    expect([unknown.exitCode, unknown.error]).toEqual([2, expect.stringContaining('cli/bad-option')]);
    const bare = await runCli('joint', at('inventory.csv'), '--by', 'host');
    expect([bare.exitCode, bare.error]).toEqual([2, expect.stringContaining('cli/no-samples')]);
  });
});
