import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import { readAssessmentInput } from '../../src/node/index.js';
import { DEFAULT_RECOVERY_SETTINGS, deriveRecoveryPlan } from '../../src/recovery/index.js';
import type { RecoveryPlan } from '../../src/recovery/index.js';
import { DEFAULT_REPLICATION_SETTINGS } from '../../src/replication/index.js';
import { recoveryTables, renderRecoveryText, sheetOf, tableCsv } from '../../src/report/index.js';
import type { ReportTable } from '../../src/report/index.js';

const SHOP = resolve(import.meta.dirname, '../../datasets/webshop');

describe('tables of a plan of recovery', () => {
  let plan: RecoveryPlan;
  const tableOf = (of: RecoveryPlan, id: string): ReportTable =>
    recoveryTables(of).find((table) => table.id === id) ?? expect.fail(id);
  beforeAll(async () => {
    const files = ['rvtools.xlsx', 'applications.csv', 'connections.csv.gz'].map((file) => resolve(SHOP, file));
    const input = await readAssessmentInput(files, {});
    const { estate, peaks, engineVersion, catalogue, dependencies = null } = input;
    plan = deriveRecoveryPlan({
      ...{ estate, peaks, engineVersion, site: null, statements: [], regions: catalogue.regions },
      assessment: deriveAssessment(input),
      graph: deriveGraph({ machines: estate.machines, dependencies }),
      replication: DEFAULT_REPLICATION_SETTINGS,
      settings: { ...DEFAULT_RECOVERY_SETTINGS, simulation: { years: 5, seed: 1 } },
    });
  });

  it('tell an input or an element that several services share once, with who has it', () => {
    const [first = expect.fail('no service')] = plan.availability;
    const other = {
      ...first,
      service: 'Other',
      inputs: first.inputs.map((one, at) => (at === 0 ? { ...one, value: '9 min' } : one)),
    };
    const shared = { ...plan, availability: [first, other] };
    const inputs = tableOf(shared, 'inputs');
    expect(inputs.rows.length).toBe(first.inputs.length + 1);
    expect(inputs.rows.map(([services]) => services)).toEqual([
      first.service,
      ...first.inputs.slice(1).map(() => 'all 2'),
      'Other',
    ]);
    const elements = tableOf(shared, 'elements');
    expect(elements.rows.length).toBe(first.present.elements.length);
    expect(new Set(elements.rows.map(([services]) => services))).toEqual(new Set(['all 2']));
    expect(tableOf(plan, 'elements').rows[0]?.[0]).toBe(first.service);
    const many = ['a', 'b', 'c', 'd'].map((service) => ({ ...first, service }));
    const alone = { ...first, service: 'e', inputs: [] };
    expect(tableOf({ ...plan, availability: [...many, alone] }, 'inputs').rows[0]?.[0]).toBe('a, b, c and 1 more');
  });

  it('tell a drill of an application from that of a machine of the same name, on the terminal too', () => {
    const [one = expect.fail('nothing is due')] = plan.drills.due;
    const due = (['application', 'machine'] as const).map((kind) => ({ ...one, subject: 'shop', kind }));
    const twice = { ...plan, drills: { ...plan.drills, due } };
    const { columns, rows } = tableOf(twice, 'drills-due');
    expect(columns.slice(0, 2).map(({ title }) => title)).toEqual(['What', 'Kind']);
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['shop', 'application'],
      ['shop', 'machine'],
    ]);
    const text = renderRecoveryText(twice, { all: false });
    expect(text).toMatch(/What +Kind +Last/u);
    expect(text).toMatch(/shop +application +never[^]*shop +machine +never/u);
  });

  it('say what every rule rests on, when it is needed and by which document, and what the platform needs', () => {
    const { columns, rows } = tableOf(plan, 'security-rules');
    const at = (name: string): number => columns.findIndex(({ title }) => title === name);
    const last = rows.filter((row) => row[at('Priority')] === 4096);
    expect(new Set(last.map((row) => row[at('Access')]))).toEqual(new Set(['deny']));
    expect(new Set(rows.map((row) => row[at('Rests on')]))).toEqual(
      new Set(['connections seen', 'inferred from connections', 'a document', 'ours']),
    );
    for (const row of rows) {
      expect(row[at('Source')]).not.toBeNull();
      expect(row[at('When')]).not.toBe('');
      expect([row[at('Rule')], row[at('Ways')] === 0]).toEqual([row[at('Rule')], row[at('Last seen')] === 'none']);
    }
    const needs = tableOf(plan, 'platform-needs');
    expect(needs.rows.length).toBe(plan.target.platform.length);
    const text = renderRecoveryText(plan, { all: true });
    for (const words of [
      'What the platform needs',
      'AzureSiteRecovery',
      'Rules for later',
      'rules by what they rest on',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('show what has to be answered before what is only to be reached, and how many machines ask it', () => {
    const { columns, rows } = tableOf(plan, 'endpoints');
    const at = (name: string): number => columns.findIndex(({ title }) => title === name);
    expect(rows.map((row) => [row[at('Kind')], row[at('Endpoint')], row[at('Machines')]])).toEqual([
      ['site', 'mysql01', 6],
      ['site', 'mysql02', 6],
      ['database', 'shop-pg.postgres.database.azure.com', 6],
      ['internet', '198.51.100.20', 13],
      ['internet', '203.0.113.40', 13],
    ]);
  });

  it('tell the way home of each platform, and all of them on one link', () => {
    const [group = expect.fail('no group')] = plan.failback.groups;
    const [way = expect.fail('no way')] = group.ways;
    const hyperV = { ...group, platform: 'hyperv' as const, ways: [{ ...way, except: ['fe01'] }] };
    const together = { transferHours: 3, downtimeMinutes: 40, said: 'hours add' };
    const both = { ...plan, failback: { ...plan.failback, groups: [group, hyperV], together } };
    expect(tableOf(plan, 'failback').rows).toHaveLength(1);
    const { columns, rows } = tableOf(both, 'failback');
    const at = (name: string): number => columns.findIndex(({ title }) => title === name);
    expect(rows.map((row) => row[at('Come from')])).toEqual(['VMware', 'Hyper-V', 'all at the same time']);
    expect(rows[2]?.[at('Machines')]).toBe(2 * group.machines.length);
    expect([rows[2]?.[at('Transfer')], rows[2]?.[at('Downtime')]]).toEqual([3, 40]);
    const ways = tableOf(both, 'failback-hyperv');
    expect(ways.rows[0]?.[ways.columns.findIndex(({ title }) => title === 'Without')]).toBe('fe01');
    expect(tableOf(both, 'failback-hyperv-conditions').rows).toHaveLength(way.conditions.length);
  });

  it('keep lines of a cell apart by their ends alone, and say where nothing is needed', () => {
    const [run = expect.fail('no plan')] = plan.groups.runs;
    const [group = expect.fail('no group')] = run.groups;
    const lines = ['SHOW REPLICA STATUS\\G', 'STOP REPLICA;', 'Of an old copy nothing is kept.'];
    const action = {
      ...plan.groups.runs.flatMap((one) => one.groups.flatMap(({ before, after }) => [...before, ...after]))[0]!,
      lines,
    };
    const groups = { ...plan.groups, runs: [{ ...run, groups: [{ ...group, before: [action], after: [] }] }] };
    const actions = tableOf({ ...plan, groups }, 'actions');
    expect(actions.rows[0]?.at(-1)).toBe(lines.join('\n'));
    expect(tableCsv(actions)).toContain(lines.join('\n'));
    expect(sheetOf(actions).columns.at(-1)).toMatchObject({ kind: 'text', isWrapped: true });
    for (const table of recoveryTables(plan)) {
      for (const cell of table.rows.flat()) if (typeof cell === 'string') expect(cell, table.id).not.toMatch(/;;|\.;/u);
    }
    const { columns, rows } = tableOf(plan, 'policy');
    const at = (name: string): number => columns.findIndex(({ title }) => title === name);
    expect(rows.some((row) => row[at('State')] === 'kept')).toBe(true);
    expect(rows.map((row) => row[at('Way out')])).toEqual(
      plan.points.policy.checks.map(({ state, remedies }) =>
        remedies.length > 0 ? remedies.join('\n') : state === 'kept' ? 'none needed' : 'none is known',
      ),
    );
    expect(rows.some((row) => row[at('Way out')] === 'none needed')).toBe(true);
  });

  it('have the steps of the directory, the links, what is to be answered and what is taken for granted', () => {
    expect(tableOf(plan, 'directory-steps').rows.map((row) => row[1])).toEqual(
      plan.target.directory.map(({ step }) => step),
    );
    const link = { name: 'er-1', role: 'active' as const, said: 'a circuit' };
    const linked = { ...plan, target: { ...plan.target, links: [link] } };
    expect(tableOf(linked, 'links').rows).toEqual([['er-1', 'active', 'a circuit']]);
    expect(tableOf(plan, 'open-questions').rows.map((row) => row[1])).toEqual(plan.target.open);
    expect(tableOf(plan, 'assumptions').rows.map((row) => row[1])).toEqual([
      ...plan.assumptions,
      ...plan.settingsWords,
    ]);
    const titles = recoveryTables(plan).map(({ title }) => title.toLowerCase());
    expect(new Set(titles).size).toBe(titles.length);
  });
});
