import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { read } from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReplicationPlan } from '../../src/replication/index.js';
import { writeMadeEstate } from '../replication/a-plan.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';
import { aWorkbook } from '../support/workbook.js';

const folder = temporaryFolder();
const WEBSHOP = resolve(import.meta.dirname, '../../datasets/webshop');
const MB = 1_000_000;
const SLOW = 240_000;
const HOSTILE = ['=HYPERLINK("http://x","y")', '</script><img src=x onerror=alert(1)>', '__proto__'];
const put = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const planOf = (out: string): ReplicationPlan => JSON.parse(out) as ReplicationPlan;

let made: readonly string[];
beforeAll(async () => {
  const names = ['db01', ...HOSTILE];
  const machines = names.map((name) => ({ name, writes: () => MB }));
  made = writeMadeEstate(folder, machines, { from: '2026-11-02T00:00:00Z', minutes: 180 });
  await written('one');
}, SLOW);

const FILES = [
  ...['replication-checklist.csv', 'replication-disks.csv', 'replication-machines.csv'],
  ...['replication.html', 'replication.json', 'replication.xlsx'],
];

/** Plans the made estate into a folder of that name. */
async function written(name: string): Promise<readonly Buffer[]> {
  const settings = put('link.yaml', 'replicationPlan:\n  link: { mbps: 400, zone: Australia/Melbourne }\n');
  const target = join(folder, name);
  const { exitCode, error } = await runCli(
    ...['replication', 'plan', ...made, '--settings', settings, '--out', target, '--quiet'],
  );
  expect(exitCode, error).toBe(0);
  expect(readdirSync(target).toSorted()).toEqual(FILES);
  return FILES.map((file) => readFileSync(join(target, file)));
}

describe('portolan replication plan', () => {
  it('plans the web shop without samples, where churn is unknown and said to be', async () => {
    const { exitCode, out } = await runCli('replication', 'plan', WEBSHOP, '--json', '--quiet');
    expect(exitCode).toBe(0);
    const plan = planOf(out);
    expect(schemaErrors('replication', plan)).toBeNull();
    expect(plan.counts).toMatchObject({ machines: 16, replicated: 13, unreplicated: 3 });
    expect(plan.churn.estate.gbPerDay).toBeNull();
    expect(plan.bandwidth.objectiveMinutes).toBe(30);
    const text = await runCli('replication', 'plan', WEBSHOP, '--quiet');
    expect(text.out).toContain('written unknown; objective 30 min');
    expect(text.out).toMatch(/Write the bandwidth in Mb\/s/);
    expect(text.out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('writes data, page, workbook and tables, the same bytes again', async () => {
    expect(await written('two')).toEqual(FILES.map((file) => readFileSync(join(folder, 'one', file))));
    const plan = planOf(readFileSync(join(folder, 'one', 'replication.json'), 'utf8'));
    expect(schemaErrors('replication', plan)).toBeNull();
    expect(plan.churn.machines.map(({ gbPerDay }) => gbPerDay)).toEqual([86.4, 86.4, 86.4, 86.4]);
    expect(plan.settingsWords.join(' ')).toContain('400 Mb/s (the settings)');
  });

  it(
    'measures what folds from a file of changed blocks among the inputs, packed or not, and reconciles its rows',
    async () => {
      const hour = (at: number): string => `2026-11-02T0${at}:00:00Z`;
      const rows = [
        'machine,disk,from,to,changed_bytes,granularity_bytes',
        `db01,Disk 2,${hour(0)},${hour(1)},${0.2 * 3600 * MB},65536`,
        `db01,Disk 2,${hour(1)},${hour(2)},${0.4 * 3600 * MB},65536`,
        `db02,Disk 2,${hour(1)},${hour(2)},1,65536`,
        'db01,Disk 2,02:00,03:00,1,65536',
      ];
      const folders = [
        ['plain', 'changed.csv', Buffer.from(rows.join('\n'))],
        ['packed', 'changed.csv.gz', gzipSync(rows.join('\n'))],
      ] as const;
      const plans: ReplicationPlan[] = [];
      for (const [name, file, content] of folders) {
        mkdirSync(join(folder, name));
        writeFileSync(join(folder, name, file), content);
        const { exitCode, out, error } = await runCli(
          ...['replication', 'plan', ...made, join(folder, name), '--json', '--quiet'],
        );
        expect(exitCode, error).toBe(0);
        plans.push(planOf(out));
      }
      const [plan, packed] = plans;
      expect(packed!.folding.disks).toEqual(plan!.folding.disks);
      expect(schemaErrors('replication', plan!)).toBeNull();
      expect(plan!.folding.disks.find(({ from }) => from === 'measured')).toMatchObject({
        ...{ disk: 'Disk 2', carrying: { intervals: 2, minPercent: 20, maxPercent: 40, shortestMinutes: 60 } },
      });
      expect(plan!.folding.disks.find(({ from }) => from === 'measured')!.percent).toBeCloseTo(30, 9);
      expect(plan!.folding.counts).toMatchObject({ read: 4, skipped: 1, carrying: 2, longer: 0 });
      expect(plan!.problems.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['changed-blocks/bad-stamp', 'replication/changed-unknown-machine']),
      );
      const { out } = await runCli('check', ...made, join(folder, 'plain'), '--quiet');
      expect(out).toContain('changed.csv');
    },
    SLOW,
  );

  it('keeps hostile names harmless in page, tables and workbook', () => {
    const page = readFileSync(join(folder, 'one', 'replication.html'), 'utf8');
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('&lt;/script&gt;&lt;img');
    const csv = readFileSync(join(folder, 'one', 'replication-machines.csv'), 'utf8');
    expect(csv).not.toMatch(/(^|[\r\n,])"?=HYPERLINK/);
    expect(csv).toContain('__proto__');
    const book = read(readFileSync(join(folder, 'one', 'replication.xlsx')), { cellFormula: true });
    const cells = Object.values(book.Sheets['Machines']!) as unknown as readonly {
      t?: string;
      f?: string;
      v?: unknown;
    }[];
    expect(cells.filter(({ f }) => f !== undefined)).toEqual([]);
    expect(cells.find(({ v }) => v === HOSTILE[0])).toMatchObject({ t: 's' });
  });

  it.each(['replication.json', 'replication.xlsx', 'replication.html'])(
    'does not overwrite a %s that is not its own',
    async (name) => {
      const target = join(folder, `foreign-${name}`);
      mkdirSync(target);
      const foreign = name.endsWith('.xlsx') ? aWorkbook({ Mine: [['a'], [1]] }) : '{"mine": true}\n';
      writeFileSync(join(target, name), foreign);
      const { exitCode, error } = await runCli('replication', 'plan', ...made, '--out', target, '--quiet');
      expect(exitCode).not.toBe(0);
      expect(error).toContain('node/foreign-target');
      expect(readFileSync(join(target, name)).equals(Buffer.from(foreign))).toBe(true);
      expect(readdirSync(target)).toEqual([name]);
    },
  );

  it('refuses settings that are wrong, all faults with their lines, and writes nothing', async () => {
    const text = 'replicationPlan:\n  link:\n    mpbs: 400\n    zone: Middle/Earth\n  growthPercent: -1\n';
    const target = join(folder, 'never');
    const { exitCode, error } = await runCli(
      ...['replication', 'plan', ...made, '--settings', put('wrong.yaml', text), '--out', target, '--quiet'],
    );
    expect(exitCode).not.toBe(0);
    for (const place of ['wrong.yaml:3:', 'line 4:', 'line 5:']) expect(error).toContain(place);
    expect(error).toContain('mbps');
    expect(existsSync(target)).toBe(false);
  });

  it('tells settings that name what the estate has not', async () => {
    const text =
      'replicationPlan:\n  leftOut:\n    - { machine: db02, disk: Disk 2, instead: made anew, who: A. Architect }\n';
    const { out, error } = await runCli('replication', 'plan', ...made, '--settings', put('left.yaml', text), '--json');
    const [problem] = planOf(out).problems.filter(({ code }) => code === 'replication/bad-left-out');
    expect(problem).toMatchObject({ severity: 'error', at: { file: 'left.yaml', line: 3 } });
    expect(problem!.remedy).toContain('"db01"');
    expect(error).toContain('replication/bad-left-out');
  });

  it('takes the waves of a spreadsheet, with its days', async () => {
    const rows = [['Machine', 'Wave', 'Cutover'], ...['db01', ...HOSTILE].map((name) => [name, 1, '2027-01-23'])];
    const sheet = put('waves.xlsx', aWorkbook({ Plan: rows }));
    const settings = put('link2.yaml', 'replicationPlan:\n  link: { mbps: 400 }\n');
    const { exitCode, out, error } = await runCli(
      ...['replication', 'plan', ...made, '--plan', sheet, '--settings', settings, '--json', '--quiet'],
    );
    expect(exitCode, error).toBe(0);
    const plan = planOf(out);
    expect(plan.machines.every(({ wave }) => wave === 1)).toBe(true);
    expect(plan.initial.waves.map(({ wave, window, state }) => [wave, window?.slice(0, 7), state])).toEqual([
      [1, '2027-01', 'fits'],
    ]);
  });
});
