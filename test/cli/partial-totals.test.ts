import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assessment/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const put = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

/** Disk 0 has 300 reads/s all the time, disk 1 has 200. */
const rowsOf = (disks: Readonly<Record<string, number>>, day = 2): string => {
  const columns = Object.keys(disks).map((disk) => `,disk[${disk}].readIops`);
  const rows = Array.from({ length: 600 }, (_, at) => {
    const stamp = new Date(Date.UTC(2026, 2, day) + at * 20_000).toISOString();
    return `${stamp},web01,4,${20 + (at % 7)}${Object.values(disks)
      .map((value) => `,${value}`)
      .join('')}\n`;
  });
  return `timestamp,machine,cores,cpuPercent${columns.join('')}\n${rows.join('')}`;
};
const FIRST = put('first.csv', rowsOf({ 'scsi0:0': 300 }));
const SECOND = put('second.csv', rowsOf({ 'scsi0:1': 200 }));
const BOTH = put('both.csv', rowsOf({ 'scsi0:0': 300, 'scsi0:1': 200 }));

const assessed = async (name: string, ...inputs: readonly string[]): Promise<Assessment> => {
  const { exitCode, error } = await runCli('assess', ...inputs, '--out', join(folder, name));
  expect([exitCode, error]).toEqual([0, error]);
  return JSON.parse(readFileSync(join(folder, name, 'assessment.json'), 'utf8')) as Assessment;
};

describe('disks of one machine that several runs of ingest brought', () => {
  const filled = async (name: string): Promise<string> => {
    const store = join(folder, name);
    await runCli('ingest', FIRST, '--store', store);
    await runCli('ingest', SECOND, '--store', store);
    return store;
  };

  it('are known again once a run brings them together: neither the append nor check says otherwise', async () => {
    const store = await filled('mended.store');
    const append = await runCli('ingest', BOTH, '--store', store);
    expect(append.out).not.toContain('partial-totals');
    expect((await runCli('check', store)).out).not.toContain('partial-totals');
  });

  it('are sized by the upper bound, and told at the append, in check, in the report and by explain', async () => {
    const store = join(folder, 'told.store');
    await runCli('ingest', FIRST, '--store', store);
    const append = await runCli('ingest', SECOND, '--store', store);
    expect(append.out).toContain('samples/partial-totals');
    const check = await runCli('check', store);
    expect(check.out.replaceAll(/\s+/g, ' ')).toMatch(/samples\/partial-totals: different disks or NICs of "web01"/);
    expect((await runCli('check', store, '--strict')).exitCode).toBe(1);
    const [apart, whole] = [await assessed('apart', store), await assessed('whole', BOTH)];
    expect(apart.problems.map(({ code }) => code)).toContain('samples/partial-totals');
    const needOf = ({ machines }: Assessment): unknown => machines[0]!.need;
    expect(needOf(apart)).toEqual(needOf(whole));
    const finding = apart.machines[0]!.findings.find(({ rule }) => rule === 'samples/partial-totals');
    expect(finding?.message).toContain('reads over all disks at least 300/s and at most 500/s');
    expect(finding?.remedy).toContain('in one run');
    expect(readFileSync(join(folder, 'apart', 'report.html'), 'utf8')).toContain('at least 300/s and at most 500/s');
    const { out } = await runCli('explain', 'web01', store);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('reads over all disks at least 300/s and at most 500/s');
  });

  it('are not written as one append, which would forget it', async () => {
    const store = await filled('apart.store');
    const before = readFileSync(store);
    const { out, exitCode } = await runCli('ingest', FIRST, '--store', store, '--compact', '--json');
    const {
      problems,
      compaction,
      store: held,
    } = JSON.parse(out) as {
      problems: { code: string }[];
      compaction: unknown;
      store: { appends: number };
    };
    expect([exitCode, compaction, held.appends]).toEqual([0, null, 2]);
    const codes = problems.map(({ code }) => code);
    expect(codes).toContain('ingest/not-compacted');
    expect(codes).toContain('samples/partial-totals');
    expect(Buffer.compare(readFileSync(store), before)).toBe(0);
  });

  it('are told where one of them lies beside the store', async () => {
    const alone = join(folder, 'alone.store');
    await runCli('ingest', FIRST, '--store', alone);
    expect((await runCli('check', alone, SECOND)).out).toContain('samples/partial-totals');
  });

  it('need nothing where they came in one run, or where a disk came later', async () => {
    const one = join(folder, 'one.store');
    await runCli('ingest', FIRST, SECOND, '--store', one);
    const grown = put('grown.csv', rowsOf({ 'scsi0:0': 300, 'scsi0:1': 200, 'scsi0:2': 100 }, 3));
    const { out } = await runCli('ingest', grown, '--store', one, '--compact');
    expect(out).toContain('written as one');
    expect((await runCli('check', one)).out).not.toContain('partial-totals');
  });
});
