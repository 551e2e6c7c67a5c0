import { describe, expect, it } from 'vitest';
import type { Estate, Problem } from '../../src/model/index.js';
import type { Statement } from '../../src/statements/index.js';
import { deriveContradictions } from '../../src/statements/index.js';
import { aMachine } from '../support/a-machine.js';
import { aDatabase, aGroup, FACTS, said } from './a-statement.js';

const anEstate = (...names: readonly string[]): Estate => ({
  inputs: [
    { file: 'inventory.csv', kind: 'inventory-csv', recognisedBy: '', sheets: [] },
    { file: 'connections.csv.gz', kind: 'connections', recognisedBy: '', sheets: [] },
  ],
  counts: { rows: names.length, merged: 0, skipped: 0, machines: names.length },
  machines: names.map((name) => aMachine({ name })),
  problems: [],
});

const contradictions = (statements: readonly Statement[], estate: Estate | null = null): readonly Problem[] =>
  deriveContradictions(statements, estate, FACTS);
const codes = (...args: Parameters<typeof contradictions>): readonly string[] =>
  contradictions(...args).map(({ code }) => code.replace('statements/', ''));
const only = (statements: readonly Statement[], estate: Estate | null = null): Problem => {
  const problems = contradictions(statements, estate);
  expect(problems).toHaveLength(1);
  return problems[0]!;
};

describe('two statements of one thing', () => {
  const count = (line: number, machines: number): Statement => said(line, { topic: 'machineCount', count: machines });

  it('are told with both values and both places, as a question', () => {
    const problem = only([
      said(3, { topic: 'targetRegion', region: 'East US' }),
      said(8, { topic: 'targetRegion', region: 'Southeast Asia' }),
    ]);
    expect(problem).toMatchObject({
      code: 'statements/target-region-differs',
      severity: 'warning',
      at: { file: 'statements.yaml', line: 3 },
    });
    expect(problem.message).toBe(
      'the target region is East US in paragraph 3 (statements.yaml:3), but Southeast Asia in paragraph 8 (statements.yaml:8)',
    );
    expect(problem.remedy).toMatch(/^ask the customer/);
  });

  it('agree where they write the same in other ways', () => {
    expect(
      codes([
        said(1, { topic: 'targetRegion', region: 'East US' }),
        said(2, { topic: 'targetRegion', region: 'eastus' }),
        aDatabase(3, 'PostgreSQL'),
        aDatabase(4, 'Azure Database for PostgreSQL'),
        aGroup(5, 'web', 2, ['web01..web02']),
        aGroup(6, 'Web', 2, ['WEB02', 'web01']),
      ]),
    ).toEqual([]);
  });

  it.each<readonly [string, Statement, Statement]>([
    ['database-differs', aDatabase(1, 'MySQL'), aDatabase(2, 'Azure Database for PostgreSQL')],
    ['database-differs', aDatabase(1, 'MySQL', { isInScope: true }), aDatabase(2, null, { isInScope: false })],
    ['machine-group-differs', aGroup(1, 'web', 2), aGroup(2, 'web', 3)],
    [
      'recovery-site-directory-differs',
      said(1, { topic: 'recoverySiteDirectory', directory: 'additionalDomainController' }),
      said(2, { topic: 'recoverySiteDirectory', directory: 'readOnlyDomainController' }),
    ],
    [
      'rpo-differs',
      said(1, { topic: 'recoveryPointObjective', minutes: 30, consistency: null }),
      said(2, { topic: 'recoveryPointObjective', minutes: 15, consistency: null }),
    ],
    [
      'rto-differs',
      said(1, { topic: 'recoveryTimeObjective', minutes: 60 }),
      said(2, { topic: 'recoveryTimeObjective', minutes: 90 }),
    ],
    [
      'availability-differs',
      said(1, { topic: 'availability', phase: 'after', percent: 99.95 }),
      said(2, { topic: 'availability', phase: 'after', percent: 99.9 }),
    ],
    [
      'app-consistent-frequency-differs',
      said(1, { topic: 'appConsistentFrequency', minutes: 60 }),
      said(2, { topic: 'appConsistentFrequency', minutes: 240 }),
    ],
    [
      'retention-differs',
      said(1, { topic: 'retention', hours: 24, isAnyPoint: false }),
      said(2, { topic: 'retention', hours: 72, isAnyPoint: false }),
    ],
    [
      'replication-architecture-differs',
      said(1, { topic: 'replicationArchitecture', architecture: 'classic', storage: null }),
      said(2, { topic: 'replicationArchitecture', architecture: 'modernized', storage: null }),
    ],
    [
      'recovery-site-database-differs',
      said(1, { topic: 'recoverySiteDatabase', database: 'shop', machineCount: 1, isPromotable: true }),
      said(2, { topic: 'recoverySiteDatabase', database: 'shop', machineCount: 2, isPromotable: null }),
    ],
    ['dns-ttl-differs', said(1, { topic: 'dnsTtl', seconds: 60 }), said(2, { topic: 'dnsTtl', seconds: 300 })],
    [
      'circuit-differs',
      said(1, { topic: 'circuit', connection: 'expressRoute', mode: 'activePassive', regions: [] }),
      said(2, { topic: 'circuit', connection: 'expressRoute', mode: 'activeActive', regions: ['eastus'] }),
    ],
    [
      'single-point-of-failure-differs',
      said(1, { topic: 'singlePointOfFailure', what: 'NAT', machines: [], effect: null, removedBy: 'a second one' }),
      said(2, { topic: 'singlePointOfFailure', what: 'NAT', machines: [], effect: null, removedBy: 'Azure Firewall' }),
    ],
    [
      'database-writers-differs',
      said(1, { topic: 'databaseWriters', database: 'shop', writers: 1, keptBy: null }),
      said(2, { topic: 'databaseWriters', database: 'shop', writers: 2, keptBy: null }),
    ],
  ])('%s', (code, first, second) => {
    const [problem] = contradictions([first, second]);
    expect(problem?.code).toBe(`statements/${code}`);
    expect(problem?.message).toMatch(/paragraph 1 \(statements\.yaml:1\).*, but .*paragraph 2 \(statements\.yaml:2\)/);
    expect(codes([first, { ...first, at: second.at, said: second.said }])).not.toContain(code);
    expect(codes([first, { ...second, decides: true }])).not.toContain(code);
  });

  it('are told in a few places where many differ', () => {
    const { message } = contradictions(Array.from({ length: 9 }, (_, index) => count(index + 1, index)))[0]!;
    expect(message).toContain('and 5 more');
  });

  it('of another subject differ freely', () => {
    const one = said(1, { topic: 'databaseWriters', database: 'shop', writers: 1, keptBy: null });
    const other = said(2, { topic: 'databaseWriters', database: 'search', writers: 3, keptBy: null });
    expect(codes([one, other])).toEqual([]);
  });
});

describe('the number of machines', () => {
  const stated = said(1, { topic: 'machineCount', count: 3 });

  it('is held against the sum of the groups, which are named', () => {
    const problem = only([stated, aGroup(2, 'front ends', 3), aGroup(3, 'API', null, ['api01..api02'])]);
    expect(problem.code).toBe('statements/machines-do-not-add-up');
    expect(problem.message).toContain('3 machines in paragraph 1 (statements.yaml:1)');
    expect(problem.message).toContain('5 listed by group: front ends 3, API 2 in paragraph 2');
    expect(problem.remedy).toContain('3, 5');
    expect(codes([stated, aGroup(2, 'front ends', 1), aGroup(3, 'API', 2)])).toEqual([]);
  });

  it('is held against the inventory, whose other machines are named', () => {
    const problem = only([aGroup(1, 'web', 1, ['web01'])], anEstate('web01', 'old99'));
    expect(problem.code).toBe('statements/machines-do-not-add-up');
    expect(problem.message).toContain('2 in the inventory, of which no group lists old99');
    expect(codes([stated], anEstate('a', 'b', 'c'))).toEqual([]);
    expect(codes([stated], anEstate('a', 'b'))).toEqual(['machines-do-not-add-up']);
  });

  it('leaves templates out of the inventory', () => {
    const estate = anEstate('a', 'b', 'c');
    const withTemplate = { ...estate, machines: [...estate.machines, aMachine({ name: 'golden', isTemplate: true })] };
    expect(codes([stated], withTemplate)).toEqual([]);
  });

  it('is not held against a sum that nobody can know', () => {
    expect(codes([stated, aGroup(2, 'web', null, ['web-*'])])).toEqual([]);
  });
});

describe('a group', () => {
  it('has as many machines as it lists and as the inventory holds', () => {
    expect(codes([aGroup(1, 'web', 2, ['web01..web03'])])).toContain('group-count-differs');
    expect(codes([aGroup(1, 'web', 3, ['web01..web03'])])).toEqual([]);
    const estate = anEstate('web-a', 'web-b.shop.example', 'web-c');
    const problem = contradictions([aGroup(1, 'web', 2, ['web-*'])], estate).find(
      ({ code }) => code === 'statements/group-count-differs',
    );
    expect(problem?.message).toContain('the inventory has 3 (web-a, web-b.shop.example, web-c)');
    expect(codes([aGroup(1, 'web', 3, ['web-*'])], estate)).toEqual([]);
  });

  it('shares no machine with another', () => {
    const problem = only([aGroup(1, 'web', null, ['a1..a3']), aGroup(2, 'db', null, ['A3'])]);
    expect(problem.code).toBe('statements/machine-in-two-groups');
    expect(problem.message).toMatch(/A3 is listed in "web" in paragraph 1 .* and in "db" in paragraph 2/);
    expect(codes([aGroup(1, 'web', null, ['a1..a3']), aGroup(2, 'db', null, ['a4'])])).toEqual([]);
  });
});

describe('a machine that is named', () => {
  it('is in the inventory, by its full or its short name', () => {
    const database = aDatabase(1, 'MySQL', { machines: ['mysql01', 'mysql02'] });
    const problem = only([database], anEstate('web01'));
    expect(problem.code).toBe('statements/machine-not-in-inventory');
    expect(problem.message).toContain(
      'mysql01, mysql02 are named in paragraph 1 (statements.yaml:1), but the inventory (inventory.csv)',
    );
    expect(codes([database], anEstate('MYSQL01', 'mysql02.shop.example'))).toEqual([]);
    expect(codes([database])).toEqual([]);
  });

  it('is asked for once, however often it is named', () => {
    const point = said(2, {
      topic: 'singlePointOfFailure',
      what: 'x',
      machines: ['x1'],
      effect: null,
      removedBy: null,
    });
    expect(codes([aDatabase(1, 'MySQL', { machines: ['X1'] }), point], anEstate('a'))).toEqual([
      'machine-not-in-inventory',
    ]);
  });
});

describe('the recovery point objective', () => {
  const rpo = (minutes: number, consistency: 'app' | 'crash' | null = null): Statement =>
    said(1, { topic: 'recoveryPointObjective', minutes, consistency });
  const hourly = said(2, { topic: 'appConsistentFrequency', minutes: 60 });

  it('is missed by app-consistent points that come less often', () => {
    const problem = only([rpo(30), hourly]);
    expect(problem.code).toBe('statements/rpo-against-recovery-points');
    expect(problem.message).toMatch(/30 minutes in paragraph 1 .*every 1 hour in paragraph 2/);
    expect(problem.message).toContain('loses up to 60 minutes; crash-consistent points, every 5 minutes, keep it');
    expect(problem.remedy).toContain('which consistency');
    expect(only([rpo(30, 'app'), hourly]).remedy).toContain('crash-consistent points will do');
  });

  it('is kept by points that come as often, and by crash-consistent ones where they are meant', () => {
    expect(codes([rpo(60), hourly])).toEqual([]);
    expect(codes([rpo(30, 'crash'), hourly])).toEqual([]);
    expect(codes([rpo(5, 'crash')])).toEqual([]);
    expect(codes([rpo(4, 'crash')])).toEqual(['rpo-against-recovery-points']);
  });
});

describe('app-consistent points', () => {
  const every = (minutes: number): Statement => said(1, { topic: 'appConsistentFrequency', minutes });

  it('come every 1 to 12 hours and before the first is pruned', () => {
    expect([30, 60, 720, 780].map((minutes) => codes([every(minutes)]).length)).toEqual([1, 0, 0, 1]);
    const day = (hours: number): Statement => said(2, { topic: 'retention', hours, isAnyPoint: false });
    expect(codes([every(240), day(4)])).toEqual(['app-consistent-frequency-limit']);
    expect(codes([every(240), day(5)])).toEqual([]);
  });
});

describe('how long recovery points are kept', () => {
  const keep = (hours: number, isAnyPoint = false): Statement => said(1, { topic: 'retention', hours, isAnyPoint });
  const on = (architecture: 'classic' | 'modernized', storage: 'premium' | 'standard' | null = null): Statement =>
    said(2, { topic: 'replicationArchitecture', architecture, storage });

  it.each([
    [24, 'classic', 'premium', 0],
    [25, 'classic', 'premium', 1],
    [72, 'classic', 'standard', 0],
    [73, 'classic', 'standard', 1],
    [72, 'classic', null, 0],
    [120, 'classic', null, 1],
    [360, 'modernized', null, 0],
    [361, 'modernized', null, 1],
  ] as const)('%i h on %s %s: %i contradictions', (hours, architecture, storage, count) => {
    const problems = contradictions([keep(hours), on(architecture, storage)]);
    expect(problems.map(({ code }) => code)).toEqual(
      Array.from({ length: count }, () => 'statements/retention-over-limit'),
    );
    for (const { message } of problems) expect(message).toMatch(/paragraph 1 .*paragraph 2 /);
  });

  it('is over every limit where no architecture is named', () => {
    expect(codes([keep(361)])).toEqual(['retention-over-limit']);
    expect(codes([keep(360)])).toEqual([]);
  });

  it('is never any point beyond the last two hours', () => {
    const problem = only([keep(120, true), on('modernized')]);
    expect(problem.code).toBe('statements/any-point-against-pruning');
    expect(problem.message).toMatch(/any point within 5 days .*paragraph 1 .*modernized in paragraph 2 /);
    expect(problem.message).toContain('every point of the last 2 hours is left, then one for every 2 hours');
    expect(only([keep(360, true)]).message).toContain('from 7 days on one for every 4 hours');
    expect(only([keep(24, true)]).message).toContain('then one for every 1 hour');
    expect(codes([keep(2, true)])).toEqual([]);
    expect(codes([keep(120)])).toEqual([]);
  });

  it('names the other place that says how long', () => {
    const other = { ...keep(120), said: 'the policy', at: { file: 'statements.yaml', line: 9 } };
    expect(only([keep(120, true), other]).message).toContain('the policy (statements.yaml:9)');
  });
});

describe('a promised availability', () => {
  const promise = said(1, { topic: 'availability', phase: 'after', percent: 99.95 });
  const point = (removedBy: string | null): Statement =>
    said(2, { topic: 'singlePointOfFailure', what: 'NAT firewall', machines: [], effect: 'no payments', removedBy });

  it('is held against what fails alone and nothing removes', () => {
    const problem = only([promise, point(null)]);
    expect(problem.code).toBe('statements/availability-against-single-point');
    expect(problem.message).toContain('at most 21.9 minutes of outage in a month');
    expect(problem.message).toMatch(/paragraph 1 .*"NAT firewall" .*paragraph 2 .*no payments/);
  });

  it('is left alone where something removes it, or where it is that of today', () => {
    expect(codes([promise, point('a second firewall')])).toEqual([]);
    expect(codes([said(1, { topic: 'availability', phase: 'before', percent: 99.5 }), point(null)])).toEqual([]);
  });
});
