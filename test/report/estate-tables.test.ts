import { describe, expect, it } from 'vitest';
import type { Assessment, CostTotal } from '../../src/assessment/index.js';
import type { DependencyGraph } from '../../src/graph/index.js';
import type { WavePlan } from '../../src/waves/index.js';
import { estateTables } from '../../src/report/index.js';
import { dependencyTable } from '../../src/report/tables/estate-plans.js';
import { deriveCostRange } from '../../src/report/front/cost-range.js';
import { deriveDataQuality } from '../../src/report/front/data-quality.js';
import { deriveRisks } from '../../src/report/front/risks.js';
import { TERMS_WORDS } from '../../src/report/words.js';
import type { EstateContents, ReportTable, TableCell } from '../../src/report/index.js';
import { anAssessedMachine, anAssessment, aMachineOfUnknownPrice, anUnsizedMachine } from '../support/an-assessment.js';

const ALONE: Omit<EstateContents, 'assessment'> = {
  ...{ waves: null, calendar: null, graph: null, replication: null, recovery: null, problems: [] },
};
const tablesOf = (assessment: Assessment): ReadonlyMap<string, ReportTable> =>
  new Map(estateTables({ ...ALONE, assessment }).map((table) => [table.id, table]));

/** The cells of a column by its title, of the rows that a test keeps. */
function column(
  table: ReportTable,
  title: string,
  keep: (row: ReadonlyMap<string, TableCell>) => boolean = () => true,
): readonly TableCell[] {
  const titles = table.columns.map((one) => one.title);
  const rows = table.rows.map((cells) => new Map(titles.map((name, index) => [name, cells[index] ?? null])));
  expect(titles).toContain(title);
  return rows.filter(keep).map((row) => row.get(title)!);
}

/** Sums micros, so that no order of additions matters. */
const sumOf = (cells: readonly TableCell[]): number =>
  cells.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? Math.round(cell * 1_000_000) : 0), 0);

const assessment = anAssessment();
const tables = tablesOf(assessment);
const table = (id: string): ReportTable => tables.get(id)!;

describe('the tables of an estate', () => {
  it('are those that architects expect, without what was not run', () => {
    expect([...tables.keys()]).toEqual(['summary', 'machines', 'disks', 'readiness', 'costs', 'problems', 'policy']);
    const missing = column(table('summary'), 'Said', (row) => row.get('About') === 'In the folder');
    expect(missing).toHaveLength(4);
    expect(missing.every((said) => String(said).startsWith('not in the folder: run portolan '))).toBe(true);
  });

  it('give as the reason of a readiness only what decides it', () => {
    const [blocked] = anAssessment()
      .machines.flatMap(({ findings }) => findings)
      .filter(Boolean);
    const finding = {
      ...blocked!,
      question: 'security' as const,
      severity: 'unknown' as const,
      message: 'no agent known',
    };
    const told = { ...finding, question: 'azure' as const, severity: 'informs' as const, message: 'no month-end seen' };
    const deciding = { ...told, severity: 'conditions' as const, message: 'the system is old' };
    const whyOf = (findings: readonly (typeof finding | typeof told | typeof deciding)[]): TableCell =>
      column(
        tablesOf(anAssessment({ machines: [{ ...anAssessedMachine(), findings }] })).get('machines')!,
        'Why this readiness',
      )[0]!;
    expect(whyOf([finding, told])).toMatch(/^nothing stands in the way/);
    expect(whyOf([finding, told, deciding])).toBe('the system is old');
  });

  it('have columns of different names, rows as wide as their columns, and titles that spreadsheets take', () => {
    for (const { id, title, columns, rows } of tables.values()) {
      const headings = columns.map((one) => `${one.title} ${one.unit ?? ''}`);
      expect(new Set(headings).size, id).toBe(headings.length);
      expect(
        rows.every((row) => row.length === columns.length),
        id,
      ).toBe(true);
      expect(title.length, id).toBeLessThanOrEqual(31);
    }
  });

  it('hold in each column what its kind says', () => {
    for (const { id, columns, rows } of tables.values()) {
      columns.forEach(({ kind, title }, at) => {
        const isNumber = kind === 'count' || kind === 'amount';
        const cells = rows.map((row) => row[at]).filter((cell) => cell !== null);
        expect(
          cells.every((cell) => typeof cell === (isNumber ? 'number' : 'string')),
          `${id}: ${title}`,
        ).toBe(true);
        if (kind === 'count') expect(cells.every(Number.isSafeInteger), `${id}: ${title}`).toBe(true);
      });
    }
  });
});

const PARTS = [
  ['Compute', 'compute'],
  ['Windows licence', 'licence'],
  ['Disks', 'storage'],
  ['Services', 'services'],
] as const satisfies readonly (readonly [string, keyof CostTotal['known']])[];

describe('sums', () => {
  const machines = table('machines');
  const costOf = (title: string, keep?: Parameters<typeof column>[2]): number => {
    const at = machines.columns.findIndex((one) => one.title === title && one.unit === 'USD a month');
    const only = {
      ...machines,
      columns: machines.columns.map((one, index) => (index === at ? { ...one, title: 'It' } : one)),
    };
    return sumOf(column(only, 'It', keep));
  };

  it('of the machines are the totals of the assessment, all and powered off', () => {
    const { all, poweredOff } = assessment.totals;
    for (const [title, part] of PARTS) {
      expect(costOf(title), title).toBe(all[part] ?? 0);
      expect(
        costOf(title, (row) => row.get('Power') === 'powered off'),
        title,
      ).toBe(poweredOff[part] ?? 0);
    }
    expect(costOf('All that is known')).toBe(all.perMonth);
    expect(sumOf(column(machines, 'vCPU'))).toBe(1_000_000 * all.vcpus);
    expect(sumOf(column(machines, 'Storage'))).toBe(1_000_000 * all.storageGiB);
    expect(column(machines, 'Machine')).toHaveLength(assessment.counts.machines);
  });

  it('of the bills under each set of terms are those of the summary', () => {
    const { scenarios } = assessment.totals;
    expect(scenarios.length).toBeGreaterThan(0);
    for (const { terms, perMonth } of scenarios) {
      expect(costOf(`All under: ${TERMS_WORDS[terms]}`), terms).toBe(perMonth ?? 0);
    }
  });

  it('of the lines of the bills are the same', () => {
    expect(sumOf(column(table('costs'), 'Cost'))).toBe(assessment.totals.all.perMonth);
  });

  it('of the summary are the same too', () => {
    const { all, running, poweredOff, scenarios } = assessment.totals;
    const month = {
      ...table('summary'),
      columns: table('summary').columns.map((one) => ({ ...one, title: `${one.title} ${one.unit ?? ''}` })),
    };
    const sum = (about: string, what: string): number =>
      sumOf(column(month, 'Cost USD a month', (row) => row.get('About ') === about && row.get('What ') === what));
    expect(sum('All machines', 'All that is known')).toBe(all.perMonth);
    expect(sum('Running machines', 'All that is known') + sum('Powered-off machines', 'All that is known')).toBe(
      all.perMonth,
    );
    expect([running.perMonth, poweredOff.perMonth]).not.toContain(0);
    expect(
      sumOf(
        column(
          month,
          'Cost USD a year',
          (row) => row.get('About ') === 'All machines' && row.get('What ') === 'All that is known',
        ),
      ),
    ).toBe(all.perYear);
    expect(column(month, 'What ', (row) => row.get('About ') === 'Other terms')).toHaveLength(scenarios.length);
  });
});

describe('the summary', () => {
  const about = (of: ReportTable, title: string, name: string): readonly TableCell[] =>
    column(of, title, (row) => row.get('About') === name);

  it('has what the first page of the report has: risks in their order, the grade of the data, the range of the cost', () => {
    const summary = table('summary');
    const risks = deriveRisks({
      ...{ assessment, graph: null, waves: null, calendar: null },
      replication: null,
      recovery: null,
    }).slice(0, 3);
    expect(about(summary, 'What', 'Biggest risks')).toEqual(risks.map(({ title }) => title));
    expect(about(summary, 'Count', 'Biggest risks')).toEqual(risks.map(({ machines }) => machines.length));
    expect(about(summary, 'What', 'Quality of the data')[0]).toBe(`Grade ${deriveDataQuality(assessment).grade}`);
    const { low, high } = deriveCostRange(assessment)!;
    expect(about(summary, 'Cost', 'Cost range')).toEqual([low.perYear / 1_000_000, high.perYear / 1_000_000]);
  });

  it('says what is in neither end of the range, one machine as one', () => {
    const one = tablesOf(
      anAssessment({ machines: [anAssessedMachine(), anUnsizedMachine(), aMachineOfUnknownPrice()] }),
    );
    const isRange = (row: ReadonlyMap<string, TableCell>): boolean => row.get('About') === 'Cost range';
    const said = column(one.get('summary')!, 'Said', isRange);
    expect(said).toHaveLength(2);
    for (const words of said)
      expect(words).toMatch(/; in neither end: 1 machine with an unknown price and 1 without a size$/);
  });

  it('states days as days', () => {
    expect(about(table('summary'), 'Day', 'Assessment')).toEqual([
      ...[assessment.asOf, null, null, assessment.catalogue.date, null],
    ]);
  });

  it('counts as powered off those that are assessed, as the sums below it do, and says how many others are', () => {
    const off = anAssessedMachine({ power: 'off' });
    const one = anAssessment({ machines: [off] });
    const more = tablesOf({ ...one, counts: { ...one.counts, poweredOff: one.totals.poweredOff.machines + 2 } });
    const isOff = (row: ReadonlyMap<string, TableCell>): boolean => row.get('What') === 'Powered off';
    expect(column(more.get('summary')!, 'Count', isOff)).toEqual([one.totals.poweredOff.machines]);
    expect(column(more.get('summary')!, 'Said', isOff)).toEqual(['of those assessed; 2 more of those out of scope']);
  });
});

describe('what is unknown', () => {
  const unsized = tablesOf(anAssessment({ machines: [anUnsizedMachine(), anAssessedMachine()] }));

  it('is an empty cell with its reason beside it, never zero', () => {
    const machines = unsized.get('machines')!;
    const isUnsized = (row: ReadonlyMap<string, TableCell>): boolean => row.get('Status') === 'without a size';
    for (const title of ['Azure size', 'vCPU', 'Memory', 'Compute', 'All that is known', 'Storage', 'Wave']) {
      expect(column(machines, title, isUnsized), title).toEqual([null]);
    }
    for (const title of [
      'Why not sized',
      'What would size it',
      'Why this size',
      'What is unknown of the cost',
      'Why there, or in none',
    ]) {
      expect(
        column(machines, title, isUnsized).every((cell) => typeof cell === 'string' && cell !== ''),
        title,
      ).toBe(true);
    }
  });

  it('is no sum of zero where nothing is known', () => {
    const none = tablesOf(anAssessment({ machines: [anUnsizedMachine()] })).get('summary')!;
    expect(column(none, 'Cost', (row) => row.get('About') === 'All machines')).toEqual(
      Array.from({ length: 8 }, () => null),
    );
  });

  it('has the reason of a machine that is out of scope', () => {
    const why = column(table('machines'), 'Why not sized', (row) => row.get('Status') === 'out of scope');
    expect(why).toEqual(assessment.outOfScope.map(({ reason }) => reason));
  });
});

it('tells problems of the folder before those of the assessment', () => {
  const problem = {
    code: 'node/other-assessment',
    severity: 'warning',
    at: { file: 'waves.json' },
    message: 'x',
    remedy: 'y',
  } as const;
  const told = estateTables({ ...ALONE, assessment, problems: [problem] }).find(({ id }) => id === 'problems')!;
  expect(column(told, 'Told by')).toEqual(['the folder', ...assessment.problems.map(() => 'assessment')]);
  expect(column(told, 'Times')).toEqual([1, 3, 1]);
});

describe('what connections do while machines move', () => {
  const [api, web, dc, old] = ['api', 'web', 'dc', 'old'] as const;
  const edge = (client: string, server: string, port: number) => ({
    ...{ client, server, port, protocol: 'tcp', product: null, kind: 'dependency', noiseRule: null, isStateful: false },
    ...{ connections: null, connectionsPerDay: null, days: 1, from: null, to: null },
  });
  const graph = {
    edges: [edge(web, api, 80), edge(api, dc, 389), edge(api, old, 22), edge(dc, old, 53), edge(web, old, 443)],
  } as unknown as DependencyGraph;
  const waves = {
    machines: [
      { id: api, wave: 1 },
      { id: web, wave: 1 },
    ],
    unplanned: [
      { id: dc, kind: 'foundation' },
      { id: old, kind: 'stays' },
    ],
    cuts: [{ ...edge(api, old, 22), after: 1, until: null }],
    operations: [{ ...edge(web, old, 443), after: 1, until: 2 }],
  } as unknown as WavePlan;

  it('is what the plan of waves counts: no request to a foundation crosses the link', () => {
    expect(column(dependencyTable({ graph, waves }, String)!, 'While they move')).toEqual([
      'move together',
      'do not cross the link: the server is extended into Azure before the first wave',
      'cross the link from wave 1 on, for good',
      'neither moves in a wave',
      'operations, counted apart: cross the link from wave 1 until wave 2',
    ]);
    expect(column(dependencyTable({ graph, waves: null }, String)!, 'While they move')).toEqual(
      graph.edges.map(() => null),
    );
  });
});
