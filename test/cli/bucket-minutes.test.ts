import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assessment/index.js';
import { readPeaksStore } from '../../src/node/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const put = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
/** Two hours of samples of 20 s; in minute k the CPU reads k / 2 % of 4 cores. */
const SAMPLES = put(
  'samples.csv',
  'timestamp,machine,cores,cpuPercent,memoryUsedMiB,disk[a].readIops,disk[a].writeBytesPerSecond\n' +
    Array.from({ length: 360 }, (_, at) => {
      const stamp = new Date(Date.UTC(2026, 2, 2) + at * 20_000).toISOString();
      return `${stamp},web01,4,${Math.floor(at / 3) / 2},${2000 + at},${at * 3},${at * 1000}\n`;
    }).join(''),
);

const INVENTORY = put(
  'inventory.csv',
  'machine,cores,memoryMiB,os,disks,environment\nweb01,4,8192,Ubuntu 22.04,64,production\n',
);

interface Assessed {
  readonly assessment: Assessment;
  readonly lock: Readonly<Record<string, unknown>>;
  readonly text: string;
}

async function assess(name: string, ...words: readonly string[]): Promise<Assessed> {
  const out = join(folder, name);
  const { exitCode, error } = await runCli('assess', INVENTORY, ...words, '--out', out);
  expect([exitCode === 0, error]).toEqual([true, error]);
  const text = readFileSync(join(out, 'assessment.json'), 'utf8');
  const lock = JSON.parse(readFileSync(join(out, 'assessment.lock.json'), 'utf8')) as Assessed['lock'];
  return { assessment: JSON.parse(text) as Assessment, lock, text };
}

describe('--bucket-minutes', () => {
  it('counts peaks of that length, and says so wherever it speaks of them', async () => {
    const { assessment, lock, text } = await assess('five', SAMPLES, '--bucket-minutes', '5');
    expect([assessment.policy.sizing.bucketMinutes, lock['bucketMinutes']]).toEqual([5, 5]);
    expect(text).not.toContain('10-minute peaks');
    expect(assessment.policyWords.join(' ')).toContain('Samples are rolled into 5-minute peaks');
    // 24 buckets end with minutes 4, 9, ... 119; the 23rd is P95: 57 % of 4 cores in minute 114.
    expect(text).toContain('P95 of 24 5-minute peaks');
    const { values } = await readPeaksStore(join(folder, 'five', 'peaks.store'));
    expect(new Set(values.series.map(({ bucketMs }) => bucketMs))).toEqual(new Set([300_000]));
    const html = readFileSync(join(folder, 'five', 'report.html'), 'utf8');
    expect(html).toContain('5-minute peaks');
    expect(html).not.toContain('10-minute peaks');
    const explained = await runCli('explain', 'web01', join(folder, 'five'));
    expect(explained.out).toContain('5-minute peaks');
    const changed = await runCli('explain', 'web01', join(folder, 'five'), '--bucket-minutes', '10');
    expect([changed.exitCode, changed.error]).toEqual([2, expect.stringContaining('--bucket-minutes would change')]);
    const anew = await runCli('explain', 'web01', INVENTORY, SAMPLES, '--bucket-minutes', '60');
    expect(anew.out).toContain('60-minute peaks');
    const schema = JSON.parse(readFileSync('schemas/assessment.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect([validate(assessment), validate.errors]).toEqual([true, null]);
  });

  it('of 10 gives the bytes that no option gives', async () => {
    const plain = await assess('plain', SAMPLES);
    const ten = await assess('ten', SAMPLES, '--bucket-minutes', '10');
    expect(ten.text).toBe(plain.text);
    expect(ten.lock).toEqual(plain.lock);
    expect(plain.text).not.toContain('bucketMinutes');
    const store = (name: string): Buffer => readFileSync(join(folder, name, 'peaks.store'));
    expect(store('ten').equals(store('plain'))).toBe(true);
    expect(store('plain').includes('"bucketMs"')).toBe(false);
  });

  it('is a premise of the lock', async () => {
    await assess('locked', SAMPLES, '--bucket-minutes', '15');
    const again = await runCli(
      'assess',
      INVENTORY,
      SAMPLES,
      '--bucket-minutes',
      '15',
      '--locked',
      '--out',
      join(folder, 'locked'),
    );
    expect(again.exitCode).toBe(0);
    const other = await runCli('assess', INVENTORY, SAMPLES, '--locked', '--out', join(folder, 'locked'));
    expect([other.exitCode, other.error]).toEqual([
      2,
      expect.stringContaining('bucket minutes: was 15, is as by default'),
    ]);
  });

  it('may stand in the policy, and the option wins', async () => {
    const policy = put('hourly.yaml', 'sizing:\n  bucketMinutes: 60\n');
    expect((await assess('hourly', SAMPLES, '--policy', policy)).text).toContain('P95 of 2 60-minute peaks');
    const won = await assess('won', SAMPLES, '--policy', policy, '--bucket-minutes', '30');
    expect(won.text).toContain('P95 of 4 30-minute peaks');
    const wrong = put('wrong.yaml', 'sizing:\n  bucketMinutes: 7\n');
    expect((await runCli('assess', SAMPLES, '--policy', wrong, '--out', join(folder, 'no'))).exitCode).toBe(2);
  });

  it('is told by check where it is another than 10', async () => {
    const five = await runCli('check', SAMPLES, '--bucket-minutes', '5');
    expect(five.out).toContain('rolled into buckets of 5 minutes, not of 10');
    expect((await runCli('check', SAMPLES)).out).not.toContain('rolled into buckets');
    const { samples } = JSON.parse((await runCli('check', SAMPLES, '--bucket-minutes', '5', '--json')).out) as {
      readonly samples: { readonly bucketMinutes?: number };
    };
    expect(samples.bucketMinutes).toBe(5);
  });

  it('of a store holds for all that is added to it and made of it', async () => {
    const store = join(folder, 'five.store');
    const made = await runCli('ingest', SAMPLES, '--store', store, '--bucket-minutes', '5');
    expect([made.exitCode, made.out]).toEqual([0, expect.stringContaining('bytes in buckets of 5 minutes:')]);
    const day = put('next.csv', readFileSync(SAMPLES, 'utf8').replaceAll('2026-03-02', '2026-03-03'));
    const before = readFileSync(store);
    const refused = await runCli('ingest', day, '--store', store, '--bucket-minutes', '10');
    expect([refused.exitCode, refused.error]).toEqual([2, expect.stringContaining('timeseries/other-buckets')]);
    expect(readFileSync(store).equals(before)).toBe(true);
    // Without the option the store decides.
    expect((await runCli('ingest', day, '--store', store)).exitCode).toBe(0);
    const of = await assess('of-store', store);
    expect(of.text).toContain('P95 of 48 5-minute peaks');
    expect([of.assessment.policy.sizing.bucketMinutes, of.lock['bucketMinutes']]).toEqual([5, undefined]);
    const beside = put('later.csv', readFileSync(SAMPLES, 'utf8').replaceAll('2026-03-02', '2026-03-04'));
    expect((await assess('beside', store, beside)).text).toContain('P95 of 72 5-minute peaks');
    for (const command of ['assess', 'check', 'explain'] as const) {
      const words = command === 'explain' ? ['explain', 'web01', store] : [command, store];
      const end = command === 'assess' ? ['--out', join(folder, 'never')] : [];
      const { exitCode, error } = await runCli(...words, '--bucket-minutes', '10', ...end);
      expect([exitCode, error]).toEqual([2, expect.stringContaining('use --bucket-minutes 5')]);
    }
    const table = join(folder, 'five.csv');
    await runCli('export', store, table);
    const stamps = readFileSync(table, 'utf8')
      .split('\r\n')
      .filter((line) => line.includes('cpuUsedCores'));
    expect(stamps.slice(0, 2).map((line) => line.split(',')[4])).toEqual([
      '2026-03-02T00:00:00Z',
      '2026-03-02T00:05:00Z',
    ]);
  });

  it.each(['7', '0', '120', '5.5', '-5', 'ten', ''])('refuses "%s" before anything is read', async (minutes) => {
    for (const command of ['ingest', 'check', 'assess', 'explain']) {
      const words = command === 'explain' ? [command, 'web01'] : [command];
      const { exitCode, error } = await runCli(...words, 'missing.csv', `--bucket-minutes=${minutes}`);
      expect([command, exitCode, error]).toEqual([command, 2, expect.stringContaining('is not a length of buckets')]);
      expect(error).toContain('1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60');
    }
  });
});
