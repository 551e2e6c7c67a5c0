import { describe, expect, it } from 'vitest';
import { DEFAULT_RECOVERY_SETTINGS, deriveDrills, deriveDue, deriveGroups } from '../../src/recovery/index.js';
import type { DrillDue, DrillPlan } from '../../src/recovery/index.js';
import type { Drill, Site } from '../../src/site/index.js';
import type { Statement } from '../../src/statements/index.js';
import { toMachineId } from '../../src/model/index.js';
import { anAvailabilityGroup } from '../support/a-wave-estate.js';
import { aRecoveryEstate } from './a-recovery-estate.js';
import type { Known } from './a-recovery-estate.js';

const SHOP: readonly Known[] = [
  { name: 'fe01', role: 'web', application: 'shop' },
  { name: 'db01', role: 'database', product: 'postgresql', application: 'shop' },
  { name: 'db02', role: 'database', product: 'postgresql', application: 'shop' },
  { name: 'dc01', role: 'directory' },
  { name: 'nat01', role: 'firewall' },
];

function planOf(site: Site | null, statements: readonly Statement[] = []): DrillPlan {
  const estate = aRecoveryEstate(
    SHOP,
    [['fe01', 'db01', 'postgresql']],
    [anAvailabilityGroup('shop-db', ['db01', 'db02'])],
  );
  const affects = ['fe01', 'db01'].map(toMachineId);
  const graph = {
    ...estate.graph,
    singlePoints: [
      {
        ...{ machine: toMachineId('nat01'), kind: 'egress' as const, role: 'firewall' as const },
        ...{ affects, applications: ['shop'], said: '2 machines go out through it alone' },
      },
    ],
  };
  const settings = { ...DEFAULT_RECOVERY_SETTINGS, rtoMinutes: 60, rpoMinutes: 30 };
  const groups = deriveGroups({ graph, machines: estate.machines, site, statements, settings });
  return deriveDrills({ graph, groups, site, statements, settings, asOf: '2026-11-22' });
}

describe('scenarios', () => {
  it('go from the whole plan to single losses, planned and unplanned, and measure time, data and logon', () => {
    const { scenarios } = planOf(null);
    expect(scenarios.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'planned test-of-plans',
      'planned planned-failover',
      'unplanned site-loss',
      'unplanned directory-loss',
      'unplanned database-loss db01',
      'unplanned point-loss nat01',
    ]);
    const [test] = scenarios;
    expect(test?.measures.map(({ what, target }) => `${what}: ${target ?? 'none stated'}`)).toEqual([
      ...['RTO: 60 min', 'RPO: 30 min', 'data lost: none', 'logon and names: both work'],
    ]);
    expect(test?.cleanUp[0]).toContain('without it the test does not count');
    expect(scenarios[4]?.steps).toContain('SELECT pg_promote();');
    expect(scenarios[5]?.steps[0]).toContain('2 machines go out through it alone');
  });

  it('promote the replica that stands in the recovery site', () => {
    const ready: Statement = {
      ...{ said: 'the brief', at: { file: 's' }, decides: false, note: null },
      ...{ topic: 'recoverySiteDatabase', database: 'orders', machineCount: 1, isPromotable: true },
    };
    const { scenarios } = planOf({ databases: [{ name: 'orders', engine: 'mysql' }] }, [ready]);
    const found = scenarios.find(({ id }) => id === 'database-loss stated orders');
    expect(found?.steps).toContain('STOP REPLICA;');
  });
});

describe('due dates', () => {
  const drill = (overrides: Partial<Drill>): Drill => ({
    ...{ name: 'fe01', kind: 'machine', lastTestOn: '2026-08-31', isSuccessful: true, isCleanedUp: true },
    ...overrides,
  });
  const due = (drills: readonly Drill[], asOf = '2026-11-22'): DrillDue =>
    deriveDue({
      ...{ machines: ['fe01'], applications: [], drills, asOf, monthsPerMachine: 6, monthsPerApplication: 3 },
    })[0]!;

  it('are 6 months after the last drill of a machine and 3 after that of an application', () => {
    expect(due([drill({})])).toEqual({
      subject: 'fe01',
      kind: 'machine',
      last: '2026-08-31',
      due: '2027-02-28',
      state: 'fresh',
    });
    const [application] = deriveDue({
      ...{
        machines: [],
        applications: ['shop', 'shop'],
        asOf: '2026-11-22',
        monthsPerMachine: 6,
        monthsPerApplication: 3,
      },
      drills: [drill({ name: 'Shop', kind: 'application', lastTestOn: '2026-08-22' })],
    });
    expect(application).toMatchObject({ last: '2026-08-22', due: '2026-11-22', state: 'due' });
  });

  it('count only what succeeded, was cleaned up and lies behind', () => {
    const not: readonly Partial<Drill>[] = [
      ...[{ isSuccessful: false }, { isCleanedUp: false }, { isCleanedUp: undefined }],
      ...[{ lastTestOn: '2026-11-23' }, { kind: 'application' as const }, { name: 'other' }],
    ];
    for (const one of not) expect(due([drill(one)]).state).toBe('never');
    expect(due([drill({ lastTestOn: '2026-05-21' })]).state).toBe('overdue');
    expect(due([drill({ lastTestOn: '2026-05-22' })]).state).toBe('due');
    expect(due([drill({ lastTestOn: '2026-01-01' }), drill({}), drill({ lastTestOn: '2026-02-01' })]).last).toBe(
      '2026-08-31',
    );
  });
});
