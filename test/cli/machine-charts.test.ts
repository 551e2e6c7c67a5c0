import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assessment/index.js';
import { readMachineCharts } from '../../src/node/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const at = (...names: readonly string[]): string => join(folder, ...names);
const BUCKETS = 4 * 144;
const HOSTILE = '</svg><script>alert(1)</script>';

/** Four days of two machines, one of them not seen on the second, and a disk with a name that is no good. */
function samples(): string {
  const start = Date.parse('2026-07-20T00:00:00Z');
  const rows = Array.from({ length: BUCKETS * 2 }, (_, index) => {
    const stamp = new Date(start + index * 300_000).toISOString();
    const busy = index % 288 > 96 && index % 288 < 200 ? 60 : 20;
    const second = index >= 288 && index < 576 ? '' : `${stamp},app02,2,${busy / 2},,\n`;
    return `${stamp},app01,4,${busy},${busy},${busy / 4}\n${second}`;
  });
  return `# interval: 20\ntimestamp,machine,cores,cpuPercent,disk[${HOSTILE}].readIops,disk[${HOSTILE}].writeIops\n${rows.join('')}`;
}

beforeAll(async () => {
  writeFileSync(
    at('inventory.csv'),
    'machine,cores,memoryMiB,os,disks\napp01,4,8192,Ubuntu 22.04,64\napp02,2,8192,Ubuntu 22.04,64\napp03,2,8192,Ubuntu 22.04,64\n',
  );
  writeFileSync(at('samples.csv'), samples());
  const { exitCode, error } = await runCli('assess', at('inventory.csv'), at('samples.csv'), '--out', at('out'));
  expect(`${exitCode} ${error}`).toMatch(/^0 /);
});

const assessment = (): Assessment => JSON.parse(readFileSync(at('out', 'assessment.json'), 'utf8')) as Assessment;

describe('the charts of machines', () => {
  it('are the same whether the samples were just read or come from the store beside the answer', async () => {
    const made = readFileSync(at('out', 'report.html'), 'utf8');
    expect((await runCli('report', at('out'), '--out', at('again'))).exitCode).toBe(0);
    expect(readFileSync(at('again', 'report.html'), 'utf8')).toBe(made);
  });

  it('are those of the machines that were sampled, by the window of the assessment', async () => {
    const charts = await readMachineCharts(at('out', 'peaks.store'), assessment());
    expect([...charts!.keys()]).toEqual(
      assessment()
        .machines.slice(0, 2)
        .map(({ id }) => id),
    );
    const [first, second] = [...charts!.values()];
    expect(first!.charts.map(({ quantity }) => quantity)).toEqual(['cpu', 'diskIops']);
    expect(second!.charts.map(({ quantity }) => quantity)).toEqual(['cpu']);
    expect(Date.parse(first!.from)).toBeLessThanOrEqual(Date.parse(assessment().window!.from));
    // The window of 30 days ends with the fourth day; the second machine was not seen on the second of them.
    expect(second!.charts[0]!.lines[0]!.points.trimStart()).toMatch(/^\S{4} {4}\S{8}$/);
    expect(first!.charts[0]!.lines[0]!.scale).toBe(2.4);
  });

  it('are left out with a word where the store is damaged behind its headers', async () => {
    const bytes = readFileSync(at('out', 'peaks.store'));
    bytes.fill(0xff, Math.floor(bytes.length * 0.3));
    mkdirSync(at('damaged'));
    writeFileSync(at('damaged', 'assessment.json'), readFileSync(at('out', 'assessment.json')));
    writeFileSync(at('damaged', 'peaks.store'), bytes);
    const { exitCode, error } = await runCli('report', at('damaged'));
    expect(exitCode).toBe(0);
    expect(error).toMatch(/damaged/);
  });
});

describe('portolan explain --html', () => {
  const page = at('page', 'one.html');

  beforeAll(async () => {
    expect(await runCli('explain', 'app01', at('out'), '--html', page)).toMatchObject({
      exitCode: 0,
      out: `${page}\n`,
    });
  });

  it('writes a page with every bucket of the machine, its disks, its days and its reasons', () => {
    const text = readFileSync(page, 'utf8');
    expect(text).toContain('every 10-minute');
    expect(text.match(/<svg role="img"/g)).toHaveLength(3);
    expect(text).toContain('days-seen');
    expect(text).toContain('From source to need');
    expect(text).not.toContain(HOSTILE);
    expect(text).toContain('Disk operations of &lt;/svg&gt;');
    expect(text.match(/<script/g)).toHaveLength(1);
  });

  it('is the same page from the inputs themselves', async () => {
    const other = at('page', 'two.html');
    const { exitCode } = await runCli('explain', 'app01', at('inventory.csv'), at('samples.csv'), '--html', other);
    expect(exitCode).toBe(0);
    expect(readFileSync(other, 'utf8')).toBe(readFileSync(page, 'utf8'));
  });

  it('tells the reasons of a machine without samples', async () => {
    const other = at('page', 'three.html');
    expect((await runCli('explain', 'app03', at('out'), '--html', other)).exitCode).toBe(0);
    const text = readFileSync(other, 'utf8');
    expect(text).toContain('There is no sample of this machine in the window.');
    expect(text).not.toContain('<svg role="img"');
  });
});
