import { beforeAll, describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import { readAssessmentInput } from '../../src/node/index.js';
import { DEFAULT_REPLICATION_SETTINGS, deriveReplicationPlan } from '../../src/replication/index.js';
import { replicationTables, tableCsv } from '../../src/report/index.js';
import { writeMadeEstate } from '../replication/a-plan.js';
import { temporaryFolder } from '../support/run-cli.js';

type Table = ReturnType<typeof replicationTables>[number];

describe('the tables of a plan of replication', () => {
  let tables: ReadonlyMap<string, Table>;
  const tableOf = (id: string): Table => tables.get(id)!;
  const cellOf = (id: string, row: number, title: string) => {
    const { columns, rows } = tableOf(id);
    return rows[row]![columns.findIndex((column) => column.title === title)];
  };

  beforeAll(async () => {
    const machines = [
      { name: '=1+1', writes: () => 1_000_000 },
      { name: 'log01', writes: () => 40_000_000 },
    ];
    const files = writeMadeEstate(temporaryFolder(), machines, { from: '2026-11-02T00:00:00Z', minutes: 120 });
    const input = await readAssessmentInput(files);
    const leftOut = [
      { machine: '=1+1', disk: 'Disk 2', instead: 'made anew', who: '@me', at: { file: 'plans.yaml', line: 1 } },
    ];
    const plan = deriveReplicationPlan({
      ...{ estate: input.estate, peaks: input.peaks, offer: input.offer, engineVersion: 'test' },
      ...{ assessment: deriveAssessment(input), waves: null, calendar: null, site: null },
      settings: { ...DEFAULT_REPLICATION_SETTINGS, leftOut },
    });
    const command = { tool: 'a tool', on: 'a1', purpose: 'To limit it.', lines: ['one;', 'two;'], undo: [] };
    const placement = { ...plan.placement, commands: [{ ...command, source: 'a page' }] };
    tables = new Map(replicationTables({ ...plan, placement }).map((table) => [table.id, table]));
  });

  it('have as many cells in a row as columns, and titles that a sheet takes, each once', () => {
    const all = [...tables.values()];
    for (const { id, columns, rows, title } of all) {
      for (const cells of rows) expect(cells.length, id).toBe(columns.length);
      expect(title.length).toBeLessThanOrEqual(31);
      expect(title).not.toMatch(/[[\]:*?/\\]/);
    }
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  it('have numbers as numbers, and nothing where nothing is known', () => {
    expect(cellOf('machines', 1, 'Written')).toBeCloseTo(3456, 9);
    expect(cellOf('machines', 1, 'Copy begins')).toBeNull();
    expect(cellOf('disks', 3, 'P95')).toBe(40);
    expect(cellOf('windows', 0, 'Wave')).toBe('in no wave');
    expect(cellOf('windows', 0, 'Due')).toBeNull();
  });

  it('tell of disks that are left out and of limits avoided', () => {
    expect(tableOf('left-out').rows).toHaveLength(1);
    expect(cellOf('left-out', 0, 'Written')).toBeCloseTo(86.4, 9);
    expect(cellOf('left-out', 0, 'Why')).toBe('left out by @me; instead: made anew');
    expect(tableOf('avoided').rows.map(([machine]) => machine)).toContain('log01');
    expect(cellOf('avoided', 0, 'Avoided by')).toBe('the generation');
    expect(tableOf('limits').rows.filter(([, , , state]) => state === 'over')).toEqual([]);
  });

  it('have the commands, line by line, with what takes them back', () => {
    expect(tableOf('commands').rows).toEqual([['a tool', 'a1', 'To limit it.', 'one;\ntwo;', 'nothing', 'a page']]);
  });

  it('are CSV that no spreadsheet runs, with numbers as they are', () => {
    const csv = tableCsv(tableOf('disks'));
    const lines = csv.split('\r\n');
    expect(lines[0]).toContain('Written (GB a day)');
    for (const line of lines) expect(line).not.toMatch(/^"?[=+@-]/);
    expect(lines.find((line) => line.startsWith('log01,Disk 2'))).toContain(',40,');
    expect(lines.at(-1)).toBe('');
  });
});
